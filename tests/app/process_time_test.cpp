#include "process_bench.h"

#include "app/inspector/inspector_widget.h"
#include "app/inspector/node_facts.h"
#include "app/window/options.h"
#include "app/window/status_line.h"

#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include <set>

using namespace raftarium;

/// The time of real processes: their present passes by itself, their past is looked at, and a simulation goes
/// on from any instant of it.
class ProcessTimeTest : public ProcessBench {
    Q_OBJECT

private slots:
    void init() { beginWithProcesses(); }
    void cleanup() { end(); }

    void thePresentPassesByItselfAtItsOwnSpeed()
    {
        startFive();
        m_fake->waiting = 3;
        QTRY_COMPARE(m_session->shownEvent(), raft::EventNumber(3));
        QCOMPARE(m_session->speed(), 1.0);
        auto *speed = find<QSlider>("speedSlider");
        QVERIFY(!speed->isEnabled());
        QVERIFY(speed->toolTip().contains(u"1×"));
        press(Qt::Key_Space);
        QVERIFY(!m_session->isLive());
        QVERIFY(speed->isEnabled());
        QCOMPARE(m_session->speed(), Session::defaultSpeed);
    }

    void pausingLooksBackWhileTheRecordGrows()
    {
        startFive();
        m_fake->waiting = 4;
        QTRY_COMPARE(m_session->shownEvent(), raft::EventNumber(4));
        press(Qt::Key_Space);
        QVERIFY(!m_session->isPlaying());
        m_fake->waiting = 6;
        QTRY_COMPARE(m_session->events().size(), raft::EventNumber(10));
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(4));
        press(Qt::Key_Left);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(3));
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(5));
        press(Qt::Key_End);
        QVERIFY(m_session->isLive() && m_session->isPlaying());
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(10));
    }

    void aStepFromThePresentHoldsItAndGoesNoFurtherThanTheRecord()
    {
        startFive();
        m_fake->waiting = 2;
        QTRY_COMPARE(m_session->shownEvent(), raft::EventNumber(2));
        for (int i = 0; i < 3; ++i) {
            press(Qt::Key_Right);
            QVERIFY(!m_session->isLive());
            QCOMPARE(m_session->shownEvent(), raft::EventNumber(2));
        }
    }

    void thePastPlaysUntilThePresent()
    {
        startFive();
        m_fake->waiting = 5;
        QTRY_COMPARE(m_session->shownEvent(), raft::EventNumber(5));
        press(Qt::Key_Home);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0));
        QVERIFY(!m_session->isPlaying());
        m_session->setSpeed(1);
        press(Qt::Key_Space);
        QVERIFY(m_session->isPlaying() && !m_session->isLive());
        QTRY_VERIFY(m_session->isLive());
        QVERIFY(m_session->isPlaying());
    }

    void thePastOfRealServersIsNotActedUpon()
    {
        startFive();
        press(Qt::Key_1);
        press(Qt::Key_Space);
        press(Qt::Key_K);
        QCOMPARE(m_fake->performed.size(), std::size_t(0));
        QVERIFY(strip().contains(u"press End"));
        QCOMPARE(m_session->branches().size(), std::size_t(1));
        press(Qt::Key_End);
        press(Qt::Key_K);
        QCOMPARE(m_fake->count<raft::action::Crash>(), std::size_t(1));
    }

    void aSimulationGoesOnFromAnyInstant()
    {
        startFive();
        m_fake->waiting = 5;
        QTRY_COMPARE(m_session->shownEvent(), raft::EventNumber(5));
        press(Qt::Key_Left);
        press(Qt::Key_Left);
        QVERIFY(action("continueInSimulation")->isEnabled());
        action("continueInSimulation")->trigger();
        QCOMPARE(m_fake->branchedAt, std::optional<raft::EventNumber>(3));
        QVERIFY(!m_session->inRealTime());
        QVERIFY(find<QToolButton>("simulationMode")->isChecked());
        QVERIFY(strip().contains(u"simulation 1"));
        QVERIFY(!action("continueInSimulation")->isEnabled());
        press(Qt::Key_1);
        press(Qt::Key_K);
        QCOMPARE(server(1).liveness, raft::Liveness::Crashed);
    }

    void theProcessesGoOnBehindASimulation()
    {
        startFive();
        press(Qt::Key_F);
        QVERIFY(!m_session->inRealTime());
        m_fake->waiting = 7;
        QTRY_COMPARE(m_fake->waiting, std::size_t(0));
        QVERIFY(!m_gone);
        click("processMode");
        QVERIFY(m_session->inRealTime());
        QVERIFY(m_session->isLive() && m_session->isPlaying());
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(7));
        click("simulationMode");
        QVERIFY(!m_session->inRealTime());
        QVERIFY(!m_gone);
        action("leaveProcesses")->trigger();
        QVERIFY(m_gone);
        QCOMPARE(m_session->branches().size(), std::size_t(1));
    }
};

QTEST_MAIN(ProcessTimeTest)
#include "process_time_test.moc"
