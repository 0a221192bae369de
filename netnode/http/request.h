#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace raftarium {

/// What a request may be at most. Everything is checked before memory is taken for it.
struct HttpLimits {
    std::size_t head = 16 * 1024;   ///< Bytes of request line and header fields.
    std::size_t body = 1024 * 1024; ///< Bytes of the body.
    std::size_t fields = 100;       ///< Header fields.
};

/// One request of HTTP/1.0 or 1.1, completely read (RFC 9112).
struct HttpRequest {
    std::string method; ///< As sent: methods are case-sensitive.
    std::string path;   ///< Still percent-encoded, begins with "/".
    std::string query;  ///< Still percent-encoded, without the "?"; empty when there is none.
    std::vector<std::pair<std::string, std::string>> fields; ///< Names in lower case, in the order sent.
    std::string body;
    bool keepAlive = true; ///< The connection stays open after the answer.

    /// The value of a header field (`name` in lower case), or nothing. A repeated field counts as its first;
    /// those whose repetition is dangerous never get here.
    const std::string *field(std::string_view name) const;
    /// Whether the comma-separated list in a field names `token` (in lower case).
    bool fieldNames(std::string_view name, std::string_view token) const;
};

/// Why a request cannot be read. The connection is closed after the answer: it is not known where the next
/// request would begin.
struct HttpError {
    int status = 400;
    std::string reason; ///< One sentence.
};

} // namespace raftarium
