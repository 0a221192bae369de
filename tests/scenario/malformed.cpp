#include "play.h"

#include <QtTest>

/// A malformed scenario is refused before anything runs, with file, line and what was expected.
class Malformed : public QObject {
    Q_OBJECT

private slots:
    void isRefused_data();
    void isRefused();
    void survivesAnyBytes();
    void survivesHugeInput();
};

namespace {

struct Mistake {
    const char *commands;
    const char *complaint;
};

constexpr Mistake mistakes[] = {
    {"fly 1", "expected a command, but found \"fly\""},
    {"elect 1", "expected \"cluster N\" before \"elect\""},
    {"cluster", "expected the number of servers, but the command ends there"},
    {"cluster zero", "expected the number of servers, but found \"zero\""},
    {"cluster 0", "from 1 to 64"},
    {"cluster 65", "from 1 to 64"},
    {"cluster 99999999999999999999999", "from 1 to 64"},
    {"cluster 3 fast", "expected an option of \"cluster\""},
    {"cluster 3 learners=3", "server 3 is one of the voters"},
    {"cluster 3 batch=0", "from 1"},
    {"cluster 3 clock latency=15..5ms", "expected the shorter duration first"},
    {"cluster 3 clock latency=5", "expected durations like 5..15ms"},
    {"cluster 3 clock loss=5", "expected a share like 20%"},
    {"cluster 3 clock loss=101%", "at most 100%"},
    {"cluster 3 clock heartbeat=200ms", "heartbeat interval must be shorter"},
    {"cluster 3 clock election=0..0ms", "heartbeat"},
    {"cluster 64 clock latency=0ms election=2..3us heartbeat=1us", "at least 0.1 ms"},
    {"cluster 3; inject 2->1 Append term=1 prev=0@0 entries=1*1000000; "
     "inject 2->1 Append term=1 prev=0@0 entries=1*1000000; inject 2->1 Append term=1 prev=0@0 entries=1",
     "at most 2000000 entries in all"},
    {"cluster 3; node 1 log=2,1", "expected terms that never decrease along a log"},
    {"cluster 3; node 1 log=1*1000001", "at most 1000000 entries"},
    {"cluster 3; node 1 log=1*18446744073709551615,1", "at most 1000000 entries"},
    {"cluster 3; node 1 log=0", "expected the terms of entries"},
    {"cluster 3; node 1 log=1,,2", "expected the terms of entries"},
    {"cluster 3; node 1 log=2 term=1", "at least that of the last entry"},
    {"cluster 3; node 1 commit=1", "expected a commit index that is at most"},
    {"cluster 3; node 4 log=1", "there is no server 4"},
    {"cluster 3; node 1 log=1; node 1 log=1", "said twice"},
    {"cluster 3; elect 1; node 2 log=1", "right after \"cluster\""},
    {"cluster 3; crash 4", "there is no server 4"},
    {"cluster 3; crash", "expected the number of a server"},
    {"cluster 3; crash 1 2", "expected the end of the command, but found \"2\""},
    {"cluster 3; join 3", "already a server 3"},
    {"cluster 3; rule Nonsense off", "there is no rule \"Nonsense\""},
    {"cluster 3; rule OneVotePerTerm on", "expected off"},
    {"cluster 3; wait 300ms", "manual"},
    {"cluster 3 clock; wait 1,2", "expected a duration"},
    {"cluster 3 clock; wait 2h", "expected a duration"},
    {"cluster 3 clock; wait 61min", "at most one hour"},
    {"cluster 3; until leader any", "by the clock"},
    {"cluster 3 clock; run", "manual"},
    {"cluster 3 clock; until live", "lets time pass itself"},
    {"cluster 3 clock; until leader any within", "expected a duration"},
    {"cluster 3; put 1 a", "expected key=value"},
    {"cluster 3; put 1 =1", "expected key=value"},
    {"cluster 3; put 1 a+=x", "expected a whole number after +="},
    {"cluster 3; put 1 a += x", "expected a whole number after +="},
    {"cluster 3; put 1 = 1", "expected key=value"},
    {"cluster 3; put 1 a=two words", "a value with blanks needs quotes"},
    {"cluster 3; put 1 a=1 session=c", "a client and its request number"},
    {"cluster 3; cas 1 a b", "expected the new value"},
    {"cluster 3; read 1 a", "expected as"},
    {"cluster 3; conf 1 4", "expected +4, -4, ~4"},
    {"cluster 3; conf 1 +x", "the number of a server"},
    {"cluster 3; hold 1", "expected a link"},
    {"cluster 3; hold 1->1", "names one twice"},
    {"cluster 3; cut all", "expected a link"},
    {"cluster 3; deliver 1-2", "expected a direction"},
    {"cluster 3; deliver 1->2 Letter", "expected a type of message"},
    {"cluster 3; deliver 1->2 0", "from 1 to 1000000"},
    {"cluster 3; split 1,2 | 2,3", "in two groups"},
    {"cluster 3; split 1,2 |", "expected groups of servers"},
    {"cluster 3; inject 1->2 Append prev=0@0", "expected term="},
    {"cluster 3; inject 1->2 Append term=1 prev=1", "expected a log position"},
    {"cluster 3; inject 1->2 Append term=1 prev=0@1", "expected term 0 for index 0"},
    {"cluster 3; inject 1->2 RequestVote term=1 match=3", "expected a field of this message"},
    {"cluster 3; inject 1->2 ReadIndex term=1", "can be crafted"},
    {"cluster 3; soak 0", "from 1 to 10000"},
    {"cluster 3; expect", "expected a condition"},
    {"cluster 3; expect luck", "expected a condition"},
    {"cluster 3; expect role 1 king", "expected one of leader, follower"},
    {"cluster 3; expect commit 1 == 1", "but found \"="},
    {"cluster 3; expect commit 1 = many", "expected an index, but found \"many\""},
    {"cluster 3; expect vote 1 < none", "the number of a server"},
    {"cluster 3; expect read r = 1", "there is no read \"r\""},
    {"cluster 3 clock; until read r = 1 within 1s", "there is no read \"r\""},
    {"cluster 3; expect violated Gravity", "expected a safety property"},
    {"cluster 3; expect log 1 > 1", "expected = or !="},
    {"cluster 3; mark", "expected a name for the mark"},
    {"cluster 3; ask \"why?\" \"so\"* because", "expected a reason"},
    {"ask \"why?\" \"so\" \"or so\"", "a star after each right one"},
    {"ask why \"so\"* \"or so\"", "a question in quotes"},
    {"cluster 3; ask \"who?\" server = 4", "there is no server 4"},
    {"cluster 3; ask \"who?\" server = ", "expected numbers of servers"},
    {"cluster 3; ask \"what?\" entry = 2", "expected entries like 2:3,4:3"},
    {"cluster 3; ask \"what?\" entry = 4:1", "there is no server 4"},
    {"ask \"why?\" \"so\"* -> because", "expected the sentence for this choice"},
    {"choose \"how?\" \"so\"", "expected at least two choices"},
    {"choose 1|", "expected at least two choices"},
    {"when 2; end", "expected \"when right\" or \"when wrong\""},
    {"ask \"why?\" \"so\"* \"or so\"; when 3; end", "from 1 to 2"},
    {"cluster 3; when right", "expected \"end\" for \"when right\""},
    {"cluster 3; repeat 2; run", "expected \"end\" for \"repeat 2\""},
    {"cluster 3; repeat 0; end", "from 1 to 100000"},
    {"cluster 3; repeat 100000; repeat 100000; run; end; end", "expected at most 1000000 commands"},
    {"cluster 3; end", "expected \"repeat\", \"when\" or \"free"},
    {"cluster 3; repeat 2; cluster 5; end", "expected \"end\" before a new cluster"},
    {"cluster 3; solution; end", "right before \"solution\""},
    {"cluster 3; free \"Play.\" until leader any; run; end", "expected \"solution\" after"},
    {"free \"Play.\" until leader any; solution; end", "expected \"cluster N\" before"},
    {"cluster 3; free Play", "what there is to do, in quotes"},
    {"cluster 3; show", "expected what to show"},
    {"cluster 3; show 4", "there is no server 4"},
    {"cluster 3; show link leader-2", "two numbers of servers"},
    {"cluster 3; caption", "expected a caption"},
    {"cluster 3; mark \"open", "never closed"},
    {"cluster 3; put 1 a=\x01", "control character"},
};

} // namespace

void Malformed::isRefused_data()
{
    QTest::addColumn<QString>("commands");
    QTest::addColumn<QString>("complaint");
    for (const Mistake &one : mistakes)
        QTest::newRow(one.commands) << QString::fromUtf8(one.commands) << QString::fromUtf8(one.complaint);
}

void Malformed::isRefused()
{
    QFETCH(QString, commands);
    QFETCH(QString, complaint);
    const QString problem = raft::play(QStringLiteral("\n\n") + commands);
    QVERIFY2(problem.startsWith(QStringLiteral("malformed: story.md:4: ")), qPrintable(problem));
    QVERIFY2(problem.contains(complaint), qPrintable(problem));
    QVERIFY2(problem.contains(QStringLiteral("expected")), qPrintable(problem));
}

void Malformed::survivesAnyBytes()
{
    // Pieces of the language in random order, and bytes that are no text at all.
    const QList<QByteArray> pieces = {"cluster 3", "node 1 log=",
                                      "1*9",       "->",
                                      "-",         ";",
                                      "#",         "\"",
                                      "\n",        "expect ",
                                      "log 1 = ",  "@",
                                      "..",        "ms",
                                      "%",         ",",
                                      "*",         "=",
                                      "\xff\xfe",  QByteArray(1, '\0'),
                                      "```raft",   "```\n",
                                      "---\n",     "9999999999999",
                                      "put 1 ",    "inject 1->2 Append term=",
                                      "split 1|",  "hold all",
                                      "conf 1 +",  "~"};
    raft::Random random(7);
    for (int round = 0; round < 3000; ++round) {
        QByteArray text = "```raft\ncluster 3 ;";
        for (std::int64_t left = random.between(0, 30); left > 0; --left)
            text += pieces[static_cast<int>(random.between(0, pieces.size() - 1))];
        const auto parsed = raft::parseScenario(text.toStdString(), "noise");
        if (const auto *problem = std::get_if<raft::ScenarioProblem>(&parsed))
            QVERIFY(!problem->text.empty());
    }
}

void Malformed::survivesHugeInput()
{
    const auto problemOf = [](const std::string &text) {
        const auto parsed = raft::parseScenario(text, "huge");
        const auto *problem = std::get_if<raft::ScenarioProblem>(&parsed);
        return problem == nullptr ? std::string() : problem->message();
    };
    const std::string tenMegabytes(10'000'000, 'x');
    const std::string problem = problemOf("```raft\n" + tenMegabytes + "\n```\n");
    QVERIFY(problem.size() < 200 && problem.starts_with("huge:2: expected a command"));
    QCOMPARE(problemOf(tenMegabytes), std::string());
    QVERIFY(problemOf(tenMegabytes + tenMegabytes).find("16 MiB") != std::string::npos);
    std::string commas = "```raft\ncluster 3; expect log 1 = 1";
    for (int i = 0; i < 1'000'001; ++i)
        commas += ",1";
    QVERIFY(problemOf(commas + "\n```\n").find("1000000 entries") != std::string::npos);
    std::string many = "```raft\ncluster 3\n";
    for (int i = 0; i < 100'001; ++i)
        many += "run;";
    QVERIFY(problemOf(many + "\n```\n").find("100000 commands") != std::string::npos);
}

QTEST_APPLESS_MAIN(Malformed)
#include "malformed.moc"
