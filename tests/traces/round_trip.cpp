#include "read_trace.h"

#include "raftcore/soak/soak.h"
#include "raftcore/traces/own_reader.h"
#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_export.h"

#include <QtTest>

using namespace raft;

namespace {

/// A random run with faults of all kinds, short enough to have hundreds of them.
std::unique_ptr<Cluster> randomRun(std::uint64_t seed)
{
    SoakPlan plan = soakPlan(seed, seed % 2 == 0 ? 3 : 5);
    plan.faultTurns = 6;
    return soaked(plan);
}

QString text(NodeId id, const char *what, std::uint64_t one, std::uint64_t other)
{
    return QStringLiteral("S%1 has %2 %3 in the run and %4 in its trace")
        .arg(id.value)
        .arg(QLatin1String(what))
        .arg(one)
        .arg(other);
}

QString logDifference(NodeId id, const Log &run, const Log &trace)
{
    if (run.base() != trace.base())
        return text(id, "the base", run.base().index.value, trace.base().index.value);
    if (run.lastIndex() != trace.lastIndex())
        return text(id, "the last index", run.lastIndex().value, trace.lastIndex().value);
    for (Index index = run.firstIndex(); run.contains(index); ++index)
        if (run.at(index).at != trace.at(index).at)
            return text(id, "an entry of term", run.at(index).at.term.value, trace.at(index).at.term.value);
    return {};
}

/// How a server differs from what its trace tells of it; empty when it does not.
QString difference(const ServerView &run, const ServerView &trace)
{
    if (run.role != trace.role)
        return text(run.id, "role", static_cast<unsigned>(run.role), static_cast<unsigned>(trace.role));
    if (run.hard.term != trace.hard.term)
        return text(run.id, "term", run.hard.term.value, trace.hard.term.value);
    if (run.hard.vote != trace.hard.vote)
        return text(run.id, "vote", run.hard.vote.value_or(NodeId{}).value,
                    trace.hard.vote.value_or(NodeId{}).value);
    if (run.leader != trace.leader)
        return text(run.id, "leader", run.leader.value_or(NodeId{}).value,
                    trace.leader.value_or(NodeId{}).value);
    if (run.commit != trace.commit || run.applied != trace.applied)
        return text(run.id, "commit", run.commit.value, trace.commit.value);
    if (run.membership.voters != trace.membership.voters ||
        run.membership.learners != trace.membership.learners)
        return text(run.id, "voters", run.membership.voters.size(), trace.membership.voters.size());
    const bool isDown = run.liveness == Liveness::Crashed;
    if (isDown != (trace.liveness == Liveness::Crashed))
        return text(run.id, "been down", isDown ? 1 : 0, isDown ? 0 : 1);
    return logDifference(run.id, run.log, trace.log);
}

QString difference(const ClusterView &run, const ClusterView &trace)
{
    for (const ServerView &server : run.servers) {
        const ServerView *told = trace.server(server.id);
        if (told == nullptr)
            return QStringLiteral("S%1 is missing").arg(server.id.value);
        if (const QString differs = difference(server, *told); !differs.isEmpty())
            return differs;
    }
    return {};
}

} // namespace

/// What a trace of our own run tells is that run.
class TraceRoundTrip : public QObject {
    Q_OBJECT

private slots:
    void everyStepOfRandomRunsComesBack();
    void whatIsWrittenIsRead();
};

void TraceRoundTrip::everyStepOfRandomRunsComesBack()
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const std::unique_ptr<Cluster> run = randomRun(seed);
        const auto trace = std::make_shared<Trace>();
        const TraceCluster cluster(trace);
        OwnReader reader;
        std::vector<TraceItem> items;
        ReadingPlace place{trace->names(), items, trace->source().groups};
        EventNumber told = 0;
        QString differs;
        const auto compare = [&] {
            if (differs.isEmpty() && told > 0 && told % 3 == 0) // Every third step is enough, and quicker.
                differs = difference(run->viewAt(told), cluster.view());
        };
        std::uint32_t line = 0;
        exportTrace(*run, "a test", [&](std::string_view text, EventNumber event) {
            if (event != told)
                compare();
            told = event;
            const LineAnswer answer = reader.read(text, {++line, 0}, place);
            if (answer.meaning == LineMeaning::Broken && differs.isEmpty())
                differs = QLatin1String(answer.why);
            for (TraceItem &item : items)
                trace->add(std::move(item));
            items.clear();
        });
        compare();
        QVERIFY2(differs.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(differs)));
        differs = difference(run->view(), cluster.view()); // What the last steps changed is told, too.
        QVERIFY2(differs.isEmpty(),
                 qPrintable(QStringLiteral("seed %1, at the end: %2").arg(seed).arg(differs)));
        const QString found = trace->findings().empty()
                                  ? QString()
                                  : QString::fromStdString(trace->findings()[0].violation.proof);
        QVERIFY2(found.isEmpty() == run->violations().empty(), qPrintable(found));
        // What is read in one go can be looked at in any order.
        const EventNumber middle = trace->events().size() / 2;
        const ClusterView there = cluster.viewAt(middle);
        cluster.viewAt(1);
        QVERIFY(difference(there, cluster.viewAt(middle)).isEmpty());
    }
}

void TraceRoundTrip::whatIsWrittenIsRead()
{
    const std::unique_ptr<Cluster> run = randomRun(7);
    std::string text;
    exportTrace(*run, "a <b>test</b>", [&text](std::string_view line, EventNumber) { text += line; });
    const std::shared_ptr<Trace> whole = readTrace(text);
    const std::shared_ptr<Trace> inPieces = readTrace(text, 77);
    QCOMPARE(whole->source().brokenLines, 0U);
    QVERIFY(whole->events().size() > 100);
    QCOMPARE(whole->events().hash(), inPieces->events().hash());
    QCOMPARE(whole->names().size(), run->view().servers.size());
}

QTEST_GUILESS_MAIN(TraceRoundTrip)
#include "round_trip.moc"
