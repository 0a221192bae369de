#include "netnode/watch/watch_refusal.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace raftarium {

using namespace Qt::StringLiterals;
using Why = WatchRefusal::Why;

// A server that knows no watchers answers with a page.
std::optional<WatchRefusal> refusalOfWatcher(const QString &reason, bool withToken)
{
    if (!reason.startsWith(u"HTTP/"_s))
        return std::nullopt;
    const QString status = reason.section(u' ', 1, 1);
    if (status == u"401"_s)
        return WatchRefusal{withToken ? Why::RefusesToken : Why::AsksForToken, {}};
    const QJsonObject error =
        QJsonDocument::fromJson(reason.mid(reason.indexOf(u'{')).toUtf8())[u"error"_s].toObject();
    if (error.contains(u"message"_s) && status != u"404"_s)
        return WatchRefusal{Why::Refuses, error[u"message"_s].toString()};
    return WatchRefusal{
        Why::NoServer, reason.section(u' ', 1, 3).left(40).section(u'{', 0, 0).section(u'<', 0, 0).trimmed()};
}

QString describe(const WatchRefusal &refusal)
{
    switch (refusal.why) {
    case Why::AsksForToken: return u"it asks for a token: name the file that holds it with --token-file"_s;
    case Why::RefusesToken: return u"it refuses the token (--token-file)"_s;
    case Why::Refuses: return refusal.answer;
    case Why::NoServer:
        return u"it is no raftnode, or one too old to be watched (it answers %1)"_s.arg(refusal.answer);
    }
    return {};
}

} // namespace raftarium
