#include "netnode/processes/process_history.h"

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

/// A server that has been seen to live stays seen, whatever is known of its process.
void put(const ProcessHistory::Entry &entry, raft::ServerView &server)
{
    server.process = entry.state;
    if (server.liveness == raft::Liveness::Crashed)
        server.sight = raft::sightOf(entry.state);
}

} // namespace

void ProcessHistory::note(raft::NodeId server, Entry entry)
{
    std::vector<Entry> &entries = m_entries[server];
    if (!entries.empty()) {
        if (entries.back().state == entry.state)
            return;
        entry.from = std::max(entry.from, entries.back().from);
    }
    entries.push_back(std::move(entry));
}

void ProcessHistory::showIn(raft::ClusterView &view) const
{
    for (raft::ServerView &server : view.servers) {
        const auto known = m_entries.find(server.id);
        if (known == m_entries.end())
            continue;
        const std::vector<Entry> &entries = known->second;
        const auto after =
            std::upper_bound(entries.begin(), entries.end(), view.now,
                             [](raft::Time time, const Entry &entry) { return time < entry.from; });
        put(after == entries.begin() ? *after : *std::prev(after), server);
    }
}

void ProcessHistory::showPresentIn(raft::ClusterView &view) const
{
    for (raft::ServerView &server : view.servers)
        if (const auto known = m_entries.find(server.id); known != m_entries.end())
            put(known->second.back(), server);
}

} // namespace raftarium
