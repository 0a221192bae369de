#include "app/window/docks.h"

#include "app/window/dock_handle.h"

#include <QDockWidget>
#include <QPainter>

#include <algorithm>

namespace raftarium {

namespace {

/// Has a frame while it floats: its window has none of the system's.
class FramedDock : public QDockWidget {
public:
    FramedDock(const QString &title, QWidget *parent) : QDockWidget(title, parent)
    {
        connect(this, &QDockWidget::topLevelChanged, this,
                [this](bool floats) { setContentsMargins(floats ? frame : QMargins()); });
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QDockWidget::paintEvent(event);
        if (!isFloating())
            return;
        QPainter painter(this);
        painter.fillRect(rect(), palette().color(QPalette::Mid));
    }

private:
    static constexpr QMargins frame{2, 2, 2, 2};
};

} // namespace

void raiseDock(QDockWidget *dock)
{
    dock->show();
    dock->raise();
}

Docks::Docks(QMainWindow *window) : QObject(window), m_window(window)
{
}

QDockWidget *Docks::add(const QString &name, const QString &title, QWidget *panel, Qt::DockWidgetArea area)
{
    auto *dock = new FramedDock(title, m_window);
    dock->setObjectName(name);
    dock->setWidget(panel);
    auto *handle = new DockHandle(dock);
    dock->setTitleBarWidget(handle);
    m_handles.append(handle);
    m_docks.append(dock);
    m_window->addDockWidget(area, dock);
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock](bool visible) {
        if (visible)
            shareIfCrowded(dock);
    });
    return dock;
}

/// A dock that was shown on the left, where there is not the height for all that stand there, takes its place
/// before them.
void Docks::shareIfCrowded(QDockWidget *shown)
{
    constexpr int leastHeight = 220; // For a panel that can be read.
    const auto isLeft = [this](QDockWidget *dock) {
        return dock->isVisible() && !dock->isFloating() &&
               m_window->dockWidgetArea(dock) == Qt::LeftDockWidgetArea;
    };
    if (!isLeft(shown) || m_window->centralWidget() == nullptr)
        return;
    QList<QDockWidget *> others;
    for (QDockWidget *dock : std::as_const(m_docks))
        if (dock != shown && isLeft(dock) && !m_window->tabifiedDockWidgets(shown).contains(dock))
            others.append(dock);
    if (others.isEmpty() || (others.size() + 1) * leastHeight <= m_window->centralWidget()->height())
        return;
    for (QDockWidget *dock : std::as_const(others))
        m_window->tabifyDockWidget(dock, shown);
    shown->raise();
}

QDockWidget *Docks::of(const QWidget *panel) const
{
    const auto holds = [panel](const QDockWidget *dock) { return dock->widget() == panel; };
    const auto found = std::find_if(m_docks.begin(), m_docks.end(), holds);
    Q_ASSERT(found != m_docks.end());
    return *found;
}

void Docks::setTheme(const Theme &theme)
{
    for (DockHandle *handle : std::as_const(m_handles))
        handle->setTheme(theme);
}

} // namespace raftarium
