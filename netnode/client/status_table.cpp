#include "netnode/client/status_table.h"

#include "netnode/client/servers.h"

#include <QStringList>

#include <algorithm>
#include <numeric>
#include <optional>

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

/// A column of the table, and how early it goes where there is no room; 0: never.
struct Column {
    QString name;
    bool isNumber = false;
    int goes = 0;
};

const QList<Column> &columns()
{
    static const QList<Column> all{
        {u"server"_s},
        {u"address"_s},
        {u"role"_s},
        {u"term"_s, true},
        {u"leader"_s, true, 2},
        {u"last"_s, true, 4},
        {u"commit"_s, true},
        {u"applied"_s, true, 3},
        {u"snapshot"_s, true, 1},
        {u"keys"_s, true, 5},
        {u"state"_s},
    };
    return all;
}

/// How a server is called: by its id if that is known; the leader wears the crown.
QString markedName(const ServerStatus &server, bool leads)
{
    const QString name = server.id() ? u"S%1"_s.arg(*server.id()) : QString();
    const QString mark = !server.status ? u" ✕"_s : leads ? u" ♛"_s : QString();
    return QString(name + mark).trimmed();
}

QStringList rowOf(const ServerStatus &server, bool leads)
{
    if (!server.status)
        return {markedName(server, false), nameOf(server.server), server.problem};
    const QJsonObject &status = *server.status;
    return {markedName(server, leads),
            nameOf(server.server),
            status[u"role"_s].toString() + (server.isLeader() && !leads ? u" (stale)"_s : QString()),
            number(status, u"term"_s),
            number(status, u"leader"_s),
            number(status, u"last_index"_s),
            number(status, u"commit_index"_s),
            number(status, u"last_applied"_s),
            number(status, u"snapshot_index"_s),
            number(status, u"keys"_s),
            shortHash(status)};
}

/// Without the columns that go first, up to `step`; with any step addresses are shortened, too.
QList<QStringList> reduced(const QList<QStringList> &rows, int step)
{
    QList<QStringList> result;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const Column &column = columns()[i];
            if (row.size() == columns().size() && column.goes > 0 && column.goes < step)
                continue;
            cells.append(i == 1 && step > 0 ? QString(row[i]).remove(u"http://"_s) : row[i]);
        }
        result.append(cells);
    }
    return result;
}

/// How wide the columns are. What a server that does not answer has to say spreads over the others.
QList<qsizetype> widthsOf(const QList<QStringList> &rows)
{
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows)
        for (qsizetype i = 0; i < (row.size() == widths.size() ? row.size() : 2); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    return widths;
}

constexpr qsizetype gap = 2; ///< Between two columns.

qsizetype widthOf(const QList<QStringList> &rows)
{
    const QList<qsizetype> widths = widthsOf(rows);
    return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
}

QString aligned(const QList<QStringList> &rows)
{
    const QStringList &heads = rows.first();
    const QList<qsizetype> widths = widthsOf(rows);
    const auto isNumber = [&](qsizetype place) {
        return std::any_of(columns().begin(), columns().end(), [&](const Column &column) {
            return column.isNumber && column.name == heads[place];
        });
    };
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += (isNumber(i) ? row[i].rightJustified(widths[i]) : row[i].leftJustified(widths[i])) +
                    QString(gap, u' ');
        while (line.endsWith(u' '))
            line.chop(1);
        text += line % u'\n';
    }
    return text;
}

} // namespace

QString statusTable(const QList<ServerStatus> &servers, int width)
{
    const std::optional<QUrl> leader = ClusterClient::leaderAmong(servers);
    QStringList heads;
    int last = 0;
    for (const Column &column : columns()) {
        heads.append(column.name);
        last = std::max(last, column.goes);
    }
    QList<QStringList> rows{heads};
    for (const ServerStatus &server : servers)
        rows.append(rowOf(server, server.isLeader() && server.server == leader));
    QList<QStringList> shown = rows;
    for (int step = 1; width > 0 && widthOf(shown) > width && step <= last + 1; ++step)
        shown = reduced(rows, step);
    return aligned(shown);
}

QJsonArray statusJson(const QList<ServerStatus> &servers)
{
    const std::optional<QUrl> leader = ClusterClient::leaderAmong(servers);
    QJsonArray result;
    for (const ServerStatus &server : servers) {
        QJsonObject object = server.status.value_or(QJsonObject{{u"problem"_s, server.problem}});
        object[u"url"_s] = nameOf(server.server);
        object[u"leads"_s] = server.isLeader() && server.server == leader;
        if (!server.status && server.id())
            object[u"id"_s] = *server.id();
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
