#include "raftcore/simulation/interventions.h"

#include "raftcore/consensus/assertion.h"
#include "raftcore/simulation/same_message.h"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

namespace raft {

namespace {

/// Before what is kept as it is; else the kind of the step, from 1 on.
constexpr std::uint8_t rare = 0;

enum class RequestKind : std::uint8_t { Command, LinearizableGet, LocalGet };

// ---- writing: false for what is not written in short

bool put(ByteWriter &, const SimulationState &, NodeId, const TimerFired &)
{
    return true;
}

bool put(ByteWriter &out, const SimulationState &state, NodeId to, const ServerStep::Arrived &arrived)
{
    const NodeId from = arrived.message.from;
    const InFlightMessage *sent = state.network.travelling(from, to, arrived.number);
    if (sent == nullptr || !same(sent->message, arrived.message))
        return false;
    out.number(from.value);
    out.number(arrived.number);
    return true;
}

bool put(ByteWriter &out, const SimulationState &, NodeId, const WriteDone &done)
{
    out.number(done.id.value);
    return true;
}

bool put(ByteWriter &out, const SimulationState &, NodeId, const ServerStep::Called &called)
{
    std::string command;
    out.number(called.requests.size());
    for (const ClientRequest &request : called.requests) {
        out.number(request.id.value);
        if (const auto *get = std::get_if<Get>(&request.what)) {
            out.byte(static_cast<std::uint8_t>(get->linearizable ? RequestKind::LinearizableGet
                                                                 : RequestKind::LocalGet));
            out.text(get->key);
            continue;
        }
        command = encode(std::get<StoreCommand>(request.what), std::move(command));
        out.byte(static_cast<std::uint8_t>(RequestKind::Command));
        out.text(command);
    }
    return true;
}

bool put(ByteWriter &, const SimulationState &, NodeId, const ServerStep::StoreRemembered &)
{
    return true;
}

bool put(ByteWriter &out, const SimulationState &, NodeId, const ServerStep::Compacted &compacted)
{
    out.number(compacted.upTo.value);
    return true;
}

bool put(ByteWriter &, const SimulationState &, NodeId, const ChangeMembership &)
{
    return false;
}

bool put(ByteWriter &, const SimulationState &, NodeId, const TransferLeadership &)
{
    return false;
}

bool putStep(ByteWriter &out, const SimulationState &state, const ServerStep &step)
{
    out.byte(static_cast<std::uint8_t>(step.what.index() + 1));
    out.number(step.server.value);
    out.integer((step.local - state.now).count());
    out.number(step.sent.size());
    for (const ServerStep::Sent &sent : step.sent) {
        out.number(sent.number);
        out.integer(sent.delay.count());
    }
    return std::visit([&](const auto &what) { return put(out, state, step.server, what); }, step.what);
}

// ---- the same back; without a state only passes over it

void get(ByteReader &, const SimulationState *, NodeId, TimerFired &)
{
}

void get(ByteReader &in, const SimulationState *state, NodeId to, ServerStep::Arrived &arrived)
{
    const NodeId from{in.number()};
    arrived.number = in.number();
    if (state == nullptr)
        return;
    const InFlightMessage *sent = state->network.travelling(from, to, arrived.number);
    RAFT_ASSERT(sent != nullptr); // It was when this was written.
    arrived.message = sent->message;
}

void get(ByteReader &in, const SimulationState *, NodeId, WriteDone &done)
{
    done.id.value = in.number();
}

void get(ByteReader &in, const SimulationState *state, NodeId, ServerStep::Called &called)
{
    for (std::uint64_t count = in.number(); count > 0; --count) {
        ClientRequest request;
        request.id.value = in.number();
        const auto kind = static_cast<RequestKind>(in.byte());
        std::string text = in.text();
        if (state == nullptr)
            continue;
        if (kind == RequestKind::Command)
            request.what = *decodeCommand(text);
        else
            request.what = Get{std::move(text), kind == RequestKind::LinearizableGet};
        called.requests.push_back(std::move(request));
    }
}

void get(ByteReader &, const SimulationState *, NodeId, ServerStep::StoreRemembered &)
{
}

void get(ByteReader &in, const SimulationState *, NodeId, ServerStep::Compacted &compacted)
{
    compacted.upTo.value = in.number();
}

template <std::size_t Kind = 0>
void getWhat(ByteReader &in, const SimulationState *state, std::size_t kind, ServerStep &step)
{
    if constexpr (Kind < std::variant_size_v<ServerStep::What>) {
        using What = std::variant_alternative_t<Kind, ServerStep::What>;
        if (kind != Kind)
            return getWhat<Kind + 1>(in, state, kind, step);
        if constexpr (!std::is_same_v<What, ChangeMembership> && !std::is_same_v<What, TransferLeadership>)
            get(in, state, step.server, step.what.emplace<Kind>());
    }
}

} // namespace

// Each chunk can be read without those before it: the first place in it is written in full.
ByteWriter Interventions::appendPlace(std::uint64_t steps, Time at)
{
    if (m_size++ % chunkSize == 0 || m_chunks.empty()) {
        if (!m_chunks.empty())
            m_chunks.back().shrink_to_fit();
        m_chunks.emplace_back();
        m_lastSteps = 0;
        m_lastAt = {};
    }
    ByteWriter out(std::move(m_chunks.back())); // Behind what it holds, without memory of its own.
    out.number(steps - std::exchange(m_lastSteps, steps));
    out.integer((at - std::exchange(m_lastAt, at)).count());
    return out;
}

void Interventions::append(const SimulationState &state, const FromOutside &what)
{
    const std::size_t number = m_size;
    ByteWriter out = appendPlace(state.steps, state.now);
    const std::size_t place = out.size();
    const auto *observed = std::get_if<Observation>(&what);
    const auto *stepped = observed != nullptr ? std::get_if<observation::Stepped>(observed) : nullptr;
    const bool isShort = stepped != nullptr && putStep(out, state, *stepped->step);
    std::string &chunk = m_chunks.back();
    chunk = out.take();
    if (!isShort)
        keepAsItIs(number, place, what);
}

void Interventions::keepAsItIs(std::size_t number, std::size_t place, const FromOutside &what)
{
    std::string &chunk = m_chunks.back();
    chunk.resize(place);
    chunk.push_back(static_cast<char>(rare));
    m_rare.emplace(number, what);
}

Interventions Interventions::upTo(std::size_t number) const
{
    Interventions part(m_first);
    Reader reader(*this, m_first);
    while (part.size() < number) {
        const Intervention next = reader.take(SimulationState());
        ByteWriter out = part.appendPlace(next.steps, next.at);
        const std::size_t place = out.size();
        part.m_chunks.back() = out.take();
        part.keepAsItIs(part.size() - 1, place, next.what);
    }
    return part;
}

void Interventions::forgetBefore(std::size_t number)
{
    while (m_firstChunk < number / chunkSize && m_chunks.size() > 1) {
        m_chunks.pop_front();
        ++m_firstChunk;
        m_first = m_firstChunk * chunkSize;
    }
    m_rare.erase(m_rare.begin(), m_rare.lower_bound(first()));
}

Interventions::Reader::Reader(const Interventions &all, std::size_t number)
    : m_all(all), m_number(std::max(number / chunkSize * chunkSize, all.first()))
{
    RAFT_ASSERT(number >= all.first() && number <= all.size());
    readPlace();
    while (m_number < number) {
        if (const std::uint8_t kind = m_in.byte(); kind != rare)
            readStep(kind, nullptr);
        ++m_number;
        readPlace();
    }
}

Intervention Interventions::Reader::take(const SimulationState &state)
{
    Intervention next{m_steps, m_at, {}};
    if (const std::uint8_t kind = m_in.byte(); kind != rare)
        next.what = observation::Stepped{readStep(kind, &state)};
    else
        next.what = m_all.m_rare.at(m_number);
    ++m_number;
    readPlace();
    return next;
}

void Interventions::Reader::readPlace()
{
    if (m_number >= m_all.size())
        return;
    if (m_number % chunkSize == 0 || m_number == m_all.first()) {
        m_in = ByteReader(m_all.m_chunks[m_number / chunkSize - m_all.m_firstChunk]);
        m_steps = 0;
        m_at = {};
    }
    m_steps += m_in.number();
    m_at += Time{m_in.integer()};
}

std::shared_ptr<const ServerStep> Interventions::Reader::readStep(std::uint8_t kind,
                                                                  const SimulationState *state)
{
    auto step = std::make_shared<ServerStep>();
    step->server.value = m_in.number();
    step->local = m_at + Time{m_in.integer()};
    for (std::uint64_t count = m_in.number(); count > 0; --count) {
        const std::uint64_t number = m_in.number();
        step->sent.push_back({number, Time{m_in.integer()}});
    }
    getWhat(m_in, state, kind - 1U, *step);
    return step;
}

} // namespace raft
