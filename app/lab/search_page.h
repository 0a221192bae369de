#pragma once

#include "app/lab/run_search.h"
#include "app/theme/theme.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace raftarium {

class RuleList;

/// Asks which rules hold, where runs begin and what they are to reach, and tells how far the search is.
class SearchPage : public QWidget {
    Q_OBJECT

public:
    explicit SearchPage(QWidget *parent = nullptr);

    RuleList *rules() const { return m_rules; }
    /// Whether runs go on from the instant shown.
    bool goesOnFromHere() const;
    /// What runs are to reach, as conditions of a scenario; empty: a violation.
    QString goal() const;
    std::chrono::seconds budget() const;

    void setTheme(const Theme &theme);
    /// Why no search can begin at the instant shown; empty when it can.
    void setObstacleHere(const QString &reason);
    void showProgress(const SearchProgress &progress);
    /// The search is over; what it has come to, in words.
    void showConclusion(const QString &words);

signals:
    void findAsked();
    void cancelAsked();
    /// The rules are to be turned off in the cluster that is shown.
    void turnOffAsked();

private:
    QWidget *makeRules();
    QWidget *makeQuestion();
    QWidget *makeAnswer();
    void showChoice();
    void showWords(const QString &words);

    RuleList *m_rules;
    QLineEdit *m_filter;
    QLabel *m_count;
    QPushButton *m_allOn;
    QPushButton *m_turnOff;
    QCheckBox *m_here;
    QLineEdit *m_goal;
    QSpinBox *m_budget;
    QPushButton *m_find;
    QPushButton *m_cancel;
    QProgressBar *m_bar;
    QLabel *m_words;
    QScrollArea *m_answer; ///< What was searched may be eight lines.
};

} // namespace raftarium
