#include "raftcore/verification/linearizability.h"

#include "raftcore/verification/operation_words.h"
#include "raftcore/verification/order_search.h"
#include "raftcore/verification/value_zones.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

using Verdict = Linearizability::Verdict;

/// Checks the operations of one key.
class KeyCheck {
public:
    /// `done` of `all` operations are decided before.
    KeyCheck(const KeyHistory &history, StoreBefore before, const CheckLimits &limits, double done,
             double all)
        : m_history(history), m_before(before), m_limits(limits), m_done(done), m_all(all)
    {
    }

    Linearizability run()
    {
        const std::optional<ZoneVerdict> zones = checkZones(m_history.calls, m_before);
        if (zones && zones->holds)
            return {};
        OrderSearch search(m_history.calls, m_before);
        const OrderSearch::Outcome outcome = search.run([this] { return mayGoOn(); }, m_limits.bytes);
        if (outcome == OrderSearch::Outcome::Found)
            return {};
        const bool decided = zones || outcome == OrderSearch::Outcome::NoneExists;
        return explain(search, decided ? Verdict::Violated : Verdict::Undecided, zones);
    }

private:
    bool mayGoOn()
    {
        constexpr std::size_t often = 4'096;
        if (m_steps++ >= m_limits.steps)
            return false;
        return m_steps % often != 0 || !m_limits.goesOn || m_limits.goesOn(m_done / m_all);
    }

    Linearizability explain(const OrderSearch &search, Verdict verdict,
                            const std::optional<ZoneVerdict> &zones)
    {
        Linearizability result;
        result.verdict = verdict;
        result.key = m_history.key;
        result.operations = m_history.calls.size();
        std::vector<bool> explained(m_history.calls.size());
        for (const std::size_t place : search.longest()) {
            explained[place] = true;
            result.order.push_back(m_history.calls[place].operation->id);
        }
        std::string first;
        for (std::size_t place = 0; place < explained.size(); ++place) {
            const EffectiveCall &call = m_history.calls[place];
            if (explained[place] || !call.hasReturned())
                continue;
            result.unexplained.push_back(call.operation->id);
            if (first.empty())
                first = inWords(call);
        }
        if (verdict == Verdict::Violated)
            result.proof = "no order of the operations on \"" + result.key +
                           "\" explains what the clients saw: " +
                           (zones ? zones->conflict
                                  : first + " fits nowhere after the " + std::to_string(result.order.size()) +
                                        " before it");
        return result;
    }

    const KeyHistory &m_history;
    StoreBefore m_before;
    const CheckLimits &m_limits;
    double m_done;
    double m_all;
    std::size_t m_steps = 0;
};

Linearizability undecided(const KeyHistory &history)
{
    Linearizability result;
    result.verdict = Verdict::Undecided;
    result.key = history.key;
    result.operations = history.calls.size();
    return result;
}

} // namespace

Linearizability checkLinearizability(const std::vector<ClientCall> &history, const CheckLimits &limits,
                                     StoreBefore before)
{
    const std::vector<KeyHistory> byKey = effectiveCalls(history);
    double all = 0;
    for (const KeyHistory &one : byKey)
        all += static_cast<double>(one.calls.size());
    Linearizability result;
    double done = 0;
    for (const KeyHistory &one : byKey) {
        if (limits.goesOn && !limits.goesOn(done / all))
            return result.verdict == Verdict::Holds ? undecided(one) : result;
        Linearizability here = KeyCheck(one, before, limits, done, all).run();
        if (here.verdict == Verdict::Violated)
            return here;
        if (here.verdict == Verdict::Undecided && result.verdict == Verdict::Holds)
            result = std::move(here);
        done += static_cast<double>(one.calls.size());
    }
    return result;
}

Linearizability checkLinearizability(const Cluster &cluster, const CheckLimits &limits)
{
    return checkLinearizability(clientHistory(cluster), limits, storeBefore(cluster));
}

} // namespace raft
