#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/consensus/messages.h"
#include "raftcore/simulation/operation_record.h"
#include "raftcore/verification/safety_monitor.h"

#include <map>
#include <optional>
#include <string>

namespace raft {

/// What looks on while a simulation goes on. The simulation's state is the same with or without it; a null
/// pointer stands for none.
struct Witness {
    EventRecord *record = nullptr;                       ///< Gets every event.
    std::map<EventNumber, std::string> *texts = nullptr; ///< What events say beyond their fields.
    OperationRecord *operations = nullptr;               ///< Gets every client operation.
    SafetyMonitor *monitor = nullptr;

    /// When the past is executed again: what was recorded then. Violations are not looked for again; their
    /// events are taken from here.
    const EventRecord *past = nullptr;
    EventNumber wantedSent = 0;    ///< The MessageSent event whose message is wanted.
    std::optional<Message> wanted; ///< That message, once seen.
};

} // namespace raft
