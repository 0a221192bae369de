#pragma once

#include <QByteArray>
#include <QString>

#include <variant>

namespace raftarium {

/// Everything that a file holds, or standard input when it is called "-", to its end: a pipe hands over what
/// it has piece by piece. Else a sentence that says why not; more than `most` bytes are refused, never cut
/// off.
std::variant<QByteArray, QString> wholeInput(const QString &name, qint64 most);

/// A number of bytes, as people say it: "16 MiB".
QString bytesText(qint64 bytes);

} // namespace raftarium
