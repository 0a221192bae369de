#include "app/session/scenario_file.h"

#include "raftcore/scenario/scenario.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace raftarium {

namespace {

constexpr qint64 mostBytes = 4 * 1024 * 1024;

PlayedScenario notUnderstood(const QString &problem)
{
    PlayedScenario played;
    played.problem = problem;
    played.understood = false;
    return played;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("ScenarioFile", text);
}

} // namespace

PlayedScenario playScenarioFile(const QString &path, const raft::ClusterFactory &factory)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return notUnderstood(tr("%1: this is a folder, not a scenario").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return notUnderstood(tr("%1: cannot be read: %2").arg(path, file.errorString()));
    if (file.size() > mostBytes)
        return notUnderstood(tr("%1: is longer than the 4 MiB that a scenario may have").arg(path));
    const QByteArray text = file.readAll();
    auto parsed = raft::parseScenario(
        std::string_view(text.constData(), static_cast<std::size_t>(text.size())), path.toStdString());
    if (const auto *problem = std::get_if<raft::ScenarioProblem>(&parsed))
        return notUnderstood(QString::fromStdString(problem->message()));
    const auto &scenario = std::get<raft::Scenario>(parsed);
    raft::ScenarioOutcome outcome = raft::runScenario(scenario, factory);
    PlayedScenario played;
    played.title = QString::fromStdString(scenario.title);
    played.cluster = std::move(outcome.cluster);
    if (outcome.problem)
        played.problem = QString::fromStdString(outcome.problem->message());
    else if (!played.cluster)
        played.problem = tr("%1: sets up no cluster, so there is nothing to show").arg(path);
    return played;
}

} // namespace raftarium
