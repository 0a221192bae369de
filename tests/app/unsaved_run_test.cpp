#include "app/program/recordings.h"
#include "app/program/unsaved_run.h"
#include "raftcore/simulation/simulation.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace raftarium;
using namespace std::chrono_literals;

/// What was done in a window outlives it when it is killed, and only then.
class UnsavedRunTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_session.adopt(raft::simulate(raft::clusterOf(3, 1))); }
    void cleanup()
    {
        for (const QFileInfo &file : QDir(m_folder.path()).entryInfoList(QDir::Files))
            QFile::remove(file.filePath());
    }

    void whatWasDoneIsKeptUntilTheWindowCloses()
    {
        auto unsaved = kept();
        crashAServer();
        QTRY_COMPARE(files().size(), 1);
        unsaved.reset();
        QVERIFY(files().isEmpty());
    }

    void whatIsSavedNeedsNoKeeping()
    {
        const auto unsaved = kept();
        crashAServer();
        QTRY_COMPARE(files().size(), 1);
        m_session.setSaved(m_session.changes());
        QTRY_VERIFY(files().isEmpty());
    }

    void whereNothingWasDoneNothingIsKept()
    {
        const auto unsaved = kept();
        QTest::qWait(60);
        QVERIFY(files().isEmpty());
    }

    void aWindowThatIsKilledLeavesItsRunToTheNext()
    {
        auto killed = kept();
        crashAServer();
        QTRY_COMPARE(files().size(), 1);
        killed->leaveBehind();
        killed.reset();
        const QString left = m_folder.filePath(QStringLiteral("12345.raft.json"));
        QVERIFY(QFile::rename(m_folder.filePath(files().first()), left));

        auto next = kept();
        QCOMPARE(next->leftBehind(), QStringList(left));
        const auto opened = recordingFiles().open(left).result();
        QCOMPARE(opened->problem, QString());
        m_session.adopt(std::move(opened->branches), std::move(opened->runs), opened->shown);
        QVERIFY(!m_session.isChanged());
        next->takeOver(left);
        QVERIFY(m_session.isChanged());
        QTRY_VERIFY(!QFile::exists(left));
        QCOMPARE(files().size(), 1); // In the next one's own file.
        QVERIFY(m_session.view().servers.front().liveness == raft::Liveness::Crashed);
    }

    void anotherWindowThatIsOpenKeepsItsRun()
    {
        const QString theirs = m_folder.filePath(QStringLiteral("1.raft.json"));
        QFile file(theirs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QLockFile lock(theirs + QStringLiteral(".lock"));
        QVERIFY(lock.tryLock(0));
        const auto unsaved = kept();
        QVERIFY(unsaved->leftBehind().isEmpty());
        lock.unlock();
        QCOMPARE(unsaved->leftBehind(), QStringList(theirs));
    }

private:
    std::unique_ptr<UnsavedRun> kept()
    {
        return std::make_unique<UnsavedRun>(&m_session, recordingFiles(), m_folder.path(), 10ms);
    }
    void crashAServer() { m_session.perform(raft::action::Crash{raft::NodeId{1}}); }
    QStringList files() const
    {
        return QDir(m_folder.path()).entryList({QStringLiteral("*.raft.json")}, QDir::Files);
    }

    QTemporaryDir m_folder;
    Session m_session{raft::simulate};
};

QTEST_MAIN(UnsavedRunTest)
#include "unsaved_run_test.moc"
