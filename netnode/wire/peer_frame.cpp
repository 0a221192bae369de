#include "netnode/wire/peer_frame.h"

#include "netnode/wire/consensus_codec.h"
#include "raftcore/consensus/assertion.h"

#include <algorithm>

namespace raftarium {

namespace {

// Kinds of frames; all others are messages of the protocol: see writeMessage().
constexpr std::uint64_t taskKind = 16;
constexpr std::uint64_t outcomeKind = 17;
constexpr std::uint64_t addressesKind = 18;

struct TaskWriter {
    CborOutput &out;

    void operator()(const raft::StoreCommand &command) const
    {
        out.startArray(1);
        out.bytes(raft::encode(command));
    }
    void operator()(const raft::Get &get) const
    {
        out.startArray(1);
        out.bytes(get.key);
    }
    void operator()(const MemberChange &change) const
    {
        out.startArray(3);
        out.number(change.server.value);
        out.number(static_cast<std::uint64_t>(change.part));
        out.bytes(change.url);
    }
    void operator()(const LeadershipTransfer &transfer) const
    {
        out.startArray(1);
        out.number(transfer.target.value_or(raft::NodeId{}).value);
    }
};

std::optional<LeaderTask> readTask(CborInput &in, std::uint64_t kind)
{
    switch (kind) {
    case 0: {
        const std::string_view bytes = in.view();
        std::optional<raft::StoreCommand> command =
            bytes.size() <= largestCommand ? raft::decodeCommand(bytes) : std::nullopt;
        return command ? std::optional<LeaderTask>(*std::move(command)) : std::nullopt;
    }
    case 1: return raft::Get{in.bytes(), true};
    case 2: {
        MemberChange change;
        change.server = readNumber<raft::NodeId>(in);
        const std::uint64_t part = in.number();
        change.url = in.bytes();
        if (part > static_cast<std::uint64_t>(MemberChange::Part::None))
            return std::nullopt;
        change.part = static_cast<MemberChange::Part>(part);
        return change;
    }
    case 3: {
        const auto target = readNumber<raft::NodeId>(in);
        return LeadershipTransfer{target.value == 0 ? std::nullopt : std::optional(target)};
    }
    default: return std::nullopt;
    }
}

std::optional<PeerFrame> readForwardedTask(CborInput &in)
{
    const std::uint64_t number = in.number();
    const std::uint64_t kind = in.number();
    in.enterArray();
    std::optional<LeaderTask> task = readTask(in, kind);
    in.leaveArray();
    if (!task)
        return std::nullopt;
    return ForwardedTask{number, *std::move(task)};
}

void writeOptional(CborOutput &out, const std::optional<std::string> &text)
{
    if (text)
        out.bytes(*text);
    else
        out.null();
}

std::optional<std::string> readOptional(CborInput &in)
{
    if (in.isBytes())
        return in.bytes();
    in.skipNull();
    return std::nullopt;
}

TaskDone readDone(CborInput &in)
{
    TaskDone done;
    done.success = in.boolean();
    done.existed = in.boolean();
    done.value = readOptional(in);
    done.index = readNumber<raft::Index>(in);
    done.term = readNumber<raft::Term>(in);
    done.present = readNumber<raft::Index>(in);
    return done;
}

std::optional<TaskRefused> readRefused(CborInput &in)
{
    const std::uint64_t why = in.number();
    const auto leader = readNumber<raft::NodeId>(in);
    if (why > static_cast<std::uint64_t>(raft::Refusal::StoreFull))
        return std::nullopt;
    return TaskRefused{static_cast<raft::Refusal>(why),
                       leader.value == 0 ? std::nullopt : std::optional(leader)};
}

std::optional<PeerFrame> readForwardedOutcome(CborInput &in)
{
    ForwardedOutcome answer;
    answer.number = in.number();
    const std::uint64_t kind = in.number();
    if (kind == 0) {
        answer.outcome = readDone(in);
    } else if (kind == 1) {
        const std::optional<TaskRefused> refused = readRefused(in);
        if (!refused)
            return std::nullopt;
        answer.outcome = *refused;
    } else if (kind == 2) {
        answer.outcome = TaskUnknown{};
    } else {
        return std::nullopt;
    }
    return answer;
}

PeerFrame readAddresses(CborInput &in)
{
    Addresses addresses;
    const std::uint64_t items = in.enterArray();
    if (items % 3 != 0)
        in.fail();
    for (std::uint64_t i = 0; i < items / 3 && in.ok(); ++i) {
        Addresses::Address &address = addresses.known.emplace_back();
        address.server = readNumber<raft::NodeId>(in);
        address.url = in.bytes();
        address.decision = in.number();
    }
    in.leaveArray();
    return addresses;
}

std::optional<PeerFrame> readFrame(CborInput &in)
{
    const std::uint64_t kind = in.number();
    switch (kind) {
    case taskKind: return readForwardedTask(in);
    case outcomeKind: return readForwardedOutcome(in);
    case addressesKind: return readAddresses(in);
    default: break;
    }
    std::optional<raft::Message> message = readMessage(in, kind);
    return message ? std::optional<PeerFrame>(*std::move(message)) : std::nullopt;
}

std::size_t ownBytesOf(const raft::Entry &entry)
{
    const auto *command = std::get_if<raft::Command>(&entry.payload);
    return command == nullptr ? 64 : 16 + command->bytes->size();
}

} // namespace

void appendFrame(QByteArray &out, const raft::Message &message)
{
    CborOutput frame(out, itemsOf(message.body));
    writeMessage(frame, message);
}

void appendFrame(QByteArray &out, const ForwardedTask &task)
{
    CborOutput frame(out, 4);
    frame.number(taskKind);
    frame.number(task.number);
    frame.number(task.task.index());
    std::visit(TaskWriter{frame}, task.task);
}

void appendFrame(QByteArray &out, const ForwardedOutcome &answer)
{
    const auto *done = std::get_if<TaskDone>(&answer.outcome);
    const auto *refused = std::get_if<TaskRefused>(&answer.outcome);
    CborOutput frame(out, 3U + (done != nullptr ? 6U : refused != nullptr ? 2U : 0U));
    frame.number(outcomeKind);
    frame.number(answer.number);
    frame.number(answer.outcome.index());
    if (done != nullptr) {
        frame.boolean(done->success);
        frame.boolean(done->existed);
        writeOptional(frame, done->value);
        frame.number(done->index.value);
        frame.number(done->term.value);
        frame.number(done->present.value);
    } else if (refused != nullptr) {
        frame.number(static_cast<std::uint64_t>(refused->why));
        frame.number(refused->leader.value_or(raft::NodeId{}).value);
    }
}

void appendFrame(QByteArray &out, const Addresses &addresses)
{
    CborOutput frame(out, 2);
    frame.number(addressesKind);
    frame.startArray(addresses.known.size() * 3);
    for (const Addresses::Address &address : addresses.known) {
        frame.number(address.server.value);
        frame.bytes(address.url);
        frame.number(address.decision);
    }
}

std::optional<PeerFrame> decodePeerFrame(const QByteArray &payload)
{
    CborInput in(payload);
    in.enterArray();
    std::optional<PeerFrame> frame = readFrame(in);
    in.leaveArray();
    return in.ok() ? frame : std::nullopt;
}

// Each part continues where the one before it ends, as if the leader's batches were smaller.
std::vector<raft::AppendEntries> inParts(const raft::AppendEntries &append, std::size_t mostBytes)
{
    std::vector<raft::AppendEntries> parts;
    std::size_t first = 0;
    std::size_t bytes = 0;
    const auto cutBefore = [&](std::size_t end) {
        raft::AppendEntries part = append;
        if (first > 0)
            part.prev = append.entries[first - 1].at;
        part.entries = append.entries.part(first, end - first);
        parts.push_back(std::move(part));
        first = end;
        bytes = 0;
    };
    for (std::size_t i = 0; i < append.entries.size(); ++i) {
        const std::size_t more = ownBytesOf(append.entries[i]);
        if (i > first && bytes + more > mostBytes)
            cutBefore(i);
        bytes += more;
    }
    cutBefore(append.entries.size());
    return parts;
}

bool MessageEncoder::sameAsLast(const raft::Message &message, const raft::AppendEntries &append) const
{
    return m_last && m_term == message.term && m_cluster == message.cluster && m_last->prev == append.prev &&
           m_last->commit == append.commit && m_last->round == append.round &&
           m_last->entries.begin() == append.entries.begin() &&
           m_last->entries.size() == append.entries.size();
}

const QByteArray &MessageEncoder::frame(const raft::Message &message)
{
    const auto *append = std::get_if<raft::AppendEntries>(&message.body);
    if (append != nullptr && sameAsLast(message, *append))
        return m_frame;
    m_frame.resize(0);
    if (append == nullptr) {
        m_last.reset();
        m_frames = 1;
        appendFrame(m_frame, message);
        return m_frame;
    }
    m_frames = 0;
    for (const raft::AppendEntries &part : inParts(*append)) {
        appendFrame(m_frame, {message.from, message.to, message.term, part, message.disk, message.cluster});
        ++m_frames;
    }
    m_term = message.term;
    m_cluster = message.cluster;
    m_last = *append; // Keeps the entries' memory, so that an equal address means equal entries.
    return m_frame;
}

} // namespace raftarium
