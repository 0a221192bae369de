#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/scenario/condition.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The commands of the scenario language, parsed and checked.
namespace raft::command {

/// Sets up a new cluster; it starts with the first command that is no `node`.
struct SetUp {
    ClusterSetup setup;
    std::uint32_t drift = 0; ///< Every clock runs faster or slower than the cluster's by at most so many
                             ///< microseconds a second; by how much is drawn from the seed.
};
/// What a server has on its disk before it starts, and how it differs from the others.
struct OnDisk {
    NodeId server;
    bool empty = true; ///< Nothing is said of its disk.
    Terms log;         ///< What follows the snapshot.
    Term term;
    std::optional<NodeId> vote;
    Index commit;
    std::optional<Position> snapshot;
    std::optional<Membership> members;
    std::optional<std::int32_t> drift; ///< Of its clock, in microseconds a second.
    std::optional<Config> options;     ///< Where they are not those of the cluster.
};
struct Join {
    NodeId server;
};
struct RuleOff {
    Rule rule = Rule::Count;
};

enum class ServerAct : std::uint8_t {
    Timeout,
    SendHeartbeat,
    Elect,
    Crash,
    Restart,
    Pause,
    Resume,
    Isolate,
    ManualDisk,
    AutomaticDisk,
    Sync,
    Compact,
    Wipe,
    Backup,
    Restore
};
struct OnServer {
    ServerAct act = ServerAct::Timeout;
    ServerName server;
};
/// So many of the writes that wait, the oldest first, become durable.
struct SyncOldest {
    ServerName server;
    std::uint64_t writes = 1;
};
/// A snapshot replaces the log up to there.
struct CompactTo {
    ServerName server;
    Index upTo;
};
struct PassElectionTimeout {
    std::vector<NodeId> servers;
};
struct Wait {
    Time duration{};
};
struct Until {
    Condition condition;
    Time within{};
};

struct WriteKey {
    ServerName server;
    StoreCommand command;
};
struct ReadKey {
    ServerName server;
    Get what;
    std::string name; ///< What `expect read` calls it.
};
struct ChangeMembers {
    enum class Kind : std::uint8_t { AddVoter, Remove, AddLearner, Joint } kind = Kind::AddVoter;
    ServerName server;
    std::vector<NodeId> members;       ///< One, or all voters of a joint change …
    std::vector<NodeId> learners;      ///< … and its learners.
    std::optional<Time> untilAccepted; ///< By the clock: asks again until it is accepted, at most so long.
};
struct HandOver {
    ServerName server;
    std::optional<ServerName> target; ///< Nothing: the server that is furthest.
};

/// With manual delivery: delivers what waits until nothing is left.
struct Run {};

enum class LinkAct : std::uint8_t { Hold, Release, Cut, Open };
struct OnLink {
    LinkAct act = LinkAct::Hold;
    ServerName from;
    ServerName to;
    bool bothWays = false;
};
struct OnAllLinks {
    LinkAct act = LinkAct::Hold;
};
struct Split {
    std::vector<std::vector<NodeId>> groups;
};
struct SlowLink {
    ServerName from;
    ServerName to;
    bool bothWays = false;
    Time delay{};
};
struct LoseOnLink {
    ServerName from;
    ServerName to;
    bool bothWays = false;
    std::uint32_t perMillion = 0;
};

/// From now on every message of this type is lost there, until the link is healed.
struct LoseType {
    ServerName from;
    ServerName to;
    bool bothWays = false;
    MessageType type = MessageType::Append;
};

enum class MessageAct : std::uint8_t { Deliver, Drop, Duplicate };
struct OnMessages {
    struct Oldest {
        std::uint64_t count;
    };
    struct All {};
    struct Nth {
        std::uint64_t number; ///< 1: the oldest.
    };
    struct Newest {};

    MessageAct act = MessageAct::Deliver;
    ServerName from;
    ServerName to;
    std::optional<MessageType> type;
    std::variant<Oldest, All, Nth, Newest> which;
};

/// A crafted message. What its type does not have stays at its default.
struct Inject {
    ServerName from;
    ServerName to;
    MessageType type = MessageType::Append;
    Term term;
    Position prev;
    Terms entries;
    Index commit;
    bool success = true; ///< AppendReply; also `granted` of a vote.
    Index match;
    Position last; ///< Of an AppendReply only its index.
    ClusterId identity;
    std::optional<Term> asked; ///< AppendReply: the term of the request, if it is another.
};

struct Soak {
    std::uint64_t electionTimeouts = 0;
};
struct Expect {
    Condition condition;
};
struct Mark {
    std::string name;
};

// What a lesson is for the person who follows it. Nothing of this touches the cluster.

/// An entry of one server's log.
struct EntryPlace {
    NodeId server;
    Index index;

    bool operator==(const EntryPlace &) const = default;
};
/// A question: what will happen? It is answered before it is seen.
struct Ask {
    struct Choice {
        std::string text;
        bool right = false;
        std::string remark; ///< The sentence for those who chose it; may be empty.
    };
    /// Answered by choosing one of several sentences …
    using Choices = std::vector<Choice>;
    /// … or by pointing at one of these servers …
    using Servers = std::vector<NodeId>;
    /// … or at one of these entries.
    using Entries = std::vector<EntryPlace>;

    std::string question;
    std::variant<Choices, Servers, Entries> answers;
    std::string otherwise; ///< The sentence for a wrong answer that has no remark of its own; may be empty.
    std::string because;   ///< Why the right answer is right; may be empty.
};
/// How is the lesson to go on? No answer is wrong.
struct Choose {
    std::string question; ///< May be empty.
    std::vector<std::string> choices;
};
/// The commands up to its `end` are for those who gave this answer to the latest Ask or Choose.
struct When {
    enum class Answer : std::uint8_t { Choice, Right, Wrong } answer = Answer::Choice;
    std::size_t choice = 0; ///< From 1, as it is written.
};
/// One line above the picture, until the next, a new step or a new cluster.
struct Caption {
    std::string text; ///< Empty: none any more.
};
/// What the eye is led to, until the next, a new step or a new cluster.
struct Show {
    struct Link {
        NodeId from;
        NodeId to;
        bool bothWays = false;
    };
    struct Messages {
        NodeId from;
        NodeId to;
        std::optional<MessageType> type; ///< Nothing: of any.
    };
    using What = std::variant<NodeId, Link, EntryPlace, Messages>;
    std::vector<What> what; ///< Empty: nothing any more.
};
/// For the lecturer's eyes only.
struct Notes {
    std::string text;
};
/// The person acts. With `until` the lesson goes on when that holds, and the commands between `solution` and
/// `end` are one way to get there.
struct Free {
    std::string task;
    std::optional<Condition> until;
    Time within{}; ///< By the clock: how long the solution may take.
};
struct Solution {};

/// The commands up to its `end` are run so many times.
struct Repeat {
    std::uint64_t times = 1;
};
/// Closes the block that Repeat, When or Free opened.
struct End {};

} // namespace raft::command

namespace raft {

/// One command of a scenario.
using ScenarioAct =
    std::variant<command::SetUp, command::OnDisk, command::Join, command::RuleOff, command::OnServer,
                 command::SyncOldest, command::CompactTo, command::LoseType, command::PassElectionTimeout,
                 command::Wait, command::Until, command::WriteKey, command::ReadKey, command::ChangeMembers,
                 command::HandOver, command::Run, command::OnLink, command::OnAllLinks, command::Split,
                 command::SlowLink, command::LoseOnLink, command::OnMessages, command::Inject, command::Soak,
                 command::Expect, command::Mark, command::Ask, command::Choose, command::When,
                 command::Caption, command::Show, command::Notes, command::Free, command::Solution,
                 command::Repeat, command::End>;

/// Whether a command only speaks to people or orders the commands: it does nothing to a cluster.
bool isForPeople(const ScenarioAct &act);

/// Whether a message of type `actual` is meant when a scenario says `named`. A heartbeat is an empty Append,
/// so both names mean it.
bool names(MessageType named, MessageType actual);

} // namespace raft
