#include "app/present/curtain.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace raftarium {

namespace {

constexpr qreal strokeShare = 1.0 / 180; ///< Of the height: width of the pen.
constexpr qreal spotShare = 1.0 / 6;     ///< Of the height: radius of the spotlight.
constexpr int shade = 170;               ///< Alpha of what is outside of the spotlight.

} // namespace

Curtain::Curtain(QWidget *covered) : QWidget(covered), m_covered(covered)
{
    setObjectName(QStringLiteral("curtain"));
    setAccessibleName(tr("What lies over the picture while presenting"));
    setFocusPolicy(Qt::NoFocus);
    covered->installEventFilter(this);
    hide();
}

void Curtain::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void Curtain::setBlank(Blank blank)
{
    if (std::exchange(m_blank, blank) != blank)
        layersChanged();
}

void Curtain::setTool(Tool tool)
{
    if (std::exchange(m_tool, tool) == tool)
        return;
    m_strokes.clear();
    layersChanged();
}

void Curtain::setFrozen(bool frozen)
{
    if (frozen == isFrozen())
        return;
    const bool wasVisible = isVisible();
    hide(); // The layers above are no part of the picture.
    m_frozen = frozen ? m_covered->grab() : QPixmap();
    setVisible(wasVisible);
    layersChanged();
}

bool Curtain::leaveLayer()
{
    if (m_blank != Blank::None)
        setBlank(Blank::None);
    else if (m_tool != Tool::None)
        setTool(Tool::None);
    else if (isFrozen())
        setFrozen(false);
    else
        return false;
    return true;
}

void Curtain::clear()
{
    while (leaveLayer()) {
    }
}

void Curtain::layersChanged()
{
    setAttribute(Qt::WA_TransparentForMouseEvents, m_tool != Tool::Pen);
    setCursor(m_tool == Tool::Pen ? Qt::CrossCursor : Qt::ArrowCursor);
    setGeometry(m_covered->rect());
    setVisible(m_blank != Blank::None || m_tool != Tool::None || isFrozen());
    raise();
    update();
    emit changed();
}

void Curtain::pointAt(QPointF place)
{
    m_place = place;
    if (m_tool == Tool::Spotlight)
        update();
}

bool Curtain::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_covered)
        setGeometry(m_covered->rect());
    return QWidget::eventFilter(watched, event);
}

void Curtain::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_blank != Blank::None) {
        painter.fillRect(rect(), m_blank == Blank::Black ? Qt::black : Qt::white);
        return;
    }
    if (isFrozen()) {
        painter.drawPixmap(rect(), m_frozen);
        paintFrozenMark(painter);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_tool == Tool::Spotlight)
        paintSpotlight(painter);
    paintStrokes(painter);
}

void Curtain::paintSpotlight(QPainter &painter) const
{
    QPainterPath dark;
    dark.addRect(rect());
    dark.addEllipse(m_place, height() * spotShare, height() * spotShare);
    painter.fillPath(dark, QColor(0, 0, 0, shade));
}

void Curtain::paintStrokes(QPainter &painter) const
{
    painter.setPen(QPen(m_theme.accent, height() * strokeShare, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const QPolygonF &stroke : m_strokes)
        stroke.size() == 1 ? painter.drawPoint(stroke.first()) : painter.drawPolyline(stroke);
}

/// Two small bars in the corner: who holds the remote has to see that the picture stands still.
void Curtain::paintFrozenMark(QPainter &painter) const
{
    const qreal side = height() / 60.0;
    const QRectF place(width() - 2 * side, height() - 2 * side, side, side);
    painter.fillRect(QRectF(place.left(), place.top(), side * 0.35, side), m_theme.mutedText);
    painter.fillRect(QRectF(place.right() - side * 0.35, place.top(), side * 0.35, side), m_theme.mutedText);
}

void Curtain::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_strokes.append(QPolygonF({event->position()}));
    else if (event->button() == Qt::RightButton && !m_strokes.isEmpty())
        m_strokes.removeLast();
    update();
}

void Curtain::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_strokes.isEmpty())
        return;
    m_strokes.last().append(event->position());
    update();
}

} // namespace raftarium
