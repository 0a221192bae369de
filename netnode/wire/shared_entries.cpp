#include "netnode/wire/shared_entries.h"

namespace raftarium {

const raft::Entries *SharedEntries::find(raft::Index first, std::string_view bytes) const
{
    for (const Read &read : m_read)
        if (read.first == first && !read.entries.empty() && read.bytes == bytes)
            return &read.entries;
    return nullptr;
}

void SharedEntries::remember(raft::Index first, std::string_view bytes, const raft::Entries &entries)
{
    if (bytes.size() > largest)
        return;
    Read &oldest = m_read[m_next];
    m_next = (m_next + 1) % most;
    oldest.first = first;
    oldest.bytes.assign(bytes);
    oldest.entries = entries;
}

} // namespace raftarium
