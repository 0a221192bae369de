#include "window_bench.h"

#include "netnode/processes/process_cluster.h"

#include <QDockWidget>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <csignal>

using namespace raftarium;

/// The newcomer's walk: a window, five real processes, a mouse and a keyboard.
class RealProcessesTest : public WindowBench {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        m_window->setProcessFactory([](const ProcessRequest &request, QString *problem) {
            return ProcessCluster::start({{}, static_cast<int>(request.servers), request.delay, {}}, problem);
        });
    }
    void cleanup() { end(); }

    void fiveServersElectLoseTheirLeaderSplitAndHeal()
    {
        start();
        QTRY_VERIFY_WITH_TIMEOUT(leader() != 0, patience);
        press(Qt::Key_C);
        QTRY_VERIFY_WITH_TIMEOUT(everybodyKnowsCommitted(2), patience);

        // Somebody kills the leader in a terminal.
        const std::uint64_t old = leader();
        QVERIFY(::kill(pidOf(old), SIGKILL) == 0);
        QTRY_VERIFY_WITH_TIMEOUT(facts().contains(QStringLiteral("S%1: down").arg(old)), patience);
        QVERIFY(facts().contains(u"ended: killed by SIGKILL"));
        QTRY_VERIFY_WITH_TIMEOUT(leader() != 0 && leader() != old, patience);
        press(Qt::Key_C);

        // It starts again and catches up.
        select(old);
        press(Qt::Key_K, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(server(old).liveness, raft::Liveness::Up, patience);
        QTRY_VERIFY_WITH_TIMEOUT(everybodyKnowsCommitted(4), patience);

        // The leader alone on its side commits nothing; the others go on without it.
        const std::uint64_t alone = leader();
        const std::uint64_t before = server(alone).commit.value;
        select(alone);
        press(Qt::Key_I);
        QTRY_VERIFY_WITH_TIMEOUT(leader() != 0 && leader() != alone, patience);
        QVERIFY(facts().contains(u"cut"));
        press(Qt::Key_C);
        QTRY_VERIFY_WITH_TIMEOUT(leader() != 0 && server(leader()).commit.value >= before + 2, patience);
        QVERIFY(server(alone).commit.value < before + 2);
        press(Qt::Key_H);
        QTRY_VERIFY_WITH_TIMEOUT(everybodyKnowsCommitted(before + 2), patience);
        QVERIFY(m_session->cluster().violations().empty());
    }

    void whatOnlySimulationsCanDoIsGreyedOutWithTheReason()
    {
        start();
        QTRY_VERIFY_WITH_TIMEOUT(leader() != 0, patience);
        select(leader());
        QTRY_VERIFY(action("crash")->isEnabled());
        for (const char *possible : {"pauseServer", "isolate", "partition", "write"})
            QVERIFY2(action(possible)->isEnabled(), possible);
        QVERIFY(!action("staggerTimers")->isEnabled());
        QVERIFY(action("staggerTimers")->toolTip().contains(u"Only a simulation"));
        find<QDockWidget>("networkDock")->show();
        QTRY_VERIFY(!find<QSlider>("diskMin")->isVisible());
        QVERIFY(find<QSlider>("latencyMin")->isEnabled());
        QTRY_VERIFY(networkWords().contains(u"Measured"));
    }

    void whoLeavesLeavesNothingBehind()
    {
        start();
        QTRY_VERIFY_WITH_TIMEOUT(leader() != 0, patience);
        std::vector<pid_t> pids;
        for (std::uint64_t id = 1; id <= 5; ++id)
            pids.push_back(pidOf(id));
        find<QToolButton>("simulationMode")->click();
        QVERIFY(!m_session->inRealTime());
        for (const pid_t pid : pids)
            QVERIFY(pid > 0 && ::kill(pid, 0) != 0);
    }

private:
    static constexpr int patience = 30'000;

    void start()
    {
        QTest::mouseClick(find<QWidget>("processMode"), Qt::LeftButton);
        QTest::mouseClick(find<QWidget>("processGo"), Qt::LeftButton);
        m_window->activateWindow();
        canvas()->setFocus();
        QVERIFY(m_session->inRealTime());
    }
    QString networkWords() const
    {
        QStringList words;
        for (const QLabel *label : find<QDockWidget>("networkDock")->findChildren<QLabel *>())
            words << label->text();
        return words.join(u' ');
    }
    QString facts() const { return canvas()->factLines().join(u'\n'); }
    std::uint64_t leader() const
    {
        const raft::ServerView *leading = m_session->view().leader();
        return leading == nullptr ? 0 : leading->id.value;
    }
    bool everybodyKnowsCommitted(std::uint64_t index) const
    {
        const auto &servers = m_session->view().servers;
        return std::all_of(servers.begin(), servers.end(),
                           [index](const raft::ServerView &each) { return each.commit.value >= index; });
    }
    pid_t pidOf(std::uint64_t id) const
    {
        return static_cast<pid_t>(std::get<raft::process::Running>(server(id).process).pid);
    }
    void select(std::uint64_t id) { press(static_cast<Qt::Key>(Qt::Key_0 + static_cast<int>(id))); }
};

QTEST_MAIN(RealProcessesTest)
#include "real_processes_test.moc"
