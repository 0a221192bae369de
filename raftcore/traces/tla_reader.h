#pragma once

#include "raftcore/traces/tla_behaviour.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace raft {

/// Reads the counterexamples that TLC prints: "State 7: <Timeout line 12 of module raft>", then its
/// variables. The Toolbox writes each state as one record, "[ _TEAction |-> […], log |-> … ],", and
/// simulations as "STATE_7 ==".
class TlcReader {
public:
    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer finish(ReadingPlace &place)
    {
        endState(place);
        return lineWithoutMeaning;
    }

private:
    LineAnswer readRecord(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer readVariable(std::string_view line, ReadingPlace &place);
    void beginState(std::uint64_t number, SourceLine where, ReadingPlace &place);
    void endVariable();
    void endState(ReadingPlace &place);

    TlaBehaviour m_behaviour;
    TlaBehaviour::Variables m_state;
    std::string m_action;
    SourceLine m_where;
    bool m_inState = false;
    std::string m_variable;    ///< The one that is being read, "/\\ log = …", perhaps in several lines.
    std::string m_record;      ///< The state that is being read, where it is a record, …
    std::ptrdiff_t m_open = 0; ///< … and how many of its brackets are open.
    std::uint64_t m_last = 0;  ///< The number of the latest state.
};

/// Reads counterexamples that are one JSON object: in the Informal Trace Format of Apalache and Quint, or as
/// TLC dumps them.
class ItfReader {
public:
    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    /// Broken when the object is cut off, or a state of it cannot be understood.
    LineAnswer finish(ReadingPlace &place);

private:
    /// A state as it is written, and the action that leads to it.
    struct State {
        std::uint64_t number = 0;
        std::string text;
        std::string action;
    };

    std::vector<State> statesOfTlc(bool &ok) const;
    bool go(const State &state, ReadingPlace &place);

    std::string m_text; ///< The whole file.
    TlaBehaviour m_behaviour;
};

} // namespace raft
