#include "netnode/host/log.h"

namespace raftarium {

Q_LOGGING_CATEGORY(logNode, "raftarium.node")

void startLogging(NodeOptions::LogLevel level, raft::NodeId server)
{
    const auto at = [level](NodeOptions::LogLevel least) {
        return level >= least ? QStringLiteral("true\n") : QStringLiteral("false\n");
    };
    QLoggingCategory::setFilterRules(
        QStringLiteral("*.debug=false\n*.info=false\n*.warning=") + at(NodeOptions::LogLevel::Warning) +
        QStringLiteral("raftarium.node.info=") + at(NodeOptions::LogLevel::Info) +
        QStringLiteral("raftarium.node.debug=") + at(NodeOptions::LogLevel::Debug));
    qSetMessagePattern(
        QStringLiteral("%{time yyyy-MM-ddThh:mm:ss.zzz t} "
                       "%{if-debug}debug%{endif}%{if-info}info%{endif}%{if-warning}warning%{endif}"
                       "%{if-critical}error%{endif} S%1: %{message}")
            .arg(server.value));
}

} // namespace raftarium
