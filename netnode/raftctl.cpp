#include "bench_command.h"
#include "client_options.h"
#include "cluster_command.h"
#include "completion_command.h"
#include "explore_command.h"
#include "fuzz_command.h"
#include "history_command.h"
#include "kv_command.h"
#include "recording_command.h"
#include "scenario_command.h"
#include "soak_command.h"
#include "status_command.h"
#include "up_command.h"
#include "watch_command.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace raftarium;

namespace {

int runCompletion(const QStringList &arguments);

struct Command {
    CommandName name;
    int (*run)(const QStringList &arguments);
    bool explainsItself = true; ///< Knows --help.
};

/// In the order in which the help shows them.
const QList<Command> &commands()
{
    static const QList<Command> all{
        {{u"up"_s, u"[N]"_s, u"start servers on this machine, stop them with Ctrl-C"_s}, runUpCommand},
        {{u"write"_s, u"KEY VALUE"_s, u"write a value"_s}, runWriteCommand},
        {{u"read"_s, u"KEY"_s, u"read a value"_s}, runReadCommand},
        {{u"delete"_s, u"KEY"_s, u"remove a key"_s}, runDeleteCommand},
        {{u"status"_s, {}, u"show every server once"_s}, runStatusCommand},
        {{u"watch"_s, {}, u"tell what happens to the servers until Ctrl-C"_s}, runWatchCommand},
        {{u"health"_s, {}, u"whether the servers are well; for health checks"_s}, runHealthCommand},
        {{u"log"_s, {}, u"show entries of the replicated log"_s}, runLogCommand},
        {{u"transfer"_s, u"[SERVER]"_s, u"hand over leadership"_s}, runTransferCommand},
        {{u"members"_s, u"[add|remove ID]"_s, u"show or change who belongs to the cluster"_s},
         runMembersCommand},
        {{u"faults"_s, u"SERVER …"_s, u"cut, slow or crash a server on purpose"_s}, runFaultsCommand},
        {{u"bench"_s, {}, u"measure writes or reads per second"_s}, runBenchCommand},
        {{u"scenario"_s, u"[--processes]"_s, u"choose one of the built-in scenarios"_s},
         runScenarioCommand,
         false},
        {{u"scenario run"_s, u"[--processes] FILE…"_s,
          u"run scenario files, in simulation or on real processes: which pass, what could not be judged"_s},
         runScenarioCommand,
         false},
        {{u"soak"_s, u"[--seeds N] [--first S] [--servers 3|5|7] [--jobs J] [--without RULE]"_s,
          u"random runs with faults of every kind, checked all along"_s},
         runSoakCommand,
         false},
        {{u"fuzz"_s, u"[--runs N] [--first S] [--steps M] [--servers 3…6] [--jobs J] [--without RULE]"_s,
          u"millions of random steps of the bare protocol a second; --runs 1 tells a run that fails"_s},
         runFuzzCommand,
         false},
        {{u"explore"_s, u"[--without RULE] [--seconds N] [--depth N] [--out FILE]"_s,
          u"the shortest run that breaks a property without that rule; with every rule there is none"_s},
         runExploreCommand,
         false},
        {{u"check-history"_s, u"FILE"_s, u"whether a history of client operations is linearizable"_s},
         runHistoryCommand,
         false},
        {{u"recording show"_s, u"FILE"_s,
          u"what a recording (*.raft.json) holds: servers, what was done to them, how it ended"_s},
         runRecordingCommand,
         false},
        {{u"recording hash"_s, u"FILE"_s,
          u"let the recording happen again and hash its events: equal runs, equal hashes"_s},
         runRecordingCommand,
         false},
        {{u"completion"_s, u"bash|zsh|fish"_s, u"print a script that completes commands"_s},
         runCompletion,
         false},
    };
    return all;
}

int runCompletion(const QStringList &arguments)
{
    QList<CommandName> names;
    for (const Command &command : commands())
        names.append(command.name);
    return runCompletionCommand(arguments, names);
}

/// The lines of the help about the commands that begin with this name; about all of them when it is empty.
void printUsage(QTextStream &out, const QString &name = {})
{
    constexpr int column = 28;
    for (const Command &command : commands()) {
        if (!name.isEmpty() && command.name.word() != name)
            continue;
        const QString usage = u"  raftctl "_s % command.name.name % u' ' % command.name.usage;
        out << usage.leftJustified(column + 10);
        if (usage.size() >= column + 10)
            out << '\n' << QString(column + 10, u' ');
        out << "  " << command.name.text << '\n';
    }
}

void printHelp(QTextStream &out)
{
    out << "raftctl: the command line of Raftarium\n\n";
    printUsage(out);
    out << "\n"
           "Commands that talk to servers find the leader themselves, among --nodes LIST, RAFT_NODES, or\n"
           "localhost:8001 … 8005. --json prints JSON; raftctl COMMAND --help names all options.\n"
           "Exit code: 0 done, 1 failed, 2 usage or a file that cannot be understood, 4 the outcome is "
           "unknown.\n";
}

bool asksForHelp(const QString &word)
{
    return word == u"--help"_s || word == u"-h"_s;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    QTextStream out(stdout);
    const QString name = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (name == u"--version"_s) {
        out << "raftctl " << QStringLiteral(RAFTARIUM_VERSION) << '\n';
        return Done;
    }
    if (asksForHelp(name)) {
        printHelp(out);
        return Done;
    }
    for (const Command &command : commands()) {
        if (command.name.word() != name)
            continue;
        if (command.explainsItself || std::none_of(arguments.begin(), arguments.end(), asksForHelp))
            return command.run(arguments);
        printUsage(out, name);
        return Done;
    }
    return complain(name.isEmpty() ? u"Expected a command; see raftctl --help."_s
                                   : u"There is no command \"%1\"; see raftctl --help."_s.arg(name));
}
