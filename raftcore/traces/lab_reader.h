#pragma once

#include "raftcore/traces/lab_pattern.h"
#include "raftcore/traces/trace_reader.h"

#include <string>

namespace raft {

/// Reads logs as courses on distributed systems have them. What the sentences mean says a table of patterns;
/// a sentence that fits none is shown as it is. Lines of `go test` in between are notes of the whole run. Of
/// several groups of servers in one file it reads one: what they tell is not of one cluster.
class LabReader {
public:
    /// `server` tells lines with named values that name no server.
    LabReader(LabPatterns patterns, std::string server)
        : m_patterns(std::move(patterns)), m_server(std::move(server))
    {
    }

    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer finish(ReadingPlace &) const { return lineWithoutMeaning; }

private:
    LineAnswer readServer(const LabLine &lab, SourceLine where, ReadingPlace &place);

    LabPatterns m_patterns;
    std::string m_server;
};

} // namespace raft
