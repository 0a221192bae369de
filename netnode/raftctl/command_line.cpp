#include "netnode/raftctl/command_line.h"

#include "netnode/manual/option_lines.h"
#include "netnode/raftctl/closest_name.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace raftarium {

int complain(const QString &sentence, ExitCode code)
{
    QTextStream(stderr) << "raftctl: " << sentence.trimmed() << '\n';
    return code;
}

void printJson(const QJsonDocument &json)
{
    QTextStream(stdout) << json.toJson(QJsonDocument::Compact) << '\n';
}

void printJson(const QJsonObject &object)
{
    printJson(QJsonDocument(object));
}

CommandLine::CommandLine(const CommandForm &form, const QList<CommandOption> &common)
    : m_form(form), m_common(common)
{
    m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    for (const CommandOption &option : m_form.options + m_common)
        accept(option);
    m_parser.addOption(QCommandLineOption(QStringList{u"h"_s, u"help"_s}));
}

void CommandLine::accept(const CommandOption &option)
{
    const QStringList names =
        option.letter.isEmpty() ? QStringList{option.name} : QStringList{option.letter, option.name};
    m_parser.addOption({names, {}, option.value, option.otherwise});
}

QString CommandLine::seeHelp() const
{
    return u"; see raftctl %1 --help."_s.arg(m_form.name);
}

/// What the parser has found wrong, and what may have been meant.
QString CommandLine::parserProblem(const QStringList &arguments) const
{
    const QStringList unknown = m_parser.unknownOptionNames();
    const QList<CommandOption> all = m_form.options + m_common;
    const bool lacksValue = std::any_of(all.begin(), all.end(), [&](const CommandOption &option) {
        return !option.value.isEmpty() && u"--"_s + option.name == arguments.value(arguments.size() - 1);
    });
    if (unknown.isEmpty() && lacksValue)
        return arguments.last() + u" needs a value"_s + seeHelp();
    if (unknown.isEmpty())
        return m_parser.errorText().remove(u'.').replace(u'\'', u'"') + seeHelp();
    const QString &name = unknown.first();
    QStringList known{u"help"_s};
    for (const CommandOption &option : all)
        known.append(option.name);
    const QString meant = closestName(name, known);
    const QString dashes = name.size() > 1 ? u"--"_s : u"-"_s;
    return u"Unknown option \"%1%2\"%3%4"_s.arg(
        dashes, name, meant.isEmpty() ? QString() : u"; did you mean --%1?"_s.arg(meant),
        meant.isEmpty() ? seeHelp() : seeHelp().replace(u"; see"_s, u" See"_s));
}

std::optional<int> CommandLine::read(const QStringList &arguments)
{
    if (!m_parser.parse(QStringList{u"raftctl"_s} + arguments))
        return complain(parserProblem(arguments));
    if (m_parser.isSet(u"help"_s)) {
        printHelp();
        return Done;
    }
    const qsizetype count = positional().size();
    if (count < m_form.least || (m_form.most >= 0 && count > m_form.most))
        return complain(u"Expected \"raftctl %1\"%2"_s.arg(m_form.written(), seeHelp()));
    return understand();
}

void CommandLine::printHelp() const
{
    QTextStream out(stdout);
    out << "Usage: raftctl " << m_form.written() << "\n\n"
        << wrapped(m_form.text, helpColumns).join(u'\n') << '\n';
    if (!m_form.options.isEmpty())
        out << "\nOptions:\n" << optionLines(m_form.options);
    out << (m_common.isEmpty() ? "\n" : "\nAs of every command that talks to servers:\n")
        << optionLines(m_common + QList{helpOption()});
}

std::optional<qint64> CommandLine::number(const QString &option, qint64 least, qint64 most) const
{
    bool isNumber = false;
    const qint64 read = value(option).toLongLong(&isNumber);
    if (isNumber && read >= least && read <= most)
        return read;
    complain(u"--%1 takes a number from %2 to %3, not \"%4\"."_s.arg(option).arg(least).arg(most).arg(
        value(option)));
    return std::nullopt;
}

} // namespace raftarium
