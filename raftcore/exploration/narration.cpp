#include "raftcore/exploration/narration.h"

#include "raftcore/cluster/wording.h"

#include <string_view>
#include <utility>
#include <vector>

namespace raft {

namespace {

std::string listOf(const std::vector<NodeId> &ids)
{
    std::string text;
    for (std::size_t i = 0; i < ids.size(); ++i)
        text += (i == 0 ? "" : i + 1 == ids.size() ? " and " : ", ") + named(ids[i]);
    return text;
}

std::string logOf(const Node &node)
{
    std::string text;
    for (Index index = node.log().firstIndex(); index <= node.log().lastIndex(); ++index)
        text += (text.empty() ? "" : " ") + named(node.log().at(index).at);
    return text.empty() ? "nothing" : text;
}

/// Tells one transition.
class Narrator {
public:
    Narrator(const Transition &transition, const ExplorerState &before, const ExplorerState &after)
        : m_transition(transition), m_before(before), m_after(after)
    {
    }

    std::string tell() const
    {
        return body() + returned() + commits() + lostVotes() + staying() + forgotten();
    }

    std::string tellAttempt() const
    {
        const std::string vain = inVain();
        return vain.empty() ? tell() : vain;
    }

private:
    /// Why nothing comes of the transition; empty when something does.
    std::string inVain() const
    {
        switch (m_transition.kind) {
        case TransitionKind::Elect:
            return m_transition.peers.empty() || is().isLeader()
                       ? std::string()
                       : body() + ", and does not win" + commits() + lostVotes() + forgotten();
        case TransitionKind::Replicate:
        case TransitionKind::Write:
        case TransitionKind::Read: return was().isLeader() ? std::string() : ofNoLeader();
        case TransitionKind::ChangeMembers:
            if (!was().isLeader())
                return ofNoLeader();
            return is().log() == was().log() ? who() + " refuses to change the members" : std::string();
        case TransitionKind::Compact:
            return is().log().base() == was().log().base() ? who() + " has nothing to compact"
                                                           : std::string();
        case TransitionKind::Arrive:
            return m_transition.server < stayingIn(m_before.simulation).size()
                       ? std::string()
                       : std::string("No such message is on its way");
        case TransitionKind::SoundOut:
        case TransitionKind::Restart: break;
        }
        return {};
    }

    std::string ofNoLeader() const { return who() + " does not lead, so nothing comes of it"; }

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
        case TransitionKind::Write: return "A client writes to " + who() + exchanged() + answer();
        case TransitionKind::Read: return "A client reads from " + who() + exchanged() + answer();
        case TransitionKind::ChangeMembers:
            return who() + " is asked to make " + listOf(m_transition.target.ids()) +
                   (m_transition.target.size() == 1 ? " the only member" : " the members") + exchanged();
        case TransitionKind::Compact:
            return who() + " takes a snapshot up to index " +
                   std::to_string(is().snapshot()->last.index.value);
        case TransitionKind::Restart: return who() + " crashes and restarts";
        case TransitionKind::Arrive: return arrival();
        }
        return {};
    }

    std::string term() const { return "term " + std::to_string(is().term().value); }

    std::string sounding() const
    {
        const std::string asked = who() + " asks " + peers() + " whether it could win";
        if (is().isLeader())
            return asked + ", and leads " + term() + " without a vote";
        return asked +
               (is().role() == Role::Candidate ? ", and becomes a candidate in " + term() : std::string());
    }

    std::string election() const
    {
        if (m_transition.peers.empty())
            return who() + " starts an election in " + term() + "; no other server hears of it";
        if (!is().isLeader())
            return who() + " starts an election and reaches " + peers();
        const Node &voter = m_after.simulation.server(m_transition.peers.ids().front()).node();
        const std::string entry = "its first entry, " + named(is().log().last()) + ", reaches ";
        return who() + " is elected by " + peers() + " and leads " + term() + "; " + entry +
               (voter.log().last() == is().log().last() ? peers() : "no server");
    }

    std::string replication() const
    {
        const NodeId peer = m_transition.peers.ids().front();
        const Node &before = m_before.simulation.server(peer).node();
        const Node &after = m_after.simulation.server(peer).node();
        if (was().isLeader() && !is().isLeader())
            return who() + " learns from " + named(peer) + " that term " +
                   std::to_string(was().term().value) + " is over";
        if (before.log() == after.log())
            return who() + "'s heartbeat reaches " + named(peer);
        return who() + " replicates to " + named(peer) + ": its log is now " + logOf(after);
    }

    std::string exchanged() const
    {
        if (m_transition.peers.empty())
            return "; no other server hears of it";
        return "; " + peers() + (m_transition.peers.size() == 1 ? " hears of it" : " hear of it");
    }

    /// What the client was answered, if it was still connected.
    std::string answer() const
    {
        const std::optional<Operation> asked = m_after.operations.find(m_after.simulation.lastOperation);
        if (!asked)
            return {};
        if (asked->outcome != OperationOutcome::Done)
            return "; the client waits";
        if (m_transition.kind == TransitionKind::Write)
            return "; the client is answered that it is done";
        return asked->result ? "; the answer is \"" + *asked->result + "\""
                             : std::string("; the answer is that there is nothing");
    }

    std::string arrival() const
    {
        const Message &message = stayingIn(m_before.simulation)[m_transition.server]->message;
        std::string text = "The late " + std::string(name(typeOf(message))) + " from " + named(message.from) +
                           " to " + named(message.to) + " of term " + std::to_string(message.term.value) +
                           " arrives";
        for (const NodeId id : {message.from, message.to}) {
            const Node &after = m_after.simulation.server(id).node();
            if (after.isLeader() && !m_before.simulation.server(id).node().isLeader())
                text += ": " + named(id) + " leads term " + std::to_string(after.term().value);
        }
        const Node &after = m_after.simulation.server(message.to).node();
        if (typeOf(message) == MessageType::RequestVote && after.vote() == message.from)
            text += ", and has the vote";
        if (!(after.log() == m_before.simulation.server(message.to).node().log()))
            text += ": the log of " + named(message.to) + " is now " + logOf(after);
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
            text += "; " + listOf(servers) + (servers.size() == 1 ? " takes " : " take ") + named(upTo) +
                    " for committed";
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
                text += "; " + named(after.id()) + " forgets its vote for " +
                        (*before.vote() == before.id() ? std::string("itself") : named(*before.vote()));
        }
        return text;
    }

    std::string staying() const
    {
        if (m_transition.stays == 0)
            return {};
        const std::vector<const InFlightMessage *> all = stayingIn(m_after.simulation);
        if (all.empty())
            return {};
        const Message &message = all.back()->message;
        return "; " + std::string(m_transition.twice ? "a copy of the " : "the ") + name(typeOf(message)) +
               " from " + named(message.from) + " to " + named(message.to) + " stays on its way";
    }

    std::string forgotten() const
    {
        return m_transition.forgets == 0 ? std::string()
                                         : "; " + named(NodeId{m_transition.forgets}) +
                                               " crashes before its disk has written that, and restarts";
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
