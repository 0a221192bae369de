#pragma once

#include "app/lesson/lesson_list.h"
#include "app/lesson/lesson_player.h"
#include "app/lesson/lesson_progress.h"
#include "app/theme/theme.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTextBrowser;

namespace raftarium {

class LessonContents;
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
    void makeReadingArea(QWidget *page);
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
    QString prose() const;
    QString proseOf(std::size_t step, bool isPast) const;

    Session *m_session;
    LessonProgress m_progress;
    LessonPlayer *m_player;
    std::function<bool()> m_edits;
    std::map<std::size_t, std::pair<QString, QString>> m_tallies; ///< By the command that asks.
    bool m_taskDone = false;                                      ///< As the card says it.
    Theme m_theme = Theme::light();
    QStackedWidget *m_pages;
    LessonList *m_list;
    QLabel *m_title;
    QLabel *m_about;
    LessonContents *m_contents;
    QScrollArea *m_scroll;
    QTextBrowser *m_prose;
    QuestionCard *m_card;
    QLabel *m_failure;
    QPushButton *m_return;
    QPushButton *m_save;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace raftarium
