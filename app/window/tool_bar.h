#pragma once

#include "app/commands/actions.h"
#include "app/console/client_requests.h"
#include "app/theme/theme.h"

#include <QToolBar>
#include <QToolButton>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace raftarium {

class ClientLineEdit;
class KeyButton;
class SafetyLight;

/// The one tool bar: where the servers run, transport, speed, faults, the write field, the safety light.
class ToolBar : public QToolBar {
    Q_OBJECT

public:
    ToolBar(Session *session, Actions *actions, ClientRequests *requests, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Where requests are typed.
    ClientLineEdit *writeField() const { return m_write; }

signals:
    /// The safety light was clicked.
    void safetyAsked();
    /// Real processes, or a simulation, are to be seen.
    void modeChosen(bool processes);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *backends();
    void addTransport(QHBoxLayout *layout);
    void addSpeed(QHBoxLayout *layout);
    void addFaults(QHBoxLayout *layout);
    void addWriting(QHBoxLayout *layout);
    void submit();
    QWidget *teaching();
    void showMode();
    void showPlayback();
    void showSpeed();
    void setCompact(bool compact);
    void separate(QHBoxLayout *layout);

    Session *m_session;
    Actions *m_actions;
    ClientRequests *m_requests;
    Theme m_theme = Theme::light();
    QWidget *m_content = nullptr;
    QList<QToolButton *> m_iconButtons;
    QLabel *m_speedTitle = nullptr;
    QSlider *m_speed = nullptr;
    QLabel *m_speedText = nullptr;
    QToolButton *m_play = nullptr;
    QToolButton *m_pace = nullptr;
    QList<KeyButton *> m_keyButtons;
    bool m_isTight = false; ///< The words of this language are long for a small window.
    QList<QToolButton *> m_segments;
    ClientLineEdit *m_write = nullptr;
    QPushButton *m_submit = nullptr;
    SafetyLight *m_light = nullptr;
    QWidget *m_teaching = nullptr;
};

} // namespace raftarium
