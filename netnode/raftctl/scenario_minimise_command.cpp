#include "netnode/raftctl/scenario_minimise_command.h"

#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/progress_bar.h"
#include "netnode/raftctl/save_text.h"
#include "netnode/raftctl/scenario_file.h"
#include "netnode/raftctl/stop_request.h"
#include "raftcore/scenario/minimise.h"
#include "raftcore/simulation/simulation.h"

#include <QJsonObject>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

int printMinimised(const raft::MinimisedScenario &found, const QString &file, const CommandLine &line)
{
    const std::size_t left = found.scenario.commands.size();
    const QString sentence =
        u"%1 of the %2 commands of %3: it fails in the same way, and not without any of them."_s.arg(left)
            .arg(found.before)
            .arg(file);
    const QByteArray text =
        QByteArray::fromStdString(raft::toMarkdown(found.scenario, sentence.toStdString()));
    if (const QString problem = saveText(line.value(u"out"_s), text); !problem.isEmpty())
        return complain(problem, Failed);
    const QString fails = QString::fromStdString(found.problem.text);
    if (line.json())
        printJson(QJsonObject{{u"file"_s, file},
                              {u"commands"_s, static_cast<qint64>(left)},
                              {u"commands_before"_s, static_cast<qint64>(found.before)},
                              {u"runs"_s, static_cast<qint64>(found.runs)},
                              {u"problem"_s, fails},
                              {u"scenario"_s, QString::fromUtf8(text)}});
    else if (line.isSet(u"out"_s))
        QTextStream(stdout) << sentence << u"\nIt fails: %1\n"_s.arg(fails);
    else
        QTextStream(stdout) << text;
    return Done;
}

int runMinimise(CommandLine &line)
{
    const QString file = line.positional().first();
    const std::optional<raft::Scenario> scenario = loadScenario(file);
    if (!scenario)
        return Usage;
    const std::atomic<bool> &stop = stopRequest();
    ProgressBar bar;
    quint64 runs = 0;
    const auto goesOn = [&] {
        bar.show(0, 1, u"%1 runs"_s.arg(++runs));
        return !stop;
    };
    const raft::ClusterFactory factory = [](const raft::ClusterSetup &setup, std::string *problem) {
        return raft::simulate(setup, problem);
    };
    const auto found = raft::minimise(*scenario, factory, goesOn);
    bar.erase();
    if (stop)
        return complain(u"Interrupted: %1 is not yet as short as it can be."_s.arg(file), Interrupted);
    return found ? printMinimised(*found, file, line)
                 : complain(u"%1 does not fail: there is nothing to make shorter."_s.arg(file), Failed);
}

} // namespace

RaftctlCommand scenarioMinimiseCommand()
{
    return {{u"scenario minimise"_s,
             u"FILE [--out FILE]"_s,
             u"the fewest commands with which a scenario that fails still fails"_s,
             u"Leaves out every command of a scenario without which it fails in the same way: by a violation "
             u"of the "
             "same safety property, or by the same expectation, which finds the same instead. Prints what is "
             "left, "
             "as a scenario. The exit code is 1 when the scenario does not fail."_s,
             1,
             1,
             {{u"out"_s, u"Write what is left into this file."_s, u"FILE"_s}, {u"json"_s, u"Print JSON."_s}}},
            runMinimise};
}

} // namespace raftarium
