#pragma once

#include "netnode/wire/forwarding.h"
#include "raftcore/consensus/messages.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What travels between servers: frames of four bytes of length (most significant first) and one CBOR array.
namespace raftarium {

/// No frame is larger; a larger one closes the connection.
inline constexpr std::uint32_t largestFrame = 4 * 1024 * 1024;
/// Bytes before the payload of a frame that tell its length.
inline constexpr qsizetype lengthBytes = sizeof(std::uint32_t);
/// No command that is passed on is larger: as an entry it has to fit into a frame again, together with what
/// stands around it there. No client can ask for so much.
inline constexpr std::size_t largestCommand = 2 * 1024 * 1024;
/// An AppendEntries with more bytes of commands travels as several: each that arrives is a sign of life.
inline constexpr std::size_t largestAppend = 256 * 1024;

/// A link has two lanes: what is urgent goes before whatever is large. A bulk frame travels in pieces, each
/// like a frame of its own with marks in its length, and urgent frames go in between.
enum class LinkLane : std::uint8_t { Urgent, Bulk };
inline constexpr std::size_t lanes = 2;
/// The messages of each lane are numbered one by one, so that their order on the link tells their numbers:
/// from the number that the handshake tells, and in bulk from its counterpart.
constexpr std::uint64_t firstNumber(LinkLane lane, std::uint64_t told)
{
    return lane == LinkLane::Urgent ? told : told ^ (std::uint64_t{1} << 63U);
}
inline constexpr std::uint32_t bulkMark = 0x8000'0000; ///< A piece of a bulk frame …
inline constexpr std::uint32_t moreMark = 0x4000'0000; ///< … and not its last one.

/// Where servers listen, as the sender knows it.
struct Addresses {
    struct Address {
        raft::NodeId server;
        std::string url;
        std::uint64_t decision = 0; ///< A person has said so: counts rather than any lesser number.
    };
    std::vector<Address> known;
};

using PeerFrame = std::variant<raft::Message, ForwardedTask, ForwardedOutcome, Addresses>;

/// Appends frames to `out`. Sender and receiver are known from the connection and do not travel.
void appendFrame(QByteArray &out, const raft::Message &message);
void appendFrame(QByteArray &out, const ForwardedTask &task);
void appendFrame(QByteArray &out, const ForwardedOutcome &outcome);
void appendFrame(QByteArray &out, const Addresses &addresses);

/// What a payload (a frame without its length) says; nothing when it says nothing sound. Of messages `from`
/// and `to` are left for the receiver to fill in.
std::optional<PeerFrame> decodePeerFrame(const QByteArray &payload);

/// The same AppendEntries as several, none with more than `mostBytes` of commands unless a single entry has.
std::vector<raft::AppendEntries> inParts(const raft::AppendEntries &append,
                                         std::size_t mostBytes = largestAppend);

/// Encodes messages, and an AppendEntries that goes to several followers once.
class MessageEncoder {
public:
    /// The message as a frame, or as several behind each other; valid until the next call.
    const QByteArray &frame(const raft::Message &message);
    /// How many frames the latest message took.
    std::size_t frames() const { return m_frames; }

private:
    bool sameAsLast(const raft::Message &message, const raft::AppendEntries &append) const;

    QByteArray m_frame;
    std::size_t m_frames = 0;
    raft::Term m_term;
    raft::ClusterId m_cluster;                 ///< The sender's disk never changes.
    std::optional<raft::AppendEntries> m_last; ///< What m_frame holds, if it is an AppendEntries.
};

} // namespace raftarium
