#include "netnode/files/whole_file.h"

#include <QSaveFile>

namespace raftarium {

QString writeWhole(const QString &path, const std::function<bool(QIODevice &)> &write)
{
    QSaveFile file(path);
    // Without Unbuffered a disk that is full is noticed only when the buffer is written, and commit() forgets
    // about it: a file that was cut off would take the place of the old one.
    const bool written =
        file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && write(file) && file.commit();
    return written ? QString() : file.errorString();
}

} // namespace raftarium
