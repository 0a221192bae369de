#include "app/session/scenario_file.h"

#include "netnode/files/bounded_file.h"
#include "raftcore/scenario/real_time.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <utility>

namespace raftarium {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ScenarioFile", text);
}

} // namespace

std::variant<raft::Scenario, QString> readScenarioFile(const QString &path)
{
    const auto [text, unreadable] = readBounded(path, largestScenario);
    if (!unreadable.isEmpty())
        return tr("%1: cannot be read: %2").arg(path, unreadable);
    auto parsed = raft::parseScenario(
        std::string_view(text.constData(), static_cast<std::size_t>(text.size())), path.toStdString());
    if (const auto *problem = std::get_if<raft::ScenarioProblem>(&parsed))
        return QString::fromStdString(problem->message());
    return std::get<raft::Scenario>(std::move(parsed));
}

std::variant<raft::Scenario, QString> readScenarioForProcesses(const QString &path,
                                                               std::chrono::milliseconds delay)
{
    std::variant<raft::Scenario, QString> read = readScenarioFile(path);
    auto *scenario = std::get_if<raft::Scenario>(&read);
    if (scenario == nullptr)
        return read;
    if (const auto problem = raft::problemInRealTime(*scenario))
        return QString::fromStdString(problem->message());
    return raft::stretchedFor(delay, std::move(*scenario));
}

QString titleOf(const raft::Scenario &scenario)
{
    return scenario.title.empty() ? QFileInfo(QString::fromStdString(scenario.file)).fileName()
                                  : QString::fromStdString(scenario.title);
}

PlayedScenario playScenarioFile(const QString &path, const raft::ClusterFactory &factory)
{
    PlayedScenario played;
    const std::variant<raft::Scenario, QString> read = readScenarioFile(path);
    if (const auto *problem = std::get_if<QString>(&read)) {
        played.problem = *problem;
        played.understood = false;
        return played;
    }
    const auto &scenario = std::get<raft::Scenario>(read);
    raft::ScenarioOutcome outcome = raft::runScenario(scenario, factory);
    played.title = QString::fromStdString(scenario.title);
    played.cluster = std::move(outcome.cluster);
    if (outcome.problem)
        played.problem = QString::fromStdString(outcome.problem->message());
    else if (!played.cluster)
        played.problem = tr("%1: sets up no cluster, so there is nothing to show").arg(path);
    return played;
}

} // namespace raftarium
