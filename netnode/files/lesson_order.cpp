#include "netnode/files/lesson_order.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// Names with a dot, as network-partition.de, are the same lesson in another language.
QStringList lessonsThere()
{
    QStringList names;
    for (const QFileInfo &file : QDir(u":/scenarios"_s).entryInfoList({u"*.md"_s}, QDir::Files, QDir::Name))
        if (!file.completeBaseName().contains(u'.'))
            names.append(file.completeBaseName());
    return names;
}

} // namespace

QStringList lessonsInOrder()
{
    const QStringList there = lessonsThere();
    QFile order(u":/scenarios/order.txt"_s);
    QStringList names;
    if (order.open(QIODevice::ReadOnly))
        for (const QString &name : QString::fromUtf8(order.readAll()).split(u'\n'))
            if (there.contains(name))
                names.append(name);
    for (const QString &name : there)
        if (!names.contains(name))
            names.append(name);
    return names;
}

} // namespace raftarium
