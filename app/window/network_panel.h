#pragma once

#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QSlider;

namespace raftarium {

/// What the whole network and all disks suffer, as dials: latency, loss, duplication, the time of a write. Of
/// real processes only what can be done to them, and what was measured.
class NetworkPanel : public QWidget {
    Q_OBJECT

public:
    explicit NetworkPanel(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

private:
    struct DialRow {
        QLabel *title;
        QSlider *slider;
        QLabel *value;
    };

    QSlider *addDial(QGridLayout *grid, const QString &title, const char *name, int most,
                     const QString &unit);
    void pushOtherEnd(const QSlider *moved);
    void showDials();
    void showProcessDials(bool processes);
    QString hazardWords() const;
    QString simulatedWords() const;
    QString measuredWords() const;
    void apply();
    void applyDisks();

    Session *m_session;
    QSlider *m_latencyMin;
    QSlider *m_latencyMax;
    QSlider *m_loss;
    QSlider *m_duplication;
    QSlider *m_diskMin;
    QSlider *m_diskMax;
    QLabel *m_latencyTitle;
    QList<DialRow> m_rows;
    QLabel *m_hazard; ///< What the settings keep from working.
    QLabel *m_words;
    bool m_showing = false; ///< The dials are being set to what is; nothing is asked for.
};

} // namespace raftarium
