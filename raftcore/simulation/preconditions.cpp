#include "raftcore/simulation/preconditions.h"

#include "raftcore/consensus/phrase.h"

#include <vector>

namespace raft {

std::string Preconditions::exist(NodeId id) const
{
    return m_state.exists(id) ? std::string() : phrase("There is no %1.", {named(id)});
}

std::string Preconditions::run(NodeId id) const
{
    if (std::string problem = exist(id); !problem.empty())
        return problem;
    if (is(id, Liveness::Crashed))
        return phrase("%1 is down.", {named(id)});
    return is(id, Liveness::Paused) ? phrase("%1 is paused.", {named(id)}) : std::string();
}

std::string Preconditions::be(NodeId id, Liveness liveness, const char *otherwise) const
{
    if (std::string problem = exist(id); !problem.empty())
        return problem;
    return is(id, liveness) ? std::string() : phrase(otherwise, {named(id)});
}

std::string Preconditions::linked(NodeId from, NodeId to) const
{
    if (std::string problem = exist(from); !problem.empty())
        return problem;
    if (std::string problem = exist(to); !problem.empty())
        return problem;
    return from == to ? phrase("There is no link from %1 to itself.", {named(from)}) : std::string();
}

std::string Preconditions::haveDiskHere(NodeId id) const
{
    if (std::string problem = exist(id); !problem.empty())
        return problem;
    return m_state.scheduling == Scheduling::External ? phrase("The disk of %1 is a real one.", {named(id)})
                                                      : std::string();
}

std::string Preconditions::travel(std::uint64_t message) const
{
    return find(message) == nullptr ? phrase("Message %1 is not on its way.", {std::to_string(message)})
                                    : std::string();
}

std::string Preconditions::reach(std::uint64_t message) const
{
    if (std::string problem = travel(message); !problem.empty())
        return problem;
    const InFlightMessage &flight = *find(message);
    if (flight.state == InFlightMessage::State::Lost)
        return phrase("Message %1 is lost.", {std::to_string(message)});
    return run(flight.message.to);
}

std::string Preconditions::followExternal() const
{
    return m_state.scheduling == Scheduling::External ? std::string()
                                                      : phrase("The servers live here already.");
}

const InFlightMessage *Preconditions::find(std::uint64_t message) const
{
    const std::size_t place = m_state.network.placeOf(message);
    const std::vector<InFlightMessage> &flights = m_state.network.flights();
    return place < flights.size() ? &flights[place] : nullptr;
}

std::string Preconditions::nameOfLink(NodeId from, NodeId to)
{
    return named(from) + " → " + named(to);
}

std::string Preconditions::numbered(NodeId id, const char *sentence)
{
    return isValid(id) ? std::string() : phrase(sentence, {std::to_string(highestServerId)});
}

std::string badTime(Time time, const TimeWords &words)
{
    if (time < Time{})
        return phrase(words.negative);
    return time > longestTime ? phrase(words.tooLong) : std::string();
}

std::string problemOf(const NetworkDials &dials)
{
    if (std::string problem = badTime(dials.latencyMin, ofLatency); !problem.empty())
        return problem;
    if (std::string problem = badTime(dials.latencyMax, ofLatency); !problem.empty())
        return problem;
    if (dials.latencyMin > dials.latencyMax)
        return phrase("The least latency is longer than the most.");
    if (dials.lossPerMillion > 1'000'000)
        return phrase("More than everything cannot be lost.");
    return dials.duplicationPerMillion > 1'000'000 ? phrase("More than everything cannot be doubled.")
                                                   : std::string();
}

} // namespace raft
