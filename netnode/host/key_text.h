#pragma once

#include <QUtf8StringView>

#include <cstddef>
#include <string_view>

namespace raftarium {

constexpr std::size_t longestKey = 1024; ///< Bytes.

inline bool isUtf8(std::string_view text)
{
    return QUtf8StringView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8();
}

/// Whether the store may have a key that is called so.
inline bool isKey(std::string_view text)
{
    return !text.empty() && text.size() <= longestKey && isUtf8(text);
}

} // namespace raftarium
