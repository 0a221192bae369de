#pragma once

#include "netnode/client/http_client.h"
#include "raftcore/consensus/types.h"

#include <QUrl>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace raftarium {

/// What servers are asked for that changes no data: faults, experiments, members, leadership.
class AdminRequests : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const HttpReply &reply)>;

    /// `http` must outlive this object. `answered` is called after each answer.
    AdminRequests(HttpClient &http, std::function<void()> answered);

    void ask(const QUrl &server, const HttpCall &call, std::chrono::milliseconds patience,
             const Done &done = {});
    /// An experiment, such as /faults/crash.
    void post(const QUrl &server, const QString &path);

    /// A number for requests that belong together.
    std::uint64_t begin() { return ++m_last; }
    /// Asks, and asks again while it comes too early. A refusal is kept for the number begun last.
    void insist(const QUrl &server, const HttpCall &call);
    /// Why the servers have refused what was begun under that number; empty while they have not.
    std::string refusalOf(std::uint64_t number) const;

    bool isQuiescent() const { return m_underWay == 0; }

private:
    using Clock = std::chrono::steady_clock;

    void insistUntil(Clock::time_point end, const QUrl &server, const HttpCall &call, std::uint64_t number);

    HttpClient &m_http;
    std::function<void()> m_answered;
    int m_underWay = 0;
    std::uint64_t m_last = 0;
    std::pair<std::uint64_t, std::string> m_refused; ///< The latest that was refused, and why.
};

} // namespace raftarium
