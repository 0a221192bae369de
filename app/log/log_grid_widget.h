#pragma once

#include "log_grid_painter.h"

#include "app/access/painted_rows.h"
#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QWidget>

#include <map>
#include <memory>
#include <optional>
#include <vector>

class QScrollBar;

namespace raftarium {

/// The logs of all servers, one row each, one column an index. Follows the end unless you scroll back;
/// a click selects an entry on every server that holds it.
class LogGridWidget : public QWidget {
    Q_OBJECT

public:
    explicit LogGridWidget(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

    const LogGridGeometry &geometryOfGrid() const { return m_geometry; }
    bool followsEnd() const { return m_followsEnd; }
    /// Scrolls so that so many columns lie left of the visible ones.
    void scrollTo(double columnsBefore);
    /// Goes to the end and stays there.
    void followEnd();
    /// The entry drawn at `point`.
    std::optional<raft::Entry> entryAt(QPointF point) const;
    /// What is visible in words, one line a server.
    QStringList visibleEntries() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// An entry was clicked and is selected now: in the row of this server.
    void entryClicked(raft::NodeId server, raft::Index index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Falling {
        raft::NodeId server;
        raft::Entry entry;
        qint64 startedMs = 0;
    };

    void forgetCluster();
    void followSession();
    void arrange();
    void layOutColumns();
    void scrolled();
    void revealSelection();
    void noticeTruncations();
    void rememberVisible();
    void click(QPointF point);
    QString tipAt(QPointF point) const;
    LogGridPicture picture() const;
    QList<PaintedRow> rows() const;

    Session *m_session;
    PaintedRows m_rows; ///< The cells in sight, server by server, for screen readers.
    std::shared_ptr<const raft::ClusterView> m_shown; ///< Never null; m_geometry has its rows and columns.
    Theme m_theme = Theme::light();
    LogGridGeometry m_geometry;
    QScrollBar *m_scrollBar;
    bool m_followsEnd = true;
    std::optional<raft::Position> m_hovered;
    std::optional<QPointF> m_pressed;
    double m_pressedScroll = 0;
    bool m_dragging = false;

    std::map<raft::NodeId, std::vector<raft::Entry>> m_before; ///< What was visible, to notice truncations.
    std::vector<Falling> m_falling;
    QElapsedTimer m_clock;
    mutable EntryCells m_cells;
};

} // namespace raftarium
