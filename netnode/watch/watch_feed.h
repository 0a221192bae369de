#pragma once

#include "netnode/watch/watch_frame.h"
#include "netnode/wire/dialled_link.h"

#include <QObject>

#include <deque>
#include <memory>
#include <string>

namespace raftarium {

/// Watches one server: keeps a link to it open, puts its image together, and passes on every step.
class WatchFeed : public QObject {
    Q_OBJECT

public:
    /// `cluster` is the name that the server must have; empty: any. Only url, tls and token of the settings
    /// count.
    WatchFeed(DialledLink::Settings settings, std::string cluster, QObject *parent = nullptr);
    ~WatchFeed() override;

    void start();
    bool isWatching() const { return m_watching; }
    const QUrl &url() const { return m_link->url(); }
    /// How much the steady clock here is ahead of the server's: what arrives least late shows it best.
    raft::Time offset() const;

signals:
    /// The server is there in this state; of a life with that nonce.
    void introduced(const raftarium::WatchHello &hello, std::shared_ptr<const raft::Server> server,
                    raft::Time local);
    void stepped(std::shared_ptr<const raft::ServerStep> step);
    void faultsTold(raft::NodeId server, const std::string &json);
    /// The link is lost or cannot be made; it is tried again by itself.
    void lost(const QString &reason);

private:
    void receive(const QByteArray &payload);
    void take(const WatchHello &hello);
    void take(const WatchImage &image);
    void take(const WatchFaults &faults);
    void take(const WatchGap &);
    void take(const raft::ServerStep &step);
    void noticeClock(raft::Time local);
    void giveUp(const QString &reason);

    DialledLink *m_link;
    std::string m_cluster;
    WatchHello m_hello;
    QByteArray m_image;
    bool m_watching = false; ///< The image is complete; steps follow.
    bool m_givenUp = false;  ///< What it says makes no sense.
    std::deque<raft::Time> m_offsets;
};

} // namespace raftarium
