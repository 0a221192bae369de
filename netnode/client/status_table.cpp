#include "netnode/client/status_table.h"

#include "netnode/client/servers.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QString number(const QJsonObject &status, const QString &field)
{
    const QJsonValue value = status[field];
    return value.isDouble() ? QString::number(value.toInteger()) : u"–"_s;
}

/// The hash in short: enough to see whether two servers have the same.
QString shortHash(const QJsonObject &status)
{
    return status[u"state_hash"_s].toString().left(8);
}

QStringList rowOf(const ServerStatus &server)
{
    if (!server.status)
        return {u"✕"_s, nameOf(server.server), server.problem};
    const QJsonObject &status = *server.status;
    return {u"S%1"_s.arg(*server.id()),
            nameOf(server.server),
            status[u"role"_s].toString(),
            number(status, u"term"_s),
            number(status, u"leader"_s),
            number(status, u"last_index"_s),
            number(status, u"commit_index"_s),
            number(status, u"last_applied"_s),
            number(status, u"snapshot_index"_s),
            number(status, u"keys"_s),
            shortHash(status)};
}

} // namespace

QString statusTable(const QList<ServerStatus> &servers)
{
    QList<QStringList> rows{{u"server"_s, u"address"_s, u"role"_s, u"term"_s, u"leader"_s, u"last"_s,
                             u"commit"_s, u"applied"_s, u"snapshot"_s, u"keys"_s, u"state"_s}};
    for (const ServerStatus &server : servers)
        rows.append(rowOf(server));
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows) {
        // What a server that does not answer has to say spreads over the other columns.
        for (qsizetype i = 0; i < row.size() && row.size() == widths.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
        widths[1] = std::max(widths[1], row[1].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const bool isNumber = i >= 3 && i <= 9;
            line += isNumber ? row[i].rightJustified(widths[i]) : row[i].leftJustified(widths[i]);
            line += u"  "_s;
        }
        text += line.trimmed() % u'\n';
    }
    return text;
}

QJsonArray statusJson(const QList<ServerStatus> &servers)
{
    QJsonArray result;
    for (const ServerStatus &server : servers) {
        QJsonObject object = server.status.value_or(QJsonObject{{u"problem"_s, server.problem}});
        object[u"url"_s] = nameOf(server.server);
        result.append(object);
    }
    return result;
}

QString statusLine(const QList<ServerStatus> &servers)
{
    QStringList parts;
    for (const ServerStatus &server : servers) {
        parts.append(server.status ? u"S%1 %2 in term %3"_s.arg(*server.id())
                                         .arg((*server.status)[u"role"_s].toString())
                                         .arg(server.term())
                                   : u"%1 ✕"_s.arg(nameOf(server.server)));
    }
    return parts.join(u", "_s);
}

} // namespace raftarium
