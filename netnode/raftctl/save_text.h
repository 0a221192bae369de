#pragma once

#include <QByteArray>
#include <QString>

namespace raftarium {

/// Writes a file, all or nothing; without a name it does nothing. One sentence that says why it could not;
/// else an empty one.
QString saveText(const QString &path, const QByteArray &text);

} // namespace raftarium
