#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/cluster/view.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

/// What a person types as a client of the cluster, and how answers read.
namespace raftarium {

/// A request to one server, or to the leader.
struct ClientLine {
    std::optional<raft::NodeId> server; ///< Nothing: the leader.
    std::variant<raft::StoreCommand, raft::Get> what;
};

/// Why a line is no request, in one sentence with an example.
struct LineProblem {
    QString sentence;
};

/// Understands `put k v`, `set k v`, `k=v`, `k+=1`, `del k`, `cas k old new` (old `none`: no such key),
/// `get k` (from the server's own store) and `read k` (linearizable), each after an optional `@3`. A value
/// may contain spaces; quotes keep words together. A write may end with `session=CLIENT:NUMBER`: the same
/// number again is a retry.
std::variant<ClientLine, LineProblem> parseClientLine(const QString &line);

/// Whole lines that `line` may become: its last word completed to a verb, a server or a known key.
QStringList completions(const QString &line, const raft::ClusterView &view);

/// What became of an operation: "ok · 5@2", "refused: not the leader, ask S3", "unknown: …".
QString answerText(const raft::Operation &operation, const raft::ClusterView &view);

} // namespace raftarium
