#include "raftcore/verification/linearizability.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/verification/operation_words.h"
#include "raftcore/verification/order_search.h"
#include "raftcore/verification/value_zones.h"

#include <algorithm>
#include <atomic>
#include <functional>

namespace raft {

namespace {

using Verdict = Linearizability::Verdict;

/// Checks the operations of one key.
class KeyCheck {
public:
    KeyCheck(const KeyHistory &history, StoreBefore before, std::size_t steps, std::size_t bytes,
             const std::function<bool()> &goesOn)
        : m_history(history), m_before(before), m_mostSteps(steps), m_mostBytes(bytes), m_goesOn(goesOn)
    {
    }

    Linearizability run()
    {
        const std::optional<ZoneVerdict> zones = checkZones(m_history.calls, m_before);
        if (zones && zones->holds)
            return {};
        OrderSearch search(m_history.calls, m_before, m_mostBytes);
        const OrderSearch::Outcome outcome = search.run([this] { return mayGoOn(); });
        if (outcome == OrderSearch::Outcome::Found)
            return {};
        const bool decided = zones || outcome == OrderSearch::Outcome::NoneExists;
        m_wasFull = !decided && search.isFull();
        return explain(search, decided ? Verdict::Violated : Verdict::Undecided, zones);
    }
    /// Whether it was left undecided because the memory did not suffice.
    bool wasFull() const { return m_wasFull; }

private:
    bool mayGoOn()
    {
        constexpr std::size_t often = 256; // Each step may try as many orders as operations overlap.
        if (m_steps++ >= m_mostSteps)
            return false;
        return m_steps % often != 0 || m_goesOn();
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
            result.proof =
                zones ? phrase("no order of the operations on \"%1\" explains what the clients saw: %2",
                               {result.key, zones->conflict})
                      : phrase("no order of the operations on \"%1\" explains what the clients saw: %2 fits "
                               "nowhere after the %3 before it",
                               {result.key, first, std::to_string(result.order.size())});
        return result;
    }

    const KeyHistory &m_history;
    StoreBefore m_before;
    std::size_t m_mostSteps;
    std::size_t m_mostBytes;
    const std::function<bool()> &m_goesOn;
    std::size_t m_steps = 0;
    bool m_wasFull = false;
};

Linearizability undecided(const KeyHistory &history)
{
    Linearizability result;
    result.verdict = Verdict::Undecided;
    result.key = history.key;
    result.operations = history.calls.size();
    return result;
}

/// Checks all keys. They are independent (M. Herlihy, J. Wing, "Linearizability", 1990, theorem 1), so that
/// several threads may do it; the verdict is that of the first key, by name, that is violated.
class HistoryCheck {
public:
    HistoryCheck(const std::vector<ClientCall> &history, StoreBefore before, const CheckLimits &limits)
        : m_keys(effectiveCalls(history)), m_before(before), m_limits(limits), m_results(m_keys.size()),
          m_isFull(m_keys.size()), m_firstViolated(m_keys.size())
    {
        for (const KeyHistory &one : m_keys)
            m_all += static_cast<double>(one.calls.size());
    }

    Linearizability run()
    {
        // Each thread may remember its share; what that does not suffice for has another turn, with all.
        const std::size_t share = m_limits.bytes / std::max(1U, m_limits.workers.threads);
        const auto piece = [this, share](std::size_t place) { check(place, share); };
        if (m_limits.workers.run)
            m_limits.workers.run(m_keys.size(), piece);
        else
            for (std::size_t place = 0; place < m_keys.size(); ++place)
                piece(place);
        for (std::size_t place = 0; share < m_limits.bytes && place < m_firstViolated; ++place)
            if (m_isFull[place] != 0)
                check(place, m_limits.bytes);
        return verdict();
    }

private:
    void check(std::size_t place, std::size_t bytes)
    {
        if (place > m_firstViolated)
            return;
        m_results[place] = undecided(m_keys[place]);
        if (!goesOn())
            return;
        const std::function<bool()> asked = [this] { return goesOn(); };
        KeyCheck one(m_keys[place], m_before, m_limits.steps, bytes, asked);
        m_results[place] = one.run();
        m_isFull[place] = one.wasFull() ? 1 : 0;
        if (m_results[place].verdict == Verdict::Violated)
            noteViolated(place);
        m_done += m_keys[place].calls.size();
    }

    bool goesOn()
    {
        if (!m_wasStopped && m_limits.goesOn && !m_limits.goesOn(static_cast<double>(m_done) / m_all))
            m_wasStopped = true;
        return !m_wasStopped;
    }

    void noteViolated(std::size_t place)
    {
        std::size_t first = m_firstViolated;
        while (place < first && !m_firstViolated.compare_exchange_weak(first, place)) {
        }
    }

    Linearizability verdict() const
    {
        if (m_firstViolated < m_keys.size())
            return m_results[m_firstViolated];
        const auto open = std::find_if(m_results.begin(), m_results.end(), [](const Linearizability &one) {
            return one.verdict == Verdict::Undecided;
        });
        return open == m_results.end() ? Linearizability{} : *open;
    }

    const std::vector<KeyHistory> m_keys;
    const StoreBefore m_before;
    const CheckLimits &m_limits;
    std::vector<Linearizability> m_results;
    std::vector<unsigned char> m_isFull; ///< No vector<bool>: threads write beside each other.
    std::atomic<std::size_t> m_firstViolated;
    std::atomic<std::size_t> m_done{0};
    std::atomic<bool> m_wasStopped{false};
    double m_all = 0;
};

} // namespace

Linearizability checkLinearizability(const std::vector<ClientCall> &history, const CheckLimits &limits,
                                     StoreBefore before)
{
    return HistoryCheck(history, before, limits).run();
}

Linearizability checkLinearizability(const Cluster &cluster, const CheckLimits &limits)
{
    return checkLinearizability(clientHistory(cluster), limits, storeBefore(cluster));
}

} // namespace raft
