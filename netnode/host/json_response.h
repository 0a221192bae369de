#pragma once

#include "netnode/http/response.h"

#include <nlohmann/json.hpp>
#include <string_view>

namespace raftarium {

/// 200, or another status, with a JSON object and a line end. Texts may be of others, who send what they
/// like: what is no UTF-8 in them is replaced (U+FFFD), and ends nothing.
inline HttpResponse jsonResponse(const nlohmann::ordered_json &body, int status = 200)
{
    HttpResponse response;
    response.status = status;
    response.body = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
    return response;
}

/// {"error":{"code","message"}}. A 503 says when to come again.
inline HttpResponse errorResponse(int status, std::string_view code, std::string_view message)
{
    HttpResponse response = jsonResponse({{"error", {{"code", code}, {"message", message}}}}, status);
    if (status == 503)
        response.fields.emplace_back("Retry-After", "1");
    return response;
}

/// What the request says cannot be understood, and why.
inline HttpResponse badRequest(std::string_view message)
{
    return errorResponse(400, "bad_request", message);
}

} // namespace raftarium
