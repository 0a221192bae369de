#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/simulation/preconditions.h"

namespace raft {

class Engine;

/// What a person does to the run as a whole.
class RunActions {
public:
    explicit RunActions(Engine &engine) : m_engine(engine) {}

    static std::string obstacle(const action::TurnOffRule &, const Preconditions &must);
    void perform(const action::TurnOffRule &);
    static std::string obstacle(const action::Mark &, const Preconditions &must);
    void perform(const action::Mark &);
    static std::string obstacle(const action::SetManual &, const Preconditions &must);
    void perform(const action::SetManual &);

private:
    Engine &m_engine;
};

} // namespace raft
