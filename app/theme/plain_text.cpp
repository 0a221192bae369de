#include "app/theme/plain_text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFontMetricsF>
#include <QLabel>
#include <QStringList>
#include <QToolTip>

namespace raftarium {

namespace {

constexpr qsizetype longestWord = 18; ///< Characters, in breakable().
constexpr qsizetype tipColumns = 88;
constexpr qsizetype tipLines = 24;

/// A tool tip is a label as well, though Qt does not show it as one: both are asked for their format when
/// they are about to be laid out for the first time.
class LabelWatch : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Polish)
            if (auto *label = qobject_cast<QLabel *>(watched); label && label->textFormat() == Qt::AutoText)
                label->setTextFormat(Qt::PlainText);
        return false;
    }
};

/// As much of `line` as fits a row of a tool tip: up to the last blank in it, where there is one.
qsizetype firstRow(const QString &line)
{
    if (line.size() <= tipColumns)
        return line.size();
    const qsizetype blank = line.lastIndexOf(QLatin1Char(' '), tipColumns);
    return blank > tipColumns / 2 ? blank + 1 : tipColumns;
}

} // namespace

void keepLabelsPlain(QCoreApplication *application)
{
    const QString name = QStringLiteral("labelWatch");
    if (application->findChild<QObject *>(name, Qt::FindDirectChildrenOnly))
        return;
    auto *watch = new LabelWatch(application);
    watch->setObjectName(name);
    application->installEventFilter(watch);
}

QString breakable(const QString &text)
{
    QString broken;
    qsizetype word = 0;
    for (const QChar c : text) {
        word = c.isSpace() ? 0 : word + 1;
        broken += c;
        if (word >= longestWord || (word > longestWord / 2 && !c.isLetterOrNumber()))
            broken += QChar(0x200B); // ZERO WIDTH SPACE
    }
    return broken;
}

QString fitting(const QString &text, const QString &brief, const QFontMetricsF &metrics, qreal room)
{
    return metrics.horizontalAdvance(text) <= room ? text : metrics.elidedText(brief, Qt::ElideMiddle, room);
}

QString toolTipText(const QString &text)
{
    QStringList rows;
    for (QString line : text.left(tipColumns * (tipLines + 1)).split(QLatin1Char('\n'))) {
        for (; line.size() > tipColumns; line.remove(0, rows.last().size()))
            rows.append(line.left(firstRow(line)));
        rows.append(line);
    }
    if (rows.size() > tipLines)
        rows = rows.first(tipLines - 1) << QStringLiteral("…");
    return rows.join(QLatin1Char('\n'));
}

void showToolTip(const QPoint &place, const QString &text, QWidget *widget, const QRect &area)
{
    QToolTip::showText(place, toolTipText(text), widget, area);
}

} // namespace raftarium
