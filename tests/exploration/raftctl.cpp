#include "../netnode/raftctl/run_raftctl.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

RaftctlResult explore(const char *arguments)
{
    return raftctl(QStringList{QStringLiteral("explore")} + words(arguments));
}

QJsonObject asJson(const RaftctlResult &run)
{
    return QJsonDocument::fromJson(run.out.toUtf8()).object();
}

} // namespace

/// `raftctl explore` as somebody at a terminal, or a script, knows it.
class ExploreCommand : public QObject {
    Q_OBJECT

private slots:
    void tellsTheRunMoveByMove()
    {
        const RaftctlResult run = explore("--without CommitOnlyOwnTerm");
        QCOMPARE(run.code, 0);
        QVERIFY2(run.error.isEmpty(), "a progress bar is for terminals");
        QVERIFY2(run.out.startsWith(QStringLiteral(
                     "A run of 5 moves without CommitOnlyOwnTerm breaks Leader Completeness:\n")),
                 qPrintable(run.out));
        for (const char *line :
             {"\n  1. S1 is elected by S2 and leads term 1; its first entry, 1@1, reaches no server.\n",
              "\n  4. S1 replicates to S3: its log is now 1@1; S1 takes 1@1 for committed.\n",
              "\nLeaderCompleteness is violated: S2 leads term 4 without entry 1@1, which S1 knew to be "
              "committed in term 3.\n",
              "The simulation confirms it. No run of fewer moves does it; ", "--out FILE.raft.json keeps it"})
            QVERIFY2(run.out.contains(QString::fromUtf8(line)), line);
    }

    void saysWhoIsThereWhenItIsNotThree()
    {
        QVERIFY(!explore("--without MajorityCommits").out.contains(QStringLiteral("The cluster is")));
        QVERIFY(
            explore("--without MajorityElects").out.contains(QStringLiteral("\nThe cluster is S1 to S5.\n")));
        QVERIFY(explore("--without TruncationUndoesChange")
                    .out.contains(
                        QStringLiteral("\nThe cluster is S1 to S4; S5 is there, and not yet a member.\n")));
    }

    void tellsWhatWasForgotten()
    {
        const RaftctlResult run = explore("--without VoteIsKeptWithinTerm");
        QVERIFY2(run.out.contains(QStringLiteral("; S1 forgets its vote for itself")), qPrintable(run.out));
        QVERIFY2(run.out.contains(QStringLiteral(" arrives, and has the vote.")), qPrintable(run.out));
    }

    void keepsTheRunAsARecording()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("figure 8.raft.json"));
        const RaftctlResult run = raftctl(words("explore --without CommitOnlyOwnTerm --out") << file);
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains(QStringLiteral("raftarium '") + file + QStringLiteral("'\n")),
                 qPrintable(run.out));
        const RaftctlResult shown = raftctl(words("recording show --json") << file);
        QCOMPARE(shown.code, 0);
        QCOMPARE(asJson(shown)[QStringLiteral("title")].toString(),
                 QStringLiteral("Shortest run without CommitOnlyOwnTerm that breaks Leader Completeness"));
        const QJsonObject kept = asJson(shown)[QStringLiteral("runs")].toArray().first().toObject();
        QCOMPARE(kept[QStringLiteral("hash")], kept[QStringLiteral("recorded_hash")]);
        QCOMPARE(kept[QStringLiteral("bookmarks")].toArray().size(), 5);
        QVERIFY(kept[QStringLiteral("violations")].toArray().first().toString().startsWith(
            QStringLiteral("S2 leads term 4 without entry 1@1")));
    }

    /// It is off in what follows, too, and is not called a rule that holds.
    void goesOnWithoutTheRuleThatARunHasTurnedOff()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("figure8.raft.json"));
        QCOMPARE(raftctl(words("explore --without CommitOnlyOwnTerm --out") << file).code, 0);
        const RaftctlResult run = raftctl(words("explore --from") << file + QStringLiteral("#10"));
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains(QStringLiteral("#10 without CommitOnlyOwnTerm breaks Leader Completeness")),
                 qPrintable(run.out));
    }

    void tellsItAsJson()
    {
        const RaftctlResult run = explore("--json --without ReadsAreConfirmed");
        QCOMPARE(run.code, 0);
        const QJsonObject report = asJson(run);
        QVERIFY(report[QStringLiteral("found")].toBool());
        QVERIFY(report[QStringLiteral("confirmed")].toBool());
        QCOMPARE(report[QStringLiteral("depth")].toInt(), 4);
        QCOMPARE(report[QStringLiteral("moves")].toArray().size(), 4);
        QCOMPARE(report[QStringLiteral("property")].toString(), QStringLiteral("Linearizability"));
        QCOMPARE(report[QStringLiteral("without")].toArray().first().toString(),
                 QStringLiteral("ReadsAreConfirmed"));
    }

    void findsNothingWithEveryRule()
    {
        const RaftctlResult run = explore("--depth 3");
        QCOMPARE(run.code, 0);
        QVERIFY2(
            run.out.startsWith(QStringLiteral("No run of up to 3 moves with every rule breaks a property; ")),
            qPrintable(run.out));
        QVERIFY(!run.out.contains(QStringLiteral("soak")));
        for (const char *line :
             {"\n  elections, logs and crashes: up to 3 moves, ", "\n  reads: up to 3 moves, "})
            QVERIFY2(run.out.contains(QString::fromUtf8(line)), qPrintable(run.out));
        const QJsonObject report = asJson(explore("--depth 3 --json"));
        QVERIFY(!report[QStringLiteral("found")].toBool());
        QCOMPARE(report[QStringLiteral("depth")].toInt(), 3);
        for (const QJsonValue &kind : report[QStringLiteral("kinds")].toArray())
            QCOMPARE(kind[QStringLiteral("ended")].toString(),
                     QStringLiteral("the depth asked for is reached"));
    }

    void namesAnotherWayWhenItFindsNothing()
    {
        const RaftctlResult run = explore("--depth 2 --without CommitOnlyOwnTerm");
        QCOMPARE(run.code, 1);
        QVERIFY2(run.out.contains(QStringLiteral("No run of up to 2 moves without CommitOnlyOwnTerm")),
                 qPrintable(run.out));
        QVERIFY(run.out.contains(QStringLiteral("raftctl soak --without CommitOnlyOwnTerm\n")));
    }

    void keepsToItsTime()
    {
        const RaftctlResult run = explore("--seconds 1");
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains(QStringLiteral(": the time is over.\n")), qPrintable(run.out));
    }

    void endsWithWhatIsKnownWhenInterrupted()
    {
        QProcess process;
        process.start(QStringLiteral(RAFTCTL), words("explore --seconds 60"));
        QVERIFY(process.waitForStarted());
        QTest::qWait(300);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        const QString out = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(out.startsWith(QStringLiteral("No run of up to ")) &&
                     out.contains(QStringLiteral(": interrupted.\n")),
                 qPrintable(out));
        QCOMPARE(process.exitCode(), 0);
    }

    void refusesBadOptionsInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *arguments, const char *sentence) {
            QTest::newRow(arguments) << words(arguments) << QString::fromUtf8(sentence);
        };
        row("--without", "raftctl: --without needs a value");
        row("--without Gravity",
            "raftctl: There is no rule \"Gravity\"; the rules are StaleTermsAreRefused, ");
        row("--out figure8.json", "raftctl: --out takes a file named *.raft.json, not \"figure8.json\".");
        row("--seconds 0", "raftctl: --seconds takes a number from 1 to 1000000, not \"0\".");
        row("--seconds soon", "not \"soon\".");
        row("--depth -1", "raftctl: --depth takes a number from 1 to 1000, not \"-1\".");
        row("--depth 1001", "not \"1001\".");
        row("--out", "raftctl: --out needs a value");
        row("--out /", "raftctl: --out takes the name of a file, not \"/\".");
        row("--out /no/such/place/x.raft.json",
            "there is no folder /no/such/place; make it, or name another.");
        row("--deep", "raftctl: Unknown option \"--deep\"");
        row("CommitOnlyOwnTerm", "raftctl: Expected \"raftctl explore ");
    }
    void refusesBadOptionsInOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, sentence);
        const RaftctlResult run = raftctl(QStringList{QStringLiteral("explore")} + arguments);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.error.count(QLatin1Char('\n')), 1);
        QVERIFY2(run.error.contains(sentence), qPrintable(run.error));
    }

    void saysWhyItCannotKeepTheRun()
    {
        // Who may write everywhere finds out only when the file is written.
        const RaftctlResult run = explore("--without MajorityCommits --out /proc/self/run.raft.json");
        QVERIFY2(run.code == 1 || run.code == 2, qPrintable(run.out));
        QVERIFY2(run.error.contains(QStringLiteral("/proc/self/run.raft.json")), qPrintable(run.error));
    }

    void isNamedInTheHelpAndCompleted()
    {
        QVERIFY(raftctl({QStringLiteral("--help")})
                    .out.contains(QStringLiteral("raftctl explore [--without RULE]")));
        QVERIFY(explore("--help").out.contains(QStringLiteral("--depth N")));
        QVERIFY(raftctl(words("completion bash")).out.contains(QStringLiteral(" explore ")));
    }
};

QTEST_GUILESS_MAIN(ExploreCommand)
#include "raftctl.moc"
