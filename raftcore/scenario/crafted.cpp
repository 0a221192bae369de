#include "raftcore/scenario/crafted.h"

#include <algorithm>

namespace raft {

namespace {

Entry entryAt(Position at, const ClusterView &view)
{
    for (const ServerView &server : view.servers)
        if (server.log.contains(at.index) && server.log.termAt(at.index) == at.term)
            return server.log.at(at.index);
    return {at, NoOp{}};
}

/// The state of the store after everything up to `last`, if some server has just that or its log tells it.
std::string stateAt(Position last, const ClusterView &view)
{
    Store store;
    for (const ServerView &server : view.servers)
        if (server.applied == last.index && server.log.termAt(last.index) == last.term)
            return server.store.snapshot();
    for (const ServerView &server : view.servers) {
        if (server.log.base().index != Index{} || server.log.termAt(last.index) != last.term)
            continue;
        for (Index index{1}; index <= last.index; ++index)
            store.apply(server.log.at(index));
        break;
    }
    return store.snapshot();
}

std::shared_ptr<const Membership> membershipOf(NodeId server, const ClusterView &view)
{
    const ServerView *known = view.server(server);
    if (known == nullptr && !view.servers.empty())
        known = &view.servers.front();
    return std::make_shared<const Membership>(known == nullptr ? Membership{} : known->membership);
}

AppendEntries craftedAppend(const command::Inject &inject, const ClusterView &view)
{
    std::vector<Entry> entries;
    Index index = inject.prev.index;
    for (const TermRun &run : inject.entries)
        for (std::uint64_t i = 0; i < run.count; ++i)
            entries.push_back(entryAt({++index, run.term}, view));
    return {inject.prev, Entries(std::move(entries)), inject.commit, {}};
}

AppendReply craftedAppendReply(const command::Inject &inject)
{
    AppendReply reply;
    reply.asked = inject.asked.value_or(inject.term);
    reply.success = inject.success;
    if (inject.success) {
        reply.match = inject.match;
    } else {
        reply.rejected = inject.prev.index;
        reply.conflict = {inject.last.index, inject.prev.term};
    }
    return reply;
}

} // namespace

Stored craftedDisk(const command::OnDisk &disk, const ClusterSetup &setup)
{
    Stored stored;
    stored.membership =
        disk.members.value_or(Membership{setup.voters, {}, setup.learners, {}, setup.identity});
    Index index;
    if (disk.snapshot) {
        index = disk.snapshot->index;
        const auto membership = std::make_shared<const Membership>(stored.membership);
        const auto state = std::make_shared<const std::string>(Store().snapshot());
        stored.snapshot = Snapshot{*disk.snapshot, membership, state};
        stored.log = Log(*disk.snapshot);
    }
    std::vector<Entry> entries;
    for (const TermRun &run : disk.log)
        for (std::uint64_t i = 0; i < run.count; ++i)
            entries.push_back({{++index, run.term}, NoOp{}});
    stored.log.append(Entries(std::move(entries)));
    stored.hard = {disk.term, disk.vote, setup.identity};
    stored.commit = disk.commit;
    return stored;
}

Message craftedMessage(const command::Inject &inject, NodeId from, NodeId to, const ClusterView &view)
{
    Message message{from, to, inject.term, TimeoutNow{}, {}, inject.identity};
    switch (inject.type) {
    case MessageType::RequestVote: message.body = RequestVote{inject.last, false, false}; break;
    case MessageType::PreVote: message.body = RequestVote{inject.last, true, false}; break;
    case MessageType::RequestVoteReply: message.body = VoteReply{inject.success, false}; break;
    case MessageType::PreVoteReply: message.body = VoteReply{inject.success, true}; break;
    case MessageType::Append:
    case MessageType::Heartbeat: message.body = craftedAppend(inject, view); break;
    case MessageType::AppendReply: message.body = craftedAppendReply(inject); break;
    case MessageType::Snapshot:
        message.body =
            InstallSnapshot{inject.last, membershipOf(from, view), 0, stateAt(inject.last, view), true, {}};
        break;
    case MessageType::SnapshotReply:
    case MessageType::TimeoutNow:
    case MessageType::ReadIndex:
    case MessageType::ReadIndexReply: break;
    }
    return message;
}

} // namespace raft
