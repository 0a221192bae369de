#pragma once

#include "raftcore/cluster/run.h"

#include <nlohmann/json_fwd.hpp>

namespace raft {

nlohmann::ordered_json jsonOf(const RecordedProcess &recorded);
/// False when the JSON is none.
bool readProcess(const nlohmann::json &json, RecordedProcess &recorded);
/// As programs before 0.1.0 wrote it: a text, of which only how much was known of the server is taken over.
bool readCaption(const nlohmann::json &json, RecordedProcess &recorded);

} // namespace raft
