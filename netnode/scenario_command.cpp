#include "scenario_command.h"

#include "command_line.h"
#include "progress_bar.h"
#include "stop_request.h"

#include "netnode/files/bounded_file.h"
#include "netnode/processes/process_cluster.h"
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

/// Reads and parses a file; answers nothing after having said what is wrong.
std::optional<raft::Scenario> load(const QString &path)
{
    const auto [text, problem] = readBounded(path, largestScenario);
    if (!problem.isEmpty()) {
        complain(u"Cannot read %1: %2."_s.arg(path, problem));
        return std::nullopt;
    }
    auto parsed =
        raft::parseScenario({text.constData(), static_cast<std::size_t>(text.size())}, path.toStdString());
    if (const auto *wrong = std::get_if<raft::ScenarioProblem>(&parsed)) {
        complain(QString::fromStdString(wrong->message()));
        return std::nullopt;
    }
    auto &scenario = std::get<raft::Scenario>(parsed);
    if (scenario.commands.empty()) {
        complain(path % u" holds no commands: expected a block that begins with ```raft."_s);
        return std::nullopt;
    }
    return std::move(scenario);
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
        std::optional<raft::Scenario> scenario = load(file);
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
