#include "busy_clients.h"
#include "processes.h"

#include "raftcore/verification/linearizability.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

using namespace raftarium;
using nlohmann::json;

namespace {

constexpr int numbers = 5; ///< Of servers; the first three found the cluster.
constexpr int founders = 3;
constexpr int defaultSteps = 200;

/// Does to a cluster what people do to one: at random, from a seed, and now and then wrongly. Of the disks of
/// the voters it spoils no second one before the cluster has got over the first: nothing can survive that.
class Operator {
public:
    explicit Operator(quint32 seed) : m_random(seed), m_cluster(numbers, flags()) {}

    ProcessCluster &cluster() { return m_cluster; }
    const QStringList &trace() const { return m_trace; }
    const QStringList &failures() const { return m_failures; }

    void found()
    {
        for (int server = 1; server <= founders; ++server)
            startRightly(server);
    }
    void doOne()
    {
        const std::vector<std::pair<int, void (Operator::*)()>> operations{
            {20, &Operator::killOne},  {30, &Operator::startOne},   {8, &Operator::startOneWrongly},
            {10, &Operator::addOne},   {5, &Operator::removeOne},   {10, &Operator::wipeOne},
            {10, &Operator::keepCopy}, {10, &Operator::restoreOne}, {5, &Operator::swapTwo},
            {12, &Operator::pauseOne}, {12, &Operator::resumeAll},  {12, &Operator::cutOne},
            {10, &Operator::healAll},  {8, &Operator::stopOne}};
        int all = 0;
        for (const auto &operation : operations)
            all += operation.first;
        int chosen = m_random.bounded(all);
        for (const auto &[weight, operation] : operations) {
            if (chosen < weight)
                return (this->*operation)();
            chosen -= weight;
        }
    }
    /// Everything is put right: every member runs, by its own command line.
    void putRight()
    {
        resumeAll();
        healAll();
        for (int server = 1; server <= numbers; ++server) {
            stop(server);
            if (m_members.contains(server))
                startRightly(server);
        }
    }
    std::vector<int> members() const { return {m_members.begin(), m_members.end()}; }

private:
    static QStringList flags()
    {
        return {QStringLiteral("--allow-faults"), QStringLiteral("--snapshot-entries"), QStringLiteral("50")};
    }

    int any() { return 1 + m_random.bounded(numbers); }
    bool runs(int server) { return m_cluster[server].isRunning(); }
    void tell(const QString &what) { m_trace.append(what); }
    QString file(int server, const QString &ending) const
    {
        return QStringLiteral("%1/node_%2%3").arg(m_cluster.dataDir()).arg(server).arg(ending);
    }

    QStringList listOf(const std::vector<int> &servers, int self) const
    {
        json list = json::object();
        for (const int server : servers) {
            if (server != self)
                list[std::to_string(server)] = m_cluster.url(server).toStdString();
        }
        return {QStringLiteral("--peers"), QString::fromStdString(list.dump())};
    }
    /// The founders keep the command line that they were founded with; all others join.
    QStringList rightLine(int server) const
    {
        if (m_founded.contains(server))
            return listOf({1, 2, 3}, server);
        return listOf({1, 2, 3, 4, 5}, server) + QStringList{QStringLiteral("--join")};
    }
    void startRightly(int server)
    {
        if (runs(server))
            return;
        tell(QStringLiteral("start %1").arg(server));
        if (!m_cluster.start(server, rightLine(server)))
            mustHaveSaidWhy(server);
    }
    /// A server that does not start, or ends by itself, says why.
    void mustHaveSaidWhy(int server)
    {
        const int code = m_cluster[server].exitCode();
        const QByteArray words = m_cluster[server].complaint();
        if ((code != 0 && code != 2 && code != 3) || !words.contains("raftnode: "))
            m_failures.append(QStringLiteral("server %1 ended with %2 and said: %3")
                                  .arg(server)
                                  .arg(code)
                                  .arg(QString::fromUtf8(words)));
    }
    void stop(int server)
    {
        if (!runs(server))
            return;
        m_cluster[server].resume();
        m_cluster[server].kill();
        m_paused.erase(server);
    }
    void removeFiles(int server)
    {
        QDir directory(m_cluster.dataDir());
        for (const QString &name :
             directory.entryList({QStringLiteral("node_%1.*").arg(server)}, QDir::Files))
            directory.remove(name);
    }

    /// Whether one more voter's disk may be spoilt.
    bool maySpoil(int server)
    {
        if (!m_members.contains(server))
            return true;
        if (m_members.size() < 3)
            return false;
        if (m_spoilt != 0) {
            const json status =
                runs(m_spoilt) && !m_paused.contains(m_spoilt) ? m_cluster.status(m_spoilt) : json();
            if (!m_members.contains(m_spoilt) || (status.is_object() && status["counted"].get<bool>()))
                m_spoilt = 0;
        }
        return m_spoilt == 0;
    }

    void killOne()
    {
        const int server = any();
        tell(QStringLiteral("kill %1").arg(server));
        stop(server);
    }
    void stopOne()
    {
        const int server = any();
        if (!runs(server) || m_paused.contains(server))
            return;
        tell(QStringLiteral("stop %1").arg(server));
        m_cluster[server].terminate();
    }
    void startOne() { startRightly(any()); }

    /// Another list of members, another name, another server's address, other data.
    void startOneWrongly()
    {
        const int server = any();
        QFile journal(file(server, QStringLiteral(".jsonl")));
        constexpr int nameAndIdentity = 2; // A new disk with a list of its own would rightly begin a cluster.
        if (!journal.open(QIODevice::ReadOnly) || journal.readAll().count("\"cluster\":") < nameAndIdentity)
            return;
        journal.close();
        stop(server);
        QStringList line = rightLine(server);
        switch (m_random.bounded(4)) {
        case 0: line = listOf({}, server); break;
        case 1: line = listOf({1, 2, 3, 4, 5}, server); break;
        case 2: line += {QStringLiteral("--cluster"), QStringLiteral("another")}; break;
        default: line = listOf({server % numbers + 1}, server); break;
        }
        tell(QStringLiteral("start %1 wrongly: %2").arg(server).arg(line.join(u' ')));
        if (!m_cluster.start(server, line))
            return mustHaveSaidWhy(server);
        QTest::qWait(m_random.bounded(400));
        stop(server);
    }

    int someoneToAsk()
    {
        for (int tries = 0; tries < 20; ++tries) {
            const int server = any();
            if (runs(server) && !m_paused.contains(server) && m_members.contains(server))
                return server;
        }
        return 0;
    }
    Answer ask(int at, const QByteArray &method, int server, const QByteArray &body = {})
    {
        Client client(m_cluster.port(at), {}, std::chrono::seconds(4));
        return client.ask(method, "/cluster/members/" + QByteArray::number(server), body,
                          m_cluster.credentials());
    }
    void addOne()
    {
        const int server = any();
        const int at = someoneToAsk();
        if (at == 0 || m_members.contains(server))
            return;
        if (!runs(server) && !QFile::exists(file(server, QStringLiteral(".jsonl"))))
            startRightly(server);
        const json body{{"url", m_cluster.url(server).toStdString()}, {"role", "voter"}};
        const Answer answer = ask(at, "PUT", server, QByteArray::fromStdString(body.dump()));
        tell(QStringLiteral("add %1 at %2: %3").arg(server).arg(at).arg(answer.status));
        if (answer.status == 200 || answer.status == 409 || answer.status == 504 || answer.status == 0)
            m_members.insert(server);
    }
    void removeOne()
    {
        const int server = any();
        const int at = someoneToAsk();
        if (at == 0 || m_members.size() <= 3 || m_spoilt != 0)
            return;
        const Answer answer = ask(at, "DELETE", server);
        tell(QStringLiteral("remove %1 at %2: %3").arg(server).arg(at).arg(answer.status));
        if (answer.status == 200) {
            m_members.erase(server);
            m_founded.erase(server);
        }
    }

    void wipeOne()
    {
        const int server = any();
        if (!maySpoil(server))
            return;
        tell(QStringLiteral("wipe %1").arg(server));
        stop(server);
        removeFiles(server);
        m_copies.erase(server);
        if (m_members.contains(server))
            m_spoilt = server;
        startRightly(server);
    }
    void keepCopy()
    {
        const int server = any();
        QFile journal(file(server, QStringLiteral(".jsonl")));
        if (!journal.open(QIODevice::ReadOnly))
            return;
        tell(QStringLiteral("copy %1").arg(server));
        m_copies[server] = journal.readAll();
    }
    void restoreOne()
    {
        const int server = any();
        if (!m_copies.contains(server) || !maySpoil(server))
            return;
        stop(server);
        const bool inPlace = m_random.bounded(2) == 0;
        tell(QStringLiteral("restore %1%2").arg(server).arg(inPlace ? u" in place" : u""));
        if (!inPlace)
            QFile::remove(file(server, QStringLiteral(".jsonl")));
        QFile journal(file(server, QStringLiteral(".jsonl")));
        if (journal.open(QIODevice::WriteOnly | QIODevice::Truncate))
            journal.write(m_copies[server]);
        journal.close();
        if (m_members.contains(server))
            m_spoilt = server;
        startRightly(server);
    }
    /// Two journals under each other's name: neither server may start on the other's.
    void swapTwo()
    {
        const int one = any();
        const int other = one % numbers + 1;
        if (!QFile::exists(file(one, QStringLiteral(".jsonl"))) ||
            !QFile::exists(file(other, QStringLiteral(".jsonl"))))
            return;
        tell(QStringLiteral("swap %1 and %2").arg(one).arg(other));
        stop(one);
        stop(other);
        exchange(one, other);
        for (const int server : {one, other}) {
            if (m_cluster.start(server, rightLine(server)))
                m_failures.append(QStringLiteral("server %1 starts on the journal of another").arg(server));
            else
                mustHaveSaidWhy(server);
        }
        exchange(one, other);
        startRightly(one);
        startRightly(other);
    }
    void exchange(int one, int other) const
    {
        const QString aside = file(one, QStringLiteral(".aside"));
        QFile::rename(file(one, QStringLiteral(".jsonl")), aside);
        QFile::rename(file(other, QStringLiteral(".jsonl")), file(one, QStringLiteral(".jsonl")));
        QFile::rename(aside, file(other, QStringLiteral(".jsonl")));
    }

    void pauseOne()
    {
        const int server = any();
        if (!runs(server))
            return;
        tell(QStringLiteral("pause %1").arg(server));
        m_cluster[server].suspend();
        m_paused.insert(server);
    }
    void resumeAll()
    {
        for (const int server : std::exchange(m_paused, {})) {
            tell(QStringLiteral("resume %1").arg(server));
            m_cluster[server].resume();
        }
    }
    void cutOne()
    {
        const int server = any();
        if (!runs(server) || m_paused.contains(server))
            return;
        const json others = json::array({server % numbers + 1, (server + 2) % numbers + 1});
        tell(QStringLiteral("cut %1").arg(server));
        m_cluster.ask(server, "PUT", "/faults",
                      QByteArray::fromStdString(json{{"cut_from", others}, {"cut_to", others}}.dump()));
    }
    void healAll()
    {
        for (int server = 1; server <= numbers; ++server) {
            if (runs(server) && !m_paused.contains(server))
                m_cluster.ask(server, "PUT", "/faults", "{}");
        }
        tell(QStringLiteral("heal"));
    }

    QRandomGenerator m_random;
    ProcessCluster m_cluster;
    std::set<int> m_members{1, 2, 3};
    std::set<int> m_founded{1, 2, 3};
    std::set<int> m_paused;
    std::map<int, QByteArray> m_copies; ///< Of journals, as they once were.
    int m_spoilt = 0;                   ///< The member whose disk has been spoilt last; 0: all are sound.
    QStringList m_trace;
    QStringList m_failures;
};

} // namespace

/// Whether those who vote now, as one of them says, are at the same point with the same store. A change of
/// members may still be under way.
bool votersAgree(const ProcessCluster &cluster, int asked)
{
    const json said = cluster.status(asked);
    if (!said.is_object())
        return false;
    std::set<std::pair<json, json>> states;
    for (const json &voter : said["members"]["voters"]) {
        const json status = cluster.status(voter.get<int>());
        if (!status.is_object())
            return false;
        states.emplace(status["last_applied"], status["state_hash"]);
    }
    return states.size() == 1;
}

/// People do to servers whatever they can: what was acknowledged stays, or somebody is told why not.
class OperationsTest : public QObject {
    Q_OBJECT

private slots:
    void whateverIsDoneNothingAcknowledgedIsLost();
};

// RAFTARIUM_OPERATIONS="SEED STEPS" tries others.
void OperationsTest::whateverIsDoneNothingAcknowledgedIsLost()
{
    const QList<QByteArray> asked = qgetenv("RAFTARIUM_OPERATIONS").split(' ');
    const quint32 seed = asked.value(0).isEmpty() ? 1 : asked.value(0).toUInt();
    const int steps = asked.size() < 2 ? defaultSteps : asked[1].toInt();
    Operator person(seed);
    ProcessCluster &cluster = person.cluster();
    person.found();
    QVERIFY(cluster.leader({1, 2, 3}) != 0);
    std::vector<quint16> ports;
    for (int server = 1; server <= numbers; ++server)
        ports.push_back(cluster.port(server));
    History history;
    BusyClients clients(3, ports, cluster.credentials(), history);
    for (int step = 0; step < steps && person.failures().isEmpty(); ++step) {
        person.doOne();
        QTest::qWait(20);
    }
    person.putRight();
    const auto report = qScopeGuard([&] {
        if (!QTest::currentTestFailed())
            return;
        qInfo().noquote() << "seed" << seed << ":" << person.trace().join(QStringLiteral("; "));
        for (int server = 1; server <= numbers; ++server)
            qInfo().noquote() << server << cluster.status(server).dump().c_str()
                              << cluster[server].complaint();
    });
    QVERIFY2(person.failures().isEmpty(), qPrintable(person.failures().join(u'\n')));
    const int answered = history.done();
    QVERIFY2(comesTrue([&] { return history.done() >= answered + 50; }), "nobody is answered any more");
    clients.stop();
    const std::vector<raft::ClientCall> calls = history.calls();
    const raft::Linearizability judged = raft::checkLinearizability(calls, {3'000'000});
    QVERIFY2(judged.verdict != raft::Linearizability::Verdict::Undecided, judged.key.c_str());
    QVERIFY2(judged.verdict == raft::Linearizability::Verdict::Holds, judged.proof.c_str());
    QVERIFY(comesTrue([&] { return votersAgree(cluster, person.members().front()); }));
}

QTEST_GUILESS_MAIN(OperationsTest)
#include "operations.moc"
