#pragma once

#include "netnode/http/request.h"
#include "netnode/http/response.h"
#include "raftcore/consensus/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How a connection to the one port becomes a link: an HTTP upgrade that says who speaks (RFC 9110 §7.8).
namespace raftarium {

/// The protocol of the links and its version: another version has another name and is refused.
inline constexpr std::string_view linkProtocol = "raftarium/2";
inline constexpr const char *peerPath = "/raft";
inline constexpr const char *watchPath = "/watch";

/// What a server knows of its place in a cluster, before anything of the protocol is said.
struct Standing {
    raft::ClusterId identity; ///< Of the cluster that it belongs to; 0 before it is known to be born.
    raft::DiskId disk;        ///< Its own.
    /// Who belongs to the cluster. Before its birth that is what the command line says; one that waits to be
    /// taken in knows of no other.
    std::vector<raft::NodeId> members;

    bool operator==(const Standing &) const = default;
};

/// What the dialling side says.
struct LinkRequest {
    /// A server of the cluster, or a program that looks on.
    enum class Kind { Peer, Watcher };

    Kind kind = Kind::Peer;
    std::string cluster;
    raft::NodeId from;              ///< Peers: who dials.
    raft::NodeId to;                ///< Whom the dialling side expects to find; 0: any server.
    std::uint64_t nonce = 0;        ///< Peers: drawn at the start of the dialling process.
    std::uint16_t port = 0;         ///< Peers: where the dialling server listens.
    std::uint64_t firstMessage = 0; ///< Peers: the number of the first urgent message; see firstNumber().
    Standing standing;              ///< Peers.
};

/// What the accepting side says.
struct LinkAnswer {
    raft::NodeId id;
    std::string cluster;
    std::uint64_t nonce = 0; ///< Drawn at the start of the accepting process.
    std::string version;     ///< Of the program.
    Standing standing;
};

/// The request that asks for a link. `host` is what the Host field says; an empty token sends none.
std::string upgradeRequest(const LinkRequest &link, std::string_view host, std::string_view token);
/// The request as the server reads it; nothing, with a sentence in `problem`, when it is none or of another
/// version.
std::optional<LinkRequest> linkRequest(const HttpRequest &request, std::string *problem);
/// The answer 101.
HttpResponse upgradeAnswer(const LinkAnswer &answer);
/// Adds to another answer why the link is refused, for the side that dials.
void addRefusal(HttpResponse &response, const std::string &sentence);

/// Reads the answer to an upgrade request from the first bytes of a connection.
struct UpgradeReply {
    std::optional<LinkAnswer> answer; ///< Accepted.
    std::string refusal;              ///< Refused: why, in the server's words.
    bool decided = false;      ///< Refused by a server that could have accepted; else it is none, or busy.
    std::size_t headBytes = 0; ///< What follows is the new protocol's.
};
/// Nothing while the answer is not complete.
std::optional<UpgradeReply> upgradeReply(std::string_view bytes);

} // namespace raftarium
