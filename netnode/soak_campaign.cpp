#include "soak_campaign.h"

#include <atomic>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace raftarium {

namespace {

thread_local std::uint64_t seedHere = 0;
thread_local std::uint64_t serversHere = 0;

SoakResult runSeed(const SoakCampaign &campaign, std::uint64_t seed)
{
    SoakResult result{seed, campaign.servers.value_or(3 + 2 * (seed % 3)), {}};
    seedHere = seed;
    serversHere = result.servers;
    result.verdict =
        raft::soak(raft::soakPlan(seed, static_cast<std::size_t>(result.servers), campaign.without));
    seedHere = 0;
    return result;
}

/// Gives out seeds, and puts what comes back into their order.
class Desk {
public:
    Desk(const SoakCampaign &campaign, const std::function<void(const SoakResult &)> &tell)
        : m_campaign(campaign), m_tell(tell)
    {
    }

    void work()
    {
        for (std::uint64_t next = m_given++; next < m_campaign.seeds; next = m_given++)
            take(next, runSeed(m_campaign, m_campaign.first + next));
    }

private:
    void take(std::uint64_t number, SoakResult result)
    {
        const std::lock_guard lock(m_mutex);
        m_early.emplace(number, std::move(result));
        while (!m_early.empty() && m_early.begin()->first == m_told) {
            m_tell(m_early.begin()->second);
            m_early.erase(m_early.begin());
            ++m_told;
        }
    }

    const SoakCampaign &m_campaign;
    const std::function<void(const SoakResult &)> &m_tell;
    std::atomic<std::uint64_t> m_given{0};
    std::mutex m_mutex;
    std::map<std::uint64_t, SoakResult> m_early; ///< Results that are not yet the next one to tell.
    std::uint64_t m_told = 0;
};

} // namespace

void runCampaign(const SoakCampaign &campaign, const std::function<void(const SoakResult &)> &tell)
{
    Desk desk(campaign, tell);
    std::vector<std::thread> others;
    for (unsigned job = 1; job < campaign.jobs; ++job)
        others.emplace_back([&desk] { desk.work(); });
    desk.work();
    for (std::thread &other : others)
        other.join();
}

SoakResult currentSoakRun()
{
    return {seedHere, serversHere, {}};
}

} // namespace raftarium
