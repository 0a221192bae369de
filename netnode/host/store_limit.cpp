#include "netnode/host/store_limit.h"

namespace raftarium {

std::uint64_t StoreLimit::used(const raft::Server &server)
{
    const raft::Log &log = server.node().log();
    return server.store().bytes() + log.bytes(server.store().applied(), log.lastIndex());
}

bool StoreLimit::hasRoomFor(const raft::StoreCommand &command, const raft::Server &server,
                            std::uint64_t more) const
{
    const std::uint64_t size = raft::sizeOf(command.change);
    if (used(server) + more + size <= m_most || std::holds_alternative<raft::Delete>(command.change))
        return true;
    if (command.session && server.store().isRetry(*command.session))
        return true; // It gets the answer of the first time.
    const std::string &key = keyOf(command.change);
    const auto present = server.store().find(key);
    return present && size <= raft::sizeOfItem(key, present->value);
}

} // namespace raftarium
