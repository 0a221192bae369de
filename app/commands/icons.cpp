#include "app/commands/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace raftarium {

namespace {

/// What a sign consists of, on a square of 16 × 16.
struct Drawing {
    QPainterPath filled;
    QPainterPath outlined;
};

QPainterPath triangle(qreal left, qreal right)
{
    QPainterPath path;
    path.moveTo(left, 3);
    path.lineTo(right, 8);
    path.lineTo(left, 13);
    path.closeSubpath();
    return path;
}

QPainterPath box(qreal x, qreal width)
{
    QPainterPath path;
    path.addRoundedRect(QRectF(x, 3, width, 10), 0.6, 0.6);
    return path;
}

QPainterPath lines(std::initializer_list<QLineF> pieces)
{
    QPainterPath path;
    for (const QLineF &piece : pieces) {
        path.moveTo(piece.p1());
        path.lineTo(piece.p2());
    }
    return path;
}

QPainterPath circle(QPointF centre, qreal radius)
{
    QPainterPath path;
    path.addEllipse(centre, radius, radius);
    return path;
}

/// The pieces side by side; `+` on paths would unite them, and lines have no area.
QPainterPath together(std::initializer_list<QPainterPath> pieces)
{
    QPainterPath path;
    for (const QPainterPath &piece : pieces)
        path.addPath(piece);
    return path;
}

Drawing transport(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Start: return {together({triangle(14, 5), box(2, 2)}), {}};
    case Glyph::StepBack: return {together({triangle(12, 6), box(3, 1.6)}), {}};
    case Glyph::Play: return {triangle(4, 13.5), {}};
    case Glyph::Pause: return {together({box(3.5, 3.2), box(9.3, 3.2)}), {}};
    case Glyph::StepForward: return {together({triangle(4, 10), box(11.4, 1.6)}), {}};
    case Glyph::Live: return {together({triangle(2, 11), box(12, 2)}), {}};
    default: return {};
    }
}

Drawing arrowRound()
{
    QPainterPath arc;
    arc.arcMoveTo(QRectF(3, 3, 10, 10), 60);
    arc.arcTo(QRectF(3, 3, 10, 10), 60, 285);
    QPainterPath head;
    head.moveTo(8.6, 1.2);
    head.lineTo(12.8, 3.4);
    head.lineTo(9, 6.2);
    head.closeSubpath();
    return {head, arc};
}

/// From one happening to the next, over the time between them.
Drawing hop()
{
    QPainterPath arc;
    arc.arcMoveTo(QRectF(3, 3, 9.5, 12), 170);
    arc.arcTo(QRectF(3, 3, 9.5, 12), 170, -150);
    QPainterPath head;
    head.moveTo(9.4, 6.4);
    head.lineTo(14.6, 5.4);
    head.lineTo(12.8, 10.2);
    head.closeSubpath();
    return {together({circle({3, 12.4}, 1.8), circle({12.6, 12.4}, 1.8), head}), arc};
}

/// An open book.
Drawing book()
{
    return {{},
            lines({{8, 4, 8, 13.4},
                   {8, 4, 5.6, 2.8},
                   {5.6, 2.8, 1.6, 2.8},
                   {1.6, 2.8, 1.6, 12.2},
                   {1.6, 12.2, 5.6, 12.2},
                   {5.6, 12.2, 8, 13.4},
                   {8, 4, 10.4, 2.8},
                   {10.4, 2.8, 14.4, 2.8},
                   {14.4, 2.8, 14.4, 12.2},
                   {14.4, 12.2, 10.4, 12.2},
                   {10.4, 12.2, 8, 13.4}})};
}

/// A projection screen on its stand.
Drawing screen()
{
    QPainterPath frame;
    frame.addRoundedRect(QRectF(2, 2.6, 12, 7.8), 0.6, 0.6);
    return {
        {},
        together({frame, lines({{1, 2.6, 15, 2.6}, {8, 10.4, 8, 12}, {8, 12, 5, 14.4}, {8, 12, 11, 14.4}})})};
}

Drawing drawingOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Clock:
        return {{}, together({circle({8, 8}, 5.6), lines({{8, 4.6, 8, 8}, {8, 8, 10.4, 9.6}})})};
    case Glyph::Event: return hop();
    case Glyph::Crash: return {{}, lines({{3.5, 3.5, 12.5, 12.5}, {12.5, 3.5, 3.5, 12.5}})};
    case Glyph::Restart: return arrowRound();
    case Glyph::Split:
        return {together({circle({3.6, 4.5}, 1.8), circle({3.6, 11.5}, 1.8), circle({12.4, 8}, 1.8)}),
                lines({{8, 1.5, 8, 4.5}, {8, 6.5, 8, 9.5}, {8, 11.5, 8, 14.5}})};
    case Glyph::Heal: return {{}, lines({{8, 3, 8, 13}, {3, 8, 13, 8}})};
    case Glyph::Cut: return {{}, lines({{1.5, 8, 5, 8}, {11, 8, 14.5, 8}, {6, 6, 10, 10}, {10, 6, 6, 10}})};
    case Glyph::Write:
        return {{}, lines({{3, 13, 4, 10}, {4, 10, 11, 3}, {11, 3, 13, 5}, {13, 5, 6, 12}, {6, 12, 3, 13}})};
    case Glyph::Search: return {{}, together({circle({7, 7}, 4.2), lines({{10.2, 10.2, 13.6, 13.6}})})};
    case Glyph::Network:
        return {together({circle({3, 12}, 1.6), circle({13, 12}, 1.6), circle({8, 3.6}, 1.6)}),
                lines({{3, 12, 13, 12}, {3, 12, 8, 3.6}, {13, 12, 8, 3.6}})};
    case Glyph::Picture: {
        QPainterPath frame;
        frame.addRoundedRect(QRectF(2, 3, 12, 10), 1, 1);
        return {{},
                together({frame, lines({{2.6, 11.5, 6, 8},
                                        {6, 8, 8.5, 10.4},
                                        {8.5, 10.4, 10.5, 8.4},
                                        {10.5, 8.4, 13.6, 11.4}})})};
    }
    case Glyph::Timer:
        return {{},
                together({circle({8, 9}, 5), lines({{8, 6, 8, 9}, {6.5, 1.8, 9.5, 1.8}, {8, 1.8, 8, 4}})})};
    case Glyph::Lesson: return book();
    case Glyph::Screen: return screen();
    default: return transport(glyph);
    }
}

class GlyphEngine : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, const QColor &normal, const QColor &disabled, const QColor &checked)
        : m_glyph(glyph), m_normal(normal), m_disabled(disabled), m_checked(checked)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QColor color = m_normal;
        if (mode == QIcon::Disabled)
            color = m_disabled;
        else if (state == QIcon::On || mode == QIcon::Selected)
            color = m_checked;
        const Drawing drawing = drawingOf(m_glyph);
        const qreal side = std::min(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.center() + QPointF(0.5, 0.5) - QPointF(side / 2, side / 2));
        painter->scale(side / 16, side / 16);
        painter->fillPath(drawing.filled, color);
        painter->strokePath(drawing.outlined, QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new GlyphEngine(*this); }

private:
    Glyph m_glyph;
    QColor m_normal;
    QColor m_disabled;
    QColor m_checked;
};

} // namespace

QIcon glyphIcon(Glyph glyph, const Theme &theme)
{
    if (glyph == Glyph::None)
        return {};
    const QColor disabled = theme.palette().color(QPalette::Disabled, QPalette::ButtonText);
    return QIcon(new GlyphEngine(glyph, theme.text, disabled, theme.accentText));
}

} // namespace raftarium
