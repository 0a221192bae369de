#pragma once

#include "netnode/journal/checksum.h"
#include "netnode/journal/posix_file.h"
#include "raftcore/consensus/storage.h"
#include "raftcore/format/json_text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

/// The lines of a journal: eight hexadecimal digits (the CRC-32C of the JSON), a space, the JSON, a line
/// feed.
namespace raftarium {

/// The first line:
///
///     {"journal":"raftarium","version":2,"cluster":"raftarium","node":1,"disk":"1f5c…","file":["2a41","17ab…"]}
///
/// Journals of version 1 tell neither disk nor file. One that was found to be a copy also tells of which
/// disk, as "copy_of".
struct JournalHeader {
    static constexpr std::uint64_t presentVersion = 2;

    std::uint64_t version = presentVersion;
    std::string cluster; ///< The cluster's name.
    raft::NodeId node;
    std::optional<raft::DiskId> disk{};   ///< Which disk of the server this is.
    FileIdentity file{};                  ///< Of the file that this was written to first.
    std::optional<raft::DiskId> copyOf{}; ///< The disk that it was before it turned out to be a copy.
};

/// Any other line: what one write changed. One that changes nothing is a mark.
struct JournalRecord {
    std::uint64_t durable = 0; ///< Offset up to which the file was known to be synced when this was written.
    std::optional<raft::HardState> hard;
    std::optional<raft::Snapshot> snapshot;
    raft::Entries entries;
};

/// An array of two numbers in hexadecimal digits.
void appendFileIdentity(std::string &out, const FileIdentity &file);
/// Nothing when the JSON is no such array.
std::optional<FileIdentity> fileIdentityFrom(const nlohmann::json &json);

/// Length of the checksum and the space before the JSON.
inline constexpr std::size_t checksumLength = 9;
/// How the JSON of every record begins.
inline constexpr std::string_view recordOpening = "{\"durable\":";

/// The digits of a checksum, as they stand before a line's JSON.
std::array<char, checksumLength - 1> digitsOf(const Checksum &checksum);
/// Appends the JSON of a record. What `sink` takes away of it need not stay in memory.
void appendJson(std::string &out, const JournalRecord &record, const raft::TextDrain &sink = {});

/// Appends a line with this JSON.
void appendChecked(std::string &out, std::string_view json);
void appendLine(std::string &out, const JournalHeader &header);
void appendLine(std::string &out, const JournalRecord &record);

/// The JSON of a line without its line feed; nothing when the checksum does not fit.
std::optional<std::string_view> checkedJson(std::string_view line);
/// Nothing when the JSON is no header. Of a later version only the version need be right.
std::optional<JournalHeader> headerFrom(std::string_view json);
/// Nothing when the JSON is no record.
std::optional<JournalRecord> recordFrom(std::string_view json);
/// The `durable` of a record, without reading the rest.
std::optional<std::uint64_t> durableIn(std::string_view json);

} // namespace raftarium
