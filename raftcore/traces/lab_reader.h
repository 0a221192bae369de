#pragma once

#include "raftcore/traces/lab_pattern.h"
#include "raftcore/traces/trace_reader.h"

namespace raft {

/// Reads logs as courses on distributed systems have them. What the sentences mean says a table of patterns;
/// a sentence that fits none is shown as it is. Lines of `go test` in between are notes of the whole run.
class LabReader {
public:
    explicit LabReader(LabPatterns patterns) : m_patterns(std::move(patterns)) {}

    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer finish(ReadingPlace &) const { return lineWithoutMeaning; }

private:
    LabPatterns m_patterns;
};

} // namespace raft
