#include "netnode/watch/watch_refusal.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace raftarium {

using namespace Qt::StringLiterals;

// A server that knows no watchers answers with a page.
std::optional<QString> refusalOfWatcher(const QString &reason, bool withToken)
{
    if (!reason.startsWith(u"HTTP/"_s))
        return std::nullopt;
    const QString status = reason.section(u' ', 1, 1);
    if (status == u"401"_s)
        return withToken ? u"it refuses the token (--token-file)"_s
                         : u"it asks for a token: name the file that holds it with --token-file"_s;
    const QJsonObject error =
        QJsonDocument::fromJson(reason.mid(reason.indexOf(u'{')).toUtf8())[u"error"_s].toObject();
    if (error.contains(u"message"_s) && status != u"404"_s)
        return error[u"message"_s].toString();
    return u"it is no raftnode, or one too old to be watched (it answers %1)"_s.arg(
        reason.section(u' ', 1, 3).left(40).section(u'{', 0, 0).section(u'<', 0, 0).trimmed());
}

} // namespace raftarium
