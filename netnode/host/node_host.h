#pragma once

#include "netnode/host/access.h"
#include "netnode/host/address_book.h"
#include "netnode/host/api.h"
#include "netnode/host/birth.h"
#include "netnode/host/options.h"
#include "netnode/host/peers.h"
#include "netnode/host/replica.h"
#include "netnode/host/warnings.h"
#include "netnode/host/watchers.h"
#include "netnode/http/http_server.h"

#include <QObject>

#include <memory>
#include <optional>

namespace raftarium {

/// Why a server cannot start, or had to end.
struct HostFailure {
    int exitCode = 1; ///< 1: run-time failure, 3: data refused.
    QString message;
};

/// One whole server of a cluster: its journal, its one port for clients, peers and watchers, and what happens
/// between them.
class NodeHost : public QObject {
    Q_OBJECT

public:
    explicit NodeHost(NodeOptions options, QObject *parent = nullptr);
    ~NodeHost() override;

    /// Opens the journal and the port, and begins unless the options say to wait for begin().
    std::optional<HostFailure> start();
    /// Takes part from now on. Does nothing when it does so already.
    void begin();
    /// The address to tell people, once started.
    QString url() const;
    /// Hands leadership over and finishes the writes; finished() follows.
    void stop();
    /// Reads the certificates and the key again, for connections that begin from now on. Those in use stay
    /// when the files are no good. False without TLS: there is nothing to read.
    bool renewCertificates();

signals:
    /// The server is no member any more, and ends: a sentence for people.
    void left(const QString &sentence);
    /// The server has ended: cleanly after stop(), or by a failure.
    void finished(const std::optional<raftarium::HostFailure> &failure);

private:
    std::optional<HostFailure> readToken();
    std::optional<HostFailure> readTls();
    void assemble(std::unique_ptr<Journal> journal);
    void rememberAddresses();
    void saveAddresses();
    void joinThem();
    void takeLeave(std::optional<raft::NodeId> by);
    void handle(HttpRequestKey key, const HttpRequest &request);
    void openLink(HttpRequestKey key, const HttpRequest &request);
    bool certified(HttpRequestKey key) const;

    NodeOptions m_options;
    Identity m_identity;
    std::optional<QSslConfiguration> m_serverTls;
    std::unique_ptr<AccessRules> m_access;
    std::unique_ptr<HttpServer> m_http;
    std::unique_ptr<AddressBook> m_addressBook;
    std::unique_ptr<Peers> m_peers;
    std::unique_ptr<Replica> m_replica;
    std::unique_ptr<Warnings> m_warnings;
    std::unique_ptr<Birth> m_birth; ///< Of a server with an empty disk that is not there to join a cluster.
    std::unique_ptr<Watchers> m_watchers;
    std::unique_ptr<Api> m_api;
    QString m_farewell; ///< Of a server that is no member any more.
};

} // namespace raftarium
