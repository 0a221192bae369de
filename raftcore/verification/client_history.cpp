#include "raftcore/verification/client_history.h"

#include "raftcore/cluster/cluster.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace raft {

namespace {

bool saysNothing(const Operation &operation)
{
    return operation.kind == OperationKind::Get || operation.outcome == OperationOutcome::Refused ||
           (operation.kind == OperationKind::Read && operation.outcome != OperationOutcome::Done);
}

bool isAnswered(const ClientCall &call)
{
    const OperationOutcome outcome = call.operation.outcome;
    return call.returned && (outcome == OperationOutcome::Done || outcome == OperationOutcome::Failed);
}

EffectiveCall effective(const ClientCall &call)
{
    return {&call.operation, call.operation.outcome, &call.operation.result, call.called,
            isAnswered(call) ? *call.returned : never};
}

/// A retry belongs to the first request: one effect, after the first call and before the first answer.
void joinRetry(EffectiveCall &call, const EffectiveCall &retry)
{
    call.called = std::min(call.called, retry.called);
    if (call.returned <= retry.returned)
        return;
    call.returned = retry.returned;
    call.outcome = retry.outcome;
    call.result = retry.result;
}

/// Collects the calls by key.
class Collection {
public:
    void add(const ClientCall &call)
    {
        if (saysNothing(call.operation))
            return;
        std::vector<EffectiveCall> &calls = m_byKey[call.operation.key];
        if (const std::optional<Session> &session = call.operation.session) {
            const auto name = std::pair(std::string_view(session->client), session->sequence);
            const auto [first, fresh] = m_sessions.try_emplace(name, &calls, calls.size());
            if (!fresh)
                return joinRetry((*first->second.first)[first->second.second], effective(call));
        }
        calls.push_back(effective(call));
    }

    std::vector<KeyHistory> inOrder()
    {
        std::vector<KeyHistory> histories;
        for (auto &[key, calls] : m_byKey)
            histories.push_back({std::string(key), std::move(calls)});
        const auto byKey = [](const KeyHistory &a, const KeyHistory &b) { return a.key < b.key; };
        std::sort(histories.begin(), histories.end(), byKey);
        const auto byCall = [](const EffectiveCall &a, const EffectiveCall &b) {
            return a.called < b.called;
        };
        for (KeyHistory &history : histories)
            std::stable_sort(history.calls.begin(), history.calls.end(), byCall);
        return histories;
    }

private:
    std::unordered_map<std::string_view, std::vector<EffectiveCall>> m_byKey; ///< Their places do not change.
    std::map<std::pair<std::string_view, std::uint64_t>, std::pair<std::vector<EffectiveCall> *, std::size_t>>
        m_sessions;
};

} // namespace

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
    return setup.external || !setup.disks.empty() || cluster.events().first() > 1 ? StoreBefore::Anything
                                                                                  : StoreBefore::Nothing;
}

std::vector<KeyHistory> effectiveCalls(const std::vector<ClientCall> &history)
{
    Collection collection;
    for (const ClientCall &call : history)
        collection.add(call);
    return collection.inOrder();
}

} // namespace raft
