#pragma once

#include <QStringList>

namespace raftarium {

/// The commands of raftctl with a line about each, in the order of the help.
struct CommandName {
    QString name;
    QString usage; ///< What follows the name.
    QString text;
};

/// `raftctl completion bash|zsh|fish`: prints a script that completes these commands. Answers the exit code.
int runCompletionCommand(const QStringList &arguments, const QList<CommandName> &commands);

} // namespace raftarium
