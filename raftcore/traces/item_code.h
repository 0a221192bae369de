#pragma once

#include "raftcore/traces/trace_item.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace raft {

/// Appends the item as bytes, few of them; only this program reads them again.
void appendCode(std::string &bytes, const TraceItem &item);
/// The item whose bytes begin at `at`, which moves behind them. The bytes must be of appendCode().
TraceItem decodeItem(std::string_view bytes, std::size_t &at);

} // namespace raft
