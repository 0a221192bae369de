#pragma once

#include "app/access/painted_rows.h"
#include "app/canvas/canvas_painter.h"
#include "app/canvas/split_editor.h"
#include "app/session/session.h"

#include <QWidget>

#include <memory>
#include <optional>

class QVariantAnimation;

namespace raftarium {

/// The cluster as a graph: servers, links and messages on their way. Click selects, drag moves a server or
/// the whole picture, Ctrl+wheel zooms, the right button asks for a menu; startSplitEditing() lets one draw a
/// split. Paints when the session says that something changed, and at no other time by itself.
class CanvasWidget : public QWidget {
    Q_OBJECT

public:
    explicit CanvasWidget(Session *session, QWidget *parent = nullptr);
    ~CanvasWidget() override;

    void setTheme(const Theme &theme);
    /// Where things lie; for menus, exports and tests.
    const CanvasGeometry &geometryModel() const { return m_geometry; }
    /// What is painted, in words, one fact a line.
    QStringList factLines() const;
    bool showsValues() const { return m_values; }
    /// How much something at `place` would hide, as CanvasGeometry::hiddenBy().
    qreal hiddenBy(const QRect &place) const { return m_geometry.hiddenBy(place); }
    /// What the eye is led to, beside the selection.
    void setEmphasised(const std::vector<Selection> &emphasised);
    const std::vector<Selection> &emphasised() const { return m_emphasised; }
    /// What a lesson says of the picture, above it. Room for it is kept also while that is empty; with
    /// nothing, there is none.
    void setCaption(const std::optional<QString> &caption);
    /// Whether servers and groups say who cannot commit: not while a lesson asks for it.
    void setVerdict(Verdict verdict);
    const std::optional<QString> &caption() const { return m_caption; }
    /// Paints what is shown, without pictures in between, as large as `size`: for files and printers.
    void paintPicture(QPainter &painter, QSizeF size) const;

    bool isSplitEditing() const { return m_split->isOpen(); }
    /// The split being thought out; nothing while none is.
    const std::optional<SplitDraft> &splitDraft() const { return m_split->draft(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    /// Lets clicks put servers into groups until Enter applies the split or Esc leaves it.
    void startSplitEditing();
    void cancelSplitEditing() { m_split->close(); }
    void applySplit() { m_split->apply(); }
    void setArrangement(raftarium::Arrangement arrangement);
    /// Whether what the stores hold stands under the servers.
    void setValuesShown(bool shown);
    void zoomIn();
    void zoomOut();
    void resetZoom();

signals:
    /// The right button or the menu key was pressed on what is selected now, or on the empty canvas.
    void menuRequested(const raftarium::Selection &target, QPoint globalPosition);
    /// Servers lie elsewhere than before.
    void placesChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// What the pressed left button is doing.
    enum class Drag { None, Undecided, Server, Pan, Lasso };

    /// What is laid out and painted.
    const raft::ClusterView &view() const { return *m_shown; }
    void takeView();
    void forgetCluster();
    void layOut();
    void moved();
    void setHover(const Selection &hover);
    void describe();
    Selection hitAt(QPointF widgetPoint) const;
    QString stateText() const;
    QString playText() const;
    bool showsFlows() const;
    std::vector<PlacedMessage> visibleMessages(const CanvasGeometry &geometry,
                                               const raft::ClusterView &view) const;
    std::vector<Flow> flows() const;
    QList<PaintedRow> rows() const;
    CanvasFrame frame(const CanvasGeometry &geometry, const raft::ClusterView &view) const;

    Session *m_session;
    PaintedRows m_rows;                               ///< Servers and messages, for screen readers.
    std::shared_ptr<const raft::ClusterView> m_shown; ///< Never null; m_geometry has its servers.
    Theme m_theme;
    CanvasGeometry m_geometry;
    CanvasPainter m_painter;
    Selection m_hover;
    bool m_values = false;
    std::vector<Selection> m_emphasised;
    std::optional<QString> m_caption;
    Verdict m_verdict = Verdict::Shown;
    QVariantAnimation *m_moving; ///< Servers on their way to other places.
    SplitEditor *m_split;
    Drag m_drag = Drag::None;
    Selection m_pressed;
    QPointF m_pressedAt;
    QPointF m_draggedTo;
};

} // namespace raftarium
