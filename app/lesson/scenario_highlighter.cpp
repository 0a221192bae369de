#include "app/lesson/scenario_highlighter.h"

namespace raftarium {

namespace {

bool isFence(const QString &text)
{
    const QStringView line = QStringView(text).trimmed();
    return line.startsWith(u"```") || line.startsWith(u"~~~");
}

bool opensRaft(const QString &text)
{
    const QStringView info = QStringView(text).trimmed().mid(3).trimmed();
    return info == u"raft" || info.startsWith(u"raft ");
}

} // namespace

ScenarioHighlighter::ScenarioHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    setTheme(Theme::light());
}

void ScenarioHighlighter::setTheme(const Theme &theme)
{
    m_heading.setFontWeight(QFont::Bold);
    m_fence.setForeground(theme.mutedText);
    m_verb.setForeground(theme.palette().color(QPalette::Link));
    m_verb.setFontWeight(QFont::DemiBold);
    m_quoted.setFontItalic(true);
    m_comment.setForeground(theme.mutedText);
    m_comment.setFontItalic(true);
    rehighlight();
}

bool ScenarioHighlighter::holdsCommands(const QTextBlock &line)
{
    return line.userState() == Raft && !isFence(line.text());
}

void ScenarioHighlighter::highlightBlock(const QString &text)
{
    const int before = previousBlockState() < 0 ? int(Prose) : previousBlockState();
    if (isFence(text)) {
        setFormat(0, static_cast<int>(text.size()), m_fence);
        setCurrentBlockState(before != Prose ? Prose : opensRaft(text) ? Raft : OtherFence);
        return;
    }
    setCurrentBlockState(before);
    if (before == Raft)
        highlightCommands(text);
    else if (before == Prose)
        highlightProse(text);
}

void ScenarioHighlighter::highlightProse(const QString &text)
{
    if (text.startsWith(u'#'))
        setFormat(0, static_cast<int>(text.size()), m_heading);
}

void ScenarioHighlighter::highlightCommands(const QString &text)
{
    const int end = static_cast<int>(text.size());
    bool expectsVerb = true;
    for (int at = 0; at < end; ++at) {
        const QChar letter = text[at];
        const int from = at;
        if (letter == u'#') {
            setFormat(at, end - at, m_comment);
            return;
        }
        if (letter == u'"') {
            for (++at; at < end && text[at] != u'"'; ++at)
                at += text[at] == u'\\' ? 1 : 0;
            setFormat(from, at - from + 1, m_quoted);
        } else if (letter == u';') {
            expectsVerb = true;
        } else if (expectsVerb && !letter.isSpace()) {
            while (at + 1 < end && !text[at + 1].isSpace() && text[at + 1] != u';')
                ++at;
            setFormat(from, at - from + 1, m_verb);
            expectsVerb = false;
        }
    }
}

} // namespace raftarium
