#include "run_program.h"

#include <QFile>
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
    int run(const QString &arguments, const QString &before = {}) const
    {
        return runProgram(m_folder.path(), arguments, before);
    }

private slots:
    void aScenarioThatDoesNotHoldIsNoSuccess()
    {
        writeFile(QStringLiteral("true.md"), "```raft\ncluster 3 clock seed=1\nwait 300ms\n```\n");
        writeFile(QStringLiteral("false.md"),
                  "```raft\ncluster 3 clock seed=1\nwait 300ms\nexpect term 1 = 99\n```\n");
        QCOMPARE(run(QStringLiteral("true.md --screenshot true.png")), 0);
        QCOMPARE(run(QStringLiteral("false.md --screenshot false.png")), 1);
        QCOMPARE(run(QStringLiteral("false.md --report false.txt")), 1);
        QVERIFY(contents(QStringLiteral("false.png")).startsWith("\x89PNG"));
        QVERIFY(!contents(QStringLiteral("false.txt")).isEmpty());
        QCOMPARE(run(QStringLiteral("none.md --screenshot none.png")), 2);
    }

    void aLessonIsPrintedForPaper()
    {
        writeFile(
            QStringLiteral("l.md"),
            "---\ntitle: A majority\n---\n\n## First\n\nCount the *votes*.\n\n```raft\ncluster 3\n"
            "caption \"Three servers_1\"\nask \"How many votes win?\" \"One\" \"Two\"* because \"Half is not "
            "enough.\"\nelect 1\n```\n");
        QCOMPARE(run(QStringLiteral("l.md --handout l.pdf")), 0);
        QVERIFY(contents(QStringLiteral("l.pdf")).startsWith("%PDF-"));
        QCOMPARE(run(QStringLiteral("exactly-once --handout built-in.pdf")), 0);
        QCOMPARE(run(QStringLiteral("none.md --handout none.pdf")), 2);
        writeFile(QStringLiteral("false.md"), "```raft\ncluster 3\nexpect term 1 = 9\n```\n");
        QCOMPARE(run(QStringLiteral("false.md --handout false.pdf")), 1);

        QProcess reader;
        reader.start(
            QStringLiteral("pdftotext"),
            {QStringLiteral("-layout"), m_folder.filePath(QStringLiteral("l.pdf")), QStringLiteral("-")});
        if (!reader.waitForStarted())
            QSKIP("pdftotext is not installed: the words of the page are not read.");
        QVERIFY(reader.waitForFinished());
        const QStringList pages =
            QString::fromUtf8(reader.readAllStandardOutput()).split(u'\f', Qt::SkipEmptyParts);
        QCOMPARE(pages.size(), 2);
        for (const char *words : {"A majority", "First", "Count the votes.", "cluster 3", "Three servers_1",
                                  "Question 1. How many votes win?", "(2) Two", "elect 1"})
            QVERIFY2(pages[0].contains(QString::fromUtf8(words)), words);
        QVERIFY(!pages[0].contains(QStringLiteral("Half is not enough.")));
        QVERIFY2(pages[1].contains(QStringLiteral("Answers")) &&
                     pages[1].contains(QStringLiteral("(2) Two. Half is not enough.")),
                 qPrintable(pages[1]));
    }

    void aRunBecomesAPageThatOpensAgain()
    {
        writeFile(QStringLiteral("run.md"), "# A run\n\n```raft\ncluster 3 clock seed=1\nwait 300ms\n```\n");
        QCOMPARE(run(QStringLiteral("run.md --html run.html")), 0);
        QVERIFY(contents(QStringLiteral("run.html")).contains("<title>A run</title>"));
        QCOMPARE(run(QStringLiteral("run.html --report again.md")), 0);
        QVERIFY(contents(QStringLiteral("again.md")).contains("3 servers, seed 1, 0.300 s"));
        QCOMPARE(run(QStringLiteral("--html new.html")), 2); // It would never end.
    }

    void anInstantBeyondTheEndShowsTheEndAndSaysSo()
    {
        writeFile(QStringLiteral("run.md"), "```raft\ncluster 3 clock seed=1\nwait 300ms\n```\n");
        run(QStringLiteral("run.md --html run.html"));
        for (const char *instant :
             {"run.md --at 9s", "run.html --at 9s", "run.html#event=999999", "run.md#event=999999"}) {
            QCOMPARE(run(QLatin1StringView(instant) + QStringLiteral(" --screenshot end.png 2> said")), 0);
            QVERIFY2(contents(QStringLiteral("said")).contains("this is its end"), instant);
        }
        QCOMPARE(run(QStringLiteral("run.html#event=2 --screenshot start.png 2> said")), 0);
        QVERIFY(!contents(QStringLiteral("said")).contains("this is its end"));
        QCOMPARE(run(QStringLiteral("run.html#event=2 --at 1s --screenshot two.png")), 2);
    }

    void oneOfSeveralGroupsIsReported()
    {
        writeFile(QStringLiteral("groups.log"),
                  "{\"msg\":\"became leader\",\"gid\":100,\"node\":1,\"term\":2}\n"
                  "{\"msg\":\"became leader\",\"gid\":101,\"node\":2,\"term\":7}\n");
        QCOMPARE(run(QStringLiteral("groups.log --report first.md 2> said")), 0);
        QCOMPARE(run(QStringLiteral("groups.log --group 101 --report second.md 2> said")), 0);
        QVERIFY(contents(QStringLiteral("first.md")).contains("term 2"));
        QVERIFY(contents(QStringLiteral("second.md")).contains("term 7"));
        QCOMPARE(run(QStringLiteral("tour --group 101 --report none.md 2> said")), 2);
        QVERIFY(contents(QStringLiteral("said")).contains("--group is for a trace"));
    }

    void aReportThatCannotBeWrittenLeavesTheOldOne()
    {
        writeFile(QStringLiteral("run.md"), "```raft\ncluster 3 clock seed=1\nwait 300ms\n```\n");
        writeFile(QStringLiteral("report.md"), "the old report");
        // A disk that takes no byte: files may not grow, and the signal that says so is ignored.
        QCOMPARE(
            run(QStringLiteral("run.md --report report.md"), QStringLiteral("trap '' XFSZ; ulimit -f 0; ")),
            2);
        QCOMPARE(contents(QStringLiteral("report.md")), QByteArray("the old report"));
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
