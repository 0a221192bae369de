#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/simulation/preconditions.h"

namespace raft {

class Engine;

/// What a person does to a server as a whole: its life.
class ServerActions {
public:
    explicit ServerActions(Engine &engine) : m_engine(engine) {}

    static std::string obstacle(const action::Crash &, const Preconditions &must);
    void perform(const action::Crash &);
    static std::string obstacle(const action::Restart &, const Preconditions &must);
    void perform(const action::Restart &);
    static std::string obstacle(const action::Pause &, const Preconditions &must);
    void perform(const action::Pause &);
    static std::string obstacle(const action::Resume &, const Preconditions &must);
    void perform(const action::Resume &);
    static std::string obstacle(const action::Join &, const Preconditions &must);
    void perform(const action::Join &);

private:
    Engine &m_engine;
};

} // namespace raft
