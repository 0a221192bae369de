#include "netnode/raftctl/kv_command.h"

#include "netnode/raftctl/client_options.h"
#include "netnode/raftctl/whole_input.h"

#include <QDateTime>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr qint64 longestValue = 1024 * 1024;

/// Where a key stands; complains and answers nothing when it cannot stand anywhere.
std::optional<QString> pathOf(const QString &key)
{
    if (key.isEmpty()) {
        complain(u"A key has at least one character."_s);
        return std::nullopt;
    }
    if (key == u"."_s || key == u".."_s) { // Those mean "here" and "up" in a URL, encoded or not.
        complain(u"The key \"%1\" cannot be named in a URL."_s.arg(key));
        return std::nullopt;
    }
    return u"/kv/"_s % QString::fromLatin1(QUrl::toPercentEncoding(key));
}

/// A name that no other request has, so that the servers carry it out once, however often it is sent.
std::pair<QByteArray, QByteArray> onlyOnce()
{
    return {"Idempotency-Key", QByteArray::number(QDateTime::currentSecsSinceEpoch()) + "-raftctl-" +
                                   QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "/1"};
}

/// The value, or all of standard input when it is "-"; complains and answers nothing when it is too long.
std::optional<QByteArray> valueFrom(const QString &argument)
{
    const auto value = argument == u"-"_s ? wholeInput(argument, longestValue) : argument.toUtf8();
    if (const auto *problem = std::get_if<QString>(&value)) {
        complain(u"%1 A value has at most %2; nothing was written."_s.arg(*problem, bytesText(longestValue)));
        return std::nullopt;
    }
    return std::get<QByteArray>(value);
}

QString placeOf(const QJsonObject &reply)
{
    return u"index %1, term %2"_s.arg(reply[u"index"_s].toInteger()).arg(reply[u"term"_s].toInteger());
}

int runWrite(ClientCommandLine &line)
{
    const std::optional<QString> path = pathOf(line.positional()[0]);
    if (!path)
        return Usage;
    const std::optional<QByteArray> value = valueFrom(line.positional()[1]);
    if (!value)
        return Usage;
    HttpCall call{"PUT", *path, *value, {onlyOnce()}};
    if (line.isSet(u"if-index"_s)) {
        const std::optional<qint64> index = line.number(u"if-index"_s, 1, std::numeric_limits<qint64>::max());
        if (!index)
            return Usage;
        call.fields.emplaceBack("If-Match", '"' + QByteArray::number(*index) + '"');
    }
    if (line.isSet(u"if-absent"_s))
        call.fields.emplaceBack("If-None-Match", "*");
    const auto outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
    return report(line, outcome,
                  u"Written: %1 (%2)"_s.arg(line.positional()[0], placeOf(outcome.reply.json)));
}

int runRead(ClientCommandLine &line)
{
    const std::optional<QString> path = pathOf(line.positional()[0]);
    if (!path)
        return Usage;
    HttpCall call;
    call.path = *path;
    if (line.isSet(u"local"_s))
        call.path += u"?consistency=local"_s;
    ClusterClient::Outcome outcome;
    if (line.isSet(u"at"_s)) {
        const std::optional<QUrl> server = line.serverNamed(line.value(u"at"_s));
        if (!server)
            return Failed;
        outcome = {line.http().ask(*server, call, line.cluster().patience()), *server, true};
    } else {
        outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
    }
    return report(line, outcome, outcome.reply.json[u"value"_s].toString());
}

int runDelete(ClientCommandLine &line)
{
    const std::optional<QString> path = pathOf(line.positional()[0]);
    if (!path)
        return Usage;
    const HttpCall call{"DELETE", *path, {}, {onlyOnce()}};
    const auto outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
    const bool existed = outcome.reply.json[u"existed"_s].toBool();
    return report(line, outcome,
                  (existed ? u"Deleted: %1 (%2)"_s : u"There was no %1 (%2)"_s)
                      .arg(line.positional()[0], placeOf(outcome.reply.json)));
}

/// The path of the page of keys that comes after `after`.
QString pagePath(const QString &prefix, const QString &after, qint64 most, bool local)
{
    QString path = u"/kv?limit=%1"_s.arg(most);
    if (!prefix.isEmpty())
        path += u"&prefix="_s % QString::fromLatin1(QUrl::toPercentEncoding(prefix));
    if (!after.isEmpty())
        path += u"&after="_s % QString::fromLatin1(QUrl::toPercentEncoding(after));
    return local ? path + u"&consistency=local"_s : path;
}

/// A key with its value on a line of its own, whatever they hold.
void printItem(const ClientCommandLine &line, const QJsonObject &item)
{
    if (line.json())
        return printJson(item);
    const auto onOneLine = [](QString text) {
        return text.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\t', u"\\t"_s);
    };
    QTextStream out(stdout);
    out << onOneLine(item[u"key"_s].toString());
    if (!line.isSet(u"keys-only"_s))
        out << '\t' << onOneLine(item[u"value"_s].toString());
    out << '\n';
}

int runList(ClientCommandLine &line)
{
    constexpr qint64 largestPage = 1000;
    const QString prefix = line.positional().value(0);
    const std::optional<qint64> limit = line.number(u"limit"_s, 1, std::numeric_limits<qint64>::max());
    if (!limit)
        return Usage;
    QString after;
    bool more = true;
    for (qint64 left = *limit; left > 0 && more;) {
        HttpCall call;
        call.path = pagePath(prefix, after, std::min(left, largestPage), line.isSet(u"local"_s));
        const auto outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
        if (!outcome.reply.isDone())
            return report(line, outcome, {});
        const QJsonArray items = outcome.reply.json[u"keys"_s].toArray();
        for (const QJsonValue &item : items)
            printItem(line, item.toObject());
        more = outcome.reply.json[u"more"_s].toBool() && !items.isEmpty();
        left -= items.size();
        after = items.isEmpty() ? after : items.last()[u"key"_s].toString();
    }
    return Done;
}

} // namespace

RaftctlCommand listCommand()
{
    return {{u"list"_s,
             u"[PREFIX]"_s,
             u"list keys and values"_s,
             u"Lists the keys that begin with PREFIX (all of them without one), in order, a line each: "
             u"key, tab, value. A tab, line feed or backslash in them is written as \\t, \\n, \\\\. "
             u"Each page of a thousand keys is current when it is read; a long list is not of one "
             u"instant."_s,
             0,
             1,
             {{u"keys-only"_s, u"Leave out the values."_s},
              {u"limit"_s, u"At most this many."_s, u"N"_s, u"1000000000"_s},
              {u"local"_s, u"Read one server's own store, however old."_s}},
             {},
             1,
             true},
            runList};
}

RaftctlCommand writeCommand()
{
    return {
        {u"write"_s,
         u"KEY VALUE"_s,
         u"write a value"_s,
         u"Writes a value (\"-\": standard input, to its end), and returns once a majority has it on disk. A key or value with blanks needs quotes; after \"--\" it may begin with a dash."_s,
         2,
         2,
         {{u"if-index"_s, u"Only if the key's last change is the log's entry of this index."_s, u"INDEX"_s},
          {u"if-absent"_s, u"Only if there is no such key."_s}},
         {},
         1,
         true},
        runWrite};
}

RaftctlCommand readCommand()
{
    return {{u"read"_s,
             u"KEY"_s,
             u"read a value"_s,
             u"Reads a value: the latest one that was written."_s,
             1,
             1,
             {{u"local"_s, u"Read one server's own store, however old (with --at)."_s},
              {u"at"_s, u"Ask this server: its id, or HOST:PORT (default: the leader)."_s, u"SERVER"_s}},
             {},
             1,
             true},
            runRead};
}

RaftctlCommand deleteCommand()
{
    return {{u"delete"_s,
             u"KEY"_s,
             u"remove a key"_s,
             u"Removes a key, and returns once a majority has that on disk."_s,
             1,
             1,
             {},
             {},
             1,
             true},
            runDelete};
}

} // namespace raftarium
