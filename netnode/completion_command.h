#pragma once

#include <QStringList>

namespace raftarium {

/// The commands of raftctl with a line about each, in the order of the help.
struct CommandName {
    QString name;  ///< One word, or two: "scenario run".
    QString usage; ///< What follows the name.
    QString text;

    /// What one types first …
    QString word() const { return name.section(u' ', 0, 0); }
    /// … and what follows it; empty when nothing must.
    QString subcommand() const { return name.section(u' ', 1); }
};

/// `raftctl completion bash|zsh|fish`: prints a script that completes these commands. Answers the exit code.
int runCompletionCommand(const QStringList &arguments, const QList<CommandName> &commands);

} // namespace raftarium
