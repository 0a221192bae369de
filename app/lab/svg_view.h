#pragma once

#include <QSvgRenderer>
#include <QWidget>

namespace raftarium {

/// A picture in SVG as large as its place allows, without distorting it; never larger than it is drawn, times
/// a scale.
class SvgView : public QWidget {
    Q_OBJECT

public:
    explicit SvgView(QWidget *parent = nullptr);

    /// `words`: what the picture shows, for those who do not see it.
    void setPicture(const QByteArray &svg, const QString &words);
    bool isEmpty() const { return !m_renderer.isValid(); }
    /// As large as it is drawn, times the scale: for a view that scrolls.
    void setNatural(bool natural);
    void setScale(qreal scale);
    /// A part that stays in sight while the picture is scrolled to the side, in the units of the picture: the
    /// names of its rows.
    void setHeading(const QRectF &part);

    QSize sizeHint() const override;
    /// The room for a picture, in its units.
    QSizeF room() const { return QSizeF(size()) / m_scale; }

signals:
    /// room() is another.
    void resized();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();
    void paintHeading(QPainter &painter, const QSizeF &size);

    QSvgRenderer m_renderer;
    QRectF m_heading;
    bool m_natural = false;
    qreal m_scale = 1;
};

} // namespace raftarium
