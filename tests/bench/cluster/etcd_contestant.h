#pragma once

#include "contestant.h"

#include "netnode/client/http_client.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <vector>

/// The etcd on the PATH, asked through its JSON gateway.
class EtcdContestant : public Contestant {
public:
    /// Keeps its data below this directory.
    explicit EtcdContestant(const QString &directory) : m_directory(directory) {}
    ~EtcdContestant() override { stop(); }

    /// The first line of `etcd --version`; empty when there is none.
    static QString version();

    std::optional<QString> start(const Timing &timing) override;
    void stop() override;
    void kill(int number) override;
    std::optional<QString> revive(int number) override;
    QList<QUrl> urls() const override;
    QList<qint64> processIds() const override;
    int awaitLeader() override;
    void plan(Work work, raftarium::LoadPlan &plan) const override;

private:
    void launch(int number);
    raftarium::HttpReply statusOf(const QUrl &server);

    QString m_directory;
    Timing m_timing;
    std::unique_ptr<QTemporaryDir> m_data;
    std::vector<std::uint16_t> m_ports; ///< For clients, then for peers.
    std::vector<std::unique_ptr<QProcess>> m_processes;
    raftarium::HttpClient m_http;
};
