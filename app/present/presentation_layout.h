#pragma once

#include <QByteArray>
#include <QDockWidget>
#include <QPointer>
#include <QString>
#include <QWidget>

class QMainWindow;
class QScreen;

namespace raftarium {

/// Arranges a main window for a lecture hall, and afterwards as it was before: nothing but the central
/// widget, the caption and one panel, filling a whole screen.
class PresentationLayout {
public:
    /// Neither is owned. The caption bar belongs to the window.
    PresentationLayout(QMainWindow *window, QWidget *caption);

    /// `panel`: the dock that stays, below the middle or left of it; null for none.
    void enter(QDockWidget *panel, QScreen *screen);
    void leave();
    /// While presenting: another dock instead of the one that is shown.
    void showPanel(QDockWidget *panel);
    /// While presenting: gives the panel its share of the window, which takes a moment to become as large as
    /// the screen.
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
