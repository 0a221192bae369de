#include "window_bench.h"

#include "app/comparison/comparison_axis.h"
#include "app/comparison/comparison_window.h"
#include "app/program/recordings.h"
#include "app/session/scenario_file.h"
#include "app/window/comparisons.h"

#include <QLabel>
#include <QTableWidget>
#include <QToolButton>

using namespace raftarium;

/// Two runs side by side.
class ComparisonTest : public WindowBench {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        m_window->setRecordingFiles(recordingFiles());
    }
    void cleanup() { end(); }

    void twoBranchesOfThePartitionLessonStandSideBySide()
    {
        openPartitionLesson();
        const std::uint64_t crash = branchWithAnotherEnd();
        m_window->comparisons()->compareWithBranch(0);
        ComparisonWindow *window = shownWindow();
        QVERIFY(window != nullptr);
        QVERIFY2(words(window, "partingWords").contains(QStringLiteral("event %1").arg(crash)),
                 qPrintable(words(window, "partingWords")));
        QVERIFY(words(window, "partingWords").contains(QStringLiteral("something else was done")));
        QVERIFY2(words(window, "leftHappened").contains(QStringLiteral("S3 crashes")),
                 qPrintable(words(window, "leftHappened")));
        QVERIFY(!words(window, "rightHappened").contains(QStringLiteral("S3 crashes")));

        // Both show the instant at which they part; there only one of them has crashed.
        QCOMPARE(window->session(0).shownTime(), window->session(1).shownTime());
        QCOMPARE(window->session(0).view().server({3})->liveness, raft::Liveness::Crashed);
        QCOMPARE(window->session(1).view().server({3})->liveness, raft::Liveness::Up);

        // What became different: what the other branch committed after its election.
        auto *entries = window->findChild<QTableWidget *>(QStringLiteral("comparedEntries"));
        QVERIFY(entries->rowCount() > 0);
        QVERIFY(window->findChild<QTableWidget *>(QStringLiteral("comparedLeaders"))->rowCount() > 0);
        emit entries->itemActivated(entries->item(0, 0));
        QVERIFY(std::holds_alternative<SelectedEntry>(window->session(1).selection()));
    }

    void bothGoInStep()
    {
        openPartitionLesson();
        branchWithAnotherEnd();
        m_window->comparisons()->compareWithBranch(0);
        ComparisonWindow *window = shownWindow();
        QVERIFY(window != nullptr);
        const raft::Time parting = window->shownTime();
        QTest::keyClick(window, Qt::Key_Left);
        QVERIFY(window->shownTime() < parting);
        QCOMPARE(window->session(0).view().event, window->session(1).view().event);
        QTest::keyClick(window, Qt::Key_Right);
        QCOMPARE(window->shownTime(), parting);
        QTest::keyClick(window, Qt::Key_Home);
        QCOMPARE(window->session(0).shownTime(), raft::Time{});
        QTest::keyClick(window, Qt::Key_End);
        QVERIFY(words(window, "comparisonClock").contains(QStringLiteral("has ended")));
        auto *axis = window->findChild<ComparisonAxis *>();
        QTest::mouseClick(axis, Qt::LeftButton, {}, QPoint(static_cast<int>(axis->xOf(parting)), 30));
        QVERIFY(std::abs((window->shownTime() - parting).count()) < 50'000);
        QTest::mouseClick(window->findChild<QToolButton *>(QStringLiteral("comparisonParting")),
                          Qt::LeftButton);
        QCOMPARE(window->shownTime(), parting);
        QTest::keyClick(window, Qt::Key_Space);
        QTRY_VERIFY(window->shownTime() > parting);
        QTest::keyClick(window, Qt::Key_Escape);
        QTRY_VERIFY(shownWindowNow() == nullptr);
    }

    void nothingIsDoneToTheRunsOfTheWindow()
    {
        openPartitionLesson();
        branchWithAnotherEnd();
        const std::uint64_t hash = m_session->events().hash();
        m_window->comparisons()->compareWithBranch(0);
        ComparisonWindow *window = shownWindow();
        QVERIFY(window != nullptr);
        QTest::keyClick(window, Qt::Key_K); // Elsewhere it crashes a server.
        QTest::keyClick(window, Qt::Key_Home);
        QCOMPARE(m_session->events().hash(), hash);
    }

    void anotherSeedIsAnotherRun()
    {
        electLeader();
        raft::ClusterSetup setup = m_session->cluster().setup();
        ++setup.seed;
        m_window->comparisons()->compareWithSetup(setup, QStringLiteral("seed 43"));
        ComparisonWindow *window = shownWindow();
        QVERIFY(window != nullptr);
        QVERIFY2(words(window, "partingWords").contains(QStringLiteral("seed: 42 | 43")),
                 qPrintable(words(window, "partingWords")));
        QVERIFY(words(window, "rightName").contains(QStringLiteral("seed 43")));
    }

    void aSettingThatDiffersIsNamedInWords()
    {
        electLeader();
        raft::ClusterSetup setup = m_session->cluster().setup();
        setup.diskMax = raft::Time{4'500};
        m_window->comparisons()->compareWithSetup(setup, QStringLiteral("slower disks"));
        ComparisonWindow *window = shownWindow();
        QVERIFY(window != nullptr);
        QVERIFY2(words(window, "partingWords").contains(QStringLiteral("longest disk write: 2 ms | 4.5 ms")),
                 qPrintable(words(window, "partingWords")));
    }

    void aRecordingOfTheSameRunIsTheSame()
    {
        electLeader();
        const QString path = m_folder.filePath(QStringLiteral("same.raft.json"));
        m_window->saveRecording(path);
        QTRY_VERIFY(strip().contains(u"Saved"));
        m_window->comparisons()->compareWithRecording(path);
        ComparisonWindow *window = shownWindow();
        QVERIFY(window != nullptr);
        QVERIFY(words(window, "partingWords").contains(QStringLiteral("the same")));
        QVERIFY(!window->findChild<QToolButton *>(QStringLiteral("comparisonParting"))->isEnabled());
    }

    void runsWithoutAClockGoEventByEvent()
    {
        raft::ClusterSetup setup = raft::clusterOf(3, 1);
        setup.manual = true;
        QVERIFY(m_session->open(setup));
        m_session->perform(raft::action::ForceTimeout{raft::NodeId{1}});
        m_session->stepBack();
        m_session->branchHere();
        m_session->perform(raft::action::ForceTimeout{raft::NodeId{2}});
        m_window->comparisons()->compareWithBranch(0);
        ComparisonWindow *window = shownWindow();
        QVERIFY(window != nullptr);
        QTest::keyClick(window, Qt::Key_Home);
        QTest::keyClick(window, Qt::Key_Right);
        QCOMPARE(window->session(0).view().event, raft::EventNumber(1));
        QVERIFY(words(window, "comparisonClock").contains(QStringLiteral("1")));
    }

    void aBranchThatWasRemovedComesBack()
    {
        openPartitionLesson();
        branchWithAnotherEnd();
        m_session->renameBranch(1, QStringLiteral("what if"));
        const std::uint64_t hash = m_session->events().hash();
        action("deleteBranch")->trigger();
        QCOMPARE(m_session->branches().size(), std::size_t(1));
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_session->branches().size(), std::size_t(2));
        QCOMPARE(m_session->branches()[1].name, QStringLiteral("what if"));
        m_session->showBranch(1);
        QCOMPARE(m_session->events().hash(), hash);
    }

    void theOtherBranchIsSeenAtTheSameTime()
    {
        openPartitionLesson();
        branchWithAnotherEnd();
        m_session->seekTime(m_session->branches()[1].parted - raft::Time{10'000});
        const raft::Time time = m_session->shownTime();
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_session->branch(), std::size_t(0));
        QCOMPARE(m_session->shownTime(), time);
    }

private:
    void openPartitionLesson()
    {
        PlayedScenario played = playScenarioFile(
            QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios/network-partition.md"), raft::simulate);
        QVERIFY(played.cluster != nullptr);
        m_session->adopt(std::move(played.cluster));
    }
    /// From the instant of the split on S3 is down; with which event both part.
    std::uint64_t branchWithAnotherEnd()
    {
        const raft::EventNumber split =
            m_session->events().firstIn({1, m_session->events().size()}, {raft::EventKind::NetworkSplit},
                                        [](const raft::Event &) { return true; });
        m_session->seekEvent(split);
        m_session->perform(raft::action::Crash{raft::NodeId{3}});
        m_session->seekTime(m_session->shownTime());
        for (int i = 0; i < 40; ++i)
            m_session->stepForwardHeartbeat();
        return m_session->events().firstIn({1, m_session->events().size()}, {raft::EventKind::Crashed},
                                           [](const raft::Event &) { return true; });
    }
    static QString words(const QWidget *window, const char *name)
    {
        return window->findChild<QLabel *>(QString::fromLatin1(name))->text();
    }
    ComparisonWindow *shownWindowNow() const
    {
        for (ComparisonWindow *each : m_window->findChildren<ComparisonWindow *>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    ComparisonWindow *shownWindow() const
    {
        for (int i = 0; i < 200 && shownWindowNow() == nullptr; ++i)
            QTest::qWait(20);
        return shownWindowNow();
    }
};

QTEST_MAIN(ComparisonTest)
#include "comparison_test.moc"
