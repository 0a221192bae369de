#pragma once

#include "netnode/client/http_client.h"
#include "raftcore/simulation/simulation.h"

#include <QUrl>

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace raftarium {

/// What is written to and read from the servers of a cluster of processes from here: over HTTP as any client
/// does it, and as operations of the cluster that mirrors them.
class ServerRequests {
public:
    /// What it asks of the cluster around it.
    struct Around {
        std::function<raft::Time()> now;
        std::function<QUrl(raft::NodeId server)> url;
    };

    /// `mirror` and `http` must outlive this object.
    ServerRequests(raft::Simulation &mirror, HttpClient &http, Around around);

    /// Sends the request, or keeps it until it may leave.
    raft::ActionResult submit(raft::action::Submit submit);
    /// A server has been seen to take these requests: the next write of a client may leave.
    void taken(const raft::ServerStep::Called &called);
    /// Makes the replies that came up to that time a part of the picture; answers how many there were.
    std::size_t takeReplies(raft::Time until);

    /// Whether all that was sent has been seen to be taken.
    bool isQuiescent() const { return m_writes.empty() && m_asked.empty(); }

private:
    /// A write that waits for the earlier ones of its client: requests overtake each other on their way, and
    /// an overtaken one would count as an old retry.
    struct WaitingWrite {
        raft::OperationId id = 0;
        raft::NodeId server;
        HttpCall call;
        raft::Session session;
    };
    /// The reply to a request, which came at that time.
    struct Reply {
        raft::Time at{};
        raft::OperationId id = 0;
        raft::ClientAnswer answer;
    };
    /// A linearizable read that no server has been seen to take.
    struct AskedRead {
        raft::OperationId id = 0;
        std::string key;
    };

    void read(raft::OperationId id, raft::NodeId server, const raft::Get &get);
    void sendFirst(const std::string &client);
    void send(raft::OperationId id, raft::NodeId server, const HttpCall &call);
    void returned(raft::OperationId id, const HttpReply &reply);
    void takenRead(const std::string &key);
    void takenWrite(const raft::Session &session);

    raft::Simulation &m_mirror;
    HttpClient &m_http;
    Around m_around;
    std::string m_client;          ///< By which the servers know what is written from here.
    std::uint64_t m_lastWrite = 0; ///< Sequence number of that client.
    /// By client, in order; the first of each is on its way.
    std::map<std::string, std::deque<WaitingWrite>> m_writes;
    std::vector<Reply> m_replies; ///< Not yet part of the picture.
    std::vector<AskedRead> m_asked;
};

} // namespace raftarium
