#pragma once

#include "raftcore/cluster/cluster.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// A cluster made by hand: a test says what it looks like and reads what was asked of it.
class FakeCluster : public raft::Cluster {
public:
    /// Followers S1 … S`count` of term 1 with empty logs, all links up, at time 0.
    explicit FakeCluster(std::size_t count)
    {
        for (std::uint64_t id = 1; id <= count; ++id)
            m_setup.voters.push_back({id});
        for (std::uint64_t id = 1; id <= count; ++id)
            addServer();
    }

    /// Another server, linked to all that are there.
    void addServer()
    {
        raft::ServerView server;
        server.id = {shown.servers.size() + 1};
        server.hard.term = {1};
        server.membership.voters = m_setup.voters;
        server.deadline = raft::Time(200'000);
        for (const raft::ServerView &other : shown.servers)
            for (const auto &[from, to] : {std::pair(server.id, other.id), std::pair(other.id, server.id)}) {
                raft::LinkView link;
                link.from = from;
                link.to = to;
                shown.links.push_back(link);
            }
        std::sort(shown.links.begin(), shown.links.end(),
                  [](const raft::LinkView &a, const raft::LinkView &b) {
                      return std::pair(a.from, a.to) < std::pair(b.from, b.to);
                  });
        shown.servers.push_back(server);
    }

    raft::ClusterView shown;             ///< The present; change it freely.
    raft::Time late{};                   ///< The picture of the present lags so far behind it.
    std::vector<raft::Action> performed; ///< What was asked of the cluster, in order.
    std::string refusal;                 ///< When not empty, every action is refused with it.
    std::vector<raft::Violation> broken; ///< What violations() answers.

    /// How many actions of a kind were performed.
    template <class Kind>
    std::size_t count() const
    {
        std::size_t found = 0;
        for (const raft::Action &action : performed)
            found += std::holds_alternative<Kind>(action) ? 1 : 0;
        return found;
    }
    /// The last action, when it is of that kind; else null.
    template <class Kind>
    const Kind *last() const
    {
        return performed.empty() ? nullptr : std::get_if<Kind>(&performed.back());
    }

    raft::ServerView &server(std::uint64_t id) { return shown.servers.at(id - 1); }
    raft::LinkView &link(std::uint64_t from, std::uint64_t to)
    {
        for (raft::LinkView &link : shown.links)
            if (link.from.value == from && link.to.value == to)
                return link;
        return shown.links.at(shown.links.size()); // throws: there is no such link
    }

    /// Everybody up knows `id` as the leader of `term`.
    void elect(std::uint64_t id, std::uint64_t term)
    {
        for (raft::ServerView &each : shown.servers) {
            each.hard.term = {term};
            each.hard.vote = raft::NodeId{id};
            each.leader = raft::NodeId{id};
            each.role = each.id.value == id ? raft::Role::Leader : raft::Role::Follower;
            each.deadline = shown.now + raft::Time(each.id.value == id ? 40'000 : 150'000);
            each.timerStart = shown.now - raft::Time(10'000);
        }
    }
    /// Appends entries of these terms to a log: no-ops where a term begins, else puts of x1, x2, …
    void append(std::uint64_t id, const std::vector<std::uint64_t> &terms)
    {
        raft::ServerView &target = server(id);
        for (const std::uint64_t term : terms) {
            raft::Entry entry;
            entry.at = {target.log.lastIndex() + 1, {term}};
            if (target.log.last().term.value == term)
                entry.payload = raft::Command(raft::encode(
                    {raft::Put{"x" + std::to_string(entry.at.index.value), std::to_string(term)}, {}}));
            target.log.append(entry);
        }
        target.durable = target.log.lastIndex();
    }
    void commit(std::uint64_t id, std::uint64_t index)
    {
        server(id).commit = {index};
        server(id).applied = {index};
    }
    /// Puts a message on its way and returns its id.
    std::uint64_t send(std::uint64_t from, std::uint64_t to, std::uint64_t term, raft::MessageBody body,
                       raft::Time sent, raft::Time due, raft::MessageFate fate = raft::MessageFate::Arrives)
    {
        raft::MessageView message;
        message.id = ++m_messages;
        message.message = {{from}, {to}, {term}, std::move(body)};
        message.sent = sent;
        message.due = due;
        message.fate = fate;
        shown.messages.push_back(message);
        return message.id;
    }
    /// `count` entries of `term` from `first` on, as a message carries them.
    static raft::Entries entries(std::uint64_t first, std::uint64_t term, std::size_t count)
    {
        std::vector<raft::Entry> batch(count);
        for (std::size_t i = 0; i < count; ++i)
            batch[i].at = {{first + i}, {term}};
        return raft::Entries(std::move(batch));
    }
    /// Cuts the links between the groups.
    void split(std::vector<std::vector<raft::NodeId>> groups)
    {
        shown.groups = std::move(groups);
        for (raft::LinkView &link : shown.links)
            link.cut = groupOf(link.from) != groupOf(link.to);
    }
    /// From the start nothing happens by itself, and all at one instant.
    void beginManually()
    {
        m_setup.manual = true;
        shown.manual = true;
    }

    /// Makes `event` the next of the record; the view at it is what is shown now.
    raft::EventNumber record(raft::Event event)
    {
        event.at = shown.now;
        shown.event = m_events.append(event);
        m_past[shown.event] = shown;
        return shown.event;
    }

    raft::Capabilities capabilities() const override { return {}; }
    const raft::ClusterSetup &setup() const override { return m_setup; }
    raft::Time now() const override { return shown.now + late; }
    std::optional<raft::Time> nextAt() const override { return std::nullopt; }
    std::size_t advance(raft::Time until, std::size_t) override
    {
        shown.now = until;
        return 0;
    }
    raft::ClusterView view() const override { return shown; }
    raft::ClusterView viewAt(raft::EventNumber event) const override
    {
        const auto found = m_past.find(event);
        return found == m_past.end() ? shown : found->second;
    }
    const raft::EventRecord &events() const override { return m_events; }
    /// Lets go of what came earlier, as a run without end does.
    void forgetBefore(raft::EventNumber number) { m_events.forgetBefore(number); }
    std::string describe(raft::EventNumber event) const override { return "event " + std::to_string(event); }
    std::optional<raft::Message> messageOf(raft::EventNumber) const override { return std::nullopt; }
    std::optional<raft::Operation> operation(raft::OperationId id) const override
    {
        for (const raft::Operation &operation : shown.operations)
            if (operation.id == id)
                return operation;
        return std::nullopt;
    }
    const std::vector<raft::Violation> &violations() const override { return broken; }
    raft::ActionResult perform(const raft::Action &action) override
    {
        if (refusal.empty())
            performed.push_back(action);
        raft::ActionResult result;
        result.problem = refusal;
        return result;
    }
    std::string obstacle(const raft::Action &) const override { return refusal; }

private:
    /// Its place in the list of groups; a server in no group is alone.
    std::uint64_t groupOf(raft::NodeId id) const
    {
        for (std::size_t group = 0; group < shown.groups.size(); ++group)
            for (const raft::NodeId member : shown.groups[group])
                if (member == id)
                    return group;
        return 1000 + id.value;
    }

    raft::ClusterSetup m_setup;
    raft::EventRecord m_events;
    std::map<raft::EventNumber, raft::ClusterView> m_past;
    std::uint64_t m_messages = 0;
};
