#pragma once

#include "raftcore/server/server.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace raft {

/// Servers to which anything happens, at random: messages late, lost, doubled, and made by hand; writes that
/// end late or, at a crash, never; whichever rules are off. It judges nothing: what counts is that it comes
/// to its end.
class AnythingHappens {
public:
    AnythingHappens(const Rules &rules, std::uint64_t seed) : m_random(seed)
    {
        m_start.membership.voters = {{1}, {2}, {3}};
        m_config.rules = rules;
        m_config.preVote = maybe(3);
        m_config.leaseReads = maybe(3);
        m_config.checkQuorum = m_config.leaseReads || maybe(3);
        m_config.eagerCommit = maybe(2);
        m_config.maxBatch = 3;
        m_config.maxInflight = 2;
        m_config.maxApply = 2;
        m_config.snapshotChunk = 40;
        m_config.keptBehindSnapshot = below(4);
        m_config.seed = seed;
        for (std::uint64_t id = 1; id <= servers; ++id) {
            m_seats[id - 1].disk = m_start;
            start(id);
        }
    }

    void happen()
    {
        const std::uint64_t id = 1 + below(servers);
        m_now += Time{static_cast<std::int64_t>(below(20'000))};
        switch (below(16)) {
        case 0: return fire(id, maybe(3));
        case 1:
            return step(id,
                        TransferLeadership{nextRequest(), maybe(2) ? std::optional(anyone()) : std::nullopt});
        case 2: return step(id, ChangeMembership{nextRequest(), someMembership(), maybe(3)});
        case 3: return submit(id);
        case 4: return compact(id);
        case 5: return maybe(4) ? crash(id) : sync(id);
        case 6: return sync(id);
        case 7: return maybe(8) ? receive(crafted(id)) : deliver();
        default: return deliver();
        }
    }

private:
    static constexpr std::uint64_t servers = 4;
    static constexpr std::size_t mostMessages = 200;

    struct Seat {
        Stored disk;
        std::vector<Write> unsynced;
        std::optional<Server> server;
    };

    std::uint64_t below(std::uint64_t limit)
    {
        return static_cast<std::uint64_t>(m_random.between(0, static_cast<std::int64_t>(limit) - 1));
    }
    bool maybe(std::uint64_t oneIn) { return below(oneIn) == 0; }
    NodeId anyone() { return {1 + below(servers)}; }
    RequestId nextRequest() { return ++m_request; }
    Position somewhere() { return {{below(12)}, {below(9)}}; }

    Membership someMembership()
    {
        Membership some;
        for (std::uint64_t id = 1; id <= servers; ++id) {
            if (!maybe(3))
                some.voters.push_back({id});
            else if (maybe(2))
                some.learners.push_back({id});
        }
        return some;
    }

    void start(std::uint64_t id)
    {
        m_config.id = {id};
        m_seats[id - 1].server.emplace(m_config, m_seats[id - 1].disk, m_now);
    }
    void step(std::uint64_t id, const Input &input)
    {
        m_seats[id - 1].server->step(m_now, input, m_effects);
        take(id);
    }
    void take(std::uint64_t id)
    {
        if (m_effects.node.write)
            m_seats[id - 1].unsynced.push_back(*m_effects.node.write);
        for (Message &message : m_effects.node.send)
            m_messages.push_back(std::move(message));
        while (m_messages.size() > mostMessages)
            m_messages.erase(m_messages.begin());
    }
    void fire(std::uint64_t id, bool wait)
    {
        if (wait)
            m_now = std::max(m_now, m_seats[id - 1].server->node().deadline());
        step(id, TimerFired{});
    }
    void sync(std::uint64_t id)
    {
        Seat &seat = m_seats[id - 1];
        for (std::uint64_t left = 1 + below(3); left > 0 && !seat.unsynced.empty(); --left) {
            const Write write = std::move(seat.unsynced.front());
            seat.unsynced.erase(seat.unsynced.begin());
            apply(write, seat.disk);
            step(id, WriteDone{write.id});
        }
    }
    void crash(std::uint64_t id)
    {
        m_seats[id - 1].unsynced.clear();
        start(id);
    }
    void compact(std::uint64_t id)
    {
        m_seats[id - 1].server->compact(m_now, m_effects);
        take(id);
    }
    void submit(std::uint64_t id)
    {
        std::vector<ClientRequest> requests;
        for (std::uint64_t left = 1 + below(2); left > 0; --left) {
            if (maybe(2))
                requests.push_back({nextRequest(), Get{"k", true}});
            else
                requests.push_back({nextRequest(), StoreCommand{Add{"k", 1}, Session{"c", 1 + below(4)}}});
        }
        m_seats[id - 1].server->submit(m_now, requests, m_effects);
        take(id);
    }
    void receive(const Message &message)
    {
        if (message.to.value >= 1 && message.to.value <= servers)
            step(message.to.value, Received{message});
    }
    void deliver()
    {
        if (m_messages.empty())
            return;
        const auto place = m_messages.begin() +
                           static_cast<std::ptrdiff_t>(below(std::min<std::size_t>(m_messages.size(), 12)));
        const Message message = *place;
        if (!maybe(10))
            m_messages.erase(place);
        if (!maybe(10))
            receive(message);
    }

    Entries someEntries(Position prev)
    {
        std::vector<Entry> run;
        Position at = prev;
        for (std::uint64_t left = below(4); left > 0; --left) {
            at = {at.index + 1, at.term + below(2)};
            if (maybe(3))
                run.push_back({at, MembershipChange(someMembership())});
            else
                run.push_back({at, NoOp{}});
        }
        return Entries(std::move(run));
    }
    MessageBody someBody()
    {
        const Position at = somewhere();
        switch (below(9)) {
        case 0: return RequestVote{at, maybe(2), maybe(3), {below(9)}};
        case 1: return VoteReply{maybe(2), maybe(2), std::nullopt};
        case 2: return AppendEntries{at, someEntries(at), {below(12)}, {below(5)}};
        case 3: return AppendReply{maybe(2), {below(12)}, {below(12)}, somewhere(), {below(5)}, {below(9)}};
        case 4:
            return InstallSnapshot{at,        std::make_shared<const Membership>(someMembership()),
                                   0,         Store().snapshot(),
                                   !maybe(4), {below(5)}};
        case 5: return SnapshotReply{at, below(60), maybe(2), {below(5)}, {below(9)}};
        case 6: return TimeoutNow{};
        case 7: return ReadIndex{{below(9)}};
        default: return ReadIndexReply{{below(9)}, maybe(2), {below(12)}};
        }
    }
    Message crafted(std::uint64_t to)
    {
        const Term term = m_seats[to - 1].server->node().term();
        MessageBody body = someBody();
        if (auto *reply = std::get_if<AppendReply>(&body); reply != nullptr && maybe(2))
            reply->asked = term;
        if (auto *reply = std::get_if<SnapshotReply>(&body); reply != nullptr && maybe(2))
            reply->asked = term;
        return {anyone(), {to}, maybe(2) ? term : Term{term.value + below(3)}, std::move(body)};
    }

    Random m_random;
    Config m_config;
    Stored m_start;
    Seat m_seats[servers];
    std::vector<Message> m_messages;
    ServerEffects m_effects;
    RequestId m_request;
    Time m_now{};
};

} // namespace raft
