#include "raftcore/simulation/run_actions.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/engine.h"

#include <string>

namespace raft {

// ---- TurnOffRule

std::string RunActions::obstacle(const action::TurnOffRule &turnOff, const Preconditions &must)
{
    if (turnOff.rule >= Rule::Count)
        return phrase("There is no such rule.");
    return must.state().config.rules.holds(turnOff.rule)
               ? std::string()
               : phrase("%1 is already off.", {std::string(name(turnOff.rule))});
}

void RunActions::perform(const action::TurnOffRule &turnOff)
{
    Event event = eventAt(EventKind::RuleTurnedOff);
    event.detail = static_cast<std::uint8_t>(turnOff.rule);
    m_engine.events.write(event);
    m_engine.state.config.rules.turnOff(turnOff.rule);
    for (std::optional<SimulatedServer> &server : m_engine.state.servers)
        if (server)
            server->server.turnOff(turnOff.rule);
}

// ---- Mark

std::string RunActions::obstacle(const action::Mark &, const Preconditions &)
{
    return {};
}

void RunActions::perform(const action::Mark &mark)
{
    m_engine.events.write(eventAt(EventKind::Marked), mark.name);
}

// ---- SetManual

std::string RunActions::obstacle(const action::SetManual &set, const Preconditions &must)
{
    const Scheduling scheduling = must.state().scheduling;
    if (scheduling == Scheduling::External)
        return phrase("Real servers go by their own clocks.");
    if (set.manual != (scheduling == Scheduling::Manual))
        return {};
    return set.manual ? phrase("Delivery is manual already.") : phrase("Time passes by itself already.");
}

void RunActions::perform(const action::SetManual &set)
{
    SimulationState &state = m_engine.state;
    m_engine.events.writeDial(NodeId{}, set.manual ? composed("manual delivery: nothing happens by itself")
                                                   : composed("time passes by itself"));
    state.scheduling = set.manual ? Scheduling::Manual : Scheduling::Clock;
    if (set.manual)
        m_engine.traffic.stop();
    else
        m_engine.traffic.start();
    for (std::optional<SimulatedServer> &server : state.servers) {
        if (!server || server->liveness == Liveness::Crashed)
            continue;
        if (set.manual && server->diskTurn != 0) {
            server->diskTurn = 0;
            m_engine.disks.run(*server);
        }
        m_engine.servers.arm(*server);
    }
}

} // namespace raft
