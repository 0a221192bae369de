#include "netnode/journal/witness.h"

#include "netnode/journal/journal_error.h"
#include "netnode/journal/record.h"
#include "raftcore/format/json_text.h"

#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <string>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// Every text is so long: a shorter one leaves nothing of a longer one behind it.
constexpr std::size_t textLength = 400;

std::string sentence(raft::NodeId node)
{
    return "Server " + std::to_string(node.value) +
           " has run here: without its journal it must not start again as if it were new.\n";
}

} // namespace

JournalWitness::JournalWitness(const QString &path, raft::NodeId node)
    : m_file(path, O_RDWR | O_CREAT), m_node(node)
{
}

bool JournalWitness::lock()
{
    if (!m_file.lock())
        return false;
    const std::string content = m_file.size() > 0 ? m_file.readFromDisk() : std::string();
    m_hasRun = !content.empty();
    const std::size_t start = content.find('\n') + 1;
    const std::size_t end = content.rfind('}') + 1;
    if (start == 0 || end <= start)
        return true;
    const auto checked = checkedJson(std::string_view(content).substr(start, end - start));
    const auto json = nlohmann::json::parse(checked.value_or(""), nullptr, false);
    if (!json.is_object() || !json.contains("file") || !json.contains("synced") ||
        !json["synced"].is_number_unsigned())
        return true;
    const std::optional<FileIdentity> file = fileIdentityFrom(json["file"]);
    if (!file)
        return true;
    const auto identityIn = [&json](const char *name) {
        return json.contains(name) ? fileIdentityFrom(json[name]) : std::nullopt;
    };
    m_seen = Seen{*file, json["synced"].get<std::uint64_t>(), identityIn("next"), identityIn("start"),
                  identityIn("next_start")};
    return true;
}

bool JournalWitness::contradicts(const FileIdentity &file, std::uint64_t size) const
{
    if (!m_seen)
        return false;
    return file == m_seen->file ? size < m_seen->synced : file != m_seen->next;
}

bool JournalWitness::contradictsStart(const FileIdentity &start) const
{
    return m_seen && m_seen->start && start != m_seen->start && start != m_seen->nextStart;
}

std::string JournalWitness::text() const
{
    std::string json = "{\"file\":";
    appendFileIdentity(json, m_seen->file);
    json += ",\"synced\":";
    raft::appendNumber(json, m_seen->synced);
    const auto add = [&json](const char *name, const std::optional<FileIdentity> &file) {
        if (!file)
            return;
        json += name;
        appendFileIdentity(json, *file);
    };
    add(",\"start\":", m_seen->start);
    add(",\"next_start\":", m_seen->nextStart);
    add(",\"next\":", m_seen->next);
    json += '}';
    std::string text = sentence(m_node);
    appendChecked(text, json);
    text.back() = ' '; // The line feed.
    text.resize(textLength - 1, ' ');
    text += '\n';
    return text;
}

void JournalWitness::note(const FileIdentity &file, std::uint64_t synced)
{
    Seen seen{file, synced};
    if (m_seen) {
        seen.start = m_seen->start;
        seen.nextStart = m_seen->nextStart;
    }
    m_seen = seen;
    m_file.overwrite(text());
}

void JournalWitness::expect(const FileIdentity &next)
{
    if (!m_seen)
        return;
    m_seen->next = next;
    writeDurably();
}

void JournalWitness::expectStart(const FileIdentity &next)
{
    if (!m_seen)
        return;
    m_seen->nextStart = next;
    writeDurably();
}

void JournalWitness::noteStart(const FileIdentity &start)
{
    if (!m_seen)
        return;
    m_seen->start = start;
    m_seen->nextStart.reset();
    m_file.overwrite(text());
}

void JournalWitness::writeDurably()
{
    if (const int reason = m_file.overwrite(text()); reason != 0)
        throw JournalError{
            JournalError::Code::Io,
            u"Cannot write to %1: %2."_s.arg(path(), QString::fromLocal8Bit(std::strerror(reason)))};
    m_file.sync();
}

void JournalWitness::rememberRun()
{
    m_file.sync();
    m_hasRun = true;
}

} // namespace raftarium
