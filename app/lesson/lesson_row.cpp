#include "app/lesson/lesson_row.h"

#include <QApplication>
#include <QPainter>

#include <cmath>

namespace raftarium {

namespace {

constexpr qreal titlePoints = 9.5;
constexpr qreal aboutPoints = 8.5;
constexpr int rowMargin = 4;
constexpr int sideMargin = 12; ///< As of the lesson that is open.
constexpr int aboveHeading = 8;

int heightOf(const QFont &font)
{
    return static_cast<int>(std::ceil(QFontMetricsF(font).height()));
}

bool isHeading(const QModelIndex &index)
{
    return !(index.flags() & Qt::ItemIsSelectable);
}

void drawLine(QPainter &painter, const QRect &room, const QFont &font, const QColor &colour,
              const QString &text)
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, room.width()));
}

} // namespace

void LessonRow::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    QRect line = option.rect.adjusted(sideMargin, rowMargin, -rowMargin, -rowMargin);
    painter->save();
    if (isHeading(index)) {
        line.setTop(line.top() + aboveHeading);
        drawLine(*painter, line, m_theme.font(aboutPoints, QFont::DemiBold), m_theme.mutedText, text);
    } else {
        QStyleOptionViewItem background = option;
        initStyleOption(&background, index);
        background.text.clear();
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
        const bool isSelected = option.state & QStyle::State_Selected;
        const QColor selected = option.palette.color(QPalette::HighlightedText);
        const QFont title = m_theme.font(titlePoints, QFont::DemiBold);
        line.setHeight(heightOf(title));
        const bool isFinished = index.data(Finished).toBool();
        drawLine(*painter, line, title, isSelected ? selected : m_theme.text,
                 isFinished ? QStringLiteral("✓ ") + text : text);
        const QFont about = m_theme.font(aboutPoints);
        line.moveTop(line.bottom() + 1);
        line.setHeight(heightOf(about));
        drawLine(*painter, line, about, isSelected ? selected : m_theme.mutedText,
                 index.data(About).toString());
    }
    painter->restore();
}

QSize LessonRow::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int about = heightOf(m_theme.font(aboutPoints));
    const int lines = isHeading(index) ? aboveHeading + about
                                       : heightOf(m_theme.font(titlePoints, QFont::DemiBold)) + about + 1;
    return {80, lines + 2 * rowMargin};
}

} // namespace raftarium
