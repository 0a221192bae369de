#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/cluster/observation.h"
#include "raftcore/cluster/view.h"

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

/// A run as what came to it from outside: the setup and these actions at these times give the same events
/// again.
namespace raft {

class Cluster;

/// What comes to a run from outside: a person does something, or something is learned of external servers.
using FromOutside = std::variant<Action, Observation>;

/// What came from outside, and when.
struct Intervention {
    std::uint64_t steps = 0; ///< How many things had happened by themselves before.
    Time at{};               ///< The virtual time.
    FromOutside what;        ///< Done, or learned.

    /// The action; null when it is an observation.
    const Action *action() const { return std::get_if<Action>(&what); }
};

/// For people, as the words of the action or the observation.
inline std::string describe(const Intervention &intervention)
{
    return std::visit([](const auto &what) { return describe(what); }, intervention.what);
}

/// A run from its start to an instant.
struct Run {
    std::vector<Intervention> interventions; ///< In the order in which they came.
    std::uint64_t steps = 0;                 ///< How many things happened by themselves in all.
    Time end{};                              ///< How far virtual time had come.
};

/// Whether to go on; asked now and then, with the part (0 … 1) is done.
using WorkProgress = std::function<bool(double)>;
/// `progress` for a part of the work. It must outlive what is returned.
WorkProgress partOf(const WorkProgress &progress, double from, double to);

/// What was known of the process of a server from that time on.
struct RecordedProcess {
    NodeId server;
    Time from{};        ///< The virtual time from which on it was so.
    ProcessState state; ///< Until the next one of the same server.

    bool operator==(const RecordedProcess &) const = default;
};

/// A run as far as it is kept, with what is needed to tell whether it happens again as it did.
struct KeptRun {
    Time from{};              ///< What came earlier was no longer kept.
    Run run;                  ///< From there on.
    std::uint64_t events = 0; ///< How many it has, and …
    std::uint64_t hash = 0;   ///< … EventRecord::hash() of them: what is shown again must be the same.
    std::vector<RecordedProcess> processes; ///< In the order of time.
};

/// A frozen copy of a run, of a cluster of any kind, which may go on meanwhile.
class FrozenRun {
public:
    virtual ~FrozenRun() = default;

    /// The run, which takes as long as to live through it again; on any thread. A part of it when `progress`
    /// has said no.
    virtual KeptRun kept(const WorkProgress &progress) const = 0;
};

/// The run of a cluster as it is now, or what is kept of it; an empty one when no recording can hold it, or
/// when `progress` has said no.
Run runOf(const Cluster &cluster, const WorkProgress &progress = {});

} // namespace raft
