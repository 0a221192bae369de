#pragma once

#include "netnode/http/owned.h"
#include "netnode/http/request_reader.h"
#include "netnode/http/response.h"

#include <QObject>
#include <QTcpSocket>

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace raftarium {

/// The connection of one client: reads requests, keeps the answers in the order of the requests, and reads no
/// further while the client leaves answers lying.
class HttpConnection : public QObject {
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    /// Takes over the connected socket.
    HttpConnection(std::uint64_t id, Owned<QTcpSocket> socket, const HttpLimits &limits);

    std::uint64_t id() const { return m_id; }
    /// Null once the connection has been upgraded or has ended.
    const QTcpSocket *socket() const { return m_socket.get(); }

    /// The answer to a request; later requests' answers wait for it. True when flush() has something to do.
    bool answer(std::uint64_t request, const HttpResponse &response);
    /// Writes what is ready and reads on.
    void flush();
    /// Answers the only open request with 101 and gives the socket away, with the bytes already read from it.
    Owned<QTcpSocket> upgrade(const HttpResponse &response, std::string *rest);

    /// Since when the connection does nothing but wait for its client; nothing while it works for it.
    std::optional<Clock::time_point> waitingSince() const;
    /// Whether its client has sent something that has not been looked at yet.
    bool hasNews() const;
    /// Closes it when its client has let a time limit pass: a head within 10 s, everything else within 60 s.
    void closeWhenLate(Clock::time_point now);
    /// Closes it at once.
    void close();
    /// The same without a word: closed() is not emitted.
    void abort();

signals:
    /// A request has been read; answer it with answer(), now or later.
    void requested(std::uint64_t request, const raftarium::HttpRequest &what);
    /// The connection has ended; nothing will be requested or answered any more.
    void closed();

protected:
    ~HttpConnection() override = default; ///< Only an Owned one ends well.

private:
    struct Slot {
        std::uint64_t request = 0;
        std::size_t bodySize = 0;
        bool keepAlive = true;
        bool withBody = true;
        std::optional<std::string> bytes; ///< The answer, once known.
    };

    void readRequests();
    bool mayRead() const;
    bool readFromSocket();
    void handOver(HttpRequest request);
    void refuse(const HttpError &error);
    void takeReadyAnswers();
    void write(std::string_view bytes);
    void startDraining();
    void socketReadable();

    std::uint64_t m_id;
    Owned<QTcpSocket> m_socket; ///< Null once it is over: whatever may tell of the end is followed by a look.
    HttpRequestReader m_reader;
    bool m_secure;            ///< Speaks TLS.
    std::deque<Slot> m_slots; ///< Requests not yet answered in full order, oldest first.
    std::string m_out;
    std::uint64_t m_lastRequest = 0;
    Clock::time_point m_progressAt; ///< When the client last did what it is waited for.
    bool m_reading = false;         ///< Inside readRequests().
    bool m_last = false;            ///< No further request is read.
    bool m_draining = false;        ///< All is written; the client is to close.
    bool m_upgrading = false;       ///< The open request asks for another protocol.
};

} // namespace raftarium
