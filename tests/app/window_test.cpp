#include "app/canvas/canvas_widget.h"
#include "app/console/console_widget.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/message_strip.h"
#include "raftcore/simulation/simulation.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace raftarium;

/// A lecture given with mouse and keyboard alone.
class WindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;

    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(m_session.get(), m_settings.get());
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        canvas()->setFocus();
        QCoreApplication::processEvents();
    }
    template <class Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QString::fromLatin1(name));
    }
    CanvasWidget *canvas() const { return find<CanvasWidget>("canvas"); }
    QAction *action(const char *name) const { return m_window->actions()->action(QString::fromLatin1(name)); }
    const raft::ServerView &server(std::uint64_t id) const { return *m_session->view().server({id}); }
    QString strip() const
    {
        return m_window->messageStrip()->isVisible() ? m_window->messageStrip()->sentence() : QString();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text)); }
    void clickServer(std::uint64_t id)
    {
        const CanvasGeometry &geometry = canvas()->geometryModel();
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, geometry.toWidget(geometry.centre({id})).toPoint());
    }
    /// Lets virtual time pass, heartbeat by heartbeat, until `holds`; at most so many heartbeats.
    template <class Holds>
    bool passUntil(Holds holds)
    {
        for (int beat = 0; beat < 100; ++beat) {
            if (holds())
                return true;
            press(Qt::Key_Right, Qt::ControlModifier);
        }
        return holds();
    }
    std::uint64_t electLeader()
    {
        passUntil([this] { return m_session->view().leader() != nullptr; });
        return m_session->view().leader() ? m_session->view().leader()->id.value : 0;
    }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("window.ini")),
                                                 QSettings::IniFormat);
        m_settings->clear();
        m_session = std::make_unique<Session>(raft::simulate);
        QVERIFY(m_session->open(raft::clusterOf(5, 42)));
        openWindow();
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
    }

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
        QCOMPARE(server(5).store.find("x")->value, std::string("7"));
        QVERIFY(find<ConsoleWidget>("console")->transcript().contains(QStringLiteral("ok ·")));
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
        press(Qt::Key_K);
        QVERIFY(strip().contains(u"press End"));
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

    void theStatusBarSpeaks()
    {
        const std::uint64_t leader = electLeader();
        const auto *words = find<QLabel>("statusWords");
        QTRY_VERIFY(words->text().startsWith(QStringLiteral("Leader S%1 · term").arg(leader)));
        QVERIFY(words->text().endsWith(u"safety: 5 of 5 hold"));
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
        QVERIFY(!m_session->isLive());
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0));
        QVERIFY(m_window->windowTitle().contains(u"Raft"));
        press(Qt::Key_End);
        QVERIFY(m_session->isLive());
    }

    void aRunByHandPlaysEventByEvent()
    {
        raft::ClusterSetup setup = raft::clusterOf(3, 1);
        setup.byHand = true;
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
