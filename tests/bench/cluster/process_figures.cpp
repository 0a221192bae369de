#include "process_figures.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// The fields of a file of /proc after the name of the program, which may hold blanks itself.
QList<QByteArray> fieldsOf(qint64 pid, const QString &name)
{
    QFile file(u"/proc/%1/%2"_s.arg(pid).arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 1).simplified().split(' ');
}

} // namespace

double processFigures::cpuSeconds(const QList<qint64> &processIds)
{
    qint64 ticks = 0;
    for (const qint64 pid : processIds) {
        const QList<QByteArray> fields = fieldsOf(pid, u"stat"_s);
        ticks += fields.value(11).toLongLong() + fields.value(12).toLongLong(); // utime and stime
    }
    return static_cast<double>(ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double processFigures::largestMegabytes(const QList<qint64> &processIds)
{
    qint64 pages = 0;
    for (const qint64 pid : processIds)
        pages = std::max(pages, fieldsOf(pid, u"statm"_s).value(1).toLongLong());
    return std::round(static_cast<double>(pages * ::sysconf(_SC_PAGESIZE)) / 1e5) / 10;
}
