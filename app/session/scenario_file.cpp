#include "app/session/scenario_file.h"

#include "app/session/spoken_file.h"
#include "netnode/files/bounded_file.h"
#include "raftcore/scenario/real_time.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPromise>
#include <QtConcurrent>

#include <utility>

namespace raftarium {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

constexpr std::size_t mostOrders = 2'000'000; ///< As runScenario() has it.

PlayedScenario played(const raft::Scenario &scenario, raft::ScenarioOutcome outcome)
{
    PlayedScenario played;
    played.title = QString::fromStdString(scenario.title);
    played.cluster = std::move(outcome.cluster);
    if (outcome.problem) {
        played.problem = QString::fromStdString(outcome.problem->message());
        markFailure(played.cluster.get(), *outcome.problem);
    } else if (!played.cluster)
        played.problem = tr("%1: sets up no cluster, so there is nothing to show")
                             .arg(QString::fromStdString(scenario.file));
    return played;
}

} // namespace

void markFailure(raft::Cluster *cluster, const raft::ScenarioProblem &problem)
{
    if (cluster != nullptr)
        cluster->perform(raft::action::Mark{"✕ " + problem.message()});
}

std::variant<raft::Scenario, QString> readScenarioFile(const QString &asked)
{
    const QString path = spokenFile(asked);
    const auto [text, unreadable] = readBounded(path, largestScenario);
    if (!unreadable.isEmpty())
        return tr("%1: cannot be read: %2").arg(path, unreadable);
    if (text.trimmed().isEmpty())
        return tr("%1: the file is empty").arg(path);
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
    const std::variant<raft::Scenario, QString> read = readScenarioFile(path);
    if (const auto *problem = std::get_if<QString>(&read)) {
        PlayedScenario unread;
        unread.problem = *problem;
        unread.understood = false;
        return unread;
    }
    const auto &scenario = std::get<raft::Scenario>(read);
    return played(scenario, raft::runScenario(scenario, factory));
}

QFuture<std::shared_ptr<PlayedScenario>> playBeside(raft::Scenario scenario, raft::ClusterFactory factory)
{
    const auto play = [scenario = std::move(scenario),
                       factory = std::move(factory)](QPromise<std::shared_ptr<PlayedScenario>> &promise) {
        promise.setProgressRange(0, static_cast<int>(scenario.commands.size()));
        const auto stop = [&promise](const raft::Cluster &) { return promise.isCanceled(); };
        const auto done = [&promise](std::size_t commands) {
            promise.setProgressValue(static_cast<int>(commands));
        };
        promise.addResult(std::make_shared<PlayedScenario>(
            played(scenario, raft::runScenario(scenario, factory, stop, mostOrders, done))));
    };
    return QtConcurrent::run(play);
}

} // namespace raftarium
