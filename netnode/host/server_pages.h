#pragma once

#include "netnode/http/response.h"

#include <nlohmann/json.hpp>

/// Pages for people who meet a server with a browser. They hold no script and load nothing.
namespace raftarium {

/// How a server stands, from its `GET /status`, and where to go on.
HttpResponse homePage(const nlohmann::ordered_json &status);
/// What the server can be asked, from its OpenAPI document.
HttpResponse apiPage(const nlohmann::ordered_json &openApi);

} // namespace raftarium
