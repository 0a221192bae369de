#include "raftcore/cluster/view_words.h"

#include "raftcore/consensus/phrase.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace raft {

namespace {

bool holds(const std::vector<NodeId> &ids, NodeId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

const char *wordOfFollower(Belonging belonging)
{
    switch (belonging) {
    case Belonging::Learner: return marked("learner");
    case Belonging::NotYet: return marked("new");
    case Belonging::Left: return marked("left");
    case Belonging::Voter:
    case Belonging::ByOwnLog:
    case Belonging::Leaving: break;
    }
    return marked("follower");
}

/// Whether what another program keeps in an entry can be shown as it is.
bool isShortText(const std::string &bytes)
{
    constexpr std::size_t longest = 48;
    return bytes.size() <= longest && std::none_of(bytes.begin(), bytes.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
           });
}

std::string summaryOf(const Membership &members)
{
    std::string list;
    for (const NodeId id : members.everyone())
        list += (list.empty() ? "" : " ") + std::to_string(id.value);
    return phrase("members %1", {list});
}

/// The server whose log tells who is a member; null without servers.
const ServerView *membershipTeller(const ClusterView &view)
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
    return best;
}

/// Whether everything that the server holds is in that log, too: then it knows no membership of its own.
bool isPartOf(const Log &log, const ServerView &server)
{
    const Position last = server.log.last();
    return last.index <= log.base().index || log.termAt(last.index) == last.term;
}

} // namespace

const Membership *membershipOf(const ClusterView &view)
{
    const ServerView *teller = membershipTeller(view);
    return teller ? &teller->membership : nullptr;
}

Belonging belongingOf(const ClusterView &view, NodeId server)
{
    const ServerView *teller = membershipTeller(view);
    const Membership *members = membershipOf(view);
    if (!members || holds(members->voters, server))
        return Belonging::Voter;
    if (holds(members->learners, server))
        return Belonging::Learner;
    if (holds(members->outgoing, server))
        return Belonging::Leaving;
    const ServerView *found = view.server(server);
    if (!found || found->log.lastIndex().value == 0)
        return Belonging::NotYet;
    return holds(found->membership.everyone(), server) && !isPartOf(teller->log, *found) ? Belonging::ByOwnLog
                                                                                         : Belonging::Left;
}

const char *roleWord(const ClusterView &view, const ServerView &server)
{
    if (server.liveness == Liveness::Crashed && server.sight == Sight::Seen)
        return marked("down");
    if (server.sight != Sight::Seen)
        return server.sight == Sight::Awaited ? marked("starting") : marked("not watched");
    if (!server.knowledge.knows(ServerFact::Role))
        return marked("role ?");
    switch (view.leadership(server)) {
    case LeaderStanding::Superseded: return marked("SUPERSEDED");
    case LeaderStanding::CutOff: return marked("CUT OFF");
    case LeaderStanding::Working:
    case LeaderStanding::None: break;
    }
    switch (server.role) {
    case Role::Leader: return marked("LEADER");
    case Role::Candidate: return marked("CANDIDATE");
    case Role::PreCandidate: return marked("PRE-CANDIDATE");
    case Role::Follower: break;
    }
    return wordOfFollower(belongingOf(view, server.id));
}

const char *roleInSentence(const ClusterView &view, const ServerView &server)
{
    static constexpr std::array<std::pair<std::string_view, const char *>, 5> loud{
        {{"SUPERSEDED", marked("superseded")},
         {"CUT OFF", marked("cut off")},
         {"LEADER", marked("leader")},
         {"CANDIDATE", marked("candidate")},
         {"PRE-CANDIDATE", marked("pre-candidate")}}};
    const char *word = roleWord(view, server);
    const auto found =
        std::find_if(loud.begin(), loud.end(), [word](const auto &each) { return each.first == word; });
    return found != loud.end() ? found->second : word;
}

std::string groupWords(const ClusterView &view, const std::vector<NodeId> &group)
{
    const Membership *membership = membershipOf(view);
    if (!membership)
        return {};
    const auto isInside = [&group](NodeId id) { return holds(group, id); };
    const bool isMajority = membership->majority(isInside);
    if (!isMajority && view.rules.holds(Rule::MajorityCommits))
        return phrase("minority · cannot commit new entries");
    const std::vector<NodeId> &voters = membership->voters;
    return phrase(isMajority ? "majority · %1 of %2" : "minority · %1 of %2",
                  {std::to_string(std::count_if(voters.begin(), voters.end(), isInside)),
                   std::to_string(voters.size())});
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
    return translated(name(typeOf(message))) + (carries ? ' ' + rangeOf(append->entries) : std::string());
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
    const std::string &bytes = *command->bytes;
    if (bytes.empty())
        return "?"; // Of a trace: what the entry holds is not told.
    if (const auto decoded = decodeCommand(bytes))
        return summary(decoded->change);
    return isShortText(bytes) ? bytes : phrase("%1 bytes", {std::to_string(bytes.size())});
}

} // namespace raft
