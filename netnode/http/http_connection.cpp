#include "netnode/http/http_connection.h"

#include <QSslSocket>

#include <algorithm>
#include <array>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <utility>

namespace raftarium {

namespace {

constexpr std::size_t mostOpenRequests = 8;
constexpr std::size_t mostOpenBytes = 64 * 1024; ///< Of bodies whose requests are open, before one waits.
constexpr qint64 mostUnwritten = 256 * 1024;
constexpr qint64 socketBuffer = 64 * 1024;
constexpr std::chrono::seconds headLimit{10};
constexpr std::chrono::seconds idleLimit{60};
constexpr std::chrono::seconds drainLimit{2};

HttpResponse errorResponse(const HttpError &error)
{
    HttpResponse response;
    response.status = error.status;
    // The reasons are our own words: nothing in them needs escaping but the quotation marks.
    std::string reason;
    for (const char c : error.reason) {
        if (c == '"')
            reason += '\\';
        reason += c;
    }
    const char *code = error.status == 413 ? "too_large" : "bad_request";
    response.body = std::string(R"({"error":{"code":")") + code + R"(","message":")" + reason + "\"}}\n";
    return response;
}

} // namespace

HttpConnection::HttpConnection(std::uint64_t id, Owned<QTcpSocket> socket, const HttpLimits &limits)
    : m_id(id), m_socket(std::move(socket)), m_reader(limits),
      m_secure(qobject_cast<QSslSocket *>(m_socket.get()) != nullptr), m_progressAt(Clock::now())
{
    m_socket->setReadBufferSize(socketBuffer);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::socketReadable);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::close);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, [this] {
        m_progressAt = Clock::now();
        flush();
    });
}

void HttpConnection::socketReadable()
{
    if (m_draining) {
        m_socket->skip(m_socket->bytesAvailable());
        return;
    }
    readRequests();
}

void HttpConnection::close()
{
    if (m_socket == nullptr)
        return;
    abort();
    emit closed();
}

void HttpConnection::abort()
{
    m_socket.reset();
}

bool HttpConnection::mayRead() const
{
    if (m_socket == nullptr || m_last || m_upgrading || m_slots.size() >= mostOpenRequests)
        return false;
    std::size_t openBytes = 0;
    for (const Slot &slot : m_slots)
        openBytes += slot.bodySize + (slot.bytes ? slot.bytes->size() : 0);
    return (m_slots.empty() || openBytes < mostOpenBytes) && m_socket->bytesToWrite() < mostUnwritten;
}

void HttpConnection::readRequests()
{
    if (m_reading)
        return; // An answer given at once comes back here.
    m_reading = true;
    while (mayRead()) {
        const HttpRequestReader::Progress progress = m_reader.progress();
        if (progress == HttpRequestReader::Progress::Ready) {
            handOver(m_reader.take());
        } else if (progress == HttpRequestReader::Progress::Failed) {
            refuse(m_reader.error());
        } else {
            if (m_slots.empty() && m_reader.takeContinue())
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            if (!readFromSocket())
                break;
        }
    }
    m_reading = false;
}

bool HttpConnection::readFromSocket()
{
    std::array<char, 16 * 1024> bytes;
    const auto wanted = std::min(bytes.size(), std::max<std::size_t>(m_reader.room(), 1));
    const qint64 count = m_socket->read(bytes.data(), static_cast<qint64>(wanted));
    if (count <= 0)
        return false;
    const bool first = !m_reader.midRequest();
    m_reader.add({bytes.data(), static_cast<std::size_t>(count)});
    if (first)
        m_progressAt = Clock::now(); // The time for the head begins.
    return true;
}

void HttpConnection::handOver(HttpRequest request)
{
    Slot &slot = m_slots.emplace_back();
    slot.request = ++m_lastRequest;
    slot.bodySize = request.body.size();
    slot.keepAlive = request.keepAlive;
    slot.withBody = request.method != "HEAD";
    m_last = !request.keepAlive;
    m_upgrading = request.field("upgrade") != nullptr && request.fieldNames("connection", "upgrade");
    m_progressAt = Clock::now();
    emit requested(m_lastRequest, request);
}

void HttpConnection::refuse(const HttpError &error)
{
    Slot &slot = m_slots.emplace_back();
    slot.request = ++m_lastRequest;
    slot.keepAlive = false;
    m_last = true;
    if (answer(slot.request, errorResponse(error)))
        flush();
}

bool HttpConnection::answer(std::uint64_t request, const HttpResponse &response)
{
    const auto slot = std::find_if(m_slots.begin(), m_slots.end(),
                                   [request](const Slot &open) { return open.request == request; });
    if (slot == m_slots.end() || slot->bytes)
        return false;
    append(slot->bytes.emplace(), response, slot->keepAlive, slot->withBody);
    m_upgrading = false;
    return m_slots.front().bytes.has_value();
}

void HttpConnection::takeReadyAnswers()
{
    while (!m_slots.empty() && m_slots.front().bytes) {
        m_out += *m_slots.front().bytes;
        m_slots.pop_front();
    }
}

// Straight to the system while nothing waits before it, which spares the socket's buffer, its notifier and
// its signals; what the system does not take, and every error, is the socket's.
void HttpConnection::write(std::string_view bytes)
{
    if (!m_secure && m_socket->bytesToWrite() == 0) {
        const ssize_t taken = ::send(static_cast<int>(m_socket->socketDescriptor()), bytes.data(),
                                     bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(taken, 0)));
        if (bytes.empty())
            return;
    }
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    m_socket->flush();
}

void HttpConnection::flush()
{
    if (m_socket == nullptr || m_draining)
        return;
    takeReadyAnswers();
    if (!m_out.empty()) {
        m_progressAt = Clock::now();
        // A socket that tells at once what it has written brings us here again: it must not find the same
        // answer.
        std::string out = std::exchange(m_out, {});
        write(out);
        if (m_socket == nullptr || m_draining)
            return;
        if (m_out.empty()) {
            out.clear();
            m_out.swap(out); // With the memory that it has.
        }
    }
    if (m_last && m_slots.empty()) {
        if (m_socket->bytesToWrite() == 0)
            startDraining();
        return;
    }
    readRequests();
}

// Closing while bytes of the client lie unread would reset the connection, and the client might never see the
// answer. So only this side is closed, and the client gets a moment to close its own.
void HttpConnection::startDraining()
{
    m_draining = true;
    m_progressAt = Clock::now();
    if (m_secure) {
        m_socket->disconnectFromHost();
        return;
    }
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    m_socket->skip(m_socket->bytesAvailable());
}

Owned<QTcpSocket> HttpConnection::upgrade(const HttpResponse &response, std::string *rest)
{
    if (m_socket == nullptr || m_slots.size() != 1 || !m_upgrading)
        return nullptr;
    append(m_out, response, true, false);
    m_slots.clear();
    *rest = m_reader.takeRest();
    m_last = true;
    Owned<QTcpSocket> socket = std::move(m_socket);
    socket->disconnect(this);
    socket->write(m_out.data(), static_cast<qint64>(m_out.size()));
    m_out.clear();
    socket->flush();
    return socket;
}

std::optional<HttpConnection::Clock::time_point> HttpConnection::waitingSince() const
{
    const bool works = !m_slots.empty() && m_socket != nullptr && m_socket->bytesToWrite() == 0;
    return works ? std::nullopt : std::optional(m_progressAt);
}

bool HttpConnection::hasNews() const
{
    int unread = 0;
    return mayRead() && ::ioctl(static_cast<int>(m_socket->socketDescriptor()), FIONREAD, &unread) == 0 &&
           unread > 0;
}

void HttpConnection::closeWhenLate(Clock::time_point now)
{
    const std::optional<Clock::time_point> since = waitingSince();
    if (!since)
        return;
    const bool head = m_reader.readingHead() ||
                      (m_secure && !static_cast<const QSslSocket *>(m_socket.get())->isEncrypted());
    const std::chrono::seconds limit = m_draining ? drainLimit : head ? headLimit : idleLimit;
    if (now - *since >= limit)
        close();
}

} // namespace raftarium
