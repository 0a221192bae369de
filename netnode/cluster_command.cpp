#include "cluster_command.h"

#include "client_options.h"

#include "netnode/client/servers.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Asks the server that --at names, or whoever leads.
std::optional<ClusterClient::Outcome> askOneServer(ClientCommandLine &line, const HttpCall &call)
{
    if (!line.options().isSet(u"at"_s))
        return line.cluster().perform(call, ClusterClient::Repeat::Safe);
    const std::optional<QUrl> server = line.serverNamed(line.options().value(u"at"_s));
    if (!server)
        return std::nullopt;
    return ClusterClient::Outcome{line.http().ask(*server, call, line.cluster().patience()), *server, true};
}

/// Of an entry in JSON: everything but where it stands.
QString contentOf(QJsonObject entry)
{
    entry.remove(u"index"_s);
    entry.remove(u"term"_s);
    const QString text = QString::fromUtf8(bytesOf(entry));
    return text.mid(1, text.size() - 2);
}

QString logText(const QJsonObject &log)
{
    const qint64 commit = log[u"commit_index"_s].toInteger();
    QString text = u"Entries %1 to %2, committed up to %3:\n"_s.arg(log[u"first_index"_s].toInteger())
                       .arg(log[u"last_index"_s].toInteger())
                       .arg(commit);
    for (const QJsonValue &value : log[u"entries"_s].toArray()) {
        const QJsonObject entry = value.toObject();
        const qint64 index = entry[u"index"_s].toInteger();
        text += u"%1@%2%3  %4\n"_s.arg(index)
                    .arg(entry[u"term"_s].toInteger())
                    .arg(index <= commit ? u""_s : u" (not committed)"_s, contentOf(entry));
    }
    text.chop(1);
    return text;
}

QString idsText(const QJsonValue &ids)
{
    QStringList names;
    for (const QJsonValue &id : ids.toArray())
        names.append(u"S%1"_s.arg(id.toInteger()));
    return names.isEmpty() ? u"none"_s : names.join(u", "_s);
}

int showMembers(ClientCommandLine &line)
{
    HttpCall call;
    call.path = u"/status"_s;
    ClusterClient::Outcome outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
    if (!outcome.reply.isDone())
        return report(line, outcome, {});
    const QJsonObject members = outcome.reply.json[u"members"_s].toObject();
    const bool isJoint = !members[u"outgoing"_s].toArray().isEmpty();
    outcome.reply.json = members;
    return report(line, outcome,
                  u"Voters: %1\nLearners: %2%3"_s.arg(
                      idsText(members[u"voters"_s]), idsText(members[u"learners"_s]),
                      isJoint ? u"\nOn their way out: "_s % idsText(members[u"outgoing"_s]) : QString()));
}

int changeMember(ClientCommandLine &line, const HttpCall &call, const QString &text)
{
    return report(line, line.cluster().perform(call, ClusterClient::Repeat::Safe), text);
}

/// Server ids with commas between them.
std::optional<QJsonArray> idsIn(const QString &text)
{
    QJsonArray ids;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const qint64 id = part.trimmed().toLongLong(&isNumber);
        if (!isNumber || id < 1 || id > 65535)
            return std::nullopt;
        ids.append(id);
    }
    return ids;
}

/// The faults that the options ask for; complains and answers nothing when they make no sense.
std::optional<QJsonObject> faultsIn(const ClientCommandLine &line, const QCommandLineParser &options)
{
    QJsonObject faults;
    for (const auto &[option, field] :
         {std::pair(u"cut-from"_s, u"cut_from"_s), std::pair(u"cut-to"_s, u"cut_to"_s)}) {
        if (!options.isSet(option))
            continue;
        const std::optional<QJsonArray> ids = idsIn(options.value(option));
        if (!ids) {
            complain(u"--%1 takes ids of servers with commas between them, not \"%2\"."_s.arg(
                option, options.value(option)));
            return std::nullopt;
        }
        faults[field] = *ids;
    }
    if (options.isSet(u"delay-ms"_s)) {
        const std::optional<qint64> delay = line.number(u"delay-ms"_s, 0, 60'000);
        if (!delay)
            return std::nullopt;
        faults[u"delay_ms"_s] = *delay;
    }
    if (options.isSet(u"loss"_s)) {
        bool isNumber = false;
        const double loss = options.value(u"loss"_s).toDouble(&isNumber);
        if (!isNumber || !(loss >= 0 && loss <= 1)) {
            complain(u"--loss takes a share from 0 to 1, not \"%1\"."_s.arg(options.value(u"loss"_s)));
            return std::nullopt;
        }
        faults[u"loss"_s] = loss;
    }
    return faults;
}

} // namespace

int runLogCommand(const QStringList &arguments)
{
    ClientCommandLine line(u"log"_s, u"Shows entries of the replicated log."_s);
    line.options().addOptions({
        {u"from"_s, u"First index (default: the first that is still there)."_s, u"INDEX"_s},
        {u"limit"_s, u"How many, at most 1000 (default 100)."_s, u"N"_s, u"100"_s},
        {u"at"_s, u"Of this server: its id, or HOST:PORT (default: the leader)."_s, u"SERVER"_s},
    });
    if (const auto code = line.read(arguments, 0, 0))
        return *code;
    const std::optional<qint64> limit = line.number(u"limit"_s, 1, 1000);
    if (!limit)
        return Usage;
    HttpCall call;
    call.path = u"/log?limit=%1"_s.arg(*limit);
    if (line.options().isSet(u"from"_s)) {
        const std::optional<qint64> from = line.number(u"from"_s, 1, std::numeric_limits<qint64>::max());
        if (!from)
            return Usage;
        call.path += u"&from=%1"_s.arg(*from);
    }
    const std::optional<ClusterClient::Outcome> outcome = askOneServer(line, call);
    return outcome ? report(line, *outcome, logText(outcome->reply.json)) : Failed;
}

int runTransferCommand(const QStringList &arguments)
{
    ClientCommandLine line(u"transfer [SERVER]"_s,
                           u"Hands leadership to a server (its id), or to the most up-to-date one."_s);
    if (const auto code = line.read(arguments, 0, 1))
        return *code;
    QJsonObject body;
    if (!line.positional().isEmpty()) {
        const std::optional<QJsonArray> ids = idsIn(line.positional().first());
        if (!ids || ids->size() != 1)
            return complain(u"Expected the id of a server, not \"%1\"."_s.arg(line.positional().first()));
        body[u"to"_s] = ids->first();
    }
    const HttpCall call{"POST", u"/cluster/transfer"_s, bytesOf(body), {}};
    const auto outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
    return report(line, outcome,
                  u"Leadership was handed over, term %1."_s.arg(outcome.reply.json[u"term"_s].toInteger()));
}

int runMembersCommand(const QStringList &arguments)
{
    ClientCommandLine line(u"members [add ID URL | remove ID]"_s,
                           u"Shows who belongs to the cluster, or changes it."_s);
    line.options().addOption({u"learner"_s, u"With add: receives the log, but does not vote."_s});
    if (const auto code = line.read(arguments, 0, 3))
        return *code;
    const QStringList words = line.positional();
    if (words.isEmpty())
        return showMembers(line);
    const std::optional<QJsonArray> ids = idsIn(words.value(1));
    const bool hasId = ids && ids->size() == 1;
    const QString path = hasId ? u"/cluster/members/%1"_s.arg(ids->first().toInteger()) : QString();
    if (hasId && words[0] == u"remove"_s && words.size() == 2)
        return changeMember(line, {"DELETE", path, {}, {}}, u"S%1 is no member any more."_s.arg(words[1]));
    if (hasId && words[0] == u"add"_s && words.size() == 3) {
        const bool isLearner = line.options().isSet(u"learner"_s);
        const auto urls = serverUrls(words[2]);
        if (const auto *problem = std::get_if<QString>(&urls))
            return complain(*problem);
        const QJsonObject body{{u"url"_s, nameOf(std::get<QList<QUrl>>(urls).first())},
                               {u"role"_s, isLearner ? u"learner"_s : u"voter"_s}};
        return changeMember(line, {"PUT", path, bytesOf(body), {}},
                            u"S%1 is a %2 now."_s.arg(words[1], isLearner ? u"learner"_s : u"voter"_s));
    }
    return complain(u"Expected \"members\", \"members add ID URL [--learner]\" or \"members remove ID\"."_s);
}

int runFaultsCommand(const QStringList &arguments)
{
    ClientCommandLine line(
        u"faults SERVER [heal | crash]"_s,
        u"Shows or sets what goes wrong on purpose at a server (its id, or HOST:PORT) that was "
        "started with --allow-faults. What is not named is healed."_s);
    line.options().addOptions({
        {u"cut-from"_s, u"Nothing that these servers send arrives."_s, u"IDS"_s},
        {u"cut-to"_s, u"Nothing that is sent to these servers arrives."_s, u"IDS"_s},
        {u"delay-ms"_s, u"Everything that it sends comes so much later."_s, u"MS"_s},
        {u"loss"_s, u"Such a share of what it sends is lost, 0 to 1."_s, u"SHARE"_s},
    });
    if (const auto code = line.read(arguments, 1, 2))
        return *code;
    const std::optional<QJsonObject> faults = faultsIn(line, line.options());
    const QString word = line.positional().value(1);
    if (!faults)
        return Usage;
    if ((!word.isEmpty() && word != u"heal"_s && word != u"crash"_s) ||
        (!word.isEmpty() && !faults->isEmpty()))
        return complain(u"Expected \"heal\" or \"crash\" alone, or options that say what goes wrong."_s);
    const std::optional<QUrl> server = line.serverNamed(line.positional().first());
    if (!server)
        return Failed;
    HttpCall call;
    call.path = u"/faults"_s;
    if (word == u"crash"_s)
        call = {"POST", u"/faults/crash"_s, "{}", {}};
    else if (word == u"heal"_s || !faults->isEmpty())
        call = {"PUT", u"/faults"_s, bytesOf(*faults), {}};
    const HttpReply reply = line.http().ask(*server, call, line.cluster().patience());
    if (word == u"crash"_s && reply.status == 0 &&
        reply.reached) // A server that has crashed does not answer.
        return report(line, {{200, {}, {{u"crashed"_s, nameOf(*server)}}, {}, true}, *server, true},
                      nameOf(*server) % u" has crashed."_s);
    return report(line, {reply, *server, true}, QString::fromUtf8(reply.text).trimmed());
}

} // namespace raftarium
