#pragma once

#include "raftcore/consensus/types.h"

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace raftarium {

/// What the messages of one server suffer on purpose, at its own end of the links.
struct Faults {
    /// What messages to one server, or to all, suffer.
    struct Link {
        std::chrono::milliseconds delay{0}; ///< At most a minute.
        double loss = 0;                    ///< Share that is lost, 0 … 1.

        bool operator==(const Link &) const = default;
    };

    std::set<raft::NodeId> cutFrom; ///< Nothing from these arrives.
    std::set<raft::NodeId> cutTo;   ///< Nothing reaches these.
    Link all;                       ///< Of every link that `links` does not name.
    std::map<raft::NodeId, Link> links;

    bool operator==(const Faults &) const = default;
    const Link &link(raft::NodeId to) const
    {
        const auto own = links.find(to);
        return own == links.end() ? all : own->second;
    }
};

/// {"cut_from":[2],"cut_to":[2],"delay_ms":200,"loss":0.1,"links":{"3":{"delay_ms":50,"loss":0}}}
std::string toJson(const Faults &faults);
/// The same back; whatever is left out is not at fault. Nothing, with a sentence in `problem`, when the text
/// is no such object.
std::optional<Faults> faultsFromJson(const std::string &text, std::string *problem);

} // namespace raftarium
