#include "raftcore/soak/clients.h"

namespace raft {

SoakClients::SoakClients(std::uint64_t seed, std::size_t count) : m_random(seed)
{
    for (std::size_t i = 1; i <= count; ++i) {
        m_clients.emplace_back();
        m_clients.back().name = "c" + std::to_string(i);
    }
}

void SoakClients::act(Cluster &cluster)
{
    for (Client &client : m_clients) {
        look(cluster, client);
        if (m_random.chance(600'000))
            ask(cluster, client);
    }
    if (m_random.chance(150'000))
        writeOnce(cluster);
}

void SoakClients::look(Cluster &cluster, Client &client)
{
    const std::optional<Operation> operation = cluster.operation(client.operation);
    if (!operation || client.answered)
        return;
    const bool read = std::holds_alternative<Get>(client.request);
    client.answered = operation->outcome == OperationOutcome::Done ||
                      operation->outcome == OperationOutcome::Failed ||
                      (read && operation->outcome != OperationOutcome::Pending);
}

/// The next request if there was an answer to the last, else the same again: also while an earlier attempt is
/// still under way, as a client does that has lost its patience.
void SoakClients::ask(Cluster &cluster, Client &client)
{
    if (client.answered) {
        client.answered = false;
        if (m_random.chance(450'000))
            client.request = Get{m_random.chance(300'000) ? "sum" : anyKey(), m_random.chance(850'000)};
        else
            client.request = StoreCommand{anyChange(), Session{client.name, ++client.sequence}};
    }
    const ActionResult asked = cluster.perform(action::Submit{chooseServer(cluster.view()), client.request});
    if (asked.done())
        client.operation = asked.subject;
}

/// Nothing is added: whether an addition that was not heard of again is part of a sum takes too long to find
/// out.
void SoakClients::writeOnce(Cluster &cluster)
{
    const Put put{anyKey(), std::to_string(++m_values)};
    cluster.perform(action::Submit{chooseServer(cluster.view()), StoreCommand{put, {}}});
}

/// Mostly one that leads, or believes so; else any.
NodeId SoakClients::chooseServer(const ClusterView &view)
{
    std::vector<NodeId> candidates;
    if (m_random.chance(700'000))
        for (const ServerView &server : view.servers)
            if (server.isLeader())
                candidates.push_back(server.id);
    if (candidates.empty())
        for (const ServerView &server : view.servers)
            candidates.push_back(server.id);
    const auto last = static_cast<std::int64_t>(candidates.size()) - 1;
    return candidates[static_cast<std::size_t>(m_random.between(0, last))];
}

/// There is only adding to the sum: what else happens to a number hides which additions are part of it.
Change SoakClients::anyChange()
{
    const std::string value = std::to_string(++m_values);
    switch (m_random.between(0, 9)) {
    case 0: return Delete{anyKey()};
    case 1:
    case 2: return CompareAndSet{anyKey(), std::nullopt, value};
    case 3: return CompareAndSet{anyKey(), std::to_string(m_values - 1), value};
    case 4:
    case 5:
    case 6: return Add{"sum", static_cast<std::int64_t>(m_values)};
    default: return Put{anyKey(), value};
    }
}

std::string SoakClients::anyKey()
{
    return m_random.chance(500'000) ? "a" : "b";
}

} // namespace raft
