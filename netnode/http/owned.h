#pragma once

#include <QCoreApplication>

#include <memory>
#include <utility>

namespace raftarium {

/// Ends a socket, or what is built upon one, without any danger to those who stand in one of its functions. A
/// connection tells of whatever happens to it in the middle of its own work, and a slot that hears of it
/// may decide that this one or another must go: the object must outlive that call. So it falls silent and
/// lets go of its connection now, and its memory follows when the event loop is reached again, or at the
/// latest when the application ends.
struct EndLater {
    template <class Object>
    void operator()(Object *object) const
    {
        object->disconnect();
        object->abort();
        object->setParent(QCoreApplication::instance());
        object->deleteLater();
    }
};

/// The one owner of a connection. The object lives in the application's thread, and its abort() ends it
/// without a word.
template <class Object>
using Owned = std::unique_ptr<Object, EndLater>;

template <class Object, class... Arguments>
Owned<Object> makeOwned(Arguments &&...arguments)
{
    return Owned<Object>(new Object(std::forward<Arguments>(arguments)...));
}

} // namespace raftarium
