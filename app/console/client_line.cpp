#include "app/console/client_line.h"

#include "app/session/refusal_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace raftarium {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

struct Word {
    QString text;
    qsizetype start = 0; ///< In the line.
    bool quoted = false;
};

/// Splits at blanks; quoted text is one word. Nothing when a quote is not closed.
std::optional<QList<Word>> wordsOf(const QString &line)
{
    QList<Word> words;
    qsizetype at = 0;
    while (at < line.size()) {
        if (line[at].isSpace()) {
            ++at;
            continue;
        }
        Word word;
        word.start = at;
        word.quoted = line[at] == u'"';
        if (word.quoted) {
            const qsizetype end = line.indexOf(u'"', at + 1);
            if (end < 0)
                return std::nullopt;
            word.text = line.mid(at + 1, end - at - 1);
            at = end + 1;
        } else {
            qsizetype end = at;
            while (end < line.size() && !line[end].isSpace())
                ++end;
            word.text = line.mid(at, end - at);
            at = end;
        }
        words.append(word);
    }
    return words;
}

using Parsed = std::variant<ClientLine, LineProblem>;

Parsed change(raft::Change what)
{
    ClientLine line;
    line.what = raft::StoreCommand{std::move(what), std::nullopt};
    return line;
}

Parsed problem(const QString &sentence)
{
    return LineProblem{sentence};
}

/// The value that starts at a word: that word when it is quoted and the last, else the rest of the line.
std::string valueFrom(const QString &line, const QList<Word> &words, qsizetype word)
{
    if (words[word].quoted && word == words.size() - 1)
        return words[word].text.toStdString();
    return line.mid(words[word].start).trimmed().toStdString();
}

Parsed parsePut(const QString &line, const QList<Word> &words)
{
    if (words.size() < 3)
        return problem(tr("A write needs a key and a value: put x 1"));
    return change(raft::Put{words[1].text.toStdString(), valueFrom(line, words, 2)});
}

Parsed parseCompareAndSet(const QList<Word> &words)
{
    if (words.size() != 4)
        return problem(tr("A compare-and-set needs a key, the old and the new value: cas x 1 2"));
    raft::CompareAndSet swap;
    swap.key = words[1].text.toStdString();
    if (words[2].quoted || words[2].text != u"none")
        swap.expected = words[2].text.toStdString();
    swap.value = words[3].text.toStdString();
    return change(swap);
}

Parsed parseKeyOnly(const QList<Word> &words)
{
    const QString verb = words[0].text;
    if (words.size() != 2)
        return problem(tr("“%1” needs one key: %1 x").arg(verb));
    const std::string key = words[1].text.toStdString();
    if (verb == u"del")
        return change(raft::Delete{key});
    ClientLine line;
    line.what = raft::Get{key, verb == u"read"};
    return line;
}

/// `k=v` and `k+=1`.
Parsed parseAssignment(const QString &line, qsizetype from)
{
    const QString text = line.mid(from).trimmed();
    const qsizetype equals = text.indexOf(u'=');
    const bool adds = equals > 0 && text[equals - 1] == u'+';
    const QString key = text.left(adds ? equals - 1 : equals).trimmed();
    const QString value = text.mid(equals + 1).trimmed();
    if (key.isEmpty() || key.contains(u' ') || value.isEmpty())
        return problem(tr("A write needs a key and a value: x=1"));
    if (!adds)
        return change(raft::Put{key.toStdString(), value.toStdString()});
    bool isNumber = false;
    const qlonglong amount = value.toLongLong(&isNumber);
    if (!isNumber)
        return problem(tr("Only a whole number can be added: x+=1"));
    return change(raft::Add{key.toStdString(), amount});
}

/// Takes `session=CLIENT:NUMBER` off the end of a line; a problem when it is malformed.
std::variant<std::optional<raft::Session>, LineProblem> takeSession(QString &line, QList<Word> &words)
{
    const QString mark = QStringLiteral("session=");
    if (words.size() < 2 || words.last().quoted || !words.last().text.startsWith(mark))
        return std::nullopt;
    const QString text = words.last().text.mid(mark.size());
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const qulonglong number = text.mid(colon + 1).toULongLong(&isNumber);
    if (colon <= 0 || !isNumber)
        return LineProblem{tr("A session is a client's name and a number: put x 1 session=anna:7")};
    line.truncate(words.last().start);
    words.removeLast();
    return raft::Session{text.left(colon).toStdString(), number};
}

Parsed parseRequest(const QString &line, const QList<Word> &words)
{
    if (words.isEmpty())
        return problem(tr("Nothing to ask: write a request such as put x 1"));
    const QString verb = words[0].text;
    if (verb == u"put" || verb == u"set")
        return parsePut(line, words);
    if (verb == u"cas")
        return parseCompareAndSet(words);
    if (verb == u"del" || verb == u"get" || verb == u"read")
        return parseKeyOnly(words);
    if (line.mid(words[0].start).contains(u'='))
        return parseAssignment(line, words[0].start);
    return problem(tr("“%1” is not understood; try put x 1, get x, read x, del x, cas x 1 2").arg(verb));
}

/// The term of a committed entry, as the servers know it.
std::optional<raft::Term> termOf(raft::Index index, const raft::ClusterView &view)
{
    for (const raft::ServerView &server : view.servers)
        if (server.commit >= index)
            if (const auto term = server.log.termAt(index))
                return term;
    return std::nullopt;
}

QString doneText(const raft::Operation &operation, const raft::ClusterView &view)
{
    const bool reads =
        operation.kind == raft::OperationKind::Get || operation.kind == raft::OperationKind::Read;
    if (reads)
        return operation.result ? QString::fromStdString(*operation.result) : tr("no such key");
    const auto term = termOf(operation.index, view);
    return term ? tr("ok · %1@%2").arg(operation.index.value).arg(term->value)
                : tr("ok · entry %1").arg(operation.index.value);
}

} // namespace

std::variant<ClientLine, LineProblem> parseClientLine(const QString &typed)
{
    QString line = typed;
    auto words = wordsOf(line);
    if (!words)
        return problem(tr("A quotation mark is not closed"));
    std::optional<raft::NodeId> server;
    if (!words->isEmpty() && words->first().text.startsWith(u'@')) {
        bool isNumber = false;
        const qulonglong id = words->first().text.mid(1).toULongLong(&isNumber);
        if (!isNumber || id == 0)
            return problem(tr("A server is named by its number: @3 get x"));
        server = raft::NodeId{id};
        words->removeFirst();
    }
    const auto session = takeSession(line, *words);
    if (const auto *malformed = std::get_if<LineProblem>(&session))
        return *malformed;
    Parsed parsed = parseRequest(line, *words);
    if (auto *request = std::get_if<ClientLine>(&parsed)) {
        request->server = server;
        if (auto *command = std::get_if<raft::StoreCommand>(&request->what))
            command->session = std::get<0>(session);
    }
    return parsed;
}

QStringList completions(const QString &line, const raft::ClusterView &view)
{
    const qsizetype cut = line.lastIndexOf(u' ') + 1;
    const QString head = line.left(cut);
    const QString last = line.mid(cut);
    QStringList before = head.split(u' ', Qt::SkipEmptyParts);
    if (!before.isEmpty() && before.first().startsWith(u'@'))
        before.removeFirst();
    QStringList candidates;
    if (before.isEmpty()) {
        for (const char *verb : {"put ", "set ", "get ", "read ", "del ", "cas "})
            candidates.append(QLatin1StringView(verb));
        if (head.isEmpty())
            for (const raft::ServerView &server : view.servers)
                candidates.append(QStringLiteral("@%1 ").arg(server.id.value));
    } else if (before.size() == 1) {
        std::set<std::string> keys;
        constexpr std::size_t most = 50;
        for (const raft::ServerView &server : view.servers)
            server.store.visit(
                [&keys](const std::string &key, const raft::StoredValue &) { keys.insert(key); },
                last.toStdString(), {}, most);
        for (const std::string &key : keys)
            candidates.append(QString::fromStdString(key));
    }
    QStringList lines;
    for (const QString &candidate : candidates)
        if (candidate.startsWith(last) && candidate != last)
            lines.append(head + candidate);
    return lines;
}

QString answerText(const raft::Operation &operation, const raft::ClusterView &view)
{
    switch (operation.outcome) {
    case raft::OperationOutcome::Pending: return tr("waiting …");
    case raft::OperationOutcome::Done: return doneText(operation, view);
    case raft::OperationOutcome::Failed:
        return operation.kind == raft::OperationKind::Put || operation.kind == raft::OperationKind::Delete
                   ? tr("not done: the client has sent a later number already")
                   : tr("not done: the key holds another value");
    case raft::OperationOutcome::Refused: return refusalText(operation.refusal, operation.leader);
    case raft::OperationOutcome::Unknown:
        return tr("unknown: leadership was lost or the server crashed; it may still happen");
    }
    return {};
}

} // namespace raftarium
