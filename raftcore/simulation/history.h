#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/run.h"
#include "raftcore/simulation/interventions.h"
#include "raftcore/simulation/simulation_state.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace raft {

struct Witness;

/// The past of a run: what was done from outside, and copies of the state now and then. Everything between is
/// executed again when it is asked for.
class History {
public:
    /// The beginning of the run.
    void begin(const SimulationState &state);
    /// This is about to come from outside, in this state.
    void note(const SimulationState &state, const FromOutside &what);
    /// The state has gone on; keeps a copy of it when it is time to.
    void pass(const SimulationState &state)
    {
        if (state.events >= m_nextKeyframe)
            keep(state);
    }

    /// The state right after the step or action that wrote event `event` (0: the beginning; of what is
    /// forgotten: the oldest state that is kept). `record` is the record of the run. Valid until the next
    /// call of any member.
    const SimulationState &stateAt(EventNumber event, const EventRecord &record);
    /// The message whose sending was event `sent`, by executing that moment again; nothing when it is
    /// forgotten.
    std::optional<Message> messageSentAt(EventNumber sent, const EventRecord &record);

    std::size_t keyframes() const { return m_keyframes.size(); }
    const Interventions &interventions() const { return m_interventions; }
    /// Lives through the run again, from its beginning or from the oldest state that is kept, and tells of
    /// each action what was done, and the state right after it. False when `progress` has said no.
    bool replay(const EventRecord &record, const WorkProgress &progress,
                const std::function<void(const Intervention &, const SimulationState &)> &tell) const;
    /// As long as replay() needs: the beginning, and what was done.
    History frozenCopy() const;
    /// The oldest state that is kept, and can be looked at.
    const SimulationState &oldest() const { return *m_keyframes.front(); }
    /// Whether replay() lives through the whole run, whatever is forgotten: without external servers its
    /// beginning and what was done say it all, and take little room.
    bool keepsWholeRun() const { return m_keepsWholeRun; }
    /// Forgets what came before the last keyframe up to `event`.
    void forgetBefore(EventNumber event);
    /// The history of the same run when it came to its oldest state that is kept.
    History upToOldest() const;

private:
    void keep(const SimulationState &state);
    const SimulationState &beginning() const { return m_beginning ? *m_beginning : oldest(); }
    const SimulationState &keyframeBefore(EventNumber event) const;
    void goBackTo(EventNumber event);
    void leaveTrail();
    EventNumber goOn(SimulationState &state, EventNumber event, const EventRecord &record,
                     Witness &witness) const;

    /// Oldest first; never empty once begun.
    std::vector<std::unique_ptr<const SimulationState>> m_keyframes;
    std::shared_ptr<const SimulationState> m_beginning; ///< Of the whole run, once that is forgotten.
    bool m_keepsWholeRun = false;
    Interventions m_interventions; ///< From the first keyframe on.
    EventNumber m_spacing = 512;   ///< Events between keyframes; doubles whenever there are too many.
    EventNumber m_nextKeyframe = 0;
    /// Copies left on the way of the cursor from a keyframe …
    std::vector<std::unique_ptr<const SimulationState>> m_trail;
    EventNumber m_trailBase = 0;               ///< … at this event, so that stepping back is short.
    std::unique_ptr<SimulationState> m_cursor; ///< Where the past was looked at last …
    EventNumber m_cursorFrom = 0; ///< … which is the same for all events after this one up to the cursor's.
};

} // namespace raft
