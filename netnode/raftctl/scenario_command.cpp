#include "netnode/raftctl/scenario_command.h"

#include "netnode/processes/process_cluster.h"
#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/progress_bar.h"
#include "netnode/raftctl/scenario_file.h"
#include "netnode/raftctl/scenario_story.h"
#include "netnode/raftctl/stop_request.h"
#include "raftcore/scenario/lesson.h"
#include "raftcore/scenario/real_time.h"
#include "raftcore/scenario/reference.h"
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

struct HowToRun {
    bool json = false;
    bool processes = false;
    bool verbose = false;
};

/// Runs one scenario every way that leads through it; what became of the first that does not pass, or of the
/// last.
raft::ScenarioOutcome runEveryWay(const raft::Scenario &scenario, const raft::ClusterFactory &factory,
                                  const std::function<bool(const raft::Cluster &)> &stop, bool verbose)
{
    QTextStream out(stdout);
    raft::ScenarioOutcome outcome;
    const std::size_t ways = raft::waysThrough(scenario);
    for (std::size_t way = 0; way < ways; ++way) {
        ScenarioStory story(scenario, out);
        if (verbose)
            story.begin(0);
        const auto look = [&](const raft::Cluster &cluster) {
            if (verbose)
                story.tell(cluster);
            return stop(cluster);
        };
        const auto done = [&](std::size_t next) {
            if (verbose)
                story.begin(next);
        };
        outcome = raft::runScenario(scenario, factory, look, 2'000'000, done, way);
        if (verbose && outcome.cluster)
            story.tell(*outcome.cluster);
        if (!outcome.passed() || stopRequest())
            break;
    }
    return outcome;
}

int runAll(const std::vector<raft::Scenario> &scenarios, const HowToRun &how)
{
    QTextStream out(stdout);
    const auto [json, processes, verbose] = how;
    QJsonArray results;
    int code = Done;
    const raft::ClusterFactory factory = [processes = how.processes](const raft::ClusterSetup &setup,
                                                                     std::string *problem) {
        return processes ? startProcesses(setup, problem) : raft::simulate(setup, problem);
    };
    for (const raft::Scenario &scenario : scenarios)
        if (const auto problem = processes ? raft::problemInRealTime(scenario) : std::nullopt)
            return complain(QString::fromStdString(problem->message()));
    const std::atomic<bool> &stop = stopRequest();
    ProgressBar bar;
    std::size_t done = 0;
    for (const raft::Scenario &scenario : scenarios) {
        const auto stopped = [&](const raft::Cluster &cluster) {
            if (!how.verbose)
                bar.show(done, scenarios.size(),
                         u"%1: %2 events"_s.arg(QString::fromStdString(scenario.file))
                             .arg(cluster.events().size()));
            return stop.load();
        };
        if (verbose)
            out << QString::fromStdString(scenario.title) << '\n' << Qt::flush;
        const raft::ScenarioOutcome outcome = runEveryWay(scenario, factory, stopped, verbose);
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

int runFiles(const CommandLine &line, const QStringList &files)
{
    std::vector<raft::Scenario> scenarios;
    for (const QString &file : files) {
        std::optional<raft::Scenario> scenario = loadScenario(file);
        if (!scenario)
            return Usage;
        scenarios.push_back(std::move(*scenario));
    }
    return runAll(scenarios, {line.json(), line.isSet(u"processes"_s), line.isSet(u"verbose"_s)});
}

/// The title of a built-in scenario, else its name.
QString titleOf(const QString &name)
{
    const std::optional<raft::Scenario> scenario = loadScenario(name);
    return scenario && !scenario->title.empty() ? QString::fromStdString(scenario->title) : name;
}

/// Offers the built-in scenarios, runs the chosen one, and offers them again, until nothing is chosen.
/// Answers the exit code of the last.
int runChosen(CommandLine &line)
{
    QTextStream out(stdout);
    QTextStream in(stdin);
    const QStringList names = builtInScenarios();
    for (int code = Done;;) {
        out << "Built-in scenarios:\n";
        for (qsizetype i = 0; i < names.size(); ++i)
            out << u"%1  %2\n"_s.arg(i + 1, 3).arg(titleOf(names[i]));
        out << "Number (or nothing to leave): " << Qt::flush;
        const QString answer = in.readLine().trimmed();
        if (answer.isEmpty())
            return code;
        bool isNumber = false;
        const int number = answer.toInt(&isNumber);
        if (isNumber && number >= 1 && number <= names.size())
            code = runFiles(line, {names[number - 1]});
        else
            code = complain(u"Expected a number from 1 to %1, not \"%2\"."_s.arg(names.size()).arg(answer));
        if (code == Interrupted)
            return code;
    }
}

int runNamed(CommandLine &line)
{
    if (line.positional().isEmpty())
        return complain(u"Expected at least one scenario file after \"scenario run\""_s + line.seeHelp());
    return runFiles(line, line.positional());
}

int tellLanguage(CommandLine &line)
{
    QTextStream out(stdout);
    if (line.isSet(u"markdown"_s)) {
        out << QString::fromStdString(raft::referenceMarkdown());
        return Done;
    }
    const QString word = line.positional().value(0);
    if (word.isEmpty()) {
        out << QString::fromStdString(raft::helpOverview())
            << "\n\"raftctl scenario help WORD\" tells more of one.\n";
        return Done;
    }
    const std::string help = raft::helpFor(word.toStdString());
    if (!help.empty()) {
        out << QString::fromStdString(help);
        return Done;
    }
    const QString near = QString::fromStdString(raft::helpNear(word.toStdString()));
    return complain(u"The language of scenarios has no word \"%1\"%2"_s.arg(
        word,
        near.isEmpty() ? u"; \"raftctl scenario help\" lists them."_s : u"; did you mean %1?"_s.arg(near)));
}

QList<CommandOption> scenarioOptions()
{
    return {
        {u"verbose"_s,
         u"Show the story as it happens: the commands, and what the servers do and why."_s,
         {},
         {},
         {},
         {},
         false,
         u"v"_s},
        {u"processes"_s, u"On real processes of this machine, by the clock, instead of in a simulation."_s},
        {u"json"_s, u"Print JSON."_s}};
}

} // namespace

RaftctlCommand scenarioCommand()
{
    return {{u"scenario"_s, u"[--processes]"_s, u"choose one of the built-in scenarios"_s,
             u"Shows the built-in scenarios, asks for one of them, and runs it."_s, 0, 0, scenarioOptions()},
            runChosen};
}

RaftctlCommand scenarioRunCommand()
{
    return {{u"scenario run"_s, u"[--processes] FILE|NAME…"_s,
             u"run scenario files, in simulation or on real processes"_s,
             u"Runs scenario files (Markdown with blocks of commands that begin with ```raft), or "
             u"built-in ones by their names, like network-partition. For each it says whether it "
             u"passes, or what was found instead, with file and line."_s,
             0, -1, scenarioOptions()},
            runNamed};
}

RaftctlCommand scenarioHelpCommand()
{
    return {
        {u"scenario help"_s,
         u"[WORD]"_s,
         u"what a word of the scenario language means, with an example"_s,
         u"Explains a command, a condition or an option of the scenario language; without a word it lists "
         "them."_s,
         0,
         1,
         {{u"markdown"_s, u"Print the whole reference as Markdown."_s}}},
        tellLanguage};
}

} // namespace raftarium
