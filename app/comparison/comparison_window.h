#pragma once

#include "app/commands/icons.h"
#include "app/comparison/compared_runs.h"
#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <utility>
#include <vector>

class QLabel;
class QToolButton;

namespace raftarium {

class CanvasWidget;
class ComparisonAxis;

/// Two runs side by side, in step: their clusters at one instant, their leaders on one time axis with the
/// place where they part and why, and tables of what became different. Nothing can be done to them here.
/// Deletes itself when it is closed.
class ComparisonWindow : public QWidget {
    Q_OBJECT

public:
    explicit ComparisonWindow(ComparedRuns runs, QWidget *parent = nullptr);
    ~ComparisonWindow() override;

    void setTheme(const Theme &theme);
    /// The one run (0) and the other (1).
    const Session &session(std::size_t side) const { return *m_sides.at(side).session; }
    raft::Time shownTime() const { return m_time; }

public slots:
    /// Shows that time in both; a run that has ended before shows its end.
    void showTime(raft::Time time);
    /// To the next event of either run, or the one before.
    void stepForward();
    void stepBack();
    /// To where the runs part.
    void showParting();
    void goToStart();
    void goToEnd();
    void togglePlaying();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Side {
        std::unique_ptr<Session> session;
        CanvasWidget *canvas = nullptr;
        QLabel *name = nullptr;
        QLabel *happened = nullptr;
    };

    QWidget *newSide(std::size_t place, ComparedRun run, const std::string &happened);
    QWidget *newTransport();
    QToolButton *newButton(const char *name, const QString &text, const QString &tip,
                           void (ComparisonWindow::*act)());
    QToolButton *newSign(const char *name, Glyph glyph, const QString &tip, void (ComparisonWindow::*act)());
    bool countsEvents() const;
    void selectEntry(raft::Index index);
    void playOn();
    void tellTime();

    raft::RunComparison m_comparison;
    std::array<Side, 2> m_sides;
    ComparisonAxis *m_axis = nullptr;
    QLabel *m_words;
    QLabel *m_clock = nullptr;
    QToolButton *m_play = nullptr;
    std::vector<std::pair<QToolButton *, Glyph>> m_signs; ///< The theme draws them.
    QTimer m_playing{this};
    QElapsedTimer m_sinceFrame;
    raft::Time m_time{}; ///< Where no time passes (manual delivery), events are counted.
};

} // namespace raftarium
