#include "raftcore/recording/recording.h"

#include "raftcore/simulation/replay.h"

#include <QtTest>

#include <nlohmann/json.hpp>

/// Runs that are written down and happen again.
namespace {

using namespace raft;

constexpr Time second{1'000'000};

bool always(double)
{
    return true;
}

/// What a recording of these clusters, each gone off from the one before it, is as text.
std::string written(const std::vector<const Cluster *> &clusters)
{
    Recording recording;
    recording.title = "a story";
    recording.program = "test";
    recording.setup = clusters.front()->setup();
    for (const Cluster *cluster : clusters) {
        RecordedRun run;
        run.parent = recording.runs.empty() ? 0 : recording.runs.size() - 1;
        run.name = "run " + std::to_string(recording.runs.size());
        static_cast<KeptRun &>(run) = cluster->frozenCopy()->kept(always);
        recording.runs.push_back(run);
    }
    std::string text;
    const auto sink = [&text](std::string_view part) {
        text += part;
        return true;
    };
    return writeRecording(recording, {}, sink, always) ? text : std::string();
}

Recording readBack(const std::string &text)
{
    auto found = readRecording(text, {}, always);
    if (const auto *problem = std::get_if<std::string>(&found))
        qFatal("%s", problem->c_str());
    return std::get<Recording>(std::move(found));
}

std::string problemOf(const std::string &text)
{
    const auto found = readRecording(text, {}, always);
    const auto *problem = std::get_if<std::string>(&found);
    return problem == nullptr ? std::string() : *problem;
}

/// A run in which every kind of action that a simulation takes was done.
std::unique_ptr<Simulation> eventfulRun()
{
    ClusterSetup setup = clusterOf(5, 7);
    setup.server.preVote = setup.server.checkQuorum = true;
    setup.exceptions = {{NodeId{3}, setup.server}};
    setup.exceptions[0].second.preVote = false;
    setup.exceptions[0].second.electionMax = second / 2;
    auto cluster = simulate(setup);
    const auto now = [&](const Action &action) {
        cluster->perform(action);
        cluster->advance(cluster->now() + second / 10);
    };
    cluster->advance(2 * second);
    const NodeId leader = cluster->view().leader()->id;
    const NodeId other{leader.value % 5 + 1};
    const std::vector<Action> actions{
        action::Submit{leader, StoreCommand{Put{"x", "1"}, Session{"c", 1}}},
        action::SubmitBatch{leader, {{Put{"y", "1"}, Session{"c", 2}}, {Delete{"y"}, {}}}},
        action::Submit{other, StoreCommand{Add{"n", 2}, {}}},
        action::Submit{other, StoreCommand{CompareAndSet{"x", "1", "2"}, {}}},
        action::Submit{other, Get{"x", true}},
        action::SlowLink{leader, other, Time{20'000}},
        action::LoseOnLink{leader, other, 100'000},
        action::SetNetwork{{Time{1'000}, Time{9'000}, 10'000, 10'000}},
        action::HoldLink{leader, other},
        action::ReleaseLink{leader, other},
        action::CutLink{leader, other},
        action::OpenLink{leader, other},
        action::Pause{other},
        action::Resume{other},
        action::SetDisk{other, true},
        action::Submit{leader, StoreCommand{Delete{"x"}, {}}},
        action::SyncOldest{other, 1},
        action::Sync{other},
        action::SetDisk{other, false},
        action::SlowDisk{other, Time{5'000}},
        action::SetDiskTime{Time{100}, Time{3'000}},
        action::DriftClock{other, 500},
        action::Mark{"here"},
        action::CompactLogTo{leader, Index{2}},
        action::CompactLog{leader},
        action::Crash{leader, 1},
        action::ForceTimeout{other},
        action::Restart{leader},
        action::Split{{{leader, other}, {NodeId{other.value % 5 + 1}}}},
        action::Heal{},
        action::Transfer{other, std::nullopt},
        action::PassElectionTimeout{{other}},
        action::StaggerTimers{},
        action::SendHeartbeat{other},
        action::TurnOffRule{Rule::MajorityElects},
        action::Join{{6}},
        action::Change{other, {{{1}, {2}, {3}}, {}, {{6}}}, false},
        action::SetManual{true},
        action::SetManual{false},
    };
    for (const Action &action : actions)
        now(action);
    cluster->advance(cluster->now() + second);
    return cluster;
}

} // namespace

class RecordingTest : public QObject {
    Q_OBJECT

private slots:
    void aRunHappensAgainBitForBit()
    {
        const auto cluster = eventfulRun();
        const Recording recording = readBack(written({cluster.get()}));
        QCOMPARE(recording.title, std::string("a story"));
        std::string problem;
        const auto again = replay(recording.setup, recording.runs[0].run, always, &problem);
        QVERIFY2(again != nullptr, problem.c_str());
        QCOMPARE(again->events().size(), cluster->events().size());
        QCOMPARE(again->events().hash(), cluster->events().hash());
        QCOMPARE(again->now(), cluster->now());
        QCOMPARE(again->events().hash(), recording.runs[0].hash);
        // And both go on alike.
        cluster->advance(cluster->now() + second);
        again->advance(again->now() + second);
        QCOMPARE(again->events().hash(), cluster->events().hash());
    }

    void aBranchSharesItsBeginning()
    {
        const auto cluster = eventfulRun();
        const EventNumber middle = cluster->events().size() / 2;
        const auto branch = cluster->branch(middle, cluster->events()[middle].at);
        branch->perform(action::Heal{});
        branch->perform(action::Crash{{1}});
        branch->advance(branch->now() + second);
        const std::string text = written({cluster.get(), branch.get()});
        const std::string alone = written({branch.get()});
        const auto lines = [](const std::string &of) { return std::count(of.begin(), of.end(), '\n'); };
        QVERIFY(lines(text) < lines(written({cluster.get()})) + lines(alone) - 10);
        const Recording recording = readBack(text);
        QCOMPARE(recording.runs.size(), std::size_t(2));
        std::string problem;
        const auto again = replay(recording.setup, recording.runs[1].run, always, &problem);
        QVERIFY2(again != nullptr, problem.c_str());
        QCOMPARE(again->events().hash(), branch->events().hash());
    }

    void oneActionStandsOnALine()
    {
        const auto cluster = simulate(clusterOf(3));
        cluster->advance(second);
        cluster->perform(action::Crash{{2}});
        const std::string text = written({cluster.get()});
        const QString line = QStringLiteral(R"("do":"crash","server":2,"written":0})");
        const QStringList found = QString::fromStdString(text).split(u'\n').filter(line);
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().startsWith(QStringLiteral("{\"at\":1000000,\"steps\":")));
    }

    void whatIsNoRecordingSaysWhereAndWhy_data()
    {
        QTest::addColumn<QString>("old");
        QTest::addColumn<QString>("replacement");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *old, const char *replacement, const char *reason) {
            QTest::newRow(reason) << QString::fromUtf8(old) << QString::fromUtf8(replacement)
                                  << QString::fromUtf8(reason);
        };
        row("\"recording\":\"raftarium\"", "\"recording\":\"other\"", "no recording of Raftarium");
        row("\"version\":1", "\"version\":9", "version 9");
        row("\"do\":\"crash\"", "\"do\":\"explode\"", "action 1 of run 1: there is no action \"explode\"");
        row("\"server\":2", "\"server\":-2", "\"server\" of \"crash\"");
        row("\"voters\":[1,2,3]", "\"voters\":\"all\"", "\"setup\"");
        row("\"shown\":0", "\"shown\":4", "\"runs\"");
        row("\n]}", "\n", "line");
    }
    void whatIsNoRecordingSaysWhereAndWhy()
    {
        QFETCH(QString, old);
        QFETCH(QString, replacement);
        QFETCH(QString, reason);
        const auto cluster = simulate(clusterOf(3));
        cluster->perform(action::Crash{{2}});
        QString text = QString::fromStdString(written({cluster.get()}));
        QVERIFY(text.contains(old));
        text.replace(old, replacement);
        const QString problem = QString::fromStdString(problemOf(text.toStdString()));
        QVERIFY2(problem.contains(reason), qPrintable(problem));
    }

    void actionsThatDoNotFitAreRefused()
    {
        const auto cluster = simulate(clusterOf(3));
        cluster->advance(second);
        cluster->perform(action::Crash{{2}});
        const Run sound = cluster->run();
        std::string problem;
        Run run = sound;
        run.interventions[0].at = Time{1};
        QVERIFY(replay(cluster->setup(), run, always, &problem) == nullptr);
        QVERIFY(problem.find("Action 1") != std::string::npos);
        run = sound;
        run.interventions.push_back(run.interventions[0]); // S2 is down already.
        QVERIFY(replay(cluster->setup(), run, always, &problem) == nullptr);
        QVERIFY(problem.find("Action 2") != std::string::npos);
        run = sound;
        run.steps = 1'000'000;
        QVERIFY(replay(cluster->setup(), run, always, &problem) == nullptr);
        QVERIFY(!problem.empty());
    }

    void whatIsKnownOfProcessesIsKeptAsData()
    {
        const auto cluster = simulate(clusterOf(3));
        Recording recording;
        recording.setup = cluster->setup();
        RecordedRun &run = recording.runs.emplace_back();
        static_cast<KeptRun &>(run) = cluster->frozenCopy()->kept(always);
        const std::vector<ProcessState> states{
            ProcessState(),
            process::Starting{},
            process::Connecting{},
            process::Running{4711, 8001},
            process::Stopped{true, {4711, 8001}},
            process::Killed{},
            process::Signalled{"SIGABRT"},
            process::Exited{-1, "no room"},
            process::NotStarted{"It does not get ready."},
            process::NotReached{"Connection refused"},
            process::NotWatched{process::NotWatched::Why::Refuses, "not today"}};
        for (const ProcessState &state : states)
            run.processes.push_back({{1}, Time{1'000}, state});
        std::string text;
        const auto sink = [&text](std::string_view part) {
            text += part;
            return true;
        };
        QVERIFY(writeRecording(recording, {}, sink, always));
        QVERIFY(readBack(text).runs[0].processes == run.processes);
        const std::string running = "\"state\":\"running\"";
        QVERIFY(!problemOf(text.replace(text.find(running), running.size(), "\"state\":\"flying\"")).empty());
    }

    void earlierRecordingsKeepHowMuchWasKnownOfAServer()
    {
        const auto cluster = simulate(clusterOf(3));
        std::string text = written({cluster.get()});
        const std::string none = "\"processes\":[]";
        const std::size_t place = text.find(none);
        QVERIFY(place != std::string::npos);
        text.replace(place, none.size(),
                     R"("captions":[{"server":1,"from":0,"text":"starting…","sight":1},)"
                     R"({"server":1,"from":9,"text":"pid 4711","sight":0}])");
        const std::vector<RecordedProcess> read = readBack(text).runs[0].processes;
        QCOMPARE(read.size(), std::size_t(2));
        QCOMPARE(sightOf(read[0].state), Sight::Awaited);
        QVERIFY(!isProcess(read[1].state));
    }

    void whoCancelsGetsNothing()
    {
        const auto cluster = eventfulRun();
        const auto never = [](double) { return false; };
        std::string problem = "something";
        QVERIFY(replay(cluster->setup(), cluster->run(), never, &problem) == nullptr);
        QVERIFY(problem.empty());
        // Also a file without actions can be cancelled.
        std::string bookmarks;
        for (int i = 0; i < 10'000; ++i)
            bookmarks += R"({"event":1,"at":1,"name":"x"},)";
        const auto found = readRecording(R"({"bookmarks":[)" + bookmarks + "{}]}", {}, never);
        QCOMPARE(*std::get_if<std::string>(&found), std::string());
    }
};

QTEST_GUILESS_MAIN(RecordingTest)
#include "recording.moc"
