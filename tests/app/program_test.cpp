#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The program without a window: what it writes, and what its exit code says.
class ProgramTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString writeFile(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }
    QByteArray contents(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Runs the program in the folder through a shell, which may set limits first; answers the exit code.
    int run(const QString &before, const QString &arguments)
    {
        QProcess shell;
        shell.setWorkingDirectory(m_folder.path());
        shell.setProcessChannelMode(QProcess::ForwardedChannels);
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), before + QStringLiteral("exec \"" RAFTARIUM "\" ") + arguments});
        shell.waitForFinished(60'000);
        return shell.exitStatus() == QProcess::NormalExit ? shell.exitCode() : -1;
    }

private slots:
    void aScenarioThatDoesNotHoldIsNoSuccess()
    {
        writeFile(QStringLiteral("true.md"), "```raft\ncluster 3 clock seed=1\nwait 300ms\n```\n");
        writeFile(QStringLiteral("false.md"),
                  "```raft\ncluster 3 clock seed=1\nwait 300ms\nexpect term 1 = 99\n```\n");
        QCOMPARE(run({}, QStringLiteral("true.md --screenshot true.png")), 0);
        QCOMPARE(run({}, QStringLiteral("false.md --screenshot false.png")), 1);
        QCOMPARE(run({}, QStringLiteral("false.md --report false.txt")), 1);
        QVERIFY(contents(QStringLiteral("false.png")).startsWith("\x89PNG"));
        QVERIFY(!contents(QStringLiteral("false.txt")).isEmpty());
        QCOMPARE(run({}, QStringLiteral("none.md --screenshot none.png")), 2);
    }

    void aReportThatCannotBeWrittenLeavesTheOldOne()
    {
        writeFile(QStringLiteral("run.md"), "```raft\ncluster 3 clock seed=1\nwait 300ms\n```\n");
        writeFile(QStringLiteral("report.md"), "the old report");
        // A disk that takes no byte: files may not grow, and the signal that says so is ignored.
        QCOMPARE(
            run(QStringLiteral("trap '' XFSZ; ulimit -f 0; "), QStringLiteral("run.md --report report.md")),
            2);
        QCOMPARE(contents(QStringLiteral("report.md")), QByteArray("the old report"));
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
