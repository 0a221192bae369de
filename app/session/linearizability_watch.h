#pragma once

#include "raftcore/cluster/safety.h"
#include "raftcore/verification/linearizability.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace raftarium {

class Session;

/// Judges beside the play whether the clients saw one store that changes at one instant of each operation
/// (§8). Works on copies in another thread, key by key, and only on keys that were used since the last
/// verdict.
class LinearizabilityWatch : public QObject {
    Q_OBJECT

public:
    explicit LinearizabilityWatch(Session *session);
    ~LinearizabilityWatch() override;

    /// What holds for the operations judged so far.
    const raft::Linearizability &verdict() const { return m_verdict; }
    /// How many operations the verdict covers.
    std::size_t judged() const { return m_judged; }
    /// The verdict as a property that does not hold; nothing while it does.
    const std::optional<raft::Violation> &violation() const { return m_violation; }
    /// How many operations are kept to judge later ones by: no more than the record of events tells of.
    std::size_t kept() const;
    /// Whether everything that has returned is judged.
    bool isUpToDate() const { return m_dirty.empty() && !m_worker.isRunning(); }

signals:
    void changed();

private:
    using History = std::vector<raft::ClientCall>;

    void forget();
    void forgetOld();
    void rememberForgotten();
    void collect();
    void judge();
    void take();
    raft::Violation violationIn(const raft::Linearizability &verdict) const;

    Session *m_session;
    std::map<std::string, History> m_histories; ///< By key.
    std::set<std::string> m_dirty;              ///< Keys to judge.
    raft::EventNumber m_first = 0;              ///< The first event that the record still has.
    raft::EventNumber m_collected = 0;          ///< Events looked at.
    std::size_t m_judged = 0;
    std::size_t m_returned = 0;
    raft::Linearizability m_verdict;
    std::optional<raft::Violation> m_violation;
    QFutureWatcher<raft::Linearizability> m_worker;
    QTimer m_timer{this};
    QElapsedTimer m_sinceStart; ///< Of the judgement that runs.
};

/// Everything that has not held so far at the instant shown, and what the clients should not have seen.
std::vector<raft::Violation> violationsOf(const Session &session);

} // namespace raftarium
