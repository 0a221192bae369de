#pragma once

#include "raftcore/traces/tla_value.h"
#include "raftcore/traces/trace_reader.h"

#include <map>
#include <string>

namespace raft {

/// The states of a counterexample of raft.tla or one of its descendants, one after the other. Terms, votes,
/// roles and logs are exact; messages are what one bag has more or less than the one before.
class TlaBehaviour {
public:
    using Variables = std::map<std::string, TlaValue>;

    /// The next state, reached by this action ("Timeout(s1)"), and what it tells.
    void go(Variables state, std::string_view action, SourceLine where, ReadingPlace &place);
    /// What comes next is another behaviour, from its first state on.
    void beginAnew(SourceLine where, ReadingPlace &place);

private:
    /// A message, and how many of it there are.
    using Bag = std::map<std::string, std::pair<TlaValue, std::uint64_t>>;

    void tellArrivals(const Bag &before, const Bag &after, std::string_view action, const TraceItem &stamp,
                      ReadingPlace &place) const;
    void tellServers(const Variables &state, const TraceItem &stamp, std::string_view action,
                     ReadingPlace &place);
    static void tellSendings(const Bag &before, const Bag &after, const TraceItem &stamp,
                             ReadingPlace &place);
    static Bag bagOf(const Variables &state);
    static void put(const TlaValue &message, std::uint64_t count, Bag &bag);
    static void putAll(const TlaValue &messages, Bag &bag);

    Variables m_state; ///< The one before.
    std::uint64_t m_number = 0;
};

} // namespace raft
