#pragma once

#include "netnode/host/replica.h"
#include "netnode/host/warnings.h"
#include "netnode/http/http_server.h"

#include <string>

namespace raftarium {

/// What a server tells of itself: /status, /log, /metrics, /health, /openapi.json.
class ServerReports {
public:
    /// How the server introduces itself.
    struct Names {
        std::string cluster;
        std::string version; ///< Of the program.
    };

    /// The others must outlive it.
    ServerReports(Names names, const HttpServer &http, const Replica &replica, const Peers &peers,
                  const Warnings &warnings);

    HttpResponse status() const;
    HttpResponse log(const HttpRequest &request) const;
    HttpResponse metrics() const;
    HttpResponse health() const;
    HttpResponse openApi() const;
    HttpResponse home() const;
    HttpResponse docs() const;

private:
    Names m_names;
    const HttpServer &m_http;
    const Replica &m_replica;
    const Peers &m_peers;
    const Warnings &m_warnings;
};

} // namespace raftarium
