#include "connection_crowd.h"

#include "netnode/http/response.h"
#include "netnode/wire/handshake.h"
#include "netnode/wire/peer_frame.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace raftarium {

namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int newSocket()
{
    return ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

QByteArray bytesOf(const std::string &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

ConnectionCrowd::ConnectionCrowd(std::uint64_t seed, std::uint16_t port, QString cluster, QByteArray token)
    : m_random(seed), m_port(port), m_cluster(std::move(cluster)), m_token(std::move(token))
{
    for (Peer &peer : m_peers) {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        peer.listener = newSocket();
        ::bind(peer.listener, reinterpret_cast<const sockaddr *>(&address), size);
        ::listen(peer.listener, 16);
        ::getsockname(peer.listener, reinterpret_cast<sockaddr *>(&address), &size);
        peer.port = ntohs(address.sin_port);
        peer.nonce = m_random();
        peer.disk = 1 + below(raft::greatestNumber);
    }
}

ConnectionCrowd::~ConnectionCrowd()
{
    for (const Connection &connection : m_connections)
        ::close(connection.socket);
    for (const Peer &peer : m_peers)
        ::close(peer.listener);
}

void ConnectionCrowd::act()
{
    const std::uint64_t what = below(100);
    if (m_connections.empty() || (what < 16 && m_connections.size() < mostConnections))
        return open();
    const std::size_t which = below(m_connections.size());
    Connection &connection = m_connections[which];
    if (what < 60)
        speak(connection);
    else if (what < 70)
        listen(connection);
    else if (what < 85)
        accept();
    else if (what < 94)
        end(which, what < 92);
    else if (what < 97)
        ::shutdown(connection.socket, below(2) == 0 ? SHUT_WR : SHUT_RDWR);
    else if (Peer &peer = m_peers[below(peers)]; what < 99)
        peer.nonce = m_random(); // It was restarted,
    else
        peer.disk = 1 + below(raft::greatestNumber); // … or came back on another disk.
}

void ConnectionCrowd::open()
{
    const sockaddr_in address = loopback(m_port);
    Connection connection{newSocket(), {}};
    if (::connect(connection.socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 &&
        errno != EINPROGRESS) {
        ::close(connection.socket);
        return;
    }
    const std::uint64_t who = below(10);
    connection.script = who < 5 ? peerScript() : who < 6 ? watcherScript() : clientScript();
    if (below(4) == 0)
        connection.script.append(frames());
    m_connections.push_back(std::move(connection));
    ++m_openings;
}

/// A server that is dialled answers as it should, or not at all, or breaks off.
void ConnectionCrowd::accept()
{
    const Peer &peer = m_peers[below(peers)];
    const int socket = ::accept4(peer.listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket < 0)
        return;
    ++m_dialled;
    m_connections.push_back({socket, below(8) == 0 ? frames() : answerScript(peer)});
    if (m_connections.size() > 2 * mostConnections)
        end(below(m_connections.size()), true);
}

void ConnectionCrowd::end(std::size_t which, bool abruptly)
{
    const Connection connection = std::exchange(m_connections[which], m_connections.back());
    m_connections.pop_back();
    const linger reset{1, 0};
    if (abruptly)
        ::setsockopt(connection.socket, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    ::close(connection.socket);
}

void ConnectionCrowd::speak(Connection &connection)
{
    if (connection.script.isEmpty() && below(4) == 0)
        connection.script = frames();
    const auto all = static_cast<std::size_t>(connection.script.size());
    if (all == 0)
        return;
    const std::size_t some = below(2) == 0 ? all : 1 + below(all);
    const ssize_t sent =
        ::send(connection.socket, connection.script.constData(), some, MSG_NOSIGNAL | MSG_DONTWAIT);
    connection.script.remove(0, std::max<ssize_t>(sent, 0));
}

void ConnectionCrowd::listen(Connection &connection)
{
    std::array<char, 16 * 1024> bytes{};
    [[maybe_unused]] const ssize_t count =
        ::recv(connection.socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
}

QByteArray ConnectionCrowd::request(const char *method, const QByteArray &target, const QByteArray &body)
{
    QByteArray text = QByteArray(method) + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n";
    if (below(16) != 0)
        text += "Authorization: Bearer " + m_token + "\r\n";
    if (below(8) == 0)
        text += "Connection: close\r\n";
    if (below(16) == 0)
        text += "Expect: 100-continue\r\n";
    return text + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Requests behind each other, some of which change whom the server has links to.
QByteArray ConnectionCrowd::clientScript()
{
    QByteArray script;
    for (std::uint64_t requests = 1 + below(4); requests > 0; --requests) {
        const std::uint64_t server = below(peers);
        const QByteArray member = "/cluster/members/" + QByteArray::number(2 + server);
        switch (below(10)) {
        case 0:
            script += request("PUT", "/kv/a", QByteArray(static_cast<qsizetype>(below(3000)), 'v'));
            break;
        case 1: script += request("GET", "/kv/a"); break;
        case 2: script += request("GET", "/kv?limit=2"); break;
        case 3: script += request("HEAD", "/status"); break;
        case 4:
            script += request("PUT", member,
                              "{\"role\":\"learner\",\"url\":\"http://127.0.0.1:" +
                                  QByteArray::number(m_peers[below(peers)].port) + "\"}");
            break;
        case 5: script += request("DELETE", member); break;
        case 6: script += request("PUT", "/faults", R"({"cut_to":[2],"delay_ms":{"3":1}})"); break;
        case 7: script += request("PUT", "/faults", "{}"); break;
        case 8: script += request("GET", "/log"); break;
        default: script += "NONSENSE\r\n\r\n"; break;
        }
    }
    return script;
}

QByteArray ConnectionCrowd::peerScript()
{
    const std::uint64_t which = below(peers);
    const Peer &peer = m_peers[which];
    LinkRequest link;
    link.cluster = m_cluster.toStdString();
    link.from = raft::NodeId{below(16) == 0 ? 10 + below(1000) : 2 + which};
    link.to = raft::NodeId{below(16) == 0 ? 0U : 1U};
    link.nonce = peer.nonce;
    link.port = peer.port;
    link.firstMessage = m_random();
    link.standing.disk = raft::DiskId{peer.disk};
    if (below(16) == 0)
        link.standing.members = {raft::NodeId{1}, link.from};
    QByteArray script = bytesOf(upgradeRequest(link, "localhost", m_token.toStdString()));
    if (below(2) == 0)
        script += frames();
    return script;
}

QByteArray ConnectionCrowd::watcherScript()
{
    LinkRequest link;
    link.kind = LinkRequest::Kind::Watcher;
    return bytesOf(upgradeRequest(link, "localhost", m_token.toStdString()));
}

QByteArray ConnectionCrowd::answerScript(const Peer &peer)
{
    const auto number = static_cast<std::uint64_t>(&peer - m_peers.data()) + 2;
    HttpResponse response = upgradeAnswer({raft::NodeId{number},
                                           m_cluster.toStdString(),
                                           peer.nonce,
                                           "test",
                                           {{}, raft::DiskId{peer.disk}, {}}});
    if (below(8) == 0) {
        response = HttpResponse();
        response.status = 403;
        addRefusal(response, "not today");
    }
    std::string bytes;
    append(bytes, response, true, true);
    return bytesOf(bytes);
}

QByteArray ConnectionCrowd::frames()
{
    QByteArray all;
    for (std::uint64_t count = 1 + below(4); count > 0; --count)
        all += frame();
    return all;
}

/// What peers say: mostly sound, never what would take the server out of its cluster.
QByteArray ConnectionCrowd::frame()
{
    QByteArray out;
    const raft::Term term{below(3)};
    const auto message = [&](const raft::MessageBody &body) {
        appendFrame(out, raft::Message{raft::NodeId{2}, raft::NodeId{1}, term, body});
    };
    switch (below(9)) {
    case 0: message(raft::RequestVote{{raft::Index{below(4)}, raft::Term{below(2)}}, true, false}); break;
    case 1: message(raft::VoteReply{true, false}); break;
    case 2: message(raft::AppendReply{true, raft::Index{below(4)}, {}, {}, raft::ReadRound{below(4)}}); break;
    case 3: message(raft::ReadIndex{raft::RequestId{below(100)}}); break;
    case 4: appendFrame(out, ForwardedTask{below(100), raft::Get{"a", true}}); break;
    case 5: appendFrame(out, ForwardedTask{below(100), raft::StoreCommand{raft::Put{"b", "1"}, {}}}); break;
    case 6: appendFrame(out, ForwardedOutcome{below(100), TaskUnknown{}}); break;
    case 7:
        appendFrame(out, Addresses{{{raft::NodeId{2 + below(peers)},
                                     "http://127.0.0.1:" + std::to_string(m_peers[below(peers)].port),
                                     below(2) == 0 ? 0 : below(1U << 20U)}}});
        break;
    default: out = QByteArray(static_cast<qsizetype>(1 + below(9)), static_cast<char>(below(256))); break;
    }
    return out;
}

} // namespace raftarium
