#include "netnode/files/whole_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace raftarium {

namespace {

/// Whether something stands there that is no file: a device such as /dev/stdout, or a pipe. Nothing can be
/// written beside it and take its place: as root, that would be the end of /dev/null.
bool isDevice(const QString &path)
{
    const QFileInfo there(path);
    return there.exists() && !there.isFile() && !there.isDir();
}

} // namespace

QString writeWhole(const QString &path, const std::function<bool(QIODevice &)> &write)
{
    // Without Unbuffered a disk that is full is noticed only when the buffer is written, and commit() forgets
    // about it: a file that was cut off would take the place of the old one.
    constexpr auto mode = QIODevice::WriteOnly | QIODevice::Unbuffered;
    if (isDevice(path)) {
        QFile device(path);
        return device.open(mode) && write(device) ? QString() : device.errorString();
    }
    QSaveFile file(path);
    const bool written = file.open(mode) && write(file) && file.commit();
    return written ? QString() : file.errorString();
}

} // namespace raftarium
