#pragma once

#include "raftcore/consensus/messages.h"
#include "raftcore/consensus/note.h"
#include "raftcore/consensus/storage.h"

#include <optional>
#include <variant>
#include <vector>

/// Everything that a step wants done. Nothing else comes out of Node::step().
namespace raft {

/// Why a request is not taken.
enum class Refusal : std::uint8_t {
    NotLeader,          ///< Ask `leader`, if it is known.
    NoCommitInTerm,     ///< The leader has not yet committed an entry of its term.
    ChangeInProgress,   ///< An earlier membership change is not yet committed.
    TransferInProgress, ///< Leadership is being handed over.
    TooManyPending,     ///< Too many uncommitted entries; try again later.
    Invalid,            ///< The request makes no sense (an unknown server, an empty membership, …).
    VoterNotReady,      ///< A new voter must first answer and hold the log, as a learner (thesis §4.2.1).
    SessionExpired, ///< The client's session is forgotten, or looks as old: it must begin a new one (thesis
                    ///< §6.3).
    StoreFull,      ///< The store has no room for it. A host refuses so; consensus knows nothing of room.
};

/// The proposal stands in the leader's log at first…last. It is not yet committed.
struct Accepted {
    Index first; ///< Of its first entry.
    Index last;  ///< Of its last entry.
    Term term;   ///< The term of all of them.
};

/// The request is not taken, and changes nothing.
struct Refused {
    Refusal why = Refusal::NotLeader; ///< The reason.
    std::optional<NodeId> leader;     ///< Whom to ask instead, if that is known.
};

/// The read may be answered from the state machine once `index` is applied.
struct ReadAt {
    Index index; ///< Everything up to here must be in the answer.
};

/// The transfer has ended: the target leads, or (false) another server does, or none known.
struct Transferred {
    bool success = false; ///< The target leads.
};

/// What became of a request. Proposals and membership changes get Accepted or Refused at once; whether an
/// accepted one is committed the caller sees from Effects::apply and from role changes.
struct Answer {
    RequestId id;                                              ///< That of the request.
    std::variant<Accepted, Refused, ReadAt, Transferred> what; ///< What became of it.
};

/// Entries first…last of the node's log are committed and to be applied, in order, each once. Empty when last
/// < first.
struct ApplyRange {
    Index first{1}; ///< To be applied first.
    Index last{0};  ///< To be applied last.

    /// Whether there is nothing to apply.
    bool empty() const { return last < first; }
};

/// All that a step asks of its host.
struct Effects {
    std::vector<Message> send;       ///< All of them may leave at once: the core holds back what must wait.
    std::optional<Write> write;      ///< Answer with WriteDone when it is durable.
    std::optional<Snapshot> restore; ///< Replace the state machine's state, before applying.
    ApplyRange apply;                ///< Read them from Node::log() before the next step.
    std::vector<Answer> answers;     ///< To requests, of this step or of earlier ones.
    std::vector<Note> notes;         ///< Why things happened, in order.

    /// Empties everything and keeps the memory.
    void clear()
    {
        send.clear();
        write.reset();
        restore.reset();
        apply = {};
        answers.clear();
        notes.clear();
    }
};

} // namespace raft
