#pragma once

#include "raftcore/cluster/cluster.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace raftarium {

/// Which real server processes a window wants to see.
struct ProcessRequest {
    enum class Kind {
        Start, ///< Start servers on this machine; they end with the window.
        Attach ///< Watch servers that run already.
    };

    Kind kind = Kind::Start;
    std::size_t servers = 5; ///< Start: how many.
    /// Start: how long every message is kept back, so that people can see it travel; the timeouts follow from
    /// it.
    std::chrono::milliseconds delay{0};
    std::optional<raft::ClusterSetup> setup = std::nullopt; ///< Start: what a scenario asks for instead.
    /// Start: where the journals go and stay; empty: to a private place that is removed.
    QString dataDirectory;
    QStringList addresses; ///< Attach: http://host:port of one server, at least.
    QString tokenFile;     ///< Attach: holds the token that the servers ask for; empty: they ask for none.
    QString authority;     ///< Attach: the certificate authority of servers that speak TLS (PEM).
};

/// Makes a cluster of processes: Capabilities::virtualTime is false, ServerView::process says where each
/// runs, or how its process has ended. Null, with a sentence in `problem`, when that cannot work.
using ProcessFactory =
    std::function<std::unique_ptr<raft::Cluster>(const ProcessRequest &request, QString *problem)>;

} // namespace raftarium
