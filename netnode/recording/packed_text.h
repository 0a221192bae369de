#pragma once

#include <QByteArray>

#include <optional>

namespace raftarium {

/// A text as words of Base64 with spaces between, each a piece of it as a zlib stream: what a browser can
/// take apart, and what is read back within bounds.
QByteArray packed(const QByteArray &text);

/// The text of packed(); nothing when it is none, or gives more than `most` bytes.
std::optional<QByteArray> unpacked(const QByteArray &words, qint64 most);

/// The recording in a page that shows a run (resources/web/page.html), still packed; nothing when the text is
/// no such page.
std::optional<QByteArray> recordingInPage(const QByteArray &text);

/// Whether a text begins as a web page does.
bool isWebPage(const QByteArray &text);

} // namespace raftarium
