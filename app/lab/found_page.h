#pragma once

#include "app/lab/found_run.h"
#include "app/theme/theme.h"

#include <QWidget>

#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace raftarium {

class SentenceRow;

/// A run that was found: its moves in words, what the rule would have done beside them, and the facts that
/// contradict each other.
class FoundPage : public QWidget {
    Q_OBJECT

public:
    explicit FoundPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Tells another run.
    void setRun(const FoundRun &run);
    const FoundRun &run() const { return m_run; }
    /// Where the run is: which of its moves, from 0 on; −1 before the first.
    void setCurrent(int move);
    int current() const { return m_current; }
    /// Whether the run with the rules on is what is shown.
    void setCounterpartShown(bool shown);
    /// Why no scenario can say this run; empty when one can.
    void setScenarioObstacle(const QString &reason);

signals:
    /// The end of that move is to be seen; −1: the beginning.
    void moveAsked(int move);
    void eventAsked(raft::EventNumber event);
    void playAsked();
    /// The run with the rules on is to be shown, or the one that was found.
    void counterpartAsked(bool counterpart);
    void recordingAsked();
    void scenarioAsked();
    void backAsked();

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    QPushButton *newButton(const char *name, const QString &words, const QString &tip);
    QToolButton *newChoice(const char *name, const QString &words, const QString &tip, bool counterpart);
    QLabel *addLabel(QBoxLayout *column, const QString &words, bool isHeading);
    void addMoves(QBoxLayout *column);
    void addContradiction(QBoxLayout *column);

    FoundRun m_run;
    Theme m_theme = Theme::light();
    int m_current = -1;
    QLabel *m_title;
    QScrollArea *m_scroll;
    QPushButton *m_previous = nullptr;
    QPushButton *m_next = nullptr;
    QToolButton *m_without = nullptr;
    QToolButton *m_with = nullptr;
    QPushButton *m_scenario = nullptr;
    std::vector<SentenceRow *> m_moves;
    std::vector<SentenceRow *> m_facts;
    std::vector<QLabel *> m_headings;
    std::vector<QLabel *> m_prose;
};

} // namespace raftarium
