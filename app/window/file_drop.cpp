#include "app/window/file_drop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <utility>

namespace raftarium {

namespace {

/// The files that are dropped; none where not all of them are files of this machine.
QStringList droppedFiles(const QDropEvent &event)
{
    QStringList paths;
    const QList<QUrl> urls = event.mimeData()->urls();
    for (const QUrl &url : urls)
        paths << url.toLocalFile();
    return paths.contains(QString()) ? QStringList() : paths;
}

} // namespace

FileDrop::FileDrop(QWidget *window, std::function<void(const QStringList &paths)> open)
    : QObject(window), m_open(std::move(open))
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return false;
    auto *drop = static_cast<QDropEvent *>(event); // A drag that enters is one, too.
    const QStringList paths = droppedFiles(*drop);
    if (paths.isEmpty())
        return false;
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        m_open(paths);
    return true;
}

} // namespace raftarium
