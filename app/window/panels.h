#pragma once

#include "app/window/docks.h"

class QMainWindow;

namespace raftarium {

class CanvasWidget;
class ClientRequests;
class ConsoleWidget;
class InspectorWidget;
class LogGridWidget;
class NetworkPanel;
class Session;
class TextSizes;
class TimelineWidget;

/// The panels of the window: the canvas in the middle and the others in docks around it. They know only the
/// session, never each other.
class Panels : public QObject {
    Q_OBJECT

public:
    /// Fills the window. Nothing that is given is owned.
    Panels(QMainWindow *window, Session *session, ClientRequests *requests);

    CanvasWidget *canvas() const { return m_canvas; }
    InspectorWidget *inspector() const { return m_inspector; }
    TimelineWidget *timeline() const { return m_timeline; }
    LogGridWidget *log() const { return m_log; }
    ConsoleWidget *console() const { return m_console; }
    Docks *docks() const { return m_docks; }

    void setTheme(const Theme &theme);
    /// The same for the panels whose text has a size of its own.
    void setTextSizes(const Theme &theme, const TextSizes &sizes);
    /// The same theme for all panels that are presented, whatever size of text they have otherwise.
    void setPresented(const Theme &theme);
    /// Puts every dock back to where it is on the first start.
    void resetLayout();
    /// Puts every dock to where layout() found it; false when it does not know such a layout.
    bool restoreLayout(const QByteArray &layout);
    QByteArray layout() const;

private:
    QMainWindow *m_window;
    Docks *m_docks;
    CanvasWidget *m_canvas;
    InspectorWidget *m_inspector;
    TimelineWidget *m_timeline;
    LogGridWidget *m_log;
    ConsoleWidget *m_console;
    NetworkPanel *m_network;
};

} // namespace raftarium
