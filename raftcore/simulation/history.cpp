#include "raftcore/simulation/history.h"

#include "raftcore/consensus/assertion.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

// Few enough that they cost little beside the record, many enough that the way from one to the next is short.
constexpr std::size_t mostKeyframes = 128;

} // namespace

void History::begin(const World &world)
{
    m_keyframes.push_back(std::make_unique<const World>(world));
    m_nextKeyframe = m_spacing;
}

void History::note(const World &world, const Action &action)
{
    m_interventions.push_back({world.steps, world.now, action});
}

// When there are too many, every second one goes and the distance doubles: memory stays bounded, and the
// keyframes stay spread evenly over the whole run.
void History::keep(const World &world)
{
    if (m_keyframes.size() >= mostKeyframes) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_keyframes.size(); i += 2)
            m_keyframes[kept++] = std::move(m_keyframes[i]);
        m_keyframes.resize(kept);
        m_spacing *= 2;
    }
    m_keyframes.push_back(std::make_unique<const World>(world));
    m_nextKeyframe = world.events + m_spacing;
}

const World &History::keyframeBefore(EventNumber event) const
{
    const auto after = std::upper_bound(
        m_keyframes.begin(), m_keyframes.end(), event,
        [](EventNumber wanted, const std::unique_ptr<const World> &world) { return wanted < world->events; });
    RAFT_ASSERT(after != m_keyframes.begin());
    return **std::prev(after);
}

// Takes what happens by itself and what was done from outside in the order in which it came, until the world
// has told `event`. Answers how many events had been told before the last of them.
EventNumber History::goOn(World &world, EventNumber event, const EventRecord &record, Witness &witness) const
{
    witness.past = &record;
    Engine engine(world, witness);
    EventNumber before = world.events;
    while (world.events < event) {
        before = world.events;
        const bool intervened = world.interventions < m_interventions.size() &&
                                m_interventions[world.interventions].steps == world.steps;
        if (intervened) {
            const Intervention &intervention = m_interventions[world.interventions];
            world.now = intervention.at;
            engine.perform(intervention.action);
        } else {
            RAFT_ASSERT(engine.nextAt());
            engine.runNext();
        }
    }
    return before;
}

const World &History::worldAt(EventNumber event, const EventRecord &record)
{
    if (m_cursor && event > m_cursorFrom && event <= m_cursor->events)
        return *m_cursor;
    const World &keyframe = keyframeBefore(event);
    if (!m_cursor || m_cursor->events > event || m_cursor->events < keyframe.events) {
        m_cursor = std::make_unique<World>(keyframe);
        m_cursorFrom = keyframe.events == 0 ? 0 : keyframe.events - 1;
    }
    Witness witness;
    if (m_cursor->events < event)
        m_cursorFrom = goOn(*m_cursor, event, record, witness);
    return *m_cursor;
}

std::optional<Message> History::messageSentAt(EventNumber sent, const EventRecord &record)
{
    World world = keyframeBefore(sent - 1);
    Witness witness;
    witness.wantedSent = sent;
    goOn(world, sent, record, witness);
    return std::move(witness.wanted);
}

} // namespace raft
