#pragma once

#include "raftcore/consensus/types.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <cstdint>
#include <random>
#include <vector>

namespace raftarium {

/// Everybody who may connect to a server, and whom it dials: clients, watchers, peers in all their lives.
/// They do what they like with their connections, one small thing after the other, as the seed has it.
class ConnectionCrowd {
public:
    /// `port`: of the server, which is S1 of the cluster of that name.
    ConnectionCrowd(std::uint64_t seed, std::uint16_t port, QString cluster, QByteArray token);
    ~ConnectionCrowd();
    ConnectionCrowd(const ConnectionCrowd &) = delete;
    ConnectionCrowd &operator=(const ConnectionCrowd &) = delete;

    /// Does one thing.
    void act();
    std::size_t openings() const { return m_openings; }
    std::size_t dialled() const { return m_dialled; }

private:
    static constexpr std::size_t mostConnections = 48;
    static constexpr std::size_t peers = 4; ///< S2 …

    /// One connection, and what is yet to be said on it.
    struct Connection {
        int socket = -1;
        QByteArray script;
    };
    /// A server that is none, in its present life.
    struct Peer {
        int listener = -1;
        std::uint16_t port = 0;
        std::uint64_t nonce = 0;
        std::uint64_t disk = 0;
    };

    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }
    void open();
    void accept();
    void end(std::size_t which, bool abruptly);
    void speak(Connection &connection);
    static void listen(Connection &connection);
    QByteArray clientScript();
    QByteArray peerScript();
    QByteArray watcherScript();
    QByteArray answerScript(const Peer &peer);
    QByteArray frames();
    QByteArray frame();
    QByteArray request(const char *method, const QByteArray &target, const QByteArray &body = {});

    std::mt19937_64 m_random;
    std::uint16_t m_port;
    QString m_cluster;
    QByteArray m_token;
    std::array<Peer, peers> m_peers;
    std::vector<Connection> m_connections;
    std::size_t m_openings = 0;
    std::size_t m_dialled = 0;
};

} // namespace raftarium
