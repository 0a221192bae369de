#include "netnode/processes/captions.h"

#include <algorithm>
#include <utility>

namespace raftarium {

void Captions::say(raft::NodeId server, Caption caption)
{
    std::vector<Caption> &said = m_said[server];
    if (!said.empty()) {
        if (said.back().text == caption.text)
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
        server.caption = after == said->second.begin() ? after->text : std::prev(after)->text;
    }
}

void Captions::captionNow(raft::ClusterView &view) const
{
    for (raft::ServerView &server : view.servers)
        if (const auto said = m_said.find(server.id); said != m_said.end())
            server.caption = said->second.back().text;
}

} // namespace raftarium
