#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/simulation/preconditions.h"

namespace raft {

class Engine;

/// What a person does to single messages.
class MessageActions {
public:
    explicit MessageActions(Engine &engine) : m_engine(engine) {}

    static std::string obstacle(const action::Deliver &, const Preconditions &must);
    void perform(const action::Deliver &);
    static std::string obstacle(const action::Drop &, const Preconditions &must);
    void perform(const action::Drop &);
    static std::string obstacle(const action::Duplicate &, const Preconditions &must);
    void perform(const action::Duplicate &);
    static std::string obstacle(const action::HoldMessage &, const Preconditions &must);
    void perform(const action::HoldMessage &);
    static std::string obstacle(const action::DelayMessage &, const Preconditions &must);
    void perform(const action::DelayMessage &);
    static std::string obstacle(const action::Inject &, const Preconditions &must);
    void perform(const action::Inject &);

private:
    InFlightMessage &find(std::uint64_t message);
    EventNumber write(const InFlightMessage &flight, MessageTouch touch);

    Engine &m_engine;
};

} // namespace raft
