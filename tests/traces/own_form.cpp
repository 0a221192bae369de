#include "read_trace.h"

#include "raftcore/traces/json_text.h"
#include "raftcore/traces/trace_cluster.h"

#include <QtTest>

using namespace raft;

/// Raftarium's own form, line by line.
class TraceOwnForm : public QObject {
    Q_OBJECT

private slots:
    void littleIsEnough();
    void whatIsNotToldIsUnknown();
    void messagesArePairedByTheirNames();
    void messagesWithoutNamesArePairedByTheirOrder();
    void aMessageThatNeverEndsIsNotOnItsWayForever();
    void linesThatAreBrokenAreCounted();
    void hostileTextStaysText();
    void nobodyCanBeMadeToWaste();
    void stateBeforeTheLine();
    void timesInAllForms_data();
    void timesInAllForms();
};

void TraceOwnForm::littleIsEnough()
{
    const TraceCluster cluster(
        readTrace("{\"n\":\"S0\",\"k\":\"timeout\",\"term\":2,\"role\":\"candidate\"}\n"
                  "{\"n\":\"S0\",\"k\":\"state\",\"term\":2,\"role\":\"leader\"}\n"
                  "{\"n\":\"S1\",\"k\":\"state\",\"term\":2,\"role\":\"follower\"}\n"));
    const ClusterView view = cluster.view();
    QCOMPARE(view.servers.size(), 2U);
    QVERIFY(view.leader() != nullptr);
    QCOMPARE(cluster.serverName(view.leader()->id), std::string("S0"));
    QCOMPARE(view.leader()->hard.term, Term{2});
    QCOMPARE(cluster.trace().source().linesWithoutMeaning, 0U);
    QCOMPARE(readTrace("{\"raft_trace\":1}\n")->source().linesWithoutMeaning, 0U); // The header has one.
    QCOMPARE(view.now, Time(3'000)); // Without times the lines count.
    QVERIFY(!cluster.obstacle(action::Crash{{1}}).empty());
}

void TraceOwnForm::whatIsNotToldIsUnknown()
{
    const TraceCluster cluster(readTrace("{\"n\":\"S1\",\"k\":\"state\",\"term\":2}\n"
                                         "{\"n\":\"S2\",\"k\":\"note\",\"text\":\"here\"}\n"));
    const ClusterView view = cluster.view();
    const ServerView &first = *view.server({1});
    QVERIFY(first.knowledge.knows(ServerFact::CurrentTerm));
    QVERIFY(!first.knowledge.knows(ServerFact::Role));
    QVERIFY(!first.knowledge.knows(ServerFact::LogLength));
    QVERIFY(first.knowledge.isInferred(ServerFact::Membership)); // All who are there.
    QVERIFY(!cluster.viewAt(0).server({1})->knowledge.knows(ServerFact::CurrentTerm));
}

void TraceOwnForm::messagesArePairedByTheirNames()
{
    const auto trace = readTrace("{\"t\":1,\"n\":\"S1\",\"k\":\"send\",\"id\":\"a\",\"to\":\"S2\",\"type\":"
                                 "\"Heartbeat\",\"mterm\":1}\n"
                                 "{\"t\":2,\"n\":\"S1\",\"k\":\"send\",\"id\":\"b\",\"to\":\"S2\",\"type\":"
                                 "\"Heartbeat\",\"mterm\":1}\n"
                                 "{\"t\":3,\"n\":\"S2\",\"k\":\"recv\",\"id\":\"b\"}\n"
                                 "{\"t\":4,\"n\":\"S2\",\"k\":\"drop\",\"id\":\"a\"}\n");
    QCOMPARE(trace->events().size(), 4U);
    QCOMPARE(trace->events()[3].cause, 2U);
    QCOMPARE(trace->events()[4].cause, 1U);
    QVERIFY(trace->events()[4].kind == EventKind::MessageLost);
    QVERIFY(!trace->isPairedByOrder(2));
    const ClusterView view = TraceCluster(trace).viewAt(2);
    QCOMPARE(view.messages.size(), 2U);
    QVERIFY(view.messages[0].fate == MessageFate::Lost && view.messages[1].fate == MessageFate::Arrives);
    QCOMPARE(view.messages[1].due, Time(3));
}

void TraceOwnForm::messagesWithoutNamesArePairedByTheirOrder()
{
    const auto trace =
        readTrace("{\"n\":\"S1\",\"k\":\"send\",\"to\":\"S2\",\"type\":\"Heartbeat\",\"mterm\":1}\n"
                  "{\"n\":\"S1\",\"k\":\"send\",\"to\":\"S2\",\"type\":\"RequestVote\",\"mterm\":2}\n"
                  "{\"n\":\"S2\",\"k\":\"recv\",\"from\":\"S1\",\"type\":\"RequestVote\",\"mterm\":2}\n"
                  "{\"n\":\"S2\",\"k\":\"recv\",\"from\":\"S3\",\"type\":\"RequestVote\",\"mterm\":3}\n");
    QCOMPARE(trace->events()[3].cause, 2U);
    QVERIFY(trace->isPairedByOrder(2));
    QVERIFY(TraceCluster(trace).describe(3).find("inferred") != std::string::npos);
    QCOMPARE(trace->events()[4].cause, 0U); // From outside.
}

void TraceOwnForm::aMessageThatNeverEndsIsNotOnItsWayForever()
{
    const TraceCluster cluster(
        readTrace("{\"n\":\"S1\",\"k\":\"send\",\"to\":\"S2\",\"type\":\"Heartbeat\",\"mterm\":1}\n"
                  "{\"n\":\"S3\",\"k\":\"state\",\"term\":1}\n{\"n\":\"S2\",\"k\":\"state\",\"term\":1}\n"));
    QCOMPARE(cluster.viewAt(1).messages.size(), 1U);
    QVERIFY(!cluster.viewAt(1).messages[0].knowledge.knows(MessageFact::Arrival));
    QCOMPARE(cluster.viewAt(2).messages.size(), 1U);
    QCOMPARE(cluster.viewAt(3).messages.size(), 0U);
}

void TraceOwnForm::linesThatAreBrokenAreCounted()
{
    const auto trace =
        readTrace("{\"n\":\"S1\",\"k\":\"state\",\"term\":1}\nnonsense\n\n{\"n\":\"S1\",\"k\":\"sta\n"
                  "{\"n\":\"S1\",\"k\":\"dance\"}\n{\"n\":\"S1\",\"k\":\"state\",\"term\":2}\n{\"n\":\"S1\"");
    QCOMPARE(trace->source().lines, 7U);
    QCOMPARE(trace->source().brokenLines, 4U);
    QCOMPARE(trace->source().broken[0].where.line, 2U);
    QCOMPARE(trace->source().broken[3].where.line, 7U);
    QCOMPARE(trace->state().server({1})->term, Term{2});
}

void TraceOwnForm::hostileTextStaysText()
{
    const std::string text = "<b>bold</b></script>\xe2\x80\xa8\"";
    std::string line = "{\"n\":\"S1\",\"k\":\"note\",\"text\":";
    appendJson(line, text);
    const auto trace = readTrace(line + ",\"zone\":{\"a\":[1,2]}}\n");
    // Fields that are not known are details.
    QCOMPARE(trace->itemOf(1).text, text + " · zone: {\"a\":[1,2]}");
}

void TraceOwnForm::nobodyCanBeMadeToWaste()
{
    std::string text = "{\"n\":\"S1\",\"k\":\"state\",\"log\":{\"last\":4611686018427387904}}\n"
                       "{\"n\":\"S1\",\"k\":\"state\",\"log\":{\"from\":9223372036854775807,\"terms\":[1]}}\n"
                       "{\"n\":\"S1\",\"k\":\"state\",\"log\":{\"from\":4611686018427387904,\"terms\":[1]},"
                       "\"commit\":4611686018427387904}\n"
                       "{\"n\":\"S1\",\"k\":\"send\",\"to\":\"S2\",\"type\":\"AppendEntries\",\"entries\":"
                       "4611686018427387904}\n"
                       "{\"n\":\"S1\",\"k\":\"state\",\"log\":{\"cut\":0,\"from\":0}}\n";
    for (int i = 0; i < 1000; ++i)
        text += "{\"n\":\"server-" + std::to_string(i) + "\",\"k\":\"state\",\"term\":1}\n";
    text += std::string(100'000, '[') + "\n";
    const TraceCluster cluster(readTrace(text));
    QVERIFY(cluster.view().servers.size() <= ServerNames::most);
    QVERIFY(cluster.trace().source().brokenLines > 700);
    cluster.viewAt(cluster.events().size() / 2);
}

void TraceOwnForm::stateBeforeTheLine()
{
    const auto trace =
        readTrace("{\"raft_trace\":1,\"state_is\":\"before\",\"unit\":\"ms\"}\n"
                  "{\"t\":1,\"n\":\"S1\",\"k\":\"timeout\",\"term\":1,\"role\":\"follower\"}\n"
                  "{\"t\":2,\"n\":\"S1\",\"k\":\"send\",\"to\":\"S2\",\"term\":2,\"role\":\"candidate\"}\n");
    QVERIFY(trace->events()[2].kind == EventKind::TimerFired);
    QCOMPARE(trace->stateAt(2).server({1})->term, Term{1});
    QVERIFY(trace->events()[3].kind == EventKind::StateChanged);
    QVERIFY(trace->events()[4].kind == EventKind::MessageSent);
    QCOMPARE(trace->events()[4].at, Time(2'000));
}

void TraceOwnForm::timesInAllForms_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<qint64>("microseconds");
    QTest::newRow("microseconds") << QByteArray() << QByteArray("1500") << qint64(1500);
    QTest::newRow("seconds") << QByteArray("\"unit\":\"s\"") << QByteArray("1.5") << qint64(1'500'000);
    QTest::newRow("nanoseconds") << QByteArray("\"unit\":\"ns\"") << QByteArray("1500") << qint64(2);
    QTest::newRow("date") << QByteArray() << QByteArray("\"1970-01-02T00:00:00.25Z\"")
                          << qint64(86'400'250'000);
    QTest::newRow("zone") << QByteArray() << QByteArray("\"1970-01-01 02:00:01,5+0200\"")
                          << qint64(1'500'000);
}

void TraceOwnForm::timesInAllForms()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, time);
    QFETCH(qint64, microseconds);
    const std::string comma = header.isEmpty() ? "" : ",";
    const std::string head = "{\"raft_trace\":1" + comma + header.toStdString() + "}\n";
    const auto trace = readTrace(head + "{\"t\":" + time.toStdString() + R"(,"n":"S1","k":"note"})" + "\n");
    QCOMPARE(trace->source().brokenLines, 0U);
    QCOMPARE(qint64(trace->state().now().count()), microseconds);
}

QTEST_GUILESS_MAIN(TraceOwnForm)
#include "own_form.moc"
