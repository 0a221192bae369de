#pragma once

#include <QList>

/// What the kernel says of processes, from /proc.
namespace processFigures {

/// Seconds of processor time that all of them have used.
double cpuSeconds(const QList<qint64> &processIds);
/// MB (10⁶ bytes) of memory that the largest of them holds, shared pages included.
double largestMegabytes(const QList<qint64> &processIds);

} // namespace processFigures
