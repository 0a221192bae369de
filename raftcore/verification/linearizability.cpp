#include "raftcore/verification/linearizability.h"

#include "raftcore/cluster/cluster.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace raft {

namespace {

constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

using Value = std::optional<std::string>; ///< What a key holds; nothing when there is no such key.

/// What a key holds, as far as anybody knows.
struct Knowledge {
    bool isKnown = true;
    Value value;

    bool operator==(const Knowledge &) const = default;
    auto operator<=>(const Knowledge &) const = default;
};

/// The missing key counts as 0; nothing when the value is no integer.
std::optional<std::int64_t> integerIn(const Value &value)
{
    if (!value)
        return 0;
    std::int64_t number = 0;
    const char *end = value->data() + value->size();
    const auto read = std::from_chars(value->data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

/// What the key holds after an operation that the store carries out; nothing when its condition fails.
std::optional<Value> carryOut(const Operation &operation, const Value &before)
{
    switch (operation.kind) {
    case OperationKind::Put: return Value(operation.value);
    case OperationKind::Delete: return Value();
    case OperationKind::CompareAndSet:
        if (before != operation.expected)
            return std::nullopt;
        return Value(operation.value);
    case OperationKind::Add: {
        const auto sum = integerIn(before);
        const auto amount = integerIn(operation.value);
        std::int64_t result = 0;
        if (!sum || !amount || __builtin_add_overflow(*sum, *amount, &result))
            return std::nullopt;
        return Value(std::to_string(result));
    }
    case OperationKind::Get:
    case OperationKind::Read: return before;
    }
    return before;
}

/// What the key holds after `operation`, which finds there what nobody knows: any outcome may be.
Knowledge find(const Operation &operation)
{
    switch (operation.kind) {
    case OperationKind::Put: return {true, operation.value};
    case OperationKind::Delete: return {true, std::nullopt};
    case OperationKind::CompareAndSet:
        if (operation.outcome == OperationOutcome::Failed)
            break;
        return {true, operation.value};
    case OperationKind::Get:
    case OperationKind::Read: return {true, operation.result};
    case OperationKind::Add: break;
    }
    return {false, {}};
}

/// What the key holds after `operation`, if it may have had its outcome on a key that held `before`.
std::optional<Value> explain(const Operation &operation, const Value &before)
{
    const std::optional<Value> after = carryOut(operation, before);
    switch (operation.outcome) {
    case OperationOutcome::Done:
        if (operation.kind == OperationKind::Read && operation.result != before)
            return std::nullopt;
        return after;
    case OperationOutcome::Failed:
        if (after)
            return std::nullopt;
        return before;
    case OperationOutcome::Refused: return std::nullopt;
    case OperationOutcome::Pending:
    case OperationOutcome::Unknown: break;
    }
    return after ? *after : before;
}

/// Looks for an order of the operations of one key (Wing & Gong's search; what it has seen to lead nowhere, a
/// set of operations and the value after them, it does not try again: Lowe).
class OrderSearch {
public:
    OrderSearch(std::vector<const ClientCall *> calls, StoreBefore before, std::size_t &stepsLeft)
        : m_calls(std::move(calls)),
          m_taken(m_calls.size()), m_value{before == StoreBefore::Nothing, std::nullopt},
          m_stepsLeft(stepsLeft)
    {
        std::sort(m_calls.begin(), m_calls.end(),
                  [](const ClientCall *a, const ClientCall *b) { return a->called < b->called; });
        for (const ClientCall *call : m_calls)
            m_mustReturn += call->returned ? 1 : 0;
    }

    Linearizability::Verdict run()
    {
        while (m_returned < m_mustReturn) {
            if (m_stepsLeft == 0)
                return Linearizability::Verdict::Undecided;
            --m_stepsLeft;
            if (!takeNext() && !goBack())
                return Linearizability::Verdict::Violated;
        }
        return Linearizability::Verdict::Holds;
    }

    const std::vector<std::size_t> &longest() const { return m_longest; }
    const std::vector<const ClientCall *> &calls() const { return m_calls; }

private:
    struct Choice {
        std::size_t call;
        std::size_t turn;
        Knowledge before;
        std::size_t firstOpen;
    };

    /// Nothing may take effect after the return of an operation that has not: the earliest such return.
    std::uint64_t horizon() const
    {
        std::uint64_t earliest = never;
        for (std::size_t i = m_firstOpen; i < m_calls.size() && m_calls[i]->called < earliest; ++i)
            if (!m_taken[i])
                earliest = std::min(earliest, m_calls[i]->returned.value_or(never));
        return earliest;
    }

    /// Tries those first that returned: what never did mostly had no effect that anybody saw.
    bool takeNext()
    {
        const std::uint64_t until = horizon();
        for (std::size_t turn = m_from; turn < 2 * m_calls.size(); ++turn) {
            const bool returned = turn < m_calls.size();
            const std::size_t call = returned ? turn : turn - m_calls.size();
            if (call >= m_firstOpen && m_calls[call]->called < until &&
                m_calls[call]->returned.has_value() == returned && tryNext(call, turn))
                return true;
        }
        return false;
    }

    bool tryNext(std::size_t call, std::size_t turn)
    {
        if (m_taken[call])
            return false;
        std::optional<Knowledge> after = knownAfter(m_calls[call]->operation);
        if (!after)
            return false;
        m_taken[call] = true;
        if (m_seen.emplace(m_taken, *after).second) {
            take(call, turn, std::move(*after));
            return true;
        }
        m_taken[call] = false;
        return false;
    }

    std::optional<Knowledge> knownAfter(const Operation &operation) const
    {
        if (!m_value.isKnown)
            return find(operation);
        std::optional<Value> after = explain(operation, m_value.value);
        return after ? std::optional(Knowledge{true, *std::move(after)}) : std::nullopt;
    }

    void take(std::size_t call, std::size_t turn, Knowledge after)
    {
        m_choices.push_back({call, turn, std::exchange(m_value, std::move(after)), m_firstOpen});
        m_returned += m_calls[call]->returned ? 1 : 0;
        while (m_firstOpen < m_calls.size() && m_taken[m_firstOpen])
            ++m_firstOpen;
        m_from = 0;
        if (m_choices.size() > m_longest.size()) {
            m_longest.clear();
            for (const Choice &choice : m_choices)
                m_longest.push_back(choice.call);
        }
    }

    bool goBack()
    {
        if (m_choices.empty())
            return false;
        Choice &last = m_choices.back();
        m_taken[last.call] = false;
        m_returned -= m_calls[last.call]->returned ? 1 : 0;
        m_value = std::move(last.before);
        m_firstOpen = last.firstOpen;
        m_from = last.turn + 1;
        m_choices.pop_back();
        return true;
    }

    std::vector<const ClientCall *> m_calls; ///< In the order of their calls.
    std::vector<bool> m_taken;
    std::set<std::pair<std::vector<bool>, Knowledge>> m_seen;
    std::vector<Choice> m_choices;
    std::vector<std::size_t> m_longest;
    Knowledge m_value;
    std::size_t m_firstOpen = 0; ///< All before it are taken.
    std::size_t m_from = 0;      ///< The turn at which to look for the next one.
    std::size_t m_returned = 0;
    std::size_t m_mustReturn = 0;
    std::size_t &m_stepsLeft;
};

bool hasReturned(const Operation &operation)
{
    return operation.outcome == OperationOutcome::Done || operation.outcome == OperationOutcome::Failed;
}

/// A retry belongs to the first request: one effect, after the first call and before the first answer.
void joinRetry(ClientCall &call, const ClientCall &retry)
{
    call.called = std::min(call.called, retry.called);
    if (!retry.returned || (call.returned && *call.returned <= *retry.returned))
        return;
    call.returned = retry.returned;
    call.operation.outcome = retry.operation.outcome;
    call.operation.result = retry.operation.result;
}

/// What counts, by key.
std::map<std::string, std::vector<ClientCall>> relevantCalls(const std::vector<ClientCall> &history)
{
    std::map<std::string, std::vector<ClientCall>> byKey;
    std::map<std::pair<std::string, std::uint64_t>, std::pair<std::string, std::size_t>> sessions;
    for (ClientCall call : history) {
        const Operation &operation = call.operation;
        const bool reads = operation.kind == OperationKind::Read;
        if (operation.kind == OperationKind::Get || operation.outcome == OperationOutcome::Refused ||
            (reads && operation.outcome != OperationOutcome::Done))
            continue;
        if (!hasReturned(operation))
            call.returned.reset();
        if (operation.session) {
            const auto name = std::pair(operation.session->client, operation.session->sequence);
            const auto [first, fresh] =
                sessions.try_emplace(name, operation.key, byKey[operation.key].size());
            if (!fresh) {
                joinRetry(byKey[first->second.first][first->second.second], call);
                continue;
            }
        }
        byKey[operation.key].push_back(std::move(call));
    }
    return byKey;
}

std::string inWords(const Operation &operation)
{
    // A history from elsewhere does not say which server was asked.
    const std::string server =
        operation.server.value == 0 ? std::string() : " at S" + std::to_string(operation.server.value);
    const auto quoted = [](const Value &value) {
        return value ? "\"" + *value + "\"" : std::string("nothing");
    };
    switch (operation.kind) {
    case OperationKind::Put: return "the put of " + quoted(operation.value) + server;
    case OperationKind::Add: return "the addition of " + operation.value + server;
    case OperationKind::Delete: return "the delete" + server;
    case OperationKind::CompareAndSet:
        return "the change from " + quoted(operation.expected) + " to " + quoted(operation.value) + server;
    case OperationKind::Get:
    case OperationKind::Read: break;
    }
    return "the read of " + quoted(operation.result) + server;
}

void prove(const OrderSearch &search, Linearizability &result)
{
    std::vector<bool> explained(search.calls().size());
    for (const std::size_t call : search.longest()) {
        explained[call] = true;
        result.order.push_back(search.calls()[call]->operation.id);
    }
    std::string first;
    for (std::size_t i = 0; i < explained.size(); ++i) {
        const ClientCall &call = *search.calls()[i];
        if (explained[i] || !call.returned)
            continue;
        result.unexplained.push_back(call.operation.id);
        if (first.empty())
            first = inWords(call.operation);
    }
    result.proof = "no order of the operations on \"" + result.key +
                   "\" explains what the clients saw: " + first + " fits nowhere after the " +
                   std::to_string(result.order.size()) + " before it";
}

} // namespace

Linearizability checkLinearizability(const std::vector<ClientCall> &history, std::size_t mostSteps,
                                     StoreBefore before)
{
    Linearizability result;
    for (const auto &[key, calls] : relevantCalls(history)) {
        std::vector<const ClientCall *> pointers;
        for (const ClientCall &call : calls)
            pointers.push_back(&call);
        OrderSearch search(std::move(pointers), before, mostSteps);
        const Linearizability::Verdict verdict = search.run();
        if (verdict == Linearizability::Verdict::Holds ||
            (verdict == Linearizability::Verdict::Undecided &&
             result.verdict == Linearizability::Verdict::Undecided))
            continue;
        result.verdict = verdict;
        result.key = key;
        if (verdict == Linearizability::Verdict::Undecided)
            continue;
        prove(search, result);
        return result;
    }
    return result;
}

std::vector<ClientCall> clientHistory(const Cluster &cluster)
{
    std::vector<ClientCall> history;
    const EventRecord &events = cluster.events();
    for (EventNumber number = events.first(); number <= events.size(); ++number) {
        const Event &event = events[number];
        if (event.kind == EventKind::OperationCalled) {
            if (const std::optional<Operation> operation = cluster.operation(event.subject))
                history.push_back({*operation, number, std::nullopt});
        } else if (event.kind == EventKind::OperationReturned) {
            const auto call =
                std::lower_bound(history.begin(), history.end(), event.subject,
                                 [](const ClientCall &one, OperationId id) { return one.operation.id < id; });
            if (call != history.end() && call->operation.id == event.subject)
                call->returned = number;
        }
    }
    return history;
}

StoreBefore storeBefore(const Cluster &cluster)
{
    const ClusterSetup &setup = cluster.setup();
    return setup.elsewhere || !setup.disks.empty() || cluster.events().first() > 1 ? StoreBefore::Anything
                                                                                   : StoreBefore::Nothing;
}

Linearizability checkLinearizability(const Cluster &cluster, std::size_t mostSteps)
{
    return checkLinearizability(clientHistory(cluster), mostSteps, storeBefore(cluster));
}

} // namespace raft
