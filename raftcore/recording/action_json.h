#pragma once

#include "raftcore/cluster/run.h"
#include "raftcore/recording/foreign_forms.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <variant>

/// What came to a run from outside, one action or observation a line:
///
///     {"at":1200000,"steps":96,"do":"crash","server":1,"written":0}
///     {"at":1500000,"steps":113,"do":"split","groups":[[1,2],[3,4,5]]}
///
/// `at` is in microseconds; `steps` counts what had happened by itself before.
namespace raft {

nlohmann::ordered_json jsonOf(const Intervention &intervention, const ForeignForms &forms);
/// The intervention, or one sentence that says what is wrong with the JSON.
std::variant<Intervention, std::string> interventionFrom(const nlohmann::json &json,
                                                         const ForeignForms &forms);

} // namespace raft
