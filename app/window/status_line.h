#pragma once

#include "app/session/session.h"
#include "raftcore/cluster/coverage.h"

#include <QStatusBar>
#include <QTimer>

namespace raftarium {

class ElidedLabel;

/// "Leader S1 · term 3 · committed 7 · 1,310 events · safety: all 7 properties hold".
QString clusterWords(const raft::ClusterView &view, raft::EventNumber events,
                     const std::vector<raft::Violation> &violations,
                     const raft::SafetyCoverage &coverage = {});

/// The cluster in words, the latest answer to a client, and which run is shown.
class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(Session *session, QWidget *parent = nullptr);

    void setAnswer(const QString &answer);
    /// What did not hold of the scenario shown; gone when another cluster is open.
    void setFailure(const QString &sentence);

private:
    void refresh();
    QStringList runWords() const;
    QString traceWords() const;

    Session *m_session;
    ElidedLabel *m_failure;
    ElidedLabel *m_words;
    ElidedLabel *m_answer;
    ElidedLabel *m_run;
    QString m_latestAnswer;
    QTimer m_refreshTimer{this}; ///< Words change a few times a second at most.
};

} // namespace raftarium
