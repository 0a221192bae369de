#pragma once

#include "raftcore/traces/trace_reader.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace raft {

/// Reads the logs of running servers: hashicorp/raft as text and as JSON, and etcd, new and old. They tell
/// roles, terms, votes, elections and lost leaders. That suffices to see why there was an election. A file
/// is one server, but for etcd, where each line begins with the one that it is about, and where containers
/// that write together put their names before their lines: "consul-1  | …".
class ServerLogReader {
public:
    /// `server` is the one that wrote the lines that name none.
    explicit ServerLogReader(std::string server) : m_server(std::move(server)) {}

    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer finish(ReadingPlace &) const { return lineWithoutMeaning; }

private:
    /// What a line says, whatever surrounds it.
    struct Said {
        std::optional<Time> at;
        std::string speaker; ///< The container that wrote it; empty when there is one only.
        std::string message; ///< The sentence …
        std::string fields;  ///< … and what follows it, as " key=value key=value".
        std::string whole;   ///< Both as they stood there, without what loggers add.
    };

    static std::optional<Said> saidOf(std::string_view line);
    bool tellHashicorp(const Said &said, TraceItem &item, ReadingPlace &place);
    NodeId selfNamed(const Said &said, std::string_view key, ReadingPlace &place);
    bool tellStart(std::string_view rest, TraceItem &item, ReadingPlace &place);
    bool tellEtcd(const Said &said, TraceItem &item, ReadingPlace &place);
    static bool tellEtcdMessage(std::string_view who, std::string_view rest, TraceItem &item,
                                ReadingPlace &place);
    NodeId self(const Said &said, std::string_view name, ReadingPlace &place);
    NodeId selfIfKnown(const Said &said) const;

    std::string m_server;
    std::map<std::string, NodeId, std::less<>> m_selves; ///< What servers are called, by their containers.
    std::set<std::string, std::less<>> m_several;        ///< Containers, or files, of more than one server.
    std::map<NodeId, Term> m_terms;                      ///< In which they became candidates.
    std::set<NodeId> m_started;                          ///< Of those that say so.
};

} // namespace raft
