#include "app/lab/scenario_text.h"

#include "app/session/command_text.h"
#include "raftcore/scenario/scenario.h"
#include "raftcore/simulation/simulation.h"
#include "raftcore/verification/linearizability.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

struct ScenarioWriter {
    Q_DECLARE_TR_FUNCTIONS(ScenarioWriter)
};

/// With manual delivery a message waits by itself: none needs to be held.
bool isSilent(const raft::Action &action)
{
    return std::holds_alternative<raft::action::HoldMessage>(action) ||
           std::holds_alternative<raft::action::Mark>(action);
}

/// Says what is done to a cluster while it is done.
class Writer {
public:
    explicit Writer(raft::Simulation &cluster) : m_cluster(cluster) {}

    /// False when the language cannot say one of them.
    bool write(const std::vector<raft::Action> &actions)
    {
        for (const raft::Action &action : actions) {
            if (isSilent(action))
                continue;
            const std::optional<QString> command = commandText(action, m_cluster.view());
            if (!command || !m_cluster.perform(action).done())
                return false;
            m_lines << *command;
        }
        return true;
    }
    /// What was said since the last time.
    QStringList take() { return std::exchange(m_lines, {}); }

private:
    raft::Simulation &m_cluster;
    QStringList m_lines;
};

QString block(const QStringList &commands)
{
    return commands.isEmpty() ? QString()
                              : QStringLiteral("```raft\n%1\n```\n\n").arg(commands.join(QLatin1Char('\n')));
}

/// A command for each condition of a goal, which may bear the word already.
QStringList expectations(const QString &goal)
{
    QStringList commands;
    for (const QString &one : goal.split(u';', Qt::SkipEmptyParts)) {
        const QString condition = one.trimmed();
        if (!condition.isEmpty())
            commands << (condition.startsWith(u"expect ") ? condition
                                                          : QStringLiteral("expect ") + condition);
    }
    return commands;
}

/// The text, unless the language cannot say something.
QString written(const raft::Exploration &found, const QString &title, const QString &goal)
{
    std::unique_ptr<raft::Simulation> cluster = raft::simulate(found.setup);
    if (!cluster || found.before)
        return {};
    Writer writer(*cluster);
    if (!writer.write(found.beginning))
        return {};
    QString text = QStringLiteral("---\ntitle: %1\n---\n\n# %1\n\n").arg(title);
    text += block(QStringList{setUpText(found.setup)} + writer.take());
    for (std::size_t i = 0; i < found.transitions.size(); ++i) {
        if (!writer.write(found.transitions[i].actions))
            return {};
        QStringList commands = writer.take();
        if (i + 1 == found.transitions.size())
            commands << expectations(goal);
        text += ScenarioWriter::tr("## Move %1").arg(i + 1) +
                QStringLiteral("\n\n%1\n\n").arg(QString::fromStdString(found.transitions[i].text)) +
                block(commands);
    }
    if (goal.isEmpty())
        text += QString::fromStdString(found.proof) + QStringLiteral(".\n");
    return text;
}

bool isBroken(const raft::Cluster &cluster, raft::SafetyProperty property)
{
    if (property == raft::SafetyProperty::Linearizability)
        return raft::checkLinearizability(cluster).verdict == raft::Linearizability::Verdict::Violated;
    return std::any_of(
        cluster.violations().begin(), cluster.violations().end(),
        [property](const raft::Violation &violation) { return violation.property == property; });
}

/// Whether the scenario ends as the run does.
bool endsAlike(const QString &text, const raft::Exploration &found)
{
    auto parsed = raft::parseScenario(text.toStdString(), "lab.md");
    const auto *scenario = std::get_if<raft::Scenario>(&parsed);
    if (scenario == nullptr)
        return false;
    const auto factory = [](const raft::ClusterSetup &setup, std::string *problem) {
        return raft::simulate(setup, problem);
    };
    const raft::ScenarioOutcome outcome = raft::runScenario(*scenario, factory);
    if (found.end == raft::Exploration::End::Reached)
        return outcome.passed();
    return outcome.cluster && !outcome.passed() && isBroken(*outcome.cluster, found.property);
}

} // namespace

ScenarioText scenarioOf(const raft::Exploration &found, const QString &title, const QString &goal)
{
    if (found.before)
        return {{}, ScenarioWriter::tr("A run that goes on from another one is kept as a recording only")};
    const QString text = written(found, title, goal);
    if (text.isEmpty() || !endsAlike(text, found))
        return {{}, ScenarioWriter::tr("The scenario language has no words for a part of this run")};
    return {text, {}};
}

} // namespace raftarium
