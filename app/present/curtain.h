#pragma once

#include "app/theme/theme.h"

#include <QList>
#include <QPixmap>
#include <QPolygonF>
#include <QWidget>

#include <optional>

namespace raftarium {

/// What lies over the window while it is presented: a black or white screen, a frozen picture, the strokes of
/// a pen, a spotlight. Lets every click through unless the pen is in your hand.
class Curtain : public QWidget {
    Q_OBJECT

public:
    /// What covers the widget, so that nothing is seen of it.
    enum class Blank { None, Black, White };
    /// What the mouse does on it.
    enum class Tool { None, Pen, Spotlight };

    /// Covers that widget.
    explicit Curtain(QWidget *covered);

    void setTheme(const Theme &theme);

    Blank blank() const { return m_blank; }
    void setBlank(Blank blank);
    Tool tool() const { return m_tool; }
    /// Putting a tool away wipes off what it has drawn.
    void setTool(Tool tool);
    bool isFrozen() const { return !m_frozen.isNull(); }
    /// Keeps showing the picture as it is now, or what is beneath again.
    void setFrozen(bool frozen);
    /// Takes away the topmost layer; false when there is none.
    bool leaveLayer();
    /// Takes away everything.
    void clear();

    /// Where the mouse is, for the spotlight.
    void pointAt(QPointF place);
    qsizetype strokes() const { return m_strokes.size(); }

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void layersChanged();
    void paintSpotlight(QPainter &painter) const;
    void paintStrokes(QPainter &painter) const;
    void paintFrozenMark(QPainter &painter) const;

    QWidget *m_covered;
    Theme m_theme = Theme::light();
    Blank m_blank = Blank::None;
    Tool m_tool = Tool::None;
    QPixmap m_frozen;
    QList<QPolygonF> m_strokes;
    QPointF m_place;
};

} // namespace raftarium
