#include "netnode/page/markdown_page.h"

#include <QRegularExpression>
#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QString style()
{
    return u"body{font:12pt/1.5 serif;max-width:42em;margin:2em auto;padding:0 1em}"
           "pre{background:#f2f2f2;padding:.6em;white-space:pre-wrap}h1,h2{line-height:1.2}"
           "li{margin:.2em 0}@media print{h2{page-break-after:avoid}pre{page-break-inside:avoid}}"_s;
}

/// A line of text with its `code`, **strong** and *emphasised* words.
QString inlined(const QString &line)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    static const QRegularExpression strong(u"\\*\\*([^*]+)\\*\\*"_s);
    static const QRegularExpression emphasis(u"\\*([^*]+)\\*"_s);
    QString html = line.toHtmlEscaped();
    html.replace(code, u"<code>\\1</code>"_s);
    html.replace(strong, u"<strong>\\1</strong>"_s);
    return html.replace(emphasis, u"<em>\\1</em>"_s);
}

/// Turns one line after the other into HTML.
class PageWriter {
public:
    void add(const QString &line)
    {
        static const QRegularExpression item(u"^(?:- |\\d+\\. )(.*)$"_s);
        if (line.startsWith(u"```"_s)) {
            open(m_block == u"pre"_s ? QString() : u"pre"_s);
        } else if (m_block == u"pre"_s) {
            m_html += line.toHtmlEscaped() % u'\n';
        } else if (line.trimmed().isEmpty()) {
            open({});
        } else if (line.startsWith(u'#')) {
            heading(line);
        } else if (const QRegularExpressionMatch match = item.match(line); match.hasMatch()) {
            open(line.startsWith(u'-') ? u"ul"_s : u"ol"_s);
            m_html += u"<li>"_s % inlined(match.captured(1)) % u"</li>\n"_s;
        } else {
            open(m_block.isEmpty() ? u"p"_s : m_block);
            m_html += inlined(line) % u'\n';
        }
    }

    QString finish()
    {
        open({});
        return std::move(m_html);
    }

private:
    /// Ends the block that is open, unless it is this, and begins this one.
    void open(const QString &block)
    {
        if (block == m_block)
            return;
        if (!m_block.isEmpty())
            m_html += u"</%1>\n"_s.arg(m_block);
        if (!block.isEmpty())
            m_html += u"<%1>"_s.arg(block);
        m_block = block;
    }

    void heading(const QString &line)
    {
        open({});
        qsizetype level = 0;
        while (level < line.size() && level < 6 && line[level] == u'#')
            ++level;
        m_html += u"<h%1>%2</h%1>\n"_s.arg(QString::number(level), inlined(line.mid(level).trimmed()));
    }

    QString m_html;
    QString m_block; ///< The element that is open; empty: none.
};

} // namespace

QString markdownHtml(const QString &markdown)
{
    PageWriter writer;
    for (const QString &line : markdown.split(u'\n'))
        writer.add(line);
    return writer.finish();
}

QString markdownPage(const QString &title, const QString &markdown)
{
    return u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title><style>%2</style></head>\n"
           "<body>\n%3</body></html>\n"_s.arg(title.toHtmlEscaped(), style(), markdownHtml(markdown));
}

} // namespace raftarium
