#pragma once

#include <QByteArray>
#include <QString>

namespace raftarium {

/// A word that cannot be guessed.
QByteArray randomToken();
/// Makes the folder, for its owner alone unless it is there already; false when that does not work.
bool makePrivateFolder(const QString &path);
/// Writes a token to a file that only its owner can read; false when that does not work.
bool writeToken(const QString &path, const QByteArray &token);

} // namespace raftarium
