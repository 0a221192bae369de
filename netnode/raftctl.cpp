#include "netnode/raftctl/client_options.h"
#include "netnode/raftctl/closest_name.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace raftarium;

namespace {

/// The lines of the help about the commands that begin with this word; about all of them when it is empty.
void printCommands(QTextStream &out, const QString &word = {})
{
    constexpr int column = 38;
    for (const RaftctlCommand &command : allCommands()) {
        const CommandForm &form = command.form;
        if (!word.isEmpty() && form.word() != word)
            continue;
        const QString usage = u"  raftctl "_s + form.written();
        out << usage.leftJustified(column);
        if (usage.size() >= column)
            out << '\n' << QString(column, u' ');
        out << "  " << form.summary << '\n';
    }
}

void printHelp(QTextStream &out)
{
    out << "raftctl: the command line of Raftarium\n\n";
    printCommands(out);
    out << "\n"
           "Commands that talk to servers find the leader themselves, among --nodes LIST, RAFT_NODES, or\n"
           "localhost:8001 … 8005. --json prints JSON; raftctl COMMAND --help explains all options.\n"
           "Exit code: 0 done, 1 failed, 2 usage or a file that cannot be read or understood, 4 "
           "not known\n"
           "whether it was done, 130 interrupted by Ctrl-C.\n";
}

bool asksForHelp(const QString &word)
{
    return word == u"--help"_s || word == u"-h"_s;
}

const RaftctlCommand *commandNamed(const QString &name)
{
    const auto found = std::find_if(allCommands().begin(), allCommands().end(),
                                    [&](const RaftctlCommand &command) { return command.form.name == name; });
    return found != allCommands().end() ? &*found : nullptr;
}

/// The second words that may follow a first one.
QStringList subcommandsOf(const QString &word)
{
    QStringList found;
    for (const RaftctlCommand &command : allCommands())
        if (command.form.word() == word && !command.form.subcommand().isEmpty())
            found.append(command.form.subcommand());
    return found;
}

QString orMeant(const QString &typed, const QStringList &names)
{
    const QString meant = closestName(typed, names);
    return meant.isEmpty() ? u"; see raftctl --help."_s : u"; did you mean \"%1\"?"_s.arg(meant);
}

/// That the words name no command, and which was probably meant.
int complainAbout(const QString &word, const QString &subcommand)
{
    const QStringList subcommands = subcommandsOf(word);
    if (word.isEmpty())
        return complain(u"Expected a command; see raftctl --help."_s);
    if (!subcommands.isEmpty()) {
        QStringList forms;
        for (const QString &each : subcommands)
            forms.append(u'"' + commandNamed(word + u' ' + each)->form.written() + u'"');
        return complain(u"Expected %1%2"_s.arg(forms.join(u" or "_s), orMeant(subcommand, subcommands)));
    }
    QStringList words;
    for (const RaftctlCommand &command : allCommands())
        words.append(command.form.word());
    return complain(u"There is no command \"%1\"%2"_s.arg(word, orMeant(word, words)));
}

int run(const RaftctlCommand &command, const QStringList &arguments)
{
    if (const auto *local = std::get_if<int (*)(CommandLine &)>(&command.run)) {
        CommandLine line(command.form);
        const std::optional<int> code = line.read(arguments);
        return code ? *code : (*local)(line);
    }
    ClientCommandLine line(command.form);
    const std::optional<int> code = line.read(arguments);
    return code ? *code : std::get<int (*)(ClientCommandLine &)>(command.run)(line);
}

/// Finds the command that the arguments begin with, of one word or two, and runs it.
int runNamed(const QString &word, QStringList arguments)
{
    const auto second = std::find_if(arguments.begin(), arguments.end(),
                                     [](const QString &argument) { return !argument.startsWith(u'-'); });
    const QString subcommand = second != arguments.end() ? *second : QString();
    if (const RaftctlCommand *command = commandNamed(word + u' ' + subcommand); command != nullptr) {
        arguments.erase(second);
        return run(*command, arguments);
    }
    const bool hasSubcommands = !subcommandsOf(word).isEmpty();
    if (hasSubcommands && std::any_of(arguments.begin(), arguments.end(), asksForHelp)) {
        QTextStream out(stdout);
        printCommands(out, word);
        out << "\nraftctl COMMAND --help explains all options.\n";
        return Done;
    }
    const RaftctlCommand *command = commandNamed(word);
    if (command == nullptr || (hasSubcommands && !subcommand.isEmpty()))
        return complainAbout(word, subcommand);
    return run(*command, arguments);
}

int runArguments(QStringList arguments)
{
    QString word = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (word == u"help"_s) { // As one asks other programs: raftctl help up.
        word = arguments.isEmpty() ? u"--help"_s : arguments.takeFirst();
        arguments.append(u"--help"_s);
    }
    QTextStream out(stdout);
    if (word == u"--version"_s) {
        out << "raftctl " << QStringLiteral(RAFTARIUM_VERSION) << '\n';
        return Done;
    }
    if (asksForHelp(word)) {
        printHelp(out);
        return Done;
    }
    return runNamed(word, arguments);
}

/// What a full disk did not take was not done, whatever the command believes of what it printed.
int afterPrinting(int code)
{
    const bool isPrinted = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    return isPrinted || code != Done ? code : complain(u"Cannot write to standard output."_s, Failed);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int code = afterPrinting(runArguments(QCoreApplication::arguments().mid(1)));
    // Connections that have ended go while there is an application: without one, TLS complains of its end.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return code;
}
