#pragma once

#include "netnode/client/cluster_client.h"

#include <QCommandLineParser>
#include <QStringList>
#include <QTextStream>

#include <memory>
#include <optional>

namespace raftarium {

/// What raftctl exits with.
enum ExitCode { Done = 0, Failed = 1, Usage = 2, Unknown = 4, Interrupted = 130 };

/// Says what is wrong on standard error; answers the exit code.
int complain(const QString &sentence, ExitCode code = Usage);

/// The line after the name of a command that talks to servers: its own options, and those that all of them
/// have
/// (--nodes, --token-file, --ca, --timeout, --json, --help).
class ClientCommandLine {
public:
    /// `usage` is what follows "raftctl" in the help; `text` says what the command does.
    ClientCommandLine(const QString &usage, const QString &text);

    /// The parser, for options of the command's own.
    QCommandLineParser &options() { return m_parser; }

    /// Reads the arguments. Answers an exit code when that is all: after help, or a mistake that it has
    /// named.
    std::optional<int> read(const QStringList &arguments, int leastPositional, int mostPositional);

    QStringList positional() const { return m_parser.positionalArguments(); }
    bool json() const { return m_parser.isSet(QStringLiteral("json")); }
    /// A number among the options; complains and answers nothing when it is none or out of bounds.
    std::optional<qint64> number(const QString &option, qint64 least, qint64 most) const;

    HttpClient &http() { return m_http; }
    ClusterClient &cluster() { return *m_cluster; }
    const QList<QUrl> &servers() const { return m_servers; }
    const QByteArray &token() const { return m_token; }
    /// The file that the token is from; empty when it is from RAFT_TOKEN, or when there is none.
    const QString &tokenFile() const { return m_tokenFile; }
    /// The file of the authority that servers with https are trusted by; empty: the system's.
    const QString &authority() const { return m_authority; }
    /// From now on, instead of what the options and the environment say.
    void setToken(const QByteArray &token);
    /// The server that somebody names by id or URL; complains and answers nothing when there is none.
    std::optional<QUrl> serverNamed(const QString &name);

private:
    bool readToken();
    bool readAuthority();

    QString m_usage;
    QCommandLineParser m_parser;
    QByteArray m_token;
    QString m_tokenFile;
    QString m_authority;
    QList<QUrl> m_servers;
    HttpClient m_http;
    std::unique_ptr<ClusterClient> m_cluster;
};

/// Tells what became of a request, and answers the exit code: done, this text (or the answer in JSON) on
/// standard output; not done, or nobody knows, a sentence on standard error (and with --json the error on
/// standard output).
int report(const ClientCommandLine &line, const ClusterClient::Outcome &outcome, const QString &text);
/// Prints one JSON object and a line end.
void printJson(const QJsonObject &object);

} // namespace raftarium
