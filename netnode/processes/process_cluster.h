#pragma once

#include "netnode/client/http_client.h"
#include "netnode/client/local_cluster.h"
#include "netnode/processes/mirror_cluster.h"
#include "netnode/processes/private_folder.h"
#include "netnode/processes/server_faults.h"
#include "netnode/watch/watch_feed.h"
#include "raftcore/cluster/quiescence.h"
#include "raftcore/cluster/reachable.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace raftarium {

/// A cluster of real server processes. Every server tells each of its steps (watch/watch_feed.h). What is
/// done to them is done to the processes: signals, requests, faults at their own transport.
///
/// Lives on a thread with an event loop. What happens is taken in by itself, a few milliseconds late so that
/// the steps of different servers come in their order. So do cuts: they are shown when the servers have made
/// them.
class ProcessCluster final : public QObject,
                             public MirrorCluster,
                             public raft::Quiescence,
                             public raft::Reachable {
    Q_OBJECT

public:
    /// Servers to start on this machine; they end with this object, and with this program however it ends.
    struct Start {
        QString program;                    ///< raftnode; empty: the one beside this program.
        int servers = 5;                    ///< At most 9.
        std::chrono::milliseconds delay{0}; ///< Of every message; the timeouts follow from it …
        QString dataDirectory;              ///< Empty: a private one that is removed in the end.
        std::optional<raft::Config> protocol =
            std::nullopt; ///< … unless they stand here: the three times, PreVote and CheckQuorum count.
        std::uint32_t lossPerMillion = 0; ///< Of every message.
        bool held = false;                ///< Nothing happens by itself until SetManual says so.
    };
    /// Servers that run already.
    struct Attach {
        QList<QUrl> urls;  ///< Of one of them, at least: it knows the others.
        QString tokenFile; ///< Empty: the servers ask for no token.
        QString authority; ///< PEM file; empty: the system's authorities are trusted.
    };

    /// Null, with a sentence in `problem`, when that cannot work at all. A single server that does not start
    /// is no reason: its last words are its caption.
    static std::unique_ptr<ProcessCluster> start(const Start &what, QString *problem);
    /// Servers for a scenario: as many as `setup` has voters, with its times, options, delay and loss. Disks
    /// and seed are the machine's own.
    static std::unique_ptr<ProcessCluster> startFor(const raft::ClusterSetup &setup, QString *problem,
                                                    const QString &program = {});
    static std::unique_ptr<ProcessCluster> attach(const Attach &what, QString *problem);
    ~ProcessCluster() override;

    raft::Capabilities capabilities() const override;
    raft::Time now() const override;
    /// Takes in what has arrived; waits until `until` has come or so many steps were taken in.
    std::size_t advance(raft::Time until, std::size_t mostSteps) override;
    raft::ClusterView view() const override;
    raft::ActionResult perform(const raft::Action &action) override;
    bool isQuiescent() const override;
    std::string refusalOf(std::uint64_t request) const override;
    std::string shellLine() const override;
    std::string obstacle(const raft::Action &action) const override;

    /// At most so many events are kept, and with them the past that they tell of: then the oldest quarter
    /// goes.
    void setMostEvents(raft::EventNumber most) { m_mostEvents = most; }

    /// The process of a server started here; 0 when it does not run or is not known.
    qint64 processId(raft::NodeId server) const;
    QUrl url(raft::NodeId server) const;

signals:
    /// What happened to a server at that time is part of the picture from now on.
    void tookIn(raft::Time happened);

private:
    struct Introduction {
        std::shared_ptr<const raft::Server> server;
        raft::Time local;
        std::uint64_t nonce = 0;
        QString caption;
    };
    struct Crash {};
    /// Something that a server has told, or that happened to it, and that is not yet taken in.
    struct Happening {
        raft::Time at{};
        std::variant<Introduction, std::shared_ptr<const raft::ServerStep>, ServerFaults, Crash> what;
    };
    struct Watched {
        QUrl url;
        Owned<WatchFeed> feed;
        std::deque<Happening> told;           ///< In its order.
        raft::Time reportedUntil{};           ///< Of what it did before, nothing more will be told.
        std::uint64_t nonce = 0;              ///< Of the life that was introduced last …
        bool lives = false;                   ///< … and that has not yet ended.
        std::optional<raft::Time> stuckSince; ///< What it told next lacks its cause since then …
        int stuckFor = 0;                     ///< … and so many times that was looked at.
        bool starting = false;                ///< Ready, and not yet seen in its new life.
        bool dying = false;                   ///< Has ended; what it said last is still to be read.
        bool waiting = false;                 ///< Ready, and has not yet begun.
        int starts = 0;                       ///< How many times it was ready.
        bool seen = false;     ///< Has introduced itself in this life: none of its steps will be missed.
        bool stopped = false;  ///< Its process stands still: it says nothing.
        int disagrees = 0;     ///< So many times in a row the system says otherwise.
        QString place;         ///< Where it runs: the caption of its life.
        bool telling = false;  ///< Is being told its faults …
        bool outdated = false; ///< … and they are others now.
        int echoes = 0;        ///< So many times it will tell of faults that it has from here.
        std::uint64_t toldChange = 0; ///< The latest change of links that they take in.
        ServerFaults faults;          ///< That it is to have at its end of its links.
    };

    /// A change of links, which is shown in its place among what the servers tell: when all of them have made
    /// it.
    struct LinkChange {
        std::uint64_t number = 0;
        raft::Action what;
        std::set<raft::NodeId> open;  ///< They have not yet made it.
        raft::Time latest{};          ///< Nobody is waited for any longer.
        std::optional<raft::Time> at; ///< When it was made.
    };

    /// A write that waits for the earlier ones of its client: requests overtake each other on their way, and
    /// an overtaken one would count as an old retry.
    struct WaitingWrite {
        raft::OperationId id = 0;
        raft::NodeId server;
        HttpCall call;
        raft::Session session;
    };
    /// The reply to a request, which came at that time.
    struct Replied {
        raft::Time at{};
        raft::OperationId id = 0;
        raft::ClientAnswer answer;
    };
    /// A linearizable read that no server has been seen to take.
    struct AskedRead {
        raft::OperationId id = 0;
        std::string key;
    };

    ProcessCluster(std::unique_ptr<raft::Cluster> shadow, const QByteArray &token, const QString &authority);

    // process_cluster.cpp: servers come, and go
    void watch(raft::NodeId server, const QUrl &url);
    void connectFeed(raft::NodeId server);
    void told(raft::NodeId server, Happening happening);
    void lost(raft::NodeId server, const QString &reason);
    void died(raft::NodeId server, const QString &reason);
    void tellEnd(raft::NodeId server);
    raft::Time clusterTime(const Watched &watched, raft::Time local) const;
    void noticeStopped();
    void setStopped(raft::NodeId server, bool stopped, const QString &why);
    void startServer(raft::NodeId server);
    void say(raft::NodeId server, const QString &caption, raft::Sight sight = raft::Sight::Seen);
    void awaitReady(raft::NodeId server);
    void tryToBegin(raft::NodeId server);
    static raft::ClusterSetup setupFor(std::vector<raft::NodeId> servers, std::chrono::milliseconds delay);

    // process_attach.cpp: servers that run already
    void welcome(raft::NodeId server, std::uint64_t nonce);
    void lookAround();
    bool missesMembers() const;
    void learn(const QJsonObject &status);
    void claim(const QUrl &url, const QJsonObject &status);

    // process_order.cpp: what was told is taken in, in the order of its time
    void absorb();
    bool isReady(raft::NodeId server, const Watched &watched) const;
    bool lacksCause(raft::NodeId server, const Happening &happening) const;
    void noticeStuck(raft::Time until);
    void take(raft::NodeId server, const Happening &happening);
    void take(raft::NodeId server, const Introduction &introduction, raft::Time at);
    void takeReplies(raft::Time until);
    void boundRecord();

    // process_actions.cpp: each does it, or answers one sentence why not
    template <class What>
    std::string act(const What &what);
    std::string act(const raft::action::Crash &crash);
    std::string act(const raft::action::Restart &restart);
    std::string act(const raft::action::Join &join);
    std::string act(const raft::action::Pause &pause);
    std::string act(const raft::action::Resume &resume);
    std::string act(const raft::action::ForceTimeout &force);
    std::string act(const raft::action::SendHeartbeat &heartbeat);
    std::string act(const raft::action::Split &split);
    std::string act(const raft::action::Heal &);
    std::string act(const raft::action::CutLink &cut);
    std::string act(const raft::action::OpenLink &open);
    std::string act(const raft::action::SlowLink &slow);
    std::string act(const raft::action::LoseOnLink &lose);
    std::string act(const raft::action::SetNetwork &set);
    std::string act(const raft::action::CompactLog &compact);
    std::string act(const raft::action::Change &change);
    std::string act(const raft::action::Transfer &transfer);
    std::string act(const raft::action::SetManual &set);
    raft::ActionResult submit(const raft::action::Submit &submit);
    void sendFirst(const std::string &client);
    void taken(const raft::ServerStep::Called &called);
    void send(raft::OperationId id, raft::NodeId server, const HttpCall &call);
    void returned(raft::OperationId id, const HttpReply &reply);
    void ask(raft::NodeId server, const HttpCall &call, std::chrono::milliseconds patience,
             const std::function<void()> &then = {});
    void post(raft::NodeId server, const QString &path, const QByteArray &body = {});
    /// Asks for a change of members or of leadership, again while it comes too early; a refusal is kept.
    void insist(raft::NodeId server, const HttpCall &call, std::uint64_t request, raft::Time until);

    // process_faults.cpp: what links suffer
    void changeLinks(const raft::Action &what);
    void settleChanges();
    bool takeChange(raft::Time before);
    void faultsTold(raft::NodeId server, const std::string &json);
    void adoptFaults(raft::NodeId server, const ServerFaults &faults);
    void show(const raft::Action &what);
    bool isCut(raft::NodeId from, raft::NodeId to) const;
    void tellFaults(raft::NodeId server);
    void toldFaults(raft::NodeId server);
    void tellAllFaults();

    raft::Time m_epoch{}; ///< On the steady clock.
    raft::EventNumber m_mostEvents = 6'000'000;
    std::map<raft::NodeId, Watched> m_servers;
    DialledLink::Settings m_access; ///< Token and TLS of every link.
    HttpClient m_http;
    QTimer m_absorb;
    QTimer m_lookForStopped;
    std::unique_ptr<PrivateFolder> m_private;
    std::unique_ptr<LocalCluster> m_local; ///< Null when attached.
    QTimer m_lookAround;                   ///< For servers that are missing; attached.
    QString m_cluster;                     ///< Its name; attached.
    QList<QUrl> m_unclaimed;               ///< Addresses at which nobody has answered yet; attached.
    std::set<raft::NodeId> m_faultless;    ///< Servers that let nobody do faults to them.
    std::chrono::milliseconds m_delay{0};  ///< Of every message, also of servers to come.
    double m_loss = 0;
    std::deque<LinkChange> m_changes; ///< Not yet shown, in their order.
    std::uint64_t m_lastChange = 0;
    /// By client, in order; the first of each is on its way.
    std::map<std::string, std::deque<WaitingWrite>> m_writes;
    bool m_held = false;
    std::uint64_t m_happened = 0;    ///< So much was taken in and answered so far.
    int m_underWay = 0;              ///< Requests to servers that are not yet answered.
    std::uint64_t m_lastRequest = 0; ///< Number of the latest change of members or of leadership.
    std::pair<std::uint64_t, std::string> m_refused; ///< The latest of them that was refused, and why.
    std::vector<Replied> m_replies;                  ///< Not yet taken in.
    std::vector<AskedRead> m_asked;
    /// A name for a session that begins now.
    static std::string newClient();
    std::string m_client;          ///< By which the servers know what is written from here.
    std::uint64_t m_lastWrite = 0; ///< Sequence number of that client.
};

} // namespace raftarium
