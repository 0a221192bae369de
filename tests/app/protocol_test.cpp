#include "window_bench.h"

#include "app/canvas/canvas_facts.h"
#include "app/console/console_widget.h"
#include "app/inspector/facts_view.h"
#include "app/inspector/inspector_tabs.h"
#include "app/inspector/inspector_widget.h"
#include "app/session/linearizability_watch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace raftarium;

/// The complete protocol, asked for with mouse and keyboard: snapshots, membership, transfer, reads,
/// sessions, options, branches.
class ProtocolTest : public WindowBench {
    Q_OBJECT

    raft::NodeId follower() const
    {
        const raft::NodeId leader = m_session->view().leader()->id;
        return {leader.value % 5 + 1};
    }
    void select(raft::NodeId server) { press(static_cast<Qt::Key>(Qt::Key_0 + int(server.value))); }
    const raft::Operation &lastOperation() const { return m_session->view().operations.back(); }
    bool isDone() const { return lastOperation().outcome != raft::OperationOutcome::Pending; }
    /// A write by key, until it is applied everywhere.
    void write()
    {
        press(Qt::Key_C);
        passUntil([this] {
            const raft::ClusterView &view = m_session->view();
            return std::all_of(view.servers.begin(), view.servers.end(), [&](const raft::ServerView &server) {
                return server.liveness == raft::Liveness::Crashed || !view.leader() ||
                       server.applied == view.leader()->log.lastIndex();
            });
        });
    }
    void bringToFront(QWidget *panel)
    {
        QVERIFY(panel && panel->isVisible());
        panel->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), panel);
    }
    /// The entry of a context menu, chosen with the mouse.
    void chooseFrom(QMenu *menu, const char *entry)
    {
        for (QAction *action : menu->actions())
            if (action->objectName() == QLatin1StringView(entry)) {
                QVERIFY2(action->isEnabled(), qPrintable(action->toolTip()));
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                m_session->showNow();
                return;
            }
        QFAIL(entry);
    }
    /// The submenu of a context menu, opened with the mouse.
    QMenu *openSubmenu(QMenu *menu, const char *entry)
    {
        QMenu *submenu = find<QMenu>(entry);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(submenu->menuAction()).center());
        return QTest::qWaitFor([submenu] { return submenu->isVisible(); }) ? submenu : nullptr;
    }
    /// The menu that the right button opens at a point of the canvas.
    QMenu *menuAt(QPoint point)
    {
        const QPoint global = canvas()->mapToGlobal(point);
        QContextMenuEvent ask(QContextMenuEvent::Mouse, point, global);
        QApplication::sendEvent(canvas(), &ask);
        return canvas()->findChild<QMenu *>(QStringLiteral("contextMenu"), Qt::FindDirectChildrenOnly);
    }
    QMenu *menuOf(raft::NodeId server)
    {
        const CanvasGeometry &geometry = canvas()->geometryModel();
        return menuAt(geometry.toWidget(geometry.centre(server)).toPoint());
    }
    QString facts(const char *list) const
    {
        QStringList lines;
        for (const Fact &fact : find<FactsView>(list)->facts().facts())
            lines << fact.sentence();
        return lines.join(QLatin1Char('\n'));
    }
    void showStoreTab()
    {
        auto *tabs = m_window->findChild<InspectorTabs *>();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(int(InspectorWidget::Tab::Store)).center());
    }

private slots:
    void init()
    {
        raft::ClusterSetup setup = raft::clusterOf(5, 42);
        setup.server.snapshotChunk = 16;
        begin(setup);
        QVERIFY(passUntil([this] {
            const raft::ServerView *leader = m_session->view().leader();
            return leader && leader->commit.value > 0;
        }));
    }
    void cleanup() { end(); }

    void aSnapshotIsTakenByKeyAndTravelsInChunks()
    {
        const raft::NodeId behind = follower();
        select(behind);
        press(Qt::Key_K);
        write();
        write();
        press(Qt::Key_Escape);
        press(Qt::Key_S);
        const raft::ServerView &leader = *m_session->view().leader();
        QCOMPARE(leader.log.base().index, leader.applied);
        select(behind);
        press(Qt::Key_K, Qt::ShiftModifier);
        bool sawChunks = false;
        for (int step = 0; step < 600 && !server(behind.value).snapshot; ++step) {
            press(Qt::Key_Right);
            const QString lines = canvas()->factLines().join(QLatin1Char('\n'));
            sawChunks = sawChunks || lines.contains(QStringLiteral("% sent"));
        }
        QVERIFY(server(behind.value).snapshot);
        QVERIFY(sawChunks);
    }

    void aSnapshotIsTakenFromTheMenuOfAServer()
    {
        write();
        const raft::NodeId chosen = follower();
        chooseFrom(menuOf(chosen), "snapshot");
        QVERIFY(server(chosen.value).snapshot);
    }

    void aChunkSaysWhichOneItIs()
    {
        raft::ClusterView view;
        view.servers.resize(1);
        view.servers[0].id = {1};
        view.servers[0].snapshot = raft::Position{{5}, {1}};
        view.servers[0].snapshotBytes = 70;
        raft::InstallSnapshot body;
        body.last = {{5}, {1}};
        body.offset = 32;
        const auto place = chunkPlace({{1}, {2}, {1}, body}, view, 16);
        QVERIFY(place);
        QCOMPARE(place->number, std::uint64_t(3));
        QCOMPARE(place->count, std::uint64_t(5));
    }

    void aServerIsAddedAsLearnerAndBecomesAVoter()
    {
        press(Qt::Key_Insert);
        QVERIFY(m_session->view().server({6}));
        const auto belonging = [this] { return belongingOf(m_session->view(), {6}); };
        QCOMPARE(belonging(), Belonging::Learner);
        QVERIFY(canvas()->factLines().join(QLatin1Char('\n')).contains(u"S6: learner"));
        QVERIFY(passUntil([this] { return server(6).commit.value >= 2; }));
        press(Qt::Key_6);
        press(Qt::Key_V, Qt::ShiftModifier);
        QCOMPARE(belonging(), Belonging::Voter);
        QVERIFY(passUntil([this] { return server(6).membership.voters.size() == 6; }));
        QVERIFY(m_session->cluster().violations().empty());
    }

    void aServerIsRemovedWithTheMouse()
    {
        const raft::NodeId leaving = follower();
        chooseFrom(menuOf(leaving), "removeServer");
        QCOMPARE(belongingOf(m_session->view(), leaving), Belonging::Left);
        QVERIFY(canvas()->factLines().join(QLatin1Char('\n')).contains(u"no longer a member"));
        QVERIFY(passUntil([this] { return m_session->view().leader()->membership.voters.size() == 4; }));
    }

    void aServerIsAddedFromTheMenuOfTheBackground()
    {
        chooseFrom(menuAt({8, canvas()->height() / 2}), "addVoter");
        QCOMPARE(belongingOf(m_session->view(), {6}), Belonging::Voter);
        // The others make room for it, calmly, and then nothing moves any more.
        QTRY_VERIFY(canvas()->geometryModel().contains({6}));
        QTRY_VERIFY(!canvas()->geometryModel().isMoving());
        chooseFrom(menuOf({6}), "crash");
        QCOMPARE(server(6).liveness, raft::Liveness::Crashed);
    }

    void aSecondChangeIsRefusedWhileOneIsOpen()
    {
        press(Qt::Key_Insert);
        press(Qt::Key_Insert);
        QVERIFY2(strip().contains(u"§6"), qPrintable(strip()));
        QVERIFY(!m_session->view().server({7}));
        QTRY_VERIFY(!action("addVoter")->isEnabled());
    }

    void severalServersChangeByJointConsensus()
    {
        press(Qt::Key_M, Qt::ControlModifier);
        auto *panel = find<QDialog>("membershipPanel");
        bringToFront(panel);
        for (const char *newcomer : {"member6", "member7"}) {
            auto *choice = panel->findChild<QComboBox *>(QString::fromLatin1(newcomer));
            choice->setFocus();
            QTest::keyClick(choice, Qt::Key_Up);
            QTest::keyClick(choice, Qt::Key_Up);
            QCOMPARE(choice->currentText(), QStringLiteral("voter"));
        }
        QVERIFY(
            panel->findChild<QLabel *>(QStringLiteral("membershipWords"))->text().contains(u"4 of the 7"));
        QTest::mouseClick(panel->findChild<QPushButton *>(QStringLiteral("membershipApply")), Qt::LeftButton);
        QVERIFY(m_session->view().leader()->membership.joint());
        const std::vector<JointHalf> halves = jointHalves(m_session->view());
        QCOMPARE(halves.size(), std::size_t(2));
        QCOMPARE(halves[0].voters.size(), std::size_t(5));
        QCOMPARE(halves[1].voters.size(), std::size_t(7));
        QVERIFY(passUntil([this] {
            const raft::Membership &members = m_session->view().leader()->membership;
            return !members.joint() && members.voters.size() == 7;
        }));
    }

    void leadershipIsHandedOverByKey()
    {
        const raft::NodeId target = follower();
        write();
        select(target);
        press(Qt::Key_E, Qt::ShiftModifier);
        QVERIFY(passUntil([&] { return m_session->view().leader()->id == target; }));
    }

    void aTransferIsSeenAndGivenUpInTime()
    {
        const raft::NodeId leader = m_session->view().leader()->id;
        const raft::NodeId target = follower();
        select(target);
        press(Qt::Key_I);
        press(Qt::Key_C);
        const QByteArray entry = QStringLiteral("transfer%1").arg(target.value).toLatin1();
        chooseFrom(openSubmenu(menuOf(leader), "transferToMenu"), entry.constData());
        QVERIFY(server(leader.value).transfer);
        const QString lines = canvas()->factLines().join(QLatin1Char('\n'));
        QVERIFY(lines.contains(QStringLiteral("transfers leadership to S%1").arg(target.value)));
        QTRY_VERIFY(!action("transfer")->isEnabled());
        QVERIFY(passUntil([&] { return !server(leader.value).transfer; }));
    }

    void aReadAtAFollowerTellsWhatItWaitedFor()
    {
        write();
        const raft::NodeId asked = follower();
        select(asked);
        press(Qt::Key_Q);
        QCOMPARE(lastOperation().kind, raft::OperationKind::Read);
        QCOMPARE(lastOperation().server, asked);
        showStoreTab();
        QVERIFY(facts("operations").contains(u"asks the leader"));
        QVERIFY(passUntil([this] { return isDone(); }));
        auto *list = find<FactsView>("operations");
        QCoreApplication::processEvents();
        const int row = list->facts().rowOf(QString::number(lastOperation().id));
        QVERIFY(row >= 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(row, 0)).center());
        QVERIFY2(facts("operations").contains(u"confirmed by S"), qPrintable(facts("operations")));
    }

    void aLocalReadAsksNobody()
    {
        write();
        select(follower());
        const raft::EventNumber before = m_session->events().size();
        press(Qt::Key_Q, Qt::ShiftModifier);
        QCOMPARE(lastOperation().kind, raft::OperationKind::Get);
        QVERIFY(isDone());
        for (raft::EventNumber event = before + 1; event <= m_session->events().size(); ++event)
            QVERIFY(m_session->events()[event].kind != raft::EventKind::MessageSent);
    }

    void aRetriedWriteIsAppliedOnce()
    {
        write();
        const raft::Index first = lastOperation().index;
        press(Qt::Key_R, Qt::ShiftModifier);
        QVERIFY(passUntil([this] { return isDone(); }));
        QCOMPARE(lastOperation().outcome, raft::OperationOutcome::Done);
        QCOMPARE(lastOperation().index, first);
        QVERIFY(m_session->view().leader()->log.lastIndex() > first);
        QVERIFY(find<ConsoleWidget>("console")->transcript().contains(u"applied once"));
        showStoreTab();
        QVERIFY2(facts("operations").contains(u"you, 1"), qPrintable(facts("operations")));
        QCOMPARE(facts("operations").count(u"you:1 again, applied once"), 1);
    }

    void aSessionIsNamedInTheWriteField()
    {
        auto *field = find<QLineEdit>("writeField");
        field->setFocus();
        type("put k 1 session=anna:7");
        press(Qt::Key_Return);
        QVERIFY(lastOperation().session);
        QCOMPARE(lastOperation().session->client, std::string("anna"));
        QCOMPARE(lastOperation().value, std::string("1"));
        type("put k 1 session=anna");
        press(Qt::Key_Return);
        QVERIFY(strip().contains(u"session=anna:7"));
    }

    void aNewClusterUsesPreVoteAndCheckQuorum()
    {
        press(Qt::Key_N, Qt::ControlModifier);
        auto *panel = find<QDialog>("setupPanel");
        bringToFront(panel);
        for (const char *option : {"setupPreVote", "setupCheckQuorum", "setupLeaseReads"}) {
            auto *box = panel->findChild<QCheckBox *>(QString::fromLatin1(option));
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Space);
            QVERIFY2(box->isChecked(), option);
        }
        QTest::keyClick(panel, Qt::Key_Return);
        QVERIFY(!panel->isVisible());
        QVERIFY(m_session->cluster().setup().server.preVote);
        m_session->setPlaying(false);
        QVERIFY(find<QLabel>("statusRun")->text().contains(u"PreVote · CheckQuorum · lease reads"));
        bool asked = false;
        QVERIFY(passUntil([&] {
            const QString lines = canvas()->factLines().join(QLatin1Char('\n'));
            asked = asked || lines.contains(u"pre-vote");
            return m_session->view().leader() != nullptr;
        }));
    }

    void timersAreSpreadForACleanElection()
    {
        press(static_cast<Qt::Key>(Qt::Key_0 + int(m_session->view().leader()->id.value)));
        const raft::Term term = m_session->view().leader()->hard.term;
        press(Qt::Key_K);
        press(Qt::Key_T);
        QVERIFY(passUntil(
            [&] { return m_session->view().leader() && m_session->view().leader()->hard.term > term; }));
        QCOMPARE(m_session->view().leader()->hard.term.value, term.value + 1);
    }

    void aMessageIsFollowedUntilItArrives()
    {
        QVERIFY(passUntil([this] { return !m_session->view().messages.empty(); }));
        const std::uint64_t id = m_session->view().messages.front().id;
        m_session->select(SelectedMessage{id});
        press(Qt::Key_O);
        QVERIFY(m_session->isPlaying());
        QTRY_VERIFY(!m_session->isPlaying());
        QVERIFY(!m_session->view().message(id));
    }

    void valuesStandUnderTheServersOnRequest()
    {
        write();
        QVERIFY(!canvas()->showsValues());
        press(Qt::Key_S, Qt::ShiftModifier);
        QVERIFY(canvas()->showsValues());
        const QString value = QString::fromStdString(server(1).store.find("x")->value.text());
        QVERIFY(canvas()->factLines().join(QLatin1Char('\n')).contains(QStringLiteral("x=") + value));
    }

    void actingInThePastBeginsABranchAndKeepsTheFuture()
    {
        select(follower());
        press(Qt::Key_K);
        const raft::NodeId victim = *m_session->selectedServer();
        press(Qt::Key_Right, Qt::ControlModifier);
        const raft::EventNumber length = m_session->events().size();
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_session->isLive());
        QCOMPARE(server(victim.value).liveness, raft::Liveness::Up);
        select(victim);
        press(Qt::Key_I);
        QCOMPARE(m_session->branches().size(), std::size_t(2));
        QVERIFY(m_session->isLive());
        QVERIFY(m_session->view().link(victim, m_session->view().leader()->id)->cut);
        QCOMPARE(server(victim.value).liveness, raft::Liveness::Up);
        QVERIFY(strip().contains(u"branch 1"));
        const raft::Time parted = m_session->branches()[1].parted;
        QCOMPARE(m_session->otherRuns().size(), std::size_t(1));
        QCOMPARE(m_session->otherRuns()[0].from, parted);
        QVERIFY(m_session->otherRuns()[0].to > parted);
        press(Qt::Key_F);
        QCOMPARE(m_session->otherRuns().size(), std::size_t(2));
        QCOMPARE(m_session->otherRuns()[0].from, parted);
        QCOMPARE(m_session->otherRuns()[1].from, m_session->shownTime());
        press(Qt::Key_F, Qt::ShiftModifier);
        QCOMPARE(m_session->branch(), std::size_t(0));
        QCOMPARE(m_session->events().size(), length);
        QCOMPARE(server(victim.value).liveness, raft::Liveness::Crashed);
    }

    void whatOneKeyDidIsUndoneAsOne()
    {
        const raft::EventNumber before = m_session->events().size();
        press(Qt::Key_Insert);
        QVERIFY(m_session->view().server({6}));
        QCoreApplication::processEvents();
        press(Qt::Key_C);
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_session->view().server({6}));
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_session->shownEvent(), before);
        QVERIFY(!m_session->view().server({6}));
    }

    void whatCannotBeDoneInThePastMakesNoBranch()
    {
        press(Qt::Key_Home);
        press(Qt::Key_1);
        press(Qt::Key_K, Qt::ShiftModifier);
        QCOMPARE(m_session->branches().size(), std::size_t(1));
        QVERIFY(strip().contains(u"not down"));
    }

    void clientHistoriesAreJudgedBesideThePlay()
    {
        write();
        QTRY_VERIFY(m_session->clientHistory().judged() >= 1);
        QTRY_VERIFY(m_session->clientHistory().isUpToDate());
        press(Qt::Key_V);
        QCoreApplication::processEvents();
        QTRY_VERIFY2(facts("safetyFacts").contains(u"1 operations"), qPrintable(facts("safetyFacts")));
    }

    void whatTheRecordForgetsIsNotKeptToJudgeBy()
    {
        std::unique_ptr<raft::Simulation> run = raft::simulate(raft::clusterOf(3, 42));
        raft::Simulation &cluster = *run;
        m_session->adopt(std::move(run));
        QVERIFY(electLeader() != 0);
        constexpr std::size_t writes = 200;
        for (std::size_t i = 0; i < writes / 10; ++i)
            press(Qt::Key_C, Qt::ShiftModifier);
        QTRY_COMPARE(m_session->clientHistory().kept(), writes);
        cluster.advance(cluster.now() + raft::Time(100'000'000), 1'000'000);
        cluster.forgetBefore(cluster.events().size() - 1);
        QVERIFY(cluster.events().first() > 1);
        write();
        QTRY_VERIFY(m_session->clientHistory().kept() < writes);
        QVERIFY(m_session->clientHistory().kept() > 0);
        QTRY_VERIFY(m_session->clientHistory().isUpToDate());
        QVERIFY(!m_session->clientHistory().violation());
    }
};

QTEST_MAIN(ProtocolTest)
#include "protocol_test.moc"
