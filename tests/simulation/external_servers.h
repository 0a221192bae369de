#pragma once

#include "raftcore/consensus/random.h"
#include "raftcore/simulation/simulation.h"

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

/// Servers that run by themselves, for stories about a cluster that follows them.
namespace raft {

/// Servers that run by themselves, as processes do, each with a clock of its own. They tell every step to a
/// cluster that follows them.
class ExternalServers {
public:
    explicit ExternalServers(std::uint64_t count)
    {
        ClusterSetup setup = clusterOf(count);
        setup.external = true;
        shadow = simulate(setup);
        for (std::uint64_t id = 1; id <= count; ++id)
            start({id}, {});
    }

    void start(NodeId id, Stored disk)
    {
        Config config = shadow->setup().server;
        config.id = id;
        config.seed = m_random.next();
        disk.membership = {shadow->setup().voters, {}, {}};
        m_hosts.erase(id);
        m_hosts.emplace(id, Host{Server(config, disk, local(id)), disk, {}});
        introduce(id, true);
    }
    void kill(NodeId id)
    {
        m_hosts.erase(id);
        shadow->perform(action::Crash{id});
    }
    void introduce(NodeId id, bool restarted)
    {
        shadow->observe(
            observation::Attached{std::make_shared<const Server>(server(id)), local(id), restarted});
    }
    /// Lets time pass: timers fire, messages arrive, disks finish.
    void run(Time time)
    {
        for (const Time until = m_now + time; m_now < until;) {
            m_now += Time{500};
            shadow->advance(m_now);
            for (auto &[id, host] : m_hosts) {
                if (host.server.node().deadline() <= local(id))
                    step(id, TimerFired{});
                if (!host.writes.empty())
                    finishWrites(id, host);
            }
            for (std::size_t waiting = m_wire.size(); waiting > 0; --waiting)
                deliver();
        }
    }
    void write(const std::string &key, std::optional<Session> session = {}) { write(leader(), key, session); }
    void write(NodeId at, const std::string &key, std::optional<Session> session = {})
    {
        const std::vector<ClientRequest> requests{{{++m_request}, StoreCommand{Put{key, "v"}, session}}};
        take(at, ServerStep::Called{requests},
             [&](Server &server, Time now) { server.submit(now, requests, m_effects); });
    }
    NodeId leader() const
    {
        const ClusterView view = shadow->view();
        const ServerView *leading = view.leader();
        return leading == nullptr ? NodeId{} : leading->id;
    }
    const Server &server(NodeId id) const { return m_hosts.at(id).server; }
    const Stored &disk(NodeId id) const { return m_hosts.at(id).disk; }
    Time now() const { return m_now; }
    /// What the server tells is not heard.
    void setDeaf(NodeId id, bool deaf)
    {
        m_unheard.erase(id);
        if (deaf)
            m_unheard.insert(id);
    }

    /// From now on what one sends the other is lost at the receiver, who does not tell.
    void lose(NodeId from, NodeId to) { m_lost.insert({from, to}); }
    /// From now on what one sends the other is held: each message takes the place and number of the last.
    void hold(NodeId from, NodeId to) { m_held[{from, to}] = ++m_number; }
    /// What the server tells is heard only when tellLate() comes.
    void setLate(NodeId id) { m_late[id]; }
    void tellLate(NodeId id)
    {
        for (const auto &step : m_late.at(id))
            shadow->observe(observation::Stepped{step});
        m_late.erase(id);
    }

    std::unique_ptr<Simulation> shadow;

private:
    struct Host {
        Server server;
        Stored disk;
        std::deque<Write> writes;
    };
    struct OnTheWire {
        Message message;
        std::uint64_t number;
    };

    Time local(NodeId id) const { return m_now + Time{1'000'000 * static_cast<std::int64_t>(id.value)}; }
    void finishWrites(NodeId id, Host &host)
    {
        const WriteId last = host.writes.back().id;
        for (const Write &write : host.writes)
            apply(write, host.disk);
        host.writes.clear();
        step(id, WriteDone{last});
    }
    void deliver()
    {
        const OnTheWire one = m_wire.front();
        m_wire.pop_front();
        if (m_hosts.count(one.message.to) > 0 && m_lost.count({one.message.from, one.message.to}) == 0)
            take(one.message.to, ServerStep::Arrived{one.message, one.number},
                 [&](Server &server, Time now) { server.step(now, Received{one.message}, m_effects); });
    }
    template <class Input>
    void step(NodeId id, const Input &input)
    {
        take(id, input, [&](Server &server, Time now) { server.step(now, input, m_effects); });
    }
    template <class Take>
    void take(NodeId id, const ServerStep::What &what, Take take)
    {
        Host &host = m_hosts.at(id);
        take(host.server, local(id));
        ServerStep told{id, local(id), what, {}};
        for (Message &message : m_effects.node.send) {
            if (const auto held = m_held.find({id, message.to}); held != m_held.end()) {
                told.sent.push_back({held->second, Time{}});
                continue;
            }
            const bool lost = m_random.chance(50'000);
            told.sent.push_back({lost ? 0 : ++m_number, Time{}});
            if (!lost)
                m_wire.push_back({message, m_number});
        }
        if (m_effects.node.write)
            host.writes.push_back(*m_effects.node.write);
        if (m_unheard.count(id) > 0)
            return;
        const auto step = std::make_shared<const ServerStep>(told);
        if (const auto late = m_late.find(id); late != m_late.end())
            late->second.push_back(step);
        else
            shadow->observe(observation::Stepped{step});
    }

    Random m_random{7};
    Time m_now{};
    std::map<NodeId, Host> m_hosts;
    std::deque<OnTheWire> m_wire;
    std::uint64_t m_number = 0;
    std::uint64_t m_request = 0;
    std::set<NodeId> m_unheard;
    std::set<std::pair<NodeId, NodeId>> m_lost;
    std::map<std::pair<NodeId, NodeId>, std::uint64_t> m_held;
    std::map<NodeId, std::vector<std::shared_ptr<const ServerStep>>> m_late;
    ServerEffects m_effects;
};

/// Whether the shadow of a server is what the server is.
inline bool agree(const ServerView &shadow, const Server &server)
{
    const Node &node = server.node();
    return shadow.hard == HardState{node.term(), node.vote()} && shadow.role == node.role() &&
           shadow.commit == node.commit() && shadow.durable == node.durable() && shadow.log == node.log() &&
           shadow.store.hash() == server.store().hash() && shadow.store.applied() == server.store().applied();
}

inline constexpr Time second{1'000'000};

} // namespace raft
