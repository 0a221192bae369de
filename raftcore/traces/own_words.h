#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/consensus/role.h"
#include "raftcore/traces/trace_item.h"

#include <optional>
#include <string_view>

/// The words of Raftarium's own form of traces, in both directions. Some that other implementations use for
/// the same thing are understood, too.
namespace raft {

std::string_view word(TraceKind kind);
std::optional<TraceKind> traceKindNamed(std::string_view word);
std::string_view word(Role role);
std::optional<Role> roleNamed(std::string_view word);
std::string_view word(MessageType type);
std::optional<MessageType> messageTypeNamed(std::string_view word);

} // namespace raft
