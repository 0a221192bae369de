#pragma once

#include <QByteArray>
#include <QString>

namespace raftarium {

/// Why nothing could be written to the file that an option names, to be said before long work rather than
/// after it; empty when nothing is known to be wrong.
QString problemWithPlace(const QString &option, const QString &path);

/// Writes a file, all or nothing; without a name it does nothing. One sentence that says why it could not;
/// else an empty one.
QString saveText(const QString &path, const QByteArray &text);

} // namespace raftarium
