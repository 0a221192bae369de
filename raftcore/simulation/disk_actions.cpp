#include "raftcore/simulation/disk_actions.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/server_actions.h"

#include <utility>

namespace raft {

// ---- SetDisk

std::string DiskActions::obstacle(const action::SetDisk &set, const Preconditions &must)
{
    if (std::string problem = must.run(set.server); !problem.empty())
        return problem;
    if (must.state().server(set.server).diskManual != set.manual)
        return {};
    return phrase(set.manual ? "The disk of %1 is already manual." : "The disk of %1 is already automatic.",
                  {named(set.server)});
}

void DiskActions::perform(const action::SetDisk &set)
{
    SimulatedServer &server = m_engine.state.server(set.server);
    m_engine.events.write(EventKind::DiskChanged, server.id, {}, 0, set.manual ? 1 : 0);
    server.diskManual = set.manual;
    if (set.manual)
        server.diskTurn = 0;
    m_engine.disks.run(server);
}

// ---- Sync

std::string DiskActions::obstacle(const action::Sync &sync, const Preconditions &must)
{
    if (std::string problem = must.run(sync.server); !problem.empty())
        return problem;
    return must.state().server(sync.server).unsynced.empty()
               ? phrase("Everything of %1 is synced.", {named(sync.server)})
               : std::string();
}

void DiskActions::perform(const action::Sync &sync)
{
    m_engine.disks.syncAll(m_engine.state.server(sync.server));
}

// ---- SyncOldest

std::string DiskActions::obstacle(const action::SyncOldest &sync, const Preconditions &must)
{
    if (std::string problem = must.run(sync.server); !problem.empty())
        return problem;
    const std::size_t waiting = must.state().server(sync.server).unsynced.size();
    if (sync.writes >= 1 && sync.writes <= waiting)
        return {};
    return phrase("Of the writes of %1, %2 wait for its disk.",
                  {named(sync.server), std::to_string(waiting)});
}

void DiskActions::perform(const action::SyncOldest &sync)
{
    m_engine.disks.syncOldest(m_engine.state.server(sync.server), sync.writes);
}

// ---- CompactLog, CompactLogTo

std::string DiskActions::obstacle(const action::CompactLog &compact, const Preconditions &must)
{
    if (std::string problem = must.run(compact.server); !problem.empty())
        return problem;
    const Node &node = must.state().server(compact.server).node();
    return node.applied() <= node.log().base().index
               ? phrase("%1 has nothing to compact.", {named(compact.server)})
               : std::string();
}

void DiskActions::perform(const action::CompactLog &compact)
{
    this->compact(compact.server, m_engine.state.server(compact.server).node().applied());
}

std::string DiskActions::obstacle(const action::CompactLogTo &compact, const Preconditions &must)
{
    if (std::string problem = must.run(compact.server); !problem.empty())
        return problem;
    const Node &node = must.state().server(compact.server).node();
    const Index taken = node.snapshot() ? node.snapshot()->last.index : Index{};
    if (compact.upTo > taken && compact.upTo <= node.applied())
        return {};
    return phrase(
        "%1 can compact what it has applied and not yet compacted: the indexes %2 to %3.",
        {named(compact.server), std::to_string(taken.value + 1), std::to_string(node.applied().value)});
}

void DiskActions::perform(const action::CompactLogTo &compact)
{
    this->compact(compact.server, compact.upTo);
}

void DiskActions::compact(NodeId id, Index upTo)
{
    SimulatedServer &server = m_engine.state.server(id);
    Event event = eventAt(EventKind::RequestMade, server.id);
    event.position.index = upTo;
    const EventNumber asked =
        m_engine.events.write(event, composed("%1 is asked to compact its log", {named(id)}));
    m_engine.servers.stepBy(server, asked, [&server, upTo](Time local, ServerEffects &effects) {
        server.server.compact(local, upTo, effects);
    });
}

// ---- SlowDisk, SetDiskTime

std::string DiskActions::obstacle(const action::SlowDisk &slow, const Preconditions &must)
{
    const std::string problem = must.exist(slow.server);
    return problem.empty() ? badTime(slow.delay, ofDelay) : problem;
}

void DiskActions::perform(const action::SlowDisk &slow)
{
    SimulatedServer &server = m_engine.state.server(slow.server);
    m_engine.events.writeDial(server.id,
                              composed("every write takes %1 longer", {composedMilliseconds(slow.delay)}));
    server.diskDelay = slow.delay;
}

std::string DiskActions::obstacle(const action::SetDiskTime &set, const Preconditions &)
{
    if (std::string problem = badTime(set.least, ofDisk); !problem.empty())
        return problem;
    if (std::string problem = badTime(set.most, ofDisk); !problem.empty())
        return problem;
    return set.least > set.most ? phrase("The least time of a disk is longer than the most.") : std::string();
}

void DiskActions::perform(const action::SetDiskTime &set)
{
    m_engine.events.write(
        eventAt(EventKind::DiskChanged),
        composed("%1 to %2", {composedMilliseconds(set.least), composedMilliseconds(set.most)}));
    m_engine.state.diskTime.least = set.least;
    m_engine.state.diskTime.most = set.most;
}

// ---- WipeDisk, CopyDisk, RestoreDisk

std::string DiskActions::obstacle(const action::WipeDisk &wipe, const Preconditions &must)
{
    return must.haveDiskHere(wipe.server);
}

void DiskActions::perform(const action::WipeDisk &wipe)
{
    replace(m_engine.state.server(wipe.server), Stored{}, DiskFate::Wiped);
}

std::string DiskActions::obstacle(const action::CopyDisk &copy, const Preconditions &must)
{
    return must.haveDiskHere(copy.server);
}

void DiskActions::perform(const action::CopyDisk &copy)
{
    SimulatedServer &server = m_engine.state.server(copy.server);
    server.diskCopy = server.disk;
    m_engine.events.write(EventKind::DiskReplaced, server.id, {}, 0,
                          static_cast<std::uint8_t>(DiskFate::Copied));
}

std::string DiskActions::obstacle(const action::RestoreDisk &restore, const Preconditions &must)
{
    if (std::string problem = must.haveDiskHere(restore.server); !problem.empty())
        return problem;
    return must.state().server(restore.server).diskCopy
               ? std::string()
               : phrase("There is no copy of the disk of %1.", {named(restore.server)});
}

void DiskActions::perform(const action::RestoreDisk &restore)
{
    SimulatedServer &server = m_engine.state.server(restore.server);
    replace(server, *server.diskCopy, DiskFate::Restored);
}

void DiskActions::replace(SimulatedServer &server, Stored disk, DiskFate fate)
{
    if (server.liveness != Liveness::Crashed)
        ServerActions(m_engine).perform(action::Crash{server.id});
    m_engine.disks.replace(server, std::move(disk), fate);
}

} // namespace raft
