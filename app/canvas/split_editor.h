#pragma once

#include "app/canvas/canvas_geometry.h"
#include "app/canvas/split_draft.h"
#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QPolygonF>

#include <functional>
#include <optional>

class QKeyEvent;
class QPainter;
class QWidget;

namespace raftarium {

class SplitBar;

/// Lets a partition of the network be drawn on a canvas: clicks, digits, or a line drawn round servers put
/// them into groups, until Enter applies it or Esc leaves it.
class SplitEditor : public QObject {
    Q_OBJECT

public:
    /// Nothing is owned; the bar lies over `canvas`, which shows what `geometry` says.
    SplitEditor(Session *session, const CanvasGeometry *geometry, QWidget *canvas);

    bool isOpen() const { return m_draft.has_value(); }
    /// The partition being drawn; nothing while none is.
    const std::optional<SplitDraft> &draft() const { return m_draft; }

    void open();
    void close();
    /// Does nothing while all servers are in one group.
    void apply();
    /// Servers may have been added or have gone.
    void follow();
    /// Puts the bar where it hides least.
    void placeBar();

    void moveOn(raft::NodeId server);
    /// A line begins to be drawn, goes on, and is closed. Canvas coordinates.
    void beginLasso(QPointF point) { m_lasso = {point}; }
    void extendLasso(QPointF point) { m_lasso << point; }
    void finishLasso();
    /// Whether the key belongs to the editor while it is open.
    static bool isOwnKey(const QKeyEvent &key);
    void press(const QKeyEvent &key);

    /// The view with the network as the draft would leave it.
    raft::ClusterView preview(const raft::ClusterView &view) const;
    void paint(QPainter &painter, const Theme &theme) const;

signals:
    void editingChanged(bool editing);
    void changed();

private:
    void change(const std::function<void(SplitDraft &)> &change);
    void paintLasso(QPainter &painter, const Theme &theme) const;
    /// Why the draft cannot be applied; empty: it can.
    QString obstacle() const;

    Session *m_session;
    const CanvasGeometry *m_geometry;
    QWidget *m_canvas;
    SplitBar *m_bar;
    std::optional<SplitDraft> m_draft;
    QPolygonF m_lasso; ///< Canvas coordinates.
};

} // namespace raftarium
