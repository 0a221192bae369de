#include "app/lab/svg_view.h"

#include <QPainter>

namespace raftarium {

SvgView::SvgView(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(120, 80);
}

void SvgView::setPicture(const QByteArray &svg, const QString &words)
{
    m_renderer.load(svg);
    setAccessibleName(words);
    fit();
    update();
}

void SvgView::setNatural(bool natural)
{
    m_natural = natural;
    fit();
}

void SvgView::setScale(qreal scale)
{
    m_scale = scale;
    fit();
}

void SvgView::setHeading(const QRectF &part)
{
    m_heading = part;
    update();
}

void SvgView::fit()
{
    if (m_natural)
        setFixedSize(sizeHint());
    updateGeometry();
}

QSize SvgView::sizeHint() const
{
    return isEmpty() ? QSize(120, 80) : (QSizeF(m_renderer.defaultSize()) * m_scale).toSize();
}

void SvgView::resizeEvent(QResizeEvent *)
{
    emit resized();
}

void SvgView::moveEvent(QMoveEvent *)
{
    if (!m_heading.isEmpty())
        update(); // What a scroll area moves along must be painted where it stands now.
}

void SvgView::paintEvent(QPaintEvent *)
{
    if (isEmpty())
        return;
    QSizeF size = QSizeF(m_renderer.defaultSize()) * m_scale;
    if (size.width() > width() || size.height() > height())
        size.scale(QSizeF(this->size()), Qt::KeepAspectRatio);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_renderer.render(&painter, QRectF(QPointF(), size));
    if (!m_heading.isEmpty())
        paintHeading(painter, size);
}

void SvgView::paintHeading(QPainter &painter, const QSizeF &size)
{
    const int scrolled = visibleRegion().boundingRect().left();
    if (scrolled <= 0)
        return;
    const qreal scale = size.width() / m_renderer.defaultSize().width();
    const QRectF part(m_heading.topLeft() * scale, m_heading.size() * scale);
    painter.translate(scrolled, 0);
    painter.setClipRect(part);
    painter.fillRect(part, palette().window());
    m_renderer.render(&painter, QRectF(QPointF(), size));
}

} // namespace raftarium
