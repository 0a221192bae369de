#pragma once

#include <QString>

namespace raftarium {

/// Markdown as an HTML page that stands by itself: headings, paragraphs, lists, fenced blocks, and emphasis.
/// Nothing in the text becomes markup of its own.
QString markdownPage(const QString &title, const QString &markdown);

} // namespace raftarium
