#include "raftcore/track/columns.h"

#include "raftcore/format/json_text.h"
#include "raftcore/format/utf8.h"

#include <algorithm>

namespace raft {

void Column::add(std::int64_t number)
{
    if (m_size++ > 0)
        m_text += ',';
    m_text += std::to_string(number);
}

void Column::addGrowth(std::int64_t number)
{
    add(number - m_last);
    m_last = number;
}

std::int64_t TextTable::placeOf(std::string_view text, std::size_t most)
{
    const std::string key = shown(text, most);
    const auto [found, isNew] = m_places.emplace(key, static_cast<std::int64_t>(m_places.size()));
    if (isNew) {
        if (m_places.size() > 1)
            m_json += ',';
        appendString(m_json, key);
    }
    return found->second;
}

std::string shown(std::string_view text, std::size_t most)
{
    const auto isInside = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80; };
    std::size_t end = std::min(text.size(), most);
    while (end < text.size() && end > 0 && isInside(text[end]))
        --end;
    std::string part(text.substr(0, end));
    if (!isUtf8(part))
        std::replace_if(
            part.begin(), part.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    return end < text.size() ? part + "…" : part;
}

} // namespace raft
