#pragma once

#include <string>

namespace raft {

/// What a cluster of external servers can tell besides: how other programs reach them.
class Reachable {
public:
    virtual ~Reachable() = default;

    /// A line for a shell, after which programs know where the servers are and what token they ask for.
    virtual std::string shellLine() const = 0;
};

} // namespace raft
