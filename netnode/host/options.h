#pragma once

#include "raftcore/consensus/config.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <cstdint>
#include <map>
#include <variant>

namespace raftarium {

/// How a server elects and is elected.
struct ElectionOptions {
    raft::Time electionMin{150'000};
    raft::Time electionMax{300'000};
    raft::Time heartbeat{100'000};
    bool preVote = true;
    bool checkQuorum = true;
};

/// The files of a server that speaks TLS, with clients and with the other servers; all empty: it does not.
struct TlsFiles {
    QString certificate;
    QString key;
    QString authorities; ///< Who must have signed the certificates of the other servers.

    bool isOn() const { return !certificate.isEmpty(); }
};

/// How one server is to run.
struct NodeOptions {
    enum class LogLevel { Error, Warning, Info, Debug };

    raft::NodeId id;
    std::uint16_t port = 0; ///< 0: any free one.
    std::map<raft::NodeId, QUrl> peers;
    ElectionOptions elections;
    LogLevel logLevel = LogLevel::Warning;
    QString dataDir = QStringLiteral("data");
    QString listen = QStringLiteral("127.0.0.1");
    TlsFiles tls;
    QString tokenFile;
    QString cluster = QStringLiteral("raftarium");
    bool allowFaults = false;
    bool insecure = false;
    std::uint64_t snapshotEntries = 10'000;
    std::uint64_t maxStore = 1000; ///< MiB.
    bool join = false;
    bool trustCopy = false;       ///< A journal that is a copy is not older than what it has promised.
    bool stayWhenRemoved = false; ///< Do not end when the server is no member any more.
    bool stopWithStdin = false;
    bool beginWithStdin = false; ///< Until then it listens, and neither asks nor answers other servers.

    /// The same for the core.
    raft::Config config() const;
};

/// The options that arguments (without the program's name) and environment ask for, an argument before its
/// variable; or what to print instead of running.
struct PrintInstead {
    QString text;
    int exitCode = 0; ///< 0: help or version, for standard output; 2: usage, for standard error.
};
std::variant<NodeOptions, PrintInstead> nodeOptions(const QStringList &arguments,
                                                    const QProcessEnvironment &environment);

} // namespace raftarium
