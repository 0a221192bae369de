#include "app/inspector/node_facts.h"

#include "app/inspector/wording.h"
#include "app/session/core_text.h"
#include "app/session/known_down.h"
#include "app/session/membership_edit.h"
#include "raftcore/cluster/process_words.h"

#include <algorithm>

namespace raftarium {

namespace {

using wording::Inspector;

Fact field(const char *name, const QString &value, const char *paper, const QString &explanation)
{
    Fact fact;
    fact.key = QString::fromUtf8(name);
    fact.label = Inspector::tr(name);
    fact.value = value;
    fact.paper = citationText(paper);
    fact.explanation = explanation;
    return fact;
}

Fact section(const char *key, const QString &title, Fact::Mark mark, const QString &remark)
{
    Fact fact;
    fact.shape = Fact::Shape::Section;
    fact.key = QString::fromUtf8(key);
    fact.label = title;
    fact.value = remark;
    fact.mark = mark;
    return fact;
}

QString leaderHeadline(raft::LeaderStanding leadership)
{
    switch (leadership) {
    case raft::LeaderStanding::CutOff: return Inspector::tr("Leader of term %1, cut off");
    case raft::LeaderStanding::Superseded: return Inspector::tr("Superseded leader of term %1");
    default: return Inspector::tr("Leader of term %1");
    }
}

/// "3", or "?" when nothing tells.
QString termText(const raft::ServerView &server)
{
    return server.knowledge.knows(raft::ServerFact::CurrentTerm) ? QString::number(server.hard.term.value)
                                                                 : QStringLiteral("?");
}

QString headline(const raft::ClusterView &view, const raft::ServerView &server)
{
    const QString term = termText(server);
    if (server.sight == raft::Sight::Awaited)
        return Inspector::tr("Not yet heard of");
    if (server.sight == raft::Sight::NotWatched)
        return Inspector::tr("Not watched");
    if (hasNeverReported(server))
        return Inspector::tr("Down");
    if (server.liveness == raft::Liveness::Crashed)
        return Inspector::tr("Crashed in term %1").arg(term);
    if (!server.knowledge.knows(raft::ServerFact::Role))
        return Inspector::tr("Role unknown, term %1").arg(term);
    switch (belongingOf(view, server.id)) {
    case Belonging::Learner: return Inspector::tr("Learner in term %1").arg(term);
    case Belonging::NotYet: return Inspector::tr("New, not yet a member");
    case Belonging::Left:
        if (server.role == raft::Role::Follower)
            return Inspector::tr("Left the cluster, term %1").arg(term);
        break;
    case Belonging::Voter:
    case Belonging::ByOwnLog:
    case Belonging::Leaving: break;
    }
    switch (server.role) {
    case raft::Role::Leader: return leaderHeadline(view.leadership(server)).arg(term);
    case raft::Role::Candidate: return Inspector::tr("Candidate in term %1").arg(term);
    case raft::Role::PreCandidate:
        return Inspector::tr("Asks for pre-votes for term %1").arg(server.hard.term.value + 1);
    case raft::Role::Follower: break;
    }
    return Inspector::tr("Follower in term %1").arg(term);
}

/// On which side of a split the server is; empty when there is none.
QString sideOf(const raft::ClusterView &view, const raft::ServerView &server)
{
    if (view.groups.empty())
        return {};
    std::vector<raft::NodeId> mine{server.id};
    for (const auto &group : view.groups)
        if (std::find(group.begin(), group.end(), server.id) != group.end())
            mine = group;
    const bool majority = server.membership.majority(
        [&mine](raft::NodeId id) { return std::find(mine.begin(), mine.end(), id) != mine.end(); });
    return majority ? Inspector::tr("on the majority side") : Inspector::tr("on the minority side");
}

QString subline(const raft::ClusterView &view, const raft::ServerView &server)
{
    QStringList parts;
    const QString lasting = wording::duration(view.now - server.since);
    switch (server.liveness) {
    case raft::Liveness::Up:
        parts << (server.knowledge.knowsAll() ? Inspector::tr("alive") : Inspector::tr("as the trace says"));
        break;
    case raft::Liveness::Paused: parts << Inspector::tr("❚❚ paused for %1").arg(lasting); break;
    case raft::Liveness::Crashed:
        parts << (server.sight == raft::Sight::Awaited      ? Inspector::tr("starting")
                  : server.sight == raft::Sight::NotWatched ? Inspector::tr("whether it runs is not known")
                  : hasNeverReported(server)                ? Inspector::tr("✕ since when is not known")
                                                            : Inspector::tr("✕ down for %1").arg(lasting));
        break;
    }
    if (const QString side = sideOf(view, server); !side.isEmpty())
        parts << side;
    return parts.join(QStringLiteral(" · "));
}

Fact title(const raft::ClusterView &view, const raft::ServerView &server)
{
    Fact fact;
    fact.shape = Fact::Shape::Title;
    fact.key = QStringLiteral("title");
    fact.label = headline(view, server);
    fact.value = subline(view, server);
    fact.badge = ServerBadge{server.id, server.hard.term, server.role, isKnownToBeDown(server)};
    return fact;
}

/// Where the server runs, or why it does so no longer.
void addProcess(Facts &facts, const raft::ServerView &server)
{
    const QString text = QString::fromStdString(raft::processWords(server.process));
    if (text.isEmpty())
        return;
    facts.push_back(section("process", Inspector::tr("Process"), Fact::Mark::None, {}));
    facts.push_back(proseFact(QStringLiteral("processState"), text));
}

QString membershipText(const raft::Membership &membership)
{
    QString text = wording::serverRanges(membership.voters);
    if (membership.joint())
        text = Inspector::tr("%1 and %2 (joint)").arg(wording::serverRanges(membership.outgoing), text);
    if (!membership.learners.empty())
        text += Inspector::tr(" + learners %1").arg(wording::serverRanges(membership.learners));
    return text;
}

QString logText(const raft::Log &log)
{
    if (log.lastIndex().value == 0)
        return Inspector::tr("empty");
    return Inspector::tr("%1 · last %2").arg(wording::entries(log.size()), wording::position(log.last()));
}

/// Shows that there is nothing to say in these rows.
void leaveOpen(Facts &facts, std::size_t first)
{
    for (std::size_t i = first; i < facts.size(); ++i) {
        facts[i].value = QStringLiteral("–");
        facts[i].muted = true;
        facts[i].strong = false;
    }
}

void addPersistent(Facts &facts, const raft::ServerView &server)
{
    facts.push_back(
        section("persistent", Inspector::tr("Persistent"), Fact::Mark::Durable,
                hasNeverReported(server) ? Inspector::tr("not known") : Inspector::tr("survives a crash")));
    const std::size_t first = facts.size();
    facts.push_back(field("currentTerm", QString::number(server.hard.term.value), "§5.1",
                          Inspector::tr("The latest term this server has seen; it only grows.")));
    facts.push_back(
        field("votedFor", server.hard.vote ? serverName(*server.hard.vote) : Inspector::tr("none", "vote"),
              "§5.2", Inspector::tr("The server that got this server's one vote of currentTerm.")));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "log"), logText(server.log), "§5.3",
                          Inspector::tr("The entries it holds and the position, index@term, of the last.")));
    Fact durable = field(
        QT_TRANSLATE_NOOP("Inspector", "durable up to"), QString::number(server.durable.value), "Figure 2",
        Inspector::tr("Entries up to this index are on its disk; a crash takes later ones."));
    if (server.durable < server.log.lastIndex())
        durable.strong = true;
    facts.push_back(durable);
    const QString manual = server.diskManual ? Inspector::tr(" · disk waits for you") : QString();
    facts.push_back(field(
        QT_TRANSLATE_NOOP("Inspector", "unsynced writes"), QString::number(server.unsyncedWrites) + manual,
        "Figure 2", Inspector::tr("Writes on their way to the disk. Replies that depend on them wait.")));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "snapshot"),
                          server.snapshot ? Inspector::tr("≤ %1 · %2 bytes")
                                                .arg(wording::position(*server.snapshot))
                                                .arg(wording::count(server.snapshotBytes))
                                          : Inspector::tr("none", "snapshot"),
                          "§7", Inspector::tr("The last position that its snapshot replaces.")));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "membership"), membershipText(server.membership),
                          "§6",
                          Inspector::tr("The voters, as the latest membership entry of its log says.")));
    if (hasNeverReported(server))
        leaveOpen(facts, first);
}

Fact timerFact(const raft::ClusterView &view, const raft::ServerView &server)
{
    const bool leads = server.role == raft::Role::Leader;
    Fact fact = leads
                    ? field(QT_TRANSLATE_NOOP("Inspector", "heartbeat due"), {}, "§5.2",
                            Inspector::tr("When this leader sends its next heartbeats."))
                    : field(QT_TRANSLATE_NOOP("Inspector", "election timer"), {}, "§5.2",
                            Inspector::tr("What is left of its randomised election timeout. When it runs out "
                                          "without a word from a leader, an election starts."));
    // One key, so that the row keeps its place when the role changes.
    fact.key = QStringLiteral("timer");
    fact.ticking = true;
    if (server.liveness == raft::Liveness::Paused)
        fact.value = Inspector::tr("paused");
    else if (view.manual)
        fact.value = Inspector::tr("manual");
    else if (server.deadline <= view.now)
        fact.value = Inspector::tr("now");
    else
        fact.value = leads ? wording::duration(server.deadline - view.now)
                           : Inspector::tr("%1 left").arg(wording::duration(server.deadline - view.now));
    return fact;
}

void addVolatile(Facts &facts, const raft::ClusterView &view, const raft::ServerView &server)
{
    const bool crashed = server.liveness == raft::Liveness::Crashed;
    facts.push_back(section("volatile", Inspector::tr("Volatile"), Fact::Mark::Volatile,
                            hasNeverReported(server) ? Inspector::tr("not known")
                            : crashed                ? Inspector::tr("lost in the crash")
                                                     : Inspector::tr("lost in a crash")));
    const std::size_t first = facts.size();
    facts.push_back(field("commitIndex", QString::number(server.commit.value), "§5.3",
                          Inspector::tr("The highest index it knows to be committed.")));
    facts.push_back(field("lastApplied", QString::number(server.applied.value), "§5.3",
                          Inspector::tr("The highest index its store has applied.")));
    const QString self = Inspector::tr("itself");
    const QString leader = server.leader
                               ? (*server.leader == server.id ? self : serverName(*server.leader))
                               : (server.role == raft::Role::Leader ? self : Inspector::tr("unknown"));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "leader"), leader, "§5.1",
                          Inspector::tr("The leader of currentTerm, as far as it knows.")));
    facts.push_back(timerFact(view, server));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "waiting clients"),
                          QString::number(server.waitingClients), "§8",
                          Inspector::tr("Requests that this server accepted and has not answered.")));
    if (crashed)
        leaveOpen(facts, first);
}

std::vector<raft::NodeId> silentVoters(const raft::ServerView &server)
{
    std::vector<raft::NodeId> silent;
    for (const raft::NodeId id : server.membership.everyone()) {
        const auto has = [id](const std::vector<raft::NodeId> &ids) {
            return std::find(ids.begin(), ids.end(), id) != ids.end();
        };
        if (server.membership.votes(id) && !has(server.votesGranted) && !has(server.votesRefused))
            silent.push_back(id);
    }
    return silent;
}

void addVotes(Facts &facts, const raft::ServerView &server)
{
    const std::size_t needed = server.membership.voters.size() / 2 + 1;
    facts.push_back(section(
        "votes",
        server.role == raft::Role::PreCandidate ? Inspector::tr("Pre-votes") : Inspector::tr("Votes"),
        Fact::Mark::Volatile, Inspector::tr("%1 of %2 needed").arg(server.votesGranted.size()).arg(needed)));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "granted"),
                          wording::serverRanges(server.votesGranted), "§5.2",
                          Inspector::tr("The servers that voted for it, itself included.")));
    facts.push_back(field(
        QT_TRANSLATE_NOOP("Inspector", "refused"), wording::serverRanges(server.votesRefused), "§5.4.1",
        Inspector::tr("Who refused: their vote was already cast, or the candidate's log is behind theirs.")));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "no answer yet"),
                          wording::serverRanges(silentVoters(server)), "§5.2",
                          Inspector::tr("Their replies are on the way, lost, or never sent.")));
}

/// How much of the leader's snapshot has been sent to a follower.
std::uint64_t percentSent(const raft::ClusterView &view, raft::NodeId leader, const raft::Progress &progress)
{
    const raft::ServerView *sender = view.server(leader);
    if (sender == nullptr || sender->snapshotBytes == 0)
        return 0;
    return std::min<std::uint64_t>(100, progress.snapshotOffset * 100 / sender->snapshotBytes);
}

bool isCut(const raft::ClusterView &view, raft::NodeId leader, const raft::Progress &progress)
{
    const raft::LinkView *link = view.link(leader, progress.peer);
    return link != nullptr && link->cut;
}

/// What a leader has under way to one follower.
QString inFlight(const raft::ClusterView &view, raft::NodeId leader, const raft::Progress &progress)
{
    if (isCut(view, leader, progress))
        return Inspector::tr("✕ cut");
    switch (progress.state) {
    case raft::Replication::Probe:
        return progress.probeSent ? Inspector::tr("probe") : Inspector::tr("to probe");
    case raft::Replication::Snapshot:
        return Inspector::tr("snapshot %1 %").arg(percentSent(view, leader, progress));
    case raft::Replication::Stream: break;
    }
    return QString::number(progress.inflight.size());
}

Fact followerRow(const raft::ClusterView &view, raft::NodeId leader, const raft::Progress &progress)
{
    Fact row;
    row.shape = Fact::Shape::TableRow;
    row.key = QStringLiteral("follower %1").arg(progress.peer.value);
    row.cells = {serverName(progress.peer), QString::number(progress.next.value),
                 QString::number(progress.match.value), inFlight(view, leader, progress)};
    if (isCut(view, leader, progress))
        row.faultyCell = row.cells.size() - 1;
    row.paper = QStringLiteral("§5.3");
    row.explanation =
        Inspector::tr("nextIndex: the entry to send next. matchIndex: known to be stored there. In flight: "
                      "messages not yet acknowledged; while it probes, it looks for the place where the logs "
                      "agree, one message at a time.");
    return row;
}

Fact leaseFact(const raft::ClusterView &view, const raft::ServerView &server)
{
    const bool runs = server.leaseUntil > view.now;
    Fact fact = field(
        QT_TRANSLATE_NOOP("Inspector", "lease"),
        runs ? Inspector::tr("%1 left").arg(wording::duration(server.leaseUntil - view.now))
             : Inspector::tr("none", "lease"),
        "thesis §6.4.1",
        Inspector::tr("For so long no other server can be elected, if clocks run nearly alike. With lease "
                      "reads on, reads are answered under it without a round."));
    fact.ticking = true;
    return fact;
}

void addLeading(Facts &facts, const raft::ClusterView &view, const raft::ServerView &server)
{
    facts.push_back(section("leading", Inspector::tr("Followers as %1 sees them").arg(serverName(server.id)),
                            Fact::Mark::Leading, Inspector::tr("leader only")));
    Fact head;
    head.shape = Fact::Shape::TableHead;
    head.key = QStringLiteral("followers");
    head.cells = {Inspector::tr("peer"), Inspector::tr("next"), Inspector::tr("match"),
                  Inspector::tr("in flight")};
    facts.push_back(head);
    for (const raft::Progress &progress : server.progress)
        facts.push_back(followerRow(view, server.id, progress));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "pending reads"),
                          QString::number(server.pendingReads.size()), "thesis §6.4",
                          Inspector::tr("Linearizable reads that wait until a majority has confirmed the "
                                        "leadership.")));
    facts.push_back(
        field(QT_TRANSLATE_NOOP("Inspector", "read round"),
              Inspector::tr("%1 · confirmed %2").arg(server.readRound.value).arg(server.confirmedRound.value),
              "thesis §6.4",
              Inspector::tr("The latest round of heartbeats, and the latest that a majority has "
                            "answered: reads asked before it may be answered.")));
    facts.push_back(leaseFact(view, server));
    facts.push_back(
        field(QT_TRANSLATE_NOOP("Inspector", "transfer"),
              server.transfer
                  ? Inspector::tr("to %1, %2 left")
                        .arg(serverName(server.transfer->target),
                             wording::duration(std::max(server.transfer->until - view.now, raft::Time{})))
                  : Inspector::tr("none", "transfer"),
              "thesis §3.10",
              Inspector::tr("Whom leadership is being handed to; given up when the time has passed. "
                            "Meanwhile nothing new is accepted.")));
    facts.back().ticking = server.transfer.has_value();
}

/// Which row tells which fact. What a trace never tells has no row.
struct KnownRow {
    const char *key;
    std::optional<raft::ServerFact> fact;
};

constexpr KnownRow knownRows[] = {{"currentTerm", raft::ServerFact::CurrentTerm},
                                  {"votedFor", raft::ServerFact::Vote},
                                  {"log", raft::ServerFact::LogLength},
                                  {"durable up to", raft::ServerFact::Durable},
                                  {"unsynced writes", std::nullopt},
                                  {"snapshot", raft::ServerFact::LogLength},
                                  {"membership", raft::ServerFact::Membership},
                                  {"commitIndex", raft::ServerFact::Commit},
                                  {"lastApplied", raft::ServerFact::Applied},
                                  {"leader", raft::ServerFact::Leader},
                                  {"timer", std::nullopt},
                                  {"waiting clients", std::nullopt},
                                  {"granted", raft::ServerFact::Votes},
                                  {"refused", raft::ServerFact::Votes},
                                  {"no answer yet", raft::ServerFact::Votes},
                                  {"followers", raft::ServerFact::Progress},
                                  {"pending reads", std::nullopt},
                                  {"read round", std::nullopt},
                                  {"lease", std::nullopt},
                                  {"transfer", std::nullopt}};

void showAsInferred(Fact &fact)
{
    fact.value = QStringLiteral("≈ ") + fact.value;
    fact.explanation +=
        QLatin1Char(' ') + Inspector::tr("Inferred: the trace does not say it, but it follows "
                                         "from what it says.");
}

/// Where not everything is reported, says of each row whether it is reported, inferred, or unknown.
void showKnowledge(Facts &facts, const raft::ServerView &server)
{
    const raft::ServerKnowledge &knowledge = server.knowledge;
    const auto rowOf = [](const Fact &fact) {
        return std::find_if(std::begin(knownRows), std::end(knownRows),
                            [&fact](const KnownRow &row) { return fact.key == QLatin1StringView(row.key); });
    };
    std::erase_if(facts, [&](const Fact &fact) {
        const auto row = rowOf(fact);
        return (row != std::end(knownRows) && !row->fact) || fact.key == u"leading" ||
               fact.key == u"followers";
    });
    for (Fact &fact : facts) {
        const auto row = rowOf(fact);
        if (row == std::end(knownRows))
            continue;
        if (!knowledge.knows(*row->fact)) {
            fact.value = QStringLiteral("?");
            fact.muted = true;
            fact.strong = false;
            fact.explanation += QLatin1Char(' ') + Inspector::tr("The trace does not say it.");
        } else if (knowledge.isInferred(*row->fact) || (*row->fact == raft::ServerFact::LogLength &&
                                                        knowledge.isInferred(raft::ServerFact::LogTerms))) {
            showAsInferred(fact);
        }
    }
}

} // namespace

Facts nodeFacts(const raft::ClusterView &view, const raft::ServerView &server)
{
    Facts facts{title(view, server)};
    const bool up = server.liveness != raft::Liveness::Crashed;
    addProcess(facts, server);
    addPersistent(facts, server);
    addVolatile(facts, view, server);
    if (up && (server.role == raft::Role::Candidate || server.role == raft::Role::PreCandidate))
        addVotes(facts, server);
    if (server.isLeader())
        addLeading(facts, view, server);
    if (!server.knowledge.knowsAll())
        showKnowledge(facts, server);
    return facts;
}

const raft::ServerView *defaultServer(const raft::ClusterView &view)
{
    if (const raft::ServerView *leader = view.leader())
        return leader;
    return view.servers.empty() ? nullptr : &view.servers.front();
}

} // namespace raftarium
