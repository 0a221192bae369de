#include "busy_clients.h"
#include "processes.h"

#include "raftcore/verification/linearizability.h"

#include <QTest>

#include <algorithm>

using namespace raftarium;

namespace {

/// The same messages lost and delayed everywhere.
void disturb(ProcessCluster &cluster, const QByteArray &faults)
{
    for (int server = 1; server <= cluster.size(); ++server) {
        if (cluster[server].isRunning())
            cluster.ask(server, "PUT", "/faults", faults);
    }
}

/// Whether the judge would have noticed one stale read: the first read that came back is told once more at
/// the very end, when the value has long been replaced.
bool isNoticed(std::vector<raft::ClientCall> calls)
{
    const auto read = std::find_if(calls.begin(), calls.end(), [](const raft::ClientCall &call) {
        return call.operation.kind == raft::OperationKind::Read && call.operation.result;
    });
    if (read == calls.end())
        return false;
    raft::ClientCall stale = *read;
    std::uint64_t end = 0;
    for (const raft::ClientCall &call : calls)
        end = std::max(end, call.returned.value_or(call.called));
    stale.operation.id = calls.size() + 1;
    stale.called = end + 1;
    stale.returned = end + 2;
    calls.push_back(stale);
    return raft::checkLinearizability(calls, {300'000}).verdict == raft::Linearizability::Verdict::Violated;
}

} // namespace

/// What concurrent clients saw while servers were killed, stopped, cut off and slowed down must be explained
/// by one store that changes at one instant of each operation.
class HistoryTest : public QObject {
    Q_OBJECT

private slots:
    void clientsUnderFaultsSeeOneStore();

private:
    void letPass(int operations);

    std::unique_ptr<ProcessCluster> m_cluster;
    History m_history;
};

/// Waits until clients have got so many more answers.
void HistoryTest::letPass(int operations)
{
    const int enough = m_history.done() + operations;
    QVERIFY(comesTrue([&] { return m_history.done() >= enough; }));
}

void HistoryTest::clientsUnderFaultsSeeOneStore()
{
    m_cluster = std::make_unique<ProcessCluster>(5, QStringList{QStringLiteral("--allow-faults"),
                                                                QStringLiteral("--snapshot-entries"),
                                                                QStringLiteral("50")});
    ProcessCluster &cluster = *m_cluster;
    QVERIFY(cluster.startAll());
    QVERIFY(cluster.leader() != 0);
    std::vector<quint16> ports;
    for (int server = 1; server <= 5; ++server)
        ports.push_back(cluster.port(server));
    BusyClients clients(6, ports, cluster.credentials(), m_history);

    letPass(40);
    const int first = cluster.leader();
    cluster[first].kill();
    letPass(40);
    QVERIFY(cluster.start(first));
    disturb(cluster, R"({"loss":0.05,"delay_ms":5})");
    letPass(40);
    const nlohmann::json believed = cluster.status(first % 5 + 1)["leader"];
    const int second = believed.is_number() ? believed.get<int>() : first;
    cluster[second].suspend();
    letPass(30);
    cluster[second].resume();
    disturb(cluster, "{}");
    letPass(20);
    const int third = cluster.leader();
    QVERIFY(third != 0);
    const int friendOfThird = third % 5 + 1;
    for (int server = 1; server <= 5; ++server) {
        const bool small = server == third || server == friendOfThird;
        nlohmann::json others = nlohmann::json::array();
        for (int other = 1; other <= 5; ++other) {
            if ((other == third || other == friendOfThird) != small)
                others.push_back(other);
        }
        cluster.ask(
            server, "PUT", "/faults",
            QByteArray::fromStdString(nlohmann::json{{"cut_from", others}, {"cut_to", others}}.dump()));
    }
    letPass(40);
    disturb(cluster, "{}");
    for (int server = 1; server <= 5; ++server)
        cluster[server].kill();
    QVERIFY(cluster.startAll());
    letPass(40);
    clients.stop();

    const std::vector<raft::ClientCall> calls = m_history.calls();
    const raft::Linearizability judged = raft::checkLinearizability(calls, {300'000});
    QVERIFY2(judged.verdict != raft::Linearizability::Verdict::Undecided, judged.key.c_str());
    QVERIFY2(judged.verdict == raft::Linearizability::Verdict::Holds, judged.proof.c_str());
    QVERIFY(isNoticed(calls));
    QVERIFY(cluster.leader() != 0);
    QVERIFY(cluster.storesAreEqual());
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "history.moc"
