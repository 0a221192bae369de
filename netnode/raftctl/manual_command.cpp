#include "netnode/raftctl/manual_command.h"

#include "netnode/manual/manual_page.h"
#include "netnode/manual/option_lines.h"
#include "netnode/raftctl/client_options.h"
#include "netnode/raftctl/scenario_manual.h"

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// A command with what it does and its own options, one paragraph each.
QList<ManualPart> partsOf(const RaftctlCommand &command)
{
    const CommandForm &form = command.form;
    QString options;
    for (const CommandOption &option : form.options)
        options += u' ' + spelled(option) + u": "_s + explained(option);
    return {ManualEntry{u"raftctl "_s + form.written(),
                        options.isEmpty() ? form.text : form.text + u" Options:"_s + options}};
}

QList<ManualPart> commandParts()
{
    QList<ManualPart> parts;
    for (const RaftctlCommand &command : allCommands())
        parts += partsOf(command);
    return parts;
}

Manual raftctlManual()
{
    return {
        .name = u"raftctl"_s,
        .summary = u"command line of Raftarium, a laboratory for Raft"_s,
        .synopsis = {u"raftctl COMMAND [OPTION]... [ARGUMENT]..."_s, u"raftctl COMMAND --help"_s,
                     u"raftctl --version"_s},
        .sections =
            {{u"description"_s,
              {u"Starts clusters of raftnode servers on this machine, reads and writes their key-value "
               u"store, shows their state and changes their members; plays scenarios, searches for runs "
               u"that go wrong without a rule of Raft, and checks histories of clients and traces of "
               u"other implementations."_s,
               u"Commands that talk to servers find the leader themselves."_s}},
             {u"commands"_s, commandParts()},
             {u"options of commands that talk to servers"_s, manualParts(clientOptions())},
             {u"exit status"_s,
              {ManualEntry{u"0"_s, u"Done."_s}, ManualEntry{u"1"_s, u"Failed."_s},
               ManualEntry{u"2"_s, u"Usage, or a file that cannot be read or understood."_s},
               ManualEntry{u"4"_s, u"It is not known whether it was done: no answer came."_s},
               ManualEntry{u"130"_s, u"Interrupted by Ctrl-C."_s}}},
             {u"environment"_s,
              {ManualEntry{
                   u"RAFT_NODES"_s,
                   u"Addresses of servers, with commas between; localhost:8001 to 8005 without it."_s},
               ManualEntry{u"RAFT_TOKEN_FILE"_s, u"A file with the token that the servers ask for."_s},
               ManualEntry{u"RAFT_TOKEN"_s, u"The token itself, when no file is named."_s},
               ManualEntry{u"RAFT_CA"_s,
                           u"The certificate authority of servers with https, a file (PEM)."_s}}},
             {u"examples"_s,
              {ManualExample{{u"raftctl up"_s, u"raftctl write color blue"_s, u"raftctl read color"_s,
                              u"raftctl explore --without CommitOnlyOwnTerm"_s}}}}},
        .seeAlso = {u"raftarium(1)"_s, u"raftnode(1)"_s, u"raftarium-scenario(5)"_s},
    };
}

int runManual(CommandLine &line)
{
    const QString about = line.positional().value(0);
    if (!about.isEmpty() && about != u"scenario"_s)
        return complain(u"Expected \"manual\" or \"manual scenario\"."_s);
    const Manual manual = about.isEmpty() ? raftctlManual() : scenarioManual();
    QTextStream(stdout) << manualPage(manual, QStringLiteral(RAFTARIUM_VERSION),
                                      QStringLiteral(RAFTARIUM_RELEASE_DATE));
    return Done;
}

} // namespace

RaftctlCommand manualCommand()
{
    return {{u"manual"_s,
             u"[scenario]"_s,
             u"print a page of the manual"_s,
             u"Prints raftctl(1), or raftarium-scenario(5) about the language of scenarios, in the form that "
             "man reads: raftctl manual | man -l -."_s,
             0,
             1,
             {},
             {u"scenario"_s}},
            runManual};
}

} // namespace raftarium
