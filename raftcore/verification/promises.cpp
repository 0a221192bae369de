#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/verification/safety_monitor.h"

#include <algorithm>
#include <utility>
#include <variant>

/// What must be on a disk when something is said: Figure 2, "updated on stable storage before responding".
namespace raft {

void SafetyMonitor::synced(NodeId id, const Write &write)
{
    watch(id).disk.apply(write);
}

void SafetyMonitor::diskReplaced(NodeId id, const Stored &disk)
{
    Watched &server = watch(id);
    Watched fresh;
    fresh.id = id;
    fresh.known = true;
    fresh.formerDisks = std::move(server.formerDisks);
    fresh.formerDisks.push_back(std::move(server.disk));
    fresh.disk = DiskImage::of(disk.disk, disk.hard, disk.log);
    server = std::move(fresh);
}

/// Whether the entry is on that disk of the server, or was when the disk was lost: what a disk has
/// acknowledged may be counted after its end.
bool SafetyMonitor::stores(const Watched &server, DiskId disk, Position at)
{
    if (server.disk.id == disk)
        return server.disk.holds(at);
    return std::any_of(server.formerDisks.begin(), server.formerDisks.end(),
                       [&](const DiskImage &former) { return former.id == disk && former.holds(at); });
}

std::pair<NodeId, NodeId> SafetyMonitor::votesSeen(NodeId server) const
{
    for (const Watched &watched : m_servers)
        if (watched.id == server)
            return {watched.vote.value_or(NodeId{}),
                    watched.promisedIn >= watched.term ? watched.promised : NodeId{}};
    return {};
}

/// The entry at `index` of a server's log. What a snapshot replaces is committed: others tell its term.
std::optional<Position> SafetyMonitor::placeOf(Index index, const Log &log) const
{
    if (const std::optional<Term> term = log.termAt(index))
        return Position{index, *term};
    const auto place = static_cast<std::size_t>(index.value);
    if (place >= m_committed.size() || m_committed[place].term == Term{})
        return std::nullopt;
    return Position{index, m_committed[place].term};
}

// A vote, an acknowledgement, and the orders of a leader, which stand on its vote for itself.
void SafetyMonitor::notePromises(const Node &node, const Effects &effects, Watched &server)
{
    for (const Message &message : effects.send) {
        Promise &promise = server.promise;
        if (const auto *append = std::get_if<AppendReply>(&message.body)) {
            if (append->success && append->match > promise.stored.index)
                promise.stored = placeOf(append->match, node.log()).value_or(promise.stored);
        } else if (const auto *snapshot = std::get_if<SnapshotReply>(&message.body)) {
            if (snapshot->installed && snapshot->last.index > promise.stored.index)
                promise.stored = snapshot->last;
        } else if (const auto *vote = std::get_if<VoteReply>(&message.body)) {
            if (vote->granted && !vote->preVote)
                promise.hard = {message.term, message.to};
        } else if (std::holds_alternative<AppendEntries>(message.body)) {
            promise.hard = {message.term, node.id()};
        }
    }
}

// The membership that a decision starts, or ends, does not yet count for it.
void SafetyMonitor::noteDecision(const Node &node, Watched &server)
{
    if (server.role == Role::Leader && server.term == node.term() && node.commit() > server.commit) {
        server.decided = {node.commit(), node.log().termAt(node.commit()).value_or(Term{})};
        server.countedWith = server.counting;
    }
    if (node.isLeader() && !(server.counting == node.membership()))
        server.counting = node.membership();
}

void SafetyMonitor::settled(const Node &node, std::uint64_t store, EventNumber event, Time now)
{
    Watched &server = watch(node.id());
    const Moment moment{event, now};
    if (server.promise.hard.vote || server.promise.stored.index != Index{})
        checkPromise(server, moment);
    if (server.decided.index != Index{})
        checkDecision(server, moment);
    if (node.applied() != server.compared) {
        server.compared = node.applied();
        compareStore(server, store, moment);
    }
}

void SafetyMonitor::checkPromise(Watched &server, Moment moment)
{
    const Promise promise = std::exchange(server.promise, {});
    const HardState &hard = server.disk.hard;
    const bool hasVote =
        hard.term > promise.hard.term || (hard.term == promise.hard.term && hard.vote == promise.hard.vote);
    if (promise.hard.vote && !hasVote)
        violate(
            SafetyProperty::Durability, server.id, *promise.hard.vote, {{}, promise.hard.term}, moment,
            phrase("%1 acted on its vote for %2 in term %3 before it was on its disk",
                   {named(server.id), named(*promise.hard.vote), std::to_string(promise.hard.term.value)}));
    if (!server.disk.holds(promise.stored))
        violate(SafetyProperty::Durability, server.id, server.id, promise.stored, moment,
                phrase("%1 acknowledged entry %2 before it was on its disk",
                       {named(server.id), named(promise.stored)}));
}

// §5.3: a leader has committed once a majority stores it, of the membership that it counted with (§6). Of
// external servers whose last steps may be missing it cannot be said that their disks do not hold it.
void SafetyMonitor::checkDecision(Watched &server, Moment moment)
{
    const Position decided = std::exchange(server.decided, {});
    const auto holds = [this, decided, &server](NodeId id) {
        const auto known = std::find_if(m_servers.begin(), m_servers.end(),
                                        [id](const Watched &one) { return one.id == id; });
        if (known == m_servers.end() || !known->known || known->outOfSight)
            return m_external;
        return stores(*known, server.countedWith.diskOf(id), decided);
    };
    if (server.countedWith.majority(holds))
        return;
    const std::vector<NodeId> members = server.countedWith.everyone();
    const auto copies = std::count_if(members.begin(), members.end(), holds);
    violate(
        SafetyProperty::Durability, server.id, server.id, decided, moment,
        phrase("%1 committed entry %2 which is on %3 of the disks of %4 members, not on those of a majority",
               {named(server.id), named(decided), std::to_string(copies), std::to_string(members.size())}));
}

/// Equal sequences of commands give equal stores.
void SafetyMonitor::compareStore(const Watched &server, std::uint64_t store, Moment moment)
{
    const auto place = static_cast<std::size_t>(server.compared.value);
    m_stores.reach(place);
    const SeenStore &known = m_stores[place];
    if (known.where == NodeId{})
        m_stores.change(place) = {store, server.id};
    else if (known.hash != store)
        violate(SafetyProperty::StateMachineSafety, known.where, server.id, {server.compared, {}}, moment,
                phrase("%1 and %2 have both applied everything up to index %3, but their stores differ",
                       {named(known.where), named(server.id), std::to_string(server.compared.value)}));
}

} // namespace raft
