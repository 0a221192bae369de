#include "raftcore/traces/server_names.h"

#include "raftcore/cluster/wording.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace raft {

namespace {

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::string_view digitsAtEnd(std::string_view name)
{
    std::size_t begin = name.size();
    while (begin > 0 && std::isdigit(static_cast<unsigned char>(name[begin - 1])) != 0)
        --begin;
    return name.substr(begin);
}

/// The number in "S3", "s3", "n3" or "3"; nothing when it is named otherwise.
std::optional<std::uint64_t> numberIn(std::string_view name)
{
    const std::string_view digits = digitsAtEnd(name);
    const bool isPlain = !digits.empty() && name.size() - digits.size() <= 1 && digits.size() <= 3;
    if (!isPlain)
        return std::nullopt;
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

bool comesBefore(const std::string &one, const std::string &other)
{
    const std::string_view a = digitsAtEnd(one);
    const std::string_view b = digitsAtEnd(other);
    const auto head = [](const std::string &name, std::string_view digits) {
        return std::string_view(name).substr(0, name.size() - digits.size());
    };
    if (head(one, a) != head(other, b) || a.size() == b.size())
        return one < other;
    return a.size() < b.size();
}

} // namespace

void ServerNames::expect(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end(), comesBefore);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    m_countsFromOne = std::any_of(names.begin(), names.end(), [](const std::string &name) {
        return !numberIn(name) || *numberIn(name) == 0;
    });
    for (const std::string &name : names)
        idOf(name);
}

std::optional<NodeId> ServerNames::idOf(std::string_view name)
{
    if (m_latest < m_named.size() && m_named[m_latest].name == name)
        return m_named[m_latest].id;
    const auto known =
        std::find_if(m_named.begin(), m_named.end(), [name](const Named &one) { return one.name == name; });
    if (known != m_named.end()) {
        m_latest = static_cast<std::size_t>(known - m_named.begin());
        return known->id;
    }
    constexpr std::size_t longest = 64;
    if (name.empty() || name.size() > longest || m_named.size() >= most)
        return std::nullopt;
    return add(name);
}

bool ServerNames::knows(std::string_view name) const
{
    return std::any_of(m_named.begin(), m_named.end(), [name](const Named &one) { return one.name == name; });
}

NodeId ServerNames::add(std::string_view name)
{
    const NodeId id = freeId(name);
    const bool isBareNumber = digitsAtEnd(name).size() == name.size();
    std::string shown = isBareNumber ? "S" + std::string(name) : std::string(name);
    std::replace_if(shown.begin(), shown.end(), isControl, '?'); // It may be printed on a terminal.
    m_named.push_back({id, std::string(name), std::move(shown)});
    return id;
}

NodeId ServerNames::freeId(std::string_view name) const
{
    const std::optional<std::uint64_t> number = numberIn(name);
    if (!m_countsFromOne && number && *number > 0 && *number <= most && !isTaken({*number}))
        return {*number};
    NodeId id{1};
    while (isTaken(id))
        ++id;
    return id;
}

bool ServerNames::isTaken(NodeId id) const
{
    return find(id) != nullptr;
}

std::vector<NodeId> ServerNames::ids() const
{
    std::vector<NodeId> ids;
    for (const Named &one : m_named)
        ids.push_back(one.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

const ServerNames::Named *ServerNames::find(NodeId id) const
{
    const auto known =
        std::find_if(m_named.begin(), m_named.end(), [id](const Named &one) { return one.id == id; });
    return known == m_named.end() ? nullptr : &*known;
}

std::string ServerNames::nameOf(NodeId id) const
{
    const Named *known = find(id);
    return known == nullptr ? named(id) : known->shown;
}

std::string ServerNames::spelling(NodeId id) const
{
    const Named *known = find(id);
    return known == nullptr ? std::string() : known->name;
}

} // namespace raft
