#pragma once

#include "netnode/wire/shared_entries.h"
#include "raftcore/server/server_step.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a server tells those who watch it: frames as between servers (wire/peer_frame.h). First a Hello and
/// the faults in force, then an image of the whole server in pieces, then every step that it takes.
namespace raftarium {

/// Who speaks.
struct WatchHello {
    raft::NodeId id;
    std::string cluster;
    std::string version;     ///< Of the program.
    std::uint64_t nonce = 0; ///< Drawn at the start: tells this life of the server from others.
    std::uint64_t pid = 0;   ///< Of the process, on its machine.
};

/// A piece of the server's image (server_image.h). Pieces come in order.
struct WatchImage {
    raft::Time local{};      ///< The server's clock at the moment that the image shows.
    std::uint64_t total = 0; ///< Bytes of the whole image.
    std::string piece;
};

/// The faults in force at this server's end of its links, as `GET /faults` tells them.
struct WatchFaults {
    std::string json;
};

/// The watcher was too slow and has missed steps; an image follows.
struct WatchGap {};

/// By how much the steady clock of the server's machine is ahead of the server's own: true for what follows.
/// A watcher on the same machine need not guess it.
struct WatchClock {
    raft::Time ahead{};
};

/// A part of a payload that is too long for one frame. Parts come in order, with nothing between them.
struct WatchPart {
    std::uint64_t total = 0; ///< Bytes of the whole payload.
    std::string piece;
};

using WatchFrame =
    std::variant<WatchHello, WatchImage, WatchFaults, WatchGap, raft::ServerStep, WatchPart, WatchClock>;

/// A step where the server has it: nothing is copied to be sent.
struct StepInPlace {
    raft::Time local{};                                         ///< What the server's clock showed.
    const raft::Input *input = nullptr;                         ///< What the server took in, …
    const std::vector<raft::ClientRequest> *requests = nullptr; ///< … or requests of clients.
    std::uint64_t number = 0; ///< Of a message that has arrived: its number on the link.
};

/// As appendWatchFrame() of the same step as raft::ServerStep.
void appendStep(QByteArray &out, const StepInPlace &step, const std::vector<raft::ServerStep::Sent> &sent);
/// Appends the frame to `out`; as parts when it is longer than a frame may be.
void appendWatchFrame(QByteArray &out, const WatchFrame &frame);
/// Appends the piece of an image that starts at `offset`; answers where the next one starts.
qsizetype appendImagePiece(QByteArray &out, const QByteArray &image, qsizetype offset, raft::Time local);
/// What a payload (a frame without its length) says; nothing when it says nothing sound. A step's server is
/// left for the receiver to fill in. Entries that `shared` has seen are not made again.
std::optional<WatchFrame> decodeWatchFrame(const QByteArray &payload, SharedEntries *shared = nullptr);

} // namespace raftarium
