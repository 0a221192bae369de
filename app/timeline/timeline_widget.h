#pragma once

#include "bookmark_painter.h"
#include "event_search.h"
#include "timeline_painter.h"

#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QImage>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace raftarium {

/// The run on a time axis: one lane a server, messages between them, faults, client operations, terms, and an
/// overview of the whole. Follows the present; wheel zooms at the cursor, drag pans, click seeks and selects,
/// shift-drag marks an interval and tells what happened in it, a double click zooms to it or to an event.
class TimelineWidget : public QWidget {
    Q_OBJECT

public:
    explicit TimelineWidget(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

    const TimelineGeometry &geometryOfTime() const { return m_geometry; }
    TimelineLayout rows() const;
    const TimelineFilter &filter() const { return m_filter; }
    void setFilter(const TimelineFilter &filter);
    /// Shows that stretch of the run and stops following the present unless it is in there.
    void showWindow(TimeSpan window);

    /// What is drawn now, for tests and screen readers.
    TimelineScene scene() const;
    /// The visible events of at least the importance of a commit, as "12.100 s  sentence"; at most 500.
    QStringList visibleImportantEvents() const;
    /// The bookmarks of the run, where they are drawn.
    std::vector<PlacedBookmark> placedBookmarks() const;
    /// What the heading says.
    QString heading() const;
    /// The last search: its text, and the event found, 0 when there was none.
    QString searchText() const { return m_search.text(); }
    raft::EventNumber found() const { return m_found; }

    /// Paints what is shown, as it is shown but without pictures in between: for files and printers.
    void paintPicture(QPainter &painter) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    /// Jumps to the first event at or after the instant shown whose sentence, kind or server matches. A
    /// search through a long record looks at so many events at most before it gives up.
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
    enum class Drag { None, Maybe, Pan, Range, Head, Overview };

    void buildControls();
    void buildFilterMenu();
    void placeControls();
    void forgetCluster();
    void followSession();
    void keepHeadVisible();
    void windowMoved();
    void seekHeadTo(double x);
    void seekOnTheWay(raft::EventNumber sent, double x);
    void click(QPointF point);
    void zoomToEvent(raft::EventNumber number);
    void zoomToInterval();
    bool isOwnKey(const QKeyEvent &key) const;
    void selectNeighbourServer(int step);
    void moveOverviewTo(double x);
    bool matches(raft::EventNumber number) const;
    void countHits();
    void showHits();
    void search(raft::EventNumber from, int step);
    bool isOnHead(QPointF point) const;
    void chooseScale();
    double headTime() const;
    double endOfRun() const;
    double placeOf(raft::EventNumber number) const;
    std::vector<OtherRun> rails() const;
    QString tipFor(raft::EventNumber number) const;
    TimelineSource source(const TimelineLayout &layout) const;
    void drawContent();
    void paintAbove(QPainter &painter, const TimelineSource &from) const;

    Session *m_session;
    std::shared_ptr<const raft::ClusterView> m_shown; ///< Never null; its servers are the lanes.
    Theme m_theme = Theme::light();
    TimelineIndex m_index;
    TimelineGeometry m_geometry;
    TimelineFilter m_filter;
    bool m_following = true;      ///< The window moves with the head.
    double m_headFraction = 0.84; ///< Where in the window the head stays while it is followed.
    double m_lastHead = 0;

    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_dragged; ///< The mouse's last place.
    double m_rangeStart = 0;
    raft::EventNumber m_hover = 0;

    EventSearch m_search;
    QTimer m_searchTimer; ///< While hits are counted.
    raft::EventNumber m_found = 0;

    QToolButton *m_filterButton = nullptr;
    QMenu *m_filterMenu = nullptr;
    QLineEdit *m_searchField = nullptr;
    QLabel *m_hits = nullptr; ///< How many hits there are, and which one is shown.

    bool m_contentStale = true; ///< m_content must be drawn anew.
    QImage m_content;           ///< All but head, dimming and hover: reused while only those change.
    TimelineScene m_scene;
    std::vector<OverviewBar> m_overview;
};

} // namespace raftarium
