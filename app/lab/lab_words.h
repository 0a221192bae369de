#pragma once

#include <QString>

#include <string_view>

/// Words that the parts of the laboratory share.
namespace raftarium {

/// What the core says, for the window.
inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace raftarium
