#include "raftcore/scenario/vocabulary.h"

#include "raftcore/scenario/parse_commands.h"
#include "raftcore/scenario/parse_lesson.h"
#include "raftcore/scenario/suggestion.h"

#include <string_view>
#include <vector>

namespace raft {

using namespace command;

namespace {

template <ServerAct act>
ScenarioAct onServer(Words &words, ParseContext &)
{
    return OnServer{act, words.server()};
}

template <class Act>
ScenarioAct bare(Words &, ParseContext &)
{
    return Act{};
}

constexpr CommandEntry allCommands[] = {
    {"cluster", Topic::Cluster, Place::Anywhere, parseCluster, "cluster N [OPTION…]",
     "A new cluster of the voters 1 to N: empty logs, term 0, all links open. Delivery is "
     "manual (nothing happens by itself) unless the option `clock` is given.",
     "cluster 5 learners=6 batch=2\ncluster 3 clock seed=7 latency=5..15ms prevote checkquorum\n"
     "until leader any within 5s"},
    {"node", Topic::Cluster, Place::BeforeStart, parseNode, "node n [OPTION…]",
     "Sets up server n before the cluster starts: what is on its disk, how wrong its clock is, "
     "and where its options differ from those of the cluster. It stands right after `cluster`.",
     "cluster 3\nnode 1 log=1*4,2 term=3 vote=1\nnode 2 snapshot=4@1 log=2 members=1,2,3\n"
     "node 3 drift=-3%\nexpect log 1 = 1*4,2; expect snapshot 2 = 4@1\n"
     "cluster 3 clock prevote checkquorum\nnode 2 noprevote election=200..300ms\n"
     "until leader any within 5s"},
    {"join", Topic::Cluster, Place::InCluster, parseJoin, "join n",
     "A new, empty server that is not yet a member.", "join 4\nconf 1 ~4; run\nexpect conf 1 = 1,2,3,~4"},
    {"rule", Topic::Cluster, Place::InCluster, parseRule, "rule NAME off",
     "In a simulation: from here on no server follows this rule of the protocol. `raftctl "
     "explore --help` lists the rules.",
     "cluster 3\nrule OneVotePerTerm off"},
    {"mark", Topic::Cluster, Place::InCluster, parseMark, "mark TEXT", "A named bookmark on the timeline.",
     "mark S1 leads"},

    {"timeout", Topic::Running, Place::InCluster, onServer<ServerAct::Timeout>, "timeout n",
     "The election timer of server n runs out now. A leader has none: nothing happens then.",
     "timeout 2; run\nexpect role 2 leader term=2"},
    {"beat", Topic::Running, Place::InCluster, onServer<ServerAct::SendHeartbeat>, "beat n",
     "The heartbeat interval of leader n passes now.", "beat 1; run\nexpect commit 2 = 1"},
    {"elect", Topic::Running, Place::InCluster, onServer<ServerAct::Elect>, "elect n",
     "Makes n the leader, or fails: with manual delivery `timeout n; run`; by the clock its "
     "timer runs out, again and again until it leads. With checkquorum the present leader "
     "hands over instead.",
     "elect 2\nexpect leader 2"},
    {"run", Topic::Running, Place::Manual, bare<Run>, "run",
     "Manual delivery: delivers messages over all open links, the oldest first, until none is "
     "on its way. No timer runs out; a leader sends a new commit index at once.",
     "put 1 x=1; run\nexpect value 3 x = 1"},
    {"wait", Topic::Running, Place::InCluster, parseWait, "wait 300ms\nwait 1,2",
     "By the clock: this much time passes. Manual delivery: the shortest election timeout "
     "passes on these servers (leases end, a leader checks its quorum); their election timers "
     "do not run out.",
     "cluster 3 clock; wait 300ms\ncluster 3 checkquorum; elect 1; isolate 1\nwait 1; wait 1\n"
     "expect role 1 not-leader"},
    {"until", Topic::Running, Place::ByClock, parseUntil, "until CONDITION [within 5s]",
     "By the clock: time passes until the condition holds. Fails if it does not hold within "
     "that time (30s).",
     "cluster 3 clock\nuntil leader any within 5s"},
    {"soak", Topic::Running, Place::Manual, parseSoak, "soak T",
     "Manual delivery: lets real, randomised timers run for T election timeouts under the present links.",
     "soak 10\nexpect changes = 0"},
    {"repeat", Topic::Running, Place::Anywhere, parseRepeat, "repeat N … end",
     "Runs the commands up to its `end` N times.",
     "repeat 10\n  put 1 n+=1; run\nend\nexpect value 2 n = 10"},
    {"end", Topic::Running, Place::Anywhere, bare<End>, "end", "Closes `repeat`, `when` or `free … until`.",
     "repeat 2; put 1 n+=1; end"},

    {"put", Topic::Requests, Place::InCluster, parsePut, "put n k=v [session=C:Q]\nput n k+=1 [session=C:Q]",
     "A client asks server n to write a value, or to add to a number. `leader` may stand for n. With a "
     "session it "
     "is request Q of client C: the same again is a retry.",
     "put 1 x=hello; put leader n+=2 session=c1:1; put 1 n+=2 session=c1:1; run\nexpect value 2 n = 2"},
    {"del", Topic::Requests, Place::InCluster, parseDelete, "del n k [session=C:Q]", "Deletes a key.",
     "put 1 x=1; del 1 x; run\nexpect value 2 x = none"},
    {"cas", Topic::Requests, Place::InCluster, parseCompareAndSet, "cas n k OLD|none NEW [session=C:Q]",
     "Compare and set: writes NEW if the key holds OLD (or, with none, does not exist).",
     "put 1 x=1; cas 1 x 1 2; cas 1 x 1 3; run\nexpect value 2 x = 2"},
    {"read", Topic::Requests, Place::InCluster, parseLinearizableRead, "read n k as r",
     "A linearizable read; `expect read r` checks what became of it.",
     "put 1 x=1; run; read 1 x as r; run\nexpect read r = 1"},
    {"get", Topic::Requests, Place::InCluster, parseLocalRead, "get n k as r",
     "A read that server n answers at once from its own store: the value may be old.",
     "put 1 x=1; get 3 x as r\nexpect read r = none"},
    {"conf", Topic::Requests, Place::InCluster, parseMembershipChange,
     "conf n +4 [until accepted [within 5s]]\nconf n -4\nconf n ~4\nconf n joint 3,4,~5",
     "Asks server n to change the membership: to add a voter, to remove a server, to add a "
     "learner, or to pass by joint consensus to the voters (and learners) named. With manual "
     "delivery a change that comes too early is refused at once; by the clock it is asked for "
     "again, with `until accepted` until it is accepted.",
     "join 4; conf 1 ~4; run; conf 1 +4; run\nexpect conf 2 = 1,2,3,4\nconf 1 joint 1,2,4; run\n"
     "expect conf 1 = 1,2,4\ncluster 3 clock; join 4\nuntil leader any\nconf leader +4 until accepted "
     "within 5s\n"
     "until conf leader = 1,2,3,4"},
    {"transfer", Topic::Requests, Place::InCluster, parseTransfer, "transfer n m|best",
     "Asks leader n to hand leadership to m, or to the server whose log is furthest (thesis "
     "§3.10).",
     "transfer 1 2; run\nexpect leader 2\ntransfer 2 best; run\nexpect role 2 follower"},

    {"deliver", Topic::Messages, Place::InCluster, parseDeliver, "deliver a->b [TYPE] [k|all|#i|last]",
     "Delivers waiting messages: the oldest, the k oldest, all, the i-th or the newest; of a "
     "type, if one is named. The types are RequestVote, PreVote, Append, Snapshot and "
     "ReadIndex, each with …Reply, Heartbeat (an empty Append; both names mean it) and "
     "TimeoutNow.",
     "hold 1->2; put 1 a=1; put 1 b=1; put 1 c=1\ndeliver 1->2 Append #2; deliver 1->2 last; deliver 1->2 1"},
    {"drop", Topic::Messages, Place::InCluster, parseDrop, "drop a->b [TYPE] [k|all|#i|last]",
     "Discards waiting messages; named as with `deliver`.",
     "put 1 a=1\ndrop 1->2 Append; run\nexpect commit 1 = 2"},
    {"dup", Topic::Messages, Place::InCluster, parseDuplicate, "dup a->b [TYPE] [k|all|#i|last]",
     "Delivers copies of waiting messages, and keeps the messages; named as with `deliver`.",
     "put 1 a=1\ndup 1->2 Append; run\nexpect log 2 = 1,1"},
    {"inject", Topic::Messages, Place::InCluster, parseInject,
     "inject a->b Append term=t [prev=i@t] [entries=TERMS] [commit=i]\ninject a->b AppendReply term=t "
     "match=i\n"
     "inject a->b AppendReply term=t success=false prev=i@t last=i [asked=t]\n"
     "inject a->b RequestVote|PreVote term=t last=i@t\ninject a->b RequestVoteReply|PreVoteReply term=t "
     "granted=true\n"
     "inject a->b Snapshot term=t last=i@t\ninject a->b TimeoutNow term=t",
     "A crafted message arrives. It can say what no server would, so the window marks it as "
     "crafted.",
     "inject 1->3 Append term=1 prev=1@1 entries=1 commit=1\nexpect log 3 = 1,1"},

    {"hold", Topic::Links, Place::InCluster, parseHold, "hold a->b\nhold a-b\nhold all",
     "Messages queue up on the link and wait.", "hold 1-2; put 1 x=1; run\nexpect log 2 = 1"},
    {"release", Topic::Links, Place::InCluster, parseRelease, "release a->b\nrelease a-b\nrelease all",
     "Messages move again.", "hold all; put 1 x=1; release all; run\nexpect value 2 x = 1"},
    {"cut", Topic::Links, Place::InCluster, parseCut, "cut a->b\ncut a-b",
     "Discards what is on its way there, and what is sent there later.",
     "cut 1->2; put 1 x=1; run\nexpect log 2 = 1"},
    {"isolate", Topic::Links, Place::InCluster, onServer<ServerAct::Isolate>, "isolate n",
     "Cuts all links of server n.", "isolate 3; put 1 x=1; run\nexpect log 3 = 1"},
    {"split", Topic::Links, Place::InCluster, parseSplit, "split 1,2 | 3,4,5",
     "Cuts all links between the groups, opens those inside; a server in no group is alone.",
     "split 1 | 2,3\nelect 2\nexpect role 1 leader term=1"},
    {"heal", Topic::Links, Place::InCluster, parseHeal, "heal\nheal a-b\nheal a->b",
     "Opens links: no more cuts, holds, delay or loss.",
     "isolate 3; put 1 x=1; run; heal; beat 1; run\n"
     "expect value 3 x = 1"},
    {"slow", Topic::Links, Place::InCluster, parseSlow, "slow a-b 200ms\nslow a->b 200ms",
     "By the clock: messages there take this much longer.",
     "cluster 3 clock; slow 1-2 200ms; until leader any"},
    {"lossy", Topic::Links, Place::InCluster, parseLossy, "lossy a-b 20%\nlossy a->b 20%",
     "By the clock: this share of the messages there is lost.",
     "cluster 3 clock; lossy 1-2 20%; until leader any"},
    {"lose", Topic::Links, Place::InCluster, parseLose, "lose a->b TYPE\nlose a-b TYPE",
     "From here on every message of this type is lost there, until the link is healed.",
     "lose 1->2 Append; put 1 x=1; run\nexpect log 2 = 1; expect commit 1 = 2"},

    {"crash", Topic::Servers, Place::InCluster, onServer<ServerAct::Crash>, "crash n",
     "Server n loses everything that is not on its disk.", "crash 1; elect 2"},
    {"restart", Topic::Servers, Place::InCluster, onServer<ServerAct::Restart>, "restart n",
     "Starts it again from its disk.", "crash 3; restart 3\nexpect commit 3 = 0"},
    {"pause", Topic::Servers, Place::InCluster, onServer<ServerAct::Pause>, "pause n",
     "Stops server n and its clock; nothing is forgotten.",
     "pause 3; put 1 x=1; run; resume 3; run\nexpect agree"},
    {"resume", Topic::Servers, Place::InCluster, onServer<ServerAct::Resume>, "resume n", "Lets it go on.",
     "pause 3; resume 3"},
    {"disk", Topic::Servers, Place::InCluster, parseDisk, "disk n manual\ndisk n auto",
     "Manual: what server n writes is durable only after `sync`; nothing that depends on it leaves the "
     "server "
     "before.",
     "disk 2 manual; put 1 x=1; run\nexpect match 1 2 = 1"},
    {"sync", Topic::Servers, Place::InCluster, parseSync, "sync n\nsync n one\nsync n k",
     "Every waiting write of server n becomes durable; or only the oldest, or the k oldest.",
     "disk 2 manual; put 1 x=1; run; put 1 y=1; run\nsync 2 one; run\nexpect match 1 2 = 2\n"
     "sync 2; run\nexpect match 1 2 = 3"},
    {"compact", Topic::Servers, Place::InCluster, parseCompact, "compact n\ncompact n i",
     "A snapshot replaces the log up to the applied index, or up to index i, which must be "
     "applied.",
     "put 1 x=1; run; put 1 y=1; run; compact 1 2\nexpect snapshot 1 = 2@1; compact 1\n"
     "expect snapshot 1 = 3@1; expect log 1 = 1,1,1"},
    {"wipe", Topic::Servers, Place::InCluster, onServer<ServerAct::Wipe>, "wipe n",
     "Server n crashes and its disk is lost. It next starts with an empty one.",
     "cluster 3\nwipe 3\nexpect log 3 = none"},
    {"backup", Topic::Servers, Place::InCluster, onServer<ServerAct::Backup>, "backup n",
     "Copies its disk as it is now.", "backup 3"},
    {"restore", Topic::Servers, Place::InCluster, onServer<ServerAct::Restore>, "restore n",
     "Server n crashes, and next starts from that copy.", "backup 3; restore 3; restart 3\nexpect log 3 = 1"},

    {"expect", Topic::Expectations, Place::InCluster, parseExpect, "expect CONDITION",
     "The scenario fails here unless the condition holds. On real processes, where no instant "
     "is exact, the condition has some election timeouts to come true.",
     "expect role 1 leader term=1"},

    {"ask", Topic::Lessons, Place::Anywhere, parseAsk,
     "ask \"Question?\" \"choice\" [-> \"sentence\"] \"right choice\"* … [else \"sentence\"] [because "
     "\"reason\"]\n"
     "ask \"Question?\" server = 2,3 [else \"sentence\"] [because \"reason\"]\n"
     "ask \"Question?\" entry = 2:3 [else \"sentence\"] [because \"reason\"]",
     "A question, asked before its answer is shown. A star marks each right choice; the "
     "sentence after -> is for those who made just that choice, the one after else for all "
     "other wrong answers. With server or entry it is answered by pointing, and each one named "
     "is right (2:3 is index 3 of server 2). Without a window it passes. It may continue on "
     "lines that begin with a quote, ->, else or because.",
     "ask \"Who can be elected?\" server = 1,2,3 because \"All logs are equal.\"\n"
     "ask \"Is entry 1 committed?\"\n    \"Yes\"*\n    \"No\" -> \"Count the copies.\"\n"
     "    because \"It is on all three.\""},
    {"choose", Topic::Lessons, Place::Anywhere, parseChoose,
     "choose \"Question?\" \"choice\" \"choice\" …\nchoose 1|2",
     "A question about how the lesson goes on. No answer is wrong. Without a window the first "
     "is taken; `raftctl scenario run` plays all of them.",
     "choose \"What shall fail?\" \"S1 crashes\" \"S1 is cut off\"\nwhen 1; crash 1; end\nwhen 2; isolate 1; "
     "end\n"
     "elect 2"},
    {"when", Topic::Lessons, Place::Anywhere, parseWhen, "when k … end\nwhen right … end\nwhen wrong … end",
     "The commands up to its `end` are for those who gave this answer to the latest question.",
     "ask \"Can S2 win?\" \"Yes\"* \"No\"\nwhen wrong; elect 2; end"},
    {"caption", Topic::Lessons, Place::Anywhere, parseCaption, "caption TEXT",
     "One line above the picture, until the next, a new step or a new cluster; \"\" for none.",
     "caption \"S1 leads term 1.\"; caption \"\""},
    {"show", Topic::Lessons, Place::Anywhere, parseShow,
     "show n m …\nshow link 1-3\nshow entry 2:3\nshow message 1->3 [TYPE]\nshow none",
     "What is highlighted, until the next, a new step or a new cluster; several may stand on "
     "one line.",
     "show 1 3; show link 1->3 entry 1:1 message 1->3 Append; show none"},
    {"notes", Topic::Lessons, Place::Anywhere, parseNotes, "notes TEXT", "For the lecturer's screen only.",
     "notes \"Let them vote twice.\""},
    {"free", Topic::Lessons, Place::Anywhere, parseFree,
     "free \"Task.\"\nfree \"Task.\" until CONDITION [within 5s]\nsolution\n…\nend",
     "The student acts. With a condition the lesson goes on once it holds, or on request; the "
     "commands between `solution` and `end` are one way to get there, and are what is played "
     "without a window.",
     "free \"Try to make S2 the leader.\" until role 2 leader\nsolution\n  timeout 2; run\nend"},
    {"solution", Topic::Lessons, Place::Anywhere, bare<Solution>, "solution", "See `free`.",
     "free \"Crash a follower.\" until commit 3 = 0\nsolution\n  crash 3; restart 3\nend"},
};

/// What there is to say about a word that is no command.
std::string unknown(const Word &word)
{
    std::vector<std::string_view> known;
    for (const CommandEntry &entry : allCommands)
        known.emplace_back(entry.word);
    const std::string near = word.quoted ? std::string() : suggestion(word.text, known);
    return "expected a command, but found " + quote(word.text) +
           (near.empty() ? "; \"raftctl scenario help\" lists the commands" : "; did you mean " + near + "?");
}

ScenarioAct parsed(const CommandEntry &entry, Words &words, ParseContext &context)
{
    context.checkPlace(words, entry.word, entry.place);
    ScenarioAct act = entry.parse(words, context);
    words.expectEnd();
    if (!words.failed())
        context.checkServers(words, act);
    return act;
}

} // namespace

const char *title(Topic topic)
{
    switch (topic) {
    case Topic::Cluster: return "Setting up a cluster";
    case Topic::Running: return "Time, and running";
    case Topic::Requests: return "Requests of clients and administrators";
    case Topic::Messages: return "Single messages";
    case Topic::Links: return "Links";
    case Topic::Servers: return "Servers and disks";
    case Topic::Expectations: return "Expectations";
    case Topic::Lessons: return "Lessons";
    case Topic::Count: break;
    }
    return "";
}

std::span<const CommandEntry> commandTable()
{
    return allCommands;
}

std::variant<ScenarioAct, std::string> parseCommand(const RawCommand &raw, ParseContext &context)
{
    Words words(raw);
    for (const CommandEntry &entry : allCommands) {
        if (!words.take(entry.word))
            continue;
        ScenarioAct act = parsed(entry, words, context);
        if (words.failed())
            return words.problem();
        return act;
    }
    return unknown(raw.words.front());
}

} // namespace raft
