#include "app/lesson/lesson_contents.h"

#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace raftarium {

namespace {

constexpr qreal stepPoints = 9.5;

} // namespace

LessonContents::LessonContents(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("lessonContents"));
    setAccessibleName(tr("Steps of the lesson"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void LessonContents::setTheme(const Theme &theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void LessonContents::setSteps(const QStringList &titles)
{
    m_titles = titles;
    updateGeometry();
    update();
}

void LessonContents::setPlace(int present, int done)
{
    m_present = present;
    m_done = done;
    setAccessibleDescription(
        tr("Step %1 of %2: %3").arg(present + 1).arg(m_titles.size()).arg(m_titles.value(present)));
    update();
}

void LessonContents::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    updateGeometry();
    update();
}

int LessonContents::rowHeight() const
{
    return static_cast<int>(std::ceil(QFontMetricsF(m_theme.font(stepPoints)).height() * 1.5));
}

int LessonContents::rows() const
{
    return m_folded ? 1 : static_cast<int>(m_titles.size());
}

QRect LessonContents::placeOf(int step) const
{
    return {0, m_folded ? 0 : step * rowHeight(), width(), rowHeight()};
}

int LessonContents::stepAt(int y) const
{
    return m_folded ? m_present : y / rowHeight();
}

QSize LessonContents::sizeHint() const
{
    return {200, rows() * rowHeight()};
}

QSize LessonContents::minimumSizeHint() const
{
    return {80, rows() * rowHeight()};
}

void LessonContents::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int row = 0; row < rows(); ++row)
        paintStep(painter, QRectF(0, row * rowHeight(), width(), rowHeight()), m_folded ? m_present : row);
}

void LessonContents::paintStep(QPainter &painter, const QRectF &row, int step) const
{
    const qreal side = row.height() * 0.56;
    const QRectF circle(row.left() + 2, row.center().y() - side / 2, side, side);
    const bool isDone = step < m_done;
    const bool isPresent = step == m_present;
    painter.setPen(QPen(isDone      ? m_theme.good
                        : isPresent ? m_theme.accent
                                    : m_theme.mutedText,
                        isPresent ? 2.4 : 1.3));
    painter.setBrush(isDone && !isPresent ? QBrush(m_theme.good) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    if (isDone) {
        QPainterPath tick(circle.topLeft() + QPointF(side * 0.26, side * 0.52));
        tick.lineTo(circle.topLeft() + QPointF(side * 0.44, side * 0.70));
        tick.lineTo(circle.topLeft() + QPointF(side * 0.76, side * 0.32));
        painter.strokePath(tick, QPen(isPresent ? m_theme.good : m_theme.window, side * 0.12));
    }
    const QFont font = m_theme.font(stepPoints, isPresent ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(isPresent || isDone ? m_theme.text : m_theme.mutedText);
    const QRectF room = row.adjusted(side + 10, 0, -2, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     wordsOf(step, QFontMetricsF(font), room.width()));
}

/// The title, cut at its end where there is no room for all of it; what stands around it stays whole.
QString LessonContents::wordsOf(int step, const QFontMetricsF &metrics, qreal room) const
{
    const auto words = [&](const QString &title) {
        return m_folded ? tr("%1 of %2 · %3  ▾").arg(step + 1).arg(m_titles.size()).arg(title) : title;
    };
    const qreal rest = room - metrics.horizontalAdvance(words(QString()));
    return words(metrics.elidedText(m_titles.value(step), Qt::ElideRight, rest));
}

void LessonContents::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_titles.isEmpty())
        return;
    if (!m_folded) {
        emit chosen(std::min(stepAt(event->pos().y()), static_cast<int>(m_titles.size()) - 1));
        return;
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("lessonSteps"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int step = 0; step < m_titles.size(); ++step) {
        QString title = m_titles[step];
        QAction *action = menu->addAction(title.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(step < m_done);
        connect(action, &QAction::triggered, this, [this, step] { emit chosen(step); });
    }
    menu->popup(mapToGlobal(QPoint(0, height())));
}

} // namespace raftarium
