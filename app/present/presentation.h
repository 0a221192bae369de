#pragma once

#include "app/present/awake_screen.h"
#include "app/present/curtain.h"
#include "app/present/present_keys.h"
#include "app/present/presentation_layout.h"
#include "app/present/script.h"
#include "app/theme/theme.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QDockWidget;
class QMainWindow;

namespace raftarium {

class CaptionBar;
class Session;
class SpeakerWindow;

/// Presents what a window shows: the same instant and the same selection in another layout, driven by the
/// keys of a presenter remote. All other keys are the window's.
class Presentation : public QObject {
    Q_OBJECT

public:
    /// Neither is owned; the presentation belongs to the window.
    Presentation(Session *session, QMainWindow *window);
    ~Presentation() override;

    void setTheme(const Theme &theme);
    /// What next and back go through while its lesson is open.
    void setScript(Script script);
    /// Tells that the script's page is another one.
    void scriptChanged();
    /// While `edits` answers true, the window keeps all of its keys: something is being drawn or chosen.
    void setEditing(std::function<bool()> edits) { m_edits = std::move(edits); }

    bool isOn() const { return m_on; }
    /// The theme for what is presented: no letters smaller than 1/50 of the window's height. While nothing
    /// is, the theme as it is.
    Theme presented(Theme theme) const;
    Curtain *curtain() const { return m_curtain; }
    /// What stands above the canvas.
    QString caption() const;

    /// The dock that is shown beside the canvas; null for none.
    QDockWidget *panel() const;
    void setPanel(QDockWidget *panel);

public slots:
    /// Nothing when it is on already.
    void enter();
    void leave();
    /// The lecturer's own window: notes, what comes next, the time.
    void showSpeaker();
    void carryOut(raftarium::PresentAct act);
    void toggleFrozen();
    void toggleTool(raftarium::Curtain::Tool tool);

signals:
    /// presented() is another: it is on or off, or the window has another height.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isOurs(const QObject *watched) const;
    bool takesKey(const QObject *watched, const QKeyEvent &key) const;
    void pressed(const QKeyEvent &key);
    void next();
    void back();
    void toggleBlank(Curtain::Blank blank);
    void leaveLayer();
    /// To a size that it has only just got: its docks have theirs a moment later.
    void fitWindow();
    void mouseMoved(QPointF globalPlace);
    void showCursor();
    void hideCursor();
    void stopHovering();
    void hoverBeneathMouse();
    void showCaption();
    QString importantSentence() const;

    Session *m_session;
    QMainWindow *m_window;
    CaptionBar *m_caption;
    PresentationLayout m_layout;
    Curtain *m_curtain;
    std::unique_ptr<SpeakerWindow> m_speaker; ///< Made when it is first asked for.
    Script m_script;
    std::function<bool()> m_edits;
    QPointer<QDockWidget> m_panel;
    Theme m_theme = Theme::light();
    AwakeScreen m_awake;
    QTimer m_cursorTimer{this};
    bool m_on = false;
    bool m_cursorHidden = false;
    QPointF m_mouse;                    ///< Where it was seen last, on all screens.
    mutable quint32 m_captionEvent = 0; ///< The event that the caption tells of …
    mutable QString m_captionSentence;  ///< … and how.
};

} // namespace raftarium
