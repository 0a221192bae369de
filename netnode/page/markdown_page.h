#pragma once

#include <QString>

namespace raftarium {

/// Markdown as HTML: headings, paragraphs, lists, fenced blocks, and emphasis. Nothing in the text becomes
/// markup of its own.
QString markdownHtml(const QString &markdown);

/// The same as a page that stands by itself: headings, paragraphs, lists, fenced blocks, and emphasis.
/// Nothing in the text becomes markup of its own.
QString markdownPage(const QString &title, const QString &markdown);

} // namespace raftarium
