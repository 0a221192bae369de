#include "play.h"

#include <QtTest>

/// What each command of the language does.
class Commands : public QObject {
    Q_OBJECT

private slots:
    void does_data();
    void does();
    void cannot_data();
    void cannot();
    void unexpectedViolationsFail();
    void onlyAnExpectationExcuses_data();
    void onlyAnExpectationExcuses();
    void aBrokenPromiseIsJudgedInTheEnd();
    void whatClientsSawIsJudgedInTheEnd();
    void whatCannotBeDecidedIsSaid();
    void severalClustersInOneFile();
    void stopsWhenAsked();
};

namespace {

struct Example {
    const char *name;
    const char *commands; ///< Play to the end, and every expectation in them holds.
};

constexpr Example examples[] = {
    {"node", "cluster 3; node 2 log=1,1,3 vote=1 commit=1; expect log 2 = 1,1,3; expect term 2 = 3; "
             "expect vote 2 = 1; expect commit 2 = 1; expect log 1 = none"},
    {"node with a long log", "cluster 3; node 1 log=1*3000,2*5 term=4; expect term 1 = 4; elect 1; "
                             "expect log 3 = 1*3000,2*5,5"},
    {"join", "cluster 1; join 2; elect 1; conf 1 +2; run; expect conf 2 = 1,2; expect agree"},
    {"join while all links are held",
     "cluster 2; elect 1; hold all; join 3; conf 1 +3; expect pending 1->3 = 1; expect pending 1->2 = 1"},
    {"a request to a server that is down",
     "cluster 3; elect 1; crash 2; put 2 a=1; expect refused; get 2 a as r; expect read r = refused; "
     "conf 2 -3; expect refused; pause 1; put 1 a=1; expect refused; transfer 1 3; expect refused"},
    {"elect by the clock against rivals",
     "cluster 5 clock seed=3 loss=30%; elect 2; elect 5; elect 1; elect 4"},
    {"elect with leases",
     "cluster 3 lease; elect 2; put 2 a=1; hold all; read 2 a as r; expect read r = none"},
    {"a hand-made acknowledgement is not judged",
     "cluster 3; hold all; timeout 1; inject 2->1 RequestVoteReply term=1 granted=true; "
     "inject 2->1 AppendReply term=1 match=1; expect commit 1 = 1; expect safe"},
    {"timeout",
     "cluster 3; hold all; timeout 1; expect role 1 candidate term=1; timeout 1; expect term 1 = 2"},
    {"timeout of a leader", "cluster 3; elect 1; timeout 1; expect role 1 leader term=1"},
    {"beat", "cluster 3; elect 1; hold all; beat 1; expect pending 1->2 = 1; expect pending 1->3 = 1"},
    {"by hand nothing moves by itself", "cluster 3; timeout 1; expect pending 1->2 = 1; expect term 2 = 0"},
    {"wait ends a lease", "cluster 3 checkquorum; elect 1; timeout 2; run; expect role 1 leader term=1; "
                          "beat 1; run; wait 2,3; timeout 2; run; expect role 2 leader"},
    {"wait lets a leader check its quorum", "cluster 3 checkquorum; elect 1; isolate 1; wait 1; wait 1; "
                                            "expect role 1 not-leader"},
    {"wait by the clock", "cluster 3 clock; wait 1500ms; expect leader any"},
    {"elect by the clock", "cluster 5 clock; elect 4; expect leader 4"},
    {"put with blanks around its sign",
     "cluster 3; elect 1; put 1 x = 1; put 1 y= 2; put 1 z =\"a b\"; put 1 n += 5; put 1 e= session=c:1; "
     "run; "
     "expect value 3 x=1; expect value 3 y = 2; expect value 3 z = \"a b\"; expect value 3 n = 5; "
     "expect value 3 e = \"\""},
    {"by the clock a change that comes too early waits",
     "cluster 3 clock seed=1; join 4; until leader any within 5s; conf leader ~4; expect accepted; "
     "until conf leader = 1,2,3,~4 within 5s; conf leader +4; conf leader -4; "
     "until conf leader = 1,2,3 within 5s; transfer leader 2; until leader 2 within 5s; "
     "conf 3 ~4; expect accepted; until conf 2 = 1,2,3,~4 within 5s"},
    {"by hand it is refused at once",
     "cluster 3; join 4; hold all; timeout 1; deliver 1->2; deliver 2->1; expect role 1 leader; conf 1 +4; "
     "expect refused"},
    {"put adds", "cluster 3; elect 1; put 1 n+=5; put 1 n+=-2; run; expect value 2 n = 3"},
    {"put to the leader", "cluster 3; elect 2; put leader a=b; run; expect value 1 a = b"},
    {"del", "cluster 3; elect 1; put 1 a=1; del 1 a; run; expect value 3 a = none"},
    {"cas", "cluster 3; elect 1; put 1 a=1; cas 1 a 1 2; cas 1 a 1 3; cas 1 b none 4; run; "
            "expect value 2 a = 2; expect value 2 b = 4"},
    {"a session", "cluster 3; elect 1; put 1 n+=1 session=me:1; put 1 n+=1 session=me:1; run; "
                  "expect value 1 n = 1"},
    {"conf -", "cluster 3; elect 1; conf 1 -3; run; expect conf 1 = 1,2"},
    {"conf ~", "cluster 3; join 4; elect 1; conf 1 ~4; run; expect conf 4 = 1,2,3,~4"},
    {"conf joint", "cluster 3; join 4; join 5; elect 1; conf 1 joint 1,4,5; run; expect conf 4 = 1,4,5"},
    {"transfer", "cluster 3; elect 1; transfer 1 3; run; expect role 3 leader; expect role 1 follower"},
    {"hold and release",
     "cluster 3; hold 1->2; elect 1; expect log 2 = none; release 1->2; run; beat 1; run; "
     "expect log 2 = 1"},
    {"hold reopens a cut link", "cluster 3; isolate 1; hold all; timeout 1; expect pending 1->2 = 1"},
    {"deliver one", "cluster 3; hold all; timeout 1; timeout 1; expect pending 1->2 = 2; "
                    "deliver 1->2; expect pending 1->2 = 1; expect term 2 = 1"},
    {"deliver by type and count", "cluster 3; hold all; timeout 1; timeout 1; deliver 1->2 RequestVote 2; "
                                  "expect term 2 = 2; expect pending 2->1 = 2"},
    {"deliver all of nothing", "cluster 3; deliver 1->2 all"},
    {"drop", "cluster 3; hold all; timeout 1; drop 1->2; expect pending 1->2 = 0; expect term 2 = 0"},
    {"dup",
     "cluster 3; hold all; timeout 1; dup 1->2 RequestVote; expect pending 1->2 = 1; expect vote 2 = 1"},
    {"an Append names a heartbeat too", "cluster 3; elect 1; hold all; beat 1; deliver 1->2 Append; "
                                        "deliver 1->3 Heartbeat; deliver 2->1 HeartbeatReply"},
    {"cut one way", "cluster 3; cut 1->2; timeout 1; expect pending 1->2 = 0; expect pending 1->3 = 1"},
    {"cut both ways and heal",
     "cluster 3; cut 1-2; cut 1-3; timeout 1; run; expect role 1 candidate; heal 1-2; "
     "timeout 1; run; expect role 1 leader"},
    {"split and heal",
     "cluster 5; split 1,2|3,4,5; timeout 1; run; expect role 1 candidate; heal; timeout 3; "
     "timeout 3; run; expect role 3 leader; expect agree"},
    {"slow and lossy", "cluster 3 clock; slow 1-2 200ms; lossy 1->3 100%; until leader any within 20s"},
    {"inject Append", "cluster 3; inject 1->2 Append term=3 prev=0@0 entries=1,3 commit=1; "
                      "expect log 2 = 1,3; expect term 2 = 3; expect commit 2 = 1"},
    {"inject RequestVote", "cluster 3; inject 1->2 RequestVote term=7 last=4@3; expect vote 2 = 1; "
                           "expect pending 2->1 = 1"},
    {"inject RequestVoteReply", "cluster 3; hold all; timeout 1; "
                                "inject 2->1 RequestVoteReply term=1 granted=true; expect role 1 leader"},
    {"inject a failed AppendReply",
     "cluster 3; node 1 log=1*5 term=1; node 2 log=1 term=1; hold all; timeout 1; "
     "inject 2->1 RequestVoteReply term=2 granted=true; "
     "inject 2->1 AppendReply term=2 success=false prev=5@1 last=1; "
     "expect sent 1->2 Append = 2"},
    {"inject Snapshot", "cluster 3; inject 1->2 Snapshot term=2 last=5@2; expect snapshot 2 = 5@2; "
                        "expect applied 2 = 5"},
    {"crash and restart",
     "cluster 3; elect 1; crash 2; expect role 2 not-leader; restart 2; expect log 2 = 1"},
    {"pause and resume", "cluster 3; pause 2; timeout 1; run; expect role 1 leader; expect term 2 = 0; "
                         "resume 2; run; expect term 2 = 1"},
    {"a manual disk", "cluster 3; disk 2 manual; timeout 1; deliver 1->2; expect pending 2->1 = 0; sync 2; "
                      "expect pending 2->1 = 1"},
    {"a crash loses what is not synced",
     "cluster 3; disk 2 manual; hold all; timeout 1; deliver 1->2; crash 2; "
     "restart 2; expect vote 2 = none"},
    {"compact", "cluster 3; elect 1; put 1 a=1; run; compact 1; expect snapshot 1 = 2@1; compact 1"},
    {"rule", "cluster 3; rule CommitOnlyVerified off; elect 1; expect safe"},
    {"mark and ask", "cluster 3; mark the beginning of it; "
                     "ask \"Who leads? #1; or 2\" \"S1\" \"nobody\"* because \"no timer fired\""},
    {"batch", "cluster 2 batch=1; elect 1; hold 2->1; put 1 a=1; put 1 b=1; expect sent 1->2 Append >= 2"},
    {"empty commands and comments", "cluster 3;; ; # nothing\n\n   # more\n\t elect 1 ;"},
};

} // namespace

void Commands::does_data()
{
    QTest::addColumn<QString>("commands");
    for (const Example &one : examples)
        QTest::newRow(one.name) << QString::fromUtf8(one.commands);
}

void Commands::does()
{
    QFETCH(QString, commands);
    QCOMPARE(raft::play(commands), QString());
}

void Commands::cannot_data()
{
    QTest::addColumn<QString>("commands");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *name, const char *commands, const char *complaint) {
        QTest::newRow(name) << QString::fromUtf8(commands) << QString::fromUtf8(complaint);
    };
    row("crash twice", "cluster 3; crash 1; crash 1", "S1 is already down");
    row("restart who is up", "cluster 3; restart 1", "S1 is not down");
    row("timeout of the crashed", "cluster 3; crash 1; timeout 1", "S1 is down");
    row("elect without a majority", "cluster 3; isolate 1; elect 1", "S1 is candidate");
    row("no leader", "cluster 3; put leader a=1", "no server leads");
    row("a request that makes no sense by the clock",
        "cluster 3 clock; join 4; until leader any within 5s; transfer leader 4; until leader 4 within 1s",
        "(the latest request was refused: the request is not valid)");
    row("deliver nothing", "cluster 3; deliver 1->2", "0 of 0 waiting messages");
    row("deliver more than there is", "cluster 3; hold all; timeout 1; deliver 1->2 3",
        "expected 3 messages");
}

void Commands::cannot()
{
    QFETCH(QString, commands);
    QFETCH(QString, complaint);
    const QString problem = raft::play(commands);
    QVERIFY2(problem.contains(complaint) && problem.startsWith(QStringLiteral("story.md:2: ")),
             qPrintable(problem));
}

void Commands::unexpectedViolationsFail()
{
    const QString broken = QStringLiteral("cluster 5; rule MajorityElects off; hold all\ntimeout 1; timeout "
                                          "2; deliver 1->3; deliver 3->1; deliver 2->4; deliver 4->2\n");
    const QString problem = raft::play(broken + QStringLiteral("expect term 1 = 1"));
    QVERIFY2(problem.startsWith(QStringLiteral("story.md:3: ")), qPrintable(problem));
    QVERIFY2(problem.contains(QStringLiteral("S1 and S2 both lead term 1")), qPrintable(problem));
    QCOMPARE(raft::play(broken + QStringLiteral("expect term 1 = 1; expect violated ElectionSafety")),
             QString());
    QVERIFY(!raft::play(broken + QStringLiteral("expect violated LogMatching")).isEmpty());
}

void Commands::onlyAnExpectationExcuses_data()
{
    QTest::addColumn<QString>("commands");
    QTest::addColumn<bool>("passes");
    const auto row = [](const char *name, bool passes, const char *commands) {
        QTest::newRow(name) << QString::fromUtf8(commands) << passes;
    };
    row("nothing is said", false, "expect leader any");
    row("a mark names it", false, "mark violated ElectionSafety");
    row("a question names it", false,
        "ask \"expect violated ElectionSafety?\" \"expect violated ElectionSafety\"* \"no\"");
    row("a comment names it", false, "expect leader any # expect violated ElectionSafety");
    row("another cluster expects it", false,
        "cluster 5; rule MajorityElects off; hold all; timeout 1; timeout 2; deliver 1->3; deliver 3->1; "
        "deliver 2->4; deliver 4->2; expect violated ElectionSafety");
    row("another property is expected", false, "expect violated LeaderAppendOnly");
    row("it is expected", true, "expect violated ElectionSafety");
    row("what follows from it is expected too", true,
        "put 1 a=1; put 2 a=2; expect violated ElectionSafety; expect violated LogMatching");
    row("what follows from it is not judged", true, "put 1 a=1; put 2 a=2; expect violated ElectionSafety");
    row("what it leads to is expected", true, "put 1 a=1; put 2 a=2; expect violated LogMatching");
    row("what it leads to is expected and does not come", false, "expect violated StateMachineSafety");
}

void Commands::onlyAnExpectationExcuses()
{
    QFETCH(QString, commands);
    QFETCH(bool, passes);
    const QString problem =
        raft::play(QStringLiteral("cluster 5; rule MajorityElects off; hold all; timeout 1; timeout 2; "
                                  "deliver 1->3; deliver 3->1; deliver 2->4; deliver 4->2; ") +
                   commands);
    QVERIFY2(problem.isEmpty() == passes && !problem.startsWith(QStringLiteral("malformed")),
             qPrintable(problem));
}

void Commands::aBrokenPromiseIsJudgedInTheEnd()
{
    const QString told =
        QStringLiteral("cluster 3; rule AppendIsDurable off; elect 1\ndisk 2 manual; "
                       "disk 3 manual\nput 1 a=1; run\ncrash 2; crash 3; restart 2; restart 3; "
                       "crash 1");
    const QString elected = QStringLiteral("; timeout 2; run; ");
    // As long as no crash breaks the promise, it is told only in the end, and with its place.
    const QString problem = raft::play(told);
    QVERIFY2(problem.startsWith(QStringLiteral("story.md:4: ")), qPrintable(problem));
    QVERIFY2(problem.contains(QStringLiteral("Durability is violated: S2 acknowledged entry 2@1")),
             qPrintable(problem));
    // What comes of it is told first, or expected.
    QVERIFY(raft::play(told + elected).contains(QStringLiteral("LeaderCompleteness is violated")));
    QCOMPARE(raft::play(told + elected + QStringLiteral("expect violated LeaderCompleteness")), QString());
    QCOMPARE(raft::play(told + QStringLiteral("; expect violated Durability")), QString());
}

void Commands::whatClientsSawIsJudgedInTheEnd()
{
    const QString stale = QStringLiteral("cluster 5; rule ReadsAreConfirmed off; elect 1; put 1 x=1; run\n"
                                         "split 1,2 | 3,4,5; elect 3; put 3 x=2; run; read 1 x as r");
    const QString problem = raft::play(stale);
    QVERIFY2(problem.startsWith(QStringLiteral("story.md:3: ")), qPrintable(problem));
    QVERIFY2(problem.contains(QStringLiteral("Linearizability is violated")), qPrintable(problem));
    QCOMPARE(raft::play(stale + QStringLiteral("; expect read r = 1; expect violated Linearizability")),
             QString());
}

// It passes, for nothing speaks against it, but not in silence.
void Commands::whatCannotBeDecidedIsSaid()
{
    const auto parsed = raft::parseScenario(
        raft::asFile(QStringLiteral(
            "cluster 1; elect 1\ncluster 3; elect 1; put 1 x=1; put 1 x=2; put 1 x=1; run; read 1 x as r; "
            "run; expect read r = 1")), // Written twice: an order is to be searched for.
        "story.md");
    const auto undecidedWithin = [&](std::size_t mostOrders) {
        const auto outcome =
            raft::runScenario(std::get<raft::Scenario>(parsed), raft::simulations(), {}, mostOrders);
        return outcome.passed() ? outcome.undecided : std::vector<raft::ScenarioProblem>(2);
    };
    QCOMPARE(undecidedWithin(100).size(), std::size_t{0});
    const auto undecided = undecidedWithin(1);
    QCOMPARE(undecided.size(), std::size_t{1});
    const QString said = QString::fromStdString(undecided.front().message());
    QVERIFY2(said.startsWith(QStringLiteral("story.md:3: ")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("not decided")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("\"x\"")), qPrintable(said));
}

void Commands::severalClustersInOneFile()
{
    QCOMPARE(raft::play(QStringLiteral(
                 "cluster 3; elect 1; cluster 5 clock; expect leader none; wait 1s; expect leader "
                 "any; cluster 1; node 1 log=1; expect log 1 = 1")),
             QString());
}

void Commands::stopsWhenAsked()
{
    const auto parsed =
        raft::parseScenario(raft::asFile(QStringLiteral("cluster 3; elect 1; expect role 2 leader")), "x");
    int asked = 0;
    const auto outcome = raft::runScenario(std::get<raft::Scenario>(parsed), raft::simulations(),
                                           [&](const raft::Cluster &) { return ++asked > 1; });
    QVERIFY(outcome.passed());
    QVERIFY(outcome.commandsRun < 3);
}

QTEST_APPLESS_MAIN(Commands)
#include "commands.moc"
