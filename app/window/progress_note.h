#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QProgressBar;

namespace raftarium {

/// Tells how far some work has come that goes on beside the window, and lets it be cancelled. Work that is
/// over in a moment never shows.
class ProgressNote : public QFrame {
    Q_OBJECT

public:
    explicit ProgressNote(QWidget *parent = nullptr);

    bool isBusy() const { return m_busy; }
    /// Work of that name begins.
    void begin(const QString &work);
    void end();

public slots:
    void setRange(int least, int most);
    void setValue(int value);

signals:
    void cancelled();

private:
    QLabel *m_work;
    QProgressBar *m_bar;
    QTimer m_patience{this};
    bool m_busy = false;
};

} // namespace raftarium
