#include "fake_cluster.h"

#include "app/inspector/facts_view.h"
#include "app/inspector/history_model.h"
#include "app/inspector/history_view.h"
#include "app/inspector/inspector_widget.h"
#include "app/inspector/message_facts.h"
#include "app/inspector/node_facts.h"
#include "app/inspector/operation_facts.h"
#include "app/inspector/store_model.h"
#include "app/inspector/why_chain.h"
#include "raftcore/simulation/simulation.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>

using namespace raftarium;

namespace {

const Fact *factOf(const Facts &facts, const QString &key)
{
    for (const Fact &fact : facts)
        if (fact.key == key)
            return &fact;
    return nullptr;
}

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

raft::Event eventOf(raft::EventKind kind, std::uint16_t server, raft::EventNumber cause = 0)
{
    raft::Event event;
    event.kind = kind;
    event.server = server;
    event.cause = cause;
    return event;
}

/// A session with an inspector over it, shown.
struct Bench {
    explicit Bench(std::unique_ptr<raft::Cluster> cluster, QSize size = {300, 700})
        : session([](const raft::ClusterSetup &, std::string *) { return nullptr; })
    {
        session.adopt(std::move(cluster));
        inspector = std::make_unique<InspectorWidget>(&session);
        inspector->resize(size);
        inspector->show();
        inspector->activateWindow();
        if (!QTest::qWaitForWindowActive(inspector.get()))
            qFatal("the inspector did not become active");
    }

    template <class Widget>
    Widget *find(const char *name) const
    {
        auto *found = inspector->findChild<Widget *>(QString::fromUtf8(name));
        if (found == nullptr)
            qFatal("no widget %s", name);
        return found;
    }
    FactsView *facts(const char *name) const { return find<FactsView>(name); }
    void clickFact(const char *view, const QString &key) const
    {
        FactsView *list = facts(view);
        const QModelIndex index = list->model()->index(list->facts().rowOf(key), 0);
        list->scrollTo(index);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
    }

    Session session;
    std::unique_ptr<InspectorWidget> inspector;
};

/// Five simulated servers that have elected a leader.
std::unique_ptr<raft::Cluster> electedCluster()
{
    auto cluster = raft::simulate(raft::clusterOf(5, 7));
    while (cluster->view().leader() == nullptr || cluster->view().leader()->commit.value == 0)
        cluster->advance(cluster->now() + raft::Time(10'000));
    return cluster;
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
    void theHistoryFiltersByTextKindAndServer();
    void typingAFilterNarrowsTheHistory();
    void aClickInTheHistorySelectsTheEventAndGoesThere();
    void arrowsWalkTheHistory();
    void theHistoryIsReadRowByRow();
    void aMillionEventsCostNoRows();
    void whyFollowsTheCausesToTheRule();
    void whyOfACommitTellsALeadersFromAFollowers();
    void whyOfAnAnswerIsTheCommit();
    void aCauseThatIsNoLongerKeptIsCalledSo();
    void clickingACauseSelectsItAndEscapeGoesBack();
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
    Bench bench(std::move(made));
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
    Bench bench(std::move(made));
    const FactsModel &facts = bench.facts("nodeFacts")->facts();
    QCOMPARE(facts.find(QStringLiteral("title"))->badge->server.value, 2U);
    bench.session.select(SelectedServer{{3}});
    QCOMPARE(facts.find(QStringLiteral("title"))->badge->server.value, 3U);
}

void InspectorTest::controlTabWalksThroughThePages()
{
    using Tab = InspectorWidget::Tab;
    Bench bench(std::make_unique<FakeCluster>(3));
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
    Bench bench(std::move(made));
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
    Bench bench(std::move(made));
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
    Bench bench(std::move(made));
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
    Bench bench(std::move(made));
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
    Bench bench(std::move(made));
    bench.session.select(SelectedMessage{id});
    QCOMPARE(bench.facts("messageFacts")->facts().find(QStringLiteral("fate"))->value,
             QStringLiteral("waits to be delivered"));
}

void InspectorTest::theHistoryFiltersByTextKindAndServer()
{
    Session session([](const raft::ClusterSetup &, std::string *) { return nullptr; });
    session.adopt(electedCluster());
    HistoryModel model(&session);
    model.update();
    QCOMPARE(model.rowCount(), static_cast<int>(session.events().size()));
    QCOMPARE(model.eventAt(0), 1U);

    HistoryFilter filter;
    filter.group = HistoryFilter::Group::Elections;
    filter.server = 2;
    model.setFilter(filter);
    while (model.update())
        continue;
    QVERIFY(model.rowCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row) {
        const raft::Event &event = session.events()[model.eventAt(row)];
        QVERIFY(event.server == 2 || event.other == 2);
        QVERIFY(event.kind != raft::EventKind::MessageSent);
        QVERIFY2(row == 0 || model.eventAt(row - 1) < model.eventAt(row),
                 "rows are in the order of the record");
        QCOMPARE(model.rowUpTo(model.eventAt(row)), row);
    }
    filter = {};
    filter.words = {QStringLiteral("no such words")};
    model.setFilter(filter);
    while (model.update())
        continue;
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.rowUpTo(5), -1);
}

void InspectorTest::typingAFilterNarrowsTheHistory()
{
    Bench bench(electedCluster());
    bench.inspector->showTab(InspectorWidget::Tab::History);
    auto *model = bench.inspector->findChild<HistoryModel *>();
    const int all = model->rowCount();
    auto *field = bench.find<QLineEdit>("historyFilter");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("VOTE §5"));
    QTRY_VERIFY(model->rowCount() > 0 && model->rowCount() < all);
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(model->index(row).data().toString().contains(QStringLiteral("vote"), Qt::CaseInsensitive));
}

void InspectorTest::aClickInTheHistorySelectsTheEventAndGoesThere()
{
    Bench bench(electedCluster());
    bench.inspector->showTab(InspectorWidget::Tab::History);
    auto *view = bench.find<HistoryView>("historyView");
    const int last = static_cast<int>(bench.session.events().size()) - 1;
    QVERIFY2(view->viewport()->rect().contains(view->rowRect(last).center()), "the present is in sight");
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->rowRect(last - 4).center());
    const auto event = static_cast<raft::EventNumber>(last - 4 + 1);
    QCOMPARE(bench.session.shownEvent(), event);
    QVERIFY(bench.session.selection() == Selection(SelectedEvent{event}));
    QCOMPARE(bench.inspector->currentTab(), InspectorWidget::Tab::History);
}

void InspectorTest::arrowsWalkTheHistory()
{
    Bench bench(electedCluster());
    bench.inspector->showTab(InspectorWidget::Tab::History);
    auto *view = bench.find<HistoryView>("historyView");
    view->setFocus();
    const raft::EventNumber last = bench.session.shownEvent();
    QTest::keyClick(view, Qt::Key_Up);
    QTest::keyClick(view, Qt::Key_Up);
    QCOMPARE(bench.session.shownEvent(), last - 2);
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(bench.session.shownEvent(), last - 1);
}

void InspectorTest::theHistoryIsReadRowByRow()
{
    Bench bench(electedCluster());
    bench.inspector->showTab(InspectorWidget::Tab::History);
    auto *view = bench.find<HistoryView>("historyView");
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), static_cast<int>(bench.session.events().size()));
    QAccessibleInterface *row = list->child(list->childCount() - 3);
    QVERIFY(row->text(QAccessible::Name)
                .endsWith(QString::fromStdString(bench.session.cluster().describe(
                    static_cast<raft::EventNumber>(list->childCount() - 2)))));
    QCOMPARE(list->indexOfChild(row), list->childCount() - 3);
    row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(bench.session.shownEvent(), static_cast<raft::EventNumber>(list->childCount() - 2));
    QVERIFY(row->state().selected);
}

void InspectorTest::aMillionEventsCostNoRows()
{
    auto made = std::make_unique<FakeCluster>(3);
    FakeCluster &cluster = *made;
    Session session([](const raft::ClusterSetup &, std::string *) { return nullptr; });
    session.adopt(std::move(made));
    auto &events = const_cast<raft::EventRecord &>(cluster.events());
    for (int i = 0; i < 1'000'000; ++i)
        events.append(eventOf(raft::EventKind::MessageSent, 1));
    HistoryModel model(&session);
    int batches = 0;
    connect(&model, &QAbstractItemModel::rowsInserted, this, [&batches] { ++batches; });
    model.update();
    QCOMPARE(batches, 1);
    QCOMPARE(model.rowCount(), 1'000'000);
    HistoryView view(&model, &session);
    view.resize(300, 600);
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    QVERIFY(view.viewport()->rect().intersects(view.rowRect(999'999)));
    QCOMPARE(view.rowAt(view.rowRect(999'999).topLeft() + QPoint(5, 2)), 999'999);
}

void InspectorTest::whyFollowsTheCausesToTheRule()
{
    FakeCluster cluster(3);
    raft::Event timer = eventOf(raft::EventKind::TimerFired, 2);
    timer.flags = raft::Event::Forced;
    const auto first = cluster.record(timer);
    cluster.record(eventOf(raft::EventKind::Synced, 3));
    const auto sent = cluster.record(eventOf(raft::EventKind::MessageSent, 2, first));
    const auto delivered = cluster.record(eventOf(raft::EventKind::MessageDelivered, 3, sent));
    raft::Event refused = eventOf(raft::EventKind::Noted, 3, delivered);
    refused.detail = static_cast<std::uint8_t>(raft::NoteKind::VoteRefusedLogBehind);
    const auto last = cluster.record(refused);

    QCOMPARE(causesOf(cluster.events(), last),
             (std::vector<raft::EventNumber>{first, sent, delivered, last}));
    QCOMPARE(causesOf(cluster.events(), last, 2), (std::vector<raft::EventNumber>{delivered, last}));
    const Facts facts = whyFacts(cluster, delivered);
    QCOMPARE(facts.front().mark, Fact::Mark::Forced);
    QVERIFY2(factOf(facts, QString::number(last)) != nullptr, "what was decided then belongs to it");
    QCOMPARE(facts.back().paper, QStringLiteral("§5.4.1"));
}

void InspectorTest::whyOfACommitTellsALeadersFromAFollowers()
{
    FakeCluster cluster(3);
    const auto commitAfter = [&](raft::MessageType type) {
        raft::Event delivered = eventOf(raft::EventKind::MessageDelivered, 1);
        delivered.detail = static_cast<std::uint8_t>(type);
        const auto cause = cluster.record(delivered);
        return cluster.record(eventOf(raft::EventKind::CommitAdvanced, 1, cause));
    };
    const auto byCounting = commitAfter(raft::MessageType::AppendReply);
    const auto byHearsay = commitAfter(raft::MessageType::Append);
    QVERIFY(whyFacts(cluster, byCounting).back().label.contains(QStringLiteral("majority")));
    QVERIFY(whyFacts(cluster, byHearsay).back().label.contains(QStringLiteral("follower learns")));
}

void InspectorTest::whyOfAnAnswerIsTheCommit()
{
    FakeCluster cluster(3);
    const auto stored = cluster.record(eventOf(raft::EventKind::MessageDelivered, 1));
    cluster.record(eventOf(raft::EventKind::CommitAdvanced, 1, stored));
    const auto answered = cluster.record(eventOf(raft::EventKind::OperationReturned, 1, stored));
    QVERIFY(whyFacts(cluster, answered).back().label.contains(QStringLiteral("answers its client")));
    // Without a commit it is another story.
    const auto refused = cluster.record(eventOf(raft::EventKind::OperationReturned, 1, stored - 1));
    QVERIFY(!whyFacts(cluster, refused).back().label.contains(QStringLiteral("answers its client (")));
}

void InspectorTest::aCauseThatIsNoLongerKeptIsCalledSo()
{
    FakeCluster cluster(3);
    constexpr int many = 9'000;
    raft::EventNumber last = 0;
    for (int i = 0; i < many; ++i)
        last = cluster.record(eventOf(raft::EventKind::MessageSent, 2, last));
    cluster.forgetBefore(last - 5);
    const raft::EventNumber first = cluster.events().first();
    QVERIFY(first > 1);
    QCOMPARE(causesOf(cluster.events(), first + 1).front(), first);
    QVERIFY(whyFacts(cluster, first + 1).front().label.contains(QStringLiteral("not kept")));
}

void InspectorTest::clickingACauseSelectsItAndEscapeGoesBack()
{
    auto made = std::make_unique<FakeCluster>(3);
    const auto sent = made->record(eventOf(raft::EventKind::MessageSent, 2));
    const auto delivered = made->record(eventOf(raft::EventKind::MessageDelivered, 3, sent));
    Bench bench(std::move(made));
    bench.inspector->showTab(InspectorWidget::Tab::History);
    bench.session.select(SelectedEvent{delivered});
    QTest::mouseClick(bench.find<QPushButton>("historyWhy"), Qt::LeftButton);
    QVERIFY(bench.inspector->showsWhy());
    bench.clickFact("whyFacts", QString::number(sent));
    QVERIFY(bench.session.selection() == Selection(SelectedEvent{sent}));
    QVERIFY2(bench.facts("whyFacts")->facts().rowOf(QString::number(delivered)) >= 0, "the chain stays");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!bench.inspector->showsWhy());
    QCOMPARE(bench.inspector->currentTab(), InspectorWidget::Tab::History);
}

void InspectorTest::aHiddenInspectorDoesNothing()
{
    auto made = std::make_unique<FakeCluster>(3);
    FakeCluster &cluster = *made;
    cluster.elect(1, 2);
    Bench bench(std::move(made));
    const FactsModel &facts = bench.facts("nodeFacts")->facts();
    bench.inspector->hide();
    bench.session.select(SelectedServer{{2}});
    QCOMPARE(facts.find(QStringLiteral("title"))->badge->server.value, 1U);
    bench.inspector->show();
    QCOMPARE(facts.find(QStringLiteral("title"))->badge->server.value, 2U);
}

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"
