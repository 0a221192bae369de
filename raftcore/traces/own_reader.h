#pragma once

#include "raftcore/traces/json_text.h"
#include "raftcore/traces/trace_reader.h"

#include <optional>

namespace raft {

/// Reads Raftarium's own form of traces, *.trace.jsonl: one JSON object a line
/// (resources/documentation/traces.md).
class OwnReader {
public:
    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer finish(ReadingPlace &) const { return lineWithoutMeaning; }

    /// What the first line says of where the trace comes from; empty when it says nothing.
    const std::string &source() const { return m_source; }

private:
    /// A line as it is read: fields of messages stand beside those of the server.
    struct Draft {
        TraceItem item;
        TraceMessage message;
        std::string type;
        std::string extras;          ///< Fields that are not known, as JSON.
        const char *wrong = nullptr; ///< Why the line is broken.
        bool isHeader = false;
    };

    void readHeader(JsonText &json, std::string_view key, ReadingPlace &place);
    void readMember(JsonText &json, std::string_view key, ReadingPlace &place, Draft &draft);
    bool readPlaceAndTime(JsonText &json, std::string_view key, ReadingPlace &place, Draft &draft) const;
    static bool readFact(JsonText &json, std::string_view key, ReadingPlace &place, Draft &draft);
    static bool readMessage(JsonText &json, std::string_view key, ReadingPlace &place, Draft &draft);
    std::optional<Time> timeOf(JsonText &json) const;

    double m_microseconds = 1; ///< In a unit of time.
    bool m_stateIsBefore = false;
    std::string m_source;
};

} // namespace raft
