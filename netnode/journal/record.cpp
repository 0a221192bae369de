#include "netnode/journal/record.h"

#include "netnode/journal/checksum.h"
#include "raftcore/format/entry_json.h"
#include "raftcore/format/json_text.h"
#include "raftcore/format/snapshot_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace raftarium {

namespace {

using Json = nlohmann::json;

constexpr std::size_t checksumDigits = checksumLength - 1;

std::array<char, checksumDigits> checksumOf(std::string_view json)
{
    std::array<char, checksumDigits> text{};
    std::uint32_t sum = crc32c(json);
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, sum >>= 4U)
        *digit = "0123456789abcdef"[sum & 0xfU];
    return text;
}

/// Leaves room for the checksum; answers where the line begins.
std::size_t beginLine(std::string &out)
{
    const std::size_t start = out.size();
    out.append(checksumDigits, '0');
    out += ' ';
    return start;
}

void endLine(std::string &out, std::size_t start)
{
    const auto checksum = checksumOf(std::string_view(out).substr(start + checksumLength));
    std::copy(checksum.begin(), checksum.end(), out.begin() + static_cast<std::ptrdiff_t>(start));
    out += '\n';
}

std::optional<std::uint64_t> numberIn(const Json &json, const char *name)
{
    const auto found = json.find(name);
    if (found == json.end() || !found->is_number_unsigned() || *found > raft::greatestNumber)
        return std::nullopt;
    return found->get<std::uint64_t>();
}

/// Reads the hard state if there is one; false when what is there is none.
bool readHardState(const Json &json, JournalRecord &record)
{
    if (!json.contains("term"))
        return !json.contains("voted_for");
    const std::optional<std::uint64_t> term = numberIn(json, "term");
    const auto vote = json.find("voted_for");
    if (!term || vote == json.end())
        return false;
    record.hard = raft::HardState{raft::Term{*term}, std::nullopt};
    if (vote->is_null())
        return true;
    const std::optional<std::uint64_t> candidate = numberIn(json, "voted_for");
    if (!candidate || *candidate == 0)
        return false;
    record.hard->vote = raft::NodeId{*candidate};
    return true;
}

/// The two records that are by far the most frequent: a mark, and an append of nothing but puts and no-ops.
std::optional<JournalRecord> plainRecordFrom(std::string_view json)
{
    raft::JsonCursor cursor(json);
    if (!cursor.skip(recordOpening))
        return std::nullopt;
    const std::optional<std::uint64_t> durable = cursor.number();
    if (!durable || *durable > raft::greatestNumber)
        return std::nullopt;
    JournalRecord record;
    record.durable = *durable;
    if (cursor.rest() == "}")
        return record;
    if (!cursor.skip(",\"append\":") || !cursor.rest().ends_with('}'))
        return std::nullopt;
    std::string_view append = cursor.rest();
    append.remove_suffix(1);
    std::optional<raft::Entries> entries = raft::plainEntriesFrom(append);
    if (!entries)
        return std::nullopt;
    record.entries = *std::move(entries);
    return record;
}

} // namespace

void appendLine(std::string &out, const JournalHeader &header)
{
    const std::size_t start = beginLine(out);
    out += "{\"journal\":\"raftarium\",\"version\":";
    raft::appendNumber(out, header.version);
    out += ",\"cluster\":";
    raft::appendString(out, header.cluster);
    out += ",\"node\":";
    raft::appendNumber(out, header.node.value);
    out += '}';
    endLine(out, start);
}

void appendLine(std::string &out, const JournalRecord &record)
{
    const std::size_t start = beginLine(out);
    out += recordOpening;
    raft::appendNumber(out, record.durable);
    if (record.hard) {
        out += ",\"term\":";
        raft::appendNumber(out, record.hard->term.value);
        out += ",\"voted_for\":";
        if (record.hard->vote)
            raft::appendNumber(out, record.hard->vote->value);
        else
            out += "null";
    }
    if (record.snapshot) {
        out += ",\"snapshot\":";
        raft::appendSnapshot(out, *record.snapshot);
    }
    if (!record.entries.empty()) {
        out += ",\"append\":";
        raft::appendEntries(out, record.entries);
    }
    out += '}';
    endLine(out, start);
}

std::optional<std::string_view> checkedJson(std::string_view line)
{
    if (line.size() < checksumLength || line[checksumDigits] != ' ')
        return std::nullopt;
    const std::string_view json = line.substr(checksumLength);
    // Exactly the digits that are written: another spelling of the same number is damage too.
    const auto checksum = checksumOf(json);
    return std::equal(checksum.begin(), checksum.end(), line.begin()) ? std::optional(json) : std::nullopt;
}

std::optional<JournalHeader> headerFrom(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("journal", Json()) != "raftarium")
        return std::nullopt;
    const std::optional<std::uint64_t> version = numberIn(json, "version");
    if (!version)
        return std::nullopt;
    JournalHeader header;
    header.version = *version;
    if (header.version > JournalHeader::presentVersion)
        return header;
    const auto cluster = json.find("cluster");
    const std::optional<std::uint64_t> node = numberIn(json, "node");
    if (cluster == json.end() || !cluster->is_string() || !node)
        return std::nullopt;
    header.cluster = cluster->get<std::string>();
    header.node = raft::NodeId{*node};
    return header;
}

std::optional<JournalRecord> recordFrom(std::string_view text)
{
    if (std::optional<JournalRecord> plain = plainRecordFrom(text))
        return plain;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    JournalRecord record;
    const std::optional<std::uint64_t> durable = numberIn(json, "durable");
    if (!durable || !readHardState(json, record))
        return std::nullopt;
    record.durable = *durable;
    if (const auto snapshot = json.find("snapshot"); snapshot != json.end()) {
        record.snapshot = raft::snapshotFrom(*snapshot);
        if (!record.snapshot)
            return std::nullopt;
    }
    if (const auto append = json.find("append"); append != json.end()) {
        std::optional<raft::Entries> entries = raft::entriesFrom(*append);
        if (!entries)
            return std::nullopt;
        record.entries = *std::move(entries);
    }
    return record;
}

std::optional<std::uint64_t> durableIn(std::string_view json)
{
    raft::JsonCursor cursor(json);
    return cursor.skip(recordOpening) ? cursor.number() : std::nullopt;
}

} // namespace raftarium
