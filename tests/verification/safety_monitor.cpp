#include "raftcore/verification/safety_monitor.h"

#include "raftcore/scenario/scenario.h"
#include "raftcore/simulation/simulation.h"

#include <QtTest>

/// Each safety property is broken on purpose, mostly by ignoring the rule that guards it, and the monitor
/// says so with a proof.
class SafetyMonitorStory : public QObject {
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void staysQuietWhileTheRulesHold_data() { finds_data(); }
    void staysQuietWhileTheRulesHold();
    void findsALeaderThatOverwritesItsLog();
    void findsTermsAndCommitsThatGoBack();
    void findsAServerThatForgotItsTerm();
    void findsStoresThatDiffer();
    void asksTheMembershipThatDecided();
    void believesADiskOnlyOnceItIsTold();
    void tellsAPairOfServersOnce();
    void aCopyWatchesOnFromTheSameHistory();
};

namespace {

using namespace raft;

Config configOf(std::uint64_t id)
{
    Config config;
    config.id = NodeId{id};
    return config;
}

Stored aloneWith(std::vector<std::uint64_t> terms, std::uint64_t term, std::uint64_t commit = 0)
{
    Stored stored;
    stored.hard.term = Term{term};
    stored.commit = Index{commit};
    stored.membership.voters = {NodeId{1}};
    for (const std::uint64_t entryTerm : terms)
        stored.log.append(Entry{{stored.log.lastIndex() + 1, Term{entryTerm}}, NoOp{}});
    return stored;
}

/// Runs it by hand and answers what did not hold; a scenario that expects every property stops at none.
std::vector<Violation> violationsOf(QString commands)
{
    for (std::size_t i = 0; i < static_cast<std::size_t>(SafetyProperty::Count); ++i)
        commands += QStringLiteral("; expect violated ") +
                    QString::fromStdString(std::string(name(static_cast<SafetyProperty>(i))));
    const auto parsed = parseScenario("```raft\n" + commands.toStdString() + "\n```\n", "story.md");
    if (const auto *problem = std::get_if<ScenarioProblem>(&parsed))
        qFatal("%s", problem->message().c_str());
    const auto outcome =
        runScenario(std::get<Scenario>(parsed),
                    [](const ClusterSetup &setup, std::string *problem) { return simulate(setup, problem); });
    return outcome.cluster->violations();
}

} // namespace

void SafetyMonitorStory::finds_data()
{
    QTest::addColumn<QString>("commands"); // RULE stands where the rule is turned off.
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("proof");
    const auto row = [](const char *story, const char *rule, const char *property, const char *proof,
                        const char *commands) {
        QTest::newRow(story) << QString::fromUtf8(commands) << QString::fromUtf8(rule)
                             << QString::fromUtf8(property) << QString::fromUtf8(proof);
    };
    row("two leaders of a term", "MajorityElects", "ElectionSafety", "S1 and S2 both lead term 1",
        "cluster 5; RULE; hold all; timeout 1; timeout 2; deliver 1->3; deliver 3->1; deliver 2->4; deliver "
        "4->2");
    row("two votes of a term", "OneVotePerTerm", "ElectionSafety", "S3 voted for both S1 and S2 in term 1",
        "cluster 3; RULE; hold all; timeout 1; timeout 2; deliver 1->3; deliver 2->3");
    row("a vote forgotten in a crash", "VoteIsDurable", "ElectionSafety",
        "S3 voted for both S1 and S2 in term 1",
        "cluster 3; RULE; disk 3 manual; hold all; timeout 1; timeout 2; deliver 1->3; crash 3; restart 3; "
        "deliver 2->3");
    row("different entries at a position", "MajorityElects", "LogMatching",
        "S1 and S2 hold different entries at 2@1",
        "cluster 5; RULE; hold all; timeout 1; timeout 2; deliver 1->3; deliver 3->1; deliver 2->4; deliver "
        "4->2; put 1 a=1; put 2 a=2");
    row("different logs before a position", "PreviousEntryMatches", "LogMatching",
        "both hold 3@2, but before it 2@2 and 2@1",
        "cluster 3; node 1 log=1,2,2; node 2 log=1,1 term=2; RULE; inject 1->2 Append term=2 prev=2@2 "
        "entries=2");
    row("a leader without a committed entry", "CandidateIsUpToDate", "LeaderCompleteness",
        "S3 leads term 2 without entry 2@1, which S1 knew to be committed in term 1",
        "cluster 3; RULE; elect 1; isolate 3; put 1 a=1; run; heal; hold 3->1; timeout 3; run");
    row("figure 8", "CommitOnlyOwnTerm", "LeaderCompleteness", "S5 leads term 5 without entry 2@2",
        "cluster 5; node 1 log=1,2 term=3 commit=1; node 2 log=1,2 term=3 commit=1; node 3 log=1 term=3 "
        "commit=1; "
        "node 4 log=1 term=3 commit=1; node 5 log=1,3 term=3 vote=5 commit=1; RULE; hold all; timeout 1; "
        "deliver 1->2; deliver 1->3; deliver 2->1; deliver 3->1; inject 2->1 AppendReply term=4 match=2; "
        "inject 3->1 AppendReply term=4 match=2; crash 1; isolate 1; heal 3-5; heal 4-5; timeout 5; timeout "
        "5; "
        "deliver 5->3 all; deliver 5->4 all; deliver 3->5 all; deliver 4->5 all");
    row("two servers commit different entries", "CommitOnlyVerified", "StateMachineSafety",
        "S1 and S2 hold different entries at index 2 for committed: 2@2 and 2@1",
        "cluster 3; node 1 log=1,2,2 term=2 commit=3; node 2 log=1,1,1 term=2 commit=1; RULE; "
        "inject 1->2 Append term=2 prev=1@1 commit=3");
    row("a store that is turned back", "SnapshotsOnlyAdvance", "StateMachineSafety",
        "S2's applied index went back from 4 to 2",
        "cluster 3; RULE; elect 1; put 1 a=1; put 1 b=1; put 1 c=1; run; beat 1; run; compact 2; "
        "inject 1->2 Snapshot term=1 last=2@1");
    row("a vote that is on no disk", "VoteIsDurable", "Durability",
        "S3 acted on its vote for S1 in term 1 before it was on its disk",
        "cluster 3; RULE; disk 3 manual; hold all; timeout 1; deliver 1->3");
    row("a leader whose own vote is on no disk", "VoteIsDurable", "Durability",
        "S1 acted on its vote for S1 in term 1 before it was on its disk",
        "cluster 3; RULE; disk 1 manual; timeout 1; run");
    row("an acknowledged entry that is on no disk", "AppendIsDurable", "Durability",
        "S2 acknowledged entry 2@1 before it was on its disk",
        "cluster 3; RULE; elect 1; disk 2 manual; put 1 a=1; run");
    row("a decision that is not on the leader's disk", "AppendIsDurable", "Durability",
        "S1 committed entry 2@1 which is on 1 of the disks of 3 members",
        "cluster 3; RULE; elect 1; disk 1 manual; isolate 3; put 1 a=1; run");
    row("a decision on two disks of five", "MajorityCommits", "Durability",
        "S1 committed entry 1@1 which is on 1 of the disks of 5 members",
        "cluster 5; RULE; elect 1; split 1,2 | 3,4,5; put 1 a=1; run");
    row("a joint decision of one side", "JointNeedsBothMajorities", "Durability",
        "S1 committed entry 2@1 which is on 4 of the disks of 6 members",
        "cluster 3; join 4; join 5; join 6; RULE; elect 1; split 1,4,5,6 | 2,3; conf 1 joint 4,5,6; run");
}

void SafetyMonitorStory::finds()
{
    QFETCH(QString, commands);
    QFETCH(QString, rule);
    QFETCH(QString, property);
    QFETCH(QString, proof);
    const std::vector<Violation> violations = violationsOf(
        commands.replace(QStringLiteral("RULE"), QStringLiteral("rule ") + rule + QStringLiteral(" off")));
    for (const Violation &violation : violations) {
        if (QString::fromStdString(std::string(name(violation.property))) != property)
            continue;
        QVERIFY2(QString::fromStdString(violation.proof).contains(proof), violation.proof.c_str());
        QVERIFY(violation.event > 0);
        QVERIFY(!violation.servers.empty());
        return;
    }
    QFAIL("the violation was not found");
}

void SafetyMonitorStory::staysQuietWhileTheRulesHold()
{
    QFETCH(QString, commands);
    const std::vector<Violation> violations =
        violationsOf(commands.replace(QStringLiteral("RULE; "), QString()));
    QVERIFY2(violations.empty(), violations.empty() ? "" : violations.front().proof.c_str());
}

void SafetyMonitorStory::findsALeaderThatOverwritesItsLog()
{
    SafetyMonitor monitor;
    Node s1(configOf(1), aloneWith({1, 1}, 1), Time{0});
    Effects effects;
    monitor.started(s1, 1, Time{0});
    s1.step(s1.deadline(), TimerFired{}, effects);
    monitor.stepped(s1, effects, 2, Time{1});
    s1.step(s1.deadline(), WriteDone{effects.write->id}, effects);
    monitor.stepped(s1, effects, 3, Time{2});
    QVERIFY(s1.isLeader());
    QVERIFY(monitor.violations().empty());

    Effects forged;
    forged.write = Write{WriteId{9}, {}, {}, false, Entries({Entry{{Index{2}, Term{2}}, NoOp{}}})};
    monitor.stepped(s1, forged, 4, Time{3});
    QCOMPARE(monitor.violations().size(), std::size_t{1});
    QVERIFY(monitor.violations()[0].property == SafetyProperty::LeaderAppendOnly);
    QCOMPARE(monitor.violations()[0].event, EventNumber{4});
    QCOMPARE(monitor.violations()[0].proof,
             std::string("S1 leads term 2 and overwrote its own log from index 2 on, though it ended at 3"));
}

void SafetyMonitorStory::findsTermsAndCommitsThatGoBack()
{
    // Another server poses as the one that was watched: as if it had forgotten, without a restart.
    SafetyMonitor monitor;
    monitor.started(Node(configOf(1), aloneWith({1, 2}, 3, 2), Time{0}), 1, Time{0});
    monitor.stepped(Node(configOf(1), aloneWith({1, 2}, 2, 1), Time{0}), Effects{}, 2, Time{1});
    QCOMPARE(monitor.violations().size(), std::size_t{2});
    QCOMPARE(monitor.violations()[0].proof, std::string("S1 went back from term 3 to term 2"));
    QCOMPARE(monitor.violations()[1].proof, std::string("S1's commit index went back from 2 to 1"));
}

void SafetyMonitorStory::findsAServerThatForgotItsTerm()
{
    // Its disk held term 3; it starts as if that had never been.
    SafetyMonitor monitor;
    monitor.started(Node(configOf(1), aloneWith({1}, 3), Time{0}), 1, Time{0});
    monitor.started(Node(configOf(1), aloneWith({1}, 3), Time{0}), 2, Time{1});
    QVERIFY(monitor.violations().empty());
    monitor.started(Node(configOf(1), aloneWith({1}, 2), Time{0}), 3, Time{2});
    QCOMPARE(monitor.violations().size(), std::size_t{1});
    QCOMPARE(monitor.violations()[0].proof, std::string("S1 had term 3 on its disk and starts in term 2"));
}

void SafetyMonitorStory::findsStoresThatDiffer()
{
    SafetyMonitor monitor;
    const auto applies = [&monitor](std::uint64_t id, std::uint64_t index, std::uint64_t store) {
        Node node(configOf(id), aloneWith({1, 1, 1}, 1, index), Time{0});
        monitor.started(node, 1, Time{0});
        node.takeCommitted();
        monitor.settled(node, store, 2, Time{1});
    };
    applies(1, 2, 7);
    applies(2, 2, 7);
    applies(3, 3, 8); // Who has applied more may hold something else.
    QVERIFY(monitor.violations().empty());
    applies(4, 2, 9);
    QCOMPARE(monitor.violations().size(), std::size_t{1});
    QVERIFY(monitor.violations()[0].property == SafetyProperty::StateMachineSafety);
    QCOMPARE(monitor.violations()[0].proof,
             std::string("S1 and S4 have both applied everything up to index 2, but their stores differ"));
}

void SafetyMonitorStory::asksTheMembershipThatDecided()
{
    // Each of these changes the membership in the very step in which the one before it is decided.
    for (const char *change : {"conf 1 joint 4,5,6", "conf 1 joint 1,2,3,4,5", "conf 1 -1", "conf 1 +4"})
        QVERIFY(violationsOf(QStringLiteral("cluster 3; join 4; join 5; join 6; elect 1; ") +
                             QString::fromUtf8(change) + QStringLiteral("; run; crash 1; soak 20"))
                    .empty());
}

void SafetyMonitorStory::believesADiskOnlyOnceItIsTold()
{
    SafetyMonitor monitor;
    Node s1(configOf(1), aloneWith({1}, 1), Time{0});
    monitor.started(s1, 1, Time{0});
    const Write write{WriteId{1}, HardState{Term{2}, NodeId{2}}, {}, false, {}};
    Effects vote;
    vote.send = {Message{NodeId{1}, NodeId{2}, Term{2}, VoteReply{true, false}}};
    SafetyMonitor careless = monitor;
    monitor.synced(NodeId{1}, write);
    for (SafetyMonitor *one : {&monitor, &careless}) {
        one->stepped(s1, vote, 2, Time{1});
        one->settled(s1, 0, 2, Time{1});
    }
    QVERIFY(monitor.violations().empty());
    QCOMPARE(careless.violations().size(), std::size_t{1});
    QVERIFY(careless.violations()[0].property == SafetyProperty::Durability);
}

void SafetyMonitorStory::tellsAPairOfServersOnce()
{
    const std::vector<Violation> violations =
        violationsOf(QStringLiteral("cluster 5; rule MajorityElects off; hold all; timeout 1; timeout 2; "
                                    "deliver 1->3; deliver 3->1; deliver 2->4; deliver 4->2; put 1 a=1; "
                                    "put 2 a=2; put 1 b=1; put 2 b=2; put 1 c=1; put 2 c=2"));
    QCOMPARE(std::count_if(violations.begin(), violations.end(),
                           [](const Violation &one) { return one.property == SafetyProperty::LogMatching; }),
             1);
}

void SafetyMonitorStory::aCopyWatchesOnFromTheSameHistory()
{
    SafetyMonitor monitor;
    monitor.started(Node(configOf(1), aloneWith({1, 1}, 1), Time{0}), 1, Time{0});
    SafetyMonitor copy = monitor;
    const Node same(configOf(2), aloneWith({1, 1}, 1), Time{0});
    const Node other(configOf(2), aloneWith({1, 2, 2}, 2), Time{0});
    monitor.started(other, 2, Time{1});
    monitor.started(Node(configOf(3), aloneWith({1, 1, 2}, 2), Time{0}), 3, Time{2});
    QCOMPARE(monitor.violations().size(), std::size_t{1});
    QVERIFY(monitor.violations()[0].property == SafetyProperty::LogMatching);
    copy.started(same, 2, Time{1});
    copy.started(Node(configOf(3), aloneWith({1, 1, 2}, 2), Time{0}), 3, Time{2});
    QVERIFY(copy.violations().empty());
}

QTEST_APPLESS_MAIN(SafetyMonitorStory)
#include "safety_monitor.moc"
