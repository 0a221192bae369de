#pragma once

#include "netnode/watch/server_image.h"
#include "netnode/watch/watch_frame.h"
#include "raftcore/consensus/random.h"

#include <QtGlobal>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace raft {

inline std::string textOf(Position at)
{
    return std::to_string(at.index.value) + '@' + std::to_string(at.term.value) + ' ';
}

inline std::string textOf(const Entries &entries)
{
    std::string text;
    for (const Entry &entry : entries) {
        text += textOf(entry.at);
        if (const auto *command = std::get_if<Command>(&entry.payload))
            text += *command->bytes;
    }
    return text;
}

/// As it would travel.
inline std::string textOf(const Message &message)
{
    QByteArray bytes;
    raftarium::appendWatchFrame(bytes, ServerStep{{}, {}, ServerStep::Arrived{message, 0}, {}});
    return std::to_string(message.to.value) + bytes.toStdString();
}

inline std::string textOf(const ClientAnswer &answer)
{
    std::string text =
        " tells " + std::to_string(answer.id.value) + '/' + std::to_string(answer.what.index());
    if (const auto *done = std::get_if<ClientDone>(&answer.what))
        text +=
            done->value.value_or("none") + std::to_string(done->index.value) + (done->success ? "+" : "-");
    return text;
}

/// Everything that a step has caused, as one text.
inline std::string told(const ServerEffects &effects)
{
    std::string text;
    for (const Message &message : effects.node.send)
        text += textOf(message);
    for (const Note &note : effects.node.notes)
        text += describe(note, {1});
    if (effects.node.write) {
        const Write &write = *effects.node.write;
        text += " writes " + std::to_string(write.id.value);
        if (write.hard)
            text += " term " + std::to_string(write.hard->term.value) + " vote " +
                    std::to_string(write.hard->vote.value_or(NodeId{}).value);
        if (write.snapshot)
            text += " snapshot " + textOf(write.snapshot->last) + *write.snapshot->data;
        text += write.replacesLog ? " instead of the log" : "";
        text += textOf(write.entries);
    }
    for (const ClientAnswer &answer : effects.answers)
        text += textOf(answer);
    for (const Answer &answer : effects.node.answers)
        text += " answers " + std::to_string(answer.id.value) + '/' + std::to_string(answer.what.index());
    return text + " applies " + std::to_string(effects.node.apply.first.value) + ".." +
           std::to_string(effects.node.apply.last.value);
}

/// Five servers in a network that loses, with disks that take a while, clients, reads, snapshots and
/// transfers. Now and then a server is taken apart and put together again; from then on its copy does what it
/// does.
class Restless {
public:
    Restless()
    {
        for (std::uint64_t id = 1; id <= 5; ++id) {
            Config config;
            config.id = {id};
            config.seed = id;
            config.preVote = config.checkQuorum = true;
            config.snapshotChunk = 64;
            config.keptBehindSnapshot = 3;
            Stored stored;
            stored.membership.voters = {{1}, {2}, {3}, {4}, {5}};
            m_servers.emplace(id, Server(config, stored, Time{}));
        }
    }

    /// One step of somebody. False when a copy did something else.
    bool goOn()
    {
        m_now += Time{m_random.between(0, 600)};
        const std::uint64_t id = static_cast<std::uint64_t>(m_random.between(1, 5));
        if (m_random.chance(100'000))
            copy(id);
        const auto kind = m_random.between(0, 99);
        Server &server = m_servers.at(id);
        if (server.node().deadline() <= m_now)
            return step(id, TimerFired{});
        if (kind < 80 && !m_wire.empty())
            return arrive();
        if (kind < 90 && !m_writes[id].empty()) {
            const WriteId done = m_writes[id].back();
            m_writes[id].clear();
            return step(id, WriteDone{done});
        }
        if (kind < 95)
            return call(id);
        if (kind == 95)
            return step(id, TransferLeadership{{++m_request}, std::nullopt});
        return step(id, Compact{server.node().applied(),
                                std::make_shared<const std::string>(server.store().snapshot())});
    }
    std::size_t compared() const { return m_compared; }
    const Server &server(std::uint64_t id) const { return m_servers.at(id); }

private:
    void copy(std::uint64_t id)
    {
        std::optional<Server> twin = raftarium::serverFromImage(raftarium::imageOf(m_servers.at(id)));
        if (!twin)
            qFatal("the image of a running server was refused");
        m_copies.insert_or_assign(id, std::move(*twin));
    }
    template <class Take>
    bool take(std::uint64_t id, Take take)
    {
        ServerEffects effects;
        take(m_servers.at(id), effects);
        for (const Message &message : effects.node.send)
            if (!m_random.chance(30'000))
                m_wire.push_back(message);
        if (effects.node.write)
            m_writes[id].push_back(effects.node.write->id);
        const auto twin = m_copies.find(id);
        if (twin == m_copies.end())
            return true;
        ++m_compared;
        ServerEffects same;
        take(twin->second, same);
        return told(same) == told(effects) &&
               twin->second.node().deadline() == m_servers.at(id).node().deadline() &&
               twin->second.store().hash() == m_servers.at(id).store().hash();
    }
    bool step(std::uint64_t id, const Input &input)
    {
        return take(id, [&](Server &server, ServerEffects &effects) { server.step(m_now, input, effects); });
    }
    bool arrive()
    {
        const Message message = m_wire.front();
        m_wire.pop_front();
        return step(message.to.value, Received{message});
    }
    bool call(std::uint64_t id)
    {
        std::vector<ClientRequest> requests{{{++m_request}, Get{"k", true}}};
        if (m_random.chance(500'000))
            requests.push_back(
                {{++m_request},
                 StoreCommand{Put{"k" + std::to_string(m_request % 9), "v"}, Session{"c", m_request}}});
        return take(id,
                    [&](Server &server, ServerEffects &effects) { server.submit(m_now, requests, effects); });
    }

    Random m_random{3};
    Time m_now{};
    std::map<std::uint64_t, Server> m_servers;
    std::map<std::uint64_t, Server> m_copies;
    std::map<std::uint64_t, std::vector<WriteId>> m_writes;
    std::deque<Message> m_wire;
    std::uint64_t m_request = 0;
    std::size_t m_compared = 0;
};

} // namespace raft
