#pragma once

#include <cstdint>

/// How much of what a view shows is known. Of a simulation everything is; of a run that was read from
/// another implementation's log, what the log tells.
namespace raft {

/// What can be known of a server (ServerView).
enum class ServerFact : std::uint8_t {
    Role,
    CurrentTerm,
    Vote,
    Leader,
    Votes, ///< Of a candidate: who granted and who refused.
    Commit,
    Applied,
    Durable,
    LogLength, ///< Where its log ends.
    LogTerms,  ///< The terms of all its entries. Single ones may be unknown: their term is 0.
    Membership,
    Progress, ///< Of a leader: next and match index of the others.
    Timer,
    Store,
};

/// What can be known of a message (MessageView).
enum class MessageFact : std::uint8_t {
    SenderTerm,
    Position, ///< Where the candidate's log ends, or what precedes the entries, or what a snapshot replaces.
    Entries,  ///< The terms of the entries; how many there are is known.
    Commit,
    Result, ///< Of an answer: whether it grants or refuses.
    Match,
    Round,   ///< Rounds of reads, parts of snapshots, where logs may agree: what only this program has.
    Arrival, ///< When it arrives, and whether.
};

/// Which of these facts are unknown, and which are inferred: not reported, but concluded from what was.
/// Without further ado all are known.
template <class Fact>
class Knowledge {
public:
    /// All facts are unknown.
    static constexpr Knowledge nothing()
    {
        Knowledge none;
        none.m_unknown = static_cast<std::uint16_t>(~0U);
        return none;
    }

    /// Told or inferred.
    constexpr bool knows(Fact fact) const { return (m_unknown & bit(fact)) == 0; }
    /// Known only as a conclusion.
    constexpr bool isInferred(Fact fact) const { return (m_inferred & bit(fact)) != 0; }
    /// Whether nothing is unknown.
    constexpr bool knowsAll() const { return m_unknown == 0; }

    /// From now on the fact is known.
    constexpr void learn(Fact fact, bool inferred = false)
    {
        forget(fact);
        m_unknown = static_cast<std::uint16_t>(m_unknown & ~bit(fact));
        m_inferred = static_cast<std::uint16_t>(m_inferred | (inferred ? bit(fact) : 0U));
    }
    /// From now on the fact is unknown.
    constexpr void forget(Fact fact)
    {
        m_unknown = static_cast<std::uint16_t>(m_unknown | bit(fact));
        m_inferred = static_cast<std::uint16_t>(m_inferred & ~bit(fact));
    }

    bool operator==(const Knowledge &) const = default;

private:
    static constexpr unsigned bit(Fact fact) { return 1U << static_cast<unsigned>(fact); }

    std::uint16_t m_unknown = 0;
    std::uint16_t m_inferred = 0;
};

/// Of a server in a view.
using ServerKnowledge = Knowledge<ServerFact>;
/// Of a message in a view.
using MessageKnowledge = Knowledge<MessageFact>;

} // namespace raft
