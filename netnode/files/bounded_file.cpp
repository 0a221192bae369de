#include "netnode/files/bounded_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <unistd.h>

namespace raftarium {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

QString sizeText(qint64 bytes)
{
    return bytes % (1024 * mebibyte) == 0 ? tr("%1 GiB").arg(bytes / (1024 * mebibyte))
                                          : tr("%1 MiB").arg(bytes / mebibyte);
}

} // namespace

BoundedText readBounded(const QString &path, qint64 most, const std::function<bool()> &goOn)
{
    const auto failed = [](const QString &problem) { return BoundedText{{}, problem}; };
    const QFileInfo info(path);
    if (info.isDir())
        return failed(tr("it is a folder"));
    QFile file(path);
    const bool isInput = path == QStringLiteral("-");
    if (!(isInput ? file.open(STDIN_FILENO, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return failed(file.errorString());
    const bool isPlain = info.isFile();
    const qint64 limit = isPlain ? most : std::min(most, largestStream);
    const QString tooLarge = isPlain ? tr("it is larger than %1").arg(sizeText(limit))
                                     : tr("it gave more than %1 and did not end").arg(sizeText(limit));
    if (file.size() > limit)
        return failed(tooLarge);
    BoundedText read;
    // A device, and a pipe that is empty at the moment, say that they are at their end: only reading tells.
    for (;;) {
        if (goOn && !goOn())
            return failed(tr("cancelled"));
        const QByteArray piece = file.read(mebibyte);
        if (piece.isEmpty())
            break;
        if (piece.contains('\0'))
            return failed(tr("it is no text"));
        if (read.text.size() + piece.size() > limit)
            return failed(tooLarge);
        read.text += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return failed(file.errorString());
    return read;
}

} // namespace raftarium
