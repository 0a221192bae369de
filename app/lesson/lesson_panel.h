#pragma once

#include "app/lesson/lesson_list.h"
#include "app/lesson/lesson_player.h"
#include "app/lesson/lesson_progress.h"
#include "app/theme/theme.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace raftarium {

class LessonContents;
class LessonReading;
class QuestionCard;

/// The lesson beside the cluster: what there is to read, what is asked, and the two buttons that go on and
/// back, always at the same place. Before a lesson is open: the lessons there are.
class LessonPanel : public QWidget {
    Q_OBJECT

public:
    /// Neither is owned.
    LessonPanel(Session *session, QSettings *settings, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    LessonPlayer *player() const { return m_player; }
    void setLessons(const QList<OfferedLesson> &lessons);
    /// While `edits` answers true, number keys are the canvas's.
    void setEditing(std::function<bool()> edits) { m_edits = std::move(edits); }

    void open(raft::Scenario scenario);
    /// Shows the lessons there are; the one that was open is closed.
    void showLessons();
    /// What was answered so far, as a small file.
    QByteArray answers() const;
    /// An entry in a row of the replicated log was clicked.
    void entryClicked(raft::NodeId server, raft::Index index);

    QSize sizeHint() const override { return {310, 480}; }
    QSize minimumSizeHint() const override { return {240, 120}; }

signals:
    /// You ask for a file of the answers.
    void saveAsked();
    /// You ask why what is shown has happened.
    void whyAsked();
    /// A lesson was chosen from the list.
    void lessonAsked(const QString &path);
    /// What there is to see and to say is another.
    void pageChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *lessonPage();
    QPushButton *makeButtons();
    void connectCard();
    QPushButton *newButton(const QString &name, const QString &text, const QString &tip);
    void showPlace();
    void showProse();
    void showQuestion();
    void showWhereabouts();
    void showFailure();
    void rememberProgress();
    void takeSelection();
    bool takesChoices() const;
    QuestionCard *card() const;
    bool isSeen() const;
    std::optional<std::size_t> questionShown() const;
    QString proseOf(std::size_t step, std::size_t first, std::size_t end) const;

    Session *m_session;
    LessonProgress m_progress;
    LessonPlayer *m_player;
    std::function<bool()> m_edits;
    std::map<std::size_t, std::pair<QString, QString>> m_tallies; ///< By the command that asks.
    bool m_taskDone = false;                                      ///< As the card says it.
    bool m_isOnTheWay = false;                                    ///< As the page shows it.
    Theme m_theme = Theme::light();
    QStackedWidget *m_pages;
    LessonList *m_list;
    QLabel *m_title;
    QLabel *m_about;
    LessonContents *m_contents;
    LessonReading *m_reading;
    QPushButton *m_return;
    QPushButton *m_save;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace raftarium
