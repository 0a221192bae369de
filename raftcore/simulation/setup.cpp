#include "raftcore/simulation/setup.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/preconditions.h"

#include <algorithm>

namespace raft {

namespace {

bool contains(const std::vector<NodeId> &ids, NodeId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::string problemOfServers(const ClusterSetup &setup)
{
    if (setup.voters.empty())
        return phrase("A cluster needs at least one server that votes.");
    std::vector<NodeId> all = setup.voters;
    all.insert(all.end(), setup.learners.begin(), setup.learners.end());
    std::sort(all.begin(), all.end());
    for (const NodeId id : all) {
        if (id.value < 1 || id.value > highestServerId)
            return phrase("A server's number is between 1 and %1, not %2.",
                          {std::to_string(highestServerId), std::to_string(id.value)});
    }
    const auto twice = std::adjacent_find(all.begin(), all.end());
    return twice != all.end() ? phrase("%1 is named twice.", {named(*twice)}) : std::string();
}

std::string problemOfConfigs(const ClusterSetup &setup)
{
    Config config = setup.server;
    config.id = setup.voters.front();
    std::string found = problem(config);
    for (const auto &[id, exception] : setup.exceptions) {
        if (!contains(setup.voters, id) && !contains(setup.learners, id))
            return phrase("There are options for %1, but no such server.", {named(id)});
        config = exception;
        config.id = id;
        if (found.empty())
            found = problem(config);
    }
    return found;
}

// The terms of a log never decrease, and its entries follow each other.
std::string problemOfLog(const std::string &who, const Stored &disk)
{
    Position previous = disk.log.base();
    for (Index index = disk.log.firstIndex(); index <= disk.log.lastIndex(); ++index) {
        const Position at = disk.log.at(index).at;
        if (at.index != index || at.term < previous.term || at.term.value == 0)
            return phrase("The log on the disk of %1 is not valid at index %2.",
                          {who, std::to_string(index.value)});
        previous = at;
    }
    if (disk.hard.term < previous.term)
        return phrase("The term on the disk of %1 is before that of its last entry.", {who});
    return {};
}

std::string problemOfDisk(NodeId id, const Stored &disk)
{
    const std::string who = named(id);
    if (disk.snapshot && (!disk.snapshot->membership || !disk.snapshot->data))
        return phrase("The snapshot on the disk of %1 is not complete.", {who});
    if (!canStartFrom(disk))
        return phrase("The snapshot on the disk of %1 cannot be read.", {who});
    const Position base = disk.snapshot ? disk.snapshot->last : Position{};
    if (disk.log.base() != base)
        return phrase("The log on the disk of %1 does not continue its snapshot.", {who});
    if (disk.commit > disk.log.lastIndex())
        return phrase("The commit index on the disk of %1 is after its last entry.", {who});
    if (disk.hard.vote && (disk.hard.vote->value < 1 || disk.hard.vote->value > highestServerId))
        return phrase("The vote on the disk of %1 is for no server.", {who});
    return problemOfLog(who, disk);
}

} // namespace

std::string problemOf(const ClusterSetup &setup)
{
    if (std::string problem = problemOfServers(setup); !problem.empty())
        return problem;
    if (setup.external && setup.manual)
        return phrase(
            "External servers go by their own clocks; their messages cannot be delivered manually.");
    if (std::string problem = problemOf(setup.network); !problem.empty())
        return problem;
    if (std::string problem = badTime(setup.diskMin, ofDisk); !problem.empty())
        return problem;
    if (std::string problem = badTime(setup.diskMax, ofDisk); !problem.empty())
        return problem;
    if (setup.diskMin > setup.diskMax)
        return phrase("The least time of a disk is longer than the most.");
    if (std::string problem = problemOfConfigs(setup); !problem.empty())
        return problem;
    for (const auto &[id, disk] : setup.disks) {
        if (!contains(setup.voters, id) && !contains(setup.learners, id))
            return phrase("There is a disk for %1, but no such server.", {named(id)});
        if (std::string found = problemOfDisk(id, disk); !found.empty())
            return found;
    }
    return {};
}

} // namespace raft
