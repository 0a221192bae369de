#pragma once

#include "event_search.h"
#include "sentence_matcher.h"

#include "app/session/session.h"

#include <QObject>
#include <QTimer>

#include <optional>

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

    /// As EventSearch::hits().
    const std::vector<raft::EventNumber> &hits() const { return m_search.hits(); }

    /// Another run is shown: nothing is searched for.
    void forget();
    /// More has happened: the count goes on.
    void follow();
    /// Looks for the first event at or after the instant shown whose sentence matches; when the end is shown,
    /// from the start. What is not found within a moment is reported once the count has come to it.
    void find(const QString &text);
    void findNext();
    void findPrevious();

signals:
    /// After every search; 0 when nothing was found.
    void searched(raft::EventNumber found);
    void wordsChanged();

private:
    bool matches(raft::EventNumber number) { return m_matcher.matches(m_session->cluster(), number); }
    void search(raft::EventNumber from, int step);
    void tell(raft::EventNumber found);
    void tellWhatWaits();
    void count();

    Session *m_session;
    /// A hit that is looked for while the count goes on.
    struct Waiting {
        raft::EventNumber from = 0;
        int step = 1;
    };

    EventSearch m_search;
    SentenceMatcher m_matcher;
    std::optional<Waiting> m_waiting;
    QTimer m_counting{this}; ///< While hits are counted.
    raft::EventNumber m_found = 0;
};

} // namespace raftarium
