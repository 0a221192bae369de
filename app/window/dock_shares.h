#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSize>
#include <QTimer>

class QDockWidget;
class QMainWindow;

namespace raftarium {

/// Keeps each dock's share of the window when the window changes its size. Left alone, docks keep their
/// pixels and what is in the middle pays for all.
class DockShares : public QObject {
    Q_OBJECT

public:
    /// Watches the docks for as long as the window lives.
    DockShares(QMainWindow *window, const QList<QDockWidget *> &docks);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isBeside(const QDockWidget *dock) const;
    int along(const QDockWidget *dock, QSize size) const;
    void note(QDockWidget *dock);
    void keepShares();
    void settle();

    QMainWindow *m_window;
    QList<QDockWidget *> m_docks;
    QHash<QDockWidget *, double> m_shares;
    QSize m_settledSize; ///< Of the window: what docks change while it has this size, a person has changed.
    QTimer m_settling;
};

} // namespace raftarium
