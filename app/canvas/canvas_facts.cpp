#include "app/canvas/canvas_facts.h"

#include "app/session/core_text.h"
#include "app/session/number_text.h"
#include "app/session/rules_text.h"
#include "raftcore/cluster/process_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace raftarium {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>; // clang 14 wants it said.

bool contains(const std::vector<raft::NodeId> &ids, raft::NodeId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Whether a question for a vote of that term or its answer travels between candidate and voter.
bool voteOnItsWay(const raft::ClusterView &view, const raft::ServerView &candidate, raft::NodeId voter)
{
    return std::any_of(view.messages.begin(), view.messages.end(), [&](const raft::MessageView &each) {
        const raft::Message &m = each.message;
        const bool question =
            m.from == candidate.id && m.to == voter && std::holds_alternative<raft::RequestVote>(m.body);
        const bool answer =
            m.from == voter && m.to == candidate.id && std::holds_alternative<raft::VoteReply>(m.body);
        return each.fate != raft::MessageFate::Lost && (question || answer);
    });
}

void countVotes(ServerFacts &facts, const raft::ClusterView &view)
{
    const raft::ServerView &server = *facts.server;
    const auto voteOf = [&](raft::NodeId voter) {
        if (contains(server.votesGranted, voter))
            return Vote::Granted;
        if (contains(server.votesRefused, voter))
            return Vote::Refused;
        return voteOnItsWay(view, server, voter) ? Vote::OnItsWay : Vote::None;
    };
    const std::vector<raft::NodeId> &voters = server.membership.voters;
    for (const raft::NodeId voter : voters) {
        facts.pips.push_back({voter, voteOf(voter)});
        facts.granted += facts.pips.back().vote == Vote::Granted ? 1 : 0;
    }
    facts.needed = voters.size() / 2 + 1;
}

/// How much of a leader's snapshot has been sent to this server.
QString snapshotText(const raft::ClusterView &view, raft::NodeId server)
{
    for (const raft::ServerView &leader : view.servers)
        for (const raft::Progress &peer : leader.progress)
            if (peer.peer == server && peer.state == raft::Replication::Snapshot && leader.snapshotBytes > 0)
                return tr("snapshot %1 % sent")
                    .arg(std::min<std::uint64_t>(100, peer.snapshotOffset * 100 / leader.snapshotBytes));
    return {};
}

/// "x=7 y=2", as this server's store holds it.
QString valuesText(const raft::ServerView &server)
{
    constexpr std::size_t mostValues = 4;
    QStringList values;
    server.store.visit(
        [&values](const std::string &key, const raft::StoredValue &stored) {
            values << QString::fromStdString(key) + QLatin1Char('=') +
                          QString::fromStdString(stored.value.text());
        },
        {}, {}, mostValues);
    if (server.store.size() > mostValues)
        values << QStringLiteral("…");
    return values.isEmpty() ? tr("empty store") : values.join(QLatin1Char(' '));
}

/// Of a file only its name: what is said about it matters more.
QString withoutFolders(QString text)
{
    static const QRegularExpression folders(QStringLiteral("(?<![\\w:/])/(?:[^\\s/]+/)+(?=[^\\s/])"));
    return text.replace(folders, QStringLiteral("…/"));
}

/// Whether it can be said who cannot commit: without the rule a minority can.
bool tells(const raft::ClusterView &view, Verdict verdict)
{
    return verdict == Verdict::Shown && view.rules.holds(raft::Rule::MajorityCommits);
}

/// Why a leader cannot commit new entries.
QString standingText(const ServerFacts &facts, bool isShown)
{
    if (facts.leadership == raft::LeaderStanding::Superseded)
        return (isShown ? tr("superseded by term %1 · cannot commit new entries")
                        : tr("superseded by term %1"))
            .arg(facts.supersededBy.value);
    return isShown && facts.leadership == raft::LeaderStanding::CutOff
               ? tr("cut off · cannot commit new entries")
               : QString();
}

QString captionText(const ServerFacts &facts, const raft::ClusterView &view, bool values, Verdict verdict)
{
    const raft::ServerView &server = *facts.server;
    QStringList parts;
    if (const QString standing = standingText(facts, tells(view, verdict)); !standing.isEmpty())
        parts << standing;
    if (facts.isPaused())
        parts << (raft::isProcess(server.process) ? QString::fromStdString(raft::processWords(server.process))
                                                  : tr("paused"));
    if (server.transfer)
        parts << tr("transfers leadership to %1").arg(serverName(server.transfer->target));
    if (facts.belonging == Belonging::NotYet)
        parts << tr("not yet a member");
    if (facts.belonging == Belonging::Left)
        parts << tr("no longer a member");
    if (facts.belonging == Belonging::ByOwnLog)
        parts << tr("a member by its own log only");
    if (const QString snapshot = snapshotText(view, server.id); !snapshot.isEmpty())
        parts << snapshot;
    if (values && !facts.isDown() && (parts.isEmpty() || server.store.size() > 0))
        parts << valuesText(server);
    // Where a process runs never changes: it makes way for what does.
    if (parts.isEmpty())
        return withoutFolders(QString::fromStdString(raft::processWords(server.process)));
    return parts.join(QStringLiteral(" · "));
}

QString position(const raft::Position &at)
{
    const QString term =
        at.term.value == 0 && at.index.value > 0 ? QStringLiteral("?") : QString::number(at.term.value);
    return QStringLiteral("%1@%2").arg(at.index.value).arg(term);
}

using Fact = raft::ServerFact;

/// The value, with a mark when it is only inferred; "?" when nothing tells it.
QString asReported(const raft::ServerView &server, Fact fact, const QString &value)
{
    if (!server.knowledge.knows(fact))
        return QStringLiteral("?");
    return server.knowledge.isInferred(fact) ? QStringLiteral("≈ ") + value : value;
}

QString yesNo(bool yes)
{
    return yes ? tr("yes") : tr("no");
}

/// "S1 granted, S2 asked, S3 refused".
QString votesText(const ServerFacts &facts)
{
    QStringList votes;
    for (const Pip &pip : facts.pips)
        if (pip.vote != Vote::None)
            votes << (pip.vote == Vote::Granted   ? tr("%1 granted")
                      : pip.vote == Vote::Refused ? tr("%1 refused")
                                                  : tr("%1 asked"))
                         .arg(serverName(pip.voter));
    return votes.join(QStringLiteral(", "));
}

void addLinkLines(QStringList &lines, const raft::LinkView &link)
{
    for (const QString &detail : linkDetails(link))
        lines << tr("link %1 → %2: %3").arg(serverName(link.from), serverName(link.to), detail);
}

} // namespace

QString serverLine(const ServerFacts &facts, raft::Time time)
{
    return serverName(facts.server->id) + QStringLiteral(": ") +
           serverDetails(facts, time).join(QStringLiteral(", "));
}

QString messageLine(const raft::MessageView &each)
{
    QString line =
        tr("%1 from %2 to %3, term %4")
            .arg(messageTitle(each.message), serverName(each.message.from), serverName(each.message.to))
            .arg(each.message.term.value);
    if (each.fate == raft::MessageFate::Lost)
        line += tr(", will be lost");
    if (each.fate == raft::MessageFate::Held)
        line += tr(", held");
    return line;
}

QString ServerFacts::termText() const
{
    return asReported(*server, raft::ServerFact::CurrentTerm, QString::number(server->hard.term.value));
}

bool ServerFacts::isCandidate() const
{
    return !isDown() && isRoleKnown() &&
           (server->role == raft::Role::Candidate || server->role == raft::Role::PreCandidate);
}

bool ServerFacts::isPreCandidate() const
{
    return !isDown() && isRoleKnown() && server->role == raft::Role::PreCandidate;
}

std::vector<ServerFacts> serverFacts(const raft::ClusterView &view, bool values, Verdict verdict)
{
    std::vector<ServerFacts> all;
    all.reserve(view.servers.size());
    for (const raft::ServerView &server : view.servers) {
        ServerFacts facts;
        facts.server = &server;
        facts.belonging = belongingOf(view, server.id);
        facts.leadership = view.leadership(server);
        if (facts.leadership == raft::LeaderStanding::Superseded)
            facts.supersededBy = view.leader()->hard.term;
        if (facts.isCandidate())
            countVotes(facts, view);
        facts.role = coreText(raft::roleWord(view, *facts.server));
        facts.roleInSentence = coreText(raft::roleInSentence(view, *facts.server));
        if (server.knowledge.isInferred(raft::ServerFact::Role)) {
            facts.role.prepend(QStringLiteral("≈ "));
            facts.roleInSentence.prepend(QStringLiteral("≈ "));
        }
        facts.caption = captionText(facts, view, values, verdict);
        all.push_back(std::move(facts));
    }
    return all;
}

QStringList serverDetails(const ServerFacts &facts, raft::Time time)
{
    const raft::ServerView &server = *facts.server;
    const bool known = !facts.isStateUnknown();
    QStringList details{facts.roleInSentence};
    if (known)
        details << tr("term %1").arg(facts.termText());
    if (known && facts.isDown())
        details << tr("down for %1").arg(durationText(time - server.since));
    if (facts.isCandidate()) {
        const QString votes = votesText(facts);
        details << tr("%1 of %2 votes needed").arg(facts.granted).arg(facts.needed) +
                       (votes.isEmpty() ? votes : QStringLiteral(" (%1)").arg(votes));
    }
    if (!facts.caption.isEmpty())
        details << facts.caption;
    if (const QString process = QString::fromStdString(raft::processWords(server.process));
        !process.isEmpty() && process != facts.caption)
        details << process;
    if (known)
        details << tr("log ends at %1").arg(asReported(server, Fact::LogLength, position(server.log.last())))
                << tr("committed up to %1")
                       .arg(asReported(server, Fact::Commit, QString::number(server.commit.value)))
                << tr("durable up to %1")
                       .arg(asReported(server, Fact::Durable, QString::number(server.durable.value)));
    return details;
}

QStringList linkDetails(const raft::LinkView &link)
{
    QStringList details;
    if (link.cut)
        details << tr("cut");
    if (link.held)
        details << tr("held");
    if (link.delay.count() > 0)
        details << tr("slow, %1 more").arg(durationText(link.delay));
    if (link.lossPerMillion > 0)
        details << tr("loses %1 %").arg(customs().toString(link.lossPerMillion / 10'000.0));
    return details;
}

LogWindow logWindow(const raft::ClusterView &view, int count)
{
    raft::Index last;
    for (const raft::ServerView &server : view.servers)
        last = std::max(last, server.log.lastIndex());
    const auto room = static_cast<std::uint64_t>(count);
    constexpr std::uint64_t least = 3; // So that the first entries have a place waiting for them.
    const auto shown = static_cast<int>(std::min(room, std::max(last.value, least)));
    return {{last.value > room ? last.value - room + 1 : 1}, shown};
}

MessageDetail messageDetail(std::size_t onTheirWay)
{
    if (onTheirWay <= 12)
        return MessageDetail::Labelled;
    if (onTheirWay <= 60)
        return MessageDetail::Shapes;
    return onTheirWay <= 200 ? MessageDetail::Dots : MessageDetail::Counts;
}

std::vector<raft::Term> termsShown(const raft::ClusterView &view, const LogWindow &window, std::size_t most)
{
    std::set<raft::Term> terms;
    for (const raft::ServerView &server : view.servers) {
        terms.insert(server.hard.term);
        for (int i = 0; i < window.count; ++i)
            if (const auto index = window.first + static_cast<std::uint64_t>(i); server.log.contains(index))
                terms.insert(server.log.at(index).at.term);
    }
    for (const raft::MessageView &each : view.messages)
        terms.insert(each.message.term);
    terms.erase(raft::Term{0});
    std::vector<raft::Term> latest(terms.begin(), terms.end());
    if (latest.size() > most)
        latest.erase(latest.begin(), latest.end() - static_cast<std::ptrdiff_t>(most));
    return latest;
}

QString messageTitle(const raft::Message &message)
{
    return QString::fromStdString(raft::titleOf(message));
}

std::vector<JointHalf> jointHalves(const raft::ClusterView &view)
{
    const raft::Membership *membership = membershipOf(view);
    if (!membership || !membership->joint())
        return {};
    const auto half = [](const std::vector<raft::NodeId> &voters, bool outgoing) {
        const QString title = outgoing ? tr("C old · %1 of %2 needed") : tr("C new · %1 of %2 needed");
        return JointHalf{voters, outgoing, title.arg(voters.size() / 2 + 1).arg(voters.size())};
    };
    return {half(membership->outgoing, true), half(membership->voters, false)};
}

QStringList messageFields(const raft::MessageView &shown)
{
    using Part = raft::MessageFact;
    const raft::Message &message = shown.message;
    QStringList lines{QStringLiteral("%1 → %2").arg(serverName(message.from), serverName(message.to))};
    const auto add = [&](const QString &name, const QString &value, Part part) {
        lines << name + QLatin1Char(' ') + (shown.knowledge.knows(part) ? value : QStringLiteral("?"));
    };
    add(tr("term"), QString::number(message.term.value), Part::SenderTerm);
    const auto number = [](std::uint64_t value) { return QString::number(value); };
    std::visit(
        Match{[&](const raft::RequestVote &m) { add(tr("last log"), position(m.last), Part::Position); },
              [&](const raft::VoteReply &m) { add(tr("granted"), yesNo(m.granted), Part::Result); },
              [&](const raft::AppendEntries &m) {
                  add(tr("prev"), position(m.prev), Part::Position);
                  add(tr("entries"),
                      m.entries.empty() ? QCoreApplication::translate("raftarium", "none", "entries")
                                        : QString::fromStdString(raft::rangeOf(m.entries)),
                      m.entries.empty() ? Part::Entries : Part::Position);
                  add(tr("leader commit"), number(m.commit.value), Part::Commit);
              },
              [&](const raft::AppendReply &m) {
                  add(tr("success"), yesNo(m.success), Part::Result);
                  if (m.success)
                      add(tr("match"), number(m.match.value), Part::Match);
                  else
                      add(tr("conflict"), position(m.conflict), Part::Round);
              },
              [&](const raft::InstallSnapshot &m) {
                  add(tr("replaces up to"), position(m.last), Part::Position);
                  add(tr("offset"), number(m.offset), Part::Round);
                  add(tr("last chunk"), yesNo(m.done), Part::Round);
              },
              [&](const raft::SnapshotReply &m) {
                  add(tr("installed"), yesNo(m.installed), Part::Result);
                  add(tr("next offset"), number(m.nextOffset), Part::Round);
              },
              [](const raft::TimeoutNow &) {}, [](const raft::ReadIndex &) {},
              [&](const raft::ReadIndexReply &m) {
                  add(tr("confirmed"), yesNo(m.confirmed), Part::Result);
                  add(tr("index"), number(m.index.value), Part::Position);
              }},
        message.body);
    return lines;
}

QString durationText(raft::Time duration)
{
    const double ms = static_cast<double>(duration.count()) / 1000;
    if (ms < 10)
        return QStringLiteral("%1 ms").arg(decimalText(ms, 1));
    if (ms < 1000)
        return QStringLiteral("%1 ms").arg(decimalText(ms, 0));
    return QStringLiteral("%1 s").arg(decimalText(ms / 1000, 1));
}

QString groupTitle(const raft::ClusterView &view, const std::vector<raft::NodeId> &group, Verdict verdict)
{
    const raft::Membership *membership = membershipOf(view);
    if (!membership)
        return {};
    const bool majority = membership->majority([&group](raft::NodeId id) { return contains(group, id); });
    if (!majority && tells(view, verdict))
        return tr("minority · cannot commit new entries");
    const auto inside = std::count_if(membership->voters.begin(), membership->voters.end(),
                                      [&group](raft::NodeId id) { return contains(group, id); });
    return (majority ? tr("majority · %1 of %2") : tr("minority · %1 of %2"))
        .arg(inside)
        .arg(membership->voters.size());
}

QStringList notices(const raft::ClusterView &view)
{
    constexpr qsizetype most = 3;
    QStringList lines;
    const QStringList off = rulesOff(view.rules);
    const bool isShown =
        std::any_of(view.servers.begin(), view.servers.end(),
                    [](const raft::ServerView &server) { return !server.knowledge.knowsAll(); });
    if (isShown)
        lines << tr("? unknown · ≈ inferred");
    for (const QString &rule : off.first(std::min(off.size(), off.size() > most ? most - 1 : most)))
        lines << tr("✕ off: %1").arg(rule);
    if (lines.size() < off.size())
        lines << tr("✕ and %1 more rules").arg(off.size() - lines.size());
    return lines;
}

QStringList factLines(const raft::ClusterView &view, raft::Time time, bool values, Verdict verdict)
{
    QStringList lines;
    for (const QString &rule : rulesOff(view.rules))
        lines << tr("rule off: %1").arg(rule);
    for (const ServerFacts &facts : serverFacts(view, values, verdict))
        lines << serverLine(facts, time);
    for (const std::vector<raft::NodeId> &group : view.groups) {
        QStringList names;
        for (const raft::NodeId id : group)
            names << serverName(id);
        lines << tr("group %1: %2").arg(names.join(QLatin1Char(' ')), groupTitle(view, group, verdict));
    }
    for (const JointHalf &half : jointHalves(view)) {
        QStringList names;
        for (const raft::NodeId id : half.voters)
            names << serverName(id);
        lines << tr("joint membership, %1: %2").arg(half.title, names.join(QLatin1Char(' ')));
    }
    for (const raft::LinkView &link : view.links)
        addLinkLines(lines, link);
    for (const raft::MessageView &each : view.messages)
        lines << messageLine(each);
    return lines;
}

} // namespace raftarium
