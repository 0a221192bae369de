#include "app/traces/server_diff.h"

#include "app/session/server_name.h"
#include "app/traces/shown_trace.h"

#include <QCoreApplication>

#include <algorithm>

namespace raftarium {

namespace {

using Fact = raft::ServerFact;

QString say(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

/// One value of a server, as text.
struct Row {
    const char *name;
    Fact fact;
    QString (*value)(const raft::ServerView &server);
};

QString number(std::uint64_t value)
{
    return QString::number(value);
}

QString roleOf(const raft::ServerView &server)
{
    if (server.liveness == raft::Liveness::Crashed)
        return say("down");
    switch (server.role) {
    case raft::Role::Follower: return say("follower");
    case raft::Role::PreCandidate: return say("precandidate");
    case raft::Role::Candidate: return say("candidate");
    case raft::Role::Leader: break;
    }
    return say("leader");
}

QString nameOr(const std::optional<raft::NodeId> &server)
{
    return server ? serverName(*server) : QCoreApplication::translate("raftarium", "none", "server");
}

QString position(raft::Position at)
{
    return at.term.value == 0 ? number(at.index.value)
                              : QStringLiteral("%1@%2").arg(at.index.value).arg(at.term.value);
}

const Row rows[] = {
    {QT_TRANSLATE_NOOP("raftarium", "role"), Fact::Role, roleOf},
    {QT_TRANSLATE_NOOP("raftarium", "term"), Fact::CurrentTerm,
     [](const raft::ServerView &server) { return number(server.hard.term.value); }},
    {QT_TRANSLATE_NOOP("raftarium", "vote"), Fact::Vote,
     [](const raft::ServerView &server) { return nameOr(server.hard.vote); }},
    {QT_TRANSLATE_NOOP("raftarium", "leader"), Fact::Leader,
     [](const raft::ServerView &server) { return nameOr(server.leader); }},
    {QT_TRANSLATE_NOOP("raftarium", "log end"), Fact::LogLength,
     [](const raft::ServerView &server) { return position(server.log.last()); }},
    {QT_TRANSLATE_NOOP("raftarium", "commit"), Fact::Commit,
     [](const raft::ServerView &server) { return number(server.commit.value); }},
    {QT_TRANSLATE_NOOP("raftarium", "applied"), Fact::Applied,
     [](const raft::ServerView &server) { return number(server.applied.value); }},
};

QString valueOf(const Row &row, const raft::ServerView &server)
{
    if (!server.knowledge.knows(row.fact))
        return QStringLiteral("?");
    return (server.knowledge.isInferred(row.fact) ? QStringLiteral("≈ ") : QString()) + row.value(server);
}

QString range(raft::Index first, raft::Index last)
{
    return first == last ? number(first.value) : QStringLiteral("%1–%2").arg(first.value).arg(last.value);
}

/// Which entries are gone, and which are new.
void addLog(const raft::Log &before, const raft::Log &after, QStringList &parts)
{
    raft::Index same = std::min(before.lastIndex(), after.lastIndex());
    while (same > std::max(before.base().index, after.base().index) &&
           before.termAt(same) != after.termAt(same))
        same = raft::Index{same.value - 1};
    if (before.lastIndex() > same)
        parts << say("log − %1").arg(range(same + 1, before.lastIndex()));
    if (after.lastIndex() > same)
        parts << say("log + %1").arg(range(same + 1, after.lastIndex()));
    if (after.base().index > before.base().index)
        parts << say("compacted up to %1").arg(after.base().index.value);
}

} // namespace

QStringList serverDiff(const raft::ServerView &before, const raft::ServerView &after)
{
    QStringList parts;
    for (const Row &row : rows) {
        const QString was = valueOf(row, before);
        const QString is = valueOf(row, after);
        if (was != is)
            parts << QStringLiteral("%1 %2 → %3").arg(say(row.name), was, is);
    }
    addLog(before.log, after.log, parts);
    return parts;
}

ServerSteps stepsOf(const raft::Cluster &cluster, raft::NodeId server, raft::EventNumber event)
{
    const raft::EventRecord &events = cluster.events();
    const auto isOfServer = [server](const raft::Event &each) { return each.server == server.value; };
    ServerSteps steps;
    steps.latest = events.lastIn({events.first(), event}, raft::EventKinds::all(), isOfServer);
    if (steps.latest == 0)
        return steps;
    const raft::Trace *trace = traceOf(cluster);
    const raft::EventNumber first =
        trace != nullptr ? trace->firstOfLine(steps.latest) : raft::stepStart(events, steps.latest);
    if (first > events.first())
        steps.before = events.lastIn({events.first(), first - 1}, raft::EventKinds::all(), isOfServer);
    return steps;
}

} // namespace raftarium
