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
};
/// What a server has on its disk before it starts.
struct OnDisk {
    NodeId server;
    Terms log;
    Term term;
    std::optional<NodeId> vote;
    Index commit;
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
    std::vector<NodeId> members; ///< One, or all voters of a joint change.
};
struct HandOver {
    ServerName server;
    ServerName target;
};

/// By hand: delivers what waits until nothing is left.
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

enum class MessageAct : std::uint8_t { Deliver, Drop, Duplicate };
struct OnMessages {
    MessageAct act = MessageAct::Deliver;
    ServerName from;
    ServerName to;
    std::optional<MessageType> type;
    std::optional<std::uint64_t> count = 1; ///< Nothing: all.
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
struct Ask {
    struct Choice {
        std::string text;
        bool right = false;
    };
    std::string question;
    std::vector<Choice> choices;
    std::string because;
};

} // namespace raft::command

namespace raft {

/// One command of a scenario.
using ScenarioAct =
    std::variant<command::SetUp, command::OnDisk, command::Join, command::RuleOff, command::OnServer,
                 command::PassElectionTimeout, command::Wait, command::Until, command::WriteKey,
                 command::ReadKey, command::ChangeMembers, command::HandOver, command::Run, command::OnLink,
                 command::OnAllLinks, command::Split, command::SlowLink, command::LoseOnLink,
                 command::OnMessages, command::Inject, command::Soak, command::Expect, command::Mark,
                 command::Ask>;

/// Whether a message of type `actual` is meant when a scenario says `named`. A heartbeat is an empty Append,
/// so both names mean it.
bool names(MessageType named, MessageType actual);

} // namespace raft
