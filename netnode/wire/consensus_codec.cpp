#include "netnode/wire/consensus_codec.h"

#include "raftcore/consensus/assertion.h"

#include <algorithm>

namespace raftarium {

namespace {

/// Kinds of messages from here on tell what they answer. Recordings also hold messages from before that,
/// which have their place in raft::MessageBody for their kind.
constexpr std::uint64_t presentKinds = 32;

void writeIds(CborOutput &out, const std::vector<raft::NodeId> &ids)
{
    out.startArray(ids.size());
    for (const raft::NodeId id : ids)
        out.number(id.value);
}

/// Sorted and without repetition, as the core wants them.
std::vector<raft::NodeId> readIds(CborInput &in)
{
    std::vector<raft::NodeId> ids;
    const std::uint64_t count = in.enterArray();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        const auto id = readNumber<raft::NodeId>(in);
        if (id.value == 0 || (!ids.empty() && id <= ids.back()))
            in.fail();
        ids.push_back(id);
    }
    in.leaveArray();
    return ids;
}

struct BodyWriter {
    CborOutput &out;

    void operator()(const raft::RequestVote &vote) const
    {
        writePosition(out, vote.last);
        out.boolean(vote.preVote);
        out.boolean(vote.transfer);
        out.number(vote.ballot.value);
    }
    void operator()(const raft::VoteReply &reply) const
    {
        out.boolean(reply.granted);
        out.boolean(reply.preVote);
        if (reply.ballot)
            out.number(reply.ballot->value);
        else
            out.null();
        out.boolean(reply.removed);
    }
    void operator()(const raft::AppendEntries &append) const
    {
        writePosition(out, append.prev);
        out.number(append.commit.value);
        out.number(append.round.value);
        RAFT_ASSERT(append.entries.empty() || append.entries.front().at.index == append.prev.index + 1);
        writeEntries(out, append.entries);
    }
    void operator()(const raft::AppendReply &reply) const
    {
        out.boolean(reply.success);
        out.number(reply.match.value);
        out.number(reply.rejected.value);
        writePosition(out, reply.conflict);
        out.number(reply.round.value);
        out.number(reply.asked.value);
    }
    void operator()(const raft::InstallSnapshot &install) const
    {
        writePosition(out, install.last);
        writeMembership(out, *install.membership);
        out.number(install.offset);
        out.bytes(install.chunk);
        out.boolean(install.done);
        out.number(install.round.value);
    }
    void operator()(const raft::SnapshotReply &reply) const
    {
        writePosition(out, reply.last);
        out.number(reply.nextOffset);
        out.boolean(reply.installed);
        out.number(reply.round.value);
        out.number(reply.asked.value);
    }
    void operator()(const raft::TimeoutNow &) const {}
    void operator()(const raft::ReadIndex &read) const { out.number(read.id.value); }
    void operator()(const raft::ReadIndexReply &reply) const
    {
        out.number(reply.id.value);
        out.boolean(reply.confirmed);
        out.number(reply.index.value);
    }
};

/// Whether a message tells what it answers.
enum class Form : std::uint8_t { First, Present };

// The fields of each message in the order in which BodyWriter writes them.
void readInto(CborInput &in, Form form, SharedEntries *, raft::RequestVote &vote)
{
    vote.last = readPosition(in);
    vote.preVote = in.boolean();
    vote.transfer = in.boolean();
    if (form == Form::Present)
        vote.ballot.value = in.number();
}

void readInto(CborInput &in, Form form, SharedEntries *, raft::VoteReply &reply)
{
    reply.granted = in.boolean();
    reply.preVote = in.boolean();
    if (form == Form::First)
        return;
    if (in.isNull())
        in.skipNull();
    else
        reply.ballot = raft::RequestId{in.number()};
    reply.removed = in.boolean();
}

void readInto(CborInput &in, Form, SharedEntries *shared, raft::AppendEntries &append)
{
    append.prev = readPosition(in);
    append.commit = readNumber<raft::Index>(in);
    append.round = readNumber<raft::ReadRound>(in);
    append.entries = readEntries(in, append.prev.index + 1, shared);
}

void readInto(CborInput &in, Form form, SharedEntries *, raft::AppendReply &reply)
{
    reply.success = in.boolean();
    reply.match = readNumber<raft::Index>(in);
    reply.rejected = readNumber<raft::Index>(in);
    reply.conflict = readPosition(in);
    reply.round = readNumber<raft::ReadRound>(in);
    if (form == Form::Present)
        reply.asked = readNumber<raft::Term>(in);
}

void readInto(CborInput &in, Form, SharedEntries *, raft::InstallSnapshot &install)
{
    install.last = readPosition(in);
    install.membership = std::make_shared<const raft::Membership>(readMembership(in));
    install.offset = in.number();
    install.chunk = in.bytes();
    install.done = in.boolean();
    install.round = readNumber<raft::ReadRound>(in);
}

void readInto(CborInput &in, Form form, SharedEntries *, raft::SnapshotReply &reply)
{
    reply.last = readPosition(in);
    reply.nextOffset = in.number();
    reply.installed = in.boolean();
    reply.round = readNumber<raft::ReadRound>(in);
    if (form == Form::Present)
        reply.asked = readNumber<raft::Term>(in);
}

void readInto(CborInput &, Form, SharedEntries *, raft::TimeoutNow &)
{
}

void readInto(CborInput &in, Form, SharedEntries *, raft::ReadIndex &read)
{
    read.id.value = in.number();
}

void readInto(CborInput &in, Form, SharedEntries *, raft::ReadIndexReply &reply)
{
    reply.id.value = in.number();
    reply.confirmed = in.boolean();
    reply.index = readNumber<raft::Index>(in);
}

/// What a reply that does not tell it was taken to answer: a request of the term that it is in itself.
template <class Body>
void answersOwnTerm(Body &body, raft::Term term)
{
    if constexpr (requires { body.asked; })
        body.asked = term;
}

template <std::size_t Kind = 0>
bool readBody(CborInput &in, Form form, std::uint64_t kind, SharedEntries *shared, raft::MessageBody &body)
{
    if constexpr (Kind < std::variant_size_v<raft::MessageBody>) {
        if (kind != Kind)
            return readBody<Kind + 1>(in, form, kind, shared, body);
        readInto(in, form, shared, body.emplace<Kind>());
        return true;
    } else {
        return false;
    }
}

raft::Entries readOwnEntries(CborInput &in, raft::Index first)
{
    const std::uint64_t items = in.enterArray();
    if (items % 2 != 0)
        in.fail();
    std::vector<raft::Entry> entries;
    if (in.ok())
        entries.reserve(items / 2);
    for (std::uint64_t i = 0; i < items / 2 && in.ok(); ++i) {
        raft::Entry &entry = entries.emplace_back();
        entry.at = {first + i, readNumber<raft::Term>(in)};
        if (in.isBytes())
            entry.payload = raft::Command(in.bytes());
        else if (in.isArray())
            entry.payload = raft::MembershipChange(readMembership(in));
        else
            in.skipNull();
    }
    in.leaveArray();
    return in.ok() && !entries.empty() ? raft::Entries(std::move(entries)) : raft::Entries();
}

} // namespace

void writeMembership(CborOutput &out, const raft::Membership &membership)
{
    out.startArray(5);
    writeIds(out, membership.voters);
    writeIds(out, membership.outgoing);
    writeIds(out, membership.learners);
    out.startArray(membership.seats.size() * 3);
    for (const raft::Seat &seat : membership.seats) {
        out.number(seat.server.value);
        out.number(seat.disk.value);
        out.boolean(seat.returning);
    }
    out.number(membership.cluster.value);
}

raft::Membership readMembership(CborInput &in)
{
    raft::Membership membership;
    in.enterArray();
    membership.voters = readIds(in);
    membership.outgoing = readIds(in);
    membership.learners = readIds(in);
    if (!in.hasNext()) { // From before clusters had an identity.
        in.leaveArray();
        return membership;
    }
    const std::uint64_t items = in.enterArray();
    if (items % 3 != 0)
        in.fail();
    for (std::uint64_t i = 0; i < items / 3 && in.ok(); ++i) {
        const raft::Seat seat{readNumber<raft::NodeId>(in), readNumber<raft::DiskId>(in), in.boolean()};
        if (seat.server.value == 0 || (i > 0 && seat.server <= membership.seats.back().server))
            in.fail();
        membership.seats.push_back(seat);
    }
    in.leaveArray();
    membership.cluster = readNumber<raft::ClusterId>(in);
    in.leaveArray();
    return membership;
}

void writeEntries(CborOutput &out, const raft::Entries &entries)
{
    out.startArray(entries.size() * 2);
    for (const raft::Entry &entry : entries) {
        out.number(entry.at.term.value);
        if (const auto *command = std::get_if<raft::Command>(&entry.payload))
            out.bytes(*command->bytes);
        else if (const auto *change = std::get_if<raft::MembershipChange>(&entry.payload))
            writeMembership(out, *change->target);
        else
            out.null();
    }
}

raft::Entries readEntries(CborInput &in, raft::Index first, SharedEntries *shared)
{
    if (shared == nullptr)
        return readOwnEntries(in, first);
    const std::string_view bytes = in.array();
    if (const raft::Entries *known = shared->find(first, bytes))
        return *known;
    CborInput array(bytes);
    raft::Entries entries = readOwnEntries(array, first);
    if (!array.ok())
        in.fail();
    else if (!entries.empty())
        shared->remember(first, bytes, entries);
    return entries;
}

std::uint64_t itemsOf(const raft::MessageBody &body)
{
    // Kind, term, disk and cluster, then the fields as BodyWriter counts them out.
    static constexpr std::uint64_t fields[] = {5, 4, 5, 7, 7, 6, 0, 1, 3};
    static_assert(std::size(fields) == std::variant_size_v<raft::MessageBody>);
    return 4 + fields[body.index()];
}

void writeMessage(CborOutput &out, const raft::Message &message)
{
    out.number(presentKinds + message.body.index());
    out.number(message.term.value);
    out.number(message.disk.value);
    out.number(message.cluster.value);
    std::visit(BodyWriter{out}, message.body);
}

std::optional<raft::Message> readMessage(CborInput &in, std::uint64_t kind, SharedEntries *shared)
{
    raft::Message message;
    message.term = readNumber<raft::Term>(in);
    const Form form = kind < presentKinds ? Form::First : Form::Present;
    if (form == Form::Present) {
        kind -= presentKinds;
        message.disk = readNumber<raft::DiskId>(in);
        message.cluster = readNumber<raft::ClusterId>(in);
    }
    if (!readBody(in, form, kind, shared, message.body) || !in.ok())
        return std::nullopt;
    if (form == Form::First)
        std::visit([&message](auto &body) { answersOwnTerm(body, message.term); }, message.body);
    return message;
}

} // namespace raftarium
