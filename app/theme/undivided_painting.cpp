#include "undivided_painting.h"

#include <QImage>
#include <QPainter>
#include <QSemaphore>
#include <QThreadPool>

namespace raftarium {

void paintUndivided(QImage &image, const std::function<void(QPainter &)> &paint)
{
    QSemaphore done;
    const auto work = [&] {
        QPainter painter(&image);
        paint(painter);
        painter.end();
        done.release();
    };
    if (!QThreadPool::globalInstance()->tryStart(work))
        work();
    done.acquire();
}

} // namespace raftarium
