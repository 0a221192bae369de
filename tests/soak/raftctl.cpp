#include "../netnode/raftctl/run_raftctl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

RaftctlResult soak(const QStringList &arguments)
{
    return raftctl(QStringList{QStringLiteral("soak")} + arguments);
}

QJsonObject asJson(const RaftctlResult &run)
{
    return QJsonDocument::fromJson(run.out.toUtf8()).object();
}

} // namespace

/// `raftctl soak` as somebody at a terminal, or a script, knows it.
class SoakCommand : public QObject {
    Q_OBJECT

private slots:
    void runsAndSaysHowItWent()
    {
        const RaftctlResult run = soak(words("--seeds 12 --servers 3"));
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.startsWith(QStringLiteral("12 runs, 0 failed, 0 undecided; ")), qPrintable(run.out));
        QVERIFY2(run.error.isEmpty(), "a progress bar is for terminals");
    }

    void doesNotDependOnTheNumberOfJobs()
    {
        const RaftctlResult one = soak(words("--seeds 30 --first 5 --jobs 1 --without MajorityElects"));
        const RaftctlResult four = soak(words("--seeds 30 --first 5 --jobs 4 --without MajorityElects"));
        QCOMPARE(one.code, 1);
        QCOMPARE(four.code, 1);
        QCOMPARE(one.out, four.out);
        const QString hash =
            asJson(soak(words("--seeds 10 --jobs 1 --json")))[QStringLiteral("hash")].toString();
        QVERIFY(!hash.isEmpty());
        QCOMPARE(asJson(soak(words("--seeds 10 --jobs 3 --json")))[QStringLiteral("hash")].toString(), hash);
    }

    void aFailureNamesTheCommandThatHasItAgain()
    {
        const RaftctlResult run = soak(words("--seeds 40 --without MajorityElects"));
        QCOMPARE(run.code, 1);
        const QString line = run.out.section(QLatin1Char('\n'), 0, 0);
        const QString again = line.section(QStringLiteral("; again: "), 1);
        QVERIFY2(line.startsWith(QStringLiteral("seed ")), qPrintable(line));
        QVERIFY2(again.startsWith(QStringLiteral(RAFTCTL) + QStringLiteral(" soak --first ")),
                 qPrintable(line));
        const RaftctlResult replayed = soak(again.split(QLatin1Char(' ')).mid(2));
        QCOMPARE(replayed.code, 1);
        QCOMPARE(replayed.out.section(QLatin1Char('\n'), 0, 0), line);
    }

    void keepsTheRunsThatGoWrong()
    {
        const QTemporaryDir directory;
        const QString folder = directory.filePath(QStringLiteral("new/runs"));
        const RaftctlResult run = soak(words("--seeds 5 --json --without MajorityElects --out") << folder);
        QCOMPARE(run.code, 1);
        const QJsonArray failures = asJson(run)[QStringLiteral("failures")].toArray();
        QVERIFY(!failures.isEmpty());
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), failures.size());
        const QString kept = failures[0].toObject()[QStringLiteral("recording")].toString();
        const RaftctlResult shown = raftctl({QStringLiteral("recording"), QStringLiteral("show"), kept});
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.contains(QStringLiteral("NOT SAFE")), qPrintable(shown.out));
    }

    void tellsItAsJson()
    {
        const RaftctlResult run = soak(words("--seeds 20 --servers 5 --json --without MajorityElects"));
        QCOMPARE(run.code, 1);
        const QJsonObject report = asJson(run);
        QCOMPARE(report[QStringLiteral("runs")].toInt(), 20);
        const QJsonArray failures = report[QStringLiteral("failures")].toArray();
        QCOMPARE(report[QStringLiteral("failed")].toInt(), failures.size());
        QVERIFY(!failures.isEmpty());
        const QJsonObject first = failures.first().toObject();
        QCOMPARE(first[QStringLiteral("servers")].toInt(), 5);
        QVERIFY(first[QStringLiteral("problem")].toString().contains(QStringLiteral("is violated")));
        QVERIFY(
            first[QStringLiteral("replay")].toString().contains(QStringLiteral("--without MajorityElects")));
    }

    void refusesBadOptionsInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *arguments, const char *sentence) {
            QTest::newRow(arguments) << words(arguments) << QString::fromUtf8(sentence);
        };
        row("--seeds", "raftctl: --seeds needs a value");
        row("--seeds none", "raftctl: --seeds takes a number from 1 to ");
        row("--seeds 0", "not \"0\".");
        row("--seeds -5", "not \"-5\".");
        row("--seeds 99999999999999999999", "not \"99999999999999999999\".");
        row("--first 1.5", "raftctl: --first takes a number");
        row("--servers 4", "raftctl: --servers takes 3, 5 or 7, not \"4\".");
        row("--jobs 0", "raftctl: --jobs takes a number from 1 to 256, not \"0\".");
        row("--without Gravity",
            "raftctl: There is no rule \"Gravity\"; the rules are StaleTermsAreRefused, ");
        row("--quietly", "raftctl: Unknown option \"--quietly\"");
        row("12", "raftctl: Expected \"raftctl soak ");
    }
    void refusesBadOptionsInOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, sentence);
        const RaftctlResult run = soak(arguments);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.error.contains(sentence), qPrintable(run.error));
        QCOMPARE(run.error.count(QLatin1Char('\n')), 1);
    }
};

QTEST_GUILESS_MAIN(SoakCommand)
#include "raftctl.moc"
