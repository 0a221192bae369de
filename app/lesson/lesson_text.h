#pragma once

#include <QString>

#include <string>

namespace raftarium {

/// UTF-8 of a lesson as text.
inline QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace raftarium
