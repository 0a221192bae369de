#include "netnode/journal/record.h"

#include "netnode/journal/checksum.h"
#include "raftcore/format/entry_json.h"
#include "raftcore/format/json_member.h"
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
    Checksum checksum;
    checksum.add(json);
    return digitsOf(checksum);
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

/// A number that was drawn, in hexadecimal digits.
std::optional<std::uint64_t> drawnNumberIn(const Json &json, const char *name)
{
    const auto found = json.find(name);
    if (found == json.end() || !found->is_string())
        return std::nullopt;
    return raft::hexNumberFrom(found->get_ref<const std::string &>());
}

/// Reads the hard state if there is one; false when what is there is none.
bool readHardState(const Json &json, JournalRecord &record)
{
    if (!json.contains("term"))
        return !json.contains("voted_for") && !json.contains("cluster");
    const std::optional<std::uint64_t> term = numberIn(json, "term");
    const auto vote = json.find("voted_for");
    if (!term || vote == json.end())
        return false;
    record.hard = raft::HardState{raft::Term{*term}, std::nullopt};
    if (json.contains("cluster")) {
        const std::optional<std::uint64_t> cluster = drawnNumberIn(json, "cluster");
        if (!cluster || *cluster == 0 || *cluster > raft::greatestNumber)
            return false;
        record.hard->cluster = raft::ClusterId{*cluster};
    }
    if (vote->is_null())
        return true;
    const std::optional<std::uint64_t> candidate = numberIn(json, "voted_for");
    if (!candidate || *candidate == 0)
        return false;
    record.hard->vote = raft::NodeId{*candidate};
    return true;
}

/// A hard state that stands next; nothing when what does is written in any other way.
std::optional<raft::HardState> plainHardStateAt(raft::JsonCursor &cursor)
{
    const std::optional<std::uint64_t> term = cursor.number();
    if (!term || *term > raft::greatestNumber || !cursor.skip(",\"voted_for\":"))
        return std::nullopt;
    raft::HardState hard{raft::Term{*term}, std::nullopt};
    if (!cursor.skip("null")) {
        const std::optional<std::uint64_t> candidate = cursor.number();
        if (!candidate || *candidate == 0 || *candidate > raft::greatestNumber)
            return std::nullopt;
        hard.vote = raft::NodeId{*candidate};
    }
    if (cursor.skip(",\"cluster\":")) {
        const std::optional<std::string> digits = cursor.string();
        const std::optional<std::uint64_t> cluster = digits ? raft::hexNumberFrom(*digits) : std::nullopt;
        if (!cluster || *cluster == 0 || *cluster > raft::greatestNumber)
            return std::nullopt;
        hard.cluster = raft::ClusterId{*cluster};
    }
    return hard;
}

/// The records that are by far the most frequent, or the largest: a mark, an append of nothing but puts and
/// no-ops, and what a file begins with.
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
    if (cursor.skip(",\"term\":") && !(record.hard = plainHardStateAt(cursor)))
        return std::nullopt;
    if (cursor.skip(",\"snapshot\":") && !(record.snapshot = raft::plainSnapshotAt(cursor)))
        return std::nullopt;
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

void appendChecked(std::string &out, std::string_view json)
{
    const std::size_t start = beginLine(out);
    out += json;
    endLine(out, start);
}

void appendFileIdentity(std::string &out, const FileIdentity &file)
{
    out += '[';
    raft::appendHexNumber(out, file.inode);
    out += ',';
    raft::appendHexNumber(out, file.birth);
    out += ']';
}

std::optional<FileIdentity> fileIdentityFrom(const Json &json)
{
    if (!json.is_array() || json.size() != 2 || !json[0].is_string() || !json[1].is_string())
        return std::nullopt;
    const auto inode = raft::hexNumberFrom(json[0].get_ref<const std::string &>());
    const auto birth = raft::hexNumberFrom(json[1].get_ref<const std::string &>());
    if (!inode || !birth)
        return std::nullopt;
    return FileIdentity{*inode, *birth};
}

void appendLine(std::string &out, const JournalHeader &header)
{
    const std::size_t start = beginLine(out);
    out += "{\"journal\":\"raftarium\",\"version\":";
    raft::appendNumber(out, header.version);
    out += ",\"cluster\":";
    raft::appendString(out, header.cluster);
    out += ",\"node\":";
    raft::appendNumber(out, header.node.value);
    if (header.disk) {
        out += ",\"disk\":";
        raft::appendHexNumber(out, header.disk->value);
        out += ",\"file\":";
        appendFileIdentity(out, header.file);
    }
    if (header.copyOf) {
        out += ",\"copy_of\":";
        raft::appendHexNumber(out, header.copyOf->value);
    }
    out += '}';
    endLine(out, start);
}

std::array<char, checksumDigits> digitsOf(const Checksum &checksum)
{
    std::array<char, checksumDigits> text{};
    std::uint32_t sum = checksum.value();
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, sum >>= 4U)
        *digit = "0123456789abcdef"[sum & 0xfU];
    return text;
}

void appendLine(std::string &out, const JournalRecord &record)
{
    const std::size_t start = beginLine(out);
    appendJson(out, record);
    endLine(out, start);
}

void appendJson(std::string &out, const JournalRecord &record, const raft::TextDrain &sink)
{
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
        if (record.hard->cluster != raft::ClusterId{}) {
            out += ",\"cluster\":";
            raft::appendHexNumber(out, record.hard->cluster.value);
        }
    }
    if (record.snapshot) {
        out += ",\"snapshot\":";
        raft::appendSnapshot(out, *record.snapshot, sink);
    }
    if (!record.entries.empty()) {
        out += ",\"append\":";
        raft::appendEntries(out, record.entries, sink);
    }
    out += '}';
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
    const Json *journal = raft::memberOf(json, "journal");
    if (journal == nullptr || *journal != "raftarium")
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
    if (header.version == 1)
        return header;
    const std::optional<std::uint64_t> disk = drawnNumberIn(json, "disk");
    const auto file = json.find("file");
    const std::optional<FileIdentity> identity = file == json.end() ? std::nullopt : fileIdentityFrom(*file);
    if (!disk || *disk >= raft::greatestNumber || !identity)
        return std::nullopt;
    header.disk = raft::DiskId{*disk};
    header.file = *identity;
    if (json.contains("copy_of")) {
        const std::optional<std::uint64_t> former = drawnNumberIn(json, "copy_of");
        if (!former || *former >= raft::greatestNumber)
            return std::nullopt;
        header.copyOf = raft::DiskId{*former};
    }
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
