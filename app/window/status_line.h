#pragma once

#include "app/session/session.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace raftarium {

/// "Leader S1 · term 3 · committed 7 · 1,310 events · safety: 7 of 7 hold".
QString clusterWords(const raft::ClusterView &view, raft::EventNumber events,
                     const std::vector<raft::Violation> &violations);

/// The cluster in words, the latest answer to a client, the seed, and frames per second.
class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(Session *session, QWidget *parent = nullptr);

    void setAnswer(const QString &answer);

private:
    void refresh();

    Session *m_session;
    QLabel *m_words;
    QLabel *m_answer;
    QLabel *m_run;
    QTimer m_refreshTimer{this}; ///< Words change a few times a second at most.
};

} // namespace raftarium
