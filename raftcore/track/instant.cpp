#include "raftcore/track/instant.h"

#include "raftcore/cluster/process_words.h"
#include "raftcore/cluster/view_words.h"

#include <algorithm>
#include <array>

namespace raft {

namespace {

/// What is kept of a server, in this order; then of every server the leader's match and next index.
constexpr std::array fieldNames{"start",   "deadline", "since",  "known",   "live",    "sight",   "role",
                                "term",    "vote",     "leader", "granted", "refused", "commit",  "applied",
                                "durable", "tip",      "base",   "word",    "caption", "belongs", "voters"};
constexpr std::size_t timeFields = 3;  ///< The first ones.
constexpr std::size_t linkFields = 3;  ///< Cut and held, delay, loss.
constexpr std::size_t groupFields = 2; ///< The side that a server is on, and what is said of a side.

std::int64_t number(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

std::int64_t idOf(const std::optional<NodeId> &server)
{
    return server ? number(server->value) : 0;
}

} // namespace

Instants::Instants(std::vector<NodeId> servers, TextTable &texts)
    : m_servers(std::move(servers)), m_texts(texts), m_logs(texts)
{
    const std::size_t count = m_servers.size();
    m_last.resize(count * sizeOfServer() + count * count * linkFields + count * groupFields + 1);
}

void Instants::add(const ClusterView &view, Time at)
{
    const Row row = rowOf(view);
    std::int64_t changes = 0;
    std::size_t before = 0;
    for (std::size_t slot = 0; slot < row.size(); ++slot) {
        if (row[slot] == m_last[slot])
            continue;
        ++changes;
        m_slots.add(number(slot - before));
        m_values.add(row[slot] - (isTime(slot) ? at.count() : m_last[slot]));
        before = slot;
    }
    m_counts.add(changes);
    m_last = row;
}

Instants::Row Instants::rowOf(const ClusterView &view)
{
    Row row(m_last.size());
    const std::size_t count = m_servers.size();
    for (std::size_t i = 0; i < count; ++i)
        if (const ServerView *server = view.server(m_servers[i]))
            put(row.data() + i * sizeOfServer(), view, *server);
    putLinks(row.data() + count * sizeOfServer(), view);
    putGroups(row.data() + count * sizeOfServer() + count * count * linkFields, view);
    std::string off;
    for (std::size_t i = 0; i < static_cast<std::size_t>(Rule::Count); ++i)
        if (const auto rule = static_cast<Rule>(i); !view.rules.holds(rule))
            off +=
                (off.empty() ? "" : ", ") + std::string(name(rule)) + " (" + std::string(section(rule)) + ")";
    row.back() = m_texts.placeOf(off);
    return row;
}

void Instants::put(std::int64_t *at, const ClusterView &view, const ServerView &server)
{
    const std::array<std::int64_t, fieldNames.size()> values{
        server.timerStart.count(),
        server.deadline.count(),
        server.since.count(),
        1,
        static_cast<std::int64_t>(server.liveness),
        static_cast<std::int64_t>(server.sight),
        static_cast<std::int64_t>(server.role),
        number(server.hard.term.value),
        idOf(server.hard.vote),
        idOf(server.leader),
        maskOf(server.votesGranted),
        maskOf(server.votesRefused),
        number(server.commit.value),
        number(server.applied.value),
        number(server.durable.value),
        m_logs.tipOf(server.id, server.log),
        number(server.log.base().index.value),
        m_texts.placeOf(roleWord(view, server)),
        m_texts.placeOf(processWords(server.process)),
        static_cast<std::int64_t>(belongingOf(view, server.id)),
        maskOf(server.membership.voters),
    };
    at = std::copy(values.begin(), values.end(), at);
    for (const Progress &peer : server.progress)
        if (const std::int64_t place = placeOf(peer.peer); place >= 0) {
            at[2 * place] = number(peer.match.value);
            at[2 * place + 1] = number(peer.next.value);
        }
}

void Instants::putLinks(std::int64_t *at, const ClusterView &view) const
{
    for (const LinkView &link : view.links) {
        const std::int64_t from = placeOf(link.from);
        const std::int64_t to = placeOf(link.to);
        if (from < 0 || to < 0)
            continue;
        std::int64_t *slots =
            at + (from * static_cast<std::int64_t>(m_servers.size()) + to) * std::int64_t{linkFields};
        slots[0] = (link.cut ? 1 : 0) + (link.held ? 2 : 0);
        slots[1] = link.delay.count();
        slots[2] = link.lossPerMillion;
    }
}

void Instants::putGroups(std::int64_t *at, const ClusterView &view)
{
    for (std::size_t side = 0; side < std::min(view.groups.size(), m_servers.size()); ++side) {
        for (const NodeId member : view.groups[side])
            if (const std::int64_t place = placeOf(member); place >= 0)
                at[place] = number(side) + 1;
        at[m_servers.size() + side] = m_texts.placeOf(groupWords(view, view.groups[side]));
    }
}

std::int64_t Instants::placeOf(NodeId server) const
{
    const auto found = std::lower_bound(m_servers.begin(), m_servers.end(), server);
    return found != m_servers.end() && *found == server ? found - m_servers.begin() : -1;
}

std::int64_t Instants::maskOf(const std::vector<NodeId> &servers) const
{
    constexpr std::int64_t exact = 53; // So many bits the numbers of a browser keep.
    std::int64_t mask = 0;
    for (const NodeId id : servers)
        if (const std::int64_t place = placeOf(id); place >= 0 && place < exact)
            mask |= std::int64_t{1} << place;
    return mask;
}

std::size_t Instants::sizeOfServer() const
{
    return fieldNames.size() + 2 * m_servers.size();
}

bool Instants::isTime(std::size_t slot) const
{
    return slot < m_servers.size() * sizeOfServer() && slot % sizeOfServer() < timeFields;
}

std::string Instants::json() const
{
    std::string names;
    for (const char *name : fieldNames)
        names += (names.empty() ? "\"" : ",\"") + std::string(name) + '"';
    Column servers;
    for (const NodeId id : m_servers)
        servers.add(number(id.value));
    return "{\"servers\":" + servers.json() + ",\"fields\":[" + names +
           "],\"times\":" + std::to_string(timeFields) + ",\"count\":" + m_counts.json() +
           ",\"slot\":" + m_slots.json() + ",\"value\":" + m_values.json() + ",\"log\":" + m_logs.json() +
           '}';
}

} // namespace raft
