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

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    QSvgRenderer m_renderer;
    bool m_natural = false;
    qreal m_scale = 1;
};

} // namespace raftarium
