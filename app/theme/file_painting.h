#pragma once

#include <QPaintEngine>
#include <QPainter>

namespace raftarium {

/// Whether what is painted goes into a file that keeps shapes and letters as they are (SVG, PDF), or into a
/// QPicture on the way there, rather than onto a screen: no pictures are kept for the next time then, and
/// nothing that is only about the keyboard is shown.
inline bool paintsShapes(const QPainter &painter)
{
    const QPaintEngine *engine = painter.paintEngine();
    return engine != nullptr && (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf ||
                                 engine->type() == QPaintEngine::Picture);
}

} // namespace raftarium
