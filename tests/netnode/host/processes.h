#pragma once

#include "client.h"

#include <QFloat16> // QTest only declares it, and nlohmann-json asks whether it could be made from a JSON value.
#include <QMap>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace raftarium {

/// Ports of the loopback interface that nobody uses just now.
std::vector<quint16> freePorts(int count);

/// What a raftnode is started with.
struct Launch {
    QStringList arguments;
    QMap<QString, QString> variables; ///< The environment; nothing of the test's own counts.
};

/// One raftnode. It is ended, however it fares, when this object goes.
class NodeProcess {
public:
    NodeProcess() = default;
    ~NodeProcess();

    /// Starts it and waits until it says that it is ready, or has ended.
    bool start(const Launch &launch);
    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    /// The first line on its standard output.
    const QByteArray &readyLine() const { return m_readyLine; }
    quint16 port() const;
    qint64 processId() const { return m_process ? m_process->processId() : 0; }

    void kill();    ///< kill -9.
    void suspend(); ///< SIGSTOP.
    void hangUp();  ///< SIGHUP.
    void resume();  ///< SIGCONT.
    /// SIGTERM; its exit code, -1 when it did not leave by itself.
    int terminate();
    /// Closes its standard input; its exit code as above.
    int closeInput();
    /// Waits for its end; its exit code as above.
    int exitCode();
    /// Everything it has said on standard error.
    QByteArray complaint();

private:
    void signal(int which);

    std::unique_ptr<QProcess> m_process;
    QByteArray m_readyLine;
    QByteArray m_complaint;
};

/// What one raftnode says and does from start to end.
struct Outcome {
    int exitCode = -1;
    QByteArray output;
    QByteArray complaint;
};
Outcome runNode(const Launch &launch);

/// Servers S1 … of one cluster on loopback with their data in a temporary directory.
class ProcessCluster {
public:
    /// `extra` is added to every server's arguments.
    explicit ProcessCluster(int size = 5, const QStringList &extra = {});
    ~ProcessCluster();

    /// The arguments of a server, present or yet to join.
    QStringList arguments(int server, const QStringList &extra = {}) const;
    /// Starts one server.
    bool start(int server, const QStringList &extra = {});
    /// Starts all that do not run.
    bool startAll();

    NodeProcess &operator[](int server) { return *m_servers.at(static_cast<std::size_t>(server - 1)); }
    int size() const { return m_size; }
    quint16 port(int server) const { return m_ports.at(static_cast<std::size_t>(server - 1)); }
    QString url(int server) const;
    QString dataDir() const { return m_directory.path(); }
    /// The fields with which clients show that they may do everything. Servers with open faults ask for that.
    Fields credentials() const;

    /// One request over a connection of its own.
    Answer ask(int server, const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
               const Fields &fields = {}) const;
    /// Asks again while the server says that nothing was done.
    Answer insist(int server, const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  const Fields &fields = {}) const;
    nlohmann::json status(int server) const;
    /// Waits until all `among` (or all that run) know the same leader, one of them; 0 when they never do.
    int leader(std::vector<int> among = {}) const;
    /// Waits until all `among` have applied the same entries, and tells whether their stores are equal.
    bool storesAreEqual(std::vector<int> among = {}) const;

private:
    std::vector<int> running() const;

    int m_size;
    QStringList m_extra;
    QTemporaryDir m_directory;
    std::vector<quint16> m_ports; ///< One more than there are servers, for one that joins.
    std::vector<std::unique_ptr<NodeProcess>> m_servers;
};

/// Asks until it is so; false when it never is.
bool comesTrue(const std::function<bool()> &condition);

} // namespace raftarium
