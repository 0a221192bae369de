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

/// What applying a command did: all that a client is told of it, so that a retry can be told the same.
struct ChangeResult {
    bool success = true;  ///< False: compare-and-set found another value, or Add found no integer.
    bool existed = false; ///< The key had a value before.
    Index index;          ///< The entry that did it; of a retry: the first one.

    bool operator==(const ChangeResult &) const = default;
};

/// What is remembered of the clients so that a command that comes again is applied once (thesis §6.3): of
/// each session the latest number with its result. A number opens the session of a client that is not known.
///
/// There is room for a certain number of sessions: the one that has been idle for longest is forgotten, which
/// is the same one on every server. Of a forgotten session a mark stays for a while, so that a retry in it is
/// not mistaken for something new; after that, only the number 1 opens a session. The limits are part of the
/// state machine and no option: servers that differed in them would end with different stores.
class Sessions {
public:
    /// Most sessions remembered.
    static constexpr std::size_t most = 16'384;
    /// Most marks of forgotten sessions, the latest.
    static constexpr std::size_t mostMarks = 65'536;

    /// The result of the session's latest command if this is a retry of it, else null.
    const ChangeResult *resultOf(const Session &session) const;
    /// Whether a command with this number may be applied. If not, and it is no retry of the latest either,
    /// nobody knows any more what became of it: it is older than the latest, or its session is forgotten.
    bool isNext(const Session &session) const;
    /// The command has been applied. May forget another session.
    void remember(const Session &session, const ChangeResult &result);
    /// Takes over the mark of a forgotten session, the oldest first.
    void mark(std::uint64_t mark);

    std::size_t size() const { return m_sessions.size(); }
    /// By client.
    void visit(const std::function<void(const std::string &client, std::uint64_t sequence,
                                        const ChangeResult &result)> &visit) const;
    /// Marks of forgotten sessions, the oldest first.
    const std::deque<std::uint64_t> &marks() const { return m_marks; }
    /// Equal when the same is remembered.
    std::uint64_t hash() const { return m_hash; }

private:
    struct State {
        std::uint64_t sequence = 0;
        ChangeResult result;
    };

    void forgetOldest();

    std::map<std::string, State, std::less<>> m_sessions;
    std::set<std::pair<Index, std::string>> m_byAge; ///< The sessions by their latest entry.
    std::deque<std::uint64_t> m_marks;
    std::unordered_set<std::uint64_t> m_marked;
    std::uint64_t m_hash = 0;
};

} // namespace raft
