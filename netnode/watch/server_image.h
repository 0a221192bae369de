#pragma once

#include "raftcore/server/server.h"

#include <QByteArray>

#include <optional>

/// A running server as bytes: everything that it knows, so that a copy of it in another process takes the
/// same steps with the same effects from then on.
namespace raftarium {

/// One CBOR array, preceded by its length as a frame is.
QByteArray imageOf(const raft::Server &server);
/// The server back; nothing when the bytes are not the image of a server whose parts fit together.
std::optional<raft::Server> serverFromImage(const QByteArray &image);

} // namespace raftarium
