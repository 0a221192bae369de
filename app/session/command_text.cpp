#include "app/session/command_text.h"

#include "raftcore/scenario/condition.h"

#include <QStringList>

#include <algorithm>
#include <tuple>

namespace raftarium {

namespace {

namespace act = raft::action;
using Said = std::optional<QString>;

QString number(raft::NodeId server)
{
    return QString::number(server.value);
}

QString list(const std::vector<raft::NodeId> &servers)
{
    QStringList numbers;
    for (const raft::NodeId server : servers)
        numbers << number(server);
    return numbers.join(u',');
}

/// Members like 1,2,~3: those with "~" are learners.
QString members(const raft::Membership &membership)
{
    QStringList all{list(membership.voters)};
    for (const raft::NodeId learner : membership.learners)
        all << u'~' + number(learner);
    all.removeAll(QString());
    return all.join(u',');
}

QString link(raft::NodeId from, raft::NodeId to)
{
    return number(from) + QStringLiteral("->") + number(to);
}

/// A word of the language: in quotes, unless it is one as it stands.
QString word(const std::string &utf8)
{
    QString text = QString::fromStdString(utf8);
    const auto isPlain = [](QChar letter) {
        return letter.isLetterOrNumber() || letter == u'-' || letter == u'_' || letter == u'.' ||
               letter == u':' || letter == u'/';
    };
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), isPlain))
        return text;
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + text + u'"';
}

/// The name of a message's type in the language.
QString typeName(raft::MessageType type)
{
    using Type = raft::MessageType;
    switch (type) {
    case Type::RequestVote: return QStringLiteral("RequestVote");
    case Type::RequestVoteReply: return QStringLiteral("RequestVoteReply");
    case Type::PreVote: return QStringLiteral("PreVote");
    case Type::PreVoteReply: return QStringLiteral("PreVoteReply");
    case Type::Append: return QStringLiteral("Append");
    case Type::Heartbeat: return QStringLiteral("Append");
    case Type::AppendReply: return QStringLiteral("AppendReply");
    case Type::Snapshot: return QStringLiteral("Snapshot");
    case Type::SnapshotReply: return QStringLiteral("SnapshotReply");
    case Type::TimeoutNow: return QStringLiteral("TimeoutNow");
    case Type::ReadIndex: return QStringLiteral("ReadIndex");
    case Type::ReadIndexReply: return QStringLiteral("ReadIndexReply");
    }
    return {};
}

/// Where a message stands among those of its link and type, oldest first and from 1 on; those that will be
/// lost stand behind the others.
int placeOf(const raft::MessageView &meant, const raft::ClusterView &before)
{
    int lasting = 0;
    int lost = 0;
    for (const raft::MessageView &each : before.messages) {
        if (each.message.from != meant.message.from || each.message.to != meant.message.to ||
            typeName(raft::typeOf(each.message)) != typeName(raft::typeOf(meant.message)))
            continue;
        const bool isEarlier = each.id <= meant.id;
        if (each.fate != raft::MessageFate::Lost)
            lasting += isEarlier || meant.fate == raft::MessageFate::Lost ? 1 : 0;
        else if (meant.fate == raft::MessageFate::Lost)
            lost += isEarlier ? 1 : 0;
    }
    return lasting + lost;
}

/// "deliver 1->2 Append #2": which of those that wait on the link is meant. Of one that will be lost only
/// "drop" can be said.
Said onMessage(const QString &verb, std::uint64_t id, const raft::ClusterView &before)
{
    const raft::MessageView *meant = before.message(id);
    if (meant == nullptr || (meant->fate == raft::MessageFate::Lost && verb != u"drop"))
        return std::nullopt;
    const int place = placeOf(*meant, before);
    QString text =
        QStringLiteral("%1 %2 %3")
            .arg(verb, link(meant->message.from, meant->message.to), typeName(raft::typeOf(meant->message)));
    if (place > 1)
        text += QStringLiteral(" #%1").arg(place);
    return text;
}

QString session(const std::optional<raft::Session> &session)
{
    return session ? QStringLiteral(" session=%1:%2").arg(word(session->client)).arg(session->sequence)
                   : QString();
}

Said write(raft::NodeId server, const raft::StoreCommand &command)
{
    const QString end = session(command.session);
    if (const auto *put = std::get_if<raft::Put>(&command.change))
        return QStringLiteral("put %1 %2=%3%4").arg(number(server), word(put->key), word(put->value), end);
    if (const auto *add = std::get_if<raft::Add>(&command.change))
        return QStringLiteral("put %1 %2+=%3%4")
            .arg(number(server), word(add->key))
            .arg(add->amount)
            .arg(end);
    if (const auto *gone = std::get_if<raft::Delete>(&command.change))
        return QStringLiteral("del %1 %2%3").arg(number(server), word(gone->key), end);
    const auto &swap = std::get<raft::CompareAndSet>(command.change);
    if (swap.expectedIndex)
        return std::nullopt;
    return QStringLiteral("cas %1 %2 %3 %4%5")
        .arg(number(server), word(swap.key), swap.expected ? word(*swap.expected) : QStringLiteral("none"),
             word(swap.value), end);
}

QString percent(std::uint32_t perMillion)
{
    return QString::number(perMillion / 10'000.0, 'g', 9) + u'%';
}

QString spans(raft::Time least, raft::Time most)
{
    return spanText(least) + QStringLiteral("..") + spanText(most);
}

/// Says each action in the language.
class Speaker {
public:
    explicit Speaker(const raft::ClusterView &before) : m_before(before) {}

    Said operator()(const act::Crash &a) const { return a.written == 0 ? one("crash", a.server) : Said(); }
    Said operator()(const act::Restart &a) const { return one("restart", a.server); }
    Said operator()(const act::Pause &a) const { return one("pause", a.server); }
    Said operator()(const act::Resume &a) const { return one("resume", a.server); }
    Said operator()(const act::Join &a) const { return one("join", a.server); }
    Said operator()(const act::ForceTimeout &a) const { return one("timeout", a.server); }
    Said operator()(const act::SendHeartbeat &a) const { return one("beat", a.server); }
    Said operator()(const act::Sync &a) const { return one("sync", a.server); }
    Said operator()(const act::CompactLog &a) const { return one("compact", a.server); }
    Said operator()(const act::SyncOldest &a) const
    {
        return QStringLiteral("sync %1 %2").arg(number(a.server)).arg(a.writes);
    }
    Said operator()(const act::CompactLogTo &a) const
    {
        return QStringLiteral("compact %1 %2").arg(number(a.server)).arg(a.upTo.value);
    }
    Said operator()(const act::WipeDisk &a) const { return one("wipe", a.server); }
    Said operator()(const act::CopyDisk &a) const { return one("backup", a.server); }
    Said operator()(const act::RestoreDisk &a) const { return one("restore", a.server); }
    Said operator()(const act::PassElectionTimeout &a) const
    {
        return QStringLiteral("wait ") + list(a.servers);
    }
    Said operator()(const act::Split &a) const
    {
        QStringList groups;
        for (const std::vector<raft::NodeId> &group : a.groups)
            groups << list(group);
        return groups.size() < 2 ? Said() : QStringLiteral("split ") + groups.join(QStringLiteral(" | "));
    }
    Said operator()(const act::Heal &) const { return QStringLiteral("heal"); }
    Said operator()(const act::CutLink &a) const { return on("cut", a.from, a.to); }
    Said operator()(const act::OpenLink &a) const { return on("heal", a.from, a.to); }
    Said operator()(const act::HoldLink &a) const { return on("hold", a.from, a.to); }
    Said operator()(const act::ReleaseLink &a) const { return on("release", a.from, a.to); }
    Said operator()(const act::SlowLink &a) const
    {
        return *on("slow", a.from, a.to) + u' ' + spanText(a.delay);
    }
    Said operator()(const act::LoseOnLink &a) const
    {
        return *on("lossy", a.from, a.to) + u' ' + percent(a.perMillion);
    }
    Said operator()(const act::Deliver &a) const
    {
        return onMessage(QStringLiteral("deliver"), a.message, m_before);
    }
    Said operator()(const act::Drop &a) const
    {
        return onMessage(QStringLiteral("drop"), a.message, m_before);
    }
    Said operator()(const act::Duplicate &a) const
    {
        return onMessage(QStringLiteral("dup"), a.message, m_before);
    }
    Said operator()(const act::SetDisk &a) const
    {
        return *one("disk", a.server) + (a.manual ? QStringLiteral(" manual") : QStringLiteral(" auto"));
    }
    Said operator()(const act::Submit &a) const
    {
        if (const auto *command = std::get_if<raft::StoreCommand>(&a.what))
            return write(a.server, *command);
        const auto &get = std::get<raft::Get>(a.what);
        return QStringLiteral("%1 %2 %3 as r")
            .arg(get.linearizable ? QStringLiteral("read") : QStringLiteral("get"), number(a.server),
                 word(get.key));
    }
    Said operator()(const act::Change &a) const { return change(a); }
    Said operator()(const act::Transfer &a) const
    {
        return QStringLiteral("transfer %1 %2")
            .arg(number(a.server), a.target ? number(*a.target) : QStringLiteral("best"));
    }
    Said operator()(const act::TurnOffRule &a) const
    {
        const std::string_view rule = raft::name(a.rule);
        return QStringLiteral("rule %1 off").arg(QString::fromUtf8(rule.data(), qsizetype(rule.size())));
    }
    Said operator()(const act::Mark &a) const
    {
        return QStringLiteral("mark ") + QString::fromStdString(a.name).simplified();
    }
    template <class Other>
    Said operator()(const Other &) const
    {
        return std::nullopt;
    }

private:
    static Said one(const char *verb, raft::NodeId server)
    {
        return QString::fromLatin1(verb) + u' ' + number(server);
    }
    static Said on(const char *verb, raft::NodeId from, raft::NodeId to)
    {
        return QString::fromLatin1(verb) + u' ' + link(from, to);
    }
    /// One server in or out, or several at once.
    Said change(const act::Change &a) const
    {
        const QString start = QStringLiteral("conf %1 ").arg(number(a.server));
        if (a.joint)
            return start + QStringLiteral("joint ") + members(a.target);
        const raft::ServerView *server = m_before.server(a.server);
        if (server == nullptr)
            return std::nullopt;
        const raft::Membership &now = server->membership;
        for (const raft::NodeId id : a.target.voters)
            if (!contains(now.voters, id))
                return start + u'+' + number(id);
        for (const raft::NodeId id : a.target.learners)
            if (!contains(now.learners, id) && !contains(now.voters, id))
                return start + u'~' + number(id);
        for (const std::vector<raft::NodeId> *members : {&now.voters, &now.learners})
            for (const raft::NodeId id : *members)
                if (!contains(a.target.voters, id) && !contains(a.target.learners, id))
                    return start + u'-' + number(id);
        return std::nullopt;
    }
    static bool contains(const std::vector<raft::NodeId> &servers, raft::NodeId server)
    {
        return std::find(servers.begin(), servers.end(), server) != servers.end();
    }

    const raft::ClusterView &m_before;
};

QString option(const char *name, std::uint64_t value)
{
    return QStringLiteral(" %1=%2").arg(QLatin1StringView(name)).arg(value);
}

/// " prevote" where a server has it and the others do not, " noprevote" where it is the other way.
QString switched(const char *name, bool own, bool usual)
{
    if (own == usual)
        return {};
    return (own ? QStringLiteral(" ") : QStringLiteral(" no")) + QLatin1StringView(name);
}

/// How a server behaves, as options: all that is not usual.
QString serverOptions(const raft::Config &own, const raft::Config &usual)
{
    QString text;
    if (own.electionMin != usual.electionMin || own.electionMax != usual.electionMax)
        text += QStringLiteral(" election=") + spans(own.electionMin, own.electionMax);
    if (own.heartbeat != usual.heartbeat)
        text += QStringLiteral(" heartbeat=") + spanText(own.heartbeat);
    text += switched("prevote", own.preVote, usual.preVote);
    text += switched("checkquorum", own.checkQuorum, usual.checkQuorum);
    text += switched("lease", own.leaseReads, usual.leaseReads);
    text += switched("catch-up", own.votersCatchUpFirst, usual.votersCatchUpFirst);
    const std::tuple<const char *, std::size_t, std::size_t> limits[] = {
        {"batch", own.maxBatch, usual.maxBatch},
        {"inflight", own.maxInflight, usual.maxInflight},
        {"pending", own.maxPending, usual.maxPending},
        {"applypage", own.maxApply, usual.maxApply},
        {"keep", own.keptBehindSnapshot, usual.keptBehindSnapshot}};
    for (const auto &[name, limit, usually] : limits)
        if (limit != usually)
            text += option(name, limit);
    return text;
}

QString position(raft::Position at)
{
    return QStringLiteral("%1@%2").arg(at.index.value).arg(at.term.value);
}

/// What a server had on its disk, as far as scenarios make disks: entries without commands.
QString diskText(const raft::Stored &disk, const raft::ClusterSetup &setup)
{
    raft::Terms terms;
    for (raft::Index index = disk.log.firstIndex(); index <= disk.log.lastIndex(); ++index) {
        const raft::Term term = disk.log.at(index).at.term;
        if (terms.empty() || terms.back().term != term)
            terms.push_back({term, 0});
        ++terms.back().count;
    }
    QString text;
    if (disk.snapshot)
        text += QStringLiteral(" snapshot=") + position(disk.snapshot->last);
    if (!terms.empty())
        text += QStringLiteral(" log=") + QString::fromStdString(raft::inWords(terms));
    text += option("term", disk.hard.term.value);
    if (disk.hard.vote)
        text += QStringLiteral(" vote=") + number(*disk.hard.vote);
    if (disk.commit != raft::Index{})
        text += option("commit", disk.commit.value);
    if (disk.membership.voters != setup.voters || disk.membership.learners != setup.learners)
        text += QStringLiteral(" members=") + members(disk.membership);
    return text;
}

/// What is said of this server alone: its disk and its options; empty when nothing is.
QString ownText(const raft::ClusterSetup &setup, raft::NodeId server)
{
    QString text;
    for (const auto &[whose, disk] : setup.disks)
        if (whose == server)
            text += diskText(disk, setup);
    return text + serverOptions(setup.configOf(server), setup.server);
}

} // namespace

QString spanText(raft::Time span)
{
    return span.count() % 1000 == 0 ? QStringLiteral("%1ms").arg(span.count() / 1000)
                                    : QStringLiteral("%1us").arg(span.count());
}

QString setUpText(const raft::ClusterSetup &setup)
{
    QString text = QStringLiteral("cluster %1").arg(setup.voters.size());
    if (!setup.manual)
        text += QStringLiteral(" clock seed=%1 latency=%2 loss=%3 disk=%4")
                    .arg(setup.seed)
                    .arg(spans(setup.network.latencyMin, setup.network.latencyMax),
                         percent(setup.network.lossPerMillion), spans(setup.diskMin, setup.diskMax));
    text += serverOptions(setup.server, raft::Config());
    if (setup.server.snapshotChunk != raft::Config().snapshotChunk)
        text += option("chunk", setup.server.snapshotChunk);
    if (setup.identity != raft::ClusterId{})
        text += option("identity", setup.identity.value);
    if (!setup.learners.empty())
        text += QStringLiteral(" learners=") + list(setup.learners);
    for (const std::vector<raft::NodeId> *servers : {&setup.voters, &setup.learners})
        for (const raft::NodeId server : *servers)
            if (const QString own = ownText(setup, server); !own.isEmpty())
                text += QStringLiteral("\nnode %1").arg(number(server)) + own;
    return text;
}

std::optional<QString> commandText(const raft::Action &action, const raft::ClusterView &before)
{
    return std::visit(Speaker(before), action);
}

} // namespace raftarium
