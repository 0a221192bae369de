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

std::string textOf(const Membership &target, bool joint)
{
    std::string text = joint ? "change the membership jointly to" : "change the membership to";
    for (const NodeId id : target.voters)
        text += " S" + std::to_string(id.value);
    for (const NodeId id : target.learners)
        text += " S" + std::to_string(id.value) + " (learner)";
    return text;
}

} // namespace

/// A client calls a server; the server does not yet know.
OperationId Engine::call(const action::Submit &submit)
{
    const OperationId id = ++m_state.lastOperation;
    const auto *command = std::get_if<StoreCommand>(&submit.what);
    if (m_witness.operations != nullptr)
        m_witness.operations->append(operationOf(submit, id, m_state.now));
    Event event;
    event.kind = EventKind::OperationCalled;
    event.server = small(submit.server);
    event.subject = id;
    event.detail = command == nullptr ? 1 : 0;
    const EventNumber called = emit(event);
    m_state.pending.push_back(
        {id, submit.server, called, command == nullptr ? std::nullopt : command->session, {}});
    return id;
}

void Engine::perform(const action::Submit &submit, ActionResult &result)
{
    result.subject = call(submit);
    if (m_state.external) { // Its server tells when it takes it up.
        const auto *get = std::get_if<Get>(&submit.what);
        if (get != nullptr && get->linearizable)
            m_state.pending.back().unseenRead = get->key;
        return;
    }
    SimulatedServer &server = m_state.server(submit.server);
    const ClientRequest request{RequestId{result.subject}, submit.what};
    stepBy(server, m_state.pending.back().called,
           [this, &server, &request](Time local) { server.server.submit(local, request, m_effects); });
}

void Engine::perform(const action::SubmitBatch &submit, ActionResult &result)
{
    std::vector<ClientRequest> requests;
    for (const StoreCommand &command : submit.commands)
        requests.push_back({RequestId{call({submit.server, command})}, command});
    result.subject = requests.front().id.value;
    SimulatedServer &server = m_state.server(submit.server);
    stepBy(server, m_state.pending.back().called,
           [this, &server, &requests](Time local) { server.server.submit(local, requests, m_effects); });
}

void Engine::returned(OperationId id, const ClientAnswer &answer, EventNumber cause)
{
    Operation *operation = m_witness.operations == nullptr ? nullptr : m_witness.operations->pending(id);
    if (operation != nullptr)
        note(answer, *operation);
    close(id, outcomeOf(answer), cause);
}

void Engine::giveUpOperations(NodeId server, EventNumber cause)
{
    const std::vector<PendingOperation> pending = m_state.pending;
    for (const PendingOperation &operation : pending) {
        if (operation.server == server)
            close(operation.id, OperationOutcome::Unknown, cause);
    }
}

void Engine::close(OperationId id, OperationOutcome outcome, EventNumber cause)
{
    const auto pending =
        std::lower_bound(m_state.pending.begin(), m_state.pending.end(), id,
                         [](const PendingOperation &one, OperationId wanted) { return one.id < wanted; });
    if (pending == m_state.pending.end() || pending->id != id)
        return;
    Event event;
    event.kind = EventKind::OperationReturned;
    event.server = small(pending->server);
    event.subject = id;
    event.detail = static_cast<std::uint8_t>(outcome);
    event.cause = cause;
    m_state.pending.erase(pending);
    m_state.returned.push_back(id);
    if (m_state.returned.size() > returnedKept)
        m_state.returned.pop_front();
    if (m_witness.operations != nullptr) {
        if (const Operation *operation = m_witness.operations->pending(id))
            event.position.index = operation->index;
        m_witness.operations->close(id, outcome, m_state.now);
    }
    emit(event);
}

void Engine::perform(const action::Change &change, ActionResult &result)
{
    const RequestId id{++m_state.lastRequest};
    Membership target = change.target;
    for (const NodeId member : target.everyone()) // Who lets a server in has looked which disk it is on.
        if (m_state.exists(member))
            target.seat(member, m_state.server(member).disk.disk);
    request(m_state.server(change.server), ChangeMembership{id, std::move(target), change.joint}, id,
            textOf(change.target, change.joint), result);
}

void Engine::perform(const action::Transfer &transfer, ActionResult &result)
{
    const RequestId id{++m_state.lastRequest};
    request(m_state.server(transfer.server), TransferLeadership{id, transfer.target}, id,
            transfer.target ? "hand leadership to S" + std::to_string(transfer.target->value)
                            : "hand leadership over",
            result);
}

void Engine::request(SimulatedServer &server, const Input &input, RequestId id, std::string text,
                     ActionResult &result)
{
    Event event;
    event.kind = EventKind::RequestMade;
    event.server = small(server.id);
    event.subject = id.value;
    const EventNumber asked = emitText(event, std::move(text));
    std::vector<Answer> answers;
    stepBy(server, asked, [this, &server, &input, &answers](Time local) {
        server.server.step(local, input, m_effects);
        answers = m_effects.node.answers;
    });
    result.subject = id.value;
    for (const Answer &answer : answers) {
        if (const auto *refused = std::get_if<Refused>(&answer.what); refused != nullptr && answer.id == id)
            result.refused = refused->why;
    }
}

} // namespace raft
