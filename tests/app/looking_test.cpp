#include "window_bench.h"

#include "app/inspector/facts_view.h"
#include "app/inspector/inspector_widget.h"
#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"

#include <QLabel>

using namespace raftarium;

/// Looking at a run: what is shown agrees, and what is clicked is what is meant.
class LookingTest : public WindowBench {
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void thePastIsPaintedBeforeAnyPanelHearsOfIt()
    {
        QVERIFY(electLeader());
        for (int joined = 0; joined < 4; ++joined) {
            press(Qt::Key_Insert);
            for (int beat = 0; beat < 10; ++beat)
                press(Qt::Key_Right, Qt::ControlModifier);
        }
        QVERIFY(m_session->view().servers.size() > 6);
        timeline()->showWindow({0, 10e6});
        m_session->seekTime(raft::Time(1000));
        QCOMPARE(m_session->view().servers.size(), std::size_t(5));
        QVERIFY(!m_window->grab().isNull());
        m_session->showNow();
        m_session->goLive();
        QVERIFY(!m_window->grab().isNull());
        // What is under the mouse is what is still seen.
        clickAt(find<LogGridWidget>("log"), {20, find<LogGridWidget>("log")->height() - 30});
        QVERIFY(!m_window->grab().isNull());
    }

    void theStartOfAnotherRunIsPaintedBeforeAnyPanelHearsOfIt()
    {
        std::unique_ptr<raft::Cluster> grown = raft::simulate(raft::clusterOf(3, 1));
        for (std::uint64_t id = 4; id < 8; ++id)
            QVERIFY(grown->perform(raft::action::Join{{id}}).done());
        m_session->adopt(std::move(grown));
        m_session->goToStart();
        QCOMPARE(m_session->view().servers.size(), std::size_t(3));
        QVERIFY(!m_window->grab().isNull());
    }

    void whatIsSelectedStaysBehindWithItsRun()
    {
        QVERIFY(electLeader());
        press(Qt::Key_C);
        for (int beat = 0; beat < 4; ++beat)
            press(Qt::Key_Right, Qt::ControlModifier);
        const raft::EventNumber late = m_session->events().size();
        m_session->select(SelectedEvent{late});
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_C, Qt::ShiftModifier);
        QCOMPARE(m_session->branches().size(), std::size_t(2));
        QVERIFY(std::holds_alternative<NothingSelected>(m_session->selection()));
        press(Qt::Key_W);
        QVERIFY(inspector()->showsWhy());
        QVERIFY(m_session->shownEvent() < late);
    }

    void whatBothRunsHaveStaysSelected()
    {
        const std::uint64_t leader = electLeader();
        press(Qt::Key_C);
        press(Qt::Key_Right, Qt::ControlModifier);
        const raft::EventNumber early = m_session->shownEvent() / 2;
        m_session->select(SelectedEvent{early});
        m_session->seekEvent(early);
        m_session->branchHere();
        QVERIFY(m_session->selection() == Selection(SelectedEvent{early}));
        m_session->select(SelectedServer{{leader}});
        m_session->showBranch(0);
        QCOMPARE(m_session->selectedServer(), std::optional(raft::NodeId{leader}));
    }

    void aMessageIsShownWhileItExists_data()
    {
        QTest::addColumn<double>("part"); // Of its way, also a little before and after.
        QTest::newRow("before its sending") << -0.05;
        QTest::newRow("at its sending") << 0.0;
        QTest::newRow("on its way") << 0.5;
        QTest::newRow("at its arrival") << 1.0;
        QTest::newRow("after its arrival") << 1.05;
    }
    void aMessageIsShownWhileItExists()
    {
        QFETCH(double, part);
        const std::uint64_t message = sendMessage();
        const QLineF line = arrowOf(message);
        QVERIFY(line.length() > 30);
        QPointF at = line.pointAt(std::clamp(part, 0.0, 1.0));
        at.rx() += part < 0 ? -3 : part > 1 ? 3 : 0; // The mouse may miss by a little.
        clickAt(timeline(), at.toPoint());
        QVERIFY2(m_session->selection() == Selection(SelectedMessage{message}), "another thing lies there");
        QVERIFY(m_session->view().message(message));
        press(Qt::Key_W);
        QVERIFY(find<FactsView>("whyFacts")->facts().rowOf(QStringLiteral("hint")) < 0);
    }

    void aDoubleClickShowsAMessageThatExists()
    {
        const std::uint64_t message = sendMessage();
        const QPoint start = arrowOf(message).p1().toPoint() - QPoint(3, 0);
        clickAt(timeline(), start);
        QTest::mouseDClick(timeline(), Qt::LeftButton, {}, start);
        m_session->showNow();
        QVERIFY(m_session->view().message(message));
        QVERIFY(timeline()->geometryOfTime().window().length() < 40'000);
    }

    void aLinkIsHitWhereItIsDrawn()
    {
        m_window->resize(1920, 1200); // Large servers, whose lanes lie far apart.
        QCoreApplication::processEvents();
        const CanvasGeometry &geometry = canvas()->geometryModel();
        QVERIFY(geometry.measures().radius > 50);
        for (const qreal part : {0.3, 0.5, 0.7}) {
            m_session->select(NothingSelected{});
            const QPoint middle = geometry.toWidget(geometry.link({1}, {3}).at(part)).toPoint();
            QTest::mouseClick(canvas(), Qt::LeftButton, {}, middle);
            QVERIFY2(std::holds_alternative<SelectedLink>(m_session->selection()), "the line itself");
        }
    }

    void whyOfAnEntryTellsItsLife()
    {
        const std::uint64_t leader = electLeader();
        press(Qt::Key_C, Qt::ShiftModifier);
        QVERIFY(passUntil([&] { return server(leader).commit.value >= 9; }));
        const raft::Position at = server(leader).log.at({6}).at;
        m_session->select(SelectedEntry{at});
        press(Qt::Key_W);
        QCOMPARE(find<QLabel>("whyTitle")->text(), QStringLiteral("Why entry 6@%1?").arg(at.term.value));
        const Facts &facts = find<FactsView>("whyFacts")->facts().facts();
        const raft::EventRecord &events = m_session->events();
        const auto has = [&](raft::EventKind kind, auto matches) {
            return std::any_of(facts.begin(), facts.end(), [&](const Fact &fact) {
                return fact.event != 0 && events[fact.event].kind == kind && matches(events[fact.event]);
            });
        };
        QVERIFY(has(raft::EventKind::Noted, [&](const raft::Event &stored) {
            return stored.server == leader && stored.position.term == at.term &&
                   stored.position.index >= at.index; // Ten came at once.
        }));
        QVERIFY(
            has(raft::EventKind::Synced, [&](const raft::Event &synced) { return synced.server != leader; }));
        QVERIFY(has(raft::EventKind::MessageDelivered, [&](const raft::Event &reply) {
            return reply.server == leader &&
                   reply.detail == static_cast<std::uint8_t>(raft::MessageType::AppendReply);
        }));
        QVERIFY(has(raft::EventKind::CommitAdvanced, [&](const raft::Event &commit) {
            return commit.server == leader && commit.position.index >= at.index;
        }));
        QVERIFY(has(raft::EventKind::OperationReturned, [](const raft::Event &) { return true; }));
    }

    void whyFollowsTheSelectionAndEscapeLeavesIt()
    {
        QVERIFY(electLeader());
        press(Qt::Key_1);
        press(Qt::Key_W);
        const QString first = find<QLabel>("whyTitle")->text();
        press(Qt::Key_3);
        QVERIFY(find<QLabel>("whyTitle")->text() != first);
        QTest::failOnWarning(QRegularExpression(QStringLiteral("Ambiguous")));
        find<FactsView>("whyFacts")->setFocus();
        press(Qt::Key_Escape);
        QVERIFY(!inspector()->showsWhy());
        QVERIFY2(!std::holds_alternative<NothingSelected>(m_session->selection()), "Escape does one thing");
        press(Qt::Key_W);
        canvas()->setFocus();
        press(Qt::Key_Escape);
        QVERIFY(!inspector()->showsWhy());
    }

    void canvasAndTimelineAgreeWithinAStep()
    {
        raft::ClusterSetup setup = raft::clusterOf(3, 1);
        setup.manual = true;
        QVERIFY(m_session->open(setup));
        m_session->perform(raft::action::ForceTimeout{{1}});
        while (!m_session->view().leader() && !m_session->view().messages.empty())
            m_session->perform(raft::action::Deliver{m_session->view().messages.front().id});
        QVERIFY(m_session->view().leader());
        const raft::EventNumber last = m_session->events().size();
        for (raft::EventNumber event = 1; event < last; ++event) {
            m_session->seekEvent(event);
            m_session->showNow();
            const bool leads = server(1).isLeader();
            QCOMPARE(roleAtHead(0) == raft::Role::Leader, leads);
        }
    }

    void aRuleThatIsOffIsShown()
    {
        m_session->perform(raft::action::TurnOffRule{raft::Rule::CommitOnlyOwnTerm});
        m_session->showNow();
        QVERIFY(canvas()->factLines().contains(QStringLiteral("rule off: CommitOnlyOwnTerm (§5.4.2)")));
        QVERIFY(find<QLabel>("statusRun")->text().contains(QStringLiteral("CommitOnlyOwnTerm")));
        m_session->seekEvent(0);
        m_session->showNow();
        QVERIFY(!canvas()->factLines().join(u' ').contains(QStringLiteral("rule off")));
    }

private:
    TimelineWidget *timeline() const { return find<TimelineWidget>("timeline"); }
    InspectorWidget *inspector() const { return find<InspectorWidget>("inspector"); }
    void clickAt(QWidget *widget, QPoint point)
    {
        QTest::mouseClick(widget, Qt::LeftButton, {}, point);
        m_session->showNow();
    }
    /// A message that has arrived, in the middle of the timeline.
    std::uint64_t sendMessage()
    {
        press(Qt::Key_4);
        press(Qt::Key_E);
        while (m_session->view().messages.empty())
            press(Qt::Key_Right);
        const raft::MessageView sent = m_session->view().messages.front();
        electLeader();
        const auto at = static_cast<double>(sent.sent.count());
        timeline()->showWindow({at - 10'000, at + 30'000});
        return sent.id;
    }
    QLineF arrowOf(std::uint64_t message) const
    {
        for (const TimelineScene::Arrow &arrow : timeline()->scene().arrows)
            if (m_session->events()[arrow.sent].subject == message)
                return arrow.line;
        return {};
    }
    /// What the lane shows at the play head.
    raft::Role roleAtHead(int lane) const
    {
        const double head = timeline()->geometryOfTime().mapTimeToX(m_session->shownEvent() * eventLength);
        for (const TimelineScene::LanePiece &piece : timeline()->scene().lanes)
            if (piece.lane == lane && piece.from <= head && head < piece.to)
                return piece.role;
        return raft::Role::Follower;
    }
};

QTEST_MAIN(LookingTest)
#include "looking_test.moc"
