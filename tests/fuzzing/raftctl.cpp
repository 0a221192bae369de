#include "../netnode/raftctl/run_raftctl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

RaftctlResult fuzz(const QStringList &arguments)
{
    return raftctl(QStringList{QStringLiteral("fuzz")} + arguments);
}

QJsonObject asJson(const RaftctlResult &run)
{
    return QJsonDocument::fromJson(run.out.toUtf8()).object();
}

} // namespace

/// `raftctl fuzz` as somebody at a terminal, or a script, knows it.
class FuzzCommand : public QObject {
    Q_OBJECT

private slots:
    void runsAndSaysHowItWent()
    {
        const RaftctlResult run = fuzz(words("--runs 50"));
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.startsWith(QStringLiteral("50 runs, 0 failed; ")), qPrintable(run.out));
        QVERIFY2(run.error.isEmpty(), "a progress bar is for terminals");
    }

    void doesNotDependOnTheNumberOfJobs()
    {
        const RaftctlResult one = fuzz(words("--runs 80 --jobs 1 --without MajorityElects"));
        const RaftctlResult four = fuzz(words("--runs 80 --jobs 4 --without MajorityElects"));
        QCOMPARE(one.code, 1);
        QCOMPARE(one.out, four.out);
    }

    void aFailureNamesTheCommandThatTellsIt()
    {
        const RaftctlResult run = fuzz(words("--runs 200 --without MajorityElects --servers 3"));
        QCOMPARE(run.code, 1);
        const QString line = run.out.section(QLatin1Char('\n'), 0, 0);
        const QString again = line.section(QStringLiteral("move by move: "), 1);
        const RaftctlResult told = fuzz(again.split(QLatin1Char(' ')).mid(2));
        QCOMPARE(told.code, 1);
        QCOMPARE(told.out.section(QLatin1Char('\n'), 0, 0), line);
        QVERIFY2(told.out.contains(QStringLiteral("has the votes of a majority and leads term")),
                 qPrintable(told.out));
        QVERIFY2(told.out.contains(QStringLiteral(" moves are enough)")), qPrintable(told.out));
    }

    void tellsItAsJson()
    {
        const RaftctlResult run = fuzz(words("--runs 20 --json --without OneVotePerTerm"));
        QCOMPARE(run.code, 1);
        const QJsonObject report = asJson(run);
        QCOMPARE(report[QStringLiteral("runs")].toInt(), 20);
        QVERIFY(report[QStringLiteral("kinds")].toObject().contains(QStringLiteral("ElectionSafety")));
        const QJsonObject first = report[QStringLiteral("failures")].toArray().first().toObject();
        QVERIFY(
            first[QStringLiteral("replay")].toString().contains(QStringLiteral("--without OneVotePerTerm")));
    }

    void refusesBadOptionsInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *arguments, const char *sentence) {
            QTest::newRow(arguments) << words(arguments) << QString::fromUtf8(sentence);
        };
        row("--runs", "raftctl: --runs needs a value");
        row("--runs 0", "raftctl: --runs takes a number from 1 to ");
        row("--steps 9999999", "raftctl: --steps takes a number from 1 to 1000000, not \"9999999\".");
        row("--servers 7", "raftctl: --servers takes a number from 3 to 6, not \"7\".");
        row("--without Gravity", "raftctl: There is no rule \"Gravity\"");
        row("--loudly", "raftctl: Unknown option \"--loudly\"");
    }
    void refusesBadOptionsInOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, sentence);
        const RaftctlResult run = fuzz(arguments);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.error.contains(sentence), qPrintable(run.error));
    }
};

QTEST_GUILESS_MAIN(FuzzCommand)
#include "raftctl.moc"
