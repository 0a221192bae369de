#include "scenario_file.h"

#include "command_line.h"

#include "netnode/files/bounded_file.h"

using namespace Qt::StringLiterals;

namespace raftarium {

std::optional<raft::Scenario> loadScenario(const QString &path)
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

} // namespace raftarium
