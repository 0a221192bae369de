#pragma once

#include "event_search.h"

#include "app/session/session.h"

#include <QObject>
#include <QTimer>

namespace raftarium {

/// Looks for events of the session's record by what they say, one hit after the other, and counts all hits
/// piece by piece beside that.
class TimelineFinder : public QObject {
    Q_OBJECT

public:
    explicit TimelineFinder(Session *session, QObject *parent = nullptr);

    QString text() const { return m_search.text(); }
    /// The event found last; 0 when there was none.
    raft::EventNumber found() const { return m_found; }
    /// As EventSearch::words().
    QString words() const;

    /// Another run is shown: nothing is searched for.
    void forget();
    /// More has happened: the count goes on.
    void follow();
    /// Looks for the first event at or after the instant shown whose sentence matches; when the end is shown,
    /// from the start. A search through a long record looks at so many events at most before it gives up.
    void find(const QString &text);
    void findNext();
    void findPrevious();

signals:
    /// After every search; 0 when nothing was found.
    void searched(raft::EventNumber found);
    void wordsChanged();

private:
    bool matches(raft::EventNumber number) const;
    void search(raft::EventNumber from, int step);
    void count();

    Session *m_session;
    EventSearch m_search;
    QTimer m_counting{this}; ///< While hits are counted.
    raft::EventNumber m_found = 0;
};

} // namespace raftarium
