#pragma once

#include "future_marks.h"
#include "timeline_drag.h"
#include "timeline_picture.h"

#include "app/access/painted_rows.h"
#include "app/theme/theme.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace raftarium {

class TimelineControls;
class TimelineFinder;

/// The run on a time axis: one lane a server, messages between them, faults, client operations, terms, and an
/// overview of the whole. Follows the present; wheel zooms at the cursor, drag pans, click seeks and selects,
/// shift-drag marks an interval and tells what happened in it, a double click zooms to it or to an event.
class TimelineWidget : public QWidget {
    Q_OBJECT

public:
    explicit TimelineWidget(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

    const TimelineGeometry &geometryOfTime() const { return m_track.geometry(); }
    TimelineLayout rows() const;
    const TimelineFilter &filter() const { return m_filter; }
    void setFilter(const TimelineFilter &filter);
    /// Shows that stretch of the run and stops following the present unless it is in there.
    void showWindow(TimeSpan window);

    /// Shows how many futures of instants along the run end as it does; none takes the row away.
    void setFutures(const std::vector<FutureMark> &futures);
    /// The columns of the futures, where they are drawn.
    std::vector<QRectF> futureColumns() const;

    /// What is drawn now, for tests and screen readers.
    TimelineScene scene() const;
    /// The visible events of at least the importance of a commit, as "12.100 s  sentence"; at most 500.
    QStringList visibleImportantEvents() const;
    /// What the heading says.
    QString heading() const;
    /// The last search: its text, and the event found, 0 when there was none.
    QString searchText() const;
    raft::EventNumber found() const;

    /// Paints what is shown, as it is shown but without pictures in between: for files and printers.
    void paintPicture(QPainter &painter) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    /// Jumps to the first event at or after the instant shown whose sentence, kind or server matches.
    void find(const QString &text);
    void findNext();
    void findPrevious();
    /// Moves the focus to the search field.
    void startSearch();
    /// Selects an event, or the message that it sent.
    void selectEvent(raft::EventNumber number);

signals:
    /// After every search; false when nothing was found.
    void searched(bool found);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void forgetCluster();
    void followSession();
    void windowMoved();
    /// Puts controls and rows where size and theme want them.
    void arrange();
    void showHits();
    void showFound(raft::EventNumber number);
    void hoverAt(QPointF point);
    void zoomToInterval();
    std::optional<TimeSpan> measurable() const;
    void measure();
    bool steps(const QKeyEvent &key);
    TimelineRequest request(const TimelineSource &from) const;
    void paintAbove(QPainter &painter, const TimelineSource &from, const TimelinePicture &picture) const;
    QList<PaintedRow> listRows() const;
    QString tipAt(QPointF point) const;

    Session *m_session;
    PaintedRows m_rows; ///< The important events in sight, for screen readers.
    TimelineTrack m_track;
    TimelineDrag m_drag;
    TimelineFinder *m_finder;
    TimelineControls *m_controls;
    Theme m_theme = Theme::light();
    TimelineFilter m_filter;
    std::vector<FutureMark> m_futures;

    raft::EventNumber m_hover = 0;
    TimelinePicture m_picture; ///< All but head, dimming and hover.
};

} // namespace raftarium
