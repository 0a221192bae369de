#include "netnode/watch/followed_server.h"

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace raftarium {

const raft::ServerEffects &FollowedServer::follow(const raft::ServerStep &step)
{
    m_effects.clear();
    std::visit(
        [&](const auto &what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, raft::ServerStep::Arrived>) {
                m_server.step(step.local, raft::Received{what.message}, m_effects);
            } else if constexpr (std::is_same_v<What, raft::ServerStep::Called>) {
                m_server.submit(step.local, what.requests, m_effects);
            } else if constexpr (std::is_same_v<What, raft::ServerStep::StoreRemembered>) {
                m_remembered = m_server.store();
            } else if constexpr (std::is_same_v<What, raft::ServerStep::Compacted>) {
                const raft::Store store =
                    m_remembered ? *std::exchange(m_remembered, std::nullopt) : m_server.store();
                auto state = std::make_shared<const std::string>(store.snapshot());
                m_server.step(step.local, raft::Compact{what.upTo, std::move(state)}, m_effects);
            } else {
                m_server.step(step.local, what, m_effects);
            }
        },
        step.what);
    return m_effects;
}

} // namespace raftarium
