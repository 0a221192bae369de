#pragma once

#include "app/present/curtain.h"
#include "app/present/present_keys.h"
#include "app/present/script.h"
#include "app/theme/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace raftarium {

class CanvasWidget;
class Session;

/// What the lecturer sees and the audience does not: the present picture (also while the audience's is
/// frozen or blank), notes, what comes next, and how much time is left. With one screen it is a window like
/// any other.
class SpeakerWindow : public QWidget {
    Q_OBJECT

public:
    /// Neither is owned.
    SpeakerWindow(Session *session, Curtain *curtain);

    void setTheme(const Theme &theme);
    void setPage(const ScriptPage &page);
    /// Counts from now on, unless it does so already.
    void startClock();

    /// "7:30 left of 12 min", "4:10" where its length is not known.
    static QString timeText(qint64 elapsedSeconds, int minutes);

signals:
    void asked(raftarium::PresentAct act);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buttons();
    QPushButton *addButton(QWidget *row, const QString &name, const QString &text);
    void showTime();
    void showLayers();

    Curtain *m_curtain;
    CanvasWidget *m_canvas;
    QLabel *m_caption;
    QLabel *m_notes;
    QLabel *m_next;
    QLabel *m_time;
    QList<std::pair<QPushButton *, std::function<bool()>>> m_toggles;
    ScriptPage m_page;
    QElapsedTimer m_clock;
    QTimer m_second{this};
};

} // namespace raftarium
