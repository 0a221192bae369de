#include "app/lesson/lesson_panel.h"

#include "app/keys/digit_key.h"
#include "app/keys/typing_guard.h"
#include "app/lesson/lesson_contents.h"
#include "app/lesson/lesson_text.h"
#include "app/lesson/question_card.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <cmath>

namespace raftarium {

namespace {

constexpr int roomForContents = 430; ///< Less high, the panel shows only the present step of the contents.
constexpr qreal prosePoints = 9.5;

/// Prose that grows with its text: the whole page scrolls, not a window within it.
class Prose : public QTextBrowser {
public:
    explicit Prose(QWidget *parent) : QTextBrowser(parent)
    {
        setObjectName(QStringLiteral("lessonProse"));
        setFrameShape(NoFrame);
        setOpenExternalLinks(true);
        setFocusPolicy(Qt::NoFocus);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(
            document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this](const QSizeF &size) { setFixedHeight(static_cast<int>(std::ceil(size.height())) + 2); });
    }

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

/// "12 min · Raft paper §5.4 · Figure 8".
QString aboutOf(const raft::Scenario &scenario)
{
    QStringList parts;
    if (scenario.minutes > 0)
        parts << LessonPanel::tr("%1 min").arg(scenario.minutes);
    for (const std::string &part : {scenario.reference, scenario.figure})
        if (!part.empty())
            parts << text(part);
    return parts.join(QStringLiteral(" · "));
}

QStringList titlesOf(const raft::Scenario &scenario)
{
    QStringList titles;
    for (const raft::ScenarioStep &step : scenario.steps)
        titles << (step.title.empty() ? LessonPanel::tr("Beginning") : text(step.title));
    return titles;
}

} // namespace

LessonPanel::LessonPanel(Session *session, QSettings *settings, QWidget *parent)
    : QWidget(parent), m_session(session), m_progress(settings), m_player(new LessonPlayer(session, this)),
      m_pages(new QStackedWidget(this)), m_list(new LessonList(this))
{
    setObjectName(QStringLiteral("lesson"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_pages->addWidget(m_list);
    m_pages->addWidget(lessonPage());
    connect(m_list, &LessonList::chosen, this, &LessonPanel::lessonAsked);
    connect(m_player, &LessonPlayer::changed, this, &LessonPanel::showPlace);
    connect(m_player, &LessonPlayer::whereaboutsChanged, this, &LessonPanel::showWhereabouts);
    connect(session, &Session::selectionChanged, this, &LessonPanel::takeSelection);
    qApp->installEventFilter(this);
    setTheme(m_theme);
}

QPushButton *LessonPanel::newButton(const QString &name, const QString &words, const QString &tip)
{
    auto *button = new QPushButton(words, this);
    button->setObjectName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// The prose, and what is asked in it.
void LessonPanel::makeReadingArea(QWidget *page)
{
    auto *reading = new QWidget(page);
    m_prose = new Prose(reading);
    m_card = new QuestionCard(reading);
    m_failure = new QLabel(reading);
    m_failure->setObjectName(QStringLiteral("lessonFailure"));
    m_failure->setTextFormat(Qt::PlainText);
    m_failure->setWordWrap(true);
    auto *column = new QVBoxLayout(reading);
    column->setContentsMargins(0, 0, 4, 0);
    column->addWidget(m_prose);
    column->addWidget(m_card);
    column->addWidget(m_failure);
    column->addStretch(1);
    m_scroll = new QScrollArea(page);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(reading);
}

/// Answers the one that goes back to the list of lessons; the others are members.
QPushButton *LessonPanel::makeButtons()
{
    m_return = newButton(QStringLiteral("lessonReturn"), tr("Return to the lesson"),
                         tr("Shows the lesson's run again; what you did stays as a branch"));
    m_return->setProperty("primary", true);
    QPushButton *others = newButton(QStringLiteral("lessonAll"), tr("All lessons"), tr("Closes this lesson"));
    m_save = newButton(QStringLiteral("lessonSave"), tr("Save answers…"),
                       tr("Keeps your answers in a file that raftctl can mark"));
    m_back = newButton(QStringLiteral("lessonBack"), tr("Back"), tr("To the place before  [PgUp]"));
    m_next = newButton(QStringLiteral("lessonNext"), tr("Next"),
                       tr("Goes on; while something is being shown, to its end  [PgDown]"));
    m_next->setProperty("primary", true);
    connect(m_return, &QPushButton::clicked, m_player, &LessonPlayer::returnToLesson);
    connect(others, &QPushButton::clicked, this, &LessonPanel::showLessons);
    connect(m_save, &QPushButton::clicked, this, &LessonPanel::saveAsked);
    connect(m_back, &QPushButton::clicked, m_player, &LessonPlayer::back);
    connect(m_next, &QPushButton::clicked, m_player, &LessonPlayer::next);
    return others;
}

void LessonPanel::connectCard()
{
    connect(m_card, &QuestionCard::chosen, this, [this](std::size_t choice) { m_player->answer(choice); });
    connect(m_card, &QuestionCard::whyAsked, this, &LessonPanel::whyAsked);
    connect(m_card, &QuestionCard::freePlayAsked, m_player, &LessonPlayer::tryHere);
    connect(m_card, &QuestionCard::tallied, this, [this](const QString &before, const QString &after) {
        m_tallies[m_player->stop().asks() ? m_player->stop().command
                                          : m_player->questionBefore().value_or(0)] = {before, after};
    });
}

QWidget *LessonPanel::lessonPage()
{
    auto *page = new QWidget(this);
    m_title = new QLabel(page);
    m_title->setObjectName(QStringLiteral("lessonTitle"));
    m_about = new QLabel(page);
    m_about->setProperty("muted", true);
    for (QLabel *label : {m_title, m_about}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_contents = new LessonContents(page);
    connect(m_contents, &LessonContents::chosen, this,
            [this](int step) { m_player->goToStep(static_cast<std::size_t>(step)); });

    makeReadingArea(page);
    QPushButton *others = makeButtons();
    connectCard();

    auto *ends = new QHBoxLayout;
    ends->addWidget(others);
    ends->addWidget(m_save);
    auto *steps = new QHBoxLayout;
    steps->addWidget(m_back);
    steps->addWidget(m_next);
    auto *all = new QVBoxLayout(page);
    all->setContentsMargins(12, 8, 8, 8);
    all->setSpacing(6);
    all->addWidget(m_title);
    all->addWidget(m_about);
    all->addWidget(m_contents);
    all->addWidget(m_scroll, 1);
    all->addWidget(m_return);
    all->addLayout(ends);
    all->addLayout(steps);
    return page;
}

void LessonPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_list->setTheme(theme);
    m_title->setFont(theme.font(12, QFont::DemiBold));
    m_about->setFont(theme.font(8.5));
    m_contents->setTheme(theme);
    m_card->setTheme(theme);
    m_failure->setFont(theme.font(prosePoints, QFont::Medium));
    QPalette failing = m_failure->palette();
    failing.setColor(QPalette::WindowText, theme.fault);
    m_failure->setPalette(failing);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setFont(theme.font(prosePoints));
    m_prose->document()->setDefaultFont(theme.font(prosePoints));
    m_prose->setStyleSheet(QStringLiteral("QTextBrowser { background: transparent; border: none; padding: 0; "
                                          "color: %1; }")
                               .arg(theme.text.name()));
    if (m_player->isOpen())
        showPlace();
}

void LessonPanel::setLessons(const QList<OfferedLesson> &lessons)
{
    m_list->setLessons(lessons);
    m_list->showProgress(m_progress);
}

void LessonPanel::open(raft::Scenario scenario)
{
    m_tallies.clear();
    const QString file = text(scenario.file);
    m_title->setText(scenario.title.empty() ? QFileInfo(file).fileName() : text(scenario.title));
    m_about->setText(aboutOf(scenario));
    m_about->setVisible(!m_about->text().isEmpty());
    m_contents->setSteps(titlesOf(scenario));
    m_prose->setSearchPaths({QFileInfo(file).path()});
    m_pages->setCurrentIndex(1);
    m_player->open(std::move(scenario));
}

void LessonPanel::showLessons()
{
    m_player->close();
    m_list->showProgress(m_progress);
    m_pages->setCurrentIndex(0);
}

QByteArray LessonPanel::answers() const
{
    LessonAnswers all;
    all.tallies = m_tallies;
    for (const std::size_t question : raft::questionsOf(m_player->scenario()))
        if (const auto answer = m_player->answerTo(question))
            all.answers.emplace(question, *answer);
    return answersAsJson(m_player->scenario(), all);
}

// ---- What there is to read

void LessonPanel::showPlace()
{
    if (m_player->isOpen()) {
        rememberProgress();
        const QString file = text(m_player->scenario().file);
        m_contents->setPlace(static_cast<int>(m_player->stop().step),
                             static_cast<int>(std::max(m_player->stepsDone(), m_progress.stepsDone(file))));
        showProse();
        showQuestion();
        showFailure();
        m_scroll->verticalScrollBar()->setValue(0);
        showWhereabouts();
    }
    emit pageChanged();
}

void LessonPanel::rememberProgress()
{
    const QString file = text(m_player->scenario().file);
    m_progress.setStepsDone(file, m_player->stepsDone());
    if (m_player->stop().kind == LessonStop::Kind::End && !m_player->problem())
        m_progress.setFinished(file);
}

/// What stands behind a block tells how it went out: it is read once that has been seen.
QString LessonPanel::proseOf(std::size_t step, bool isPast) const
{
    const raft::ScenarioStep &present = m_player->scenario().steps[step];
    std::size_t last = present.parts.size();
    if (!isPast && m_player->stop().kind != LessonStop::Kind::Step &&
        m_player->stop().kind != LessonStop::Kind::End)
        last = raft::partOf(present, m_player->stop().command) + 1;
    QString all;
    for (std::size_t i = 0; i < std::min(last, present.parts.size()); ++i)
        if (const auto *words = std::get_if<raft::LessonProse>(&present.parts[i]))
            all += text(words->markdown) + QStringLiteral("\n\n");
    return all;
}

QString LessonPanel::prose() const
{
    const std::size_t step = m_player->stop().step;
    const std::vector<raft::ScenarioStep> &steps = m_player->scenario().steps;
    QString all;
    if (step == 1 && steps[0].firstCommand == steps[1].firstCommand)
        all = proseOf(0, true); // The preface.
    if (!steps[step].title.empty())
        all += QStringLiteral("## %1\n\n").arg(text(steps[step].title));
    return all + proseOf(step, false);
}

void LessonPanel::showProse()
{
    const QString markdown = prose();
    QTextDocument *document = m_prose->document();
    document->setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                        QTextDocument::MarkdownNoHTML);
    m_prose->setVisible(!markdown.isEmpty());
}

void LessonPanel::showQuestion()
{
    const LessonStop &stop = m_player->stop();
    const auto stateOf = [this](std::size_t command, bool isRevealed) {
        const auto tally = m_tallies.find(command);
        QuestionCard::State state{m_player->answerTo(command), isRevealed, {}, {}};
        if (tally != m_tallies.end())
            std::tie(state.before, state.after) = tally->second;
        return state;
    };
    const std::vector<raft::ScenarioCommand> &commands = m_player->scenario().commands;
    const auto revealed = m_player->questionBefore();
    m_taskDone = false;
    m_card->show();
    if (stop.kind == LessonStop::Kind::Question)
        m_card->showQuestion(std::get<raft::command::Ask>(commands[stop.command].act),
                             stateOf(stop.command, false));
    else if (stop.kind == LessonStop::Kind::Choice)
        m_card->showChoice(std::get<raft::command::Choose>(commands[stop.command].act),
                           stateOf(stop.command, false));
    else if (stop.kind == LessonStop::Kind::FreePlay) {
        const auto &free = std::get<raft::command::Free>(commands[stop.command].act);
        m_taskDone = m_player->isFreePlayDone();
        m_card->showTask(text(free.task), free.until.has_value(), m_taskDone);
    } else if (revealed && raft::stepOf(m_player->scenario(), *revealed) == stop.step)
        m_card->showQuestion(std::get<raft::command::Ask>(commands[*revealed].act), stateOf(*revealed, true));
    else
        m_card->hide();
}

void LessonPanel::showFailure()
{
    const auto problem = m_player->problem();
    const bool fails = problem && m_player->stop().kind == LessonStop::Kind::End;
    m_failure->setVisible(fails);
    if (fails)
        m_failure->setText(QStringLiteral("✕ ") + text(problem->message()));
}

void LessonPanel::showWhereabouts()
{
    if (!m_player->isOpen())
        return;
    m_return->setVisible(m_player->isAway());
    m_back->setEnabled(m_player->canGoBack());
    m_next->setEnabled(m_player->canGoOn());
    const bool isOver = m_player->stop().kind == LessonStop::Kind::End;
    m_save->setVisible(!raft::questionsOf(m_player->scenario()).empty() && isOver);
    if (m_player->isFreePlayDone() != m_taskDone)
        showQuestion();
}

void LessonPanel::resizeEvent(QResizeEvent *event)
{
    m_contents->setFolded(height() < roomForContents * m_theme.textScale);
    QWidget::resizeEvent(event);
}

// ---- Answers

/// A question that is answered by pointing takes what is selected while it is open.
void LessonPanel::takeSelection()
{
    if (!m_player->isOpen() || m_player->stop().kind != LessonStop::Kind::Question)
        return;
    const auto &ask =
        std::get<raft::command::Ask>(m_player->scenario().commands[m_player->stop().command].act);
    const auto server = m_session->selectedServer();
    if (server && std::holds_alternative<raft::command::Ask::Servers>(ask.answers))
        m_player->answer(*server);
}

void LessonPanel::entryClicked(raft::NodeId server, raft::Index index)
{
    if (!m_player->isOpen() || m_player->stop().kind != LessonStop::Kind::Question)
        return;
    const auto &ask =
        std::get<raft::command::Ask>(m_player->scenario().commands[m_player->stop().command].act);
    if (std::holds_alternative<raft::command::Ask::Entries>(ask.answers))
        m_player->answer(raft::command::EntryPlace{server, index});
}

bool LessonPanel::takesChoices() const
{
    return m_player->isOpen() && m_player->stop().asks() && m_card->choices() > 0 && isVisible() &&
           QApplication::activePopupWidget() == nullptr && !takesText(QApplication::focusWidget()) &&
           !(m_edits && m_edits());
}

/// While a question with choices is open, number keys answer it instead of selecting servers.
bool LessonPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPress = event->type() == QEvent::KeyPress;
    if ((!isPress && event->type() != QEvent::ShortcutOverride) || watched != QApplication::focusWidget())
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto digit = digitOf(*key);
    const bool isPlain = (key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    if (!digit || *digit < 1 || !isPlain || !takesChoices() ||
        static_cast<std::size_t>(*digit) > m_card->choices())
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (isPress)
        m_player->answer(static_cast<std::size_t>(*digit - 1));
    return true;
}

} // namespace raftarium
