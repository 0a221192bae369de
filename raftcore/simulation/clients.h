#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/cluster/event.h"
#include "raftcore/simulation/simulation_state.h"

#include <optional>
#include <string>

namespace raft {

class Engine;

/// The operations of clients from their call to their return, and what is asked of servers besides.
class Clients {
public:
    explicit Clients(Engine &engine) : m_engine(engine) {}

    /// A client calls a server, which does not yet know.
    OperationId call(const action::Submit &submit);
    /// The operation has its answer.
    void returned(OperationId id, const ClientAnswer &answer, EventNumber cause);
    /// What became of the operations that this server has is never known.
    void giveUp(NodeId server, EventNumber cause);
    /// A change of members or of leadership is asked for: the reason if it is refused at once.
    std::optional<Refusal> request(SimulatedServer &server, const Input &input, RequestId id,
                                   std::string text);

private:
    void close(OperationId id, OperationOutcome outcome, EventNumber cause);

    Engine &m_engine;
};

} // namespace raft
