#include "raftcore/cluster/view_words.h"

#include <algorithm>
#include <tuple>

namespace raft {

namespace {

bool holds(const std::vector<NodeId> &ids, NodeId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

const char *wordOfFollower(Belonging belonging)
{
    switch (belonging) {
    case Belonging::Learner: return "learner";
    case Belonging::NotYet: return "new";
    case Belonging::Left: return "left";
    case Belonging::Voter:
    case Belonging::Leaving: break;
    }
    return "follower";
}

std::string summaryOf(const Membership &members)
{
    std::string list = "members";
    for (const NodeId id : members.everyone())
        list += ' ' + std::to_string(id.value);
    return list;
}

} // namespace

const Membership *membershipOf(const ClusterView &view)
{
    // Without a leader the log that would win an election tells (§5.4.1): a server that was removed does not
    // hear of it, and its term grows with every election that it stands in.
    const auto rank = [](const ServerView &server) {
        const Position last = server.log.last();
        const Term term = server.isLeader() ? server.hard.term : last.term;
        return std::make_tuple(server.isLeader(), term, last.index);
    };
    const ServerView *best = nullptr;
    for (const ServerView &server : view.servers)
        if (!best || rank(server) > rank(*best))
            best = &server;
    return best ? &best->membership : nullptr;
}

Belonging belongingOf(const ClusterView &view, NodeId server)
{
    const Membership *members = membershipOf(view);
    if (!members || holds(members->voters, server))
        return Belonging::Voter;
    if (holds(members->learners, server))
        return Belonging::Learner;
    if (holds(members->outgoing, server))
        return Belonging::Leaving;
    const ServerView *found = view.server(server);
    return found && found->log.lastIndex().value > 0 ? Belonging::Left : Belonging::NotYet;
}

const char *roleWord(const ClusterView &view, const ServerView &server)
{
    if (server.liveness == Liveness::Crashed && server.sight == Sight::Seen)
        return "down";
    if (server.sight != Sight::Seen)
        return server.sight == Sight::Awaited ? "starting" : "not watched";
    switch (view.leadership(server)) {
    case LeaderStanding::Superseded: return "SUPERSEDED";
    case LeaderStanding::CutOff: return "CUT OFF";
    case LeaderStanding::Working:
    case LeaderStanding::None: break;
    }
    switch (server.role) {
    case Role::Leader: return "LEADER";
    case Role::Candidate: return "CANDIDATE";
    case Role::PreCandidate: return "PRE-CANDIDATE";
    case Role::Follower: break;
    }
    return wordOfFollower(belongingOf(view, server.id));
}

std::string groupWords(const ClusterView &view, const std::vector<NodeId> &group)
{
    const Membership *membership = membershipOf(view);
    if (!membership)
        return {};
    const auto isInside = [&group](NodeId id) { return holds(group, id); };
    if (!membership->majority(isInside))
        return "minority · cannot commit new entries";
    const std::vector<NodeId> &voters = membership->voters;
    return "majority · " + std::to_string(std::count_if(voters.begin(), voters.end(), isInside)) + " of " +
           std::to_string(voters.size());
}

std::string rangeOf(const Entries &entries)
{
    const std::string first = std::to_string(entries.front().at.index.value);
    const std::string last = std::to_string(entries.back().at.index.value);
    return '[' + (first == last ? first : first + "–" + last) + ']';
}

std::string titleOf(const Message &message)
{
    const auto *append = std::get_if<AppendEntries>(&message.body);
    const bool carries = append != nullptr && !append->entries.empty();
    return name(typeOf(message)) + (carries ? ' ' + rangeOf(append->entries) : std::string());
}

bool isPositive(const MessageBody &body)
{
    if (const auto *vote = std::get_if<VoteReply>(&body))
        return vote->granted;
    if (const auto *append = std::get_if<AppendReply>(&body))
        return append->success;
    if (const auto *read = std::get_if<ReadIndexReply>(&body))
        return read->confirmed;
    return true;
}

std::string summaryOf(const Entry &entry)
{
    if (const auto *change = std::get_if<MembershipChange>(&entry.payload))
        return summaryOf(*change->target);
    const auto *command = std::get_if<Command>(&entry.payload);
    if (command == nullptr)
        return "noop";
    const auto decoded = decodeCommand(*command->bytes);
    return decoded ? summary(decoded->change) : std::to_string(command->bytes->size()) + " bytes";
}

} // namespace raft
