#pragma once

#include "netnode/watch/watch_frame.h"
#include "netnode/wire/dialled_link.h"

#include <QObject>

#include <deque>
#include <memory>
#include <optional>
#include <string>

namespace raftarium {

/// Watches one server: keeps a link to it open, puts its image together, and passes on every step.
class WatchFeed : public QObject {
    Q_OBJECT

public:
    /// Whose steady clock the server lives by.
    enum class Machine { This, Another };

    /// The server that is expected at the address; 0: whichever answers first. Of the settings only url, tls
    /// and token count.
    WatchFeed(DialledLink::Settings settings, raft::NodeId server, Machine machine,
              QObject *parent = nullptr);

    /// What several feeds tell of the same entries is kept once. Must outlive this object.
    void share(SharedEntries &entries) { m_shared = &entries; }

    void start();
    /// Watches no longer, and says nothing any more.
    void abort();
    bool isWatching() const { return m_watching; }
    const QUrl &url() const { return m_link->url(); }
    /// How much the steady clock here is ahead of the server's. On another machine, what arrived least late
    /// within the last seconds shows it best.
    raft::Time offset() const;

signals:
    /// The server is there in this state; of a life with that nonce.
    void introduced(const raftarium::WatchHello &hello, std::shared_ptr<const raft::Server> server,
                    raft::Time local);
    void stepped(std::shared_ptr<const raft::ServerStep> step);
    void faultsReported(raft::NodeId server, const std::string &json);
    /// The link is lost or cannot be made; it is tried again by itself.
    void lost(const QString &reason);

private:
    void take(const WatchHello &hello);
    void take(const WatchImage &image);
    void take(const WatchFaults &faults);
    void take(const WatchGap &);
    void take(raft::ServerStep &step);
    void take(const WatchPart &part);
    void take(const WatchClock &clock);
    void takeFrame(const QByteArray &payload, bool inParts);
    void noticeClock(raft::Time local);
    void giveUp(const QString &reason);

    /// By how much the clocks differ, as something that arrived showed it.
    struct Offset {
        raft::Time when;
        raft::Time offset;
    };

    SharedEntries *m_shared = nullptr;
    Owned<DialledLink> m_link;
    const Machine m_machine;
    raft::NodeId m_server;
    WatchHello m_hello;
    QByteArray m_image;
    QByteArray m_parts;                ///< Of a payload that came in several frames.
    bool m_watching = false;           ///< The image is complete; steps follow.
    bool m_givenUp = false;            ///< What it says makes no sense.
    std::optional<raft::Time> m_ahead; ///< As the server tells it; of the same machine it is true.
    std::deque<Offset> m_offsets;      ///< Those that may become the least, oldest first: they increase.
};

} // namespace raftarium
