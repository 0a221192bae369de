#pragma once

#include <QByteArray>
#include <QDockWidget>
#include <QPointer>
#include <QString>
#include <QWidget>

class QMainWindow;
class QScreen;

namespace raftarium {

/// Puts a main window into the clothes for a lecture hall and back into its own: nothing but the middle, the
/// caption and one panel, on the whole of a screen.
class Clothes {
public:
    /// Neither is owned. The caption bar belongs to the window.
    Clothes(QMainWindow *window, QWidget *caption);

    /// `panel`: the dock that stays, below the middle or left of it; null for none.
    void putOn(QDockWidget *panel, QScreen *screen);
    void takeOff();
    /// While they are on: another dock instead of the one that is shown.
    void showPanel(QDockWidget *panel);
    /// While they are on: gives the panel its share of the window, which is not as large as a screen at once.
    void fitPanel();

private:
    void setUsualVisible(bool visible);
    void fill(QScreen *screen);

    QMainWindow *m_window;
    QWidget *m_caption;
    QPointer<QDockWidget> m_panel;
    QByteArray m_layout;
    QRect m_place;
    Qt::WindowStates m_state = Qt::WindowNoState;
    QPointer<QWidget> m_focus;
    QList<QPointer<QWidget>> m_hidden; ///< What was visible and is so again afterwards.
};

} // namespace raftarium
