#include "election_rows.h"

#include "raftcore/traces/structured_line.h"
#include "raftcore/traces/trace_cluster.h"

#include <QtTest>

using namespace raft;

/// The same elections as the loggers of many programs write them.
class Loggers : public QObject {
    Q_OBJECT

private slots:
    void anElectionInJson_data();
    void anElectionInJson() { judgeElection(); }
    void anElectionOnATerminal_data();
    void anElectionOnATerminal() { judgeElection(); }
    void anElectionOfServersWithOtherNames_data();
    void anElectionOfServersWithOtherNames() { judgeElection(); }
    void messagesWithNamedValues();
    void whatFieldsDoNotSay_data();
    void whatFieldsDoNotSay();
    void aMessageOfAnOldTermIsNoTermOfItsReceiver();
    void aFileWithoutAServerIsOne();
    void otherProgramsWriteNoTraces_data();
    void otherProgramsWriteNoTraces();
    void ofSeveralGroupsOneIsRead();
    void aGroupCanBeChosen();
    void aRequestIsNoServer();
    void brokenJsonIsCounted();
    void containersThatWriteTogether();
    void aLineOfQuotationMarksIsLookedAtOnce();
};

void Loggers::anElectionInJson_data()
{
    addElectionColumns();
    addElection(
        "zap",
        R"({"level":"info","ts":1700000000.5,"caller":"raft/raft.go:20","msg":"became candidate","node":1,"term":3})"
        "\n"
        R"({"level":"info","ts":1700000000.7,"caller":"raft/raft.go:20","msg":"became leader","node":1,"term":3})"
        "\n"
        R"({"level":"info","ts":1700000000.8,"caller":"raft/raft.go:20","msg":"became follower","node":2,"term":3,"leader":1})"
        "\n",
        "S1:3", "S1 L3 ?, S2 F3 ?");
    addElection(
        "slog",
        R"({"time":"2026-05-18T14:32:01.123Z","level":"INFO","msg":"starting election","node":"ctrl-1","term":3})"
        "\n"
        R"({"time":"2026-05-18T14:32:01.423Z","level":"INFO","msg":"became leader","node":"ctrl-1","term":3})"
        "\n"
        R"({"time":"2026-05-18T14:32:01.456Z","level":"INFO","msg":"committed log index","node":"ctrl-1","index":4})"
        "\n",
        "ctrl-1:3", "ctrl-1 L3 4");
    addElection(
        "zerolog",
        R"({"level":"info","node":1,"term":2,"time":"2024-05-03T10:11:12+02:00","message":"became leader"})"
        "\n",
        "S1:2", "S1 L2 ?");
    addElection(
        "tracing",
        R"({"timestamp":"2024-05-01T10:00:00.123456Z","level":"INFO","fields":{"message":"became leader","node":1,"term":2},"target":"raft::node"})"
        "\n"
        R"({"timestamp":"2024-05-01T10:00:00.223456Z","level":"INFO","fields":{"message":"became follower","term":2},"span":{"id":2,"name":"node"}})"
        "\n",
        "S1:2", "S1 L2 ?, S2 F2 ?");
    addElection("events",
                R"({"ts":1,"event":"become_candidate","node":1,"term":2})"
                "\n"
                R"({"ts":2,"event":"BecomeLeader","node":1,"term":2,"commitIndex":7})"
                "\n"
                R"({"ts":3,"event":"state","node":2,"role":"follower","currentTerm":2})"
                "\n",
                "S1:2", "S1 L2 7, S2 F2 ?");
}

void Loggers::anElectionOnATerminal_data()
{
    addElectionColumns();
    addElection(
        "groups in one program",
        "2024-03-05 10:15:31,250 [ElectionTimer-<counter/10.0.0.1:8081>0] INFO NodeImpl:10 - "
        "Node <counter/10.0.0.1:8081> term 2 start preVote.\n"
        "2024-03-05 10:15:31,270 [Processor-1] INFO NodeImpl:20 - "
        "Node <counter/10.0.0.1:8081> received PreVoteResponse from 10.0.0.2:8081, term=2, granted=true.\n"
        "2024-03-05 10:15:31,271 [Processor-1] INFO NodeImpl:30 - "
        "Node <counter/10.0.0.1:8081> start vote and grant vote self, term=2.\n"
        "2024-03-05 10:15:31,280 [executor-6-thread-3] INFO NodeImpl:40 - "
        "Node <counter/10.0.0.2:8081> received RequestVoteRequest from 10.0.0.1:8081, term=3, currTerm=2.\n"
        "2024-03-05 10:15:31,281 [executor-6-thread-3] INFO NodeImpl:50 - "
        "Node <counter/10.0.0.2:8081> stepDown, term=2, newTerm=3, wakeupCandidate=false.\n"
        "2024-03-05 10:15:31,290 [Processor-2] INFO NodeImpl:60 - "
        "Node <counter/10.0.0.1:8081> received RequestVoteResponse from 10.0.0.2:8081, term=3, "
        "granted=true.\n"
        "2024-03-05 10:15:31,291 [Processor-2] INFO NodeImpl:70 - "
        "Node <counter/10.0.0.1:8081> become leader of group, term=3, conf=10.0.0.1:8081, oldConf=.\n",
        "10.0.0.1:8081:3", "10.0.0.1:8081 L3 ?, 10.0.0.2:8081 F3 ?");
    addElection("logrus",
                "time=\"2024-05-03T10:11:12+02:00\" level=info msg=\"became candidate\" node=1 term=2\n"
                "time=\"2024-05-03T10:11:13+02:00\" level=info msg=\"became leader\" node=1 term=2\n"
                "time=\"2024-05-03T10:11:14+02:00\" level=warning msg=\"becoming candidate\" node=2 term=3\n",
                "S1:2", "S1 L2 ?, S2 C3 ?");
    addElection("logrus on a terminal",
                "INFO[0000] became candidate                node=1 term=2\n"
                "INFO[0001] became leader                   node=1 term=2\n",
                "S1:2", "S1 L2 ?");
    addElection(
        "zap on a terminal",
        "2024-05-01T10:00:00.000+0200\tINFO\traft/raft.go:120\tbecame leader\t{\"node\": 1, \"term\": 2}\n",
        "S1:2", "S1 L2 ?");
    addElection("zerolog on a terminal", "10:00AM INF became leader node=1 term=2\n", "S1:2", "S1 L2 ?");
    addElection("tracing on a terminal",
                "2024-05-01T10:00:00.123456Z  INFO raft::node: became leader node=1 term=2\n"
                "2024-05-01T10:00:00.323456Z  INFO node{id=2}: raft::node: became follower term=2\n",
                "S1:2", "S1 L2 ?, S2 F2 ?");
    addElection(
        "unified",
        "[2024/07/12 09:26:10.005 +00:00] [INFO] [raft.rs:807] [\"became candidate at term 6\"] [term=6] "
        "[raft_id=45]\n"
        "[2024/07/12 09:26:10.005 +00:00] [INFO] [raft.rs:874] [\"became leader at term 6\"] [term=6] "
        "[raft_id=45]\n",
        "S45:6", "S45 L6 ?");
    addElection("Python",
                "2024-05-01 10:00:00,123 - raft - INFO - Node 1 became candidate for term 2\n"
                "2024-05-01 10:00:00,223 - raft - INFO - Node 1 became leader for term 2\n",
                "S1:2", "S1 L2 ?");
    addElection("Python without a format", "INFO:root:Node 1 became leader for term 2\n", "S1:2", "S1 L2 ?");
    addElection("logback",
                "10:00:00.223 [pool-1-thread-2] INFO  c.e.raft.RaftNode - Node 1 became leader for term 2\n",
                "S1:2", "S1 L2 ?");
    addElection("spdlog", "[2024-05-01 10:00:00.223] [info] [node 1] became leader at term 2\n", "S1:2",
                "S1 L2 ?");
    addElection("env_logger", "[2024-05-01T10:00:00Z INFO  raft::node] Node 1 became leader in term 2\n",
                "S1:2", "S1 L2 ?");
    addElection("glog", "I0501 10:00:00.223456 12345 raft.cc:120] server 1 becomes leader at term 2\n",
                "S1:2", "S1 L2 ?");
}

void Loggers::anElectionOfServersWithOtherNames_data()
{
    addElectionColumns();
    addElection("a date before the course's time",
                "2023/05/03 10:11:12 000256 VOTE S1 Converting to Candidate, calling election T:1\n"
                "2023/05/03 10:11:12 000261 VOTE S0 Granting Vote to S1 at T1\n"
                "2023/05/03 10:11:12 000266 LEAD S1 Achieved Majority for T1 (2), converting to Leader\n",
                "S1:1", "S0 ?1 ?, S1 L1 ?");
    addElection("names without numbers",
                "[a] starts election, new term 3\n[b] becomes follower, term 3\n[a] becomes leader, term 3\n"
                "[b] becomes follower, term 4\n",
                "a:3", "a L3 ?, b F4 ?");
    addElection("names with a hyphen",
                "2024/02/03 10:00:00 [node-a] starting election for term 2\n"
                "2024/02/03 10:00:00 [node-b] granted vote to node-a for term 2\n"
                "2024/02/03 10:00:00 [node-a] becomes LEADER for the term 2 (votes: 2/3)\n"
                "2024/02/03 10:00:01 [node-b] fails to become LEADER (votes: 1/2)\n",
                "node-a:2", "node-a L2 ?, node-b ?2 ?");
    addElection("bare numbers",
                "2023/01/02 10:00:00 2 votes for 1\n2023/01/02 10:00:00 1 become leader, term 3\n", "S1:3",
                "S1 L3 ?, S2 ?? ?");
    addElection("the core's words",
                "2021/04/01 12:00:00.000000 raft.go:299: [debug] 1 became candidate at term 6\n"
                "2021/04/01 12:00:00.000001 raft.go:320: [debug] 1 became leader at term 6\n",
                "S1:6", "S1 L6 ?");
    addElection(
        "Chinese",
        "2023/01/02 10:00:00 [Server 1] 开始选举 term 2\n2023/01/02 10:00:01 server 1 成为leader term 2\n",
        "S1:2", "S1 L2 ?");
}

void Loggers::messagesWithNamedValues()
{
    const auto trace = readTrace(
        R"({"level":"info","msg":"sending RequestVote","node":"n1","to":"n2","term":4,"lastLogIndex":7,"lastLogTerm":3})"
        "\n"
        R"({"level":"info","msg":"received RequestVote","node":"n2","from":"n1","term":4,"lastLogIndex":7,"lastLogTerm":3})"
        "\n"
        R"({"level":"info","msg":"granted vote","node":"n2","candidate":"n1","term":4})"
        "\n"
        R"({"level":"info","msg":"received vote","node":"n1","from":"n2","term":4})"
        "\n");
    QCOMPARE(messagesOf(*trace), std::string("RequestVote n1 → n2 in term 4, its log ends at 7@3; "
                                             "RequestVote n1 → n2 in term 4, its log ends at 7@3; "
                                             "RequestVote reply n2 → n1 in term 4: granted; "
                                             "RequestVote reply n2 → n1 in term 4: granted"));
    QVERIFY(trace->state().flights().empty()); // Both arrived.
    QCOMPARE(trace->state().server(NodeId{2})->vote, std::optional(NodeId{1}));
}

void Loggers::whatFieldsDoNotSay_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {R"({"msg":"failed to become leader","node":1,"term":3})",
          R"({"msg":"heard that S2 became leader","node":1})",
          R"({"msg":"started","node":1,"isLeader":false})",
          R"({"msg":"request took long","node":1,"term":"last"})",
          R"({"msg":"peer state","node":1,"peer":2})",
          "time=\"2024-05-03T10:11:12+02:00\" level=info msg=\"not leader, ignoring\" node=1 leader=-1"})
        QTest::newRow(line) << QByteArray(line);
}

void Loggers::whatFieldsDoNotSay()
{
    QFETCH(QByteArray, line);
    const QByteArray log = line + "\n" + R"({"msg":"became follower","node":3,"term":1})" + "\n";
    const auto trace = readTrace(log.toStdString());
    QCOMPARE(endOf(*trace).substr(0, 7), std::string("S1 ?? ?"));
}

void Loggers::aMessageOfAnOldTermIsNoTermOfItsReceiver()
{
    const auto trace =
        readTrace(R"({"msg":"became leader","node":1,"term":5})"
                  "\n"
                  R"({"msg":"received AppendEntries","node":1,"from":2,"term":3,"prevLogIndex":4})"
                  "\n");
    QCOMPARE(endOf(*trace), std::string("S1 L5 ?"));
    QVERIFY(trace->findings().empty());
}

void Loggers::aFileWithoutAServerIsOne()
{
    Trace trace;
    TraceLoader loader(trace.names(), trace.source(), 0,
                       [&trace](TraceItem item) { trace.add(std::move(item)); });
    loader.setServer("node7");
    loader.feed(R"({"level":"info","msg":"became candidate","term":2})"
                "\n"
                R"({"level":"info","msg":"became leader","term":2})"
                "\n");
    loader.finish();
    QCOMPARE(leadersOf(trace), std::string("node7:2"));
}

void Loggers::otherProgramsWriteNoTraces_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"2024-05-01 10:00:00 http: server 3 has started\n2024-05-01 10:00:01 http: GET /\n",
          "10:00:00.123 [main] INFO  c.e.App - Started in 3.2 seconds\n", "port=8080 host=localhost\n",
          "int main(int argc, char **argv) { return argc = 1; }\n"})
        QTest::newRow(text) << QByteArray(text);
}

void Loggers::otherProgramsWriteNoTraces()
{
    QFETCH(QByteArray, text);
    QVERIFY(!traceFormOf(text.toStdString()));
}

void Loggers::ofSeveralGroupsOneIsRead()
{
    const auto trace = readTrace(R"({"msg":"became leader","group":1,"node":1,"term":2})"
                                 "\n"
                                 R"({"msg":"became leader","group":2,"node":2,"term":2})"
                                 "\n"
                                 R"({"msg":"became follower","group":2,"node":7,"term":2})"
                                 "\n");
    // Two leaders of term 2 are no violation, S7 is no member.
    QCOMPARE(endOf(*trace), std::string("S1 L2 ?"));
    QVERIFY(trace->findings().empty());
    QCOMPARE(trace->source().groups.shown(), std::string("1"));
    QCOMPARE(trace->source().groups.others(), std::vector<std::string>{"2"});
    QCOMPARE(trace->source().groups.linesLeftOut(), std::uint64_t{2});
}

void Loggers::aGroupCanBeChosen()
{
    Trace trace;
    trace.source().groups.choose("101");
    TraceLoader loader(trace.names(), trace.source(), 0,
                       [&trace](TraceItem item) { trace.add(std::move(item)); });
    loader.feed("2023/05/03 10:11:12 [G100 S1] became leader T:1\n"
                "2023/05/03 10:11:12 [gid 101 S2] became leader T:4\n"
                "2023/05/03 10:11:12 [G100][S1] became follower T:2\n");
    loader.finish();
    QCOMPARE(leadersOf(trace), std::string("S2:4"));
    QCOMPARE(trace.source().groups.others(), std::vector<std::string>{"100"});
}

void Loggers::aRequestIsNoServer()
{
    const auto trace = readTrace(R"({"msg":"became leader","node":1,"term":2})"
                                 "\n"
                                 R"({"msg":"request done","id":"req-77"})"
                                 "\n");
    QCOMPARE(endOf(*trace), std::string("S1 L2 ?"));
    QCOMPARE(leadersOf(*readTrace(R"({"msg":"became leader","id":"n7","term":2})"
                                  "\n")),
             std::string("n7:2"));
}

void Loggers::brokenJsonIsCounted()
{
    const auto trace = readTrace(R"({"msg":"became leader","node":1,"term":2})"
                                 "\n"
                                 R"({"msg":"became follower","node":1,"te)"
                                 "\n");
    QCOMPARE(trace->source().brokenLines, std::uint64_t{1});
    QCOMPARE(trace->source().broken.front().where.line, 2U);
    QCOMPARE(leadersOf(*trace), std::string("S1:2"));
}

// One log of several containers, and the election before a server's address is told.
void Loggers::containersThatWriteTogether()
{
    const auto trace = readTrace(
        "consul-1  | 2025-02-01T10:53:48.515Z [WARN]  agent.server.raft: heartbeat timeout reached, starting "
        "election: last-leader-addr= last-leader-id=\n"
        "consul-1  | 2025-02-01T10:53:48.516Z [INFO]  agent.server.raft: entering candidate state: "
        "node=\"Node at 10.0.0.1:8300 [Candidate]\" term=2   \n"
        "consul-2  | 2025-02-01T10:53:48.517Z [INFO]  agent.server.raft: entering candidate state: "
        "node=\"Node at 10.0.0.2:8300 [Candidate]\" term=3   \n"
        "consul-1  | 2025-02-01T10:53:48.518Z [INFO]  agent.server.raft: entering leader state: "
        "leader=\"Node at 10.0.0.1:8300 [Leader]\"\n");
    QCOMPARE(leadersOf(*trace), std::string("10.0.0.1:8300:2"));
    QCOMPARE(trace->names().size(), 2U);
    const auto syslog =
        readTrace("Dec 25 21:28:57 host etcd[14392]: af176767531bba91 became candidate at term 2\n"
                  "Dec 25 21:28:58 host etcd[14392]: af176767531bba91 became leader at term 2\n");
    QCOMPARE(leadersOf(*syslog), std::string("af176767531bba91:2"));
}

// None of them closes another. To look for that behind each of them would take hours.
void Loggers::aLineOfQuotationMarksIsLookedAtOnce()
{
    std::string line = "[2026/11/30 10:11:12.123 +00:00] [";
    while (line.size() < 4'000'000)
        line += "\\\"";
    QVERIFY(!structuredLineOf(line));
}

QTEST_GUILESS_MAIN(Loggers)
#include "loggers.moc"
