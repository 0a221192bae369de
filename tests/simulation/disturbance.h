#pragma once

#include "raftcore/consensus/random.h"
#include "raftcore/simulation/simulation.h"

#include <vector>

namespace raft {

/// Somebody who does something to a cluster every 20 ms: faults, repairs and writes, from a seed of their
/// own.
class Disturbance {
public:
    explicit Disturbance(std::uint64_t seed, std::uint64_t servers = 5) : m_random(seed), m_servers(servers)
    {
    }

    Action next()
    {
        const NodeId server = any();
        const NodeId other{server.value % m_servers + 1};
        const std::int64_t chance = m_random.between(0, 39);
        if (chance >= 20)
            return action::Submit{server, StoreCommand{Add{"x", 1}, {}}};
        switch (chance) {
        case 0: return action::Crash{server};
        case 1: return action::Pause{server};
        case 2: return action::Split{{{server, other}, {NodeId{other.value % m_servers + 1}}}};
        case 3: return action::CutLink{server, other};
        case 4: return action::HoldLink{server, other};
        case 5: return action::ForceTimeout{server};
        case 6: return action::SetDisk{server, m_random.chance(300'000)};
        case 7: return action::LoseOnLink{server, other, 200'000};
        case 8: return action::Submit{server, Get{"x", m_random.chance(500'000)}};
        case 9:
        case 10:
        case 11: return action::Resume{server};
        case 12:
        case 13:
        case 14:
        case 15: return action::Restart{server};
        case 16: return action::SlowDisk{server, Time{m_random.between(0, 20'000)}};
        case 17:
            return action::DriftClock{server, static_cast<std::int32_t>(m_random.between(-200'000, 200'000))};
        case 18: return action::Crash{server, 1};
        default: return action::Heal{};
        }
    }

private:
    NodeId any()
    {
        return {static_cast<std::uint64_t>(m_random.between(1, static_cast<std::int64_t>(m_servers)))};
    }

    Random m_random;
    std::uint64_t m_servers;
};

} // namespace raft
