#include "raftcore/simulation/history.h"

#include "raftcore/consensus/assertion.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

// Few enough that they cost little beside the record, many enough that the way from one to the next is short.
constexpr std::size_t mostKeyframes = 32;
// Servers elsewhere are rarely looked at so far back, and hold more.
constexpr std::size_t mostKeyframesElsewhere = 12;
// Copies left between two keyframes while somebody looks at what is there.
constexpr EventNumber trailLength = 16;

using Worlds = std::vector<std::unique_ptr<const World>>;

/// The last of these worlds at `event` or before; null when there is none.
const World *lastUpTo(const Worlds &worlds, EventNumber event)
{
    const auto after = std::upper_bound(
        worlds.begin(), worlds.end(), event,
        [](EventNumber wanted, const std::unique_ptr<const World> &world) { return wanted < world->events; });
    return after == worlds.begin() ? nullptr : std::prev(after)->get();
}

} // namespace

void History::begin(const World &world)
{
    m_keyframes.push_back(std::make_unique<const World>(world));
    m_interventions = Interventions(world.interventions);
    m_nextKeyframe = world.events + m_spacing;
}

void History::note(const World &world, const Action &action)
{
    m_interventions.append(world, action);
}

// When there are too many, every second one goes and the distance doubles: memory stays bounded, and the
// keyframes stay spread evenly over the whole run.
void History::keep(const World &world)
{
    if (m_keyframes.size() >= (world.elsewhere ? mostKeyframesElsewhere : mostKeyframes)) {
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
    const World *keyframe = lastUpTo(m_keyframes, event);
    RAFT_ASSERT(keyframe != nullptr);
    return *keyframe;
}

// Takes what happens by itself and what was done from outside in the order in which it came, until the world
// has told `event`. Answers how many events had been told before the last of them.
EventNumber History::goOn(World &world, EventNumber event, const EventRecord &record, Witness &witness) const
{
    witness.past = &record;
    Engine engine(world, witness);
    Interventions::Reader done(m_interventions, world.interventions);
    EventNumber before = world.events;
    while (world.events < event) {
        before = world.events;
        if (done.isNext(world)) {
            const Intervention intervention = done.take(world);
            world.now = intervention.at;
            engine.perform(intervention.action);
        } else {
            RAFT_ASSERT(engine.nextAt());
            engine.runNext();
        }
    }
    return before;
}

// What arrived as it was sent is known again when it has been sent again.
bool History::retrace(const EventRecord &record, const WorkProgress &progress,
                      const std::function<void(const Intervention &, const World &)> &tell) const
{
    constexpr std::size_t told = 1024; // Actions between two calls of `progress`.
    World world = oldest();
    Witness witness;
    witness.past = &record;
    Engine engine(world, witness);
    Interventions::Reader done(m_interventions, world.interventions);
    const std::size_t first = world.interventions;
    const auto whole = static_cast<double>(m_interventions.size() - first);
    while (world.interventions < m_interventions.size()) {
        if (!done.isNext(world)) {
            engine.runNext();
            continue;
        }
        const Intervention next = done.take(world);
        world.now = next.at;
        engine.perform(next.action);
        tell(next, world);
        if (world.interventions % told == 0 && progress &&
            !progress(static_cast<double>(world.interventions - first) / whole))
            return false;
    }
    return true;
}

History History::still() const
{
    History still;
    still.m_keyframes.push_back(std::make_unique<const World>(oldest()));
    still.m_interventions = m_interventions;
    return still;
}

const World &History::worldAt(EventNumber event, const EventRecord &record)
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
    const World &keyframe = keyframeBefore(event);
    if (keyframe.events != m_trailBase) {
        m_trail.clear();
        m_trailBase = keyframe.events;
    }
    const World *left = lastUpTo(m_trail, event);
    const World &nearest = left != nullptr ? *left : keyframe;
    if (m_cursor && m_cursor->events <= event && m_cursor->events >= nearest.events)
        return;
    m_cursor = std::make_unique<World>(nearest);
    m_cursorFrom = nearest.events == 0 ? 0 : nearest.events - 1;
}

void History::forgetBefore(EventNumber event)
{
    const World *first = lastUpTo(m_keyframes, event);
    if (first == nullptr)
        return;
    std::erase_if(m_keyframes, [first](const auto &world) { return world->events < first->events; });
    m_interventions.forgetBefore(oldest().interventions);
    m_trail.clear();
    m_cursor.reset();
    m_trailBase = 0;
}

void History::leaveTrail()
{
    const EventNumber last = m_trail.empty() ? m_trailBase : m_trail.back()->events;
    if (m_cursor->events >= last + m_spacing / trailLength)
        m_trail.push_back(std::make_unique<const World>(*m_cursor));
}

std::optional<Message> History::messageSentAt(EventNumber sent, const EventRecord &record)
{
    if (sent <= oldest().events)
        return std::nullopt;
    World world = keyframeBefore(sent - 1);
    Witness witness;
    witness.wantedSent = sent;
    goOn(world, sent, record, witness);
    return std::move(witness.wanted);
}

} // namespace raft
