#pragma once

#include "raftcore/scenario/run_context.h"

/// What the commands do to a cluster. Those that take time leave the context paused.
namespace raft {

/// Carries a command out that is about a running cluster.
void carryOut(const ScenarioAct &act, RunContext &run);

/// What was asked of processes is under way for a moment: waits for it.
void settle(RunContext &run);

// ---- run_servers.cpp
void act(const command::OnServer &command, RunContext &run);
void act(const command::SyncOldest &command, RunContext &run);
void act(const command::CompactTo &command, RunContext &run);
void act(const command::Join &command, RunContext &run);

// ---- run_requests.cpp
void act(const command::WriteKey &command, RunContext &run);
void act(const command::ReadKey &command, RunContext &run);
void act(const command::ChangeMembers &command, RunContext &run);
void act(const command::HandOver &command, RunContext &run);

// ---- run_links.cpp
void act(const command::OnLink &command, RunContext &run);
void act(const command::OnAllLinks &command, RunContext &run);
void act(const command::Split &command, RunContext &run);
void act(const command::SlowLink &command, RunContext &run);
void act(const command::LoseOnLink &command, RunContext &run);
void act(const command::LoseType &command, RunContext &run);
void act(const command::OnMessages &command, RunContext &run);
void act(const command::Inject &command, RunContext &run);
void changeLink(command::LinkAct act, NodeId from, NodeId to, RunContext &run);
void deliverAll(RunContext &run);

// ---- run_time.cpp
void act(const command::Until &command, RunContext &run);
void act(const command::Soak &command, RunContext &run);
void expect(const Condition &condition, RunContext &run);

} // namespace raft
