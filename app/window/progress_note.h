#pragma once

#include <QFrame>
#include <QFutureWatcher>
#include <QTimer>

class QProgressBar;

namespace raftarium {

class ElidedLabel;

/// Tells how far some work has come that goes on beside the window, and lets it be cancelled. One work at a
/// time; what is over in a moment never shows.
class ProgressNote : public QFrame {
    Q_OBJECT

public:
    explicit ProgressNote(QWidget *parent = nullptr);

    bool isBusy() const { return m_busy; }
    /// Follows work of that name to its end; calls `done` with its result unless it was cancelled.
    template <class Result, class Done>
    void follow(const QFuture<Result> &work, const QString &name, Done done)
    {
        auto *watcher = new QFutureWatcher<Result>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done] {
            end(watcher);
            if (!watcher->isCanceled())
                done(watcher->result());
        });
        begin(watcher, name);
        watcher->setFuture(work);
    }

signals:
    /// Work has begun or ended.
    void busyChanged();
    /// The person does not want it any more.
    void cancelled();

private:
    void begin(QFutureWatcherBase *work, const QString &name);
    void end(QFutureWatcherBase *work);

    ElidedLabel *m_work;
    QProgressBar *m_bar;
    QTimer m_patience{this};
    bool m_busy = false;
};

} // namespace raftarium
