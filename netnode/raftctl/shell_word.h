#pragma once

#include <QRegularExpression>
#include <QString>

namespace raftarium {

/// A text, such as a file's name, as one types it at a prompt: in quotes where the shell would break it.
inline QString shellWord(QString text)
{
    static const QRegularExpression plain(QStringLiteral("^[\\w./+-]+$"));
    if (plain.match(text).hasMatch())
        return text;
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

} // namespace raftarium
