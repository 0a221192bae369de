#include "raftcore/simulation/preconditions.h"

#include <vector>

namespace raft {

std::string Preconditions::exist(NodeId id) const
{
    return m_state.exists(id) ? std::string() : "There is no " + named(id) + ".";
}

std::string Preconditions::run(NodeId id) const
{
    if (std::string problem = exist(id); !problem.empty())
        return problem;
    if (is(id, Liveness::Crashed))
        return named(id) + " is down.";
    return is(id, Liveness::Paused) ? named(id) + " is paused." : std::string();
}

std::string Preconditions::be(NodeId id, Liveness liveness, const char *otherwise) const
{
    if (std::string problem = exist(id); !problem.empty())
        return problem;
    return is(id, liveness) ? std::string() : named(id) + otherwise;
}

std::string Preconditions::linked(NodeId from, NodeId to) const
{
    if (std::string problem = exist(from); !problem.empty())
        return problem;
    if (std::string problem = exist(to); !problem.empty())
        return problem;
    return from == to ? "There is no link from " + named(from) + " to itself." : std::string();
}

std::string Preconditions::haveDiskHere(NodeId id) const
{
    if (std::string problem = exist(id); !problem.empty())
        return problem;
    return m_state.scheduling == Scheduling::External ? "The disk of " + named(id) + " is a real one."
                                                      : std::string();
}

std::string Preconditions::travel(std::uint64_t message) const
{
    return find(message) == nullptr ? "Message " + std::to_string(message) + " is not on its way."
                                    : std::string();
}

std::string Preconditions::reach(std::uint64_t message) const
{
    if (std::string problem = travel(message); !problem.empty())
        return problem;
    const InFlightMessage &flight = *find(message);
    if (flight.state == InFlightMessage::State::Lost)
        return "Message " + std::to_string(message) + " is lost.";
    return run(flight.message.to);
}

std::string Preconditions::followExternal() const
{
    return m_state.scheduling == Scheduling::External ? std::string() : "The servers live here already.";
}

const InFlightMessage *Preconditions::find(std::uint64_t message) const
{
    const std::size_t place = m_state.network.placeOf(message);
    const std::vector<InFlightMessage> &flights = m_state.network.flights();
    return place < flights.size() ? &flights[place] : nullptr;
}

std::string Preconditions::nameOfLink(NodeId from, NodeId to)
{
    return "The link " + named(from) + " → " + named(to);
}

std::string Preconditions::numbered(NodeId id, const char *whose)
{
    return isValid(id)
               ? std::string()
               : std::string(whose) + " number is between 1 and " + std::to_string(highestServerId) + ".";
}

std::string badTime(Time time, const char *what)
{
    if (time < Time{})
        return std::string("A ") + what + " cannot be negative.";
    return time > longestTime ? std::string("A ") + what + " cannot be longer than a day." : std::string();
}

std::string problemOf(const NetworkDials &dials)
{
    if (std::string problem = badTime(dials.latencyMin, "latency"); !problem.empty())
        return problem;
    if (std::string problem = badTime(dials.latencyMax, "latency"); !problem.empty())
        return problem;
    if (dials.latencyMin > dials.latencyMax)
        return "The least latency is longer than the most.";
    if (dials.lossPerMillion > 1'000'000)
        return "More than everything cannot be lost.";
    return dials.duplicationPerMillion > 1'000'000 ? "More than everything cannot be doubled."
                                                   : std::string();
}

} // namespace raft
