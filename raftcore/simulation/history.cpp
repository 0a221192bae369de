#include "raftcore/simulation/history.h"

#include "raftcore/consensus/assertion.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

// Few enough that they cost little beside the record, many enough that the way from one to the next is short.
constexpr std::size_t mostKeyframes = 128;
// External servers are rarely looked at so far back, and hold more.
constexpr std::size_t mostKeyframesExternal = 12;
// Copies left between two keyframes while what is there is looked at.
constexpr EventNumber trailLength = 16;

using States = std::vector<std::unique_ptr<const SimulationState>>;

/// The last of these states at `event` or before; null when there is none.
const SimulationState *lastUpTo(const States &states, EventNumber event)
{
    const auto after =
        std::upper_bound(states.begin(), states.end(), event,
                         [](EventNumber wanted, const std::unique_ptr<const SimulationState> &state) {
                             return wanted < state->events;
                         });
    return after == states.begin() ? nullptr : std::prev(after)->get();
}

} // namespace

void History::begin(const SimulationState &state)
{
    m_keyframes.push_back(std::make_unique<const SimulationState>(state));
    m_interventions = Interventions(state.interventions);
    m_keepsWholeRun = state.scheduling != Scheduling::External;
    m_nextKeyframe = state.events + m_spacing;
}

void History::note(const SimulationState &state, const FromOutside &what)
{
    m_interventions.append(state, what);
}

// When there are too many, every second one goes and the distance doubles: memory stays bounded, and the
// keyframes stay spread evenly over the whole run.
void History::keep(const SimulationState &state)
{
    if (m_keyframes.size() >=
        (state.scheduling == Scheduling::External ? mostKeyframesExternal : mostKeyframes)) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_keyframes.size(); i += 2)
            m_keyframes[kept++] = std::move(m_keyframes[i]);
        m_keyframes.resize(kept);
        m_spacing *= 2;
    }
    m_keyframes.push_back(std::make_unique<const SimulationState>(state));
    m_nextKeyframe = state.events + m_spacing;
}

const SimulationState &History::keyframeBefore(EventNumber event) const
{
    const SimulationState *keyframe = lastUpTo(m_keyframes, event);
    RAFT_ASSERT(keyframe != nullptr);
    return *keyframe;
}

// Takes what happens by itself and what was done from outside in the order in which it came, until the state
// has written `event`. Answers how many events had been written before the last of them.
EventNumber History::goOn(SimulationState &state, EventNumber event, const EventRecord &record,
                          Witness &witness) const
{
    witness.past = &record;
    Engine engine(state, witness);
    Interventions::Reader done(m_interventions, state.interventions);
    EventNumber before = state.events;
    while (state.events < event) {
        before = state.events;
        if (done.isNext(state)) {
            const Intervention intervention = done.take(state);
            state.now = intervention.at;
            engine.takeIn(intervention.what);
        } else {
            RAFT_ASSERT(engine.nextAt());
            engine.runNext();
        }
    }
    return before;
}

// What arrived as it was sent is known again when it has been sent again.
bool History::replay(const EventRecord &record, const WorkProgress &progress,
                     const std::function<void(const Intervention &, const SimulationState &)> &tell) const
{
    constexpr std::size_t told = 1024; // Actions between two calls of `progress`.
    SimulationState state = beginning();
    Witness witness;
    witness.past = &record;
    Engine engine(state, witness);
    Interventions::Reader done(m_interventions, state.interventions);
    const std::size_t first = state.interventions;
    const auto whole = static_cast<double>(m_interventions.size() - first);
    while (state.interventions < m_interventions.size()) {
        if (!done.isNext(state)) {
            engine.runNext();
            continue;
        }
        const Intervention next = done.take(state);
        state.now = next.at;
        engine.takeIn(next.what);
        tell(next, state);
        if (state.interventions % told == 0 && progress &&
            !progress(static_cast<double>(state.interventions - first) / whole))
            return false;
    }
    return true;
}

History History::frozenCopy() const
{
    History frozen;
    frozen.m_keyframes.push_back(std::make_unique<const SimulationState>(beginning()));
    frozen.m_keepsWholeRun = m_keepsWholeRun;
    frozen.m_interventions = m_interventions;
    return frozen;
}

const SimulationState &History::stateAt(EventNumber event, const EventRecord &record)
{
    event = std::max(event, oldest().events);
    if (m_cursor && event > m_cursorFrom && event <= m_cursor->events)
        return *m_cursor;
    goBackTo(event);
    Witness witness;
    while (m_cursor->events < event) {
        const EventNumber next = std::min(event, m_cursor->events + m_spacing / trailLength);
        m_cursorFrom = goOn(*m_cursor, next, record, witness);
        leaveTrail();
    }
    return *m_cursor;
}

// Puts the cursor at a known place from which the way forward to `event` is short.
void History::goBackTo(EventNumber event)
{
    const SimulationState &keyframe = keyframeBefore(event);
    if (keyframe.events != m_trailBase) {
        m_trail.clear();
        m_trailBase = keyframe.events;
    }
    const SimulationState *left = lastUpTo(m_trail, event);
    const SimulationState &nearest = left != nullptr ? *left : keyframe;
    if (m_cursor && m_cursor->events <= event && m_cursor->events >= nearest.events)
        return;
    m_cursor = std::make_unique<SimulationState>(nearest);
    m_cursorFrom = nearest.events == 0 ? 0 : nearest.events - 1;
}

void History::forgetBefore(EventNumber event)
{
    const SimulationState *first = lastUpTo(m_keyframes, event);
    if (first == nullptr || first == m_keyframes.front().get())
        return;
    if (m_keepsWholeRun && !m_beginning)
        m_beginning = std::move(m_keyframes.front());
    std::erase_if(m_keyframes,
                  [first](const auto &state) { return !state || state->events < first->events; });
    if (!m_keepsWholeRun)
        m_interventions.forgetBefore(oldest().interventions);
    m_trail.clear();
    m_cursor.reset();
    m_trailBase = 0;
}

History History::upToOldest() const
{
    History history;
    history.begin(oldest());
    if (m_keepsWholeRun) {
        history.m_beginning = m_beginning;
        history.m_interventions = m_interventions.upTo(oldest().interventions);
    }
    return history;
}

void History::leaveTrail()
{
    const EventNumber last = m_trail.empty() ? m_trailBase : m_trail.back()->events;
    if (m_cursor->events >= last + m_spacing / trailLength)
        m_trail.push_back(std::make_unique<const SimulationState>(*m_cursor));
}

std::optional<Message> History::messageSentAt(EventNumber sent, const EventRecord &record)
{
    if (sent <= oldest().events)
        return std::nullopt;
    SimulationState state = keyframeBefore(sent - 1);
    Witness witness;
    witness.wantedSent = sent;
    goOn(state, sent, record, witness);
    return std::move(witness.wanted);
}

} // namespace raft
