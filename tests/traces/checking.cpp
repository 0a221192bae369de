#include "read_trace.h"

#include <QtTest>

using namespace raft;

namespace {

/// Three servers in term 1, led by S1, whose entries 1 and 2 are committed everywhere.
const std::string beginning = R"({"raft_trace":1,"servers":["S1","S2","S3"]}
{"t":1,"n":"S1","k":"state","term":1,"role":"leader","vote":"S1","log":{"from":1,"terms":[1,1],"data":["a","b"]},"commit":0}
{"t":2,"n":"S2","k":"state","term":1,"role":"follower","vote":"S1","log":{"from":1,"terms":[1,1],"data":["a","b"]},"commit":0}
{"t":3,"n":"S3","k":"state","term":1,"role":"follower","vote":"S1","log":{"from":1,"terms":[1],"data":["a"]},"commit":0}
{"t":4,"n":"S1","k":"commit","commit":2}
{"t":5,"n":"S2","k":"commit","commit":2}
)";

} // namespace

/// What a trace tells is held against the safety properties; who breaks one is named with both lines.
class TraceChecking : public QObject {
    Q_OBJECT

private slots:
    void aSeededFaultIsFoundAtItsLine_data();
    void aSeededFaultIsFoundAtItsLine();
    void whatIsRightIsNotBlamed();
    void whatIsLearnedOfAnEntryReplacesNothing();
    void whatIsRightIsNoAlarm_data();
    void whatIsRightIsNoAlarm();
    void whatIsNotToldIsNotChecked();
    void aViolationIsAnEventWithItsCause();
};

void TraceChecking::aSeededFaultIsFoundAtItsLine_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("property");
    QTest::addColumn<int>("earlier");
    QTest::addColumn<int>("later");
    const auto row = [](const char *name, QByteArray lines, SafetyProperty property, int earlier, int later) {
        QTest::newRow(name) << std::move(lines) << static_cast<int>(property) << earlier << later;
    };
    row("two leaders of a term",
        "{\"t\":6,\"n\":\"S2\",\"k\":\"timeout\",\"term\":2,\"role\":\"candidate\",\"vote\":\"S2\"}\n"
        "{\"t\":7,\"n\":\"S2\",\"k\":\"state\",\"role\":\"leader\"}\n"
        "{\"t\":8,\"n\":\"S1\",\"k\":\"state\",\"term\":2,\"role\":\"leader\"}\n",
        SafetyProperty::ElectionSafety, 8, 9);
    row("a vote given twice",
        "{\"t\":6,\"n\":\"S3\",\"k\":\"state\",\"term\":2,\"vote\":\"S2\"}\n"
        "{\"t\":7,\"n\":\"S3\",\"k\":\"state\",\"vote\":\"S1\"}\n",
        SafetyProperty::ElectionSafety, 7, 8);
    row("a vote told twice",
        "{\"t\":6,\"n\":\"S3\",\"k\":\"send\",\"to\":\"S2\",\"type\":\"RequestVoteReply\",\"mterm\":2,"
        "\"granted\":true}\n"
        "{\"t\":7,\"n\":\"S3\",\"k\":\"send\",\"to\":\"S1\",\"type\":\"RequestVoteReply\",\"mterm\":2,"
        "\"granted\":true}\n",
        SafetyProperty::ElectionSafety, 7, 8);
    row("a term that goes back",
        "{\"t\":6,\"n\":\"S3\",\"k\":\"state\",\"term\":3}\n"
        "{\"t\":7,\"n\":\"S3\",\"k\":\"state\",\"term\":2}\n",
        SafetyProperty::ElectionSafety, 7, 8);
    row("a committed entry overwritten",
        "{\"t\":6,\"n\":\"S2\",\"k\":\"recv\",\"from\":\"S3\",\"type\":\"AppendEntries\",\"term\":2,"
        "\"log\":{\"from\":2,\"terms\":[2]}}\n",
        SafetyProperty::StateMachineSafety, 5, 7);
    row("a leader without a committed entry",
        "{\"t\":6,\"n\":\"S3\",\"k\":\"state\",\"term\":2,\"role\":\"leader\",\"vote\":\"S3\"}\n",
        SafetyProperty::LeaderCompleteness, 5, 7);
    row("a follower that skips the check of the previous entry",
        "{\"t\":6,\"n\":\"S3\",\"k\":\"state\",\"log\":{\"from\":4,\"terms\":[1]}}\n",
        SafetyProperty::LogMatching, 4, 7);
    row("a follower that skips the check of the previous term",
        "{\"t\":6,\"n\":\"S1\",\"k\":\"state\",\"log\":{\"from\":3,\"terms\":[1,1]}}\n"
        "{\"t\":7,\"n\":\"S3\",\"k\":\"state\",\"term\":2,\"log\":{\"from\":2,\"terms\":[2,2]}}\n"
        "{\"t\":8,\"n\":\"S3\",\"k\":\"state\",\"log\":{\"from\":4,\"terms\":[1]}}\n",
        SafetyProperty::LogMatching, 7, 9);
    row("a leader that overwrites its log",
        "{\"t\":6,\"n\":\"S1\",\"k\":\"state\",\"log\":{\"from\":3,\"terms\":[1],\"data\":[\"c\"]}}\n"
        "{\"t\":7,\"n\":\"S1\",\"k\":\"state\",\"log\":{\"from\":3,\"terms\":[1],\"data\":[\"d\"]}}\n",
        SafetyProperty::LeaderAppendOnly, 7, 8);
    row("an acknowledgement of what is not there",
        "{\"t\":6,\"n\":\"S3\",\"k\":\"send\",\"to\":\"S1\",\"type\":\"AppendEntriesReply\",\"success\":true,"
        "\"match\":2}\n",
        SafetyProperty::Durability, 4, 7);
    row("a commit index that goes back", "{\"t\":6,\"n\":\"S2\",\"k\":\"commit\",\"commit\":1}\n",
        SafetyProperty::StateMachineSafety, 6, 7);
}

void TraceChecking::aSeededFaultIsFoundAtItsLine()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, property);
    QFETCH(int, earlier);
    QFETCH(int, later);
    const auto trace = readTrace(beginning + lines.toStdString());
    QCOMPARE(trace->source().brokenLines, 0U);
    QVERIFY(!trace->findings().empty());
    const TraceFinding &first = trace->findings().front();
    QVERIFY2(static_cast<int>(first.violation.property) == property, first.violation.proof.c_str());
    QVERIFY2(static_cast<int>(first.earlier.line) == earlier,
             qPrintable(QString::number(first.earlier.line) + QLatin1String(first.violation.proof.c_str())));
    QCOMPARE(static_cast<int>(first.later.line), later);
}

void TraceChecking::whatIsRightIsNotBlamed()
{
    const auto trace = readTrace(
        beginning +
        R"({"t":6,"n":"S3","k":"recv","from":"S1","type":"AppendEntries","log":{"from":2,"terms":[1],"data":["b"]}}
{"t":7,"n":"S3","k":"crash"}
{"t":8,"n":"S3","k":"restart","term":1,"commit":0}
{"t":9,"n":"S2","k":"timeout","term":2,"role":"candidate","vote":"S2"}
{"t":10,"n":"S3","k":"state","term":2,"vote":"S2"}
{"t":11,"n":"S2","k":"state","role":"leader","log":{"from":3,"terms":[2],"data":["c"]}}
{"t":12,"n":"S1","k":"state","log":{"from":3,"terms":[1],"data":["lost"]}}
{"t":13,"n":"S1","k":"state","term":2,"role":"follower","log":{"from":3,"terms":[2],"data":["c"]}}
{"t":14,"n":"S1","k":"snapshot","log":{"base":[2,1]}}
)");
    QVERIFY2(trace->findings().empty(),
             trace->findings().empty() ? "" : trace->findings()[0].violation.proof.c_str());
    for (const PropertyCoverage &each : trace->coverage())
        QVERIFY2(each.isChecked() || each.property == SafetyProperty::Durability ||
                     each.property == SafetyProperty::Linearizability,
                 each.missing.c_str());
}

void TraceChecking::whatIsLearnedOfAnEntryReplacesNothing()
{
    const auto trace = readTrace(R"({"n":"S1","k":"state","term":3,"role":"leader","log":{"last":2}}
{"n":"S1","k":"state","log":{"from":3,"terms":[3]}}
{"n":"S1","k":"state","log":{"from":2,"terms":[1,3]}}
{"n":"S1","k":"state","log":{"from":3,"terms":[3,3],"data":["a","b"]}}
)");
    QVERIFY(trace->findings().empty());
    QCOMPARE(trace->state().server({1})->log.termAt(Index{2}), std::optional(Term{1}));
}

void TraceChecking::whatIsRightIsNoAlarm_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a log of two tests")
        << QStringLiteral("Test (3A): initial election ...\n"
                          "010000 LEAD S1 Achieved Majority for T3 (2), converting to Leader\n"
                          "Test (3A): election after failure ...\n"
                          "000500 LEAD S2 Achieved Majority for T1 (2), converting to Leader\n"
                          "000900 LEAD S0 Achieved Majority for T3 (2), converting to Leader\n");
    QTest::newRow("a leader that learns of a later term before it steps down")
        << QStringLiteral("{\"n\":\"S1\",\"k\":\"state\",\"term\":1,\"role\":\"leader\"}\n"
                          "{\"n\":\"S1\",\"k\":\"state\",\"term\":2}\n"
                          "{\"n\":\"S1\",\"k\":\"state\",\"role\":\"follower\"}\n"
                          "{\"n\":\"S2\",\"k\":\"state\",\"term\":2,\"role\":\"leader\"}\n");
    QTest::newRow("a vote in term 0")
        << QStringLiteral("{\"n\":\"S1\",\"k\":\"state\",\"term\":0,\"vote\":\"S2\"}\n");
    QTest::newRow("a commit of a server whose term is not told")
        << QStringLiteral("{\"n\":\"S3\",\"k\":\"state\",\"log\":{\"from\":1,\"terms\":[1,2]}}\n"
                          "{\"n\":\"S3\",\"k\":\"commit\",\"commit\":2}\n"
                          "{\"n\":\"S1\",\"k\":\"state\",\"term\":1,\"role\":\"leader\","
                          "\"log\":{\"from\":1,\"terms\":[1,1]}}\n");
    QTest::newRow("votes that are not given")
        << QStringLiteral("000100 VOTE S0 Granting Vote to S1 at T1\n"
                          "000200 VOTE S0 did not grant vote to S2, already voted for S1\n"
                          "000300 VOTE S0 not voting for S2\n"
                          "000400 VOTE S0 Rejecting vote of S2 (T0 < T1)\n");
}

void TraceChecking::whatIsRightIsNoAlarm()
{
    QFETCH(QString, text);
    const auto trace = readTrace(text.toStdString());
    QVERIFY2(trace->findings().empty(),
             trace->findings().empty() ? "" : trace->findings()[0].violation.proof.c_str());
    QVERIFY(trace->events().size() > 0);
}

void TraceChecking::whatIsNotToldIsNotChecked()
{
    const auto trace = readTrace("{\"n\":\"S1\",\"k\":\"state\",\"term\":1,\"role\":\"leader\"}\n"
                                 "{\"n\":\"S2\",\"k\":\"commit\",\"commit\":9}\n");
    QVERIFY(trace->findings().empty());
    for (const PropertyCoverage &each : trace->coverage())
        QCOMPARE(each.facts > 0, each.property == SafetyProperty::ElectionSafety);
}

void TraceChecking::aViolationIsAnEventWithItsCause()
{
    const auto trace = readTrace(beginning + "{\"t\":6,\"n\":\"S2\",\"k\":\"state\",\"role\":\"leader\"}\n");
    const EventNumber number =
        trace->events().lastIn({1, trace->events().size()}, {EventKind::SafetyViolated});
    QVERIFY(number != 0);
    QCOMPARE(trace->findingAt(number), &trace->findings().front());
    QCOMPARE(trace->itemOf(number).where.line, 7U);
    QCOMPARE(trace->stateAt(number).events(), number);
    QCOMPARE(trace->events().size(), number);
}

QTEST_GUILESS_MAIN(TraceChecking)
#include "checking.moc"
