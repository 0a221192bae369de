#include "raftcore/scenario/parse_commands.h"

/// What happens to single messages.
namespace raft {

using namespace command;

namespace {

/// Which of the messages that wait there: "2" (the two oldest), "all", "#2" (the second) or "last".
decltype(OnMessages::which) whichMessages(Words &words)
{
    if (words.take("all"))
        return OnMessages::All{};
    if (words.take("last"))
        return OnMessages::Newest{};
    if (words.takePrefix("#"))
        return OnMessages::Nth{words.number("the place of a message, as in #2", 1, 1'000'000)};
    if (words.atEnd())
        return OnMessages::Oldest{1};
    return OnMessages::Oldest{words.number("a number of messages, all, #2 or last", 1, 1'000'000)};
}

ScenarioAct onMessages(Words &words, MessageAct act)
{
    OnMessages messages;
    messages.act = act;
    words.link(messages.from, messages.to);
    const bool counts = words.peek() == "all" || words.peek() == "last" || words.peek().starts_with('#') ||
                        words.peek().find_first_not_of("0123456789") == std::string_view::npos;
    if (!words.atEnd() && !counts)
        messages.type = words.messageType();
    messages.which = whichMessages(words);
    return messages;
}

void injectedField(Words &words, Inject &inject)
{
    const bool append = inject.type == MessageType::Append || inject.type == MessageType::Heartbeat;
    const bool appendReply = inject.type == MessageType::AppendReply;
    const bool voteReply =
        inject.type == MessageType::RequestVoteReply || inject.type == MessageType::PreVoteReply;
    const bool hasLast = inject.type == MessageType::RequestVote || inject.type == MessageType::PreVote ||
                         inject.type == MessageType::Snapshot;
    if ((append || appendReply) && words.takePrefix("prev=")) {
        inject.prev = words.position();
    } else if (append && words.takePrefix("entries=")) {
        inject.entries = words.terms();
    } else if (append && words.takePrefix("commit=")) {
        inject.commit = Index{words.number("an index")};
    } else if (appendReply && words.takePrefix("match=")) {
        inject.match = Index{words.number("an index")};
    } else if (appendReply && words.takePrefix("last=")) {
        inject.last.index = Index{words.number("an index")};
    } else if (appendReply && words.takePrefix("asked=")) {
        inject.asked = Term{words.number("a term")};
    } else if (hasLast && words.takePrefix("last=")) {
        inject.last = words.position();
    } else if (appendReply ? words.takePrefix("success=") : voteReply && words.takePrefix("granted=")) {
        inject.success = words.take("true");
        if (!inject.success && !words.take("false"))
            words.failExpecting("true or false");
    } else {
        words.failExpecting(
            "a field of this message (term=, identity=, and prev= entries= commit= of an Append; match=, or "
            "success=false prev= last= asked= of its reply; last= of a RequestVote or Snapshot; granted= of "
            "a vote's reply)");
    }
}

} // namespace

ScenarioAct parseDeliver(Words &words, ParseContext &)
{
    return onMessages(words, MessageAct::Deliver);
}

ScenarioAct parseDrop(Words &words, ParseContext &)
{
    return onMessages(words, MessageAct::Drop);
}

ScenarioAct parseDuplicate(Words &words, ParseContext &)
{
    return onMessages(words, MessageAct::Duplicate);
}

ScenarioAct parseInject(Words &words, ParseContext &context)
{
    Inject inject;
    words.link(inject.from, inject.to);
    inject.type = words.messageType();
    const bool possible = inject.type != MessageType::SnapshotReply &&
                          inject.type != MessageType::ReadIndex && inject.type != MessageType::ReadIndexReply;
    if (!possible)
        words.fail("expected one of Append, Heartbeat, AppendReply, RequestVote, PreVote, their replies, "
                   "Snapshot and TimeoutNow: only these can be crafted");
    bool hasTerm = false;
    while (!words.failed() && !words.atEnd()) {
        if (words.takePrefix("term=")) {
            inject.term = Term{words.number("a term")};
            hasTerm = true;
        } else if (words.takePrefix("identity=")) {
            inject.identity = ClusterId{words.number("the identity of a cluster")};
        } else {
            injectedField(words, inject);
        }
    }
    if (!words.failed() && !hasTerm)
        words.fail("expected term=, which every hand-made message needs");
    if (inject.type == MessageType::Heartbeat && !inject.entries.empty())
        words.fail("expected no entries= in a heartbeat");
    context.countEntries(words, inject.entries);
    if (inject.prev.index.value + lengthOf(inject.entries) > mostEntries * 1000)
        words.fail("expected a smaller index in prev=");
    return inject;
}

} // namespace raft
