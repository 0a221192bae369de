#include "raftcore/simulation/clients.h"

#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

struct Describe {
    Operation &operation;

    void operator()(const Put &put) const
    {
        operation.kind = OperationKind::Put;
        operation.value = put.value;
    }
    void operator()(const Add &add) const
    {
        operation.kind = OperationKind::Add;
        operation.value = std::to_string(add.amount);
    }
    void operator()(const Delete &) const { operation.kind = OperationKind::Delete; }
    void operator()(const CompareAndSet &swap) const
    {
        operation.kind = OperationKind::CompareAndSet;
        operation.value = swap.value;
        operation.expected = swap.expected;
    }
};

Operation operationOf(const action::Submit &submit, OperationId id, Time now)
{
    Operation operation;
    operation.id = id;
    operation.server = submit.server;
    operation.called = now;
    if (const auto *command = std::get_if<StoreCommand>(&submit.what)) {
        operation.key = keyOf(command->change);
        operation.session = command->session;
        std::visit(Describe{operation}, command->change);
    } else if (const auto *get = std::get_if<Get>(&submit.what)) {
        operation.key = get->key;
        operation.kind = get->linearizable ? OperationKind::Read : OperationKind::Get;
    }
    return operation;
}

OperationOutcome outcomeOf(const ClientAnswer &answer)
{
    if (const auto *done = std::get_if<ClientDone>(&answer.what))
        return done->success ? OperationOutcome::Done : OperationOutcome::Failed;
    return std::holds_alternative<Refused>(answer.what) ? OperationOutcome::Refused
                                                        : OperationOutcome::Unknown;
}

void note(const ClientAnswer &answer, Operation &operation)
{
    const bool read = operation.kind == OperationKind::Get || operation.kind == OperationKind::Read;
    if (const auto *done = std::get_if<ClientDone>(&answer.what)) {
        if (read)
            operation.result = done->value;
        operation.index = done->index;
    } else if (const auto *refused = std::get_if<Refused>(&answer.what)) {
        operation.refusal = refused->why;
        operation.leader = refused->leader;
    }
}

} // namespace

OperationId Clients::call(const action::Submit &submit)
{
    SimulationState &state = m_engine.state;
    const OperationId id = ++state.lastOperation;
    const auto *command = std::get_if<StoreCommand>(&submit.what);
    if (m_engine.witness.operations != nullptr)
        m_engine.witness.operations->append(operationOf(submit, id, state.now));
    Event event = eventAt(EventKind::OperationCalled, submit.server);
    event.subject = id;
    event.detail = command == nullptr ? 1 : 0;
    const EventNumber called = m_engine.events.write(event);
    state.pending.push_back(
        {id, submit.server, called, command == nullptr ? std::nullopt : command->session, {}});
    return id;
}

void Clients::returned(OperationId id, const ClientAnswer &answer, EventNumber cause)
{
    OperationRecord *operations = m_engine.witness.operations;
    Operation *operation = operations == nullptr ? nullptr : operations->pending(id);
    if (operation != nullptr)
        note(answer, *operation);
    close(id, outcomeOf(answer), cause);
}

void Clients::giveUp(NodeId server, EventNumber cause)
{
    const std::vector<PendingOperation> pending = m_engine.state.pending;
    for (const PendingOperation &operation : pending)
        if (operation.server == server)
            close(operation.id, OperationOutcome::Unknown, cause);
}

void Clients::close(OperationId id, OperationOutcome outcome, EventNumber cause)
{
    SimulationState &state = m_engine.state;
    const auto pending =
        std::lower_bound(state.pending.begin(), state.pending.end(), id,
                         [](const PendingOperation &one, OperationId wanted) { return one.id < wanted; });
    if (pending == state.pending.end() || pending->id != id)
        return;
    Event event = eventAt(EventKind::OperationReturned, pending->server);
    event.subject = id;
    event.detail = static_cast<std::uint8_t>(outcome);
    event.cause = cause;
    state.pending.erase(pending);
    state.returned.push_back(id);
    if (state.returned.size() > returnedKept)
        state.returned.pop_front();
    if (OperationRecord *operations = m_engine.witness.operations) {
        if (const Operation *operation = operations->pending(id))
            event.position.index = operation->index;
        operations->close(id, outcome, state.now);
    }
    m_engine.events.write(event);
}

std::optional<Refusal> Clients::request(SimulatedServer &server, const Input &input, RequestId id,
                                        std::string text)
{
    Event event = eventAt(EventKind::RequestMade, server.id);
    event.subject = id.value;
    const EventNumber asked = m_engine.events.write(event, std::move(text));
    std::vector<Answer> answers;
    m_engine.servers.stepBy(server, asked, [&](Time local, ServerEffects &effects) {
        server.server.step(local, input, effects);
        answers = effects.node.answers;
    });
    std::optional<Refusal> why;
    for (const Answer &answer : answers)
        if (const auto *refused = std::get_if<Refused>(&answer.what); refused != nullptr && answer.id == id)
            why = refused->why;
    return why;
}

} // namespace raft
