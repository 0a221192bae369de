#include "netnode/host/known_addresses.h"

#include <algorithm>
#include <utility>

namespace raftarium {

bool KnownAddresses::isTooLong(const QUrl &url)
{
    return url.toString().toStdString().size() > longestUrl;
}

std::uint64_t KnownAddresses::decisionAbout(raft::NodeId server) const
{
    const auto decided = m_decisions.find(server);
    return decided == m_decisions.end() ? 0 : decided->second;
}

std::uint64_t KnownAddresses::lastDecision() const
{
    std::uint64_t last = 0;
    for (const auto &[server, decision] : m_decisions)
        last = std::max(last, decision);
    return last;
}

std::vector<Addresses> KnownAddresses::frames() const
{
    constexpr std::size_t mostOfFrame = 1000;
    std::vector<Addresses> parts(1);
    for (const auto &[server, url] : m_urls) {
        if (parts.back().known.size() == mostOfFrame)
            parts.emplace_back();
        parts.back().known.push_back({server, url.toString().toStdString(), decisionAbout(server)});
    }
    return parts;
}

bool KnownAddresses::set(raft::NodeId server, const QUrl &url)
{
    return std::exchange(m_urls[server], url) != url;
}

bool KnownAddresses::admit(raft::NodeId server, const QUrl &url, std::uint64_t decision)
{
    if (url.isEmpty() || isTooLong(url))
        return false;
    if (decision == 0)
        return !m_urls.contains(server);
    std::uint64_t &latest = m_decisions[server];
    if (decision <= latest)
        return false;
    latest = decision;
    return true;
}

bool KnownAddresses::forget(const std::function<bool(raft::NodeId)> &isForgotten)
{
    return std::erase_if(m_urls, [&](const auto &known) { return isForgotten(known.first); }) > 0;
}

} // namespace raftarium
