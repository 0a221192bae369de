#pragma once

#include <QString>

#include <functional>

class QIODevice;

namespace raftarium {

/// Writes a file as a whole: what `write` puts into the device it is given stands in the file afterwards, or
/// the file is what it was before. What is no file, such as /dev/stdout or a pipe, is written to piece by
/// piece. `write` answers whether all could be written. One sentence (without the file's name) why nothing
/// was written; empty when all was.
QString writeWhole(const QString &path, const std::function<bool(QIODevice &)> &write);

} // namespace raftarium
