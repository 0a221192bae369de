#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/simulation/simulation_state.h"
#include "raftcore/simulation/witness.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace raft {

/// A server as events name it.
inline std::uint16_t small(NodeId id)
{
    return static_cast<std::uint16_t>(id.value);
}

/// The laws by which a simulated cluster goes on: what happens next, and what an action does. Holds no state
/// of the run, only memory that is used again; any engine takes a state to the same future.
class Engine {
public:
    Engine(SimulationState &state, Witness &witness) : m_state(state), m_witness(witness) {}

    /// Arms the timers and shows the servers to the witness; once, at the beginning of a run.
    void begin();
    /// When the next thing happens by itself.
    std::optional<Time> nextAt() const;
    /// Makes it happen; there must be one.
    void runNext();
    /// Performs an action to which there is no obstacle.
    ActionResult perform(const Action &action);

private:
    /// What a step may change and an event tells.
    struct Before {
        explicit Before(const Node &node) : role(node.role()), term(node.term()), commit(node.commit()) {}

        Role role;
        Term term;
        Index commit;
    };

    // engine.cpp: events, steps of servers and what they cause
    EventNumber emit(const Event &event);
    EventNumber emit(EventKind kind, NodeId server = {}, NodeId other = {}, EventNumber cause = 0,
                     std::uint8_t detail = 0);
    EventNumber emitText(const Event &event, std::string text);
    void emitDial(NodeId server, std::string text);
    void passRecordedViolations();
    void step(SimulatedServer &server, const Input &input, EventNumber cause);
    template <class Take>
    void stepBy(SimulatedServer &server, EventNumber cause, Take take);
    void afterStep(SimulatedServer &server, const Before &before, EventNumber cause);
    void emitNotes(const SimulatedServer &server, EventNumber cause);
    void emitChanges(const SimulatedServer &server, const Before &before, EventNumber cause);
    void answerClients(EventNumber cause);
    void tellViolations(std::size_t known);
    void arm(SimulatedServer &server);
    void settle();
    void settle(const SimulatedServer &server, EventNumber cause);
    void fireTimer(SimulatedServer &server, std::uint16_t flags);

    // disks.cpp
    void runDisk(SimulatedServer &server);
    void syncOldest(SimulatedServer &server);
    void wrote(SimulatedServer &server, const UnsyncedWrite &done);
    void putOnDisk(SimulatedServer &server, const Write &write);

    // traffic.cpp
    void send(Message &message, EventNumber cause);
    void launch(Message &&message, std::uint64_t id, EventNumber sent);
    void putUnderWay(std::size_t place);
    void arrive(std::size_t place);
    void deliver(std::size_t place, std::uint16_t flags);
    void lose(std::size_t place, EventNumber cause);
    void receive(std::uint64_t id, EventNumber sent, std::uint16_t flags);
    void discardOnLink(NodeId from, NodeId to, EventNumber cause);
    void releaseOnLink(NodeId from, NodeId to);
    void holdOnLink(NodeId from, NodeId to);

    // actions.cpp
    void perform(const action::Crash &crash);
    void perform(const action::Restart &restart);
    void perform(const action::Pause &pause);
    void perform(const action::Resume &resume);
    void perform(const action::Join &join);
    void perform(const action::ForceTimeout &force);
    void perform(const action::SendHeartbeat &heartbeat);
    void perform(const action::PassElectionTimeout &pass);
    void perform(const action::SetDisk &set);
    void perform(const action::Sync &sync);
    void perform(const action::CompactLog &compact);
    void perform(const action::SlowDisk &slow);
    void perform(const action::DriftClock &drifts);
    void perform(const action::TurnOffRule &turnOff);
    void perform(const action::Mark &mark);
    void perform(const action::SetManual &set);
    void perform(const action::SetDiskTime &set);
    void perform(const action::StaggerTimers &spread);
    void perform(const action::WipeDisk &wipe);
    void perform(const action::CopyDisk &copy);
    void perform(const action::RestoreDisk &restore);
    void replaceDisk(SimulatedServer &server, Stored disk, DiskFate fate);
    void fireEarly(SimulatedServer &server);

    // network_actions.cpp
    void perform(const action::Split &split);
    void perform(const action::Heal &heal);
    void perform(const action::CutLink &cut);
    void perform(const action::OpenLink &open);
    void perform(const action::HoldLink &hold);
    void perform(const action::ReleaseLink &release);
    void perform(const action::SlowLink &slow);
    void perform(const action::LoseOnLink &lose);
    void perform(const action::SetNetwork &set);
    void perform(const action::Deliver &deliver);
    void perform(const action::Drop &drop);
    void perform(const action::Duplicate &duplicate);
    void perform(const action::HoldMessage &hold);
    void perform(const action::DelayMessage &delay);
    void perform(const action::Inject &inject);
    EventNumber emitLink(NodeId from, NodeId to, LinkChange change);
    EventNumber emitSent(const Message &message, std::uint64_t id, EventNumber cause, std::uint16_t flags);
    EventNumber emitTouch(const InFlightMessage &flight, MessageTouch touch);
    void release(std::size_t place);
    void stopTraffic();
    void startTraffic();

    // clients.cpp
    void perform(const action::Submit &submit, ActionResult &result);
    void perform(const action::SubmitBatch &submit, ActionResult &result);
    void perform(const action::Change &change, ActionResult &result);
    void perform(const action::Transfer &transfer, ActionResult &result);
    OperationId call(const action::Submit &submit);
    void request(SimulatedServer &server, const Input &input, RequestId id, std::string text,
                 ActionResult &result);
    void returned(OperationId id, const ClientAnswer &answer, EventNumber cause);
    void giveUpOperations(NodeId server, EventNumber cause);
    void close(OperationId id, OperationOutcome outcome, EventNumber cause);

    // elsewhere.cpp
    void perform(const action::Introduce &introduce);
    void perform(const action::Retell &retell);
    void perform(const action::Return &answer);
    void perform(const action::GoOnHere &);
    void retell(SimulatedServer &server, const TimerFired &);
    void retell(SimulatedServer &server, const ServerStep::Arrived &arrived);
    void retell(SimulatedServer &server, const WriteDone &done);
    void retell(SimulatedServer &server, const ServerStep::Called &called);
    void retell(SimulatedServer &server, const ChangeMembership &change);
    void retell(SimulatedServer &server, const TransferLeadership &transfer);
    void retell(SimulatedServer &server, const ServerStep::StoreRemembered &);
    void retell(SimulatedServer &server, const ServerStep::Compacted &compacted);
    const PendingOperation &calledBy(const SimulatedServer &server, const ClientRequest &request);
    void launchExternal(std::size_t place, EventNumber sent);
    void noteArrival(NodeId from, Link &link, std::uint64_t number, bool seenSent);
    void seeAgain(NodeId sender);
    void forgetArrivals(NodeId id);
    void loseOvertaken(NodeId from, NodeId to, std::uint64_t number);
    void loseUnsent(std::size_t place);
    bool isKeptBack(const InFlightMessage &flight) const;

    SimulationState &m_state;
    Witness &m_witness;
    const ServerStep *m_replayed = nullptr; ///< The step that is being retold …
    std::size_t m_sentOfReplayed = 0;       ///< … and how many of its messages have left.
    ServerEffects m_effects;
    Input m_received{Received{}};
};

/// Lets the server take a step, by `take(localTime)`, and deals with what it caused.
template <class Take>
void Engine::stepBy(SimulatedServer &server, EventNumber cause, Take take)
{
    const Before before(server.node());
    take(server.localTime(m_state.now));
    afterStep(server, before, cause);
    runDisk(server);
    settle(server, cause);
    arm(server);
}

/// The longest time that anything may take: a day.
constexpr Time longestTime{24LL * 3600 * 1'000'000};
/// Why a duration makes no sense; `what` it is. Empty when it does.
std::string badTime(Time time, const char *what);
/// Why the dials make no sense; empty when they do.
std::string problemOf(const NetworkDials &dials);
/// Why the action would do nothing in this state; empty when it would do something.
std::string obstacleTo(const Action &action, const SimulationState &state);

} // namespace raft
