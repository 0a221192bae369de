#include "netnode/processes/admin_requests.h"

#include <QTimer>

#include <utility>

namespace raftarium {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds longest{12'000};

} // namespace

AdminRequests::AdminRequests(HttpClient &http, std::function<void()> answered)
    : m_http(http), m_answered(std::move(answered))
{
}

void AdminRequests::ask(const QUrl &server, const HttpCall &call, milliseconds patience, const Done &done)
{
    ++m_underWay;
    m_http.send(server, call, patience, [this, done](const HttpReply &reply) {
        --m_underWay;
        m_answered();
        if (done)
            done(reply);
    });
}

void AdminRequests::post(const QUrl &server, const QString &path)
{
    ask(server, {QByteArrayLiteral("POST"), path, {}, {}}, longest);
}

void AdminRequests::insist(const QUrl &server, const HttpCall &call)
{
    insistUntil(Clock::now() + longest, server, call, m_last);
}

void AdminRequests::insistUntil(Clock::time_point end, const QUrl &server, const HttpCall &call,
                                std::uint64_t number)
{
    static constexpr milliseconds pause{100};
    ask(server, call, longest, [this, end, server, call, number](const HttpReply &reply) {
        const bool isTooEarly = reply.status == 503 || reply.status == 409;
        if (reply.isDone())
            return;
        if (!isTooEarly || Clock::now() + pause > end) {
            m_refused = {number, reply.sentence().toStdString()};
            return;
        }
        ++m_underWay;
        QTimer::singleShot(pause, this, [this, end, server, call, number] {
            --m_underWay;
            insistUntil(end, server, call, number);
        });
    });
}

std::string AdminRequests::refusalOf(std::uint64_t number) const
{
    return m_refused.first == number ? m_refused.second : std::string();
}

} // namespace raftarium
