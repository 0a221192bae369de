#pragma once

#include "netnode/client/process_end.h"

#include <QList>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace raftarium {

/// Servers 1 … N as processes of this machine, which end with this program however it ends.
class LocalCluster : public QObject {
    Q_OBJECT

public:
    /// Which servers to start.
    struct Plan {
        QString program; ///< The path of raftnode.
        int servers = 5;
        std::uint16_t firstPort = 0; ///< The others have the next ones; 0: any free ones.
        QString dataDirectory;
        QStringList options; ///< More arguments for each of them.
    };

    explicit LocalCluster(const Plan &plan);
    ~LocalCluster() override; ///< stop()

    /// Starts all of them, waits until each listens, and lets them begin together. Answers what went wrong
    /// instead, with none of them running.
    std::optional<QString> start();
    /// Asks all of them to leave, and kills those that take longer.
    void stop(std::chrono::milliseconds patience = std::chrono::seconds(5));

    /// Starts one of them, or starts it again; its number is from 1.
    std::optional<QString> startServer(int number);
    /// The same in three steps: several can start at once, and begin when all of them listen.
    void launch(int number);
    std::optional<QString> awaitReady(int number);
    void begin(int number);
    /// One more, which is to be started, and waits to be taken into the cluster. Answers its number.
    int addServer();
    /// Kills one of them, as kill -9 does.
    void killServer(int number);

    QList<QUrl> urls() const;
    qint64 processId(int number) const;
    bool isRunning(int number) const;

signals:
    /// A server has ended without being asked to.
    void died(int number, const ProcessEnd &end);

private:
    void makeProcess(int number);
    QStringList argumentsFor(int number) const;
    void ended(int number);

    Plan m_plan;
    std::vector<std::uint16_t> m_ports;
    std::vector<std::unique_ptr<QProcess>> m_processes;
    bool m_stopping = false;
};

/// The raftnode beside this program, or the one on the PATH; empty when there is none.
QString raftnodeProgram();

} // namespace raftarium
