#include "read_trace.h"
#include "told.h"

#include <QtTest>

using namespace raft;

namespace {

/// Two elections, a loss, and an entry: each state is what differs from one form to the other.
const QList<QByteArray> statesWithBags{
    "/\\ currentTerm = (s1 :> 1 @@ s2 :> 1)\n/\\ state = (s1 :> Follower @@ s2 :> Follower)\n"
    "/\\ votedFor = (s1 :> Nil @@ s2 :> Nil)\n/\\ log = (s1 :> <<>> @@ s2 :> <<>>)\n/\\ messages = <<>>\n",
    "/\\ currentTerm = (s1 :> 2 @@ s2 :> 1)\n/\\ state = (s1 :> Candidate @@ s2 :> Follower)\n"
    "/\\ votedFor = (s1 :> s1 @@ s2 :> Nil)\n/\\ log = (s1 :> <<>> @@ s2 :> <<>>)\n"
    "/\\ messages = ( [mtype |-> RequestVoteRequest, mterm |-> 2, mlastLogTerm |-> 0, mlastLogIndex |-> 0,\n"
    "    msource |-> s1, mdest |-> s2] :> 1 )\n",
    "/\\ currentTerm = (s1 :> 2 @@ s2 :> 1)\n/\\ state = (s1 :> Leader @@ s2 :> Follower)\n"
    "/\\ votedFor = (s1 :> s1 @@ s2 :> Nil)\n"
    "/\\ log = (s1 :> <<[term |-> 2, value |-> v1]>> @@ s2 :> <<>>)\n"
    "/\\ messages = ( [mtype |-> RequestVoteRequest, mterm |-> 2, mlastLogTerm |-> 0, mlastLogIndex |-> 0,\n"
    "    msource |-> s1, mdest |-> s2] :> 0 )\n"};
const QByteArrayList actions{"Initial predicate", "Timeout(s1)", "DropMessage"};

std::string counterexample()
{
    QByteArray text = "Error: The behavior up to this point is:\n";
    for (qsizetype state = 0; state < statesWithBags.size(); ++state)
        text += "State " + QByteArray::number(state + 1) + ": <" + actions[state] +
                " line 1, col 2 of module raft>\n" + statesWithBags[state] + "\n";
    return text.toStdString();
}

std::string simulation()
{
    QByteArray text = "---------------- MODULE trace_0 -----------------\n";
    for (qsizetype state = 0; state < statesWithBags.size(); ++state)
        text += "\\* <" + actions[state] + " line 1, col 2 of module raft>\nSTATE_" +
                QByteArray::number(state + 1) + " == \n" + statesWithBags[state] + "\n";
    return text.toStdString();
}

/// As the Toolbox writes it: a record for each state.
std::string records()
{
    QByteArray text = "<<\n";
    for (qsizetype state = 0; state < statesWithBags.size(); ++state) {
        QByteArray fields = statesWithBags[state].trimmed();
        fields.replace("\n/\\ ", ",\n ").replace("/\\ ", " ").replace(" = ", " |-> ");
        text += "[\n _TEAction |-> [\n   position |-> " + QByteArray::number(state + 1) +
                ",\n   name |-> \"" + actions[state] + "\",\n   location |-> \"Unknown location\"\n ],\n" +
                fields + "\n]" + (state + 1 < statesWithBags.size() ? ",\n" : "\n");
    }
    return text.toStdString() + ">>\n";
}

/// As TLC dumps it: a set of states, in any order, and the steps between them.
std::string dumped()
{
    return R"({"vars":["currentTerm"],"counterexample":{"state":[[3,{"currentTerm":{"s1":2,"s2":1},)"
           R"("state":{"s1":"Leader","s2":"Follower"},"votedFor":{"s1":"s1","s2":"Nil"},)"
           R"("log":{"s1":[{"term":2,"value":"v1"}],"s2":[]},"messages":[]}],)"
           R"([1,{"currentTerm":{"s1":1,"s2":1},"state":{"s1":"Follower","s2":"Follower"},)"
           R"("votedFor":{"s1":"Nil","s2":"Nil"},"log":{"s1":[],"s2":[]},"messages":[]}],)"
           R"([2,{"currentTerm":{"s1":2,"s2":1},"state":{"s1":"Candidate","s2":"Follower"},)"
           R"("votedFor":{"s1":"s1","s2":"Nil"},"log":{"s1":[],"s2":[]},"messages":)"
           R"({"[mtype |-> RequestVoteRequest, mterm |-> 2, mlastLogTerm |-> 0, mlastLogIndex |-> 0, )"
           R"(msource |-> s1, mdest |-> s2]":1}}]],"action":[[[1,{}],{"name":"Timeout"},[2,{}]],)"
           R"([[2,{}],{"name":"DropMessage"},[3,{}]]]}})";
}

/// As Quint writes it: servers are records, roles and votes are sums.
std::string quint()
{
    const auto server = [](const char *name, int term, const char *role, const char *vote,
                           const char *log) -> QByteArray {
        return "[\"" + QByteArray(name) + R"(",{"currentTerm":{"#bigint":")" + QByteArray::number(term) +
               R"("},"role":{"tag":")" + role + R"(","value":{"#tup":[]}},"votedFor":)" + vote +
               ",\"log\":[" + log + "]}]";
    };
    const char *none = R"({"tag":"None","value":{"#tup":[]}})";
    const auto state = [](const QByteArray &one, const QByteArray &other,
                          const QByteArray &messages) -> QByteArray {
        return R"({"raft::servers":{"#map":[)" + one + "," + other + R"(]},"raft::messages":{"#set":[)" +
               messages + "]}}";
    };
    const QByteArray follower = server("s2", 1, "Follower", none, "");
    const QByteArray text =
        R"({"#meta":{"format":"ITF"},"vars":["raft::servers","raft::messages"],"states":[)" +
        state(server("s1", 1, "Follower", none, ""), follower, "") + "," +
        state(server("s1", 2, "Candidate", R"({"tag":"Some","value":"s1"})", ""), follower,
              R"({"type":"RequestVoteRequest","term":{"#bigint":"2"},"src":"s1","dst":"s2"})") +
        "," +
        state(server("s1", 2, "Leader", R"({"tag":"Some","value":"s1"})",
                     R"({"term":{"#bigint":"2"},"value":"v1"})"),
              follower, "") +
        "]}";
    return text.toStdString();
}

std::size_t count(const Trace &trace, EventKind kind)
{
    std::size_t found = 0;
    for (EventNumber number = 1; number <= trace.events().size(); ++number)
        found += trace.events()[number].kind == kind ? 1 : 0;
    return found;
}

} // namespace

/// Counterexamples of specifications of Raft, in the forms and with the names that are usual.
class Specifications : public QObject {
    Q_OBJECT

private slots:
    void theSameInEveryForm_data();
    void theSameInEveryForm();
    void messagesInVariablesOfTheirOwn();
    void primariesLead();
    void anotherBehaviourBeginsAnew();
    void valuesThatSayTwoThingsAreOne_data();
    void valuesThatSayTwoThingsAreOne();
    void aVariableMayHaveTheNameOfAField();
    void aStateThatIsTooLargeIsNotUnderstood();
    void aStateOfManyRecordsIsReadOnce();
};

void Specifications::theSameInEveryForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("namesActions");
    QTest::newRow("TLC") << QByteArray::fromStdString(counterexample()) << true;
    QTest::newRow("simulation") << QByteArray::fromStdString(simulation()) << true;
    QTest::newRow("Toolbox") << QByteArray::fromStdString(records()) << true;
    QTest::newRow("dump") << QByteArray::fromStdString(dumped()) << true;
    QTest::newRow("Quint") << QByteArray::fromStdString(quint()) << false;
}

void Specifications::theSameInEveryForm()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, namesActions);
    const auto trace = readTrace(text.toStdString());
    QCOMPARE(leadersOf(*trace), std::string("s1:2"));
    const TraceServer &leader = *trace->state().server(trace->names().ids().front());
    QCOMPARE(leader.log.lastIndex(), Index{1});
    QCOMPARE(leader.log.at(Index{1}).at.term, Term{2});
    QCOMPARE(leader.vote, std::optional(leader.id));
    QCOMPARE(trace->state().now(), Time(3'000)); // A state is a step.
    QCOMPARE(count(*trace, EventKind::MessageSent), 1U);
    // Else nothing says that it is lost.
    QCOMPARE(count(*trace, EventKind::MessageLost), namesActions ? 1U : 0U);
    QCOMPARE(count(*trace, EventKind::TimerFired), namesActions ? 1U : 0U);
    QVERIFY(trace->state().flights().empty());
    QVERIFY(trace->findings().empty());
}

void Specifications::messagesInVariablesOfTheirOwn()
{
    const auto trace = readTrace(
        "State 1: <Init>\n/\\ currentTerm = (n1 :> 1 @@ n2 :> 1)\n/\\ appendEntriesRequestMsgs = {}\n"
        "/\\ requestVoteRequestMsgs = {}\n\n"
        "State 2: <AppendEntries>\n/\\ currentTerm = (n1 :> 1 @@ n2 :> 1)\n"
        "/\\ appendEntriesRequestMsgs = {[mtype |-> AppendEntriesRequest, mterm |-> 1, mprevLogIndex |-> 0, "
        "mprevLogTerm |-> 0, mentries |-> <<1>>, mcommitIndex |-> 0, msource |-> n1, mdest |-> n2]}\n"
        "/\\ requestVoteRequestMsgs = {[mtype |-> RequestVoteRequest, mterm |-> 1, msource |-> n2, "
        "mdest |-> n1]}\n\n");
    QCOMPARE(count(*trace, EventKind::MessageSent), 2U);
    QVERIFY(messagesOf(*trace).find("AppendEntries n1 → n2 in term 1") != std::string::npos);
}

void Specifications::primariesLead()
{
    const auto trace = readTrace("State 1: <Init>\n/\\ currentTerm = (n1 :> 0 @@ n2 :> 0)\n"
                                 "/\\ state = (n1 :> \"secondary\" @@ n2 :> \"secondary\")\n"
                                 "/\\ log = (n1 :> <<>> @@ n2 :> <<>>)\n\n"
                                 "State 2: <BecomeLeader>\n/\\ currentTerm = (n1 :> 1 @@ n2 :> 1)\n"
                                 "/\\ state = (n1 :> \"primary\" @@ n2 :> \"secondary\")\n"
                                 "/\\ log = (n1 :> <<1>> @@ n2 :> <<>>)\n\n");
    QCOMPARE(endOf(*trace), std::string("n1 L1 ?, n2 F1 ?"));
}

// As with -continue, or in a simulation: its terms begin anew, which is no violation.
void Specifications::anotherBehaviourBeginsAnew()
{
    const auto once = readTrace(counterexample());
    const auto twice = readTrace(counterexample() + counterexample());
    QCOMPARE(leadersOf(*twice), std::string("s1:2 s1:2"));
    QCOMPARE(endOf(*twice), endOf(*once));
    QVERIFY(twice->findings().empty());
}

void Specifications::valuesThatSayTwoThingsAreOne_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a tuple and a map") << QByteArray(R"({"#tup":[1,2],"#map":[]})");
    QTest::newRow("a record and a set") << QByteArray(R"({"a":1,"#set":[1,2,3]})");
    QTest::newRow("a set and a record") << QByteArray(R"({"#set":[1,2,3],"a":1})");
    QTest::newRow("a map and a tuple") << QByteArray(R"({"#map":[["s1",1]],"#tup":[1,2,3]})");
}

// Keys would be looked for that are not there.
void Specifications::valuesThatSayTwoThingsAreOne()
{
    QFETCH(QByteArray, value);
    for (const char *variable : {"messages", "currentTerm", "log"}) {
        const QByteArray state = R"({"currentTerm":{"#map":[["s1",1],["s2",1]]},")" + QByteArray(variable) +
                                 "\":" + value + ",\"msgs\":{\"#set\":[" + value + "]}}";
        const QByteArray text =
            R"({"#meta":{"format":"ITF"},"vars":["currentTerm"],"states":[)" + state + ',' + state + "]}";
        const auto trace = readTrace(text.toStdString());
        QVERIFY(trace->source().form == TraceForm::Itf);
        QCOMPARE(trace->source().brokenLines, 0U);
    }
}

void Specifications::aVariableMayHaveTheNameOfAField()
{
    const auto trace =
        readTrace("State 1: <Init>\n"
                  "/\\ servers = (s1 :> [term |-> 1, messages |-> 1] @@ s2 :> [term |-> 1, messages |-> 1])\n"
                  "/\\ messages = {[mtype |-> RequestVoteRequest, mterm |-> 1, msource |-> s1, "
                  "mdest |-> s2]}\n\n");
    QCOMPARE(count(*trace, EventKind::MessageSent), 1U);
    QVERIFY(messagesOf(*trace).find("RequestVote s1 → s2 in term 1") != std::string::npos);
}

void Specifications::aStateThatIsTooLargeIsNotUnderstood()
{
    std::string numbers = "1";
    while (numbers.size() < 17'000'000)
        numbers += ",\n1,1,1,1,1,1,1,1";
    const auto trace =
        readTrace(R"({"#meta":{"format":"ITF"},"vars":["x"],"states":[{"x":[)" + numbers + "]}]}");
    QCOMPARE(trace->source().brokenLines, 1U);
}

// To look at the whole after each of the records within it would take hours.
void Specifications::aStateOfManyRecordsIsReadOnce()
{
    std::string log;
    for (int entry = 0; entry < 200'000; ++entry)
        log += "[\n  term |-> 1\n],\n";
    std::string text = records();
    const std::size_t begin = text.find(" log |->");
    text.insert(begin, " entries |-> <<\n" + log + "[\n  term |-> 1\n]\n>>,\n");
    const auto trace = readTrace(text);
    QVERIFY(trace->source().form == TraceForm::Counterexample);
    QCOMPARE(trace->source().brokenLines, 0U);
    QVERIFY(count(*trace, EventKind::MessageSent) > 0);
}

QTEST_GUILESS_MAIN(Specifications)
#include "specifications.moc"
