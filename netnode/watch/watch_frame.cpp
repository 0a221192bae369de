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

struct WhatWriter {
    CborOutput &out;

    void operator()(const raft::TimerFired &) const {}
    void operator()(const ServerStep::Arrived &arrived) const
    {
        out.number(arrived.number);
        out.number(arrived.message.from.value);
        writeMessage(out, arrived.message);
    }
    void operator()(const raft::WriteDone &done) const { out.number(done.id.value); }
    void operator()(const ServerStep::Called &called) const
    {
        out.startArray(called.requests.size() * 3);
        for (const raft::ClientRequest &request : called.requests)
            writeRequest(out, request);
    }
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

void readInto(CborInput &, raft::TimerFired &)
{
}

void readInto(CborInput &in, ServerStep::Arrived &arrived)
{
    arrived.number = in.number();
    const auto from = readNumber<raft::NodeId>(in);
    const std::uint64_t kind = in.number();
    std::optional<raft::Message> message = readMessage(in, kind);
    if (!message)
        return in.fail();
    arrived.message = std::move(*message);
    arrived.message.from = from;
}

void readInto(CborInput &in, raft::WriteDone &done)
{
    done.id.value = in.number();
}

void readInto(CborInput &in, ServerStep::Called &called)
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

void readInto(CborInput &in, raft::ChangeMembership &change)
{
    change.id.value = in.number();
    change.target = readMembership(in);
    change.joint = in.boolean();
}

void readInto(CborInput &in, raft::TransferLeadership &transfer)
{
    transfer.id.value = in.number();
    const auto target = readNumber<raft::NodeId>(in);
    if (target.value != 0)
        transfer.target = target;
}

void readInto(CborInput &, ServerStep::StoreRemembered &)
{
}

void readInto(CborInput &in, ServerStep::Compacted &compacted)
{
    compacted.upTo = readNumber<raft::Index>(in);
}

template <std::size_t Kind = 0>
void readWhat(CborInput &in, std::uint64_t kind, ServerStep::What &what)
{
    if constexpr (Kind < std::variant_size_v<ServerStep::What>) {
        if (kind != Kind)
            return readWhat<Kind + 1>(in, kind, what);
        readInto(in, what.emplace<Kind>());
    } else {
        in.fail();
    }
}

void writeStep(QByteArray &bytes, std::uint64_t frame, const ServerStep &step)
{
    CborOutput out(bytes, stepItems + std::visit(WhatItems{}, step.what) + 1);
    out.number(frame);
    out.integer(step.local.count());
    out.number(step.what.index());
    std::visit(WhatWriter{out}, step.what);
    out.startArray(step.sent.size() * 2);
    for (const ServerStep::Sent &sent : step.sent) {
        out.number(sent.number);
        out.integer(sent.delay.count());
    }
}

void readInto(CborInput &in, ServerStep &step)
{
    step.local = readTime(in, -longestTime);
    readWhat(in, in.number(), step.what);
    const std::uint64_t items = in.enterArray();
    for (std::uint64_t i = 0; i < items / 2 && in.ok(); ++i) {
        const std::uint64_t number = in.number();
        step.sent.push_back({number, readTime(in, raft::Time{})});
    }
    in.leaveArray();
}

void readInto(CborInput &in, WatchHello &hello)
{
    hello.id = readNumber<raft::NodeId>(in);
    hello.cluster = in.bytes();
    hello.version = in.bytes();
    hello.nonce = in.number();
    hello.pid = in.number();
}

void readInto(CborInput &in, WatchImage &image)
{
    image.local = readTime(in, -longestTime);
    image.total = in.number();
    image.piece = in.bytes();
}

void readInto(CborInput &in, WatchFaults &faults)
{
    faults.json = in.bytes();
}

void readInto(CborInput &, WatchGap &)
{
}

void readInto(CborInput &in, WatchPart &part)
{
    part.total = in.number();
    part.piece = in.bytes();
}

void readInto(CborInput &in, WatchClock &clock)
{
    clock.ahead = readTime(in, -longestTime);
}

template <std::size_t Kind = 0>
void readFrame(CborInput &in, std::uint64_t kind, WatchFrame &frame)
{
    if constexpr (Kind < std::variant_size_v<WatchFrame>) {
        if (kind != Kind)
            return readFrame<Kind + 1>(in, kind, frame);
        readInto(in, frame.emplace<Kind>());
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
    void operator()(const ServerStep &step) const { writeStep(bytes, kind, step); }
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

} // namespace

void appendWatchFrame(QByteArray &out, const WatchFrame &frame)
{
    const qsizetype start = out.size();
    std::visit(FrameWriter{out, frame.index()}, frame);
    if (out.size() - start - lengthBytes <= static_cast<qsizetype>(largestFrame))
        return;
    const QByteArray payload = out.mid(start + lengthBytes);
    out.truncate(start);
    for (qsizetype offset = 0; offset < payload.size(); offset += pieceBytes)
        appendWatchFrame(out,
                         WatchPart{static_cast<std::uint64_t>(payload.size()), pieceOf(payload, offset)});
}

qsizetype appendImagePiece(QByteArray &out, const QByteArray &image, qsizetype offset, raft::Time local)
{
    appendWatchFrame(out,
                     WatchImage{local, static_cast<std::uint64_t>(image.size()), pieceOf(image, offset)});
    return std::min(image.size(), offset + pieceBytes);
}

std::optional<WatchFrame> decodeWatchFrame(const QByteArray &payload)
{
    CborInput in(payload);
    WatchFrame frame;
    if (in.enterArray() == 0)
        return std::nullopt;
    readFrame(in, in.number(), frame);
    in.leaveArray();
    return in.ok() ? std::optional(std::move(frame)) : std::nullopt;
}

} // namespace raftarium
