#include "raftcore/exploration/narration.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"

#include <string_view>
#include <utility>
#include <vector>

namespace raft {

namespace {

/// "S1", "S1 and S2", "S1, S2 and S3".
std::string listOf(const std::vector<NodeId> &ids)
{
    if (ids.empty())
        return {};
    std::string text = named(ids.front());
    for (std::size_t i = 1; i < ids.size(); ++i)
        text = phrase(i + 1 == ids.size() ? "%1 and %2" : "%1, %2", {text, named(ids[i])});
    return text;
}

std::string logOf(const Node &node)
{
    std::string text;
    for (Index index = node.log().firstIndex(); index <= node.log().lastIndex(); ++index)
        text += (text.empty() ? "" : " ") + named(node.log().at(index).at);
    return text.empty() ? phrase("nothing") : text;
}

/// Tells one transition.
class Narrator {
public:
    Narrator(const Transition &transition, const ExplorerState &before, const ExplorerState &after)
        : m_transition(transition), m_before(before), m_after(after)
    {
    }

    std::string tell() const { return told(body()); }

    std::string tellAttempt() const
    {
        const std::string vain = inVain();
        return with(vain.empty() ? tell() : vain, unsent());
    }

private:
    /// What happened, and what came of it.
    std::string told(const std::string &what) const
    {
        return with(with(with(with(with(what, returned()), commits()), lostVotes()), staying()), forgotten());
    }

    /// Both, of which either may be empty.
    static std::string with(const std::string &one, const std::string &other)
    {
        if (one.empty() || other.empty())
            return one + other;
        return phrase("%1; %2", {one, other});
    }

    /// Why nothing comes of the transition; empty when something does.
    std::string inVain() const
    {
        switch (m_transition.kind) {
        case TransitionKind::Elect:
            return m_transition.peers.empty() || is().isLeader()
                       ? std::string()
                       : told(phrase("%1, and does not win", {body()}));
        case TransitionKind::Replicate:
        case TransitionKind::Write:
        case TransitionKind::Read: return was().isLeader() ? std::string() : ofNoLeader();
        case TransitionKind::ChangeMembers:
            if (!was().isLeader())
                return ofNoLeader();
            return is().log() == was().log() ? phrase("%1 refuses to change the members", {who()})
                                             : std::string();
        case TransitionKind::Compact:
            return is().log().base() == was().log().base() ? phrase("%1 has nothing to compact", {who()})
                                                           : std::string();
        case TransitionKind::Arrive:
            return m_transition.server < stayingIn(m_before.simulation).size()
                       ? std::string()
                       : phrase("No such message is on its way");
        case TransitionKind::SoundOut:
        case TransitionKind::Restart: break;
        }
        return {};
    }

    std::string ofNoLeader() const { return phrase("%1 does not lead, so nothing comes of it", {who()}); }

    const Node &was() const { return m_before.simulation.server(m_transition.id()).node(); }
    const Node &is() const { return m_after.simulation.server(m_transition.id()).node(); }
    std::string who() const { return named(m_transition.id()); }
    std::string peers() const { return listOf(m_transition.peers.ids()); }

    std::string body() const
    {
        switch (m_transition.kind) {
        case TransitionKind::Elect: return election();
        case TransitionKind::SoundOut: return sounding();
        case TransitionKind::Replicate: return replication();
        case TransitionKind::Write: return exchange(marked("A client writes to %1"));
        case TransitionKind::Read: return exchange(marked("A client reads from %1"));
        case TransitionKind::ChangeMembers:
            return with(phrase(m_transition.target.size() == 1 ? "%1 is asked to make %2 the only member"
                                                               : "%1 is asked to make %2 the members",
                               {who(), listOf(m_transition.target.ids())}),
                        exchanged());
        case TransitionKind::Compact:
            return phrase("%1 takes a snapshot up to index %2",
                          {who(), std::to_string(is().snapshot()->last.index.value)});
        case TransitionKind::Restart: return phrase("%1 crashes and restarts", {who()});
        case TransitionKind::Arrive: return arrival();
        }
        return {};
    }

    std::string term() const { return std::to_string(is().term().value); }

    std::string exchange(const char *pattern) const
    {
        return with(with(phrase(pattern, {who()}), exchanged()), answer());
    }

    std::string sounding() const
    {
        if (is().isLeader())
            return phrase("%1 asks %2 whether it could win, and leads term %3 without a vote",
                          {who(), peers(), term()});
        return is().role() == Role::Candidate
                   ? phrase("%1 asks %2 whether it could win, and becomes a candidate in term %3",
                            {who(), peers(), term()})
                   : phrase("%1 asks %2 whether it could win", {who(), peers()});
    }

    std::string election() const
    {
        if (m_transition.peers.empty())
            return phrase("%1 starts an election in term %2; no other server hears of it", {who(), term()});
        if (!is().isLeader())
            return phrase("%1 starts an election and reaches %2", {who(), peers()});
        const Node &voter = m_after.simulation.server(m_transition.peers.ids().front()).node();
        const Position first = is().log().last();
        return phrase(voter.log().last() == first
                          ? "%1 is elected by %2 and leads term %3; its first entry, %4, reaches %2"
                          : "%1 is elected by %2 and leads term %3; its first entry, %4, reaches no server",
                      {who(), peers(), term(), named(first)});
    }

    std::string replication() const
    {
        const NodeId peer = m_transition.peers.ids().front();
        const Node &before = m_before.simulation.server(peer).node();
        const Node &after = m_after.simulation.server(peer).node();
        if (was().isLeader() && !is().isLeader())
            return phrase("%1 learns from %2 that term %3 is over",
                          {who(), named(peer), std::to_string(was().term().value)});
        if (before.log() == after.log())
            return phrase("%1's heartbeat reaches %2", {who(), named(peer)});
        return phrase("%1 replicates to %2: its log is now %3", {who(), named(peer), logOf(after)});
    }

    std::string exchanged() const
    {
        if (m_transition.peers.empty())
            return phrase("no other server hears of it");
        return phrase(m_transition.peers.size() == 1 ? "%1 hears of it" : "%1 hear of it", {peers()});
    }

    /// What the client was answered, if it was still connected.
    std::string answer() const
    {
        const std::optional<Operation> asked = m_after.operations.find(m_after.simulation.lastOperation);
        if (!asked)
            return {};
        if (asked->outcome != OperationOutcome::Done)
            return phrase("the client waits");
        if (m_transition.kind == TransitionKind::Write)
            return phrase("the client is answered that it is done");
        return asked->result ? phrase("the answer is \"%1\"", {*asked->result})
                             : phrase("the answer is that there is nothing");
    }

    std::string arrival() const
    {
        const Message &message = stayingIn(m_before.simulation)[m_transition.server]->message;
        std::string text = phrase("The late %1 from %2 to %3 of term %4 arrives",
                                  {translated(name(typeOf(message))), named(message.from), named(message.to),
                                   std::to_string(message.term.value)});
        for (const NodeId id : {message.from, message.to}) {
            const Node &after = m_after.simulation.server(id).node();
            if (after.isLeader() && !m_before.simulation.server(id).node().isLeader())
                text = phrase("%1: %2 leads term %3", {text, named(id), std::to_string(after.term().value)});
        }
        const Node &after = m_after.simulation.server(message.to).node();
        if (typeOf(message) == MessageType::RequestVote && after.vote() == message.from)
            text = phrase("%1, and has the vote", {text});
        if (!(after.log() == m_before.simulation.server(message.to).node().log()))
            text = phrase("%1: the log of %2 is now %3", {text, named(message.to), logOf(after)});
        return text;
    }

    /// Of a read that waited: that it does not wait any more.
    std::string returned() const
    {
        if (m_transition.kind != TransitionKind::Arrive ||
            m_after.simulation.pending.size() == m_before.simulation.pending.size())
            return {};
        return answer();
    }

    /// What servers have come to know to be committed.
    std::string commits() const
    {
        std::vector<std::pair<Position, std::vector<NodeId>>> news;
        for (std::size_t place = 0; place < m_after.simulation.servers.size(); ++place) {
            const Node &after = m_after.simulation.servers[place]->node();
            if (after.commit() <= m_before.simulation.servers[place]->node().commit())
                continue;
            const Position upTo{after.commit(), after.log().termAt(after.commit()).value_or(Term{})};
            if (news.empty() || news.back().first != upTo)
                news.push_back({upTo, {}});
            news.back().second.push_back(after.id());
        }
        std::string text;
        for (const auto &[upTo, servers] : news)
            text = with(text,
                        phrase(servers.size() == 1 ? "%1 takes %2 for committed" : "%1 take %2 for committed",
                               {listOf(servers), named(upTo)}));
        return text;
    }

    /// Who has no vote any more in the term in which it gave one.
    std::string lostVotes() const
    {
        std::string text;
        for (std::size_t place = 0; place < m_after.simulation.servers.size(); ++place) {
            const Node &before = m_before.simulation.servers[place]->node();
            const Node &after = m_after.simulation.servers[place]->node();
            if (before.term() == after.term() && before.vote() && !after.vote())
                text = with(text, *before.vote() == before.id()
                                      ? phrase("%1 forgets its vote for itself", {named(after.id())})
                                      : phrase("%1 forgets its vote for %2",
                                               {named(after.id()), named(*before.vote())}));
        }
        return text;
    }

    /// The message that the transition lets stay on its way; null when there is none.
    const Message *stayingMessage() const
    {
        const std::uint64_t wanted = m_before.simulation.lastMessage + m_transition.stays;
        for (const InFlightMessage *flight : stayingIn(m_after.simulation))
            if (m_transition.stays != 0 && flight->id == wanted)
                return &flight->message;
        return nullptr;
    }

    std::string staying() const
    {
        const Message *message = stayingMessage();
        if (message == nullptr)
            return {};
        return phrase(m_transition.twice ? "a copy of the %1 from %2 to %3 stays on its way"
                                         : "the %1 from %2 to %3 stays on its way",
                      {translated(name(typeOf(*message))), named(message->from), named(message->to)});
    }

    /// Of a message that should stay on its way, as in the other run.
    std::string unsent() const
    {
        return m_transition.stays == 0 || stayingMessage() != nullptr
                   ? std::string()
                   : phrase("the message that stayed on its way is not sent");
    }

    std::string forgotten() const
    {
        return m_transition.forgets == 0 ? std::string()
                                         : phrase("%1 crashes before its disk has written that, and restarts",
                                                  {named(NodeId{m_transition.forgets})});
    }

    const Transition &m_transition;
    const ExplorerState &m_before;
    const ExplorerState &m_after;
};

} // namespace

std::string narrate(const Transition &transition, const ExplorerState &before, const ExplorerState &after)
{
    return Narrator(transition, before, after).tell() + ".";
}

std::string narrateAttempt(const Transition &transition, const ExplorerState &before,
                           const ExplorerState &after)
{
    return Narrator(transition, before, after).tellAttempt() + ".";
}

} // namespace raft
