#pragma once

#include "raftcore/traces/log_model.h"
#include "raftcore/traces/state_line.h"
#include "raftcore/traces/trace_reader.h"

#include <map>

namespace raft {

/// Reads the state traces that the cores of etcd (build tag with_tla) and CCF write to be checked against
/// TLA+: JSON lines with the state of a server and what it does in it. The terms of the logs are not
/// given, but follow from replaying what is appended and sent.
class StateReader {
public:
    LineAnswer read(std::string_view line, SourceLine where, ReadingPlace &place);
    LineAnswer finish(ReadingPlace &) const { return lineWithoutMeaning; }

private:
    /// Entries that a server has received; whether it took them its next lines tell.
    struct Offer {
        std::uint64_t prev = 0;
        std::vector<Term> terms;
        bool isSnapshot = false;
    };
    struct Server {
        LogModel log;
        std::optional<Offer> offer;
        std::vector<std::string> voters; ///< As they were reported last, with the outgoing ones.
        std::vector<std::string> outgoing;
        std::optional<std::uint64_t> term;
    };

    void tellState(const StateLine &line, NodeId id, TraceItem &item, ReadingPlace &place);
    static void tellMembers(const StateLine &line, Server &server, TraceItem &item, ReadingPlace &place);
    void tellLog(const StateLine &line, Server &server, TraceItem &item);
    bool tellMessage(const StateLine &line, NodeId id, TraceItem &item, ReadingPlace &place);
    void settleOffer(Server &server, TraceItem &item);
    void noteOffer(const TraceMessage &message, const StateLine::Packet &packet, Server &receiver);
    std::optional<TraceLogChange> proposal(const StateLine &line, Server &server);

    std::map<NodeId, Server> m_servers;
};

} // namespace raft
