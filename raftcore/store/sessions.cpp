#include "raftcore/store/sessions.h"

#include "raftcore/store/hash.h"

#include <charconv>

namespace raft {

namespace {

/// Stands in snapshots for the name of a client whose session is forgotten.
std::uint64_t markOf(std::string_view client)
{
    return mixed(0xa4093822299f31d0U, client);
}

std::uint64_t hashOfMark(std::uint64_t mark)
{
    return mixed(0x082efa98ec4e6c89U, mark);
}

std::uint64_t hashOfForgottenUntil(std::uint64_t begin)
{
    return begin == 0 ? 0 : mixed(0x452821e638d01377U, begin);
}

constexpr std::size_t timeDigits = 10; // From 2001 to 2286.

} // namespace

std::uint64_t Sessions::beginOf(std::string_view client)
{
    if (client.size() <= timeDigits || client[timeDigits] != '-')
        return 0;
    std::uint64_t begin = 0;
    const char *end = client.data() + timeDigits;
    const auto [stop, error] = std::from_chars(client.data(), end, begin);
    return error == std::errc() && stop == end ? begin : 0;
}

// The term is left out: the log tells it, so that equal logs give equal terms; and a session from a snapshot
// of an earlier version, which kept none, must not make a store count as different.
std::uint64_t Sessions::hashOf(std::string_view client, const State &state)
{
    const ChangeResult &result = state.result;
    const std::uint64_t flags =
        (result.success ? 1U : 0U) | (result.existed ? 2U : 0U) | (state.timed ? 4U : 0U);
    return mixed(mixed(mixed(mixed(0x13198a2e03707344U, client), state.sequence), result.index.value), flags);
}

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
    return !hasExpired(session);
}

bool Sessions::hasExpired(const Session &session) const
{
    if (m_sessions.contains(session.client))
        return false;
    if (m_marked.contains(markOf(session.client)))
        return true;
    if (const std::uint64_t begin = beginOf(session.client); begin != 0 && !session.older)
        return begin <= m_forgottenUntil;
    // While there is room for marks, every forgotten session without a time has one.
    const bool opensBlindly = session.older && session.sequence == 1;
    return m_marks.size() >= mostMarks && !opensBlindly;
}

void Sessions::remember(const Session &session, const ChangeResult &result)
{
    const auto [place, added] = m_sessions.try_emplace(session.client);
    State &state = place->second;
    if (added) {
        state.timed = !session.older && beginOf(session.client) != 0;
        m_timed += state.timed ? 1 : 0;
    } else {
        m_hash -= hashOf(session.client, state);
        m_byAge.erase({state.result.index, session.client});
    }
    state.sequence = session.sequence;
    state.result = result;
    m_hash += hashOf(session.client, state);
    m_byAge.emplace(result.index, session.client);
    if (m_sessions.size() > most)
        forgetOldest();
}

void Sessions::forgetOldest()
{
    const auto session = m_sessions.find(m_byAge.begin()->second);
    m_hash -= hashOf(session->first, session->second);
    if (session->second.timed) {
        --m_timed;
        forgetUntil(beginOf(session->first));
    } else {
        mark(markOf(session->first));
    }
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

void Sessions::forgetUntil(std::uint64_t begin)
{
    if (begin <= m_forgottenUntil)
        return;
    m_hash += hashOfForgottenUntil(begin) - hashOfForgottenUntil(m_forgottenUntil);
    m_forgottenUntil = begin;
}

void Sessions::visit(const Visitor &visit) const
{
    for (const auto &[client, state] : m_sessions)
        visit(client, state.sequence, state.result);
}

void Sessions::visit(bool timed, const Visitor &visit) const
{
    for (const auto &[client, state] : m_sessions)
        if (state.timed == timed)
            visit(client, state.sequence, state.result);
}

} // namespace raft
