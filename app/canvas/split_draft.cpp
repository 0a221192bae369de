#include "app/canvas/split_draft.h"

#include "app/canvas/canvas_facts.h"

#include <algorithm>

namespace raftarium {

namespace {

raft::NodeId leaderOrFirst(const raft::ClusterView &view)
{
    if (const raft::ServerView *leader = view.leader())
        return leader->id;
    return view.servers.empty() ? raft::NodeId() : view.servers.front().id;
}

} // namespace

SplitDraft::SplitDraft(const raft::ClusterView &view)
{
    for (const raft::ServerView &server : view.servers)
        m_groups[server.id] = 0;
    for (std::size_t group = 0; group < view.groups.size(); ++group)
        for (const raft::NodeId server : view.groups[group])
            put(server, std::min(static_cast<int>(group), mostGroups - 1));
}

bool SplitDraft::isOf(const std::vector<raft::NodeId> &servers) const
{
    return servers.size() == m_groups.size() &&
           std::all_of(servers.begin(), servers.end(),
                       [this](raft::NodeId id) { return m_groups.contains(id); });
}

void SplitDraft::follow(const raft::ClusterView &view)
{
    std::erase_if(m_groups, [&view](const auto &each) { return !view.server(each.first); });
    for (const raft::ServerView &server : view.servers)
        m_groups.try_emplace(server.id, 0);
}

int SplitDraft::groupOf(raft::NodeId server) const
{
    const auto found = m_groups.find(server);
    return found == m_groups.end() ? 0 : found->second;
}

void SplitDraft::put(raft::NodeId server, int group)
{
    m_chain = false;
    if (m_groups.contains(server))
        m_groups[server] = group;
}

void SplitDraft::moveOn(raft::NodeId server)
{
    // A third group only once the second has a server in it beside this server.
    const int group = groupOf(server);
    const auto others = std::count_if(m_groups.begin(), m_groups.end(), [&](const auto &each) {
        return each.first != server && each.second == 1;
    });
    const int last = others > 0 ? mostGroups - 1 : 1;
    put(server, group >= last ? 0 : group + 1);
}

void SplitDraft::isolate(raft::NodeId server)
{
    m_chain = false;
    for (auto &[id, group] : m_groups)
        group = id == server ? 1 : 0;
}

void SplitDraft::isolateLeader(const raft::ClusterView &view)
{
    isolate(leaderOrFirst(view));
}

void SplitDraft::halve(const raft::ClusterView &view)
{
    const raft::NodeId leader = leaderOrFirst(view);
    isolate(leader);
    std::size_t wanted = m_groups.size() > 1 ? (m_groups.size() - 1) / 2 : 0;
    wanted = std::max<std::size_t>(wanted, 1) - 1;
    // The servers after the leader, round the ring, so that the group hangs together on the picture.
    auto next = m_groups.find(leader);
    while (wanted-- > 0 && next != m_groups.end()) {
        ++next;
        if (next == m_groups.end())
            next = m_groups.begin();
        next->second = 1;
    }
}

void SplitDraft::chain()
{
    for (auto &[id, group] : m_groups)
        group = 0;
    m_chain = true;
}

std::vector<std::vector<raft::NodeId>> SplitDraft::groups() const
{
    std::vector<std::vector<raft::NodeId>> groups(m_chain ? 0 : mostGroups);
    if (!m_chain)
        for (const auto &[id, group] : m_groups)
            groups[static_cast<std::size_t>(group)].push_back(id);
    std::erase_if(groups, [](const auto &group) { return group.empty(); });
    return groups;
}

QString SplitDraft::text() const
{
    const auto names = [](const std::vector<raft::NodeId> &ids, const QString &between) {
        QStringList list;
        for (const raft::NodeId id : ids)
            list << serverName(id);
        return list.join(between);
    };
    if (m_chain) {
        std::vector<raft::NodeId> all;
        for (const auto &[id, group] : m_groups)
            all.push_back(id);
        return names(all, QStringLiteral(" – "));
    }
    QStringList parts;
    for (const std::vector<raft::NodeId> &group : groups())
        parts << names(group, QStringLiteral(" "));
    return parts.join(QStringLiteral("  |  "));
}

std::vector<raft::Action> SplitDraft::actions() const
{
    if (!m_chain)
        return {raft::action::Split{groups()}};
    std::vector<raft::Action> actions{raft::action::Heal{}};
    for (auto a = m_groups.begin(); a != m_groups.end(); ++a)
        for (auto b = m_groups.begin(); b != m_groups.end(); ++b)
            if (std::abs(std::distance(m_groups.begin(), a) - std::distance(m_groups.begin(), b)) > 1)
                actions.emplace_back(raft::action::CutLink{a->first, b->first});
    return actions;
}

} // namespace raftarium
