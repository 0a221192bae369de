#include "fake_cluster.h"
#include "inspector_bench.h"

#include "app/inspector/message_facts.h"
#include "app/inspector/node_facts.h"
#include "app/inspector/operation_facts.h"
#include "app/inspector/store_model.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>

using namespace raftarium;

namespace {

QString valueOf(const Facts &facts, const char *key)
{
    const Fact *fact = factOf(facts, QString::fromUtf8(key));
    return fact == nullptr ? QStringLiteral("(no such fact)") : fact->value;
}

Facts factsOf(const FakeCluster &cluster, std::uint64_t id)
{
    return nodeFacts(cluster.shown, *cluster.shown.server({id}));
}

/// Gives the store of a server these entries: key, value.
void fill(FakeCluster &cluster, std::uint64_t id,
          const std::vector<std::pair<std::string, std::string>> &puts)
{
    raft::ServerView &server = cluster.server(id);
    for (const auto &[key, value] : puts) {
        raft::Entry entry;
        entry.at = {server.store.applied() + 1, {1}};
        entry.payload = raft::Command(raft::encode({raft::Put{key, value}, {}}));
        server.store.apply(entry);
        server.applied = entry.at.index;
    }
}

} // namespace

class InspectorTest : public QObject {
    Q_OBJECT

private slots:
    void aLeaderShowsHowItSeesItsFollowers();
    void whatNothingTellsIsAQuestionMark();
    void aStaleLeaderInTheMinoritySaysSo();
    void aCandidateCountsItsVotes();
    void aCrashedServerKeepsWhatIsPersistentAndLosesTheRest();
    void whatTheLastEventChangedIsMarked();
    void withoutASelectionTheLeaderIsShown();
    void controlTabWalksThroughThePages();
    void aSelectedMessageIsExplainedAndCanBeDropped();
    void aButtonThatCannotWorkSaysWhy();
    void aLinkIsCutAndOpenedInEachDirection();
    void aViolationShowsItsProofAndLeadsToTheEvent();
    void storesThatDifferAreMarkedWithoutColour();
    void anOperationTellsItsRequestOutcomeAndTime();
    void manuallyAMessageWaitsToBeDelivered();
    void aHiddenInspectorDoesNothing();
};

void InspectorTest::aLeaderShowsHowItSeesItsFollowers()
{
    FakeCluster cluster(3);
    cluster.elect(1, 3);
    cluster.append(1, {2, 3, 3, 3});
    cluster.commit(1, 3);
    raft::Progress fast;
    fast.peer = {2};
    fast.state = raft::Replication::Stream;
    fast.next = {5};
    fast.match = {3};
    fast.inflight = {raft::Index{4}};
    raft::Progress lost;
    lost.peer = {3};
    lost.next = {4};
    lost.match = {3};
    cluster.server(1).progress = {fast, lost};
    cluster.link(1, 3).cut = true;

    const Facts facts = factsOf(cluster, 1);
    QCOMPARE(facts.front().label, QStringLiteral("Leader of term 3"));
    QCOMPARE(facts.front().value, QStringLiteral("alive"));
    QCOMPARE(valueOf(facts, "currentTerm"), QStringLiteral("3"));
    QCOMPARE(valueOf(facts, "votedFor"), QStringLiteral("S1"));
    QCOMPARE(valueOf(facts, "log"), QStringLiteral("4 entries · last 4@3"));
    QCOMPARE(valueOf(facts, "commitIndex"), QStringLiteral("3"));
    QCOMPARE(factOf(facts, QStringLiteral("timer"))->label, QStringLiteral("heartbeat due"));
    QCOMPARE(factOf(facts, QStringLiteral("follower 2"))->cells.join(u' '), QStringLiteral("S2 5 3 1"));
    QCOMPARE(factOf(facts, QStringLiteral("follower 3"))->cells.join(u' '), QStringLiteral("S3 4 3 ✕ cut"));
    QCOMPARE(factOf(facts, QStringLiteral("votedFor"))->paper, QStringLiteral("§5.2"));
}

/// Of a server of a trace: no row claims what nothing tells.
void InspectorTest::whatNothingTellsIsAQuestionMark()
{
    FakeCluster cluster(3);
    cluster.elect(1, 3);
    cluster.server(1).knowledge = raft::ServerKnowledge::nothing();
    int rows = 0;
    for (const Fact &fact : factsOf(cluster, 1)) {
        if (fact.shape != Fact::Shape::Field)
            continue;
        ++rows;
        QVERIFY2(fact.value == u"?", qPrintable(fact.key + QStringLiteral(": ") + fact.value));
    }
    QVERIFY(rows > 5);
}

void InspectorTest::aStaleLeaderInTheMinoritySaysSo()
{
    FakeCluster cluster(5);
    cluster.elect(1, 3);
    cluster.split({{{1}, {2}}, {{3}, {4}, {5}}});
    const Facts facts = factsOf(cluster, 1);
    QCOMPARE(facts.front().label, QStringLiteral("Leader of term 3, cut off"));
    QCOMPARE(facts.front().value, QStringLiteral("alive · on the minority side"));
    QCOMPARE(factsOf(cluster, 4).front().value, QStringLiteral("alive · on the majority side"));
}

void InspectorTest::aCandidateCountsItsVotes()
{
    FakeCluster cluster(5);
    cluster.server(4).role = raft::Role::Candidate;
    cluster.server(4).hard.term = {4};
    cluster.server(4).votesGranted = {{4}, {5}};
    cluster.server(4).votesRefused = {{3}};
    const Facts facts = factsOf(cluster, 4);
    QCOMPARE(facts.front().label, QStringLiteral("Candidate in term 4"));
    QCOMPARE(valueOf(facts, "votes"), QStringLiteral("2 of 3 needed"));
    QCOMPARE(valueOf(facts, "granted"), QStringLiteral("S4 S5"));
    QCOMPARE(valueOf(facts, "refused"), QStringLiteral("S3"));
    QCOMPARE(valueOf(facts, "no answer yet"), QStringLiteral("S1 S2"));
    QVERIFY2(factOf(facts, QStringLiteral("followers")) == nullptr, "only leaders have followers");
}

void InspectorTest::aCrashedServerKeepsWhatIsPersistentAndLosesTheRest()
{
    FakeCluster cluster(3);
    cluster.elect(1, 2);
    cluster.append(2, {1, 2});
    cluster.server(2).liveness = raft::Liveness::Crashed;
    cluster.shown.now = raft::Time(3'200'000);
    const Facts facts = factsOf(cluster, 2);
    QCOMPARE(facts.front().label, QStringLiteral("Crashed in term 2"));
    QCOMPARE(facts.front().value, QStringLiteral("✕ down for 3.2 s"));
    QCOMPARE(valueOf(facts, "log"), QStringLiteral("2 entries · last 2@2"));
    QCOMPARE(valueOf(facts, "commitIndex"), QStringLiteral("–"));
    QCOMPARE(valueOf(facts, "volatile"), QStringLiteral("lost in the crash"));
}

void InspectorTest::whatTheLastEventChangedIsMarked()
{
    auto made = std::make_unique<FakeCluster>(3);
    FakeCluster &cluster = *made;
    cluster.elect(1, 2);
    cluster.record(eventOf(raft::EventKind::TimerFired, 1));
    cluster.record(eventOf(raft::EventKind::StateChanged, 1));
    cluster.commit(2, 4);
    cluster.shown.now += raft::Time(1'000);
    cluster.record(eventOf(raft::EventKind::CommitAdvanced, 2));
    InspectorBench bench(std::move(made));
    bench.session.select(SelectedServer{{2}});
    const FactsModel &facts = bench.facts("nodeFacts")->facts();
    QCOMPARE(facts.find(QStringLiteral("commitIndex"))->before, QStringLiteral("0"));
    QCOMPARE(facts.find(QStringLiteral("commitIndex"))->sentence(), QStringLiteral("commitIndex, 4, was 0"));
    QVERIFY(facts.find(QStringLiteral("currentTerm"))->before.isEmpty());
    QVERIFY2(facts.find(QStringLiteral("timer"))->before.isEmpty(), "time alone is no change");

    bench.session.seekEvent(2);
    QTRY_COMPARE(facts.find(QStringLiteral("commitIndex"))->value, QStringLiteral("0"));
    QVERIFY2(facts.find(QStringLiteral("commitIndex"))->before.isEmpty(),
             "the event before changed something else");
}

void InspectorTest::withoutASelectionTheLeaderIsShown()
{
    auto made = std::make_unique<FakeCluster>(3);
    made->elect(2, 1);
    InspectorBench bench(std::move(made));
    const FactsModel &facts = bench.facts("nodeFacts")->facts();
    QCOMPARE(facts.find(QStringLiteral("title"))->badge->server.value, 2U);
    bench.session.select(SelectedServer{{3}});
    QCOMPARE(facts.find(QStringLiteral("title"))->badge->server.value, 3U);
}

void InspectorTest::controlTabWalksThroughThePages()
{
    using Tab = InspectorWidget::Tab;
    InspectorBench bench(std::make_unique<FakeCluster>(3));
    bench.facts("nodeFacts")->setFocus();
    for (const Tab expected : {Tab::Message, Tab::Safety, Tab::Store, Tab::History, Tab::Node}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(bench.inspector->currentTab(), expected);
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench.inspector->currentTab(), Tab::History);
    auto *tabs = bench.find<QTabBar>("inspectorTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    QCOMPARE(bench.inspector->currentTab(), Tab::Safety);
}

void InspectorTest::aSelectedMessageIsExplainedAndCanBeDropped()
{
    auto made = std::make_unique<FakeCluster>(3);
    FakeCluster &cluster = *made;
    const std::uint64_t id =
        cluster.send(2, 3, 4, raft::RequestVote{{{5}, {2}}, false, false}, {}, raft::Time(8'000));
    InspectorBench bench(std::move(made));
    bench.session.select(SelectedMessage{id});
    QCOMPARE(bench.inspector->currentTab(), InspectorWidget::Tab::Message);
    const FactsModel &facts = bench.facts("messageFacts")->facts();
    QCOMPARE(facts.find(QStringLiteral("title"))->label, QStringLiteral("RequestVote"));
    QCOMPARE(facts.find(QStringLiteral("lastLogTerm"))->value, QStringLiteral("2"));
    QCOMPARE(facts.find(QStringLiteral("fate"))->value, QStringLiteral("arrives in 8 ms"));
    QVERIFY(facts.find(QStringLiteral("meaning"))->label.contains(QStringLiteral("§5.4.1")));
    QTest::mouseClick(bench.find<QPushButton>("drop"), Qt::LeftButton);
    QVERIFY(cluster.last<raft::action::Drop>() != nullptr);
    QCOMPARE(cluster.last<raft::action::Drop>()->message, id);
}

void InspectorTest::aButtonThatCannotWorkSaysWhy()
{
    auto made = std::make_unique<FakeCluster>(3);
    FakeCluster &cluster = *made;
    const std::uint64_t id = cluster.send(1, 2, 1, raft::AppendEntries{}, {}, raft::Time(8'000));
    cluster.refusal = "It has already arrived";
    InspectorBench bench(std::move(made));
    bench.session.select(SelectedMessage{id});
    auto *deliver = bench.find<QPushButton>("deliverNow");
    QVERIFY(!deliver->isEnabled());
    QCOMPARE(deliver->toolTip(), QStringLiteral("It has already arrived"));
    QTest::mouseClick(deliver, Qt::LeftButton);
    QVERIFY(cluster.performed.empty());
}

void InspectorTest::aLinkIsCutAndOpenedInEachDirection()
{
    auto made = std::make_unique<FakeCluster>(3);
    FakeCluster &cluster = *made;
    cluster.link(2, 1).cut = true;
    InspectorBench bench(std::move(made));
    bench.session.select(SelectedLink{{1}, {2}});
    auto *there = bench.find<QPushButton>("linkThere");
    auto *back = bench.find<QPushButton>("linkBack");
    QCOMPARE(there->text(), QStringLiteral("Cut S1 → S2"));
    QCOMPARE(back->text(), QStringLiteral("Open S2 → S1"));
    QTest::mouseClick(back, Qt::LeftButton);
    QVERIFY(cluster.last<raft::action::OpenLink>() != nullptr);
    QCOMPARE(cluster.last<raft::action::OpenLink>()->from.value, 2U);
    QTest::mouseClick(there, Qt::LeftButton);
    QVERIFY(cluster.last<raft::action::CutLink>() != nullptr);
}

void InspectorTest::aViolationShowsItsProofAndLeadsToTheEvent()
{
    auto made = std::make_unique<FakeCluster>(3);
    FakeCluster &cluster = *made;
    cluster.record(eventOf(raft::EventKind::StateChanged, 1));
    raft::Violation violation;
    violation.event = 1;
    violation.proof = "S1 and S3 both lead term 4";
    cluster.shown.violations = {violation};
    cluster.record(eventOf(raft::EventKind::SafetyViolated, 1));
    InspectorBench bench(std::move(made));
    bench.inspector->showTab(InspectorWidget::Tab::Safety);
    const FactsModel &facts = bench.facts("safetyFacts")->facts();
    QCOMPARE(facts.find(QStringLiteral("ElectionSafety"))->mark, Fact::Mark::Fault);
    QCOMPARE(facts.find(QStringLiteral("LogMatching"))->mark, Fact::Mark::Good);
    QCOMPARE(facts.find(QStringLiteral("Linearizability"))->mark, Fact::Mark::Good);
    QCOMPARE(facts.find(QStringLiteral("proof 1ElectionSafety"))->label,
             QStringLiteral("S1 and S3 both lead term 4"));
    bench.clickFact("safetyFacts", QStringLiteral("go 1ElectionSafety"));
    QCOMPARE(bench.session.shownEvent(), 1U);
    QVERIFY(bench.session.selection() == Selection(SelectedEvent{1}));
}

void InspectorTest::storesThatDifferAreMarkedWithoutColour()
{
    FakeCluster cluster(4);
    fill(cluster, 1, {{"x", "1"}, {"y", "2"}, {"x", "3"}});
    fill(cluster, 2, {{"x", "1"}, {"y", "2"}, {"x", "3"}});
    fill(cluster, 3, {{"x", "1"}});
    cluster.server(4).liveness = raft::Liveness::Crashed;
    StoreModel model;
    model.setView(cluster.shown);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("3"));
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("3"));
    QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("≠ 1"));
    QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("≠ –"));
    QCOMPARE(model.index(0, 3).data().toString(), QStringLiteral("✕"));
    QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("≠ x"));
    fill(cluster, 3, {{"y", "2"}, {"x", "3"}});
    model.setView(cluster.shown);
    QVERIFY(!model.rowDiffers(0));
    QVERIFY(!model.rowDiffers(1));
}

void InspectorTest::anOperationTellsItsRequestOutcomeAndTime()
{
    FakeCluster cluster(3);
    cluster.append(1, {1, 1, 1, 1, 2});
    cluster.commit(1, 5);
    raft::Operation operation;
    operation.id = 1;
    operation.server = {1};
    operation.key = "x";
    operation.value = "3";
    operation.called = raft::Time(1'000);
    QCOMPARE(operationText(operation, cluster.shown), QStringLiteral("put x=3 at S1 · waits"));
    operation.outcome = raft::OperationOutcome::Done;
    operation.index = {5};
    operation.returned = raft::Time(13'000);
    QCOMPARE(operationText(operation, cluster.shown), QStringLiteral("put x=3 at S1 · done 5@2 · 12 ms"));
    operation.outcome = raft::OperationOutcome::Refused;
    operation.leader = raft::NodeId{2};
    QCOMPARE(operationText(operation, cluster.shown),
             QStringLiteral("put x=3 at S1 · refused: it is not the leader, ask S2 (§8) · 12 ms"));
    cluster.beginManually(); // No time passes there that could be told.
    QCOMPARE(operationText(operation, cluster.shown),
             QStringLiteral("put x=3 at S1 · refused: it is not the leader, ask S2 (§8)"));
}

void InspectorTest::manuallyAMessageWaitsToBeDelivered()
{
    auto made = std::make_unique<FakeCluster>(3);
    made->beginManually();
    const std::uint64_t id = made->send(2, 3, 4, raft::RequestVote{}, {}, {});
    InspectorBench bench(std::move(made));
    bench.session.select(SelectedMessage{id});
    QCOMPARE(bench.facts("messageFacts")->facts().find(QStringLiteral("fate"))->value,
             QStringLiteral("waits to be delivered"));
}

void InspectorTest::aHiddenInspectorDoesNothing()
{
    auto made = std::make_unique<FakeCluster>(3);
    FakeCluster &cluster = *made;
    cluster.elect(1, 2);
    InspectorBench bench(std::move(made));
    const FactsModel &facts = bench.facts("nodeFacts")->facts();
    bench.inspector->hide();
    bench.session.select(SelectedServer{{2}});
    QCOMPARE(facts.find(QStringLiteral("title"))->badge->server.value, 1U);
    bench.inspector->show();
    QCOMPARE(facts.find(QStringLiteral("title"))->badge->server.value, 2U);
}

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"
