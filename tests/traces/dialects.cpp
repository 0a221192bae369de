#include "election_rows.h"

#include "raftcore/comparison/comparison.h"
#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_words.h"

#include <QtTest>

using namespace raft;

namespace {

std::string termsOf(const Log &log)
{
    std::string terms;
    for (Index index = log.firstIndex(); log.contains(index); ++index)
        terms += std::to_string(log.at(index).at.term.value);
    return terms;
}

} // namespace

/// The same form in the words of many people.
class Dialects : public QObject {
    Q_OBJECT

private slots:
    void anElectionInTheWordsOfMany_data();
    void anElectionInTheWordsOfMany() { judgeElection(); }
    void whatDidNotHappenIsNotTold_data();
    void whatDidNotHappenIsNotTold();
    void messagesInTheWordsOfMany_data();
    void messagesInTheWordsOfMany();
    void timesOfManyKinds_data();
    void timesOfManyKinds();
    void otherTextIsNoLog_data();
    void otherTextIsNoLog();
    void aServerThatIsOnlyMentionedInWordsIsNone();
    void aCommitIndexThatBeginsAnewIsNoViolation();
    void theVoteOfANewTermIsUnknown();
    void hashicorpWithoutAddresses();
    void hashicorpAsItWas();
    void etcdTellsItsLeaderAndRestarts();
    void interactionsTellLogsAndLosses();
    void wordsOfSpecifications();
    void counterexamplesForOtherPrograms();
    void tracesAreComparedWithoutTheirClocks();
};

void Dialects::anElectionInTheWordsOfMany_data()
{
    addElectionColumns();
    addElection("pretty",
                "000003 INFO S0 Initialized as Follower T:0\n"
                "001912 ELEC S2 Starting election for T:1\n"
                "001920 TERM S0 Updating term 0 -> 1\n"
                "001930 LEAD S2 Won election T:1 with 2 votes\n",
                "S2:1", "S0 F1 ?, S2 L1 ?");
    addElection("server in brackets, term before the sentence",
                "2023/05/03 10:11:12 [Server 1] election timeout, starting election in term 1\n"
                "2023/05/03 10:11:13 [Server 0] term 1 voted for 1\n"
                "2023/05/03 10:11:13 [Server 1] term 1 became leader\n"
                "2023/05/03 10:11:15 [Server 1] term 2 became follower\n",
                "S1:1", "S0 ?1 ?, S1 F2 ?");
    addElection(
        "nodes in braces",
        "2023/05/03 10:11:12.000101 {Node 1} changes state from Follower to Candidate in term 1\n"
        "2023/05/03 10:11:12.000200 {Node 0}'s state is {state Follower,term 1,commitIndex 0,lastApplied 0} "
        "before processing requestVoteRequest\n"
        "2023/05/03 10:11:12.000302 {Node 1} changes state from Candidate to Leader in term 1\n"
        "2023/05/03 10:11:12.400302 {Node 1} advances commitIndex from 0 to 1 with matchIndex 1 in term 1\n",
        "S1:1", "S0 F1 0, S1 L1 1");
    addElection("numbers in brackets",
                "2023/05/03 10:11:12 [0]: term 1 start election,Peers 3\n"
                "2023/05/03 10:11:12 [1][1] Granted vote to 0 at term 1\n"
                "2023/05/03 10:11:12 [0] becomes leader for term 1\n"
                "2023/05/03 10:11:13 [0, state=follower] became follower for term [2] due to higher term in "
                "AppendEntries request from [1] with term [2]\n",
                "S0:1", "S0 F2 ?, S1 ?1 ?");
    addElection("terms in parentheses",
                "000010 VOTE S1(T:1) turn to candidate\n000012 LEAD S1(T:1) turn to leader\n"
                "000030 TERM S0 sees a bigger term 4, revert to follower\n"
                "000032 TERM S1 Find bigger term (5>1), converting to follower\n",
                "S1:1", "S0 F4 ?, S1 F5 ?");
    addElection("without a time",
                "[Server 0] term 3 became candidate\n[Server 0] term 3 became leader\n"
                "Server 2 became follower at term 3\nRaft 1: became leader at term 4\n",
                "S0:3 S1:4", "S0 L3 ?, S1 L4 ?, S2 F3 ?");
    addElection("place in the program",
                "10:11:12.123456 raft.go:210: Server 1 starts election at term 1\n"
                "10:11:12.124456 raft.go:310: Server 1 becomes leader at term 1\n"
                "10:11:13.224456 raft.go:110: Server 1 steps down to follower, term 2\n",
                "S1:1", "S1 F2 ?");
    addElection(
        "fields of the program",
        "2021/03/14 10:11:12 rf[1] term[1] become candidate\n2021/03/14 10:11:12 rf[1] term[1] become "
        "leader\n"
        "2021/03/14 10:11:13 raft-1 (term 2): stepping down\n",
        "S1:1", "S1 F2 ?");
    addElection(
        "term first",
        "2022/04/01 12:00:00 Term 1: Server 2 became candidate\n2022/04/01 12:00:00 [T1] S2 became leader\n"
        "2022/04/01 12:00:01 [Leader 2] [term 1] committed index 3\n"
        "2022/04/01 12:00:02 Node 1: state=leader term=2 commit=3\n",
        "S2:1 S1:2", "S1 L2 ?, S2 L1 3");
    addElection("without a term", "000010 LEAD S1 is now the leader\n", "S1:?", "S1 L? ?");
}

void Dialects::whatDidNotHappenIsNotTold_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"S1 not leader, ignoring Start", "S1 is no longer leader", "S1 failed to become leader in term 1",
          "S1 is not the leader T:1", "S1 waiting to become leader", "S1 heard S2 became leader T:1",
          "S1 S2 is leader T:1", "S1 lost election T:1", "S1 election failed T:1",
          "S1 start election timer T:1", "S1 will start election in 300ms T:1", "S1 checking if killed",
          "S1 commit index not updated to 7", "S1 restarting election timer", "S1 sends reply to leader S2",
          "S1 returned to candidate S2", "S1 elected leader S2 T:1", "S1 would become leader T:1"})
        QTest::newRow(line) << QByteArray(line);
}

void Dialects::whatDidNotHappenIsNotTold()
{
    QFETCH(QByteArray, line);
    const auto trace = readTrace(QByteArray("000100 INFO " + line + "\n").toStdString());
    QCOMPARE(endOf(*trace), std::string("S1 ?? ?"));
}

void Dialects::messagesInTheWordsOfMany_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *line, const char *message) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(message);
    };
    row("000100 VOTE S1 -> S0 Request vote, LLI:0 LLT:0 T:3", "RequestVote S1 → S0 in term 3");
    row("2023/05/03 10:11:12 [1] term 3 send vote request to 0", "RequestVote S1 → S0 in term 3");
    row("2023/05/03 10:11:12 [Server 1] received RequestVote from 2 in term 3",
        "RequestVote S2 → S1 in term 3");
    row("000100 VOTE S1 rejects vote for S0 T:3, already voted for S2",
        "RequestVote reply S1 → S0 in term 3: refused");
    row("000100 VOTE S1 -> S0 rejecting, T:3", "RequestVote reply S1 → S0 in term 3: refused");
    row("000100 VOTE S1 did not grant vote to S0 T3", "RequestVote reply S1 → S0 in term 3: refused");
    row("000100 INFO S1 vote denied by S0 T3", "RequestVote reply S0 → S1 in term 3: refused");
    row("2023/05/03 10:11:12 [1] got vote from 0", "RequestVote reply S0 → S1: granted");
    row("2023/05/03 10:11:12 {Node 1} receives RequestVoteResponse &{1 true} from {Node 0}",
        "RequestVote reply S0 → S1: granted");
    row("2023/05/03 10:11:12 Leader 2 in term 1 sends heartbeat to 0", "heartbeat S2 → S0 in term 1");
    row("000100 DROP S1 -> S0 heartbeat lost", "");
}

void Dialects::messagesInTheWordsOfMany()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, message);
    const QByteArray told =
        QByteArray::fromStdString(messagesOf(*readTrace(QByteArray(line + "\n").toStdString())));
    QVERIFY2(message.isEmpty() ? told.isEmpty() : told.startsWith(message), told.constData());
}

void Dialects::timesOfManyKinds_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<qint64>("microseconds");
    QTest::newRow("tenths") << QByteArray("000256") << qint64{25'600};
    QTest::newRow("seconds") << QByteArray("1.500") << qint64{1'500'000};
    QTest::newRow("in brackets") << QByteArray("[0.312]") << qint64{312'000};
    QTest::newRow("of the day") << QByteArray("00:00:02.25") << qint64{2'250'000};
    QTest::newRow("date") << QByteArray("1970/01/01 00:00:02.25") << qint64{2'250'000};
    QTest::newRow("zone") << QByteArray("1970-01-01T01:00:02.25+01:00") << qint64{2'250'000};
}

void Dialects::timesOfManyKinds()
{
    QFETCH(QByteArray, time);
    QFETCH(qint64, microseconds);
    const auto trace = readTrace(QByteArray(time + " S1 becomes leader T1\n").toStdString());
    QCOMPARE(leadersOf(*trace), std::string("S1:1"));
    QCOMPARE(qint64{trace->state().now().count()}, microseconds);
}

void Dialects::otherTextIsNoLog_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"[1] A footnote about leaders\n[2] Another one\n", "Node 12 has left the building\n",
          "10.0.0.1 - - GET /\n", "# A title\n\nsome text with server 3 in it\n"})
        QTest::newRow(text) << QByteArray(text);
}

void Dialects::otherTextIsNoLog()
{
    QFETCH(QByteArray, text);
    QVERIFY(!traceFormOf(text.toStdString()));
}

void Dialects::aServerThatIsOnlyMentionedInWordsIsNone()
{
    const auto trace =
        readTrace("000100 VOTE S1 becomes leader T1\n000101 INFO S1 state [7] S8x {9} log [5]\n"
                  "000102 INFO S1 vote of S7 is nothing that is known\n");
    QCOMPARE(endOf(*trace), std::string("S1 L1 ?"));
    QCOMPARE(trace->names().size(), 1U);
}

// The tester of the course crashes servers and starts them again without a word.
void Dialects::aCommitIndexThatBeginsAnewIsNoViolation()
{
    const char *lab = "000100 CMIT S1 commit index updated to 5\n000200 CMIT S1 commit index updated to 1\n";
    QVERIFY(readTrace(lab)->findings().empty());
    const char *own =
        "{\"n\":\"S1\",\"k\":\"commit\",\"commit\":5}\n{\"n\":\"S1\",\"k\":\"commit\",\"commit\":1}\n";
    QCOMPARE(readTrace(own)->findings().size(), 1U); // Here a restart would have been told.
}

void Dialects::theVoteOfANewTermIsUnknown()
{
    const auto trace = readTrace("000100 VOTE S1 voted for S0 T1\n000200 TERM S1 becomes follower T2\n");
    const TraceServer &server = *trace->state().server(*trace->names().ids().rbegin());
    QCOMPARE(server.term, Term{2});
    QVERIFY(!server.knows(ServerFact::Vote));
}

void Dialects::hashicorpWithoutAddresses()
{
    Trace trace;
    TraceLoader loader(trace.names(), trace.source(), 0,
                       [&trace](TraceItem item) { trace.add(std::move(item)); });
    loader.setServer("n1.log"); // A file is a server.
    loader.feed(
        R"({"@level":"info","@message":"entering candidate state","@timestamp":"2022-10-06T06:10:42.101000Z","node":{},"term":2})"
        "\n"
        R"({"@level":"info","@message":"entering leader state","@timestamp":"2022-10-06T06:10:42.201000Z","leader":{}})"
        "\n");
    loader.finish();
    QCOMPARE(leadersOf(trace), std::string("n1.log:2"));
}

void Dialects::hashicorpAsItWas()
{
    const auto trace =
        readTrace("2016/03/17 10:00:01 [WARN] raft: Heartbeat timeout reached, starting election\n"
                  "2016/03/17 10:00:01 [INFO] raft: Node at 127.0.0.1:8300 [Candidate] entering "
                  "Candidate state\n"
                  "2016/03/17 10:00:01 [INFO] raft: Node at 127.0.0.1:8300 [Leader] entering "
                  "Leader state\n");
    QCOMPARE(leadersOf(*trace), std::string("127.0.0.1:8300:?"));
}

void Dialects::etcdTellsItsLeaderAndRestarts()
{
    const auto trace = readTrace(
        "raft2019/09/19 08:16:30 INFO: newRaft 1 [peers: [1,2,3], term: 216, commit: 4, applied: 4]\n"
        "raft2019/09/19 08:16:31 INFO: 1 became follower at term 217\n"
        "raft2019/09/19 08:16:31 INFO: raft.node: 1 elected leader 2 at term 217\n");
    const TraceServer &server = *trace->state().server(NodeId{1});
    QCOMPARE(server.leader, std::optional(NodeId{2}));
    QCOMPARE(endOf(*trace), std::string("S1 F217 ?")); // Later commits are not told: the first is no news.
    const auto again =
        readTrace("INFO: newRaft 1 [term: 216, commit: 4]\nINFO: newRaft 1 [term: 218, commit: 4]\n"
                  "raft: 1 became follower at term 218\n");
    QVERIFY(again->events().firstIn({1, again->events().size()}, {EventKind::Restarted},
                                    [](const Event &) { return true; }) != 0);
}

void Dialects::interactionsTellLogsAndLosses()
{
    const auto trace =
        readTrace("INFO newRaft 1 [peers: [], term: 0, commit: 10, applied: 10, lastindex: 10]\n"
                  "> 1 handling Ready\n"
                  "  Ready MustSync=true:\n"
                  "  Lead:1 State:StateLeader\n"
                  "  HardState Term:1 Vote:1 Commit:10\n"
                  "  Entries:\n"
                  "  1/11 EntryNormal \"\"\n"
                  "  CommittedEntries:\n"
                  "  1/9 EntryNormal \"\"\n"
                  "  Messages:\n"
                  "  1->2 MsgApp Term:1 Log:1/10 Commit:10 Entries:[1/11 EntryNormal \"\"]\n"
                  "  1->3 MsgApp Term:1 Log:1/10 Commit:10 Entries:[\n"
                  "    1/11 EntryNormal \"\"\n"
                  "  ]\n"
                  "dropped: 1->2 MsgApp Term:1 Log:1/10 Commit:10 Entries:[1/11 EntryNormal \"\"]\n"
                  "> 3 receiving messages\n"
                  "  1->3 MsgApp Term:1 Log:1/10 Commit:10 Entries:[\n"
                  "    1/11 EntryNormal \"\"\n"
                  "  ]\n");
    const TraceServer &leader = *trace->state().server(NodeId{1});
    QCOMPARE(leader.log.lastIndex(), Index{11});
    QCOMPARE(leader.log.at(Index{11}).at.term, Term{1});
    QCOMPARE(leader.leader, std::optional(NodeId{1}));
    const auto count = [&trace](EventKind kind) {
        std::size_t found = 0;
        for (EventNumber number = 1; number <= trace->events().size(); ++number)
            found += trace->events()[number].kind == kind ? 1 : 0;
        return found;
    };
    QCOMPARE(count(EventKind::MessageSent), 2U);
    QCOMPARE(count(EventKind::MessageLost), 1U);
    QCOMPARE(count(EventKind::MessageDelivered), 1U);
    QVERIFY(trace->state().flights().empty());
}

// CCF's specification writes what a word is before it, calls servers "0", and keeps messages by receiver.
void Dialects::wordsOfSpecifications()
{
    const auto trace = readTrace(
        "State 1: <Initial predicate>\n"
        "/\\ currentTerm = (\"0\" :> 2 @@ \"1\" :> 2)\n"
        "/\\ leadershipState = (\"0\" :> L_Leader @@ \"1\" :> L_Follower)\n"
        "/\\ votedFor = (\"0\" :> M_Nil @@ \"1\" :> \"0\")\n"
        "/\\ log = (\"0\" :> <<[term |-> 2, contentType |-> T_Entry]>> @@ \"1\" :> <<>>)\n"
        "/\\ messages = (\"0\" :> <<>> @@ \"1\" :> <<[type |-> M_AppendEntriesRequest, source |-> \"0\", "
        "dest |-> \"1\", term |-> 2, prevLogIndex |-> 0, prevLogTerm |-> 0, entries |-> <<[term |-> "
        "2]>>]>>)\n\n");
    QCOMPARE(trace->names().size(), 2U);
    QCOMPARE(leadersOf(*trace), std::string("S0:2"));
    QCOMPARE(trace->state().servers()[1].vote, std::optional(trace->state().servers()[0].id));
    QCOMPARE(termsOf(trace->state().servers()[0].log), std::string("2"));
    QCOMPARE(messagesOf(*trace).substr(0, 33), std::string("AppendEntries S0 → S1 in term 2"));
}

void Dialects::counterexamplesForOtherPrograms()
{
    const auto trace = readTrace("@!@!@STARTMSG 2217:4 @!@!@\n1: <Initial predicate>\n"
                                 "/\\ currentTerm = (s1 :> 1 @@ s2 :> 1)\n/\\ state = (s1 :> Leader @@ s2 :> "
                                 "Follower)\n\n@!@!@ENDMSG 2217 @!@!@\n");
    QCOMPARE(leadersOf(*trace), std::string("s1:1"));
}

void Dialects::tracesAreComparedWithoutTheirClocks()
{
    const char *early = "000100 LEAD S1 becomes leader T1\n000200 TERM S1 becomes follower T2\n";
    const char *late = "000900 LEAD S1 becomes leader T1\n001200 TERM S1 becomes follower T2\n";
    const char *other = "000900 LEAD S1 becomes leader T1\n001200 TERM S1 becomes follower T3\n";
    const TraceCluster left(readTrace(early));
    QVERIFY(!compare(left, TraceCluster(readTrace(late)), ComparedTimes::Ignored).parting);
    const RunComparison comparison = compare(left, TraceCluster(readTrace(other)), ComparedTimes::Ignored);
    QVERIFY(comparison.parting);
    QCOMPARE(comparison.parting->event, EventNumber{2});
}

QTEST_GUILESS_MAIN(Dialects)
#include "dialects.moc"
