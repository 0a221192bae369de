#pragma once

#include "netnode/manual/program_option.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

namespace raftarium {

class ClientCommandLine;
class CommandLine;

/// What raftctl exits with.
enum ExitCode {
    Done = 0,
    Failed = 1,
    Usage = 2,        ///< The command line, or a file that cannot be read or understood.
    Unknown = 4,      ///< It is not known whether it was done.
    Interrupted = 130 ///< By Ctrl-C, before it was done.
};

using CommandOption = ProgramOption;

/// Everything that there is to know of a command before it runs.
struct CommandForm {
    QString name;    ///< One word, or two: "scenario run".
    QString usage;   ///< What follows the name.
    QString summary; ///< A line for the list of commands.
    QString text;    ///< What it does, in sentences.
    int least = 0;   ///< Arguments that are no options: so many …
    int most = 0;    ///< … to so many; -1: any number.
    QList<CommandOption> options = {};
    QStringList words = {}; ///< What one of the arguments may be, for completion; empty: a file, or anything.
    int wordsAt = 1;        ///< Which of them, counted from 1.
    bool keys = false;      ///< Whether that one is a key of the store: completion asks the servers for it.

    /// As it is typed, with what follows.
    QString written() const { return QString(name + u' ' + usage).trimmed(); }
    /// What one types first …
    QString word() const { return name.section(u' ', 0, 0); }
    /// … and what follows it; empty when nothing must.
    QString subcommand() const { return name.section(u' ', 1); }
};

/// A command: its form, and what carries it out and answers the exit code.
struct RaftctlCommand {
    CommandForm form;
    std::variant<int (*)(CommandLine &), int (*)(ClientCommandLine &)> run;

    /// Whether it also takes the options of those that talk to servers.
    bool asksServers() const { return run.index() == 1; }
};

/// All of them, in the order of the help.
const std::vector<RaftctlCommand> &allCommands();

} // namespace raftarium
