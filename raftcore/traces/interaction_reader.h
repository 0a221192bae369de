#pragma once

#include "raftcore/traces/trace_reader.h"

#include <optional>

namespace raft {

/// Reads the transcripts of the interaction tests of etcd's core: "1->2 MsgApp Term:1 Log:1/13 Commit:12
/// Entries:[1/14 EntryNormal "x"]". Below "Messages:" they are sent, below "receiving messages" they arrive.
class InteractionReader {
public:
    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    void finish(ReadingPlace &) const {}

private:
    LineAnswer readMessage(std::string_view line, SourceLine where, ReadingPlace &place) const;
    static LineAnswer readInfo(std::string_view line, SourceLine where, ReadingPlace &place);

    bool m_arrives = false; ///< Messages that are listed now arrive.
    std::string m_node;     ///< Whose state is listed now.
};

} // namespace raft
