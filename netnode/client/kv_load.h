#pragma once

#include "netnode/client/http_load.h"

#include <cstdint>
#include <string>

namespace raftarium {

/// What the clients of a load ask a server of Raftarium.
struct KvLoad {
    /// LocalRead: of the server's own store, however old.
    enum class Kind : std::uint8_t { Write, Read, LocalRead };

    Kind kind = Kind::Write;
    std::size_t keys = 1000;    ///< So many different keys, one after the other.
    std::size_t valueSize = 64; ///< Bytes of a written value.
    std::string token;          ///< Sent with every request, if there is one.
};

/// Fills in the requests of a plan whose host and port are set.
void planKvLoad(const KvLoad &load, LoadPlan &plan);

} // namespace raftarium
