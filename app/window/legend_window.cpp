#include "app/window/legend_window.h"

#include "app/theme/window_size.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace raftarium {

LegendWindow::LegendWindow(QWidget *parent) : QWidget(parent), m_legend(new Legend)
{
    setWindowFlag(Qt::Tool);
    setWindowTitle(tr("Legend"));
    auto *scrolled = new QScrollArea;
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setWidget(m_legend);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scrolled);
    resizeWithinScreen(this, m_legend->sizeHint());
}

/// Of a tool window the shortcuts of its parent come first: Esc would select nothing there.
bool LegendWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Cancel)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void LegendWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace raftarium
