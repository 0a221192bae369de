#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace raftarium {

/// An answer to a request.
struct HttpResponse {
    int status = 200;
    std::string body;
    const char *type = "application/json";                   ///< Content-Type of the body.
    std::vector<std::pair<std::string, std::string>> fields; ///< Further header fields.
};

/// The words for a status code.
const char *reasonPhrase(int status);

/// Appends the answer as it goes over the wire, head and body in one piece. `withBody` is false for HEAD.
void append(std::string &out, const HttpResponse &response, bool keepAlive, bool withBody);

} // namespace raftarium
