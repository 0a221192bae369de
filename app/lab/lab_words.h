#pragma once

#include <QLocale>
#include <QString>

#include <string_view>

/// Words that the parts of the laboratory share.
namespace raftarium {

/// What the core says, for the window.
inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A number in groups of three: "1,234,567".
inline QString grouped(quint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

} // namespace raftarium
