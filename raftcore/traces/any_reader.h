#pragma once

#include "raftcore/traces/interaction_reader.h"
#include "raftcore/traces/lab_reader.h"
#include "raftcore/traces/own_reader.h"
#include "raftcore/traces/server_log_reader.h"
#include "raftcore/traces/state_reader.h"
#include "raftcore/traces/tla_reader.h"
#include "raftcore/traces/trace_form.h"

#include <string>
#include <variant>

namespace raft {

/// A reader of any form.
using AnyReader =
    std::variant<OwnReader, LabReader, StateReader, InteractionReader, TlcReader, ItfReader, ServerLogReader>;

/// What readers of some forms have to know beforehand.
struct ReaderOptions {
    LabPatterns patterns;
    std::string server; ///< The one whose lines those are that name none.
};

AnyReader readerOf(TraceForm form, const ReaderOptions &options);

} // namespace raft
