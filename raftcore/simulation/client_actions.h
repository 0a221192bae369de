#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/simulation/preconditions.h"

namespace raft {

class Engine;

/// What a person asks of servers as their client or their operator.
class ClientActions {
public:
    explicit ClientActions(Engine &engine) : m_engine(engine) {}

    static std::string obstacle(const action::Submit &, const Preconditions &must);
    ActionResult perform(const action::Submit &);
    static std::string obstacle(const action::SubmitBatch &, const Preconditions &must);
    ActionResult perform(const action::SubmitBatch &);
    static std::string obstacle(const action::Change &, const Preconditions &must);
    ActionResult perform(const action::Change &);
    static std::string obstacle(const action::Transfer &, const Preconditions &must);
    ActionResult perform(const action::Transfer &);

private:
    Engine &m_engine;
};

} // namespace raft
