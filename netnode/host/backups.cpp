#include "netnode/host/backups.h"

#include "raftcore/format/json_text.h"

#include <QRandomGenerator>

#include <algorithm>

namespace raftarium {

namespace {

using Clock = std::chrono::steady_clock;

/// A page keeps the server from everything else while it is made.
constexpr std::size_t pageBytes = 1024 * 1024;
/// So many are looked at for one page at most: as many as fill it when they are as small as can be.
constexpr std::size_t mostOfPage = 20'000;

std::string newName()
{
    std::string name;
    raft::appendHexNumber(name, QRandomGenerator::system()->generate64());
    return name.substr(1, name.size() - 2); // Without the quotation marks.
}

} // namespace

Backups::Backups()
{
    m_late.setInterval(std::chrono::seconds(5));
    QObject::connect(&m_late, &QTimer::timeout, &m_late, [this] { letGo(); });
}

const Backups::Backup *Backups::begin(const raft::Store &store, raft::Term term)
{
    letGo();
    if (m_backups.size() == most)
        return nullptr;
    m_late.start();
    return &m_backups.emplace_back(Backup{newName(), store, term, Clock::now()});
}

const Backups::Backup *Backups::find(std::string_view name)
{
    const auto found = std::find_if(m_backups.begin(), m_backups.end(),
                                    [name](const Backup &backup) { return backup.name == name; });
    if (found == m_backups.end())
        return nullptr;
    found->lastRead = Clock::now();
    return &*found;
}

void Backups::letGo()
{
    const Clock::time_point now = Clock::now();
    std::erase_if(m_backups, [now](const Backup &backup) { return now - backup.lastRead > patience; });
    if (m_backups.empty())
        m_late.stop();
}

std::string backupPage(const raft::Store &store, std::string_view after)
{
    std::string page = "{\"keys\":[";
    bool more = false;
    std::size_t count = 0;
    store.visit(
        [&](const std::string &key, const raft::StoredValue &value) {
            more = more || page.size() > pageBytes || count == mostOfPage;
            if (more)
                return;
            page += count++ == 0 ? "{\"key\":" : ",{\"key\":";
            raft::appendString(page, key);
            page += ",\"value\":";
            raft::appendString(page, value.value.view());
            page += '}';
        },
        {}, after, mostOfPage + 1);
    page += more ? "],\"more\":true}\n" : "],\"more\":false}\n";
    return page;
}

} // namespace raftarium
