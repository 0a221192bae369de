#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/consensus/random.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace raft {

/// The clients of a random run. Each makes one request after the other: writes within its session, which it
/// repeats at another server until one answers, and reads. Beside them a client writes without a session and
/// never repeats anything.
class SoakClients {
public:
    SoakClients(std::uint64_t seed, std::size_t count);

    /// Every client looks at what became of its request, and perhaps makes or repeats one.
    void act(Cluster &cluster);

private:
    struct Client {
        std::string name;
        std::uint64_t sequence = 0;
        std::variant<StoreCommand, Get> request; ///< The latest.
        OperationId operation = 0;               ///< The latest attempt at it; 0 before the first.
        bool answered = true;
    };

    void look(Cluster &cluster, Client &client);
    void ask(Cluster &cluster, Client &client);
    void writeOnce(Cluster &cluster);
    NodeId chooseServer(const ClusterView &view);
    Change anyChange();
    std::string anyKey();

    Random m_random;
    std::vector<Client> m_clients;
    std::uint64_t m_values = 0; ///< Every value is written once, so that a read tells whose write it saw.
};

} // namespace raft
