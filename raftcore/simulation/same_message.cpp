#include "raftcore/simulation/same_message.h"

#include <type_traits>

namespace raft {

namespace {

bool equal(const RequestVote &a, const RequestVote &b)
{
    return a.last == b.last && a.preVote == b.preVote && a.transfer == b.transfer && a.ballot == b.ballot;
}

bool equal(const VoteReply &a, const VoteReply &b)
{
    return a.granted == b.granted && a.preVote == b.preVote && a.ballot == b.ballot && a.removed == b.removed;
}

bool equal(const AppendEntries &a, const AppendEntries &b)
{
    return a.prev == b.prev && a.commit == b.commit && a.round == b.round && a.entries == b.entries;
}

bool equal(const AppendReply &a, const AppendReply &b)
{
    return a.success == b.success && a.match == b.match && a.rejected == b.rejected &&
           a.conflict == b.conflict && a.round == b.round && a.asked == b.asked;
}

bool equal(const InstallSnapshot &a, const InstallSnapshot &b)
{
    return a.last == b.last && *a.membership == *b.membership && a.offset == b.offset && a.chunk == b.chunk &&
           a.done == b.done && a.round == b.round;
}

bool equal(const SnapshotReply &a, const SnapshotReply &b)
{
    return a.last == b.last && a.nextOffset == b.nextOffset && a.installed == b.installed &&
           a.round == b.round && a.asked == b.asked;
}

bool equal(const TimeoutNow &, const TimeoutNow &)
{
    return true;
}

bool equal(const ReadIndex &a, const ReadIndex &b)
{
    return a.id == b.id;
}

bool equal(const ReadIndexReply &a, const ReadIndexReply &b)
{
    return a.id == b.id && a.confirmed == b.confirmed && a.index == b.index;
}

} // namespace

bool same(const Message &one, const Message &other)
{
    if (one.from != other.from || one.to != other.to || one.term != other.term || one.disk != other.disk ||
        one.cluster != other.cluster || one.body.index() != other.body.index())
        return false;
    return std::visit(
        [&other](const auto &body) {
            return equal(body, std::get<std::decay_t<decltype(body)>>(other.body));
        },
        one.body);
}

} // namespace raft
