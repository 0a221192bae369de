#pragma once

#include "raftcore/consensus/types.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

/// What the servers of a trace are called there, and their numbers here. A server called "S3" or "3" is
/// number 3 as long as none is called 0: then they are counted from 1 on.
class ServerNames {
public:
    static constexpr std::size_t most = 250;

    /// Names that are known beforehand, so that numbers come in their order; "S10" after "S9".
    void expect(std::vector<std::string> names);
    /// The number of that server; a new one when the name is new. Nothing when it is empty, or there are too
    /// many.
    std::optional<NodeId> idOf(std::string_view name);

    /// Whether a server of that name has been mentioned.
    bool knows(std::string_view name) const;

    /// Every server, by number.
    std::vector<NodeId> ids() const;
    /// What it is called; "S3" when it has no name.
    std::string nameOf(NodeId id) const;
    /// How the trace spells its name; empty when it has none.
    std::string spelling(NodeId id) const;
    std::size_t size() const { return m_named.size(); }

private:
    struct Named {
        NodeId id;
        std::string name;
        std::string shown;
    };

    NodeId add(std::string_view name);
    NodeId freeId(std::string_view name) const;
    bool isTaken(NodeId id) const;
    const Named *find(NodeId id) const;

    std::vector<Named> m_named; ///< In the order of their appearance.
    bool m_countsFromOne = false;
    std::size_t m_latest = 0; ///< The place of the one that was asked for last.
};

} // namespace raft
