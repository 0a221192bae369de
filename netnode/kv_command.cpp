#include "kv_command.h"

#include "client_options.h"

#include <QDateTime>
#include <QFile>
#include <QUuid>

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

/// The value, or what stands on standard input when it is "-"; nothing when that is too long.
std::optional<QByteArray> valueFrom(const QString &argument)
{
    if (argument != u"-"_s)
        return argument.toUtf8();
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray value = input.read(longestValue + 1);
    if (value.size() > longestValue)
        return std::nullopt;
    return value;
}

QString placeOf(const QJsonObject &reply)
{
    return u"index %1, term %2"_s.arg(reply[u"index"_s].toInteger()).arg(reply[u"term"_s].toInteger());
}

} // namespace

int runWriteCommand(const QStringList &arguments)
{
    ClientCommandLine line(
        u"write KEY VALUE"_s,
        u"Writes a value (\"-\": standard input), and returns once a majority has it on disk."_s);
    line.options().addOptions({
        {u"if-index"_s, u"Only if the key's last change is the log's entry of this index."_s, u"INDEX"_s},
        {u"if-absent"_s, u"Only if there is no such key."_s},
    });
    if (const auto code = line.read(arguments, 2, 2))
        return *code;
    const std::optional<QString> path = pathOf(line.positional()[0]);
    if (!path)
        return Usage;
    const std::optional<QByteArray> value = valueFrom(line.positional()[1]);
    if (!value)
        return complain(u"A value is at most 1 MiB long."_s);
    HttpCall call{"PUT", *path, *value, {onlyOnce()}};
    if (line.options().isSet(u"if-index"_s)) {
        const std::optional<qint64> index = line.number(u"if-index"_s, 1, std::numeric_limits<qint64>::max());
        if (!index)
            return Usage;
        call.fields.emplaceBack("If-Match", '"' + QByteArray::number(*index) + '"');
    }
    if (line.options().isSet(u"if-absent"_s))
        call.fields.emplaceBack("If-None-Match", "*");
    const auto outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
    return report(line, outcome,
                  u"Written: %1 (%2)"_s.arg(line.positional()[0], placeOf(outcome.reply.json)));
}

int runReadCommand(const QStringList &arguments)
{
    ClientCommandLine line(u"read KEY"_s, u"Reads a value: the latest that anybody was told is written."_s);
    line.options().addOptions({
        {u"local"_s, u"Ask one server what it has itself, however old (with --at)."_s},
        {u"at"_s, u"Ask this server: its id, or HOST:PORT."_s, u"SERVER"_s},
    });
    if (const auto code = line.read(arguments, 1, 1))
        return *code;
    const std::optional<QString> path = pathOf(line.positional()[0]);
    if (!path)
        return Usage;
    HttpCall call;
    call.path = *path;
    if (line.options().isSet(u"local"_s))
        call.path += u"?consistency=local"_s;
    ClusterClient::Outcome outcome;
    if (line.options().isSet(u"at"_s)) {
        const std::optional<QUrl> server = line.serverNamed(line.options().value(u"at"_s));
        if (!server)
            return Failed;
        outcome = {line.http().ask(*server, call, line.cluster().patience()), *server, true};
    } else {
        outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
    }
    return report(line, outcome, outcome.reply.json[u"value"_s].toString());
}

int runDeleteCommand(const QStringList &arguments)
{
    ClientCommandLine line(u"delete KEY"_s,
                           u"Removes a key, and returns once a majority has that on disk."_s);
    if (const auto code = line.read(arguments, 1, 1))
        return *code;
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

} // namespace raftarium
