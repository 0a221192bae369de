#pragma once

#include "netnode/client/cluster_client.h"
#include "netnode/raftctl/command_line.h"

#include <memory>
#include <optional>

namespace raftarium {

/// What follows the name of a command that talks to servers: its own options, and clientOptions().
class ClientCommandLine : public CommandLine {
public:
    explicit ClientCommandLine(const CommandForm &form);

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
    /// The server that you name by id or URL; complains and answers nothing when there is none.
    std::optional<QUrl> serverNamed(const QString &name);

protected:
    std::optional<int> understand() override;

private:
    bool readToken();
    bool readAuthority();

    QByteArray m_token;
    QString m_tokenFile;
    QString m_authority;
    QList<QUrl> m_servers;
    HttpClient m_http;
    std::unique_ptr<ClusterClient> m_cluster;
};

/// The options that all of them have: which servers, how to be let in, how long, and in which form.
QList<CommandOption> clientOptions();

/// Tells what became of a request, and answers the exit code: done, this text (or the answer in JSON) on
/// standard output; not done, or unknown, a sentence on standard error (and with --json the error on
/// standard output).
int report(const ClientCommandLine &line, const ClusterClient::Outcome &outcome, const QString &text);

} // namespace raftarium
