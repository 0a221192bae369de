#include "window_bench.h"

#include "app/console/console_widget.h"
#include "app/window/legend_window.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QSlider>
#include <QStatusBar>
#include <QToolButton>

using namespace raftarium;

/// A lecture given with mouse and keyboard alone.
class WindowTest : public WindowBench {
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void aServerIsSelectedByItsNumber()
    {
        press(Qt::Key_3);
        QCOMPARE(m_session->selectedServer(), std::optional(raft::NodeId{3}));
        press(Qt::Key_Tab);
        QCOMPARE(m_session->selectedServer(), std::optional(raft::NodeId{4}));
        press(Qt::Key_Escape);
        QVERIFY(!m_session->selectedServer());
    }

    void aServerIsSelectedByAClick()
    {
        clickServer(2);
        QCOMPARE(m_session->selectedServer(), std::optional(raft::NodeId{2}));
    }

    void theSelectedServerCrashesAndRestarts()
    {
        press(Qt::Key_2);
        press(Qt::Key_K);
        QCOMPARE(server(2).liveness, raft::Liveness::Crashed);
        press(Qt::Key_K, Qt::ShiftModifier);
        QCOMPARE(server(2).liveness, raft::Liveness::Up);
    }

    void theToolBarCrashesWithTheMouse()
    {
        clickServer(4);
        QTest::mouseClick(find<QToolButton>("crashButton"), Qt::LeftButton);
        QCOMPARE(server(4).liveness, raft::Liveness::Crashed);
    }

    void whatCannotBeDoneSaysWhy()
    {
        QVERIFY(!action("crash")->isEnabled());
        QVERIFY(action("crash")->toolTip().contains(u"Select a server first"));
        press(Qt::Key_K);
        QVERIFY(strip().contains(u"Select a server first"));
        press(Qt::Key_1);
        QVERIFY(action("crash")->isEnabled());
        QVERIFY(!action("restart")->isEnabled());
        const QString tip = action("restart")->toolTip();
        QVERIFY2(tip.contains(u'\n'), qPrintable(tip));
    }

    void everyActionHasTextAndToolTip()
    {
        const QList<QAction *> all = m_window->actions()->all();
        QVERIFY(all.size() > 50);
        QSet<QString> keys;
        for (const QAction *each : all) {
            QVERIFY2(!each->text().isEmpty() && !each->toolTip().isEmpty(), qPrintable(each->objectName()));
            const QList<QKeySequence> shortcuts = each->shortcuts();
            for (const QKeySequence &key : shortcuts) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys.insert(key.toString());
            }
        }
    }

    void noMenuIsHigherThanASmallScreen()
    {
        const QList<QMenu *> menus = m_window->menuBar()->findChildren<QMenu *>();
        QVERIFY(menus.size() > 7);
        for (const QMenu *menu : menus)
            QVERIFY2(menu->sizeHint().height() < 640, qPrintable(menu->title()));
    }

    void aWriteIsCommittedOnEveryServer()
    {
        QVERIFY(electLeader());
        auto *field = find<QLineEdit>("writeField");
        QTest::mouseClick(field, Qt::LeftButton);
        type("put x 7");
        press(Qt::Key_Return);
        QVERIFY(field->text().isEmpty());
        press(Qt::Key_Escape);
        QVERIFY(passUntil([this] {
            for (std::uint64_t id = 1; id <= 5; ++id)
                if (!server(id).store.find("x"))
                    return false;
            return true;
        }));
        QCOMPARE(server(5).store.find("x")->value.text(), std::string("7"));
        QVERIFY(find<ConsoleWidget>("console")->transcript().contains(QStringLiteral("ok ·")));
    }

    /// The example in the empty field is a promise.
    void byMouseAloneTheButtonWritesToTheLeader()
    {
        QVERIFY(electLeader());
        const raft::Index last = m_session->view().leader()->log.lastIndex();
        QTest::mouseClick(find<QPushButton>("submitButton"), Qt::LeftButton);
        QCOMPARE(m_session->view().leader()->log.lastIndex().value, last.value + 1);
        QVERIFY(passUntil([this] { return server(5).store.find("x").has_value(); }));
    }

    void aRequestThatIsNotUnderstoodStaysInTheField()
    {
        auto *field = find<QLineEdit>("writeField");
        field->setFocus();
        type("jump");
        press(Qt::Key_Return);
        QCOMPARE(field->text(), QStringLiteral("jump"));
        QVERIFY(strip().contains(u"not understood"));
    }

    void theFieldRecallsWhatWasSent()
    {
        QVERIFY(electLeader());
        auto *field = find<QLineEdit>("writeField");
        field->setFocus();
        type("a=1");
        press(Qt::Key_Return);
        type("b=2");
        press(Qt::Key_Return);
        press(Qt::Key_Up);
        press(Qt::Key_Up);
        QCOMPARE(field->text(), QStringLiteral("a=1"));
        press(Qt::Key_Down);
        QCOMPARE(field->text(), QStringLiteral("b=2"));
    }

    void lettersTypedIntoAFieldAreText()
    {
        press(Qt::Key_1);
        auto *field = find<QLineEdit>("writeField");
        field->setFocus();
        type("k 2 .");
        QCOMPARE(field->text(), QStringLiteral("k 2 ."));
        QCOMPARE(server(1).liveness, raft::Liveness::Up);
        QCOMPARE(m_session->selectedServer(), std::optional(raft::NodeId{1}));
        QVERIFY(!m_session->isPlaying());
        press(Qt::Key_Home);
        QVERIFY(m_session->isLive());
    }

    void aSplitIsDrawnAndHealed()
    {
        const std::uint64_t leader = electLeader();
        const std::uint64_t other = leader % 5 + 1;
        press(Qt::Key_P);
        press(Qt::Key_Return); // All are in one group.
        QVERIFY(canvas()->isSplitEditing());
        clickServer(leader);
        clickServer(other);
        press(Qt::Key_Return);
        QVERIFY(!canvas()->isSplitEditing());
        QCOMPARE(m_session->view().groups.size(), std::size_t(2));
        QVERIFY(m_session->view().link({leader}, {other % 5 + 1})->cut);
        QVERIFY(!m_session->view().link({leader}, {other})->cut);
        QVERIFY(passUntil([&] { return m_session->view().leader()->id.value != leader; }));
        QVERIFY(m_session->view().isStaleLeader(server(leader)));
        press(Qt::Key_H);
        QVERIFY(m_session->view().groups.empty());
        QVERIFY(passUntil([&] { return server(leader).role == raft::Role::Follower; }));
        QVERIFY(m_session->cluster().violations().empty());
    }

    void escapeLeavesTheSplitEditor()
    {
        press(Qt::Key_P);
        press(Qt::Key_Escape);
        QVERIFY(!canvas()->isSplitEditing());
        QVERIFY(m_session->view().groups.empty());
    }

    void aServerIsIsolated()
    {
        press(Qt::Key_5);
        press(Qt::Key_I);
        QVERIFY(m_session->view().link({5}, {1})->cut);
        QVERIFY(m_session->view().link({1}, {5})->cut);
        QVERIFY(!m_session->view().link({1}, {2})->cut);
    }

    void oneDirectionOfALinkIsCut()
    {
        m_session->select(SelectedLink{{1}, {2}});
        press(Qt::Key_X, Qt::ShiftModifier);
        QVERIFY(m_session->view().link({1}, {2})->cut);
        QVERIFY(!m_session->view().link({2}, {1})->cut);
        press(Qt::Key_X, Qt::ShiftModifier);
        QVERIFY(!m_session->view().link({1}, {2})->cut);
        press(Qt::Key_X);
        QVERIFY(m_session->view().link({1}, {2})->cut && m_session->view().link({2}, {1})->cut);
    }

    void thePastIsLookedAtAndLeft()
    {
        QVERIFY(electLeader());
        const raft::Time present = m_session->shownTime();
        press(Qt::Key_Home);
        QVERIFY(!m_session->isLive());
        QCOMPARE(m_session->shownTime(), raft::Time(0));
        press(Qt::Key_1);
        press(Qt::Key_Right);
        QVERIFY(m_session->shownEvent() > 0);
        press(Qt::Key_Left);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0));
        press(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(m_session->shownEvent() > 1);
        press(Qt::Key_End);
        QVERIFY(m_session->isLive());
        QCOMPARE(m_session->shownTime(), present);
        press(Qt::Key_K);
        QCOMPARE(server(1).liveness, raft::Liveness::Crashed);
    }

    void playingThroughThePastReachesThePresent()
    {
        QVERIFY(electLeader());
        press(Qt::Key_Home);
        m_session->setSpeed(Session::fastest);
        press(Qt::Key_Space);
        QTRY_VERIFY(m_session->isLive());
        QVERIFY(m_session->isPlaying());
        press(Qt::Key_Space);
        QVERIFY(!m_session->isPlaying());
    }

    void keysChangeSpeedAndPace()
    {
        const double speed = m_session->speed();
        press(Qt::Key_BracketRight);
        QVERIFY(m_session->speed() > speed);
        QCOMPARE(find<QSlider>("speedSlider")->value(), find<QSlider>("speedSlider")->sliderPosition());
        press(Qt::Key_0);
        QCOMPARE(m_session->speed(), Session::defaultSpeed);
        press(Qt::Key_Backslash);
        QCOMPARE(m_session->pace(), Session::Pace::Event);
    }

    void byEventTimePassesFromHappeningToHappening()
    {
        m_session->setPace(Session::Pace::Event);
        const raft::EventNumber before = m_session->events().size();
        press(Qt::Key_Space);
        QTRY_VERIFY(m_session->events().size() > before);
        QVERIFY(m_session->isLive());
    }

    void thePaletteDoesWhatItsNameSays()
    {
        press(Qt::Key_2);
        press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("paletteField"));
        type("time out");
        press(Qt::Key_Return);
        QVERIFY(server(2).role != raft::Role::Follower || server(2).hard.term.value > 0);
        QCOMPARE(QApplication::focusWidget(), canvas());
    }

    void thePaletteGoesToATime()
    {
        QVERIFY(electLeader());
        press(Qt::Key_J);
        type("20ms");
        press(Qt::Key_Return);
        QVERIFY(!m_session->isLive());
        QCOMPARE(m_session->shownTime(), raft::Time(20'000));
    }

    void askedForATimeThePaletteListsNoCommands()
    {
        press(Qt::Key_J);
        auto *list = find<QListWidget>("paletteList");
        QCOMPARE(list->count(), 0);
        type("20ms");
        QCOMPARE(list->count(), 1);
        type("x");
        press(Qt::Key_Return);
        QVERIFY(list->item(0)->text().contains(u"no time"));
        QVERIFY(list->isVisible());
        press(Qt::Key_Escape);
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(list->count() > 20);
        const int row = list->sizeHintForRow(0);
        QCOMPARE(list->viewport()->height() % row, 0); // No row is cut.
    }

    void manuallyThePaletteGoesToAnEvent()
    {
        raft::ClusterSetup setup = raft::clusterOf(3);
        setup.manual = true;
        QVERIFY(m_session->open(setup));
        QVERIFY(m_session->perform(raft::action::ForceTimeout{{1}}).problem.empty());
        QVERIFY(m_session->events().size() > 3);
        press(Qt::Key_J);
        type("2");
        press(Qt::Key_Return);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(2));
    }

    void manuallyNothingHappensByItselfAndTheWindowSaysSo()
    {
        raft::ClusterSetup setup = raft::clusterOf(3);
        setup.manual = true;
        QVERIFY(m_session->open(setup));
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Right}) {
            m_session->select(NothingSelected{});
            press(key);
            QVERIFY(!m_session->isPlaying());
            QVERIFY2(strip().contains(u"nothing happens by itself"), qPrintable(strip()));
        }
        press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(strip().contains(u"no clock"));
        QVERIFY(m_session->perform(raft::action::ForceTimeout{{1}}).problem.empty());
        m_session->seekEvent(1);
        press(Qt::Key_Space); // The past plays, event by event, and stops in the present.
        QVERIFY(m_session->isPlaying());
        QTRY_VERIFY(m_session->isLive() && !m_session->isPlaying());
    }

    void whereNothingIsWrongThereIsNothingToHeal()
    {
        QVERIFY(!action("heal")->isEnabled());
        QVERIFY(action("heal")->toolTip().contains(u"nothing to heal"));
        m_session->perform(raft::action::CutLink{{1}, {2}});
        QTRY_VERIFY(action("heal")->isEnabled());
        press(Qt::Key_H);
        QVERIFY(!m_session->view().link({1}, {2})->cut);
        QTRY_VERIFY(!action("heal")->isEnabled());
    }

    void shiftTabSelectsThePreviousServer()
    {
        press(Qt::Key_3);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_session->selectedServer(), std::optional(raft::NodeId{2}));
        QCOMPARE(action("selectPrevious")->shortcut().toString(), QStringLiteral("Shift+Tab"));
    }

    void theNetworkIsSlowedWithADial()
    {
        find<QDockWidget>("networkDock")->show();
        auto *dial = find<QSlider>("latencyMax");
        dial->setFocus();
        const int before = dial->value();
        press(Qt::Key_PageUp);
        QVERIFY(dial->value() > before);
        QCOMPARE(m_session->view().network.latencyMax, raft::Time(dial->value() * 1000));
    }

    void disksAreSlowedWithADial()
    {
        find<QDockWidget>("networkDock")->show();
        auto *least = find<QSlider>("diskMin");
        least->setFocus();
        press(Qt::Key_PageUp);
        QVERIFY(least->value() > 0);
        QCOMPARE(m_session->view().diskMin, raft::Time(least->value() * 1000));
        QVERIFY2(m_session->view().diskMax >= m_session->view().diskMin, "the other end is pushed along");
    }

    void theLayoutIsRemembered()
    {
        find<QDockWidget>("inspectorDock")->close();
        m_window->setThemeChoice(MainWindow::ThemeChoice::Dark);
        m_window->close();
        openWindow();
        QVERIFY(!find<QDockWidget>("inspectorDock")->isVisible());
        QVERIFY(m_window->theme().dark);
        action("resetLayout")->trigger();
        QVERIFY(find<QDockWidget>("inspectorDock")->isVisible());
    }

    void nothingIsCutOffInASmallWindow()
    {
        const auto fits = [this](const QWidget *widget) {
            const QRect place(widget->mapTo(m_window.get(), QPoint()), widget->size());
            return widget->isVisible() && m_window->rect().contains(place);
        };
        for (const char *name : {"crashButton", "healButton", "writeField", "submitButton", "safetyLight",
                                 "speedSlider", "canvas", "timeline", "log", "inspector", "statusWords"})
            QVERIFY2(fits(find<QWidget>(name)), name);
        QCOMPARE(m_window->size(), QSize(1280, 720));
    }

    void panelsOnTheLeftDoNotPressEachOtherFlat()
    {
        for (const char *dock : {"networkDock", "figure2Dock", "lessonDock"}) {
            find<QDockWidget>(dock)->show();
            QCoreApplication::processEvents();
        }
        auto *lesson = find<QDockWidget>("lessonDock");
        QVERIFY2(!m_window->tabifiedDockWidgets(lesson).isEmpty(), "they stand behind each other");
        QTRY_VERIFY(lesson->height() >= 220);
        QCOMPARE(m_window->height(), 720);
        QVERIFY(m_window->rect().contains(find<QStatusBar>("statusBar")->geometry()));
    }

    void theLegendFitsTheScreenAndEscapeClosesIt()
    {
        press(Qt::Key_F1, Qt::ShiftModifier);
        auto *legend = m_window->findChild<LegendWindow *>();
        QVERIFY(legend && legend->isVisible());
        QVERIFY(legend->height() <= legend->screen()->availableSize().height());
        QTest::keyClick(legend, Qt::Key_Escape);
        QVERIFY(!legend->isVisible());
    }

    void theStatusBarSpeaks()
    {
        const std::uint64_t leader = electLeader();
        const auto *words = find<QLabel>("statusWords");
        QTRY_VERIFY(words->text().startsWith(QStringLiteral("Leader S%1 · term").arg(leader)));
        QVERIFY(words->text().endsWith(u"safety: all 7 properties hold"));
    }

    void aPausedWindowPaintsNothing()
    {
        QTest::qWait(300);
        struct Counter : QObject {
            int paints = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                paints += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
        } counter;
        qApp->installEventFilter(&counter);
        QTest::qWait(200);
        QCOMPARE(counter.paints, 0);
    }

    void aScenarioPlaysFromTheStart()
    {
        const QString path = QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios/tour.md");
        QVERIFY(m_window->openScenario(path, false));
        QTRY_VERIFY(!m_window->isBusy());
        QVERIFY(!m_session->isLive());
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0));
        QVERIFY(m_window->windowTitle().contains(u"Raft"));
        press(Qt::Key_End);
        QVERIFY(m_session->isLive());
    }

    void aManualRunPlaysEventByEvent()
    {
        raft::ClusterSetup setup = raft::clusterOf(3, 1);
        setup.manual = true;
        QVERIFY(m_session->open(setup));
        press(Qt::Key_1);
        press(Qt::Key_E);
        press(Qt::Key_Home);
        QList<raft::EventNumber> shown;
        connect(m_session.get(), &Session::viewChanged, this,
                [this, &shown] { shown.append(m_session->shownEvent()); });
        press(Qt::Key_Space);
        QTRY_VERIFY(m_session->isLive());
        QVERIFY(m_session->events().size() > 2);
        for (raft::EventNumber event = 1; event <= m_session->events().size(); ++event)
            QVERIFY2(shown.contains(event), qPrintable(QString::number(event)));
        m_session->disconnect(this);
    }

    void aFileThatIsNoScenarioIsRefused()
    {
        const raft::EventNumber events = m_session->events().size();
        QVERIFY(!m_window->openScenario(QStringLiteral("/no/such/file.md"), false));
        QVERIFY(strip().contains(u"cannot be read"));
        QCOMPARE(m_session->events().size(), events);
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
