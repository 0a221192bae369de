#pragma once

#include "netnode/wire/peer_frame.h"
#include "raftcore/consensus/types.h"

#include <QUrl>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace raftarium {

/// Where servers listen, as far as this one knows, and which of that a person has decided at run time. A
/// decision counts before what servers say of themselves, and of two decisions the one with the greater
/// number.
class KnownAddresses {
public:
    /// Bytes of an address; a longer one is not taken. Servers tell each other all that they know.
    static constexpr std::size_t longestUrl = 1024;
    static bool isTooLong(const QUrl &url);

    const std::map<raft::NodeId, QUrl> &all() const { return m_urls; }
    /// The number of the latest decision about that server; 0: there was none.
    std::uint64_t decisionAbout(raft::NodeId server) const;
    /// The number of the latest decision about any server; 0: there was none.
    std::uint64_t lastDecision() const;
    /// All of them as other servers are told, so many to a frame that none is too long.
    std::vector<Addresses> frames() const;

    /// Whether that is another address than was known.
    bool set(raft::NodeId server, const QUrl &url);
    /// A decision of earlier lives is in force again.
    void recallDecision(raft::NodeId server, std::uint64_t decision) { m_decisions[server] = decision; }
    /// Something was heard of where a server listens; `decision` 0: it is not decided. Whether it is to
    /// count: undecided, only of a server of which no address is known. Remembers the decision, and leaves
    /// set() to the caller, who knows which servers matter.
    bool admit(raft::NodeId server, const QUrl &url, std::uint64_t decision);
    /// Forgets the addresses of such servers; whether there were any. What was decided about them stays.
    bool forget(const std::function<bool(raft::NodeId)> &isForgotten);

private:
    std::map<raft::NodeId, QUrl> m_urls;
    std::map<raft::NodeId, std::uint64_t> m_decisions;
};

} // namespace raftarium
