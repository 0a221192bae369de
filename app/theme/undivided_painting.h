#pragma once

#include <functional>

class QImage;
class QPainter;

namespace raftarium {

/// Calls `paint` with a painter on `image` and returns when it is done.
///
/// Qt's raster engine hands every antialiased shape of more than a hundred rows to its thread pool, whatever
/// the shape's size; for thousands of thin lines the waking of threads costs more than the drawing. It does
/// not divide what is painted from within the pool, so that is where `paint` runs, on one other thread while
/// this one waits; on this one when the pool is busy.
void paintUndivided(QImage &image, const std::function<void(QPainter &)> &paint);

} // namespace raftarium
