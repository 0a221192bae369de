#include "floor_plan.h"

#include <QRegularExpression>

namespace {

/// The core tells no time, starts no thread, opens no file and no socket, draws no randomness but its own.
const QSet<QString> &outsideWorld()
{
    static const QSet<QString> headers{
        QStringLiteral("condition_variable"),
        QStringLiteral("ctime"),
        QStringLiteral("filesystem"),
        QStringLiteral("fstream"),
        QStringLiteral("future"),
        QStringLiteral("iostream"),
        QStringLiteral("mutex"),
        QStringLiteral("random"),
        QStringLiteral("semaphore"),
        QStringLiteral("shared_mutex"),
        QStringLiteral("thread"),
        QStringLiteral("time.h"),
        QStringLiteral("unistd.h"),
    };
    return headers;
}

QString roomOf(const QString &header)
{
    return header.section(QLatin1Char('/'), 0, -2);
}

} // namespace

void FloorPlan::read(const QString &cmake)
{
    static const QRegularExpression line(QStringLiteral("^room\\(([^)\\s]+)([^)]*)\\)"),
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression space(QStringLiteral("\\s+"));
    for (auto found = line.globalMatch(cmake); found.hasNext();) {
        const QRegularExpressionMatch room = found.next();
        QStringList &needs = m_needs[room.captured(1)];
        bool needed = false;
        for (const QString &word : room.captured(2).split(space, Qt::SkipEmptyParts)) {
            if (word == QStringLiteral("NEEDS") || word == QStringLiteral("LINKS") ||
                word == QStringLiteral("QT"))
                needed = word == QStringLiteral("NEEDS");
            else if (needed)
                needs.append(word);
        }
    }
}

QSet<QString> FloorPlan::within(const QString &room) const
{
    QSet<QString> reached{room};
    for (const QString &needed : m_needs.value(room))
        reached += within(needed);
    return reached;
}

QStringList FloorPlan::trespasses(const QString &room, const QString &source) const
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QStringList found;
    int number = 0;
    for (const QString &line : source.split(QLatin1Char('\n'))) {
        ++number;
        const QRegularExpressionMatch match = include.match(line);
        if (!match.hasMatch())
            continue;
        const QString reason = objection(room, match.captured(2), match.captured(1) == QStringLiteral("<"));
        if (!reason.isEmpty())
            found.append(QStringLiteral("line %1: %2").arg(number).arg(reason));
    }
    return found;
}

QString FloorPlan::objection(const QString &room, const QString &header, bool angled) const
{
    const bool core = room.startsWith(QStringLiteral("raftcore/"));
    if (header.contains(QStringLiteral("..")))
        return QStringLiteral("%1 climbs out of its room").arg(header);
    if (core && angled) {
        if (header.startsWith(QLatin1Char('Q')))
            return QStringLiteral("the core knows no Qt, not even %1").arg(header);
        if (outsideWorld().contains(header) || header.startsWith(QStringLiteral("sys/")))
            return QStringLiteral("the core is a pure function and has no use for <%1>").arg(header);
    }
    const QString other = roomOf(header);
    if (angled || other.isEmpty())
        return {};
    if (!within(room).contains(other))
        return QStringLiteral("%1 may not look into %2").arg(room, other);
    if (room.startsWith(QStringLiteral("app/")) && other == QStringLiteral("raftcore/server"))
        return QStringLiteral("the window sees a cluster, never the inside of a server: %1").arg(header);
    return {};
}
