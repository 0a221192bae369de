#include "netnode/raftctl/backup_command.h"

#include "netnode/client/backup_file.h"
#include "netnode/files/whole_file.h"
#include "netnode/raftctl/client_options.h"
#include "netnode/raftctl/progress_bar.h"

#include <QIODevice>
#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QString keysText(qint64 keys)
{
    return keys == 1 ? u"1 key"_s : u"%1 keys"_s.arg(keys);
}

// ---- backup

/// Copies what a server has kept for a backup into a file.
class BackupCopy {
public:
    BackupCopy(ClientCommandLine &line, const ClusterClient::Outcome &kept)
        : m_line(line), m_server(kept.server),
          m_name(kept.reply.json[u"backup"_s].toString()), m_header{kept.reply.json[u"cluster"_s].toString(),
                                                                    kept.reply.json[u"index"_s].toInteger(),
                                                                    kept.reply.json[u"term"_s].toInteger(),
                                                                    kept.reply.json[u"keys"_s].toInteger()}
    {
    }

    /// All or nothing. One sentence that says why it is nothing; else an empty one.
    QString writeTo(const QString &path)
    {
        const QString problem = writeWhole(path, [this](QIODevice &file) { return write(file); });
        m_progress.erase();
        return m_lost || problem.isEmpty() ? problem : u"Cannot write %1: %2."_s.arg(path, problem);
    }
    /// The server has not given all of it.
    bool isLost() const { return m_lost; }
    const HttpReply &refusal() const { return m_refusal; }
    const BackupHeader &header() const { return m_header; }

private:
    bool write(QIODevice &file)
    {
        BackupWriter writer(file);
        if (!writer.begin(m_header))
            return false;
        QString after;
        qint64 written = 0;
        for (bool more = m_header.keys > 0; more;) {
            const std::optional<QJsonObject> page = pageAfter(after);
            if (!page)
                return false;
            const QJsonArray items = (*page)[u"keys"_s].toArray();
            for (const QJsonValue &item : items)
                if (!writer.add(item.toObject()))
                    return false;
            written += items.size();
            m_progress.show(static_cast<quint64>(written), static_cast<quint64>(m_header.keys),
                            keysText(written));
            more = (*page)[u"more"_s].toBool() && !items.isEmpty();
            after = items.isEmpty() ? after : items.last()[u"key"_s].toString();
        }
        if (written != m_header.keys) { // Something between here and there has cut it off.
            m_lost = true;
            m_refusal = {};
            m_refusal.problem = u"the server gave %1 of %2"_s.arg(written).arg(keysText(m_header.keys));
            return false;
        }
        return writer.end();
    }

    std::optional<QJsonObject> pageAfter(const QString &after)
    {
        HttpCall call;
        call.path = u"/backup/"_s % m_name;
        if (!after.isEmpty())
            call.path += u"?after="_s % QString::fromLatin1(QUrl::toPercentEncoding(after));
        m_refusal = m_line.http().ask(m_server, call, m_line.cluster().patience());
        m_lost = !m_refusal.isDone();
        return m_lost ? std::nullopt : std::optional(m_refusal.json);
    }

    ClientCommandLine &m_line;
    QUrl m_server;
    QString m_name;
    BackupHeader m_header;
    ProgressBar m_progress;
    HttpReply m_refusal;
    bool m_lost = false;
};

// A server that ends takes the copy that it has kept with it: then another one keeps one.
int runBackup(ClientCommandLine &line)
{
    const QString path = line.positional().first();
    constexpr int most = 5;
    for (int attempt = 1;; ++attempt) {
        const auto kept = line.cluster().perform({"POST", u"/backup"_s, {}, {}}, ClusterClient::Repeat::Safe);
        if (!kept.reply.isDone())
            return report(line, kept, {});
        BackupCopy copy(line, kept);
        const QString problem = copy.writeTo(path);
        if (problem.isEmpty()) {
            ClusterClient::Outcome done = kept;
            done.reply.json.remove(u"backup"_s);
            return report(line, done,
                          u"%1, up to index %2, in %3"_s.arg(keysText(copy.header().keys))
                              .arg(copy.header().index)
                              .arg(path));
        }
        if (!copy.isLost())
            return complain(problem, Failed);
        if (attempt == most)
            return report(line, {copy.refusal(), kept.server, true}, {});
    }
}

// ---- restore

/// Brings the keys of a backup into a cluster, many at a time.
class Restoration {
public:
    explicit Restoration(ClientCommandLine &line) : m_line(line) {}

    /// Adds one key. False when the cluster does not take what has gathered.
    bool put(const QJsonObject &item)
    {
        const qsizetype size = item[u"key"_s].toString().size() + item[u"value"_s].toString().size();
        if (size > mostOfBatch)
            return putAlone(item);
        return makeRoom(size) && (m_puts.append(item), true);
    }
    bool remove(const QString &key) { return makeRoom(key.size()) && (m_deletes.append(key), true); }
    /// Sends the rest.
    bool finish()
    {
        if (m_puts.isEmpty() && m_deletes.isEmpty())
            return true;
        const QJsonObject body{{u"put"_s, std::exchange(m_puts, {})},
                               {u"delete"_s, std::exchange(m_deletes, {})}};
        m_size = 0;
        return send({"POST", u"/kv"_s, QJsonDocument(body).toJson(QJsonDocument::Compact), {}});
    }
    /// What the cluster answered last.
    const ClusterClient::Outcome &outcome() const { return m_outcome; }

private:
    /// Characters. A request has at most a MiB, and each of them may take three bytes and more.
    static constexpr qsizetype mostOfBatch = 100'000;
    static constexpr qsizetype ofAnItem = 30; ///< What stands around it.

    bool makeRoom(qsizetype size)
    {
        m_size += size + ofAnItem;
        if (m_size <= mostOfBatch)
            return true;
        const qsizetype first = size + ofAnItem;
        const bool isSent = finish();
        m_size = first;
        return isSent;
    }
    bool putAlone(const QJsonObject &item)
    {
        const QByteArray key = QUrl::toPercentEncoding(item[u"key"_s].toString());
        return send({"PUT", u"/kv/"_s % QString::fromLatin1(key), item[u"value"_s].toString().toUtf8(), {}});
    }
    bool send(const HttpCall &call)
    {
        m_outcome = m_line.cluster().perform(call, ClusterClient::Repeat::Safe);
        return m_outcome.reply.isDone();
    }

    ClientCommandLine &m_line;
    QJsonArray m_puts;
    QJsonArray m_deletes;
    qsizetype m_size = 0;
    ClusterClient::Outcome m_outcome;
};

/// Calls `visit` with every key that the cluster has; it answers whether to go on. The last answer.
template <class Visit>
ClusterClient::Outcome visitKeys(ClientCommandLine &line, Visit visit)
{
    QString after;
    while (true) {
        HttpCall call;
        call.path = u"/kv?limit=1000"_s;
        if (!after.isEmpty())
            call.path += u"&after="_s % QString::fromLatin1(QUrl::toPercentEncoding(after));
        const auto outcome = line.cluster().perform(call, ClusterClient::Repeat::Safe);
        const QJsonArray items = outcome.reply.json[u"keys"_s].toArray();
        for (const QJsonValue &item : items) {
            after = item[u"key"_s].toString();
            if (!visit(after))
                return outcome;
        }
        if (!outcome.reply.isDone() || items.isEmpty() || !outcome.reply.json[u"more"_s].toBool())
            return outcome;
    }
}

/// Keys of the cluster that the backup does not have.
ClusterClient::Outcome removeOthers(ClientCommandLine &line, const QSet<QString> &kept,
                                    Restoration &restoration, qint64 &removed)
{
    QStringList others;
    const auto outcome = visitKeys(line, [&](const QString &key) {
        if (!kept.contains(key))
            others.append(key);
        return true;
    });
    if (!outcome.reply.isDone())
        return outcome;
    removed = others.size();
    for (const QString &key : others)
        if (!restoration.remove(key))
            return restoration.outcome();
    return restoration.finish() ? outcome : restoration.outcome();
}

int runRestore(ClientCommandLine &line)
{
    BackupReader backup;
    if (const std::optional<QString> problem = backup.open(line.positional().first()))
        return complain(*problem);
    bool isEmpty = true;
    const auto looked = visitKeys(line, [&isEmpty](const QString &) { return isEmpty = false; });
    if (!looked.reply.isDone())
        return report(line, looked, {});
    if (!isEmpty && !line.isSet(u"replace"_s))
        return complain(
            u"The cluster stores something already, and nothing was changed. With --replace it will "
            "store what the backup holds, and nothing else."_s,
            Failed);
    Restoration restoration(line);
    ProgressBar progress;
    QSet<QString> keys;
    while (const std::optional<QJsonObject> item = backup.next()) {
        keys.insert((*item)[u"key"_s].toString());
        if (!restoration.put(*item))
            return report(line, restoration.outcome(), {});
        progress.show(static_cast<quint64>(keys.size()), static_cast<quint64>(backup.header().keys),
                      keysText(keys.size()));
    }
    if (!restoration.finish())
        return report(line, restoration.outcome(), {});
    if (keys.size() != backup.header().keys)
        return complain(
            u"Only %1 of the backup's %2 were restored: a line of it is no key with a value, or a key "
            "stands there twice."_s.arg(keys.size())
                .arg(keysText(backup.header().keys)),
            Failed);
    qint64 removed = 0;
    const auto cleaned = isEmpty ? looked : removeOthers(line, keys, restoration, removed);
    progress.erase();
    ClusterClient::Outcome done = cleaned;
    done.reply.json = {{u"keys"_s, keys.size()}, {u"removed"_s, removed}};
    return report(line, done,
                  removed == 0
                      ? u"Restored: %1"_s.arg(keysText(keys.size()))
                      : u"Restored: %1; removed: %2"_s.arg(keysText(keys.size()), keysText(removed)));
}

} // namespace

RaftctlCommand backupCommand()
{
    return {{u"backup"_s, u"FILE"_s, u"write all keys and values to a file"_s,
             u"Writes everything that the cluster stores to FILE, as it is at one instant, while the "
             u"cluster goes on. FILE holds JSON, a key on each line, and a checksum; it is written as a "
             u"whole or not at all. If the server that is read from ends meanwhile, the backup begins "
             u"again with another one."_s,
             1, 1},
            runBackup};
}

RaftctlCommand restoreCommand()
{
    return {{u"restore"_s,
             u"FILE"_s,
             u"load a backup into a cluster"_s,
             u"Writes the keys of a backup into a cluster that stores nothing, such as a new one. If it "
             u"is interrupted or fails on the way, run it again with --replace. A retry of a write from "
             u"before the backup (Idempotency-Key) is not recognised afterwards."_s,
             1,
             1,
             {{u"replace"_s,
               u"Also into a cluster that stores something: afterwards it has the keys of the backup and "
               u"no others."_s}}},
            runRestore};
}

} // namespace raftarium
