#pragma once

#include "app/theme/theme.h"
#include "raftcore/scenario/question.h"

#include <QFrame>

#include <optional>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace raftarium {

class ChoiceRow;

/// A question of a lesson: its choices, or what to point at; what was answered, and the sentence for that;
/// the tallies of a room that votes twice.
class QuestionCard : public QFrame {
    Q_OBJECT

public:
    /// How a question stands.
    struct State {
        std::optional<raft::LessonAnswer> answer;
        bool isRevealed = false;   ///< The run has shown who was right …
        bool isBeingShown = false; ///< … or it is just about to.
        QString before;            ///< How the room voted: "A 12 · B 5" …
        QString after;             ///< … and after talking about it.
    };

    explicit QuestionCard(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void showQuestion(const raft::command::Ask &ask, const State &state);
    void showChoice(const raft::command::Choose &choose, const State &state);
    void showTask(const QString &task, bool hasGoal, bool isDone);
    /// How many choices there are to press a number for.
    std::size_t choices() const { return m_rows.size(); }

    /// A tally as it is shown: "A 12 · B 5" for "a12 b 5" or "12 5"; empty when it is none.
    static QString tally(const QString &typed);

signals:
    /// A choice, from 0.
    void chosen(std::size_t choice);
    void tallied(const QString &before, const QString &after);
    void whyAsked();
    void freePlayAsked();

private:
    void clear();
    void showRows();
    void setHeading(const QString &heading, const QString &question);
    ChoiceRow *addChoice(const QString &text);
    void addSentence(const QString &sentence, bool isRight);
    void addText(const QString &text, bool isMuted);
    void addWhy();
    void addTallies(const State &state);

    Theme m_theme = Theme::light();
    QVBoxLayout *m_layout;
    QList<ChoiceRow *> m_rows;
    QLineEdit *m_before = nullptr;
    QLineEdit *m_after = nullptr;
};

} // namespace raftarium
