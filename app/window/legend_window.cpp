#include "app/window/legend_window.h"

#include <QScreen>
#include <QShortcut>

namespace raftarium {

LegendWindow::LegendWindow(QWidget *parent) : QScrollArea(parent), m_legend(new Legend)
{
    constexpr QSize frame{24, 60}; // Room for the frame and the title of the window.
    setWindowFlag(Qt::Tool);
    setWindowTitle(tr("Legend"));
    setFrameShape(QFrame::NoFrame);
    setWidget(m_legend);
    resize(m_legend->sizeHint().boundedTo(screen()->availableSize() - frame));
    connect(new QShortcut(QKeySequence::Cancel, this), &QShortcut::activated, this, &QWidget::close);
}

} // namespace raftarium
