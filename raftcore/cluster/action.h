#pragma once

#include "raftcore/cluster/view.h"
#include "raftcore/consensus/input.h"
#include "raftcore/consensus/rules.h"
#include "raftcore/server/server.h"
#include "raftcore/server/server_step.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Everything that somebody outside can do to a cluster, as data: the window, the scenarios and the
/// recordings all speak it.
namespace raft::action {

/// What is not synced is lost. On a torn disk some of it may have been written nevertheless: its oldest
/// writes. The one after them was cut in half; a journal tells by its checksum and drops it.
struct Crash {
    NodeId server;
    std::size_t written = 0; ///< How many unsynced writes survive; more than there are: all of them.
};
struct Restart {
    NodeId server;
};
struct Pause {
    NodeId server;
};
struct Resume {
    NodeId server;
};
/// A new, empty server that is not yet a member.
struct Join {
    NodeId server;
};
/// The election timer of a follower or candidate runs out now.
struct ForceTimeout {
    NodeId server;
};
/// The heartbeat interval of a leader passes now.
struct SendHeartbeat {
    NodeId server;
};
/// A minimum election timeout passes on these servers' clocks; their own election timers do not fire.
struct PassElectionTimeout {
    std::vector<NodeId> servers;
};

/// Links inside a group are opened, links between groups are cut. A server in no group is alone.
struct Split {
    std::vector<std::vector<NodeId>> groups;
};
/// Opens every link: no cut, no hold, no extra delay or loss.
struct Heal {};
/// One direction. Cutting discards what is on its way.
struct CutLink {
    NodeId from;
    NodeId to;
};
struct OpenLink {
    NodeId from;
    NodeId to;
};
/// Messages queue up on the link and wait, those on their way too.
struct HoldLink {
    NodeId from;
    NodeId to;
};
struct ReleaseLink {
    NodeId from;
    NodeId to;
};
struct SlowLink {
    NodeId from;
    NodeId to;
    Time delay;
};
struct LoseOnLink {
    NodeId from;
    NodeId to;
    std::uint32_t perMillion;
};
struct SetNetwork {
    NetworkDials dials;
};

struct Deliver {
    std::uint64_t message;
};
struct Drop {
    std::uint64_t message;
};
/// Delivers a copy now and keeps the message.
struct Duplicate {
    std::uint64_t message;
};
struct HoldMessage {
    std::uint64_t message;
};
struct DelayMessage {
    std::uint64_t message;
    Time by;
};
/// A crafted message arrives now.
struct Inject {
    Message message;
};

struct SetDisk {
    NodeId server;
    bool manual;
};
/// Everything that waits to be written is durable now.
struct Sync {
    NodeId server;
};
struct CompactLog {
    NodeId server;
};
/// The disk takes so much longer for every write.
struct SlowDisk {
    NodeId server;
    Time delay;
};
/// From now on the server's clock runs faster (or, negative, slower) than the cluster's.
struct DriftClock {
    NodeId server;
    std::int32_t perMillion; ///< Microseconds gained a second; more than −1,000,000.
};

struct Submit {
    NodeId server;
    std::variant<StoreCommand, Get> what;
};
/// Client writes that arrive together: they share one proposal, one write to the disk and, to each follower,
/// one message.
struct SubmitBatch {
    NodeId server;
    std::vector<StoreCommand> commands;
};
struct Change {
    NodeId server;
    Membership target;
    bool joint;
};
struct Transfer {
    NodeId server;
    std::optional<NodeId> target;
};
struct TurnOffRule {
    Rule rule;
};
struct Mark {
    std::string name;
};
/// By hand or by the clock, from now on.
struct SetManual {
    bool manual;
};

/// How long every disk takes for a write, from now on.
struct SetDiskTime {
    Time least;
    Time most;
};
/// The running election timers are drawn apart, the next one first, so that the next election is clean:
/// the first to time out has the time to win (§5.2).
struct StaggerTimers {};

/// The server's disk is lost, with everything on it. It crashes if it runs, and starts next time with an
/// empty disk, as a server that has to be taken in anew.
struct WipeDisk {
    NodeId server;
};
/// Somebody copies the server's disk as it is now, in place of an earlier copy.
struct CopyDisk {
    NodeId server;
};
/// The copy is put in the place of the disk. The server crashes if it runs, and starts next time from the
/// copy.
struct RestoreDisk {
    NodeId server;
};

/// An external server is there, in this state: at its start, or when it is seen again.
struct Introduce {
    std::shared_ptr<const Server> server;
    Time local;     ///< What its own clock shows.
    bool restarted; ///< It is a new life of the server; else only some of its steps were missed.
};
/// An external server has taken this step.
struct Retell {
    std::shared_ptr<const ServerStep> step;
};
/// An external client has got its answer.
struct Return {
    std::uint64_t operation;
    ClientAnswer answer;
};
/// The external servers live on here, by themselves.
struct GoOnHere {};

} // namespace raft::action

namespace raft {

using Action =
    std::variant<action::Crash, action::Restart, action::Pause, action::Resume, action::Join,
                 action::ForceTimeout, action::SendHeartbeat, action::PassElectionTimeout, action::Split,
                 action::Heal, action::CutLink, action::OpenLink, action::HoldLink, action::ReleaseLink,
                 action::SlowLink, action::LoseOnLink, action::SetNetwork, action::Deliver, action::Drop,
                 action::Duplicate, action::HoldMessage, action::DelayMessage, action::Inject,
                 action::SetDisk, action::Sync, action::CompactLog, action::SlowDisk, action::DriftClock,
                 action::Submit, action::Change, action::Transfer, action::TurnOffRule, action::Mark,
                 action::SetManual, action::SetDiskTime, action::StaggerTimers, action::Introduce,
                 action::Retell, action::Return, action::GoOnHere, action::WipeDisk, action::CopyDisk,
                 action::RestoreDisk, action::SubmitBatch>;

/// What became of an action: done, or one sentence why not ("S3 is already down").
struct ActionResult {
    std::string problem;            ///< Empty when done.
    std::uint64_t subject = 0;      ///< Submit: the operation's id; SubmitBatch: the first of its ids,
                                    ///< which are consecutive. Change, Transfer: the request's id.
    std::optional<Refusal> refused; ///< Change, Transfer: the server refused at once.

    bool done() const { return problem.empty(); }
};

/// For people: "crash S3", "split {S1 S2} | {S3 S4 S5}".
std::string describe(const Action &action);

} // namespace raft
