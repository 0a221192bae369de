#include "netnode/manual/option_lines.h"

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

/// Where the texts begin, at the most: an option that is longer has a line of its own.
constexpr qsizetype widestLeftSide = 26;

QString valueOf(const ProgramOption &option)
{
    if (option.value.isEmpty())
        return {};
    return u' ' + (option.valueMayLack ? u'[' + option.value + u']' : option.value);
}

QString leftSide(const ProgramOption &option)
{
    return QStringLiteral("  ") + spelled(option);
}

QString textOf(const ProgramOption &option)
{
    const QString text = explained(option);
    return option.variable.isEmpty() ? text : text + QStringLiteral(" [%1]").arg(option.variable);
}

} // namespace

QStringList wrapped(const QString &text, qsizetype width)
{
    QStringList lines;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (lines.isEmpty() || lines.last().size() + 1 + word.size() > width)
            lines.append(word);
        else
            lines.last() += u' ' + word;
    }
    return lines;
}

QString spelled(const ProgramOption &option)
{
    const QString letter = option.name == helpOption().name ? QStringLiteral("h") : option.letter;
    const QString dashes = letter.isEmpty() ? QStringLiteral("--") : QStringLiteral("-%1, --").arg(letter);
    return dashes + option.name + valueOf(option);
}

QString explained(const ProgramOption &option)
{
    const QStringList &choices = option.choices;
    const bool areNamed = std::all_of(choices.begin(), choices.end(), [&option](const QString &choice) {
        return option.text.contains(choice);
    });
    if (areNamed) // Or there are none.
        return option.text;
    return option.text + QStringLiteral(" One of: %1.").arg(choices.join(QStringLiteral(", ")));
}

QString optionLines(const QList<ProgramOption> &options)
{
    qsizetype column = 0;
    for (const ProgramOption &option : options)
        column = std::max(column, leftSide(option).size() + 2);
    column = std::min(column, widestLeftSide);
    QString text;
    for (const ProgramOption &option : options) {
        QString line = leftSide(option);
        if (line.size() + 2 > column)
            text += std::exchange(line, QString()) + u'\n';
        for (const QString &part : wrapped(textOf(option), helpColumns - column))
            text += std::exchange(line, QString()).leftJustified(column) + part + u'\n';
    }
    return text;
}

ProgramOption helpOption()
{
    return {QStringLiteral("help"), QStringLiteral("Show this help.")};
}

QList<ProgramOption> informationOptions()
{
    return {
        {QStringLiteral("version"), QStringLiteral("Print the version.")},
        {QStringLiteral("manual"), QStringLiteral("Print the page of the manual, for man -l -.")},
        {.name = QStringLiteral("completion"),
         .text = QStringLiteral("Print a script for this shell that completes the options."),
         .value = QStringLiteral("SHELL"),
         .choices = {QStringLiteral("bash"), QStringLiteral("zsh"), QStringLiteral("fish")}},
    };
}

} // namespace raftarium
