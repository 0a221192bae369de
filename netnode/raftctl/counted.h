#pragma once

#include <QString>
#include <QStringBuilder>

namespace raftarium {

/// "1 run", "2 runs", of a thing whose plural has an s.
inline QString counted(quint64 number, const QString &thing)
{
    return QString::number(number) % u' ' % thing % (number == 1 ? QString() : QStringLiteral("s"));
}

} // namespace raftarium
