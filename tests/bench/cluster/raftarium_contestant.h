#pragma once

#include "contestant.h"

#include "netnode/client/local_cluster.h"

#include <QTemporaryDir>

#include <memory>

/// The raftnode beside this program.
class RaftariumContestant : public Contestant {
public:
    /// Keeps its journals below this directory; `options` go to every server.
    explicit RaftariumContestant(const QString &directory, const QStringList &options = {}, int servers = 5);

    std::optional<QString> start(const Timing &timing) override;
    /// The same with the times that raftnode has by itself.
    std::optional<QString> startWithDefaults();
    void stop() override;
    void kill(int number) override;
    std::optional<QString> revive(int number) override;
    QList<QUrl> urls() const override;
    QList<qint64> processIds() const override;
    int awaitLeader() override;
    void plan(Work work, raftarium::LoadPlan &plan) const override;

private:
    std::optional<QString> startWith(const QStringList &options);

    QString m_directory;
    QStringList m_options;
    int m_servers;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<raftarium::LocalCluster> m_cluster;
};
