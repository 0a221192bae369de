#pragma once

#include "raftcore/traces/tla_behaviour.h"

namespace raft {

/// Reads the counterexamples that TLC prints: "State 7: <Timeout line 12 of module raft>", then its
/// variables.
class TlcReader {
public:
    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer finish(ReadingPlace &place)
    {
        endState(place);
        return lineWithoutMeaning;
    }

private:
    void endVariable();
    void endState(ReadingPlace &place);

    TlaBehaviour m_behaviour;
    TlaBehaviour::Variables m_state;
    std::string m_action;
    SourceLine m_where;
    bool m_inState = false;
    std::string m_variable; ///< The one that is being read, "/\ log = …", perhaps in several lines.
};

/// Reads counterexamples in the Informal Trace Format of Apalache: one JSON object.
class ItfReader {
public:
    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    /// Broken when the object is cut off, or a state of it cannot be understood.
    LineAnswer finish(ReadingPlace &place);

private:
    std::string m_text; ///< The whole file.
    TlaBehaviour m_behaviour;
};

} // namespace raft
