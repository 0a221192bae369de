#pragma once

#include "raftcore/cluster/event.h"

#include <cstdint>

/// Writes the record of a five-server cluster in full flow, event by event, without running one: heartbeats
/// every 50 ms, a write every 20 ms, a new leader every 20 s, now and then a crash or a lost message.
class BusyRecord {
public:
    /// A record of at least `events` events.
    static raft::EventRecord of(raft::EventNumber events)
    {
        BusyRecord busy;
        while (busy.m_record.size() < events)
            busy.round();
        return busy.m_record;
    }

private:
    static constexpr std::uint16_t servers = 5;

    raft::EventNumber add(raft::EventKind kind, std::uint16_t server, std::uint16_t other = 0,
                          std::uint8_t detail = 0)
    {
        raft::Event event;
        event.at = m_now;
        event.term = {m_term};
        event.kind = kind;
        event.server = server;
        event.other = other;
        event.detail = detail;
        event.subject = m_subject;
        event.cause = m_cause;
        event.position = {{m_index}, {m_term}};
        event.count = 1;
        return m_record.append(event);
    }
    void exchange(raft::MessageType request, raft::MessageType reply)
    {
        std::uint64_t subjects[2][servers + 1];
        raft::EventNumber sent[servers + 1];
        const auto each = [&](auto &&act) {
            for (std::uint16_t peer = 1; peer <= servers; ++peer)
                if (peer != m_leader)
                    act(peer);
        };
        each([&](std::uint16_t peer) {
            subjects[0][peer] = m_subject = ++m_messages;
            m_cause = 0;
            sent[peer] = add(raft::EventKind::MessageSent, m_leader, peer, std::uint8_t(request));
        });
        m_now += raft::Time(7'000);
        each([&](std::uint16_t peer) {
            m_subject = subjects[0][peer];
            m_cause = sent[peer];
            if (m_subject % 97 == 0) {
                sent[peer] = 0;
                add(raft::EventKind::MessageLost, m_leader, peer, std::uint8_t(request));
                return;
            }
            m_cause = add(raft::EventKind::MessageDelivered, peer, m_leader, std::uint8_t(request));
            m_subject = ++m_messages;
            subjects[1][peer] = m_subject;
            sent[peer] = add(raft::EventKind::MessageSent, peer, m_leader, std::uint8_t(reply));
        });
        m_now += raft::Time(7'000);
        each([&](std::uint16_t peer) {
            m_subject = subjects[1][peer];
            m_cause = sent[peer];
            if (sent[peer] != 0)
                add(raft::EventKind::MessageDelivered, m_leader, peer, std::uint8_t(reply));
        });
        m_subject = 0;
        m_cause = 0;
    }
    void elect()
    {
        ++m_term;
        m_leader = static_cast<std::uint16_t>(1 + m_term % servers);
        add(raft::EventKind::StateChanged, m_leader, 0, std::uint8_t(raft::Role::Candidate));
        exchange(raft::MessageType::RequestVote, raft::MessageType::RequestVoteReply);
        for (std::uint16_t server = 1; server <= servers; ++server)
            add(raft::EventKind::StateChanged, server, 0,
                std::uint8_t(server == m_leader ? raft::Role::Leader : raft::Role::Follower));
    }
    void round()
    {
        if (m_rounds++ % 300 == 0)
            elect();
        if (m_rounds % 290 == 0)
            add(raft::EventKind::Crashed, m_leader);
        if (m_rounds % 290 == 4)
            add(raft::EventKind::Restarted, static_cast<std::uint16_t>(1 + m_rounds % servers));
        exchange(raft::MessageType::Heartbeat, raft::MessageType::AppendReply);
        m_subject = ++m_operations;
        add(raft::EventKind::OperationCalled, m_leader);
        ++m_index;
        exchange(raft::MessageType::Append, raft::MessageType::AppendReply);
        for (std::uint16_t server = 1; server <= servers; ++server)
            add(raft::EventKind::CommitAdvanced, server);
        m_subject = m_operations;
        add(raft::EventKind::OperationReturned, m_leader, 0, 1);
        m_now += raft::Time(22'000);
    }

    raft::EventRecord m_record;
    raft::Time m_now{0};
    std::uint64_t m_term = 0;
    std::uint64_t m_index = 0;
    std::uint64_t m_messages = 0;
    std::uint64_t m_operations = 0;
    std::uint64_t m_subject = 0;
    std::uint64_t m_rounds = 0;
    raft::EventNumber m_cause = 0;
    std::uint16_t m_leader = 1;
};
