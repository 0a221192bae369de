#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/simulation/preconditions.h"

namespace raft {

class Engine;

/// What a person does to clocks and timers.
class TimerActions {
public:
    explicit TimerActions(Engine &engine) : m_engine(engine) {}

    static std::string obstacle(const action::ForceTimeout &, const Preconditions &must);
    void perform(const action::ForceTimeout &);
    static std::string obstacle(const action::SendHeartbeat &, const Preconditions &must);
    void perform(const action::SendHeartbeat &);
    static std::string obstacle(const action::PassElectionTimeout &, const Preconditions &must);
    void perform(const action::PassElectionTimeout &);
    static std::string obstacle(const action::StaggerTimers &, const Preconditions &must);
    void perform(const action::StaggerTimers &);
    static std::string obstacle(const action::DriftClock &, const Preconditions &must);
    void perform(const action::DriftClock &);

private:
    Engine &m_engine;
};

} // namespace raft
