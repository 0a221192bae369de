#pragma once

#include "raftcore/cluster/cluster.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTranslator>

#include <memory>
#include <utility>

/// The window without words: every text that is made for people is "x". What still works decides by data.
namespace raftarium {

/// Translates everything into "x" and the places for values that the text has.
class WordlessTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        static const QRegularExpression place(QStringLiteral("%L?(?:[0-9]{1,2}|n)"));
        QString wordless = QStringLiteral("x");
        for (auto found = place.globalMatch(QString::fromUtf8(text)); found.hasNext();)
            wordless += found.next().captured();
        return wordless;
    }
};

/// A cluster that says "x" wherever it says anything.
class WordlessCluster : public raft::Cluster {
public:
    explicit WordlessCluster(std::unique_ptr<raft::Cluster> cluster) : m_cluster(std::move(cluster))
    {
        hush();
    }

    raft::Capabilities capabilities() const override
    {
        raft::Capabilities can = m_cluster->capabilities();
        can.reason = hushed(can.reason);
        return can;
    }
    const raft::ClusterSetup &setup() const override { return m_cluster->setup(); }
    raft::Time now() const override { return m_cluster->now(); }
    std::optional<raft::Time> nextAt() const override { return m_cluster->nextAt(); }
    std::size_t advance(raft::Time until, std::size_t mostSteps) override
    {
        const std::size_t steps = m_cluster->advance(until, mostSteps);
        hush();
        return steps;
    }
    raft::ClusterView view() const override { return hushed(m_cluster->view()); }
    raft::ClusterView viewAt(raft::EventNumber event) const override
    {
        return hushed(m_cluster->viewAt(event));
    }
    const raft::EventRecord &events() const override { return m_cluster->events(); }
    std::string describe(raft::EventNumber event) const override
    {
        return hushed(m_cluster->describe(event));
    }
    std::string textOf(raft::EventNumber event) const override { return hushed(m_cluster->textOf(event)); }
    std::optional<raft::Message> messageOf(raft::EventNumber event) const override
    {
        return m_cluster->messageOf(event);
    }
    std::optional<raft::Operation> operation(raft::OperationId id) const override
    {
        return m_cluster->operation(id);
    }
    const std::vector<raft::Violation> &violations() const override { return m_violations; }
    raft::ActionResult perform(const raft::Action &action) override
    {
        raft::ActionResult result = m_cluster->perform(action);
        result.problem = hushed(result.problem);
        hush();
        return result;
    }
    std::string obstacle(const raft::Action &action) const override
    {
        return hushed(m_cluster->obstacle(action));
    }
    std::string obstacleAt(raft::EventNumber event, const raft::Action &action) const override
    {
        return hushed(m_cluster->obstacleAt(event, action));
    }
    std::unique_ptr<raft::Cluster> branch(raft::EventNumber event, raft::Time at) const override
    {
        auto twin = m_cluster->branch(event, at);
        return twin ? std::make_unique<WordlessCluster>(std::move(twin)) : nullptr;
    }

private:
    static std::string hushed(const std::string &words) { return words.empty() ? words : "x"; }
    static raft::ClusterView hushed(raft::ClusterView view)
    {
        for (raft::Violation &violation : view.violations)
            violation.proof = "x";
        return view;
    }
    void hush()
    {
        m_violations = m_cluster->violations();
        for (raft::Violation &violation : m_violations)
            violation.proof = "x";
    }

    std::unique_ptr<raft::Cluster> m_cluster;
    std::vector<raft::Violation> m_violations;
};

} // namespace raftarium
