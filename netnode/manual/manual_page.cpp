#include "netnode/manual/manual_page.h"

#include "netnode/manual/option_lines.h"

#include <utility>

namespace raftarium {

namespace {

constexpr qsizetype pageColumns = 76;
constexpr QLatin1StringView paragraphMacro(".PP\n");

/// A text with nothing in it that roff would take for an instruction.
QString escaped(const QString &text)
{
    QString plain;
    for (const char32_t character : text.toUcs4()) {
        if (character == U'\\')
            plain += QStringLiteral("\\e");
        else if (character == U'-')
            plain += QStringLiteral("\\-");
        else if (character < 0x80)
            plain += QChar(static_cast<char16_t>(character));
        else
            plain += QStringLiteral("\\[u%1]").arg(QString::number(character, 16).toUpper(), 4, u'0');
    }
    return plain;
}

/// A line that roff takes for text, whatever it begins with.
QString textLine(const QString &line)
{
    const bool isInstruction = line.startsWith(u'.') || line.startsWith(u'\'');
    return (isInstruction ? QStringLiteral("\\&") + line : line) + u'\n';
}

bool endsSentence(const QString &word)
{
    return word.endsWith(u'.') || word.endsWith(u'!') || word.endsWith(u'?');
}

// Stand for changes of the font until the text is escaped; no text that is printed holds them.
constexpr QChar boldBegins(u'\x01');
constexpr QChar boldEnds(u'\x02');

/// What stands between backticks, marked.
QString inBold(QString text)
{
    bool begins = true;
    for (QChar &character : text)
        if (character == u'`')
            character = std::exchange(begins, !begins) ? boldBegins : boldEnds;
    return text;
}

/// A paragraph's words, a new line for each sentence, so that roff sets the space behind it.
QString paragraph(const QString &text)
{
    QString lines;
    QString sentence;
    const auto close = [&] {
        QString words = escaped(sentence);
        words.replace(boldBegins, QLatin1StringView("\\fB")).replace(boldEnds, QLatin1StringView("\\fR"));
        for (const QString &line : wrapped(words, pageColumns))
            lines += textLine(line);
        sentence.clear();
    };
    for (const QString &word : inBold(text).split(u' ', Qt::SkipEmptyParts)) {
        sentence += word + u' ';
        if (endsSentence(word))
            close();
    }
    close();
    return lines;
}

/// An argument of a macro.
QString macroArgument(const QString &text)
{
    return u'"' + escaped(text).replace(u'"', QStringLiteral("\\(dq")) + u'"';
}

struct PartWriter {
    QString operator()(const QString &text) const { return paragraphMacro + paragraph(text); }
    QString operator()(const ManualEntry &entry) const
    {
        QString lines;
        for (const QString &term : entry.term.split(u'\n'))
            lines += (lines.isEmpty() ? QStringLiteral(".TP\n.B ") : QStringLiteral(".TQ\n.B ")) +
                     macroArgument(term) + u'\n';
        return lines + paragraph(entry.text);
    }
    QString operator()(const ManualHeading &heading) const
    {
        return QStringLiteral(".SS ") + macroArgument(heading.text) + u'\n';
    }
    QString operator()(const ManualExample &example) const
    {
        QString lines;
        for (const QString &line : example.lines)
            lines += textLine(escaped(line));
        return paragraphMacro + QStringLiteral(".RS 4\n.nf\n") + lines + QStringLiteral(".fi\n.RE\n");
    }
};

QString sectionText(const ManualSection &section)
{
    QString text = QStringLiteral(".SH ") + macroArgument(section.title.toUpper()) + u'\n';
    bool behindTitle = true;
    for (const ManualPart &part : section.parts) {
        QString written = std::visit(PartWriter(), part);
        // A title begins a paragraph itself; mandoc calls a second beginning superfluous.
        if (behindTitle && written.startsWith(paragraphMacro))
            written.remove(0, paragraphMacro.size());
        text += written;
        behindTitle = std::holds_alternative<ManualHeading>(part);
    }
    return text;
}

/// Programs as they are typed, one beneath the other.
QString synopsisText(const QStringList &synopsis)
{
    QString text = QStringLiteral(".SH SYNOPSIS\n");
    for (const QString &line : synopsis) {
        if (line != synopsis.first())
            text += QStringLiteral(".br\n");
        text += QStringLiteral(".B ") + escaped(line.section(u' ', 0, 0)) + u'\n';
        if (line.contains(u' '))
            text += textLine(escaped(line.section(u' ', 1)));
    }
    return text;
}

QString references(const QStringList &pages)
{
    QString text = QStringLiteral(".SH \"SEE ALSO\"\n");
    for (const QString &page : pages) {
        const QString number = page.section(u'(', 1).chopped(1);
        text += QStringLiteral(".BR %1 (%2)%3\n")
                    .arg(escaped(page.section(u'(', 0, 0)), number,
                         page == pages.last() ? QString() : QStringLiteral(" ,"));
    }
    return text;
}

} // namespace

QList<ManualPart> manualParts(const QList<ProgramOption> &options)
{
    QList<ManualPart> parts;
    for (const ProgramOption &option : options) {
        QString text = explained(option);
        if (!option.variable.isEmpty())
            text += QStringLiteral(" Environment: %1.").arg(option.variable);
        parts.append(ManualEntry{spelled(option), text});
    }
    return parts;
}

QString manualPage(const Manual &manual, const QString &version, const QString &date)
{
    QString page = QStringLiteral(".TH %1 %2 %3 \"Raftarium %4\"\n")
                       .arg(escaped(manual.name.toUpper()), QString::number(manual.section), date, version);
    page += QStringLiteral(".SH NAME\n%1 \\- %2\n").arg(escaped(manual.name), escaped(manual.summary));
    if (!manual.synopsis.isEmpty())
        page += synopsisText(manual.synopsis);
    for (const ManualSection &section : manual.sections)
        page += sectionText(section);
    if (!manual.seeAlso.isEmpty())
        page += references(manual.seeAlso);
    return page;
}

} // namespace raftarium
