#include "read_trace.h"

#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_merge.h"

#include <QFile>
#include <QtTest>

using namespace raft;

namespace {

std::string exampleText(const char *name)
{
    QFile file(QStringLiteral(RAFTARIUM_SOURCE_DIR "/tests/traces/examples/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::shared_ptr<Trace> example(const char *name)
{
    return readTrace(exampleText(name));
}

const TraceServer &serverCalled(const Trace &trace, const char *name)
{
    for (const NodeId id : trace.names().ids())
        if (trace.names().nameOf(id) == name && trace.state().server(id) != nullptr)
            return *trace.state().server(id);
    static const TraceServer nobody;
    return nobody;
}

/// "S1:2 S3:4", who came to lead which term, in order.
std::string leadersOf(const Trace &trace)
{
    std::string leaders;
    for (EventNumber number = 1; number <= trace.events().size(); ++number) {
        const Event event = trace.events()[number];
        if (event.kind == EventKind::StateChanged && static_cast<Role>(event.detail) == Role::Leader)
            leaders += (leaders.empty() ? "" : " ") + trace.names().nameOf({event.server}) + ":" +
                       std::to_string(event.term.value);
    }
    return leaders;
}

std::string termsOf(const Log &log)
{
    std::string terms;
    for (Index index = log.firstIndex(); log.contains(index); ++index)
        terms += std::to_string(log.at(index).at.term.value);
    return terms;
}

std::size_t countOf(const Trace &trace, EventKind kind)
{
    std::size_t count = 0;
    for (EventNumber number = 1; number <= trace.events().size(); ++number)
        count += trace.events()[number].kind == kind ? 1 : 0;
    return count;
}

} // namespace

/// The forms in which other implementations tell what they do, an example of each.
class TraceForms : public QObject {
    Q_OBJECT

private slots:
    void eachIsFoundByLooking_data();
    void eachIsFoundByLooking();
    void aLabLog();
    void aLabLogWithWordsOfItsOwn();
    void aStateTraceOfEtcd();
    void aStateTraceOfCcf();
    void anInteractionTest();
    void aCounterexampleOfTlc();
    void aCounterexampleInItf();
    void logsOfHashicorp();
    void logsOfEtcd();
    void oneLogOfSeveralServersOfEtcd();
    void aTableOfPatternsIsReadAsItIsWritten();
    void aTableThatIsWrongSaysWhy();
    void clocksThatDifferAreSet();
};

void TraceForms::eachIsFoundByLooking_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("form");
    const auto row = [](const char *file, TraceForm form) {
        QTest::newRow(file) << QByteArray(file) << static_cast<int>(form);
    };
    row("lab.log", TraceForm::LabLog);
    row("etcd-state.ndjson", TraceForm::StateTrace);
    row("ccf.ndjson", TraceForm::StateTrace);
    row("interaction.txt", TraceForm::Interaction);
    row("tlc.out", TraceForm::Counterexample);
    row("apalache.itf.json", TraceForm::Itf);
    row("hashicorp.log", TraceForm::ServerLog);
    row("hashicorp.json.log", TraceForm::ServerLog);
    row("etcd.json.log", TraceForm::ServerLog);
    row("etcd.log", TraceForm::ServerLog);
    row("own.trace.jsonl", TraceForm::Own);
}

void TraceForms::eachIsFoundByLooking()
{
    QFETCH(QByteArray, file);
    QFETCH(int, form);
    const std::string text = exampleText(file.constData());
    QVERIFY(!text.empty());
    const std::optional<TraceForm> found = traceFormOf(text);
    QVERIFY(found.has_value());
    QCOMPARE(static_cast<int>(*found), form);
    const auto trace = readTrace(text);
    QCOMPARE(trace->source().brokenLines, 0U);
    QVERIFY(!trace->events().empty());
    QVERIFY2(trace->findings().empty(),
             trace->findings().empty() ? "" : trace->findings()[0].violation.proof.c_str());
}

void TraceForms::aLabLog()
{
    const auto trace = example("lab.log");
    QCOMPARE(trace->names().size(), 3U);
    QCOMPARE(trace->names().nameOf(trace->names().ids().front()), std::string("S0"));
    QCOMPARE(leadersOf(*trace), std::string("S1:1 S2:2"));
    QCOMPARE(serverCalled(*trace, "S0").term, Term{2});
    QCOMPARE(serverCalled(*trace, "S1").role, Role::Follower);
    QCOMPARE(serverCalled(*trace, "S2").commit, Index{1});
    QVERIFY(countOf(*trace, EventKind::MessageSent) >= 6);
    QVERIFY(countOf(*trace, EventKind::TimerFired) == 2);
    const EventNumber timeout = trace->events().firstIn({1, trace->events().size()}, {EventKind::TimerFired},
                                                        [](const Event &) { return true; });
    QCOMPARE(trace->events()[timeout].at, Time(25'600)); // 000256 tenths of a millisecond.
}

void TraceForms::aLabLogWithWordsOfItsOwn()
{
    const std::string log = "000100 VOTE S0 klopft an, Runde 3\n000200 LEAD S0 hat gewonnen, Runde 3\n";
    std::string problem;
    const std::optional<LabPatterns> patterns = LabPatterns::read(
        R"({"patterns":[{"text":"*klopft an*runde {term}","kind":"timeout","role":"candidate","vote":"self"},
                        {"topic":"LEAD","text":"hat gewonnen*{term?}","role":"leader"}]})",
        &problem);
    QVERIFY2(patterns.has_value(), problem.c_str());
    Trace trace;
    TraceLoader loader(trace.names(), trace.source(), 0,
                       [&trace](TraceItem item) { trace.add(std::move(item)); });
    loader.setPatterns(*patterns);
    loader.feed(log);
    loader.finish();
    QCOMPARE(trace.source().linesWithoutMeaning, 0U);
    QCOMPARE(leadersOf(trace), std::string("S0:3"));
    QCOMPARE(readTrace(log)->source().linesWithoutMeaning, 2U); // The usual table knows none of it.
}

void TraceForms::aStateTraceOfEtcd()
{
    const auto trace = example("etcd-state.ndjson");
    QCOMPARE(leadersOf(*trace), std::string("S2:2"));
    const TraceServer &leader = serverCalled(*trace, "S2");
    QCOMPARE(termsOf(leader.log), std::string("1112"));
    QCOMPARE(leader.commit, Index{4});
    QVERIFY(leader.knowledge.isInferred(ServerFact::LogTerms));
    QCOMPARE(termsOf(serverCalled(*trace, "S1").log), std::string("1112"));
    QCOMPARE(termsOf(serverCalled(*trace, "S3").log), std::string("111")); // Its message never arrives.
    QCOMPARE(countOf(*trace, EventKind::MessageSent), 7U);
    QCOMPARE(countOf(*trace, EventKind::MessageDelivered), 6U);
    QCOMPARE(serverCalled(*trace, "S1").vote, std::optional(NodeId{2}));
}

void TraceForms::aStateTraceOfCcf()
{
    const auto trace = example("ccf.ndjson");
    QCOMPARE(leadersOf(*trace), std::string("S0:1"));
    QCOMPARE(termsOf(serverCalled(*trace, "S1").log), std::string("11"));
    QCOMPARE(serverCalled(*trace, "S0").commit, Index{2});
    QCOMPARE(countOf(*trace, EventKind::MessageLost), 1U);
}

void TraceForms::anInteractionTest()
{
    const auto trace = example("interaction.txt");
    QCOMPARE(serverCalled(*trace, "S1").term, Term{2});
    QCOMPARE(countOf(*trace, EventKind::MessageSent), 2U);
    QCOMPARE(countOf(*trace, EventKind::MessageDelivered), 1U);
    const Event sent = trace->events()[trace->events().firstIn(
        {1, trace->events().size()}, {EventKind::MessageSent}, [](const Event &) { return true; })];
    QCOMPARE(sent.position, (Position{{11}, {1}}));
}

void TraceForms::aCounterexampleOfTlc()
{
    const auto trace = example("tlc.out");
    QCOMPARE(trace->names().size(), 3U);
    QCOMPARE(leadersOf(*trace), std::string("s1:2"));
    QCOMPARE(termsOf(serverCalled(*trace, "s1").log), std::string("2"));
    QCOMPARE(countOf(*trace, EventKind::MessageSent), 2U);
    QCOMPARE(countOf(*trace, EventKind::MessageDelivered), 2U);
    QCOMPARE(serverCalled(*trace, "s2").vote, std::optional(serverCalled(*trace, "s1").id));
}

void TraceForms::aCounterexampleInItf()
{
    const auto trace = example("apalache.itf.json");
    QCOMPARE(leadersOf(*trace), std::string("s1:2"));
    QCOMPARE(termsOf(serverCalled(*trace, "s1").log), std::string("2"));
}

void TraceForms::logsOfHashicorp()
{
    for (const char *file : {"hashicorp.log", "hashicorp.json.log"}) {
        const auto trace = example(file);
        QCOMPARE(leadersOf(*trace), std::string("10.0.0.1:8300:3"));
        QCOMPARE(trace->state().servers().front().term, Term{3});
        QVERIFY(countOf(*trace, EventKind::TimerFired) == 1);
    }
}

void TraceForms::logsOfEtcd()
{
    const auto trace = example("etcd.json.log");
    QCOMPARE(leadersOf(*trace), std::string("8e9e05c52164694d:3"));
    QCOMPARE(countOf(*trace, EventKind::MessageDelivered), 1U);
}

// Each line begins with the server that it is about, however many are in one file.
void TraceForms::oneLogOfSeveralServersOfEtcd()
{
    const auto trace = example("etcd.log");
    QCOMPARE(trace->state().servers().size(), std::size_t{2});
    QCOMPARE(leadersOf(*trace), std::string("8e9e05c52164694d:2"));
    QCOMPARE(countOf(*trace, EventKind::MessageSent), 1U);
    QCOMPARE(countOf(*trace, EventKind::MessageDelivered), 1U);
    QVERIFY(serverCalled(*trace, "8e9e05c52164694d").role == Role::Leader);
    QVERIFY(serverCalled(*trace, "91bc3c398fb3c146").role == Role::Follower);
    QVERIFY(serverCalled(*trace, "91bc3c398fb3c146").vote == serverCalled(*trace, "8e9e05c52164694d").id);
}

void TraceForms::aTableOfPatternsIsReadAsItIsWritten()
{
    const std::optional<LabPatterns> again = LabPatterns::read(LabPatterns::usual().write(), nullptr);
    QVERIFY(again.has_value());
    QCOMPARE(again->all().size(), LabPatterns::usual().all().size());
    QCOMPARE(again->write(), LabPatterns::usual().write());
}

void TraceForms::aTableThatIsWrongSaysWhy()
{
    const auto problemOf = [](const char *json) {
        std::string problem;
        LabPatterns::read(json, &problem);
        return problem;
    };
    QVERIFY(problemOf("").find("no list of patterns") != std::string::npos);
    QVERIFY(problemOf(R"({"patterns":[{"text":"a {tram}"}]})").find("pattern 1") != std::string::npos);
    QVERIFY(problemOf(R"({"patterns":[{"text":"a"},{"text":"b","role":"boss"}]})").find("boss") !=
            std::string::npos);
}

void TraceForms::clocksThatDifferAreSet()
{
    // S2's clock is 500 ahead; a message takes 10 either way.
    TraceMerge merge(2);
    const auto item = [](std::int64_t at, std::uint64_t server, TraceKind kind, std::uint64_t id,
                         std::uint64_t other) {
        TraceItem told;
        told.at = Time(at);
        told.server = NodeId{server};
        told.kind = kind;
        told.message.emplace();
        told.message->id = id;
        told.message->from = NodeId{kind == TraceKind::Send ? server : other};
        told.message->to = NodeId{kind == TraceKind::Send ? other : server};
        return told;
    };
    merge.add(0, item(100, 1, TraceKind::Send, 1, 2));
    merge.add(1, item(610, 2, TraceKind::Receive, 1, 1));
    merge.add(1, item(611, 2, TraceKind::Send, 2, 1));
    merge.add(0, item(121, 1, TraceKind::Receive, 2, 2));
    TraceSource source;
    source.files = {"one", "two"};
    std::vector<std::int64_t> times;
    merge.handOn(source, [&times](const TraceItem &told) { times.push_back(told.at->count()); });
    QCOMPARE(times, (std::vector<std::int64_t>{100, 110, 111, 121}));
    QVERIFY2(source.remark.find("two is taken to be 0.5 ms ahead") != std::string::npos,
             source.remark.c_str());
}

QTEST_GUILESS_MAIN(TraceForms)
#include "forms.moc"
