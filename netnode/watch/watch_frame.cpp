#include "netnode/watch/watch_frame.h"

#include "netnode/wire/cbor_input.h"
#include "netnode/wire/cbor_output.h"
#include "netnode/wire/consensus_codec.h"
#include "netnode/wire/peer_frame.h"

#include <algorithm>
#include <type_traits>

namespace raftarium {

namespace {

using raft::ServerStep;

constexpr qsizetype pieceBytes = 1024 * 1024;
constexpr std::uint64_t stepItems = 3; ///< Its kind among frames, the clock, its kind among steps.

constexpr raft::Time longestTime{std::int64_t{1} << 53U}; ///< Microseconds: 285 years.

enum class RequestKind : std::uint64_t { Command, LinearizableGet, LocalGet };

// ---- what a step is about: how many items, and which

struct WhatItems {
    std::uint64_t operator()(const raft::TimerFired &) const { return 0; }
    std::uint64_t operator()(const ServerStep::Arrived &arrived) const
    {
        return 2 + itemsOf(arrived.message.body);
    }
    std::uint64_t operator()(const raft::WriteDone &) const { return 1; }
    std::uint64_t operator()(const ServerStep::Called &) const { return 1; }
    std::uint64_t operator()(const raft::ChangeMembership &) const { return 3; }
    std::uint64_t operator()(const raft::TransferLeadership &) const { return 2; }
    std::uint64_t operator()(const ServerStep::StoreRemembered &) const { return 0; }
    std::uint64_t operator()(const ServerStep::Compacted &) const { return 1; }
};

void writeRequest(CborOutput &out, const raft::ClientRequest &request)
{
    out.number(request.id.value);
    const auto *get = std::get_if<raft::Get>(&request.what);
    if (get == nullptr) {
        out.number(static_cast<std::uint64_t>(RequestKind::Command));
        out.bytes(raft::encode(std::get<raft::StoreCommand>(request.what)));
        return;
    }
    out.number(
        static_cast<std::uint64_t>(get->linearizable ? RequestKind::LinearizableGet : RequestKind::LocalGet));
    out.bytes(get->key);
}

void writeRequests(CborOutput &out, const std::vector<raft::ClientRequest> &requests)
{
    out.startArray(requests.size() * 3);
    for (const raft::ClientRequest &request : requests)
        writeRequest(out, request);
}

void writeArrived(CborOutput &out, const raft::Message &message, std::uint64_t number)
{
    out.number(number);
    out.number(message.from.value);
    writeMessage(out, message);
}

struct WhatWriter {
    CborOutput &out;

    void operator()(const raft::TimerFired &) const {}
    void operator()(const ServerStep::Arrived &arrived) const
    {
        writeArrived(out, arrived.message, arrived.number);
    }
    void operator()(const raft::WriteDone &done) const { out.number(done.id.value); }
    void operator()(const ServerStep::Called &called) const { writeRequests(out, called.requests); }
    void operator()(const raft::ChangeMembership &change) const
    {
        out.number(change.id.value);
        writeMembership(out, change.target);
        out.boolean(change.joint);
    }
    void operator()(const raft::TransferLeadership &transfer) const
    {
        out.number(transfer.id.value);
        out.number(transfer.target.value_or(raft::NodeId{}).value);
    }
    void operator()(const ServerStep::StoreRemembered &) const {}
    void operator()(const ServerStep::Compacted &compacted) const { out.number(compacted.upTo.value); }
};

// ---- the same back

raft::Time readTime(CborInput &in, raft::Time least)
{
    const raft::Time time{in.integer()};
    if (time < least || time > longestTime)
        in.fail();
    return in.ok() ? time : raft::Time{};
}

void readInto(CborInput &, SharedEntries *, raft::TimerFired &)
{
}

void readInto(CborInput &in, SharedEntries *shared, ServerStep::Arrived &arrived)
{
    arrived.number = in.number();
    const auto from = readNumber<raft::NodeId>(in);
    const std::uint64_t kind = in.number();
    std::optional<raft::Message> message = readMessage(in, kind, shared);
    if (!message)
        return in.fail();
    arrived.message = std::move(*message);
    arrived.message.from = from;
}

void readInto(CborInput &in, SharedEntries *, raft::WriteDone &done)
{
    done.id.value = in.number();
}

void readInto(CborInput &in, SharedEntries *, ServerStep::Called &called)
{
    const std::uint64_t items = in.enterArray();
    for (std::uint64_t i = 0; i < items / 3 && in.ok(); ++i) {
        raft::ClientRequest &request = called.requests.emplace_back();
        request.id.value = in.number();
        const std::uint64_t kind = in.number();
        std::string text = in.bytes();
        if (kind > static_cast<std::uint64_t>(RequestKind::LocalGet)) {
            in.fail();
        } else if (kind != static_cast<std::uint64_t>(RequestKind::Command)) {
            const bool linearizable = kind == static_cast<std::uint64_t>(RequestKind::LinearizableGet);
            request.what = raft::Get{std::move(text), linearizable};
        } else if (const std::optional<raft::StoreCommand> command = raft::decodeCommand(text)) {
            request.what = *command;
        } else {
            in.fail();
        }
    }
    in.leaveArray();
}

void readInto(CborInput &in, SharedEntries *, raft::ChangeMembership &change)
{
    change.id.value = in.number();
    change.target = readMembership(in);
    change.joint = in.boolean();
}

void readInto(CborInput &in, SharedEntries *, raft::TransferLeadership &transfer)
{
    transfer.id.value = in.number();
    const auto target = readNumber<raft::NodeId>(in);
    if (target.value != 0)
        transfer.target = target;
}

void readInto(CborInput &, SharedEntries *, ServerStep::StoreRemembered &)
{
}

void readInto(CborInput &in, SharedEntries *, ServerStep::Compacted &compacted)
{
    compacted.upTo = readNumber<raft::Index>(in);
}

template <std::size_t Kind = 0>
void readWhat(CborInput &in, SharedEntries *shared, std::uint64_t kind, ServerStep::What &what)
{
    if constexpr (Kind < std::variant_size_v<ServerStep::What>) {
        if (kind != Kind)
            return readWhat<Kind + 1>(in, shared, kind, what);
        readInto(in, shared, what.emplace<Kind>());
    } else {
        in.fail();
    }
}

/// The place of a kind in a variant, which is what travels for it.
template <class Variant, class Kind, std::size_t Place = 0>
constexpr std::uint64_t placeOf()
{
    if constexpr (std::is_same_v<std::variant_alternative_t<Place, Variant>, Kind>)
        return Place;
    else
        return placeOf<Variant, Kind, Place + 1>();
}

/// `write` writes what the step is about: so many items.
template <class Write>
void writeStep(QByteArray &bytes, raft::Time local, std::uint64_t kind, std::uint64_t items,
               const std::vector<ServerStep::Sent> &sent, Write write)
{
    CborOutput out(bytes, stepItems + items + 1);
    out.number(placeOf<WatchFrame, ServerStep>());
    out.integer(local.count());
    out.number(kind);
    write(out);
    out.startArray(sent.size() * 2);
    for (const ServerStep::Sent &one : sent) {
        out.number(one.number);
        out.integer(one.delay.count());
    }
}

/// Writes what a server took in as the step that it is.
struct InputWriter {
    QByteArray &bytes;
    const StepInPlace &step;
    const std::vector<ServerStep::Sent> &sent;

    void operator()(const raft::Received &received) const
    {
        writeStep(bytes, step.local, placeOf<ServerStep::What, ServerStep::Arrived>(),
                  2 + itemsOf(received.message.body), sent,
                  [&](CborOutput &out) { writeArrived(out, received.message, step.number); });
    }
    void operator()(const raft::Compact &compact) const { write(ServerStep::Compacted{compact.upTo}); }
    void operator()(const raft::TimerFired &fired) const { write(fired); }
    void operator()(const raft::WriteDone &done) const { write(done); }
    void operator()(const raft::ChangeMembership &change) const { write(change); }
    void operator()(const raft::TransferLeadership &transfer) const { write(transfer); }
    template <class Other>
    void operator()(const Other &) const
    {
        Q_UNREACHABLE(); // Proposals and reads come as requests of clients.
    }

    template <class What>
    void write(const What &what) const
    {
        writeStep(bytes, step.local, placeOf<ServerStep::What, What>(), WhatItems{}(what), sent,
                  [&what](CborOutput &out) { WhatWriter{out}(what); });
    }
};

void readInto(CborInput &in, SharedEntries *shared, ServerStep &step)
{
    step.local = readTime(in, -longestTime);
    readWhat(in, shared, in.number(), step.what);
    const std::uint64_t items = in.enterArray();
    for (std::uint64_t i = 0; i < items / 2 && in.ok(); ++i) {
        const std::uint64_t number = in.number();
        step.sent.push_back({number, readTime(in, raft::Time{})});
    }
    in.leaveArray();
}

void readInto(CborInput &in, SharedEntries *, WatchHello &hello)
{
    hello.id = readNumber<raft::NodeId>(in);
    hello.cluster = in.bytes();
    hello.version = in.bytes();
    hello.nonce = in.number();
    hello.pid = in.number();
}

void readInto(CborInput &in, SharedEntries *, WatchImage &image)
{
    image.local = readTime(in, -longestTime);
    image.total = in.number();
    image.piece = in.bytes();
}

void readInto(CborInput &in, SharedEntries *, WatchFaults &faults)
{
    faults.json = in.bytes();
}

void readInto(CborInput &, SharedEntries *, WatchGap &)
{
}

void readInto(CborInput &in, SharedEntries *, WatchPart &part)
{
    part.total = in.number();
    part.piece = in.bytes();
}

void readInto(CborInput &in, SharedEntries *, WatchClock &clock)
{
    clock.ahead = readTime(in, -longestTime);
}

template <std::size_t Kind = 0>
void readFrame(CborInput &in, SharedEntries *shared, std::uint64_t kind, WatchFrame &frame)
{
    if constexpr (Kind < std::variant_size_v<WatchFrame>) {
        if (kind != Kind)
            return readFrame<Kind + 1>(in, shared, kind, frame);
        readInto(in, shared, frame.emplace<Kind>());
    } else {
        in.fail();
    }
}

struct FrameWriter {
    QByteArray &bytes;
    std::uint64_t kind;

    void operator()(const WatchHello &hello) const
    {
        CborOutput out(bytes, 6);
        out.number(kind);
        out.number(hello.id.value);
        out.bytes(hello.cluster);
        out.bytes(hello.version);
        out.number(hello.nonce);
        out.number(hello.pid);
    }
    void operator()(const WatchImage &image) const
    {
        CborOutput out(bytes, 4);
        out.number(kind);
        out.integer(image.local.count());
        out.number(image.total);
        out.bytes(image.piece);
    }
    void operator()(const WatchFaults &faults) const
    {
        CborOutput out(bytes, 2);
        out.number(kind);
        out.bytes(faults.json);
    }
    void operator()(const WatchGap &) const
    {
        CborOutput out(bytes, 1);
        out.number(kind);
    }
    void operator()(const ServerStep &step) const
    {
        writeStep(bytes, step.local, step.what.index(), std::visit(WhatItems{}, step.what), step.sent,
                  [&step](CborOutput &out) { std::visit(WhatWriter{out}, step.what); });
    }
    void operator()(const WatchPart &part) const
    {
        CborOutput out(bytes, 3);
        out.number(kind);
        out.number(part.total);
        out.bytes(part.piece);
    }
    void operator()(const WatchClock &clock) const
    {
        CborOutput out(bytes, 2);
        out.number(kind);
        out.integer(clock.ahead.count());
    }
};

std::string pieceOf(const QByteArray &bytes, qsizetype offset)
{
    return bytes.mid(offset, pieceBytes).toStdString();
}

/// What has been written from `start` on leaves in parts if it is longer than a frame may be.
void divide(QByteArray &out, qsizetype start)
{
    if (out.size() - start - lengthBytes <= static_cast<qsizetype>(largestFrame))
        return;
    const QByteArray payload = out.mid(start + lengthBytes);
    out.truncate(start);
    for (qsizetype offset = 0; offset < payload.size(); offset += pieceBytes)
        appendWatchFrame(out,
                         WatchPart{static_cast<std::uint64_t>(payload.size()), pieceOf(payload, offset)});
}

} // namespace

void appendWatchFrame(QByteArray &out, const WatchFrame &frame)
{
    const qsizetype start = out.size();
    std::visit(FrameWriter{out, frame.index()}, frame);
    divide(out, start);
}

void appendStep(QByteArray &out, const StepInPlace &step, const std::vector<ServerStep::Sent> &sent)
{
    const qsizetype start = out.size();
    if (step.requests != nullptr)
        writeStep(out, step.local, placeOf<ServerStep::What, ServerStep::Called>(), 1, sent,
                  [&step](CborOutput &items) { writeRequests(items, *step.requests); });
    else
        std::visit(InputWriter{out, step, sent}, *step.input);
    divide(out, start);
}

qsizetype appendImagePiece(QByteArray &out, const QByteArray &image, qsizetype offset, raft::Time local)
{
    appendWatchFrame(out,
                     WatchImage{local, static_cast<std::uint64_t>(image.size()), pieceOf(image, offset)});
    return std::min(image.size(), offset + pieceBytes);
}

std::optional<WatchFrame> decodeWatchFrame(const QByteArray &payload, SharedEntries *shared)
{
    CborInput in(payload);
    WatchFrame frame;
    if (in.enterArray() == 0)
        return std::nullopt;
    readFrame(in, shared, in.number(), frame);
    in.leaveArray();
    return in.ok() ? std::optional(std::move(frame)) : std::nullopt;
}

} // namespace raftarium
