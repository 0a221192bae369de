#include "access_token.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

namespace raftarium {

QByteArray randomToken()
{
    constexpr qsizetype bytesOfRandomness = 24;
    QByteArray bytes(bytesOfRandomness, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->generate());
    return bytes.toHex();
}

bool makePrivateFolder(const QString &path)
{
    const QFileInfo folder(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    return folder.isDir() ||
           (QDir().mkpath(folder.path()) &&
            QDir().mkdir(folder.filePath(),
                         QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
}

// No other user may have opened it while it could still be read by others: so it is another file each time.
bool writeToken(const QString &path, const QByteArray &token)
{
    QFile::remove(path);
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                     QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           file.write(token + '\n') == token.size() + 1;
}

} // namespace raftarium
