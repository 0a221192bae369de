#pragma once

#include <QLocale>
#include <QString>

/// Numbers as those write them who read the window.
namespace raftarium {

/// The customs of the window; those of English where none are set.
inline QLocale customs()
{
    const QLocale own;
    return own.language() == QLocale::C ? QLocale(QLocale::English) : own;
}

/// In groups of three: "1,284", "1.284".
inline QString countText(qulonglong number)
{
    return customs().toString(number);
}

/// With so many digits behind the sign: "12.5", "12,5". Never in groups.
inline QString decimalText(double number, int digits)
{
    QLocale locale = customs();
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(number, 'f', digits);
}

} // namespace raftarium
