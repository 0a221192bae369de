#include "app/inspector/read_story.h"

#include "app/inspector/wording.h"

#include <algorithm>

namespace raftarium {

namespace {

using wording::Inspector;

/// A read where it waits for its round: at the leader.
struct AtLeader {
    const raft::ServerView *leader = nullptr;
    raft::PendingRead read;
};

const raft::WaitingRead *waitingAt(const raft::ServerView &server, raft::OperationId operation)
{
    for (const raft::WaitingRead &read : server.waitingReads)
        if (read.operation == operation)
            return &read;
    return nullptr;
}

std::optional<AtLeader> pendingAt(const raft::ClusterView &view, const raft::Operation &operation)
{
    const raft::ServerView *asked = view.server(operation.server);
    const raft::WaitingRead *waiting = asked ? waitingAt(*asked, operation.id) : nullptr;
    if (!waiting)
        return std::nullopt;
    for (const raft::ServerView &server : view.servers)
        for (const raft::PendingRead &read : server.pendingReads)
            if (read.asker == asked->id && read.id == waiting->asked)
                return AtLeader{&server, read};
    return std::nullopt;
}

/// Who has answered the round of a read so far; the leader answers itself.
std::vector<raft::NodeId> confirmers(const AtLeader &pending)
{
    std::vector<raft::NodeId> ids;
    if (pending.leader->membership.votes(pending.leader->id))
        ids.push_back(pending.leader->id);
    for (const raft::Progress &peer : pending.leader->progress)
        if (peer.confirmed >= pending.read.round && pending.leader->membership.votes(peer.peer))
            ids.push_back(peer.peer);
    std::sort(ids.begin(), ids.end());
    return ids;
}

QString needed(const raft::Membership &membership)
{
    return Inspector::tr("%1 of %2 are needed")
        .arg(membership.voters.size() / 2 + 1)
        .arg(membership.voters.size());
}

/// The events of the record in which something of `operation` happened: from its call to its return.
std::pair<raft::EventNumber, raft::EventNumber> spanOf(const raft::EventRecord &events,
                                                       const raft::Operation &operation)
{
    const raft::EventNumber last = events.lastUpTo(operation.returned.value_or(raft::Time::max()));
    const raft::EventNumber called =
        events.lastIn({1, events.lastUpTo(operation.called)}, {raft::EventKind::OperationCalled},
                      [&](const raft::Event &event) { return event.subject == operation.id; });
    return {called, last};
}

} // namespace

QString readWaits(const raft::ClusterView &view, const raft::Operation &operation)
{
    const raft::ServerView *asked = view.server(operation.server);
    const raft::WaitingRead *waiting = asked ? waitingAt(*asked, operation.id) : nullptr;
    if (!waiting)
        return {};
    if (waiting->readAt)
        return Inspector::tr("leadership is confirmed; waits until %1 has applied index %2, it is at %3")
            .arg(serverName(asked->id))
            .arg(waiting->readAt->value)
            .arg(asked->applied.value);
    const auto pending = pendingAt(view, operation);
    if (!pending)
        return Inspector::tr("asks the leader from which index on it may answer");
    if (pending->read.round == raft::ReadRound{})
        return Inspector::tr("waits until %1 has committed an entry of its own term")
            .arg(serverName(pending->leader->id));
    return Inspector::tr("round %1 is confirmed by %2; %3")
        .arg(pending->read.round.value)
        .arg(wording::serverRanges(confirmers(*pending)), needed(pending->leader->membership));
}

QString readStory(const raft::Cluster &cluster, const raft::Operation &operation)
{
    if (operation.kind == raft::OperationKind::Get)
        return Inspector::tr("Answered at once by %1 from its own store, however old that was.")
            .arg(serverName(operation.server));
    const raft::EventRecord &events = cluster.events();
    const auto [called, returned] = spanOf(events, operation);
    for (raft::EventNumber event = called + 1; called > 0 && event <= returned; ++event) {
        const raft::Event &note = events[event];
        const bool confirms = note.kind == raft::EventKind::Noted && note.cause != 0 &&
                              note.detail == static_cast<std::uint8_t>(raft::NoteKind::ReadConfirmed);
        if (!confirms || note.cause <= called)
            continue;
        const raft::ClusterView before = cluster.viewAt(note.cause - 1);
        const auto pending = pendingAt(before, operation);
        if (!pending || pending->leader->id.value != note.server)
            continue;
        std::vector<raft::NodeId> ids = confirmers(*pending);
        if (const raft::NodeId last{events[note.cause].other}; last.value != 0)
            ids.push_back(last);
        std::sort(ids.begin(), ids.end());
        return Inspector::tr(
                   "Waited for round %1 of %2: confirmed by %3 after %4 (%5); then for index %6 to be "
                   "applied at %7 (thesis §6.4).")
            .arg(pending->read.round.value)
            .arg(serverName(pending->leader->id), wording::serverRanges(ids),
                 wording::duration(note.at - operation.called), needed(pending->leader->membership))
            .arg(pending->read.index.value)
            .arg(serverName(operation.server));
    }
    return cluster.setup().server.leaseReads
               ? Inspector::tr(
                     "Answered under the leader's lease, without a round: no other server can be elected "
                     "before it ends, if clocks run nearly alike (thesis §6.4.1).")
               : Inspector::tr("Answered without waiting for another server.");
}

} // namespace raftarium
