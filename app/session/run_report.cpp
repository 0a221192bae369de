#include "app/session/run_report.h"

#include "app/session/core_text.h"
#include "app/session/rules_text.h"
#include "app/session/server_name.h"
#include "app/session/time_text.h"
#include "raftcore/cluster/coverage.h"
#include "raftcore/verification/linearizability.h"

#include <QCoreApplication>

#include <algorithm>

namespace raftarium {

namespace {

QString reported(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

/// The events for which `wanted` holds, one line each; at most so many.
template <class Wanted>
QString listed(const raft::Cluster &cluster, Wanted wanted)
{
    constexpr int most = 200;
    QString lines;
    int count = 0;
    const raft::EventRecord &events = cluster.events();
    for (raft::EventNumber number = events.first(); number <= events.size(); ++number) {
        if (!wanted(events[number]))
            continue;
        if (++count <= most)
            lines +=
                QStringLiteral("* %1: %2\n").arg(timeText(events[number].at), text(cluster.describe(number)));
    }
    if (count > most)
        lines += reported("* … and %1 more\n").arg(count - most);
    return lines.isEmpty() ? reported("None.\n") : lines;
}

bool electsLeader(const raft::Event &event)
{
    return event.kind == raft::EventKind::StateChanged &&
           event.detail == static_cast<std::uint8_t>(raft::Role::Leader);
}

bool isFault(const raft::Event &event)
{
    if (event.kind == raft::EventKind::TimerFired)
        return (event.flags & raft::Event::Forced) != 0;
    return raft::isIntervention(event.kind) && event.kind != raft::EventKind::OperationCalled &&
           event.kind != raft::EventKind::Marked;
}

QString operationWords(const raft::Operation &operation)
{
    const QString key = QString::fromStdString(operation.key);
    const QString value = QString::fromStdString(operation.value);
    switch (operation.kind) {
    case raft::OperationKind::Put: return QStringLiteral("put %1 %2").arg(key, value);
    case raft::OperationKind::Add: return QStringLiteral("%1 += %2").arg(key, value);
    case raft::OperationKind::Append: return QStringLiteral("append %1 %2").arg(key, value);
    case raft::OperationKind::Delete: return QStringLiteral("del %1").arg(key);
    case raft::OperationKind::CompareAndSet: return QStringLiteral("cas %1 → %2").arg(key, value);
    case raft::OperationKind::Get: return QStringLiteral("get %1").arg(key);
    case raft::OperationKind::Read: return QStringLiteral("read %1").arg(key);
    }
    return key;
}

QString outcomeWords(const raft::Operation &operation)
{
    switch (operation.outcome) {
    case raft::OperationOutcome::Pending: return reported("not yet answered");
    case raft::OperationOutcome::Done:
        if (operation.result)
            return reported("done: %1").arg(QString::fromStdString(*operation.result));
        return operation.index.value ? reported("done, entry %1").arg(operation.index.value)
                                     : reported("done");
    case raft::OperationOutcome::Failed: return reported("condition did not hold");
    case raft::OperationOutcome::Refused: return reported("refused");
    case raft::OperationOutcome::Unknown: return reported("unknown");
    }
    return {};
}

QString operations(const raft::Cluster &cluster)
{
    QString rows;
    const raft::EventRecord &events = cluster.events();
    for (raft::EventNumber number = events.first(); number <= events.size(); ++number) {
        const raft::Event event = events[number];
        const std::optional<raft::Operation> operation =
            event.kind == raft::EventKind::OperationCalled ? cluster.operation(event.subject) : std::nullopt;
        if (operation)
            rows +=
                QStringLiteral("| %1 | %2 | %3 | %4 | %5 |\n")
                    .arg(QString::number(operation->id), serverName(operation->server),
                         operationWords(*operation), timeText(operation->called), outcomeWords(*operation));
    }
    if (rows.isEmpty())
        return reported("None.\n");
    return reported("| # | server | request | called | outcome |\n|---|---|---|---|---|\n") + rows;
}

using Fact = raft::ServerFact;

QString valueOf(const raft::ServerView &server, Fact fact, std::uint64_t value)
{
    return server.knowledge.knows(fact) ? QString::number(value) : QStringLiteral("?");
}

QString ending(const raft::ClusterView &view)
{
    QString rows =
        reported("| server | state | term | log | committed | applied |\n|---|---|---|---|---|---|\n");
    for (const raft::ServerView &each : view.servers) {
        QString state = reported("follower");
        if (!each.knowledge.knows(Fact::Role))
            state = QStringLiteral("?");
        else if (each.liveness == raft::Liveness::Crashed)
            state = reported("down");
        else if (each.liveness == raft::Liveness::Paused)
            state = reported("paused");
        else if (each.role == raft::Role::Leader)
            state = reported("leader");
        else if (each.role != raft::Role::Follower)
            state = reported("candidate");
        rows += QStringLiteral("| %1 | %2 | %3 | %4 | %5 | %6 |\n")
                    .arg(serverName(each.id), state)
                    .arg(valueOf(each, Fact::CurrentTerm, each.hard.term.value),
                         valueOf(each, Fact::LogLength, each.log.lastIndex().value),
                         valueOf(each, Fact::Commit, each.commit.value),
                         valueOf(each, Fact::Applied, each.applied.value));
    }
    return rows;
}

/// What the properties of the servers do not show: that clients saw more than one store, or that it is too
/// entangled to say; else nothing.
QString verdictOnClients(const raft::Cluster &cluster)
{
    const raft::Linearizability judged = raft::checkLinearizability(cluster);
    switch (judged.verdict) {
    case raft::Linearizability::Verdict::Holds: break;
    case raft::Linearizability::Verdict::Violated:
        return QStringLiteral("* ✕ %1: %2\n")
            .arg(coreText(raft::title(raft::SafetyProperty::Linearizability)),
                 QString::fromStdString(judged.proof));
    case raft::Linearizability::Verdict::Undecided:
        return reported(
            "* Whether the clients saw a single store could not be decided: too many requests overlap.\n");
    }
    return {};
}

/// Of a run that is reported in part: what could be checked, and what could not.
QString verdictInPart(const std::vector<raft::PropertyCoverage> &coverage, const raft::Cluster &cluster)
{
    QString lines;
    for (const raft::PropertyCoverage &each : coverage) {
        const auto &broken = cluster.violations();
        if (std::any_of(broken.begin(), broken.end(),
                        [&each](const raft::Violation &one) { return one.property == each.property; }))
            continue;
        const QString title = coreText(raft::title(each.property));
        lines +=
            each.isChecked()
                ? reported("* ✓ %1, as far as the trace says: %2 facts\n").arg(title).arg(each.facts)
                : reported("* – %1 could not be checked: it needs %2\n").arg(title, coreText(each.missing));
    }
    return lines;
}

QString verdict(const raft::Cluster &cluster)
{
    QString lines;
    for (const raft::Violation &violation : cluster.violations())
        lines += QStringLiteral("* ✕ %1, at %2: %3\n")
                     .arg(coreText(raft::title(violation.property)), timeText(violation.at),
                          QString::fromStdString(violation.proof));
    lines += verdictOnClients(cluster);
    if (const raft::SafetyCoverage coverage = cluster.coverage())
        return lines + verdictInPart(*coverage, cluster);
    return lines.isEmpty() ? reported("All safety properties held after each of %1 events.\n")
                                 .arg(cluster.events().size())
                           : lines;
}

/// A line about the run as a whole, with places for servers, time, events and committed entries.
QString opening(const raft::Cluster &cluster)
{
    if (cluster.coverage())
        return reported("%1 servers, read from a trace, %2, %3 events, %4 entries committed.\n");
    if (cluster.capabilities().external)
        return reported("%1 servers, real processes, %2, %3 events, %4 entries committed.\n");
    return reported("%1 servers, seed %5, %2 of virtual time, %3 events, %4 entries committed.\n")
        .replace(QStringLiteral("%5"), QString::number(cluster.setup().seed));
}

} // namespace

QString runReport(const raft::Cluster &cluster, const QString &title)
{
    const raft::ClusterView view = cluster.view();
    std::uint64_t committed = 0;
    for (const raft::ServerView &each : view.servers)
        committed = std::max(committed, each.commit.value);
    QString report = QStringLiteral("# %1\n\n").arg(title.isEmpty() ? reported("A run of Raftarium") : title);
    report += opening(cluster)
                  .arg(view.servers.size())
                  .arg(timeText(cluster.now()))
                  .arg(cluster.events().size())
                  .arg(committed);
    if (const QStringList off = rulesOff(view.rules); !off.isEmpty())
        report += reported("**✕ Rules of Raft that were off: %1.**\n").arg(off.join(QStringLiteral(", ")));
    if (const raft::EventRecord &events = cluster.events(); events.first() > 1)
        report += reported("What came before %1 is no longer available.\n")
                      .arg(timeText(events[events.first()].at));
    const auto section = [&report](const QString &heading, const QString &body) {
        report += QStringLiteral("\n## %1\n\n%2").arg(heading, body);
    };
    section(reported("Safety"), verdict(cluster));
    section(reported("Leaders"), listed(cluster, electsLeader));
    section(reported("Faults and other interventions"), listed(cluster, isFault));
    section(reported("Client operations"), operations(cluster));
    section(reported("Bookmarks"),
            listed(cluster, [](const raft::Event &event) { return event.kind == raft::EventKind::Marked; }));
    section(reported("The servers at the end"), ending(view));
    return report;
}

} // namespace raftarium
