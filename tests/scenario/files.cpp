#include "play.h"

#include <QDir>
#include <QtTest>

/// Every scenario file of the repository passes: known bugs of real implementations, and the built-in
/// lessons.
class ScenarioFiles : public QObject {
    Q_OBJECT

private slots:
    void passes_data()
    {
        QTest::addColumn<QString>("path");
        const QString source = QStringLiteral(RAFTARIUM_SOURCE_DIR);
        const QStringList folders{source + QStringLiteral("/tests/scenario/files"),
                                  source + QStringLiteral("/resources/scenarios")};
        for (const QString &folder : folders) {
            const QDir dir(folder);
            const QStringList files = dir.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
            QVERIFY2(!files.isEmpty(), qPrintable(folder));
            for (const QString &file : files)
                QTest::newRow(qPrintable(file)) << dir.filePath(file);
        }
    }

    void passes()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto parsed = raft::parseScenario(file.readAll().toStdString(), path.toStdString());
        const auto *malformed = std::get_if<raft::ScenarioProblem>(&parsed);
        QVERIFY2(malformed == nullptr, malformed == nullptr ? "" : malformed->message().c_str());
        const auto &scenario = std::get<raft::Scenario>(parsed);
        QVERIFY(!scenario.title.empty());
        const raft::ScenarioOutcome outcome = raft::runScenario(scenario, raft::simulations());
        QVERIFY2(outcome.passed(), outcome.problem ? outcome.problem->message().c_str() : "");
        QCOMPARE(outcome.commandsRun, scenario.commands.size());
    }

    void theLessonsDoNotRestOnLuck_data()
    {
        QTest::addColumn<QString>("path");
        const QDir lessons(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios"));
        for (const QString &file : lessons.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file)) << lessons.filePath(file);
    }

    /// What a lesson expects comes about whatever the timers draw and whichever messages are lost. So it does
    /// on real servers, which have no seed.
    void theLessonsDoNotRestOnLuck()
    {
        constexpr std::uint64_t seeds = 200;
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto parsed = raft::parseScenario(file.readAll().toStdString(), path.toStdString());
        auto &scenario = std::get<raft::Scenario>(parsed);
        const auto draws = [](const raft::ScenarioCommand &command) {
            const auto *newCluster = std::get_if<raft::command::SetUp>(&command.act);
            return newCluster != nullptr && !newCluster->setup.manual;
        };
        if (std::none_of(scenario.commands.begin(), scenario.commands.end(), draws))
            return; // By hand nothing is drawn.
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            for (raft::ScenarioCommand &command : scenario.commands)
                if (auto *newCluster = std::get_if<raft::command::SetUp>(&command.act))
                    newCluster->setup.seed = seed;
            const raft::ScenarioOutcome outcome = raft::runScenario(scenario, raft::simulations());
            QVERIFY2(outcome.passed(),
                     qPrintable(QStringLiteral("seed %1: %2")
                                    .arg(seed)
                                    .arg(QString::fromStdString(outcome.problem ? outcome.problem->message()
                                                                                : std::string()))));
        }
    }

    /// A run is the same again: the same file leaves the same record.
    void leavesTheSameRecordTwice()
    {
        QFile file(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios/integration.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto parsed = raft::parseScenario(file.readAll().toStdString(), "integration.md");
        const auto &scenario = std::get<raft::Scenario>(parsed);
        const raft::ScenarioOutcome one = raft::runScenario(scenario, raft::simulations());
        const raft::ScenarioOutcome two = raft::runScenario(scenario, raft::simulations());
        QVERIFY(one.cluster->events().size() > 1000);
        QCOMPARE(one.cluster->events().hash(), two.cluster->events().hash());
    }
};

QTEST_APPLESS_MAIN(ScenarioFiles)
#include "files.moc"
