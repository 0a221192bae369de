#include "raftcore/store/sessions.h"

#include "raftcore/store/hash.h"

namespace raft {

namespace {

std::uint64_t hashOf(std::string_view client, std::uint64_t sequence, const ChangeResult &result)
{
    const std::uint64_t flags = (result.success ? 1U : 0U) | (result.existed ? 2U : 0U);
    return mixed(mixed(mixed(mixed(0x13198a2e03707344U, client), sequence), result.index.value), flags);
}

/// Stands in snapshots for the name of a client whose session is forgotten.
std::uint64_t markOf(std::string_view client)
{
    return mixed(0xa4093822299f31d0U, client);
}

std::uint64_t hashOfMark(std::uint64_t mark)
{
    return mixed(0x082efa98ec4e6c89U, mark);
}

} // namespace

const ChangeResult *Sessions::resultOf(const Session &session) const
{
    const auto known = m_sessions.find(session.client);
    const bool retry = known != m_sessions.end() && known->second.sequence == session.sequence;
    return retry ? &known->second.result : nullptr;
}

bool Sessions::isNext(const Session &session) const
{
    const auto known = m_sessions.find(session.client);
    if (known != m_sessions.end())
        return session.sequence > known->second.sequence;
    // While there is room for marks, every forgotten session has one.
    if (session.sequence > 1 && m_marks.size() >= mostMarks)
        return false;
    return !m_marked.contains(markOf(session.client));
}

void Sessions::remember(const Session &session, const ChangeResult &result)
{
    const auto [place, added] = m_sessions.try_emplace(session.client);
    State &state = place->second;
    if (!added) {
        m_hash -= hashOf(session.client, state.sequence, state.result);
        m_byAge.erase({state.result.index, session.client});
    }
    state = {session.sequence, result};
    m_hash += hashOf(session.client, state.sequence, state.result);
    m_byAge.emplace(result.index, session.client);
    if (m_sessions.size() > most)
        forgetOldest();
}

void Sessions::forgetOldest()
{
    const auto session = m_sessions.find(m_byAge.begin()->second);
    m_hash -= hashOf(session->first, session->second.sequence, session->second.result);
    mark(markOf(session->first));
    m_sessions.erase(session);
    m_byAge.erase(m_byAge.begin());
}

void Sessions::mark(std::uint64_t mark)
{
    if (!m_marked.insert(mark).second)
        return;
    m_marks.push_back(mark);
    m_hash += hashOfMark(mark);
    if (m_marks.size() <= mostMarks)
        return;
    m_hash -= hashOfMark(m_marks.front());
    m_marked.erase(m_marks.front());
    m_marks.pop_front();
}

void Sessions::visit(
    const std::function<void(const std::string &, std::uint64_t, const ChangeResult &)> &visit) const
{
    for (const auto &[client, state] : m_sessions)
        visit(client, state.sequence, state.result);
}

} // namespace raft
