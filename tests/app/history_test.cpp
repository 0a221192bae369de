#include "fake_cluster.h"
#include "inspector_bench.h"

#include "app/inspector/history_model.h"
#include "app/inspector/history_view.h"
#include "app/inspector/why_chain.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace raftarium;

/// The list of all that happened, and why it did.
class HistoryTest : public QObject {
    Q_OBJECT

private slots:
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
};

void HistoryTest::theHistoryFiltersByTextKindAndServer()
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

void HistoryTest::typingAFilterNarrowsTheHistory()
{
    InspectorBench bench(electedCluster());
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

void HistoryTest::aClickInTheHistorySelectsTheEventAndGoesThere()
{
    InspectorBench bench(electedCluster());
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

void HistoryTest::arrowsWalkTheHistory()
{
    InspectorBench bench(electedCluster());
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

void HistoryTest::theHistoryIsReadRowByRow()
{
    InspectorBench bench(electedCluster());
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

void HistoryTest::aMillionEventsCostNoRows()
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

void HistoryTest::whyFollowsTheCausesToTheRule()
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

void HistoryTest::whyOfACommitTellsALeadersFromAFollowers()
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

void HistoryTest::whyOfAnAnswerIsTheCommit()
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

void HistoryTest::aCauseThatIsNoLongerKeptIsCalledSo()
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

void HistoryTest::clickingACauseSelectsItAndEscapeGoesBack()
{
    auto made = std::make_unique<FakeCluster>(3);
    const auto sent = made->record(eventOf(raft::EventKind::MessageSent, 2));
    const auto delivered = made->record(eventOf(raft::EventKind::MessageDelivered, 3, sent));
    InspectorBench bench(std::move(made));
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

QTEST_MAIN(HistoryTest)
#include "history_test.moc"
