#pragma once

#include "raftcore/cluster/description.h"
#include "raftcore/cluster/view.h"
#include "raftcore/consensus/input.h"
#include "raftcore/consensus/rules.h"
#include "raftcore/server/server.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Everything that a person can do to a cluster, as data: the window, the scenarios and the recordings all
/// speak it. Each action describes itself: its name and its fields, as recordings hold them, and its words.
namespace raft::action {

/// What is not synced is lost. On a torn disk some of it may have been written nevertheless: its oldest
/// writes. The one after them was cut in half; a journal tells by its checksum and drops it.
struct Crash {
    NodeId server;
    std::size_t written = 0; ///< How many unsynced writes survive; more than there are: all of them.
    static constexpr auto description =
        described("crash", "crash {server}[ with {written} writes more on its disk]",
                  field("server", &Crash::server), field("written", &Crash::written));
};
/// The server starts again with what is on its disk.
struct Restart {
    NodeId server;
    static constexpr auto description =
        described("restart", "restart {server}", field("server", &Restart::server));
};
/// The server stops taking steps, and forgets nothing.
struct Pause {
    NodeId server;
    static constexpr auto description = described("pause", "pause {server}", field("server", &Pause::server));
};
/// A paused server goes on.
struct Resume {
    NodeId server;
    static constexpr auto description =
        described("resume", "resume {server}", field("server", &Resume::server));
};
/// A new, empty server that is not yet a member.
struct Join {
    NodeId server;
    static constexpr auto description = described("join", "join {server}", field("server", &Join::server));
};
/// The election timer of a follower or candidate runs out now.
struct ForceTimeout {
    NodeId server;
    static constexpr auto description =
        described("force-timeout", "time out {server}", field("server", &ForceTimeout::server));
};
/// The heartbeat interval of a leader passes now.
struct SendHeartbeat {
    NodeId server;
    static constexpr auto description =
        described("beat", "heartbeat of {server}", field("server", &SendHeartbeat::server));
};
/// A minimum election timeout passes on these servers' clocks; their own election timers do not fire.
struct PassElectionTimeout {
    std::vector<NodeId> servers; ///< On their clocks.
    static constexpr auto description =
        described("pass-election-timeout", "an election timeout passes for {servers}",
                  field("servers", &PassElectionTimeout::servers));
};

/// Links inside a group are opened, links between groups are cut. A server in no group is alone.
struct Split {
    std::vector<std::vector<NodeId>> groups; ///< By their members.
    static constexpr auto description = described("split", "split {groups}", field("groups", &Split::groups));
};
/// Opens every link: no cut, no hold, no extra delay or loss.
struct Heal {
    static constexpr auto description = described("heal", "heal");
};
/// One direction. Cutting discards what is on its way.
struct CutLink {
    NodeId from;
    NodeId to;
    static constexpr auto description =
        described("cut-link", "cut {from}→{to}", field("from", &CutLink::from), field("to", &CutLink::to));
};
/// One direction of a cut link works again.
struct OpenLink {
    NodeId from;
    NodeId to;
    static constexpr auto description = described("open-link", "open {from}→{to}",
                                                  field("from", &OpenLink::from), field("to", &OpenLink::to));
};
/// Messages queue up on the link and wait, those on their way too.
struct HoldLink {
    NodeId from;
    NodeId to;
    static constexpr auto description = described("hold-link", "hold {from}→{to}",
                                                  field("from", &HoldLink::from), field("to", &HoldLink::to));
};
/// What waits on a held link goes on, and nothing waits there any more.
struct ReleaseLink {
    NodeId from;
    NodeId to;
    static constexpr auto description =
        described("release-link", "release {from}→{to}", field("from", &ReleaseLink::from),
                  field("to", &ReleaseLink::to));
};
/// Messages in that direction take so much longer.
struct SlowLink {
    NodeId from;
    NodeId to;
    Time delay; ///< Beyond the network's own; zero takes it back.
    static constexpr auto description =
        described("slow-link", "slow {from}→{to} by {delay}", field("from", &SlowLink::from),
                  field("to", &SlowLink::to), field("delay", &SlowLink::delay));
};
/// So many messages in that direction are lost.
struct LoseOnLink {
    NodeId from;
    NodeId to;
    std::uint32_t perMillion; ///< Beyond the network's own loss; zero takes it back.
    static constexpr auto description =
        described("lose-on-link", "lose {per_million} on {from}→{to}", field("from", &LoseOnLink::from),
                  field("to", &LoseOnLink::to), field("per_million", &LoseOnLink::perMillion));
};
/// What everything on the network suffers from now on.
struct SetNetwork {
    NetworkDials dials; ///< All of them at once.
    static constexpr auto description =
        described("set-network", "{dials}", field("dials", &SetNetwork::dials));
};

/// The message arrives now.
struct Deliver {
    std::uint64_t message;
    static constexpr auto description =
        described("deliver", "deliver message {message}", field("message", &Deliver::message));
};
/// The message is lost.
struct Drop {
    std::uint64_t message;
    static constexpr auto description =
        described("drop", "drop message {message}", field("message", &Drop::message));
};
/// Delivers a copy now and keeps the message.
struct Duplicate {
    std::uint64_t message;
    static constexpr auto description =
        described("duplicate", "double message {message}", field("message", &Duplicate::message));
};
/// The message waits until it is delivered or dropped.
struct HoldMessage {
    std::uint64_t message;
    static constexpr auto description =
        described("hold-message", "hold message {message}", field("message", &HoldMessage::message));
};
/// The message arrives so much later.
struct DelayMessage {
    std::uint64_t message;
    Time by; ///< Beyond its due time.
    static constexpr auto description =
        described("delay-message", "delay message {message} by {by}",
                  field("message", &DelayMessage::message), field("by", &DelayMessage::by));
};
/// A crafted message arrives now.
struct Inject {
    Message message; ///< As it arrives.
    static constexpr auto description =
        described("inject", "inject {message}", field("message", &Inject::message));
};

/// Whether writes wait until they are synced by an action.
struct SetDisk {
    NodeId server;
    bool manual; ///< Else the disk writes by itself.
    static constexpr auto description =
        described("set-disk", "disk of {server} {manual?manual|automatic}", field("server", &SetDisk::server),
                  field("manual", &SetDisk::manual));
};
/// Everything that waits to be written is durable now.
struct Sync {
    NodeId server;
    static constexpr auto description = described("sync", "sync {server}", field("server", &Sync::server));
};
/// A snapshot replaces the log up to the applied index (§7).
struct CompactLog {
    NodeId server;
    static constexpr auto description =
        described("compact-log", "compact {server}", field("server", &CompactLog::server));
};
/// So many of the writes that wait, the oldest first, are durable now.
struct SyncOldest {
    NodeId server;
    std::size_t writes = 1; ///< How many; fewer when fewer wait.
    static constexpr auto description =
        described("sync-oldest", "sync {writes} of the writes of {server}",
                  field("server", &SyncOldest::server), field("writes", &SyncOldest::writes));
};
/// A snapshot replaces the log up to there, and not up to the applied index.
struct CompactLogTo {
    NodeId server;
    Index upTo; ///< The last index that the snapshot replaces.
    static constexpr auto description =
        described("compact-log-to", "compact {server} up to index {up_to}",
                  field("server", &CompactLogTo::server), field("up_to", &CompactLogTo::upTo));
};
/// The disk takes so much longer for every write.
struct SlowDisk {
    NodeId server;
    Time delay; ///< Zero takes it back.
    static constexpr auto description =
        described("slow-disk", "slow the disk of {server} by {delay}", field("server", &SlowDisk::server),
                  field("delay", &SlowDisk::delay));
};
/// From now on the server's clock runs faster (or, negative, slower) than the cluster's.
struct DriftClock {
    NodeId server;
    std::int32_t perMillion; ///< Microseconds gained a second; more than −1,000,000.
    static constexpr auto description =
        described("drift-clock", "clock of {server} {per_million}", field("server", &DriftClock::server),
                  field("per_million", &DriftClock::perMillion));
};

/// A client asks the server.
struct Submit {
    NodeId server;
    std::variant<StoreCommand, Get> what; ///< For a change or for a value.
    static constexpr auto description = described(
        "submit", "{what} at {server}", field("server", &Submit::server), field("what", &Submit::what));
};
/// Client writes that arrive together: they share one proposal, one write to the disk and, to each follower,
/// one message.
struct SubmitBatch {
    NodeId server;
    std::vector<StoreCommand> commands; ///< In this order.
    static constexpr auto description =
        described("submit-batch", "write {commands} together at {server}",
                  field("server", &SubmitBatch::server), field("commands", &SubmitBatch::commands));
};
/// An administrator asks the server to change the membership (§6).
struct Change {
    NodeId server;
    Membership target; ///< The membership that is wanted.
    bool joint;        ///< By way of a joint membership, also where one step would do.
    static constexpr auto description = described(
        "change", "change membership{joint? jointly|} to {target} at {server}",
        field("server", &Change::server), field("target", &Change::target), field("joint", &Change::joint));
};
/// An administrator asks the server to hand leadership over (thesis §3.10).
struct Transfer {
    NodeId server;
    std::optional<NodeId> target; ///< Nothing: the most up-to-date follower.
    static constexpr auto description =
        described("transfer", "transfer leadership of {server}[ to {target}]",
                  field("server", &Transfer::server), field("target", &Transfer::target));
};
/// From now on no server keeps the rule.
struct TurnOffRule {
    Rule rule; ///< Which one.
    static constexpr auto description =
        described("turn-off-rule", "turn off the rule {rule}", field("rule", &TurnOffRule::rule));
};
/// A bookmark in the record.
struct Mark {
    std::string name; ///< Its name, for people.
    static constexpr auto description = described("mark", "mark {name}", field("name", &Mark::name));
};
/// By manual scheduling or by the clock, from now on.
struct SetManual {
    bool manual; ///< Nothing happens by itself.
    static constexpr auto description =
        described("set-by-hand", "{by_hand?switch to manual delivery|let time pass by itself}",
                  field("by_hand", &SetManual::manual));
};

/// How long every disk takes for a write, from now on.
struct SetDiskTime {
    Time least; ///< Shortest time of a write.
    Time most;  ///< Longest time; each write's is drawn between them.
    static constexpr auto description =
        described("set-disk-time", "disks take {least} to {most}", field("least", &SetDiskTime::least),
                  field("most", &SetDiskTime::most));
};
/// The running election timers are drawn apart, the next one first, so that the next election is clean:
/// the first to time out has the time to win (§5.2).
struct StaggerTimers {
    static constexpr auto description = described("spread-timers", "re-draw the election timers");
};

/// The server's disk is lost, with everything on it. It crashes if it runs, and starts next time with an
/// empty disk, as a server that has to be taken in anew.
struct WipeDisk {
    NodeId server;
    static constexpr auto description =
        described("wipe-disk", "wipe the disk of {server}", field("server", &WipeDisk::server));
};
/// The server's disk is copied as it is now, in place of an earlier copy.
struct CopyDisk {
    NodeId server;
    static constexpr auto description =
        described("copy-disk", "copy the disk of {server}", field("server", &CopyDisk::server));
};
/// The copy is put in the place of the disk. The server crashes if it runs, and starts next time from the
/// copy.
struct RestoreDisk {
    NodeId server;
    static constexpr auto description = described("restore-disk", "put the copy back on the disk of {server}",
                                                  field("server", &RestoreDisk::server));
};

} // namespace raft::action

namespace raft {

/// One of the things that a person can do.
using AnyAction = std::variant<
    action::Crash, action::Restart, action::Pause, action::Resume, action::Join, action::ForceTimeout,
    action::SendHeartbeat, action::PassElectionTimeout, action::Split, action::Heal, action::CutLink,
    action::OpenLink, action::HoldLink, action::ReleaseLink, action::SlowLink, action::LoseOnLink,
    action::SetNetwork, action::Deliver, action::Drop, action::Duplicate, action::HoldMessage,
    action::DelayMessage, action::Inject, action::SetDisk, action::Sync, action::CompactLog, action::SlowDisk,
    action::DriftClock, action::Submit, action::Change, action::Transfer, action::TurnOffRule, action::Mark,
    action::SetManual, action::SetDiskTime, action::StaggerTimers, action::WipeDisk, action::CopyDisk,
    action::RestoreDisk, action::SubmitBatch, action::SyncOldest, action::CompactLogTo>;

/// Anything that a person can do. It is copied, moved and destroyed in one place: for so many kinds, a
/// compiler that writes this wherever a run is handled spends a good part of its time on it.
struct Action : AnyAction {
    using AnyAction::AnyAction;
    Action();
    Action(const Action &other);                ///< The same.
    Action(Action &&other) noexcept;            ///< The same; `other` can only be assigned to.
    Action &operator=(const Action &other);     ///< The same from now on.
    Action &operator=(Action &&other) noexcept; ///< The same from now on; `other` can only be assigned to.
    ~Action();
    // Actions cannot be compared, which Qt's meta types would try, as of any variant.
    bool operator==(const Action &other) const = delete;
    bool operator<(const Action &other) const = delete;
};

/// What became of an action: done, or one sentence why not ("S3 is already down").
struct ActionResult {
    std::string problem;            ///< Empty when done.
    std::uint64_t subject = 0;      ///< Submit: the operation's id; SubmitBatch: the first of its ids,
                                    ///< which are consecutive. Change, Transfer: the request's id.
    std::optional<Refusal> refused; ///< Change, Transfer: the server refused at once.

    /// Whether it was done.
    bool done() const { return problem.empty(); }
};

/// For people: "crash S3", "split {S1 S2} | {S3 S4 S5}".
std::string describe(const Action &action);

} // namespace raft
