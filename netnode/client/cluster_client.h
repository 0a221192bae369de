#pragma once

#include "netnode/client/http_client.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace raftarium {

/// A server and what it says of itself.
struct ServerStatus {
    QUrl server;
    std::optional<QJsonObject> status;     ///< GET /status; nothing when there is no answer.
    QString problem;                       ///< Why there is none.
    bool answers = false;                  ///< Whether it answered at all.
    bool listens = true;                   ///< False: no server is there.
    std::optional<qint64> reportedId = {}; ///< Its id as others tell it.

    bool isLeader() const;
    qint64 term() const;
    /// Its id as it says itself, else as others tell it.
    std::optional<qint64> id() const;
    /// Every server that its membership names: voters, those that were voters until now, learners.
    QList<qint64> members() const;
};

/// The one of the latest term among those that lead; null when none of them leads.
const ServerStatus *leaderOf(const QList<ServerStatus> &servers);

/// A cluster as a client sees it: finds the leader, and gets things done although servers fail.
class ClusterClient : public QObject {
    Q_OBJECT

public:
    using Surveyed = std::function<void(const QList<ServerStatus> &servers)>;

    /// The servers to ask; at least one.
    ClusterClient(HttpClient &http, const QList<QUrl> &servers);

    /// How long perform() goes on trying.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    std::chrono::milliseconds patience() const { return m_patience; }

    /// Asks every server for its status, all at the same time.
    void survey(const Surveyed &done);
    /// The same, and waits for it in an event loop.
    QList<ServerStatus> survey();
    /// Asks also those that the servers asked know of, so that one address finds the whole cluster. By id,
    /// those without one last. Of servers that were not named, those that are not there are left out unless
    /// another one knows them, and the leader, if there is one, has them among its members.
    QList<ServerStatus> surveyAll();
    /// These servers were not named: they are where servers usually are.
    void setGuessed(bool guessed) { m_guessed = guessed; }
    /// The leader of the latest term among these; nothing when none of them leads.
    static std::optional<QUrl> leaderAmong(const QList<ServerStatus> &servers);

    /// What became of a request.
    struct Outcome {
        HttpReply reply;     ///< The last answer.
        QUrl server;         ///< Who gave it.
        bool certain = true; ///< False: the request may have been carried out, or may still be.
    };
    /// Whether a request may be sent again when it is not known what became of it.
    enum class Repeat { Safe, Never };

    /// Sends the request to the leader, or to any server while none is known, and goes on until there is an
    /// answer that settles it, or patience ends, or no server can be reached. What was certainly not done is
    /// always tried again, what may have been done only if that is safe.
    Outcome perform(const HttpCall &call, Repeat repeat);

private:
    class Attempts;

    void survey(const QList<QUrl> &servers, const Surveyed &done);
    QList<ServerStatus> surveyAndWait(const QList<QUrl> &servers);
    void leaveOutStrangers(QList<ServerStatus> &found) const;

    HttpClient &m_http;
    QList<QUrl> m_servers;
    bool m_guessed = false;
    std::chrono::milliseconds m_patience{10'000};
};

} // namespace raftarium
