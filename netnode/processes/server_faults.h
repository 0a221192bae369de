#pragma once

#include "raftcore/consensus/types.h"

#include <QByteArray>

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace raftarium {

/// What the messages of a server suffer on purpose at its own end of its links, as `PUT /faults` takes it.
struct ServerFaults {
    std::set<raft::NodeId> cutFrom; ///< Nothing from these arrives.
    std::set<raft::NodeId> cutTo;   ///< Nothing reaches these.
    std::chrono::milliseconds delay{0};
    double loss = 0;                                             ///< Share that is lost, 0 … 1.
    std::map<raft::NodeId, std::chrono::milliseconds> moreDelay; ///< Of one link, beside `delay`.
    std::map<raft::NodeId, double> ownLoss;                      ///< Of one link, instead of `loss`.

    bool operator==(const ServerFaults &) const = default;
    bool any() const { return *this != ServerFaults(); }
    std::chrono::milliseconds moreDelayTo(raft::NodeId server) const;
    double ownLossTo(raft::NodeId server) const;
};

/// The body of `PUT /faults`.
QByteArray toJson(const ServerFaults &faults);
/// What a server says of its faults; nothing when that is no such object.
std::optional<ServerFaults> serverFaultsFromJson(const std::string &text);

} // namespace raftarium
