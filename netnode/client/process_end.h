#pragma once

#include <QString>

#include <optional>

namespace raftarium {

/// How a process has ended.
struct ProcessEnd {
    std::optional<QString> signal; ///< "SIGABRT"; nothing when it ended by itself.
    int exitCode = 0;
    QString lastLine; ///< What it wrote last on standard error, without the program's name; often empty.
};

/// "killed by SIGKILL"; "exit code 1: the port 8001 is taken".
QString describe(const ProcessEnd &end);

} // namespace raftarium
