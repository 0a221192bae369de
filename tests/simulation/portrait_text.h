#pragma once

#include "raftcore/cluster/view.h"

#include <sstream>
#include <string>

namespace raft {

/// Everything that a view shows, but for the event number, in words: equal texts, equal pictures.
inline std::string textOf(const ClusterView &view)
{
    std::ostringstream out;
    out << "at " << view.now.count() << " hand " << view.manual << " violations " << view.violations.size();
    for (const ServerView &server : view.servers) {
        out << "\nS" << server.id.value << " live " << static_cast<int>(server.liveness) << " since "
            << server.since.count() << " role " << static_cast<int>(server.role) << " term "
            << server.hard.term.value << " vote " << server.hard.vote.value_or(NodeId{}).value << " leader "
            << server.leader.value_or(NodeId{}).value << " granted " << server.votesGranted.size()
            << " refused " << server.votesRefused.size() << " commit " << server.commit.value << " applied "
            << server.applied.value << " durable " << server.durable.value << " timer "
            << server.timerStart.count() << ".." << server.deadline.count() << " store "
            << server.store.hash() << " waiting " << server.waitingClients << " unsynced "
            << server.unsyncedWrites << " manual " << server.diskManual << " log";
        for (Index index = server.log.firstIndex(); index <= server.log.lastIndex(); ++index)
            out << ' ' << server.log.at(index).at.term.value;
        for (const Progress &peer : server.progress)
            out << " peer " << peer.peer.value << ' ' << peer.match.value << ' ' << peer.next.value << ' '
                << peer.inflight.size();
    }
    for (const MessageView &message : view.messages)
        out << "\nm" << message.id << ' ' << message.message.from.value << '>' << message.message.to.value
            << ' ' << message.message.body.index() << ' ' << message.sent.count() << ' '
            << message.due.count() << ' ' << static_cast<int>(message.fate) << ' ' << message.sentEvent;
    for (const LinkView &link : view.links)
        out << "\nl" << link.from.value << link.to.value << link.cut << link.held << link.delay.count() << ' '
            << link.lossPerMillion;
    for (const Operation &operation : view.operations)
        out << "\no" << operation.id << ' ' << static_cast<int>(operation.outcome) << ' '
            << operation.returned.value_or(Time{}).count() << ' ' << operation.result.value_or("none") << ' '
            << operation.index.value;
    out << "\ngroups " << view.groups.size();
    return out.str();
}

} // namespace raft
