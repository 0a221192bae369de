#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

/// Files that people open, read within bounds: whatever a name stands for (a device, a pipe, a file that
/// grows), it takes neither the machine's memory nor for ever.
namespace raftarium {

constexpr qint64 mebibyte = 1024 * 1024;
/// What a file of each kind may hold at most, in bytes.
constexpr qint64 largestScenario = 16 * mebibyte;
constexpr qint64 largestHistory = 1024 * mebibyte;
constexpr qint64 largestRecording = 2048 * mebibyte;
/// What has no size of its own, as a pipe or a device, ends at an unknown time: of it less is taken.
constexpr qint64 largestStream = 64 * mebibyte;

/// What was read of a file.
struct BoundedText {
    QByteArray text;
    QString problem; ///< One sentence without the file's name; empty when all was read.
};

/// Reads a text file, or with "-" standard input, of at most `most` bytes. Asks `goOn` now and then, if
/// given; when it says no, nothing is read and the problem is "cancelled".
BoundedText readBounded(const QString &path, qint64 most, const std::function<bool()> &goOn = {});

} // namespace raftarium
