#include "app/theme/window_size.h"

#include <QScreen>
#include <QWidget>

namespace raftarium {

void resizeWithinScreen(QWidget *window, QSize usual)
{
    constexpr QSize frame{24, 60}; // Room for the frame and the title.
    const QWidget *near = window->parentWidget() ? window->parentWidget() : window;
    window->resize(usual.boundedTo(near->screen()->availableSize() - frame));
}

} // namespace raftarium
