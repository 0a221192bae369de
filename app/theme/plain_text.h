#pragma once

#include <QString>

class QCoreApplication;
class QFontMetricsF;
class QPoint;
class QRect;
class QWidget;

/// Text that others wrote (clients, files, servers) and that is shown as it is: never taken for HTML, never
/// wider than what it stands in.
namespace raftarium {

/// From now on no label and no tool tip of the program guesses whether its text is HTML: it is plain unless
/// another format was set.
void keepLabelsPlain(QCoreApplication *application);

/// The text with places to break in words that are longer than any line, for what wraps between words.
QString breakable(const QString &text);
/// The text where it has that much room, else the brief one, with "…" in its middle if that has none either.
QString fitting(const QString &text, const QString &brief, const QFontMetricsF &metrics, qreal room);
/// The text in lines that fit a tool tip, and no more of them than fit the screen.
QString toolTipText(const QString &text);
/// Shows toolTipText() at that place of the screen, until the mouse leaves `area` of the widget (all of it
/// where it is empty). An empty text hides the tool tip.
void showToolTip(const QPoint &place, const QString &text, QWidget *widget, const QRect &area);

} // namespace raftarium
