#include "app/console/client_line.h"
#include "app/session/pacing.h"
#include "app/session/speed_steps.h"
#include "app/session/time_text.h"
#include "app/window/options.h"

#include <QtTest>

using namespace raftarium;

/// What people type: client requests, times, command lines.
class ClientLineTest : public QObject {
    Q_OBJECT

    static ClientLine request(const QString &line)
    {
        const auto parsed = parseClientLine(line);
        return std::holds_alternative<ClientLine>(parsed) ? std::get<ClientLine>(parsed) : ClientLine{};
    }
    static QString problem(const QString &line)
    {
        const auto parsed = parseClientLine(line);
        return std::holds_alternative<LineProblem>(parsed) ? std::get<LineProblem>(parsed).sentence
                                                           : QString();
    }
    static raft::Change change(const QString &line)
    {
        return std::get<raft::StoreCommand>(request(line).what).change;
    }
    static QString optionProblem(const QStringList &arguments)
    {
        const auto parsed = parseOptions(arguments);
        return std::holds_alternative<QString>(parsed) ? std::get<QString>(parsed) : QString();
    }

private slots:
    void aWriteIsUnderstoodInEachOfItsSpellings_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("put") << QStringLiteral("put x 25.5C");
        QTest::newRow("set") << QStringLiteral("  set x 25.5C ");
        QTest::newRow("equals") << QStringLiteral("x=25.5C");
        QTest::newRow("equals with blanks") << QStringLiteral("x = 25.5C");
        QTest::newRow("quoted") << QStringLiteral("put x \"25.5C\"");
    }
    void aWriteIsUnderstoodInEachOfItsSpellings()
    {
        QFETCH(QString, line);
        const auto put = std::get<raft::Put>(change(line));
        QCOMPARE(put.key, std::string("x"));
        QCOMPARE(put.value, std::string("25.5C"));
        QVERIFY(!request(line).server);
    }

    void aValueMayContainBlanks()
    {
        QCOMPARE(std::get<raft::Put>(change(QStringLiteral("put motto three of five"))).value,
                 std::string("three of five"));
    }

    void additionDeletionAndCompareAndSetAreUnderstood()
    {
        QCOMPARE(std::get<raft::Add>(change(QStringLiteral("n+=4"))).amount, 4);
        QCOMPARE(std::get<raft::Delete>(change(QStringLiteral("del n"))).key, std::string("n"));
        const auto swap = std::get<raft::CompareAndSet>(change(QStringLiteral("cas n 1 2")));
        QCOMPARE(swap.expected, std::optional<std::string>("1"));
        QCOMPARE(swap.value, std::string("2"));
        QVERIFY(!std::get<raft::CompareAndSet>(change(QStringLiteral("cas n none 2"))).expected);
    }

    void readIsLinearizableAndGetIsNot()
    {
        QVERIFY(std::get<raft::Get>(request(QStringLiteral("read x")).what).linearizable);
        QVERIFY(!std::get<raft::Get>(request(QStringLiteral("get x")).what).linearizable);
    }

    void aSessionIsNamedAtTheEnd()
    {
        const auto command =
            std::get<raft::StoreCommand>(request(QStringLiteral("put x a b session=anna:7")).what);
        QCOMPARE(command.session, std::optional(raft::Session{"anna", 7}));
        QCOMPARE(std::get<raft::Put>(command.change).value, std::string("a b"));
        QVERIFY(problem(QStringLiteral("put x 1 session=anna")).contains(u"anna:7"));
    }

    void aServerIsNamedInFront()
    {
        QCOMPARE(request(QStringLiteral("@3 get x")).server, std::optional(raft::NodeId{3}));
        QVERIFY(problem(QStringLiteral("@zero get x")).contains(u"@3"));
    }

    void whatIsNotUnderstoodIsAnsweredWithAnExample_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"", "@2", "put x", "del", "get a b", "cas x 1", "n+=four", "=5", "jump", "put x \"1"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void whatIsNotUnderstoodIsAnsweredWithAnExample()
    {
        QFETCH(QString, line);
        QVERIFY(!problem(line).isEmpty());
    }

    void verbsServersAndKeysAreCompleted()
    {
        raft::ClusterView view;
        raft::ServerView server;
        server.id = {3};
        raft::Entry entry{{{1}, {1}}, raft::Command(raft::encode({raft::Put{"zone", "1"}, {}}))};
        server.store.apply(entry);
        view.servers.push_back(server);
        QVERIFY(completions(QStringLiteral("p"), view).contains(QStringLiteral("put ")));
        QVERIFY(completions(QStringLiteral("@"), view).contains(QStringLiteral("@3 ")));
        QCOMPARE(completions(QStringLiteral("@3 get zo"), view), QStringList(QStringLiteral("@3 get zone")));
    }

    void answersReadAsSentences()
    {
        raft::ClusterView view;
        raft::Operation operation;
        operation.outcome = raft::OperationOutcome::Refused;
        operation.leader = raft::NodeId{3};
        QCOMPARE(answerText(operation, view), QStringLiteral("refused: it is not the leader, ask S3 (§8)"));
        operation.outcome = raft::OperationOutcome::Unknown;
        QVERIFY(answerText(operation, view).startsWith(u"unknown:"));
        raft::ServerView server;
        server.log.append(raft::Entry{{{1}, {2}}, raft::NoOp{}});
        server.commit = {1};
        view.servers.push_back(server);
        operation.outcome = raft::OperationOutcome::Done;
        operation.index = {1};
        QCOMPARE(answerText(operation, view), QStringLiteral("ok · 1@2"));
    }

    void timesAreReadInEachUnit()
    {
        QCOMPARE(parseTime(QStringLiteral("12.5s")), std::optional(raft::Time(12'500'000)));
        QCOMPARE(parseTime(QStringLiteral("300 ms")), std::optional(raft::Time(300'000)));
        QCOMPARE(parseTime(QStringLiteral("2")), std::optional(raft::Time(2'000'000)));
        for (const char *nonsense : {"", "-1s", "soon", "1e99s", "nan"})
            QVERIFY2(!parseTime(QString::fromLatin1(nonsense)), nonsense);
        QCOMPARE(timeText(raft::Time(12'482'400)), QStringLiteral("12.482 s"));
    }

    void speedsStepThroughRoundNumbers()
    {
        QCOMPARE(speedText(speedOfStep(0)), QStringLiteral("1/1000×"));
        QCOMPARE(speedText(1.0 / 20), QStringLiteral("1/20×"));
        QCOMPARE(speedText(speedOfStep(lastSpeedStep)), QStringLiteral("max"));
        for (int step = 0; step <= lastSpeedStep; ++step)
            QCOMPARE(stepOfSpeed(speedOfStep(step)), step);
    }

    void byEventEveryGapTakesBetweenTheShortestAndTheLongestTime()
    {
        for (const double speed : {0.001, 0.05, 1.0, 1e9}) {
            for (const raft::Time::rep gap : {1, 1'000, 50'000, 10'000'000}) {
                const double seconds = static_cast<double>(gap) / eventPaceRate(raft::Time(gap), speed);
                QVERIFY(seconds >= shortestGapSeconds - 1e-9);
                QVERIFY(seconds <= longestGapSeconds + 1e-9);
            }
        }
    }

    void theCommandLineIsUnderstood()
    {
        const auto parsed = parseOptions(
            {QStringLiteral("run.md"), QStringLiteral("--at"), QStringLiteral("1.5s"),
             QStringLiteral("--size=1280x720"), QStringLiteral("--theme"), QStringLiteral("dark"),
             QStringLiteral("--screenshot"), QDir::temp().filePath(QStringLiteral("a.png"))});
        QVERIFY(std::holds_alternative<Options>(parsed));
        const auto &options = std::get<Options>(parsed);
        QCOMPARE(options.file, QStringLiteral("run.md"));
        QCOMPARE(options.at, std::optional(raft::Time(1'500'000)));
        QCOMPARE(options.size, std::optional(QSize(1280, 720)));
        QCOMPARE(options.dark, std::optional(true));
        QVERIFY(options.unattended());
    }

    void aWrongCommandLineIsAnsweredInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *line) {
            QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
        };
        row("--frobnicate");
        row("--at");
        row("--at yesterday");
        row("--size 12");
        row("--size 10x10");
        row("--theme blue");
        row("--seed x");
        row("--servers 0");
        row("--servers 10");
        row("a.md b.md");
        row("a.md --tour");
        row("a.md --seed 3");
        row("--tour --servers 3");
        row("--report r.md");
        row("--theme dark --theme light");
        row("--screenshot /no/such/folder/a.png");
        row("--handout a.pdf");
        row("a.md --handout a.pdf --at 1s");
        row("a.raft.json --handout a.pdf");
    }
    void aWrongCommandLineIsAnsweredInOneSentence()
    {
        QFETCH(QStringList, arguments);
        const QString sentence = optionProblem(arguments);
        QVERIFY(!sentence.isEmpty());
        QVERIFY(!sentence.contains(u'\n'));
    }
};

QTEST_GUILESS_MAIN(ClientLineTest)
#include "client_line_test.moc"
