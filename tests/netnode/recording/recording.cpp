#include "netnode/processes/process_cluster.h"
#include "netnode/recording/recording_file.h"
#include "raftcore/simulation/simulation.h"
#include "raftcore/verification/linearizability.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

/// Runs that are kept in files and shown again, without the servers.
namespace {

using namespace raft;
using raftarium::OpenedFile;
using raftarium::ProcessCluster;

constexpr int patience = 20'000;

bool always(double)
{
    return true;
}

Recording recordingOf(const std::vector<const Cluster *> &clusters)
{
    Recording recording;
    recording.title = "a story";
    recording.setup = clusters.front()->setup();
    for (const Cluster *cluster : clusters) {
        recording.runs.push_back(raftarium::recordedRun(*cluster));
        recording.runs.back().name = "run";
    }
    return recording;
}

} // namespace

class NetnodeRecording : public QObject {
    Q_OBJECT

private slots:
    void aRunOfProcessesIsShownWithoutThem()
    {
        QString problem;
        auto live = ProcessCluster::start({raftarium::raftnodeProgram(), 3, {}, {}}, &problem);
        QVERIFY2(live != nullptr, qPrintable(problem));
        QTRY_VERIFY_WITH_TIMEOUT(live->view().leader() != nullptr, patience);
        const NodeId leader = live->view().leader()->id;
        const OperationId write =
            live->perform(action::Submit{leader, StoreCommand{Put{"x", "1"}, {}}}).subject;
        QTRY_COMPARE_WITH_TIMEOUT(live->operation(write)->outcome, OperationOutcome::Done, patience);
        QVERIFY(live->perform(action::Crash{leader}).done());
        QTRY_VERIFY_WITH_TIMEOUT(live->view().leader() != nullptr && live->view().leader()->id != leader,
                                 patience);
        // It applies the write once an entry of its own term is committed (§5.4.2).
        QTRY_VERIFY_WITH_TIMEOUT(
            live->view().leader() != nullptr && live->view().leader()->store.find("x").has_value(), patience);
        const std::unique_ptr<Cluster> branch = live->branch(live->events().size(), live->now());
        branch->advance(branch->now() + Time{1'000'000});
        const Recording recording = recordingOf({live.get(), branch.get()});
        const ClusterView then = live->view();
        const ProcessState ended = then.server(leader)->process;
        const EventNumber before = live->events().size() / 2;
        live.reset(); // Its servers are gone.

        QCOMPARE(raftarium::saveRecording(m_path, recording, always), QString());
        OpenedFile opened = raftarium::openRecording(m_path, always);
        QVERIFY2(opened.problem.isEmpty(), qPrintable(opened.problem));
        QVERIFY2(opened.remark.isEmpty(), qPrintable(opened.remark));
        QCOMPARE(opened.clusters.size(), std::size_t(2));
        Cluster &again = *opened.clusters[0];
        QCOMPARE(again.events().size(), EventNumber(recording.runs[0].events));
        QCOMPARE(again.events().hash(), recording.runs[0].hash);
        QVERIFY(again.view().server(leader)->process == ended);
        QVERIFY(std::holds_alternative<process::Killed>(ended));
        QVERIFY(std::holds_alternative<process::Running>(again.viewAt(before).server(leader)->process));
        QVERIFY(again.view().leader()->store.find("x").has_value());
        // Nothing can be done to what is past, but much in simulation.
        QVERIFY(!again.perform(action::Crash{again.view().leader()->id}).done());
        QVERIFY(!again.obstacle(action::Heal{}).empty());
        QCOMPARE(again.advance(again.now() + Time{1'000'000}), std::size_t(0));
        const auto what = again.branch(before, again.events()[before].at);
        QVERIFY(what && what->capabilities().virtualTime);
        what->advance(what->now() + Time{3'000'000});
        QVERIFY(what->events().size() > before);
        // The branch that was kept goes on as the simulation that it was.
        QCOMPARE(opened.clusters[1]->events().hash(), branch->events().hash());
        QVERIFY(opened.clusters[1]->nextAt().has_value());
    }

    void ofALongRunTheRetainedSuffixIsShown()
    {
        QString problem;
        auto live = ProcessCluster::start({raftarium::raftnodeProgram(), 3, {}, {}}, &problem);
        QVERIFY2(live != nullptr, qPrintable(problem));
        live->setMostEvents(5'000);
        QTRY_VERIFY_WITH_TIMEOUT(live->view().leader() != nullptr, patience);
        const NodeId leader = live->view().leader()->id;
        OperationId latest = 0;
        const auto writeUntilFull = [&] {
            const bool goOn = latest == 0 || live->operation(latest)->outcome != OperationOutcome::Pending;
            for (int i = 0; goOn && i < 50; ++i)
                latest = live->perform(action::Submit{leader, StoreCommand{Put{"x", "1"}, {}}}).subject;
            return live->events().first() > 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(writeUntilFull(), 3 * patience);
        QTRY_VERIFY(live->operation(latest)->outcome != OperationOutcome::Pending);
        const OperationId read = live->perform(action::Submit{leader, Get{"x", true}}).subject;
        QTRY_COMPARE(live->operation(read)->outcome, OperationOutcome::Done);
        const Recording recording = recordingOf({live.get()});
        const ClusterView then = live->view();
        const Time first = live->events()[live->events().first()].at;
        live.reset();

        QCOMPARE(raftarium::saveRecording(m_path, recording, always), QString());
        const OpenedFile opened = raftarium::openRecording(m_path, always);
        QVERIFY2(opened.problem.isEmpty(), qPrintable(opened.problem));
        QVERIFY(opened.isFaithful);
        QVERIFY2(opened.remark.contains(u"what came earlier was no longer available"),
                 qPrintable(opened.remark));
        const Time from = opened.recording.runs[0].from;
        QVERIFY(from >= first && from < then.now);
        const Cluster &again = *opened.clusters[0];
        QCOMPARE(again.events()[1].at, from);
        const ClusterView now = again.view();
        QCOMPARE(now.leader()->id, then.leader()->id);
        QVERIFY(std::holds_alternative<process::Running>(now.leader()->process));
        for (std::size_t i = 0; i < then.servers.size(); ++i) {
            QCOMPARE(now.servers[i].store.hash(), then.servers[i].store.hash());
            QVERIFY(now.servers[i].log == then.servers[i].log);
        }
        // Its first read finds what nobody here was seen to write.
        QVERIFY(checkLinearizability(again).verdict == Linearizability::Verdict::Holds);
        QVERIFY(again.violations().empty());
    }

    void errorsNameTheFileAndTheReason()
    {
        const QString nowhere = QStringLiteral("/nowhere/at/all.raft.json");
        QString problem = raftarium::openRecording(nowhere, always).problem;
        QVERIFY2(problem.contains(nowhere) && problem.contains(u"No such file"), qPrintable(problem));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"recording\":\"raftarium\",\n\"version\":1,\n oops}");
        file.close();
        problem = raftarium::openRecording(m_path, always).problem;
        QVERIFY2(problem.contains(m_path) && problem.contains(u"line 3"), qPrintable(problem));
        const auto cluster = simulate(clusterOf(3));
        problem = raftarium::saveRecording(nowhere, recordingOf({cluster.get()}), always);
        QVERIFY2(problem.contains(nowhere), qPrintable(problem));
    }

    void whoCancelsKeepsTheOldFile()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("old");
        file.close();
        const auto cluster = simulate(clusterOf(3));
        for (int i = 0; i < 3000; ++i)
            cluster->perform(action::Mark{"again"});
        const auto never = [](double) { return false; };
        const QString problem = raftarium::saveRecording(m_path, recordingOf({cluster.get()}), never);
        QVERIFY2(problem.contains(u"cancelled"), qPrintable(problem));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
    }

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("a run.raft.json"));
};

QTEST_GUILESS_MAIN(NetnodeRecording)
#include "recording.moc"
