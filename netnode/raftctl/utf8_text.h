#pragma once

#include <QString>

#include <string_view>

namespace raftarium {

/// What raftcore says in UTF-8, for Qt.
inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace raftarium
