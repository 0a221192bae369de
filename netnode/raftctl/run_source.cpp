#include "netnode/raftctl/run_source.h"

#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/scenario_file.h"
#include "netnode/recording/recording_file.h"
#include "netnode/traces/trace_file.h"
#include "raftcore/simulation/simulation.h"
#include "raftcore/traces/trace_cluster.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// A file, and the instant in its run that is meant.
struct Source {
    QString file;
    std::optional<raft::Time> at;
    std::optional<raft::EventNumber> event;
};

/// A file may have such a name itself.
Source sourceFrom(const QString &text)
{
    static const QRegularExpression atTime(u"^(.+)@([0-9]+(?:\\.[0-9]+)?)(ms|s)?$"_s);
    static const QRegularExpression atEvent(u"^(.+)#([0-9]{1,18})$"_s);
    if (QFileInfo::exists(text))
        return {text, {}, {}};
    if (const auto found = atTime.match(text); found.hasMatch()) {
        const double unit = found.captured(3) == u"ms"_s ? 1e3 : 1e6;
        const double time = std::min(found.captured(2).toDouble() * unit, 1e15);
        return {found.captured(1), raft::Time{std::llround(time)}, {}};
    }
    if (const auto found = atEvent.match(text); found.hasMatch())
        return {found.captured(1), {}, found.captured(2).toULongLong()};
    return {text, {}, {}};
}

std::unique_ptr<raft::Cluster> runOfScenario(const QString &file)
{
    const std::optional<raft::Scenario> scenario = loadScenario(file);
    if (!scenario)
        return nullptr;
    const auto factory = [](const raft::ClusterSetup &setup, std::string *problem) {
        return raft::simulate(setup, problem);
    };
    raft::ScenarioOutcome outcome = raft::runScenario(*scenario, factory);
    if (!outcome.cluster)
        complain(u"%1 sets up no cluster."_s.arg(file));
    return std::move(outcome.cluster);
}

std::unique_ptr<raft::Cluster> runOfRecording(const QString &file)
{
    OpenedFile opened = openRecording(file, [](double) { return true; });
    if (!opened.problem.isEmpty() || opened.clusters.empty()) {
        complain(opened.problem.isEmpty() ? u"%1 holds no run."_s.arg(file) : opened.problem);
        return nullptr;
    }
    return std::move(opened.clusters[opened.recording.shown]);
}

std::unique_ptr<raft::Cluster> runOfTrace(const QString &file)
{
    TraceRequest request;
    request.paths = {file};
    const OpenedTrace opened = openTrace(request, [](double) { return true; });
    if (opened.trace)
        return std::make_unique<raft::TraceCluster>(opened.trace);
    complain(opened.problem);
    return nullptr;
}

std::unique_ptr<raft::Cluster> wholeRun(const QString &file)
{
    if (isScenario(file))
        return runOfScenario(file);
    return isTraceFile(file) ? runOfTrace(file) : runOfRecording(file);
}

/// The run up to the instant that is meant.
std::unique_ptr<raft::Cluster> cutOff(std::unique_ptr<raft::Cluster> whole, const Source &source)
{
    if (!source.at && !source.event)
        return whole;
    const raft::EventNumber last = whole->events().size();
    if (source.event && *source.event > last) {
        complain(u"%1 has no event %2: its run has %3."_s.arg(source.file).arg(*source.event).arg(last));
        return nullptr;
    }
    const raft::EventNumber event = source.event ? *source.event : whole->events().lastUpTo(*source.at);
    const raft::Time at = source.at ? *source.at : event == 0 ? raft::Time{} : whole->events()[event].at;
    if (source.at && *source.at > whole->now()) {
        complain(u"%1 ends at %2 s: there is no later instant."_s.arg(source.file)
                     .arg(static_cast<double>(whole->now().count()) / 1e6));
        return nullptr;
    }
    return whole->branch(event, at);
}

} // namespace

bool isTraceFile(const QString &source)
{
    const QString file = sourceFrom(source).file;
    const QStringList others{u".md"_s, u".raft.json"_s, u".html"_s};
    return std::none_of(others.begin(), others.end(),
                        [&file](const QString &end) { return file.endsWith(end, Qt::CaseInsensitive); }) &&
           traceFormOfFile(file).has_value();
}

std::unique_ptr<raft::Cluster> loadAnyRun(const QString &source)
{
    const Source wanted = sourceFrom(source);
    return wanted.at || wanted.event ? loadRun(source) : wholeRun(wanted.file);
}

std::unique_ptr<raft::Cluster> loadRun(const QString &source)
{
    const Source wanted = sourceFrom(source);
    std::unique_ptr<raft::Cluster> whole = wholeRun(wanted.file);
    if (whole && (whole->setup().external || !whole->capabilities().branches)) {
        complain(u"%1 is no simulation: only one can go on in another way."_s.arg(wanted.file));
        return nullptr;
    }
    return whole ? cutOff(std::move(whole), wanted) : nullptr;
}

} // namespace raftarium
