#include "netnode/raftctl/watch_key_command.h"

#include "netnode/raftctl/client_options.h"

#include <QJsonArray>
#include <QMap>

#include <limits>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// A server answers within this many seconds, also when nothing has changed: a client waits for three.
constexpr int waitSeconds = 2;

QString onOneLine(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\t', u"\\t"_s);
}

/// Follows a key, or all that begin alike, from server to server.
class KeyWatch {
public:
    KeyWatch(ClientCommandLine &line, const QString &name, bool isPrefix)
        : m_line(line), m_name(name), m_isPrefix(isPrefix)
    {
    }

    /// Goes on behind the change of that index; without one, with what the keys hold now. Ends only when no
    /// server can be asked, or after `most` changes: with the exit code.
    int run(std::optional<qint64> after, qint64 most)
    {
        m_left = most;
        if (after)
            m_after = *after;
        else if (const std::optional<int> code = showPresent())
            return *code;
        while (m_left > 0) {
            const auto outcome = ask(changesPath());
            if (outcome.reply.errorCode() == u"changes_forgotten"_s) {
                complain(
                    u"Not all changes after index %1 are kept any more; what the keys hold now follows."_s
                        .arg(m_after));
                if (const std::optional<int> code = showPresent())
                    return *code;
            } else if (!outcome.reply.isDone()) {
                return report(m_line, outcome, {});
            } else {
                take(outcome.reply.json);
            }
        }
        return Done;
    }

private:
    ClusterClient::Outcome ask(const QString &path)
    {
        return m_line.cluster().perform({"GET", path, {}, {}}, ClusterClient::Repeat::Safe);
    }
    QString changesPath() const
    {
        return u"/changes?%1=%2&after=%3&wait=%4"_s.arg(
            m_isPrefix ? u"prefix"_s : u"key"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_name)),
            QString::number(m_after), QString::number(waitSeconds));
    }
    QString pagePath(const QString &after) const
    {
        return u"/kv?limit=1000&prefix=%1&after=%2"_s.arg(
            QString::fromLatin1(QUrl::toPercentEncoding(m_name)),
            QString::fromLatin1(QUrl::toPercentEncoding(after)));
    }

    /// What the keys hold that was not shown yet, and which of those that were shown are gone. An exit code
    /// when that cannot be known.
    std::optional<int> showPresent()
    {
        const auto begin = ask(u"/changes"_s); // From here on changes are told.
        if (!begin.reply.isDone())
            return report(m_line, begin, {});
        QMap<QString, QJsonObject> present;
        QString after;
        for (bool more = true; more;) {
            const auto page = ask(pagePath(after));
            if (!page.reply.isDone())
                return report(m_line, page, {});
            const QJsonArray items = page.reply.json[u"keys"_s].toArray();
            for (const QJsonValue &item : items)
                present[after = item[u"key"_s].toString()] = item.toObject();
            more = page.reply.json[u"more"_s].toBool() && !items.isEmpty() && (m_isPrefix || after < m_name);
        }
        for (const QString &gone : m_shown.keys())
            if (!present.contains(gone))
                show({{u"index"_s, begin.reply.json[u"index"_s]}, {u"key"_s, gone}});
        for (const QJsonObject &item : present)
            if ((m_isPrefix || item[u"key"_s] == m_name) &&
                m_shown.value(item[u"key"_s].toString(), m_after) < item[u"index"_s].toInteger())
                show(item);
        m_after = std::max(m_after, begin.reply.json[u"index"_s].toInteger());
        return std::nullopt;
    }

    void take(const QJsonObject &answer)
    {
        const QJsonArray changes = answer[u"changes"_s].toArray();
        for (const QJsonValue &change : changes) {
            const qint64 index = change[u"index"_s].toInteger();
            if (index > m_shown.value(change[u"key"_s].toString(), 0))
                show(change.toObject());
        }
        m_after = answer[u"index"_s].toInteger();
    }

    /// A removal has no value.
    void show(const QJsonObject &change)
    {
        if (m_left == 0)
            return;
        const QString key = change[u"key"_s].toString();
        const bool isRemoved = !change.contains(u"value"_s);
        if (isRemoved)
            m_shown.remove(key);
        else
            m_shown[key] = change[u"index"_s].toInteger();
        --m_left;
        if (m_line.json())
            return printJson(change);
        QTextStream(stdout) << change[u"index"_s].toInteger() << '\t' << onOneLine(key)
                            << (isRemoved ? QString() : u'\t' + onOneLine(change[u"value"_s].toString()))
                            << '\n';
    }

    ClientCommandLine &m_line;
    QString m_name;
    bool m_isPrefix;
    qint64 m_after = 0;            ///< All up to here is shown.
    QMap<QString, qint64> m_shown; ///< Keys that have a value, and the index of what was shown of each last.
    qint64 m_left = 0;             ///< So many changes are still to be shown.
};

int runWatchKey(ClientCommandLine &line)
{
    constexpr qint64 endless = std::numeric_limits<qint64>::max();
    std::optional<qint64> after;
    if (line.isSet(u"after"_s)) {
        after = line.number(u"after"_s, 0, endless);
        if (!after)
            return Usage;
    }
    const std::optional<qint64> most = line.isSet(u"count"_s) ? line.number(u"count"_s, 1, endless) : endless;
    if (!most)
        return Usage;
    return KeyWatch(line, line.positional().value(0), line.isSet(u"prefix"_s)).run(after, *most);
}

} // namespace

RaftctlCommand watchKeyCommand()
{
    return {{u"watch-key"_s,
             u"KEY"_s,
             u"follow the changes of a key"_s,
             u"Prints what KEY holds and then every change of it, until Ctrl-C: index, tab, key, tab, "
             u"value; of a removal, index and key. A tab, line feed or backslash is written as \\t, "
             u"\\n, \\\\. If a server ends, it continues with another; --after continues where an "
             u"earlier one ended. A server keeps the latest 20,000 changes; if older ones are missing, "
             u"it says so and prints what the keys hold now."_s,
             1,
             1,
             {{u"prefix"_s, u"All keys that begin with KEY (\"\": all keys)."_s},
              {u"after"_s, u"Only changes after the entry with this index."_s, u"INDEX"_s},
              {u"count"_s, u"End after this many lines."_s, u"N"_s}},
             {},
             1,
             true},
            runWatchKey};
}

} // namespace raftarium
