#pragma once

#include "netnode/wire/cbor_input.h"
#include "netnode/wire/cbor_output.h"
#include "netnode/wire/shared_entries.h"
#include "raftcore/consensus/entry.h"
#include "raftcore/consensus/membership.h"
#include "raftcore/consensus/messages.h"

#include <cstdint>
#include <optional>

/// The parts that frames between servers and frames for watchers have in common.
namespace raftarium {

/// A term, index or other number of the protocol; greater ones than the protocol knows are refused.
template <class Number>
Number readNumber(CborInput &in)
{
    const std::uint64_t value = in.number();
    if (value > raft::greatestNumber)
        in.fail();
    return {value};
}

inline raft::Position readPosition(CborInput &in)
{
    const auto index = readNumber<raft::Index>(in);
    return {index, readNumber<raft::Term>(in)};
}

inline void writePosition(CborOutput &out, raft::Position at)
{
    out.number(at.index.value);
    out.number(at.term.value);
}

/// One item.
void writeMembership(CborOutput &out, const raft::Membership &membership);
raft::Membership readMembership(CborInput &in);

/// One item: an array of the entries' terms and payloads. The entries' indexes follow `first` one by one and
/// do not travel. Those that `shared` has seen are not made again.
void writeEntries(CborOutput &out, const raft::Entries &entries);
raft::Entries readEntries(CborInput &in, raft::Index first, SharedEntries *shared = nullptr);

/// How many items writeMessage() writes.
std::uint64_t itemsOf(const raft::MessageBody &body);
/// The message's kind, term and fields, without sender and receiver.
void writeMessage(CborOutput &out, const raft::Message &message);
/// A message whose kind has been read already; nothing when there is no such kind.
std::optional<raft::Message> readMessage(CborInput &in, std::uint64_t kind, SharedEntries *shared = nullptr);

} // namespace raftarium
