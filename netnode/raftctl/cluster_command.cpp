#include "netnode/raftctl/cluster_command.h"

#include "netnode/client/servers.h"
#include "netnode/raftctl/client_options.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Asks the server that --at names, or the leader.
std::optional<ClusterClient::Outcome> askOneServer(ClientCommandLine &line, const HttpCall &call)
{
    if (!line.isSet(u"at"_s))
        return line.cluster().perform(call, ClusterClient::Repeat::Safe);
    const std::optional<QUrl> server = line.serverNamed(line.value(u"at"_s));
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

/// Where the members are, by id, as the server tells that was asked.
QJsonObject addressesIn(const ClusterClient::Outcome &outcome)
{
    QJsonObject addresses{{QString::number(outcome.reply.json[u"id"_s].toInteger()), nameOf(outcome.server)}};
    const QJsonObject peers = outcome.reply.json[u"peers"_s].toObject();
    for (auto peer = peers.begin(); peer != peers.end(); ++peer)
        if (peer.value()[u"url"_s].isString())
            addresses[peer.key()] = peer.value()[u"url"_s];
    return addresses;
}

/// Below the members: where each of them is.
QString addressesText(const QJsonObject &addresses, const QJsonObject &members)
{
    QString text;
    for (const QString &part : {u"voters"_s, u"outgoing"_s, u"learners"_s})
        for (const QJsonValue &id : members[part].toArray())
            text += u"\nS%1  %2"_s.arg(id.toInteger())
                        .arg(addresses[QString::number(id.toInteger())].toString(u"address not known"_s));
    return text;
}

int showMembers(ClientCommandLine &line)
{
    HttpCall call;
    call.path = u"/status"_s;
    ClusterClient::Outcome outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
    if (!outcome.reply.isDone())
        return report(line, outcome, {});
    QJsonObject members = outcome.reply.json[u"members"_s].toObject();
    const QJsonObject addresses = addressesIn(outcome);
    const QString where = addressesText(addresses, members);
    members[u"addresses"_s] = addresses;
    const bool isJoint = !members[u"outgoing"_s].toArray().isEmpty();
    outcome.reply.json = members;
    return report(line, outcome,
                  u"Voters: %1\nLearners: %2%3%4"_s.arg(
                      idsText(members[u"voters"_s]), idsText(members[u"learners"_s]),
                      isJoint ? u"\nOn their way out: "_s % idsText(members[u"outgoing"_s]) : QString(),
                      where));
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
std::optional<QJsonObject> faultsIn(const ClientCommandLine &line)
{
    QJsonObject faults;
    for (const auto &[option, field] :
         {std::pair(u"cut-from"_s, u"cut_from"_s), std::pair(u"cut-to"_s, u"cut_to"_s)}) {
        if (!line.isSet(option))
            continue;
        const std::optional<QJsonArray> ids = idsIn(line.value(option));
        if (!ids) {
            complain(u"--%1 takes ids of servers with commas between them, not \"%2\"."_s.arg(
                option, line.value(option)));
            return std::nullopt;
        }
        faults[field] = *ids;
    }
    if (line.isSet(u"delay-ms"_s)) {
        const std::optional<qint64> delay = line.number(u"delay-ms"_s, 0, 60'000);
        if (!delay)
            return std::nullopt;
        faults[u"delay_ms"_s] = *delay;
    }
    if (line.isSet(u"loss"_s)) {
        bool isNumber = false;
        const double loss = line.value(u"loss"_s).toDouble(&isNumber);
        if (!isNumber || !(loss >= 0 && loss <= 1)) {
            complain(u"--loss takes a share from 0 to 1, not \"%1\"."_s.arg(line.value(u"loss"_s)));
            return std::nullopt;
        }
        faults[u"loss"_s] = loss;
    }
    return faults;
}

int runLog(ClientCommandLine &line)
{
    const std::optional<qint64> limit = line.number(u"limit"_s, 1, 1000);
    if (!limit)
        return Usage;
    HttpCall call;
    call.path = u"/log?limit=%1"_s.arg(*limit);
    if (line.isSet(u"from"_s)) {
        const std::optional<qint64> from = line.number(u"from"_s, 1, std::numeric_limits<qint64>::max());
        if (!from)
            return Usage;
        call.path += u"&from=%1"_s.arg(*from);
    }
    const std::optional<ClusterClient::Outcome> outcome = askOneServer(line, call);
    return outcome ? report(line, *outcome, logText(outcome->reply.json)) : Failed;
}

/// Adds to the answer who leads now: it may take a moment until a server says so.
void tellLeader(ClientCommandLine &line, QJsonObject &answer)
{
    const qint64 since = answer[u"term"_s].toInteger();
    constexpr int looks = 30;
    for (int look = 0; look < looks; ++look) {
        for (const ServerStatus &server : line.cluster().surveyAll()) {
            if (!server.isLeader() || server.term() < since)
                continue;
            answer[u"leader"_s] = *server.id();
            answer[u"term"_s] = server.term();
            return;
        }
        QThread::msleep(100);
    }
}

int runTransfer(ClientCommandLine &line)
{
    QJsonObject body;
    if (!line.positional().isEmpty()) {
        const std::optional<QJsonArray> ids = idsIn(line.positional().first());
        if (!ids || ids->size() != 1)
            return complain(u"Expected the id of a server, not \"%1\"."_s.arg(line.positional().first()));
        body[u"to"_s] = ids->first();
    }
    const HttpCall call{"POST", u"/cluster/transfer"_s, bytesOf(body), {}};
    auto outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
    const bool wasNeeded = outcome.reply.json[u"transferred"_s].toBool();
    if (outcome.reply.isDone() && wasNeeded)
        tellLeader(line, outcome.reply.json);
    const QString heir = u"S%1"_s.arg(outcome.reply.json[u"leader"_s].toInteger());
    const qint64 term = outcome.reply.json[u"term"_s].toInteger();
    return report(line, outcome,
                  (wasNeeded ? u"Leadership was handed over to %1, term %2."_s
                             : u"%1 leads already, term %2; nothing had to be done."_s)
                      .arg(heir)
                      .arg(term));
}

int runMembers(ClientCommandLine &line)
{
    const QStringList words = line.positional();
    if (words.isEmpty())
        return showMembers(line);
    const std::optional<QJsonArray> ids = idsIn(words.value(1));
    const bool hasId = ids && ids->size() == 1;
    const QString path = hasId ? u"/cluster/members/%1"_s.arg(ids->first().toInteger()) : QString();
    if (hasId && words[0] == u"remove"_s && words.size() == 2)
        return changeMember(line, {"DELETE", path, {}, {}}, u"S%1 is no member any more."_s.arg(words[1]));
    if (hasId && words[0] == u"add"_s && words.size() == 3) {
        const bool isLearner = line.isSet(u"learner"_s);
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

/// What a server suffers on purpose, one line for each kind.
QString faultsText(const QString &server, const QJsonObject &faults)
{
    QStringList lines;
    const auto link = [](const QString &to, const QJsonObject &one) {
        QStringList parts;
        if (one[u"delay_ms"_s].toDouble() > 0)
            parts.append(u"%1 ms later"_s.arg(one[u"delay_ms"_s].toDouble()));
        if (one[u"loss"_s].toDouble() > 0)
            parts.append(u"%1 % lost"_s.arg(one[u"loss"_s].toDouble() * 100));
        return parts.isEmpty() ? QString() : u"  %1%2"_s.arg(to.leftJustified(10), parts.join(u", "_s));
    };
    for (const auto &[field, name] :
         {std::pair(u"cut_from"_s, u"cut from"_s), std::pair(u"cut_to"_s, u"cut to"_s)})
        if (!faults[field].toArray().isEmpty())
            lines.append(u"  %1%2"_s.arg(name.leftJustified(10), idsText(faults[field])));
    lines.append(link(u"to all"_s, faults));
    const QJsonObject links = faults[u"links"_s].toObject();
    for (auto one = links.begin(); one != links.end(); ++one)
        lines.append(link(u"to S"_s + one.key(), one.value().toObject()));
    lines.removeAll(QString());
    return lines.isEmpty() ? u"%1 suffers nothing on purpose."_s.arg(server)
                           : u"%1 suffers on purpose:\n%2"_s.arg(server, lines.join(u'\n'));
}

int runFaults(ClientCommandLine &line)
{
    const std::optional<QJsonObject> faults = faultsIn(line);
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
    // A server that has crashed does not answer.
    if (word == u"crash"_s && reply.status == 0 && reply.reached)
        return report(line, {{200, {}, {{u"crashed"_s, nameOf(*server)}}, {}, true}, *server, true},
                      nameOf(*server) % u" has crashed."_s);
    return report(line, {reply, *server, true}, faultsText(nameOf(*server), reply.json));
}

} // namespace

RaftctlCommand logCommand()
{
    return {{u"log"_s,
             {},
             u"show entries of the replicated log"_s,
             u"Shows entries of the replicated log."_s,
             0,
             0,
             {{u"from"_s, u"First index (default: the first that is still in the log)."_s, u"INDEX"_s},
              {u"limit"_s, u"How many, at most 1000 (default 100)."_s, u"N"_s, u"100"_s},
              {u"at"_s, u"Ask this server: its id, or HOST:PORT (default: the leader)."_s, u"SERVER"_s}}},
            runLog};
}

RaftctlCommand transferCommand()
{
    return {{u"transfer"_s, u"[SERVER]"_s, u"hand over leadership"_s,
             u"Hands leadership to a server (its id), or to the most up-to-date one, and says to whom."_s, 0,
             1},
            runTransfer};
}

RaftctlCommand membersCommand()
{
    return {{u"members"_s,
             u"[add ID URL | remove ID]"_s,
             u"show or change the members of the cluster"_s,
             u"Shows the members of the cluster and their addresses, or changes them. Before you add a "
             u"new server, start it with raftnode --join."_s,
             0,
             3,
             {{u"learner"_s, u"With add: it receives the log, but does not vote."_s}},
             {u"add"_s, u"remove"_s}},
            runMembers};
}

RaftctlCommand faultsCommand()
{
    return {
        {u"faults"_s,
         u"SERVER [heal | crash]"_s,
         u"cut off, slow down or crash a server on purpose"_s,
         u"Shows or sets what goes wrong on purpose at a server (its id, or HOST:PORT) that was started with --allow-faults. What is not named is healed."_s,
         1,
         2,
         {{u"cut-from"_s, u"Nothing that these servers send arrives."_s, u"IDS"_s},
          {u"cut-to"_s, u"Nothing that is sent to these servers arrives."_s, u"IDS"_s},
          {u"delay-ms"_s, u"Everything that it sends arrives this much later."_s, u"MS"_s},
          {u"loss"_s, u"This share of what it sends is lost, 0 to 1."_s, u"SHARE"_s}},
         {u"heal"_s, u"crash"_s},
         2},
        runFaults};
}

} // namespace raftarium
