#pragma once

#include "netnode/host/backups.h"
#include "netnode/host/change_feed.h"
#include "netnode/host/replica.h"
#include "netnode/host/server_reports.h"
#include "netnode/host/warnings.h"
#include "netnode/http/http_server.h"

#include <QObject>

#include <optional>
#include <string>
#include <string_view>

namespace raftarium {

/// What clients may ask a server over HTTP, and how it answers: the table of openapi.json.
class Api : public QObject {
    Q_OBJECT

public:
    /// What it shows and allows.
    struct Settings {
        ServerReports::Names names;
        bool allowFaults = false; ///< Open /faults, to those who have …
        bool hasToken = false;    ///< … a token. Without one /faults stays closed.
    };

    /// The others must outlive it.
    Api(Settings settings, HttpServer &http, Replica &replica, Peers &peers, const Warnings &warnings,
        QObject *parent = nullptr);

    /// Answers a request, now or later.
    void handle(HttpRequestKey key, const HttpRequest &request);

private:
    struct Condition;

    // api_kv.cpp
    void keyValue(HttpRequestKey key, const HttpRequest &request);
    void put(HttpRequestKey key, std::string name, const HttpRequest &request);
    void add(HttpRequestKey key, std::string name, const HttpRequest &request);
    void read(HttpRequestKey key, std::string name, const HttpRequest &request);
    void remove(HttpRequestKey key, std::string name, const HttpRequest &request);
    void submitChange(HttpRequestKey key, raft::StoreCommand command);
    void page(HttpRequestKey key, const HttpRequest &request);
    HttpResponse pageOf(std::string_view prefix, std::string_view after, std::size_t limit) const;
    void answerTask(HttpRequestKey key, HttpResponse response);

    // api_backup.cpp
    void beginBackup(HttpRequestKey key, const HttpRequest &request);
    void readBackup(HttpRequestKey key, const HttpRequest &request);
    void batch(HttpRequestKey key, const HttpRequest &request);

    // api_changes.cpp
    void changes(HttpRequestKey key, const HttpRequest &request);

    // api_cluster.cpp
    void transfer(HttpRequestKey key, const HttpRequest &request);
    void member(HttpRequestKey key, const HttpRequest &request);
    const char *presentRole(raft::NodeId server) const;
    std::optional<HttpResponse> faultRefusal() const;
    void faults(HttpRequestKey key, const HttpRequest &request);
    void experiment(HttpRequestKey key, const HttpRequest &request);

    void answer(HttpRequestKey key, const HttpResponse &response) { m_http.answer(key, response); }
    /// 405 unless the request's method is among `allowed` ("GET, PUT").
    bool allows(HttpRequestKey key, const HttpRequest &request, std::string_view allowed);

    Settings m_settings;
    HttpServer &m_http;
    Replica &m_replica;
    Peers &m_peers;
    ServerReports m_reports;
    Backups m_backups;
    ChangeFeed m_changes;
};

/// The answer to a task that was refused or whose outcome is unknown.
HttpResponse failureResponse(const TaskOutcome &outcome);

} // namespace raftarium
