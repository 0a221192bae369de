#include "scenario_command.h"

#include "command_line.h"
#include "progress_bar.h"
#include "save_text.h"
#include "scenario_file.h"
#include "stop_request.h"

#include "netnode/processes/process_cluster.h"
#include "raftcore/scenario/minimise.h"
#include "raftcore/scenario/real_time.h"
#include "raftcore/scenario/scenario.h"
#include "raftcore/simulation/simulation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

struct BuiltIn {
    QString title;
    QString file;
};

/// The menu, in the order of its numbers.
std::vector<BuiltIn> builtIns()
{
    return {
        {u"Leader election"_s, u":/scenarios/leader-election.md"_s},
        {u"Log consistency"_s, u":/scenarios/log-consistency.md"_s},
        {u"Crash and recovery"_s, u":/scenarios/crash-and-recovery.md"_s},
        {u"Network partition"_s, u":/scenarios/network-partition.md"_s},
        {u"Integration"_s, u":/scenarios/integration.md"_s},
    };
}

QJsonObject toJson(const raft::Scenario &scenario, const raft::ScenarioOutcome &outcome)
{
    QJsonObject result{{u"file"_s, QString::fromStdString(scenario.file)},
                       {u"title"_s, QString::fromStdString(scenario.title)},
                       {u"passed"_s, outcome.passed()},
                       {u"commands"_s, static_cast<qint64>(outcome.commandsRun)}};
    QJsonArray undecided;
    for (const raft::ScenarioProblem &remark : outcome.undecided)
        undecided.append(QJsonObject{{u"line"_s, static_cast<qint64>(remark.line)},
                                     {u"text"_s, QString::fromStdString(remark.text)}});
    if (!undecided.isEmpty())
        result[u"undecided"_s] = undecided;
    if (outcome.cluster)
        result[u"time_us"_s] = static_cast<qint64>(outcome.cluster->now().count());
    if (outcome.problem)
        result[u"problem"_s] = QJsonObject{{u"line"_s, static_cast<qint64>(outcome.problem->line)},
                                           {u"text"_s, QString::fromStdString(outcome.problem->text)}};
    return result;
}

/// The cluster of a scenario as real processes of this machine.
std::unique_ptr<raft::Cluster> startProcesses(const raft::ClusterSetup &setup, std::string *problem)
{
    QString reason;
    auto cluster = ProcessCluster::startFor(setup, &reason);
    *problem = reason.toStdString();
    return cluster;
}

int runAll(const std::vector<raft::Scenario> &scenarios, bool json, bool processes)
{
    QTextStream out(stdout);
    QJsonArray results;
    int code = Done;
    const raft::ClusterFactory factory = [processes](const raft::ClusterSetup &setup, std::string *problem) {
        return processes ? startProcesses(setup, problem) : raft::simulate(setup, problem);
    };
    for (const raft::Scenario &scenario : scenarios)
        if (const auto problem = processes ? raft::problemInRealTime(scenario) : std::nullopt)
            return complain(QString::fromStdString(problem->message()));
    const std::atomic<bool> &stop = stopRequest();
    ProgressBar bar;
    std::size_t done = 0;
    for (const raft::Scenario &scenario : scenarios) {
        const raft::ScenarioOutcome outcome =
            raft::runScenario(scenario, factory, [&](const raft::Cluster &cluster) {
                bar.show(done, scenarios.size(),
                         u"%1: %2 events"_s.arg(QString::fromStdString(scenario.file))
                             .arg(cluster.events().size()));
                return stop.load();
            });
        ++done;
        bar.erase();
        if (stop)
            return complain(QString::fromStdString(scenario.file) % u" was interrupted."_s, Interrupted);
        if (!outcome.passed())
            code = Failed;
        if (json) {
            results.append(toJson(scenario, outcome));
            continue;
        }
        out << (outcome.passed() ? "PASS  " : "FAIL  ") << QString::fromStdString(scenario.file) << '\n';
        if (outcome.problem)
            out << "      " << QString::fromStdString(outcome.problem->message()) << '\n';
        for (const raft::ScenarioProblem &remark : outcome.undecided)
            out << "      " << QString::fromStdString(remark.message()) << '\n';
        out.flush();
    }
    if (json)
        out << QJsonDocument(results).toJson(QJsonDocument::Compact) << '\n';
    return code;
}

/// Asks which of the built-in scenarios to run; nothing at the end of the input.
std::optional<QString> choose()
{
    QTextStream out(stdout);
    const std::vector<BuiltIn> choices = builtIns();
    out << "Built-in scenarios:\n";
    for (std::size_t i = 0; i < choices.size(); ++i)
        out << "  " << i + 1 << "  " << choices[i].title << '\n';
    out << "Number (or nothing to leave): " << Qt::flush;
    const QString answer = QTextStream(stdin).readLine().trimmed();
    if (answer.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const uint number = answer.toUInt(&isNumber);
    if (isNumber && number >= 1 && number <= choices.size())
        return choices[number - 1].file;
    complain(u"Expected a number from 1 to %1, not \"%2\"."_s.arg(choices.size()).arg(answer));
    return QString();
}

int runFiles(const CommandLine &line, const QStringList &files)
{
    std::vector<raft::Scenario> scenarios;
    for (const QString &file : files) {
        std::optional<raft::Scenario> scenario = loadScenario(file);
        if (!scenario)
            return Usage;
        scenarios.push_back(std::move(*scenario));
    }
    return runAll(scenarios, line.json(), line.isSet(u"processes"_s));
}

int runChosen(CommandLine &line)
{
    const std::optional<QString> chosen = choose();
    if (!chosen)
        return Done;
    return chosen->isEmpty() ? Usage : runFiles(line, {*chosen});
}

int runNamed(CommandLine &line)
{
    if (line.positional().isEmpty())
        return complain(u"Expected at least one scenario file after \"scenario run\""_s + line.seeHelp());
    return runFiles(line, line.positional());
}

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

QList<CommandOption> scenarioOptions()
{
    return {
        {u"processes"_s, u"On real processes of this machine, by the clock, instead of in a simulation."_s},
        {u"json"_s, u"Print JSON."_s}};
}

} // namespace

Command scenarioCommand()
{
    return {{u"scenario"_s, u"[--processes]"_s, u"choose one of the built-in scenarios"_s,
             u"Shows the built-in scenarios, asks for one of them, and runs it."_s, 0, 0, scenarioOptions()},
            runChosen};
}

Command scenarioMinimiseCommand()
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

Command scenarioRunCommand()
{
    return {
        {u"scenario run"_s, u"[--processes] FILE…"_s,
         u"run scenario files, in simulation or on real processes: which pass, what could not be judged"_s,
         u"Runs scenario files: Markdown with blocks of commands that begin with ```raft. Of each it says "
         "whether it passes, else what was there instead, with file and line."_s,
         0, -1, scenarioOptions()},
        runNamed};
}

} // namespace raftarium
