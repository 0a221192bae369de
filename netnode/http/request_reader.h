#pragma once

#include "netnode/http/chunked_body.h"
#include "netnode/http/request.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace raftarium {

/// Reads the requests of one connection from the bytes as they come. Pure: no socket, no clock. It is strict
/// where laxity lets two programs see different requests in the same bytes: one Content-Length, no folded
/// fields, no bare line feeds, a length or chunks but never both. However the bytes are cut, the requests are
/// the same.
class HttpRequestReader {
public:
    enum class Progress {
        NeedsMore, ///< The next request is not complete yet.
        Ready,     ///< take() gives the next request.
        Failed,    ///< error() says why; nothing more is read from this connection.
    };

    explicit HttpRequestReader(const HttpLimits &limits = {}) : m_limits(limits) {}

    /// More bytes from the connection. After room() bytes progress() should be asked first.
    void add(std::string_view bytes) { m_buffer.append(bytes); }
    /// How many bytes more are worth reading before a request is taken.
    std::size_t room() const;

    /// Reads on, as far as the bytes allow.
    Progress progress();
    /// The request that is Ready.
    HttpRequest take();
    const HttpError &error() const { return m_error; }

    /// True once for a request whose sender waits for "100 Continue" before it sends the body.
    bool takeContinue();
    /// Whether a part of a request has been read.
    bool midRequest() const { return m_head.has_value() || m_buffer.size() > m_start; }
    /// Whether what has been read is a part of a head.
    bool readingHead() const { return !m_head && m_buffer.size() > m_start; }
    /// The bytes behind the last request taken: what an upgraded connection begins with.
    std::string takeRest();

private:
    bool readHead();
    bool readRequestLine(std::string_view line);
    bool readField(std::string_view line);
    bool understandFields();
    bool understandLength();
    bool understandCoding();
    bool readChunks();
    bool understandExpectation();
    bool fail(int status, std::string reason);

    HttpLimits m_limits;
    std::string m_buffer;
    std::size_t m_start = 0;             ///< Where the unread bytes begin.
    std::size_t m_searched = 0;          ///< Bytes behind m_start that hold no end of a head.
    std::optional<HttpRequest> m_head;   ///< The request whose body is being read.
    std::size_t m_length = 0;            ///< Bytes of that body, when its length is known.
    std::optional<ChunkedBody> m_chunks; ///< That body, when it comes in chunks.
    bool m_skippedLine = false;          ///< An empty line before the request has been passed over.
    bool m_http10 = false;
    bool m_continue = false;
    bool m_failed = false;
    HttpError m_error;
};

} // namespace raftarium
