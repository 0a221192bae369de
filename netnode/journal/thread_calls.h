#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace raftarium {

/// How threads report: what they post is called on the thread of this object, by its event loop, in the order
/// of the posts. A lock hands the calls over, so that all that a thread did before it posts is seen by the
/// call, and tools that look for races can see that, too.
class ThreadCalls : public QObject {
    Q_OBJECT

public:
    /// From any thread.
    void post(std::function<void()> call);

protected:
    bool event(QEvent *event) override;

private:
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_calls; ///< Guarded by the mutex.
};

} // namespace raftarium
