#include "netnode/raftctl/scenario_file.h"

#include "netnode/files/bounded_file.h"
#include "netnode/files/lesson_order.h"
#include "netnode/raftctl/closest_name.h"
#include "netnode/raftctl/command_line.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QString resourceOf(const QString &name)
{
    return u":/scenarios/%1.md"_s.arg(name);
}

} // namespace

QStringList builtInScenarios()
{
    QStringList names{u"leader-election"_s, u"log-consistency"_s, u"crash-and-recovery"_s,
                      u"network-partition"_s, u"integration"_s};
    for (const QString &name : lessonsInOrder())
        if (!names.contains(name))
            names.append(name);
    return names;
}

bool isScenario(const QString &fileOrName)
{
    return fileOrName.endsWith(u".md"_s, Qt::CaseInsensitive) ||
           (!QFileInfo::exists(fileOrName) && builtInScenarios().contains(fileOrName));
}

std::optional<raft::Scenario> loadScenario(const QString &fileOrName)
{
    const bool builtIn = !QFileInfo::exists(fileOrName) && QFileInfo::exists(resourceOf(fileOrName));
    const QString path = builtIn ? resourceOf(fileOrName) : fileOrName;
    const auto [text, problem] = readBounded(path, largestScenario);
    if (!problem.isEmpty()) {
        const QString near = closestName(fileOrName, builtInScenarios());
        complain(u"Cannot read %1: %2.%3"_s.arg(
            path, problem,
            near.isEmpty() ? QString() : u" A built-in scenario is called \"%1\"."_s.arg(near)));
        return std::nullopt;
    }
    auto parsed = raft::parseScenario({text.constData(), static_cast<std::size_t>(text.size())},
                                      fileOrName.toStdString());
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

} // namespace raftarium
