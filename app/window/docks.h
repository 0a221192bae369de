#pragma once

#include "app/theme/theme.h"

#include <QList>
#include <QMainWindow>

class QDockWidget;

namespace raftarium {

class DockHandle;

/// A panel with the dock it is in.
template <class Panel>
struct Docked {
    QDockWidget *dock = nullptr;
    Panel *panel = nullptr;
};

/// Shows a dock in front of those that share its place.
void raiseDock(QDockWidget *dock);

/// The docks of a window with their slim handles. Those on the left stand above each other where there is
/// room, else behind each other with tabs. How they stand at first, and how they stood last time, is
/// the business of their owners.
class Docks : public QObject {
    Q_OBJECT

public:
    explicit Docks(QMainWindow *window);

    /// Puts a panel into a dock of that name for programs and title for people.
    QDockWidget *add(const QString &name, const QString &title, QWidget *panel, Qt::DockWidgetArea area);
    const QList<QDockWidget *> &all() const { return m_docks; }
    /// The dock that the panel was put into.
    QDockWidget *of(const QWidget *panel) const;
    template <class Panel>
    Docked<Panel> with(Panel *panel) const
    {
        return {of(panel), panel};
    }

    void setTheme(const Theme &theme);

private:
    void shareIfCrowded(QDockWidget *shown);

    QMainWindow *m_window;
    QList<QDockWidget *> m_docks;
    QList<DockHandle *> m_handles;
};

} // namespace raftarium
