#include "app/lesson/scenario_completion.h"

#include "raftcore/scenario/options.h"
#include "raftcore/scenario/parse_condition.h"
#include "raftcore/scenario/vocabulary.h"

#include <optional>
#include <span>

namespace raftarium {

namespace {

/// What of a line belongs to the command at its end; nothing within a text or a comment.
std::optional<QString> commandAtEnd(const QString &line)
{
    qsizetype start = 0;
    bool isText = false;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar letter = line[at];
        if (letter == u'"' && (at == 0 || line[at - 1] != u'\\'))
            isText = !isText;
        else if (!isText && letter == u';')
            start = at + 1;
        else if (!isText && letter == u'#' && (at == 0 || line[at - 1].isSpace()) &&
                 !(at + 1 < line.size() && line[at + 1].isDigit()))
            return std::nullopt;
    }
    return isText ? std::nullopt : std::optional(line.mid(start));
}

QStringList commands()
{
    QStringList words;
    for (const raft::CommandEntry &entry : raft::commandTable())
        words << QString::fromUtf8(entry.word);
    return words;
}

QStringList conditions()
{
    QStringList words;
    for (const raft::ConditionEntry &entry : raft::conditionTable())
        words << QString::fromUtf8(entry.word);
    return words;
}

/// "seed=" of "seed=7"; "clock" is whole.
QStringList keywords(std::span<const raft::OptionEntry> options)
{
    QStringList words;
    for (const raft::OptionEntry &option : options) {
        const QString form = QString::fromUtf8(option.form);
        words << form.left(form.contains(u'=') ? form.indexOf(u'=') + 1 : form.size());
    }
    return words;
}

QStringList messageTypes()
{
    QStringList words{QStringLiteral("Heartbeat"), QStringLiteral("TimeoutNow")};
    for (const char *type : {"RequestVote", "PreVote", "Append", "Snapshot", "ReadIndex"})
        words << QString::fromLatin1(type) << QString::fromLatin1(type) + QStringLiteral("Reply");
    return words;
}

/// What may follow these words of a command.
QStringList wordsBehind(const QStringList &before)
{
    if (before.isEmpty())
        return commands();
    const QString &last = before.last();
    if (last == u"expect" || last == u"until")
        return conditions();
    if (last.contains(u"->"))
        return messageTypes();
    if (before.size() < 2)
        return {};
    if (before.first() == u"cluster")
        return keywords(raft::clusterOptions());
    return before.first() == u"node" ? keywords(raft::nodeOptions()) : QStringList();
}

} // namespace

Completion completionOf(const QString &line)
{
    Completion completion;
    const std::optional<QString> command = commandAtEnd(line);
    if (!command)
        return completion;
    QStringList before = command->split(u' ');
    completion.begun = before.takeLast();
    before.removeAll(QString());
    for (const QString &word : wordsBehind(before))
        if (word.startsWith(completion.begun) && word != completion.begun)
            completion.words << word;
    completion.words.sort();
    completion.words.removeDuplicates();
    return completion;
}

QString formOf(const QString &line)
{
    const std::optional<QString> command = commandAtEnd(line);
    const QString word = command.value_or(QString()).simplified().section(u' ', 0, 0);
    for (const raft::CommandEntry &entry : raft::commandTable())
        if (word == QString::fromUtf8(entry.word))
            return QString::fromUtf8(entry.forms);
    return {};
}

} // namespace raftarium
