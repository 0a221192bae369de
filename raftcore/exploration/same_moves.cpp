#include "raftcore/exploration/same_moves.h"

#include "raftcore/exploration/explorer.h"
#include "raftcore/exploration/narration.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace raft {

namespace {

/// A place at which no message is ever sent, and none ever stays.
constexpr std::uint8_t nowhere = 255;

ExplorationPlan withEveryRule(ExplorationPlan plan)
{
    plan.off.clear();
    return plan;
}

/// Which message of a transition one means, in whatever run it is played.
struct MeantMessage {
    NodeId from;
    NodeId to;
    MessageType type{};
    std::size_t earlier = 0; ///< Messages like it that the transition sends before it.

    bool isLike(const SentMessage &sent) const
    {
        return sent.from == from && sent.to == to && sent.type == type;
    }
};

/// Plays the run and its counterpart side by side.
class SameMoves {
public:
    explicit SameMoves(const ExplorationTask &task)
        : m_ruledPlan(withEveryRule(task.plan)), m_found(task.plan, task.start ? &*task.start : nullptr),
          m_ruled(m_ruledPlan, task.start ? &*task.start : nullptr)
    {
        // What is on its way before the first transition is the same there.
        for (const InFlightMessage *flight : stayingIn(m_found.now().simulation))
            m_sameAs[flight->id] = flight->id;
    }

    NarratedTransition play(const Transition &transition)
    {
        Transition here = transition;
        if (transition.kind == TransitionKind::Arrive)
            here.server = placeOfArriving(transition.server);
        const std::uint64_t latestFound = m_found.now().simulation.lastMessage;
        m_found.play(transition);
        if (transition.stays != 0)
            here.stays = placeOfStaying(here, meant(latestFound + transition.stays, transition.stays));
        const ExplorerState before = m_ruled.now();
        m_ruled.play(here);
        if (here.stays != 0 && here.stays != nowhere)
            m_sameAs[latestFound + transition.stays] = before.simulation.lastMessage + here.stays;
        return {narrateAttempt(here, before, m_ruled.now()), m_ruled.actions()};
    }

private:
    /// The place among those that stay here of the message at that place among those that stay there.
    std::uint8_t placeOfArriving(std::uint8_t place) const
    {
        const std::vector<const InFlightMessage *> there = stayingIn(m_found.now().simulation);
        const auto same = m_sameAs.find(there[place]->id);
        const std::vector<const InFlightMessage *> here = stayingIn(m_ruled.now().simulation);
        for (std::size_t i = 0; i < here.size(); ++i)
            if (same != m_sameAs.end() && here[i]->id == same->second)
                return static_cast<std::uint8_t>(i);
        return nowhere;
    }

    /// The message that the last transition of the run that was found lets stay.
    MeantMessage meant(std::uint64_t id, std::uint8_t place) const
    {
        MeantMessage meant;
        for (const InFlightMessage *flight : stayingIn(m_found.now().simulation))
            if (flight->id == id)
                meant = {flight->message.from, flight->message.to, typeOf(flight->message), 0};
        const std::vector<SentMessage> &sent = m_found.sent();
        meant.earlier =
            static_cast<std::size_t>(std::count_if(sent.begin(), sent.end(), [&](const SentMessage &other) {
                return other.place < place && meant.isLike(other);
            }));
        return meant;
    }

    /// Where that message is among those that the transition sends here. It is played for that with nothing
    /// staying: up to that message all goes the same way.
    std::uint8_t placeOfStaying(Transition transition, const MeantMessage &meant)
    {
        const ExplorerState before = m_ruled.now();
        transition.stays = nowhere;
        m_ruled.play(transition);
        std::vector<std::uint8_t> places;
        for (const SentMessage &sent : m_ruled.sent())
            if (meant.isLike(sent))
                places.push_back(sent.place);
        m_ruled.goTo(before);
        std::sort(places.begin(), places.end());
        return meant.earlier < places.size() ? places[meant.earlier] : nowhere;
    }

    const ExplorationPlan m_ruledPlan;
    Explorer m_found;
    Explorer m_ruled;
    std::map<std::uint64_t, std::uint64_t> m_sameAs; ///< Messages that stay: there, and here.
};

} // namespace

std::vector<NarratedTransition> sameMovesWithRules(const ExplorationTask &task,
                                                   const std::vector<Transition> &found)
{
    SameMoves moves(task);
    std::vector<NarratedTransition> told;
    told.reserve(found.size());
    for (const Transition &transition : found)
        told.push_back(moves.play(transition));
    return told;
}

} // namespace raft
