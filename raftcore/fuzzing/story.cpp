#include "raftcore/fuzzing/story.h"

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/note.h"
#include "raftcore/fuzzing/cluster.h"
#include "raftcore/verification/delta_debugging.h"

#include <algorithm>

namespace raft {

namespace {

/// The fewest of the moves with which the same thing goes wrong.
std::vector<FuzzMove> shrunk(const FuzzPlan &plan, const std::vector<FuzzMove> &moves,
                             const std::string &kind)
{
    const auto at = [&moves](const std::vector<std::size_t> &places) {
        std::vector<FuzzMove> some;
        for (const std::size_t place : places)
            some.push_back(moves[place]);
        return some;
    };
    const auto fails = [&](const std::vector<std::size_t> &kept) {
        return fuzzAgain(plan, at(kept)).kind == kind;
    };
    return at(smallestFailing(moves.size(), fails));
}

std::string listOf(const std::vector<NodeId> &ids)
{
    std::string text;
    for (const NodeId id : ids)
        text += (text.empty() ? "" : ", ") + named(id);
    return text.empty() ? "no server" : text;
}

/// What a message says beyond its kind and term.
struct Saying {
    std::string operator()(const RequestVote &request) const
    {
        return ", its log ends at " + named(request.last);
    }
    std::string operator()(const VoteReply &reply) const { return reply.granted ? ": granted" : ": refused"; }
    std::string operator()(const AppendEntries &request) const
    {
        return ": " + std::to_string(request.entries.size()) + " entries after " + named(request.prev) +
               ", commit " + std::to_string(request.commit.value) + ", round " +
               std::to_string(request.round.value);
    }
    std::string operator()(const AppendReply &reply) const
    {
        return (reply.success ? ": equal up to " + std::to_string(reply.match.value)
                              : ": refused after " + std::to_string(reply.rejected.value) +
                                    ", may be equal up to " + named(reply.conflict)) +
               ", round " + std::to_string(reply.round.value);
    }
    std::string operator()(const InstallSnapshot &request) const
    {
        return ": up to " + named(request.last) + " from byte " + std::to_string(request.offset) + " on";
    }
    std::string operator()(const SnapshotReply &reply) const
    {
        return reply.installed
                   ? ": installed up to " + named(reply.last)
                   : ": wants byte " + std::to_string(reply.nextOffset) + " of " + named(reply.last);
    }
    std::string operator()(const TimeoutNow &) const { return {}; }
    std::string operator()(const ReadIndex &) const { return {}; }
    std::string operator()(const ReadIndexReply &reply) const
    {
        return reply.confirmed ? ": as of index " + std::to_string(reply.index.value) : ": refused";
    }
};

std::string told(const Message &message)
{
    return std::string(name(typeOf(message))) + " " + named(message.from) + " → " + named(message.to) +
           " of term " + std::to_string(message.term.value) + std::visit(Saying{}, message.body);
}

class Narrator : public FuzzListener {
public:
    void begins(const FuzzMove &move, const Message *message, bool again) override
    {
        says(std::to_string(++m_moves) + ". " + sentence(move, message) +
             (again ? " (not for the first time)" : ""));
    }

    void stepped(const Node &node, const Effects &effects) override
    {
        for (const Note &note : effects.notes)
            says("      " + describe(note, node.id()));
        for (const Answer &answer : effects.answers)
            if (const auto *read = std::get_if<ReadAt>(&answer.what))
                says("      " + named(node.id()) + " answers a read as of index " +
                     std::to_string(read->index.value));
        for (const Message &message : effects.send)
            says("      → " + told(message));
    }

    void says(const std::string &line) override { m_lines.push_back(line); }

    std::vector<std::string> take() { return std::move(m_lines); }

private:
    static std::string sentence(const FuzzMove &move, const Message *message)
    {
        const std::string who = named(move.server);
        switch (move.kind) {
        case FuzzMoveKind::Deliver: return told(*message) + " arrives";
        case FuzzMoveKind::FireTimer: return who + "'s timer runs out";
        case FuzzMoveKind::Wait: return milliseconds(Time{move.much}) + " pass at " + who;
        case FuzzMoveKind::Sync: return "The oldest write of " + who + " reaches its disk";
        case FuzzMoveKind::Crash:
            return who + " crashes; of what was not synced its disk keeps " + std::to_string(move.much) +
                   " writes";
        case FuzzMoveKind::Restart: return who + " starts again";
        case FuzzMoveKind::Propose: return "A client writes to " + who;
        case FuzzMoveKind::Read: return "A client reads from " + who;
        case FuzzMoveKind::ChangeMembers:
            return who + " is asked to make " + listOf(idsOf(move.voters)) + " voters and " +
                   listOf(idsOf(move.learners)) + " learners" + (move.joint ? ", jointly" : "");
        case FuzzMoveKind::Transfer:
            return who + " is asked to hand leadership to " +
                   (move.other == NodeId{} ? std::string("the best") : named(move.other));
        case FuzzMoveKind::Compact: return who + " takes a snapshot";
        case FuzzMoveKind::CopyDisk: return "The disk of " + who + " is copied";
        case FuzzMoveKind::RestoreDisk:
            return who + " crashes, and an older copy takes the place of its disk";
        case FuzzMoveKind::WipeDisk: return who + " crashes, and an empty disk takes the place of its own";
        case FuzzMoveKind::Count: break;
        }
        return {};
    }

    std::vector<std::string> m_lines;
    int m_moves = 0;
};

} // namespace

FuzzStory fuzzStory(const FuzzPlan &plan)
{
    std::vector<FuzzMove> moves;
    const FuzzVerdict first = fuzz(plan, &moves);
    if (fuzzAgain(plan, moves).kind == first.kind)
        moves = shrunk(plan, moves, first.kind);
    Narrator narrator;
    FuzzStory story;
    story.verdict = fuzzAgain(plan, moves, &narrator);
    story.lines = narrator.take();
    return story;
}

} // namespace raft
