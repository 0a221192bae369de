#include "netnode/processes/server_process.h"

namespace raftarium {

ServerProcess::ServerProcess(Owner owner) : m_state(owner == Owner::Here ? State(Down{}) : State(Foreign{}))
{
}

int ServerProcess::listens()
{
    m_state = Listening{};
    m_isShown = false;
    m_isStopped = false;
    return ++m_starts;
}

void ServerProcess::monitored(int start)
{
    if (auto *listening = std::get_if<Listening>(&m_state); listening != nullptr && start == m_starts)
        listening->isMonitored = true;
}

bool ServerProcess::mayBegin() const
{
    const auto *listening = std::get_if<Listening>(&m_state);
    return listening != nullptr && listening->isMonitored;
}

void ServerProcess::begun()
{
    m_state = Running{};
}

void ServerProcess::ended()
{
    m_state = Ending{};
    m_isStopped = false;
    m_disagreements = 0;
}

bool ServerProcess::endIsRead()
{
    if (!std::holds_alternative<Ending>(m_state))
        return false;
    m_state = Down{};
    return true;
}

void ServerProcess::setStopped(bool isStopped)
{
    m_isStopped = isStopped;
    m_disagreements = 0;
}

bool ServerProcess::systemDisagrees(bool standsStill)
{
    m_disagreements = standsStill == m_isStopped ? 0 : m_disagreements + 1;
    return m_disagreements == 2;
}

bool ServerProcess::isChanging() const
{
    const bool isUp = std::holds_alternative<Listening>(m_state) || std::holds_alternative<Running>(m_state);
    return std::holds_alternative<Ending>(m_state) || (isUp && !m_isShown);
}

} // namespace raftarium
