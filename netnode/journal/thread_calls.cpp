#include "netnode/journal/thread_calls.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

#include <utility>

namespace raftarium {

namespace {

const auto postedEvent = static_cast<QEvent::Type>(QEvent::registerEventType());

} // namespace

void ThreadCalls::post(std::function<void()> call)
{
    {
        const std::lock_guard guard(m_mutex);
        m_calls.push_back(std::move(call));
    }
    QCoreApplication::postEvent(this, new QEvent(postedEvent));
}

// What one event finds may have been posted with several: those that come later find nothing.
bool ThreadCalls::event(QEvent *event)
{
    if (event->type() != postedEvent)
        return QObject::event(event);
    std::vector<std::function<void()>> calls;
    {
        const std::lock_guard guard(m_mutex);
        calls.swap(m_calls);
    }
    const QPointer<ThreadCalls> self(this); // A call may be the end of everything here.
    for (const std::function<void()> &call : calls)
        if (self)
            call();
    return true;
}

} // namespace raftarium
