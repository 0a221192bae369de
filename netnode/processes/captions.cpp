#include "netnode/processes/captions.h"

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

/// Who has been seen to live stays seen, whatever is said of its process.
void put(const Captions::Caption &said, raft::ServerView &server)
{
    server.caption = said.text;
    if (server.liveness == raft::Liveness::Crashed)
        server.sight = said.sight;
}

} // namespace

void Captions::say(raft::NodeId server, Caption caption)
{
    std::vector<Caption> &said = m_said[server];
    if (!said.empty()) {
        if (said.back().text == caption.text && said.back().sight == caption.sight)
            return;
        caption.from = std::max(caption.from, said.back().from);
    }
    said.push_back(std::move(caption));
}

void Captions::caption(raft::ClusterView &view) const
{
    for (raft::ServerView &server : view.servers) {
        const auto said = m_said.find(server.id);
        if (said == m_said.end())
            continue;
        const auto after =
            std::upper_bound(said->second.begin(), said->second.end(), view.now,
                             [](raft::Time time, const Caption &one) { return time < one.from; });
        put(after == said->second.begin() ? *after : *std::prev(after), server);
    }
}

void Captions::captionNow(raft::ClusterView &view) const
{
    for (raft::ServerView &server : view.servers)
        if (const auto said = m_said.find(server.id); said != m_said.end())
            put(said->second.back(), server);
}

} // namespace raftarium
