#pragma once

#include "raftcore/consensus/node.h"
#include "raftcore/server/earlier_hashes.h"
#include "raftcore/store/store.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace raft {

/// Reads a key.
struct Get {
    std::string key;          ///< Which one.
    bool linearizable = true; ///< False: answer from this server's own store, however old.
};

/// What a client asks a server.
struct ClientRequest {
    RequestId id;                         ///< Chosen by the host, unique within the server's life.
    std::variant<StoreCommand, Get> what; ///< A change of the store, or a read.
};

/// Done: committed and applied, or read.
struct ClientDone {
    bool success = true;              ///< False: the condition of a compare-and-set did not hold.
    std::optional<std::string> value; ///< Reads: the value.
    Index index;                      ///< The entry that did it; of a read: that set the value last.
    Term term;                        ///< Of a change: of that entry. Else the server's when it answered.
    bool existed = false;             ///< Changes: the key had a value before.
};

/// The outcome is unknown. Leadership was lost before it was known: the change may still happen, or not. Or
/// it is a retry of a request before its session's latest: the change was made at its time, or never will be.
/// In a session that has expired the answer is Refused: nothing was changed now, and whether an earlier try
/// was the client must see for itself.
struct ClientUnknown {};

/// What a client learns.
struct ClientAnswer {
    RequestId id;                                          ///< That of the request.
    std::variant<ClientDone, Refused, ClientUnknown> what; ///< Done, certainly not done, or not known.
};

/// A key holds something else now.
struct StoreChange {
    Index index;                     ///< The entry that did it.
    std::string key;                 ///< Which one.
    std::optional<SharedText> value; ///< Nothing: the key was removed.
};

/// What a step of the server wants done.
struct ServerEffects {
    Effects node;                      ///< send, write, notes, and the answers to administrative requests.
    std::vector<ClientAnswer> answers; ///< To clients.
    bool tellsChanges = false;         ///< Whether `changes` are wanted; clear() leaves it as it is.
    std::vector<StoreChange> changes;  ///< Of the store, by entries that were applied, in their order.

    /// Empties everything and keeps the memory.
    void clear()
    {
        node.clear();
        answers.clear();
        changes.clear();
    }
};

/// Whether a server can start from what its disk holds: false when the snapshot cannot be read. Without it
/// the server would lack what the log has no more.
bool canStartFrom(const Stored &stored);

/// A whole Raft server: consensus, the store, and the clients that wait for it. Still pure; simulation and
/// process differ only in who carries the messages, writes the disk and tells the time.
class Server {
public:
    /// A linearizable read on its way to an answer.
    struct WaitingRead {
        RequestId client;            ///< The client's request.
        std::string key;             ///< What is read.
        std::optional<Index> readAt; ///< Known once the leader confirmed the read.

        /// As Node::visitState().
        template <class Self, class Visitor>
        static void visitState(Self &self, Visitor &&visit)
        {
            visit(self.client, self.key, self.readAt);
        }
    };

    /// A server as it starts with what its disk holds, which it must be able to: canStartFrom().
    Server(const Config &config, const Stored &stored, Time now);

    /// As Node::step(); also applies what is committed and answers the clients that waited for it. The ids of
    /// administrative requests in `input` are below 2^63.
    void step(Time now, const Input &input, ServerEffects &effects);
    /// A client's request. It is answered at once or by a later step.
    void submit(Time now, const ClientRequest &request, ServerEffects &effects);
    /// Client requests that arrive together: they share one proposal, one write and one message.
    void submit(Time now, const std::vector<ClientRequest> &requests, ServerEffects &effects);

    /// The protocol's part.
    const Node &node() const { return m_node; }
    /// What is applied.
    const Store &store() const { return m_store; }
    /// Hashes that the store had since the server started.
    const EarlierHashes &earlierHashes() const { return m_earlierHashes; }
    /// Requests that wait for an answer.
    std::size_t waiting() const { return m_waitingChanges.size() + m_waitingReads.size(); }

    /// Reads that wait, by the number under which the core was asked.
    const std::map<RequestId, WaitingRead> &waitingReads() const { return m_waitingReads; }

    /// Takes a snapshot of the store as it was at this index, which has been applied and is behind the
    /// present snapshot, and compacts the log up to it.
    void compact(Time now, Index upTo, ServerEffects &effects);
    /// The same at the applied index.
    void compact(Time now, ServerEffects &effects) { compact(now, m_node.applied(), effects); }
    /// Turns a rule off; simulations only.
    void turnOff(Rule rule) { m_node.turnOff(rule); }

    /// As Node::visitState().
    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.m_node, self.m_store, self.m_waitingChanges, self.m_waitingReads, self.m_lastCoreRequest);
    }

private:
    struct WaitingChange {
        Position at; ///< Where the proposal stands; another term there means it was overwritten.
        RequestId client;

        template <class Self, class Visitor>
        static void visitState(Self &self, Visitor &&visit)
        {
            visit(self.at, self.client);
        }
    };

    void propose(Time now, const std::vector<ClientRequest> &requests, ServerEffects &effects);
    void read(Time now, const ClientRequest &request, ServerEffects &effects);
    void afterStep(ServerEffects &effects);
    void takeReadAnswers(ServerEffects &effects);
    void takeSnapshot(const Snapshot &snapshot);
    Store storeAt(Index index) const;
    void shareSnapshot(Effects &effects);
    void applyCommitted(ServerEffects &effects);
    void applyRange(ApplyRange range, ServerEffects &effects);
    void tellChange(const Entry &entry, bool existed, ServerEffects &effects) const;
    Term termOf(const ChangeResult &result) const;
    void dropLostChanges(ServerEffects &effects);
    void answerReads(ServerEffects &effects);
    void endReadsOfTheFuture(ServerEffects &effects);
    void answerRead(RequestId client, const std::string &key, ServerEffects &effects) const;
    RequestId nextCoreRequest() { return ++m_lastCoreRequest; }

    /// Requests of this class to the core are numbered from here on; those of the host must stay below.
    static constexpr std::uint64_t ownRequests = std::uint64_t{1} << 63U;

    Node m_node;
    Store m_store;
    std::deque<WaitingChange> m_waitingChanges;      ///< In the order of the log.
    std::map<RequestId, WaitingRead> m_waitingReads; ///< By the id of the core's read request.
    RequestId m_lastCoreRequest{ownRequests};
    EarlierHashes m_earlierHashes; ///< No state: nothing that the server does depends on it.
};

} // namespace raft
