#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/simulation/preconditions.h"

namespace raft {

class Engine;

/// What a person does to links and to the network.
class NetworkActions {
public:
    explicit NetworkActions(Engine &engine) : m_engine(engine) {}

    static std::string obstacle(const action::Split &, const Preconditions &must);
    void perform(const action::Split &);
    static std::string obstacle(const action::Heal &, const Preconditions &must);
    void perform(const action::Heal &);
    static std::string obstacle(const action::CutLink &, const Preconditions &must);
    void perform(const action::CutLink &);
    static std::string obstacle(const action::OpenLink &, const Preconditions &must);
    void perform(const action::OpenLink &);
    static std::string obstacle(const action::HoldLink &, const Preconditions &must);
    void perform(const action::HoldLink &);
    static std::string obstacle(const action::ReleaseLink &, const Preconditions &must);
    void perform(const action::ReleaseLink &);
    static std::string obstacle(const action::SlowLink &, const Preconditions &must);
    void perform(const action::SlowLink &);
    static std::string obstacle(const action::LoseOnLink &, const Preconditions &must);
    void perform(const action::LoseOnLink &);
    static std::string obstacle(const action::SetNetwork &, const Preconditions &must);
    void perform(const action::SetNetwork &);

private:
    EventNumber write(NodeId from, NodeId to, LinkChange change);
    void write(NodeId from, NodeId to, LinkChange change, std::string text);

    Engine &m_engine;
};

} // namespace raft
