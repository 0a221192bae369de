#include "save_text.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace raftarium {

QString saveText(const QString &path, const QByteArray &text)
{
    if (path.isEmpty())
        return {};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return u"Cannot write %1: %2. "_s.arg(path, file.errorString());
    return {};
}

} // namespace raftarium
