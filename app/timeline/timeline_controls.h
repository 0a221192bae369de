#pragma once

#include "timeline_scene.h"

#include "app/theme/theme.h"

#include <QObject>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;
class QWidget;

namespace raftarium {

/// What stands at the right end of the timeline's heading: how many hits there are, the search field, and the
/// filter.
class TimelineControls : public QObject {
    Q_OBJECT

public:
    explicit TimelineControls(QWidget *timeline);

    /// What the filter offers: these servers.
    void setServers(const std::vector<raft::NodeId> &servers) { m_servers = servers; }
    /// Shows this filter; filterChosen() is not emitted.
    void setFilter(const TimelineFilter &filter);
    void setText(const QString &text);
    /// "3 of 17"; whether that changed anything.
    bool setHits(const QString &words);
    void setTheme(const Theme &theme);
    /// Puts them into that row.
    void place(const QRectF &row);
    /// Where they begin.
    int left() const;

    void startSearch();
    /// Whether the search field has the focus of its window.
    bool isTyping() const;

signals:
    void filterChosen(const raftarium::TimelineFilter &filter);
    /// Enter was pressed.
    void searchAsked(const QString &text);

private:
    void buildFilterMenu();
    void addKind(const QString &text, bool TimelineFilter::*kind);
    void addServer(raft::NodeId server);

    Theme m_theme = Theme::light();
    TimelineFilter m_filter;
    std::vector<raft::NodeId> m_servers;
    QToolButton *m_filterButton;
    QMenu *m_filterMenu;
    QLineEdit *m_searchField;
    QLabel *m_hits;
};

} // namespace raftarium
