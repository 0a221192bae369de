#pragma once

#include "raftcore/cluster/cluster.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

/// A run as rows, for spreadsheets and other programs.
namespace raft {

/// What the rows are.
enum class ListedThing : std::uint8_t { Events, Operations, Logs };
/// How they are written.
enum class ListForm : std::uint8_t {
    Csv,      ///< As RFC 4180 has it, the first line names the columns.
    JsonLines ///< An object a line. Numbers that are not known are left out.
};

/// Where text goes; false when there is no room for it.
using ListSink = std::function<bool(std::string_view)>;

/// Every event with its sentence; every operation of a client with its outcome; or every entry in the logs in
/// the end. Times in microseconds. False when the sink has said no.
bool writeList(const Cluster &run, ListedThing what, ListForm form, const ListSink &sink);

/// As it is written on a command line: "events", "operations", "logs".
std::optional<ListedThing> listedThingNamed(std::string_view name);
/// The name of a kind of event: "message-sent", "state-changed", …
const char *nameOf(EventKind kind);

} // namespace raft
