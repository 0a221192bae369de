#pragma once

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QPointer>
#include <QTimerEvent>
#include <QVariantAnimation>
#include <QWidget>
#include <QWindow>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

/// Timers that run out when a test lets time pass, and at no other time: what the machine is busy with cannot
/// change the order in which things happen. Covers every timer of the GUI thread that belongs to the
/// application, a widget, a window, or something beneath one or beneath `root`.
class HandTimers : public QObject {
public:
    explicit HandTimers(QObject *root) : m_root(root) { qApp->installEventFilter(this); }

    qint64 nanoseconds() const { return m_now * 1'000'000; }

    /// Lets so many milliseconds pass; whatever runs out within them does so in order.
    void pass(qint64 ms)
    {
        m_now += ms;
        find();
        std::vector<Timer> due;
        for (const auto &[id, timer] : m_timers)
            if (timer.due <= m_now)
                due.push_back(timer);
        std::sort(due.begin(), due.end(), [](const Timer &a, const Timer &b) {
            return std::tie(a.due, a.id) < std::tie(b.due, b.id);
        });
        for (const Timer &timer : due)
            runOut(timer);
        for (QVariantAnimation *animation : m_root->findChildren<QVariantAnimation *>())
            animation->setCurrentTime(animation->currentTime() + static_cast<int>(ms));
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        return event->type() == QEvent::Timer && static_cast<QTimerEvent *>(event)->timerId() != m_running;
    }

private:
    struct Timer {
        int id = 0;
        int interval = 0;
        qint64 due = 0;
        QPointer<QObject> owner;
    };

    void runOut(const Timer &timer)
    {
        if (!timer.owner)
            return;
        m_timers[timer.id].due = m_now + std::max(1, timer.interval); // Unless it stops itself.
        QTimerEvent event(timer.id);
        m_running = timer.id;
        QCoreApplication::sendEvent(timer.owner, &event);
        m_running = 0;
    }
    /// Takes up timers that were started since the last time, and lets go of those that were stopped.
    void find()
    {
        std::map<int, Timer> found;
        for (QObject *owner : owners())
            for (const auto &info : QAbstractEventDispatcher::instance()->registeredTimers(owner)) {
                const auto known = m_timers.find(info.timerId);
                const bool same = known != m_timers.end() && known->second.owner == owner &&
                                  known->second.interval == info.interval;
                found[info.timerId] =
                    same ? known->second : Timer{info.timerId, info.interval, m_now + info.interval, owner};
            }
        m_timers = std::move(found);
    }
    QObjectList owners() const
    {
        QObjectList roots{m_root, qApp, QAbstractEventDispatcher::instance()};
        for (QWidget *widget : QApplication::topLevelWidgets())
            roots.append(widget);
        for (QWindow *window : QGuiApplication::allWindows())
            roots.append(window);
        QObjectList all = roots;
        for (const QObject *each : std::as_const(roots))
            all += each->findChildren<QObject *>();
        return all;
    }

    QObject *m_root;
    qint64 m_now = 0; ///< Milliseconds.
    int m_running = 0;
    std::map<int, Timer> m_timers;
};
