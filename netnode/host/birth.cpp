#include "netnode/host/birth.h"

#include <chrono>

namespace raftarium {

namespace {

/// Others that come later are none the worse for it: the core looks again at whom it hears from.
constexpr std::chrono::seconds grace{1};

} // namespace

Birth::Birth(raft::NodeId self, const std::vector<raft::NodeId> &list, QObject *parent)
    : QObject(parent), m_self(self), m_missing(list)
{
    std::erase(m_missing, self);
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, [this] {
        m_missing.clear();
        decide();
    });
}

void Birth::begin()
{
    m_isWaiting = true;
    m_grace.start(grace);
    decide();
}

void Birth::meet(const Acquaintance &other)
{
    if (other.isBorn() && other.knows(m_self))
        m_born = other;
    else if (other.founds())
        std::erase(m_missing, other.server);
    decide();
}

void Birth::decide()
{
    if (!m_isWaiting || m_isLost)
        return;
    if (m_born) {
        m_isLost = true;
        m_grace.stop();
        emit isLost(*m_born);
    } else if (!m_hasFounded && m_missing.empty()) {
        m_hasFounded = true;
        m_grace.stop();
        emit founds();
    }
}

} // namespace raftarium
