#include "netnode/client/http_client.h"
#include "netnode/processes/process_cluster.h"
#include "raftcore/consensus/random.h"
#include "raftcore/verification/linearizability.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

/// What clients of real servers saw, as the window records it: a call no later than it was, a return no
/// earlier.
namespace {

using namespace raft;
using raftarium::HttpCall;
using raftarium::HttpReply;
using raftarium::ProcessCluster;
using std::chrono::milliseconds;

constexpr int patience = 30'000;

} // namespace

class ProcessClients : public QObject {
    Q_OBJECT

private slots:
    void seeOneStore_data();
    void seeOneStore();
    void ofOthersAreSeenInTheirOrder();

private:
    void startFive(milliseconds delay);
    NodeId leader() const
    {
        const ClusterView view = m_cluster->view();
        return view.leader() != nullptr ? view.leader()->id : NodeId{};
    }
    NodeId anyServer() { return {static_cast<std::uint64_t>(m_random.between(1, 5))}; }
    void rest(int mostMs) { QTest::qWait(static_cast<int>(m_random.between(0, mostMs))); }
    OperationId call(NodeId server, const std::variant<StoreCommand, Get> &what)
    {
        return m_cluster->perform(action::Submit{server, what}).subject;
    }
    bool isAnswered() const
    {
        const ClusterView view = m_cluster->view();
        return std::none_of(view.operations.begin(), view.operations.end(),
                            [](const Operation &one) { return one.outcome == OperationOutcome::Pending; });
    }
    /// What is wrong with what the clients saw; nothing when a store explains it.
    QByteArray verdict() const
    {
        const Linearizability judged = checkLinearizability(*m_cluster);
        if (judged.verdict == Linearizability::Verdict::Holds)
            return {};
        QByteArray text = "not explained: " + QByteArray::fromStdString(judged.proof);
        for (const ClientCall &call : clientHistory(*m_cluster))
            text += "\n  " + QByteArray::number(qulonglong{call.operation.id}) + ' ' +
                    QByteArray::fromStdString(call.operation.value) + " -> " +
                    QByteArray::fromStdString(call.operation.result.value_or("-")) + " outcome " +
                    QByteArray::number(static_cast<int>(call.operation.outcome)) + " events " +
                    QByteArray::number(qulonglong{call.called}) + "…" +
                    QByteArray::number(qulonglong{call.returned.value_or(0)});
        return text;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ProcessCluster> m_cluster;
    Random m_random{7};
};

void ProcessClients::startFive(milliseconds delay)
{
    QString problem;
    m_cluster.reset();
    m_cluster = ProcessCluster::start({raftarium::raftnodeProgram(), 5, delay, m_folder.path()}, &problem);
    QVERIFY2(m_cluster != nullptr, qPrintable(problem));
    QTRY_VERIFY_WITH_TIMEOUT(leader() != NodeId{}, patience);
}

void ProcessClients::seeOneStore_data()
{
    QTest::addColumn<int>("delay");
    QTest::newRow("full speed") << 0;
    QTest::newRow("lecture speed") << 60;
}

void ProcessClients::seeOneStore()
{
    QFETCH(int, delay);
    startFive(milliseconds(delay));
    constexpr std::size_t many = 4;
    std::vector<OperationId> latest(many);
    int written = 0;
    const auto work = [&](int calls) { // Each client calls again once it was answered.
        for (int called = 0; called < calls; rest(3))
            for (OperationId &mine : latest) {
                if (mine != 0 && m_cluster->operation(mine)->outcome == OperationOutcome::Pending)
                    continue;
                const bool reads = m_random.chance(500'000);
                const NodeId server =
                    m_random.chance(500'000) && leader() != NodeId{} ? leader() : anyServer();
                mine = reads ? call(server, Get{"x", true})
                             : call(server, StoreCommand{Put{"x", std::to_string(++written)}, {}});
                ++called;
            }
    };
    work(40);
    const NodeId old = leader();
    QVERIFY(m_cluster->perform(action::Crash{old}).done());
    QTRY_VERIFY_WITH_TIMEOUT(leader() != NodeId{} && leader() != old, patience);
    work(40);
    QVERIFY(m_cluster->perform(action::Restart{old}).done());
    work(40);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), patience);
    const QByteArray wrong = verdict();
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void ProcessClients::ofOthersAreSeenInTheirOrder()
{
    startFive({});
    const NodeId leading = leader();
    raftarium::HttpClient http;
    QFile token(m_folder.filePath(QStringLiteral("token")));
    QVERIFY(token.open(QIODevice::ReadOnly));
    http.setToken(token.readAll().trimmed());
    int written = 0;
    int answered = 0;
    OperationId read = 0;
    while (answered < 300) {
        if (written == answered) { // Somebody whom the window does not know.
            HttpCall put;
            put.method = QByteArrayLiteral("PUT");
            put.path = QStringLiteral("/kv/x");
            put.body = QByteArray::number(++written);
            http.send(m_cluster->url(leading), put, milliseconds(patience),
                      [&answered](const HttpReply &) { ++answered; });
        }
        if (read == 0 || m_cluster->operation(read)->outcome != OperationOutcome::Pending)
            read = call(anyServer(), Get{"x", true});
        rest(1);
    }
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), patience);
    const QByteArray wrong = verdict();
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

QTEST_GUILESS_MAIN(ProcessClients)
#include "clients.moc"
