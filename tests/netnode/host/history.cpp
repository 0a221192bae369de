#include "processes.h"

#include "raftcore/verification/linearizability.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

using namespace raftarium;

namespace {

/// What all clients did, in the order in which it began and ended.
class History {
public:
    std::size_t begin(raft::Operation operation)
    {
        const std::lock_guard lock(m_mutex);
        operation.id = m_calls.size() + 1;
        m_calls.push_back({std::move(operation), ++m_moment, std::nullopt});
        return m_calls.size() - 1;
    }

    void end(std::size_t call, raft::OperationOutcome outcome, std::optional<std::string> result = {})
    {
        const std::lock_guard lock(m_mutex);
        raft::ClientCall &ended = m_calls[call];
        ended.operation.outcome = outcome;
        ended.operation.result = std::move(result);
        if (outcome != raft::OperationOutcome::Unknown) // That may still happen at any later time.
            ended.returned = ++m_moment;
        if (outcome == raft::OperationOutcome::Done)
            ++m_done;
    }

    int done() const { return m_done; }
    /// Everything that tells something. Every put has a value of its own, so one without an outcome had its
    /// effect before the first read of that value came back; one whose value nobody read explains nothing,
    /// just like a read that never came back.
    std::vector<raft::ClientCall> calls() const
    {
        std::vector<raft::ClientCall> telling;
        for (raft::ClientCall call : m_calls) {
            if (!call.returned && call.operation.kind == raft::OperationKind::Put) {
                call.returned = firstReadOf(call.operation);
                call.operation.outcome = raft::OperationOutcome::Done;
            }
            if (call.returned || call.operation.kind == raft::OperationKind::Delete)
                telling.push_back(std::move(call));
        }
        return telling;
    }

private:
    std::optional<std::uint64_t> firstReadOf(const raft::Operation &put) const
    {
        std::optional<std::uint64_t> first;
        for (const raft::ClientCall &call : m_calls) {
            const bool saw = call.returned && call.operation.kind == raft::OperationKind::Read &&
                             call.operation.key == put.key && call.operation.result == put.value;
            if (saw && (!first || *call.returned < *first))
                first = call.returned;
        }
        return first;
    }

    std::mutex m_mutex;
    std::vector<raft::ClientCall> m_calls;
    std::uint64_t m_moment = 0;
    std::atomic<int> m_done = 0;
};

/// One client that writes and reads a few keys at servers taken at random.
class BusyClient {
public:
    BusyClient(int number, const std::vector<quint16> &ports, const Fields &fields, History &history)
        : m_number(number), m_ports(ports), m_fields(fields), m_history(history),
          m_random(static_cast<quint32>(number))
    {
    }

    void run(const std::atomic<bool> &stop)
    {
        while (!stop) {
            doOne();
            std::this_thread::sleep_for(std::chrono::milliseconds(m_random.bounded(20)));
        }
    }

private:
    void doOne()
    {
        raft::Operation operation;
        const int server = m_random.bounded(static_cast<int>(m_ports.size()));
        operation.server = {static_cast<std::uint64_t>(server + 1)};
        operation.key = "k" + std::to_string(m_random.bounded(8));
        const int kind = m_random.bounded(10);
        operation.kind = kind < 4   ? raft::OperationKind::Read
                         : kind < 9 ? raft::OperationKind::Put
                                    : raft::OperationKind::Delete;
        if (operation.kind == raft::OperationKind::Put)
            operation.value = std::to_string(m_number) + "." + std::to_string(++m_values);
        const QByteArray target = "/kv/" + QByteArray::fromStdString(operation.key);
        const QByteArray method = kind < 4 ? "GET" : kind < 9 ? "PUT" : "DELETE";
        const QByteArray body = QByteArray::fromStdString(operation.value);
        const std::size_t call = m_history.begin(operation);
        Client client(m_ports[static_cast<std::size_t>(server)], {}, std::chrono::milliseconds(1500));
        conclude(call, operation.kind == raft::OperationKind::Read,
                 client.ask(method, target, body, m_fields));
    }

    void conclude(std::size_t call, bool read, const Answer &answer)
    {
        using enum raft::OperationOutcome;
        if (answer.status == 200)
            m_history.end(call, Done,
                          read ? std::optional(answer.json()["value"].get<std::string>()) : std::nullopt);
        else if (read && answer.status == 404)
            m_history.end(call, Done);
        else if (answer.status == 503)
            m_history.end(call, Refused);
        else
            m_history.end(call, Unknown);
    }

    int m_number;
    const std::vector<quint16> &m_ports;
    Fields m_fields;
    History &m_history;
    QRandomGenerator m_random;
    int m_values = 0;
};

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
    return raft::checkLinearizability(calls, 300'000).verdict == raft::Linearizability::Verdict::Violated;
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
    std::atomic<bool> stop = false;
    std::vector<std::thread> clients;
    for (int number = 1; number <= 6; ++number)
        clients.emplace_back(
            [&, number] { BusyClient(number, ports, cluster.credentials(), m_history).run(stop); });
    const auto joined = qScopeGuard([&] {
        stop = true;
        for (std::thread &client : clients)
            client.join();
    });

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
    stop = true;
    for (std::thread &client : clients)
        client.join();
    clients.clear();

    const std::vector<raft::ClientCall> calls = m_history.calls();
    const raft::Linearizability judged = raft::checkLinearizability(calls, 300'000);
    QVERIFY2(judged.verdict != raft::Linearizability::Verdict::Undecided, judged.key.c_str());
    QVERIFY2(judged.verdict == raft::Linearizability::Verdict::Holds, judged.proof.c_str());
    QVERIFY(isNoticed(calls));
    QVERIFY(cluster.leader() != 0);
    QVERIFY(cluster.storesAreEqual());
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "history.moc"
