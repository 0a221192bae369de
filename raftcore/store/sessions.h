#pragma once

#include "raftcore/consensus/types.h"
#include "raftcore/store/command.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace raft {

/// What applying a command did: all that a client learns of it, so that a retry can be answered the same.
struct ChangeResult {
    bool success = true;  ///< False: compare-and-set found another value, or Add found no integer.
    bool existed = false; ///< The key had a value before.
    Index index;          ///< The entry that did it; of a retry: the first one.
    Term term;            ///< Of that entry; 0 when a snapshot from before terms were kept tells of it.

    bool operator==(const ChangeResult &) const = default;
};

/// What is remembered of the clients so that a command that comes again is applied once (thesis §6.3): of
/// each session the latest number with its result. There is room for a certain number of sessions: the one
/// that has been idle for longest is forgotten, which is the same one on every server.
///
/// A name that is not known opens a session, but only when it can be shown to be none of the forgotten ones:
/// else a late retry would be applied again. Thesis §6.3 lets clients register, so that a session's name is
/// the index of an entry; that needs a request before every first one. Here a name may bear its own proof: it
/// begins with the time at which its session began (beginOf()). Of all forgotten names that do, the latest
/// time is remembered, and only what began after it is new. No clock is trusted in this: a wrong one
/// can make a new session look old, which is refused, and never an old one new, for its retries bear the same
/// name. Of a forgotten name without a time a mark stays. There is room for so many marks; once they are used
/// up, no unknown name without a time is taken, for ever. What is refused has expired: its client must begin
/// anew.
///
/// The limits are part of the state machine and no option: servers that differed in them would end with
/// different stores.
class Sessions {
public:
    /// Most sessions remembered.
    static constexpr std::size_t most = 16'384;
    /// Most marks of forgotten sessions without a time.
    static constexpr std::size_t mostMarks = 65'536;

    /// When the session of that name began: the ten digits, seconds since 1970, that stand before a hyphen at
    /// its beginning ("1764433110-anna"); 0 for any other name.
    static std::uint64_t beginOf(std::string_view client);

    /// The result of the session's latest command if this is a retry of it, else null.
    const ChangeResult *resultOf(const Session &session) const;
    /// Whether a command with this number may be applied. If not, and it is no retry of the latest either,
    /// it is no longer known what became of it: it is older than the latest, or its session has expired.
    bool isNext(const Session &session) const;
    /// The session is not known, and may have been forgotten.
    bool hasExpired(const Session &session) const;
    /// The command has been applied. May forget another session.
    void remember(const Session &session, const ChangeResult &result);
    /// Takes over the mark of a forgotten session, the oldest first.
    void mark(std::uint64_t mark);
    /// Takes over the time at which the latest forgotten session with a time began.
    void forgetUntil(std::uint64_t begin);

    /// Sees one session: its client, its latest request number, and the answer to that.
    using Visitor =
        std::function<void(const std::string &client, std::uint64_t sequence, const ChangeResult &result)>;
    /// All sessions, by client.
    void visit(const Visitor &visit) const;
    /// Those whose name counts as one with a time, or all others, by client.
    void visit(bool timed, const Visitor &visit) const;
    /// How many sessions there are with a time in their name, or without.
    std::size_t count(bool timed) const { return timed ? m_timed : m_sessions.size() - m_timed; }
    /// Marks of forgotten sessions, the oldest first.
    const std::deque<std::uint64_t> &marks() const { return m_marks; }
    /// When the latest forgotten session with a time began; 0 when there is none.
    std::uint64_t forgottenUntil() const { return m_forgottenUntil; }
    /// Equal when the same is remembered.
    std::uint64_t hash() const { return m_hash; }

private:
    struct State {
        std::uint64_t sequence = 0;
        ChangeResult result;
        bool timed = false; ///< Its name bears a time, and the command that opened it knew of that.
    };
    static std::uint64_t hashOf(std::string_view client, const State &state);

    void forgetOldest();

    std::map<std::string, State, std::less<>> m_sessions;
    std::size_t m_timed = 0;
    std::set<std::pair<Index, std::string>> m_byAge; ///< The sessions by their latest entry.
    std::deque<std::uint64_t> m_marks;
    std::unordered_set<std::uint64_t> m_marked;
    std::uint64_t m_forgottenUntil = 0;
    std::uint64_t m_hash = 0;
};

} // namespace raft
