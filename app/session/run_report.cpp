#include "app/session/run_report.h"

#include "app/session/rules_text.h"
#include "app/session/server_name.h"
#include "app/session/time_text.h"
#include "raftcore/verification/linearizability.h"

#include <algorithm>

namespace raftarium {

namespace {

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
        lines += QStringLiteral("* … and %1 more\n").arg(count - most);
    return lines.isEmpty() ? QStringLiteral("None.\n") : lines;
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
    case raft::OperationOutcome::Pending: return QStringLiteral("not yet answered");
    case raft::OperationOutcome::Done:
        if (operation.result)
            return QStringLiteral("done: %1").arg(QString::fromStdString(*operation.result));
        return operation.index.value ? QStringLiteral("done, entry %1").arg(operation.index.value)
                                     : QStringLiteral("done");
    case raft::OperationOutcome::Failed: return QStringLiteral("condition did not hold");
    case raft::OperationOutcome::Refused: return QStringLiteral("refused");
    case raft::OperationOutcome::Unknown: return QStringLiteral("unknown");
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
        return QStringLiteral("None.\n");
    return QStringLiteral("| # | server | request | called | outcome |\n|---|---|---|---|---|\n") + rows;
}

QString ending(const raft::ClusterView &view)
{
    QString rows =
        QStringLiteral("| server | state | term | log | committed | applied |\n|---|---|---|---|---|---|\n");
    for (const raft::ServerView &each : view.servers) {
        QString state = QStringLiteral("follower");
        if (each.liveness == raft::Liveness::Crashed)
            state = QStringLiteral("down");
        else if (each.liveness == raft::Liveness::Paused)
            state = QStringLiteral("paused");
        else if (each.role == raft::Role::Leader)
            state = QStringLiteral("leader");
        else if (each.role != raft::Role::Follower)
            state = QStringLiteral("candidate");
        rows += QStringLiteral("| %1 | %2 | %3 | %4 | %5 | %6 |\n")
                    .arg(serverName(each.id), state)
                    .arg(each.hard.term.value)
                    .arg(each.log.lastIndex().value)
                    .arg(each.commit.value)
                    .arg(each.applied.value);
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
            .arg(text(raft::title(raft::SafetyProperty::Linearizability)),
                 QString::fromStdString(judged.proof));
    case raft::Linearizability::Verdict::Undecided:
        return QStringLiteral("* Whether the clients saw one store is too entangled to decide.\n");
    }
    return {};
}

QString verdict(const raft::Cluster &cluster)
{
    QString lines;
    for (const raft::Violation &violation : cluster.violations())
        lines += QStringLiteral("* ✕ %1, at %2: %3\n")
                     .arg(text(raft::title(violation.property)), timeText(violation.at),
                          QString::fromStdString(violation.proof));
    lines += verdictOnClients(cluster);
    return lines.isEmpty() ? QStringLiteral("All safety properties held after each of %1 events.\n")
                                 .arg(cluster.events().size())
                           : lines;
}

} // namespace

QString runReport(const raft::Cluster &cluster, const QString &title)
{
    const raft::ClusterView view = cluster.view();
    std::uint64_t committed = 0;
    for (const raft::ServerView &each : view.servers)
        committed = std::max(committed, each.commit.value);
    QString report =
        QStringLiteral("# %1\n\n").arg(title.isEmpty() ? QStringLiteral("A run of Raftarium") : title);
    const bool isReal = cluster.capabilities().external;
    const QString seed = QStringLiteral("seed %1").arg(cluster.setup().seed);
    report += QStringLiteral("%1 servers, %2, %3%4, %5 events, %6 entries committed.\n")
                  .arg(view.servers.size())
                  .arg(isReal ? QStringLiteral("real processes") : seed, timeText(cluster.now()),
                       isReal ? QString() : QStringLiteral(" of virtual time"))
                  .arg(cluster.events().size())
                  .arg(committed);
    if (const QStringList off = rulesOff(view.rules); !off.isEmpty())
        report +=
            QStringLiteral("**✕ Rules of Raft that were off: %1.**\n").arg(off.join(QStringLiteral(", ")));
    if (const raft::EventRecord &events = cluster.events(); events.first() > 1)
        report += QStringLiteral("What came before %1 is no longer kept.\n")
                      .arg(timeText(events[events.first()].at));
    const auto section = [&report](const char *heading, const QString &body) {
        report += QStringLiteral("\n## %1\n\n%2").arg(QLatin1StringView(heading), body);
    };
    section("Safety", verdict(cluster));
    section("Leaders", listed(cluster, electsLeader));
    section("Faults and other interventions", listed(cluster, isFault));
    section("Client operations", operations(cluster));
    section("Bookmarks",
            listed(cluster, [](const raft::Event &event) { return event.kind == raft::EventKind::Marked; }));
    section("The servers at the end", ending(view));
    return report;
}

} // namespace raftarium
