#include "raftcore/statistics/elections.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/setup.h"

#include <algorithm>
#include <numeric>

namespace raft {

namespace {

// The instant of the crash is drawn by a generator of its own.
constexpr std::uint64_t crashMark = 0x2545f4914f6cdd1dU;

ClusterSetup setupOf(const ElectionSetting &setting, std::uint64_t seed)
{
    ClusterSetup setup = setting.cluster;
    setup.seed = seed;
    setup.record = setup.check = false;
    return setup;
}

/// A cluster in which nothing is looked at but who leads.
class ElectionRun {
public:
    ElectionRun(const ElectionSetting &setting, std::uint64_t seed)
        : m_setting(setting), m_state(stateOf(setupOf(setting, seed)))
    {
        m_state.counting = false;
        m_engine.begin();
    }

    ElectionSample run(std::uint64_t seed)
    {
        if (m_setting.beginning == ElectionSetting::Beginning::LeaderCrash && !crashLeader(seed))
            return {};
        const Time from = m_state.now;
        const std::uint64_t sent = m_state.lastMessage;
        const Term before = m_latest;
        ElectionSample sample;
        sample.isElected = awaitLeader(before);
        sample.took = m_state.now - from;
        sample.messages = m_state.lastMessage - sent;
        sample.terms = m_latest.value - before.value;
        return sample;
    }

private:
    /// Brings a first leader about, and crashes it between two heartbeats. False when there was none.
    bool crashLeader(std::uint64_t seed)
    {
        m_engine.perform(Action{action::ForceTimeout{m_setting.cluster.voters.front()}});
        const Time heartbeat = m_setting.cluster.server.heartbeat;
        Random random(seed ^ crashMark);
        const Time stays = heartbeat + Time{random.between(0, heartbeat.count() - 1)};
        for (int tries = 0; tries < m_setting.patience; ++tries) {
            if (!awaitLeader(Term{}))
                return false;
            pass(m_state.now + stays);
            if (const SimulatedServer *leader = leaderOf(m_latest)) {
                m_engine.perform(Action{action::Crash{leader->id}});
                return true;
            }
        }
        return false;
    }

    void pass(Time until)
    {
        for (auto next = m_engine.nextAt(); next && *next <= until; next = m_engine.nextAt()) {
            m_engine.runNext();
            noteTerms();
        }
        m_state.now = std::max(m_state.now, until);
    }

    /// Lets time pass until a server leads in the latest term, and that is later than `before`.
    bool awaitLeader(Term before)
    {
        const Time until = m_state.now + m_setting.patience * m_setting.cluster.server.electionMax;
        while (m_latest <= before || leaderOf(m_latest) == nullptr) {
            const std::optional<Time> next = m_engine.nextAt();
            if (!next || *next > until)
                return false;
            m_engine.runNext();
            noteTerms();
        }
        return true;
    }

    void noteTerms()
    {
        for (const std::optional<SimulatedServer> &server : m_state.servers)
            if (server && server->up())
                m_latest = std::max(m_latest, server->node().term());
    }

    const SimulatedServer *leaderOf(Term term) const
    {
        for (const std::optional<SimulatedServer> &server : m_state.servers)
            if (server && server->up() && server->node().isLeader() && server->node().term() == term)
                return &*server;
        return nullptr;
    }

    const ElectionSetting &m_setting;
    SimulationState m_state;
    Witness m_witness;
    Engine m_engine{m_state, m_witness};
    Term m_latest; ///< Of all servers so far.
};

} // namespace

std::string problemOf(const ElectionSetting &setting)
{
    if (setting.beginning == ElectionSetting::Beginning::LeaderCrash && setting.cluster.voters.size() < 3)
        return phrase("A cluster whose leader crashes needs at least three servers to elect another one.");
    return problemOf(setting.cluster);
}

ElectionSample holdElection(const ElectionSetting &setting, std::uint64_t seed)
{
    return ElectionRun(setting, seed).run(seed);
}

ElectionFigures::ElectionFigures(const std::vector<ElectionSample> &samples) : m_elections(samples.size())
{
    for (const ElectionSample &sample : samples) {
        m_split += !sample.isElected || sample.terms > 1 ? 1 : 0;
        m_mostTerms = std::max(m_mostTerms, sample.terms);
        if (!sample.isElected)
            continue;
        m_times.push_back(sample.took);
        m_messages += sample.messages;
    }
    std::sort(m_times.begin(), m_times.end());
}

std::optional<Time> ElectionFigures::timeOf(double part) const
{
    if (m_elections == 0)
        return std::nullopt;
    // The least time within which at least that part was decided.
    const double rank = part * static_cast<double>(m_elections);
    auto place = static_cast<std::size_t>(rank);
    if (static_cast<double>(place) == rank && place > 0)
        --place;
    return place < m_times.size() ? std::optional(m_times[place]) : std::nullopt;
}

double ElectionFigures::decidedWithin(Time time) const
{
    const auto after = std::upper_bound(m_times.begin(), m_times.end(), time);
    return m_elections == 0 ? 0
                            : static_cast<double>(after - m_times.begin()) / static_cast<double>(m_elections);
}

Time ElectionFigures::meanTime() const
{
    const Time all = std::accumulate(m_times.begin(), m_times.end(), Time{});
    return m_times.empty() ? Time{} : all / static_cast<std::int64_t>(m_times.size());
}

double ElectionFigures::meanMessages() const
{
    return m_times.empty() ? 0 : static_cast<double>(m_messages) / static_cast<double>(m_times.size());
}

double ElectionFigures::splitShare() const
{
    return m_elections == 0 ? 0 : static_cast<double>(m_split) / static_cast<double>(m_elections);
}

double chanceOfBeingQuicker(const ElectionFigures &one, const ElectionFigures &other)
{
    // Of the other's elections, how many are decided later than each of the one's; those that failed are.
    double quicker = 0;
    for (const Time time : one.times()) {
        const auto same = std::equal_range(other.times().begin(), other.times().end(), time);
        quicker += static_cast<double>(other.times().end() - same.second) +
                   static_cast<double>(other.failed()) + static_cast<double>(same.second - same.first) / 2;
    }
    quicker += static_cast<double>(one.failed()) * static_cast<double>(other.failed()) / 2;
    const double pairs = static_cast<double>(one.elections()) * static_cast<double>(other.elections());
    return pairs == 0 ? 0 : quicker / pairs;
}

} // namespace raft
