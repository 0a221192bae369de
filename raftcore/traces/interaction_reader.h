#pragma once

#include "raftcore/traces/trace_reader.h"

#include <optional>
#include <set>
#include <string>

namespace raft {

/// Reads the transcripts of the interaction tests of etcd's core: "1->2 MsgApp Term:1 Log:1/13 Commit:12
/// Entries:[1/14 EntryNormal "x"]". Below "Messages:" they are sent, below "receiving messages" they arrive;
/// below "Entries:" stands what a server appends to its log.
class InteractionReader {
public:
    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer finish(ReadingPlace &place);

private:
    /// What the lines below a heading are.
    enum class List : std::uint8_t { None, Sent, Arriving, Appended };

    LineAnswer readLine(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer readMessage(std::string_view line, SourceLine where, ReadingPlace &place) const;
    LineAnswer readEntry(std::string_view line, SourceLine where, ReadingPlace &place) const;
    LineAnswer readState(std::string_view line, SourceLine where, ReadingPlace &place);
    void tellState(ReadingPlace &place);
    LineAnswer readInfo(std::string_view line, SourceLine where, ReadingPlace &place);
    bool beginsList(std::string_view line);

    List m_list = List::None;
    std::string m_node; ///< Whose state is listed now.
    std::string m_open; ///< A message whose entries stand on lines of their own.
    SourceLine m_openAt;
    std::optional<TraceItem> m_state; ///< "Lead:1 State:StateLeader"; its term may stand on the next line.
    std::set<NodeId> m_started;
};

} // namespace raft
