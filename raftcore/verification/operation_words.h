#pragma once

#include "raftcore/verification/client_history.h"

#include <optional>
#include <string>

namespace raft {

/// A value in quotation marks; "nothing" when there is no such key.
std::string quoted(const std::optional<std::string> &value);
/// For people: `the read of "1" at S2`.
std::string inWords(const EffectiveCall &call);

} // namespace raft
