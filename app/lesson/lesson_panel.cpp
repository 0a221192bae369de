#include "app/lesson/lesson_panel.h"

#include "app/keys/digit_key.h"
#include "app/keys/typing_guard.h"
#include "app/lesson/lesson_contents.h"
#include "app/lesson/lesson_reading.h"
#include "app/lesson/lesson_text.h"
#include "app/lesson/question_card.h"

#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

constexpr int roomForContents = 430; ///< Less high, the panel shows only the present step of the contents.
constexpr qreal prosePoints = 9.5;

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

/// How many steps are read together with the one behind them: a preface without commands.
std::size_t prefaceOf(const raft::Scenario &scenario)
{
    const std::vector<raft::ScenarioStep> &steps = scenario.steps;
    return steps.size() > 1 && steps[0].firstCommand == steps[1].firstCommand ? 1 : 0;
}

QStringList titlesOf(const raft::Scenario &scenario)
{
    QStringList titles;
    for (std::size_t i = prefaceOf(scenario); i < scenario.steps.size(); ++i)
        titles << (scenario.steps[i].title.empty() ? LessonPanel::tr("Beginning")
                                                   : text(scenario.steps[i].title));
    return titles;
}

/// Without the heading that names the lesson: its title stands above already.
QString withoutTitle(const QString &markdown)
{
    QStringList lines = markdown.split(u'\n');
    const auto isTitle = [](const QString &line) { return line.startsWith(u"# "); };
    lines.erase(std::remove_if(lines.begin(), lines.end(), isTitle), lines.end());
    return lines.join(u'\n');
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
    setFocusProxy(m_list);
    m_pages->addWidget(lessonPage());
    connect(m_list, &LessonList::chosen, this, &LessonPanel::lessonAsked);
    connect(m_player, &LessonPlayer::changed, this, &LessonPanel::showPlace);
    connect(m_player, &LessonPlayer::cuesChanged, this, &LessonPanel::pageChanged);
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

/// Answers the one that goes back to the list of lessons; the others are members.
QPushButton *LessonPanel::makeButtons()
{
    m_return = newButton(QStringLiteral("lessonReturn"), tr("Return to the lesson"),
                         tr("Shows the lesson's run again; what you did stays as a branch"));
    m_return->setProperty("primary", true);
    QPushButton *others =
        newButton(QStringLiteral("lessonAll"), tr("Lessons"), tr("Closes this lesson and shows all"));
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
    connect(card(), &QuestionCard::chosen, this, [this](std::size_t choice) { m_player->answer(choice); });
    connect(card(), &QuestionCard::whyAsked, this, &LessonPanel::whyAsked);
    connect(card(), &QuestionCard::freePlayAsked, m_player, &LessonPlayer::tryHere);
    connect(card(), &QuestionCard::tallied, this, [this](const QString &before, const QString &after) {
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
    connect(m_contents, &LessonContents::chosen, this, [this](int step) {
        m_player->goToStep(static_cast<std::size_t>(step) + prefaceOf(m_player->scenario()));
    });
    m_reading = new LessonReading(page);
    QPushButton *others = makeButtons();
    connectCard();

    auto *steps = new QHBoxLayout;
    steps->addWidget(others, 1);
    steps->addWidget(m_back, 1);
    steps->addWidget(m_next, 1);
    auto *all = new QVBoxLayout(page);
    all->setContentsMargins(12, 8, 8, 8);
    all->setSpacing(6);
    all->addWidget(m_title);
    all->addWidget(m_about);
    all->addWidget(m_contents);
    all->addWidget(m_reading, 1);
    all->addWidget(m_return);
    all->addWidget(m_save);
    all->addLayout(steps);
    return page;
}

void LessonPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_list->setTheme(theme);
    m_title->setFont(theme.font(12, QFont::DemiBold));
    m_about->setFont(theme.font(8.5));
    m_about->setVisible(!m_about->text().isEmpty() && theme.leastPixels == 0);
    m_contents->setTheme(theme);
    m_reading->setTheme(theme);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setFont(theme.font(prosePoints));
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
    m_about->setVisible(!m_about->text().isEmpty() && m_theme.leastPixels == 0);
    m_contents->setSteps(titlesOf(scenario));
    m_reading->setFolder(QFileInfo(file).path());
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
        m_isOnTheWay = m_player->isOnTheWay();
        const std::size_t done =
            std::max(m_player->stepsDone(), m_progress.stepsDone(text(m_player->scenario().file)));
        const std::size_t preface = prefaceOf(m_player->scenario());
        m_contents->setPlace(
            static_cast<int>(m_player->stop().step - std::min(m_player->stop().step, preface)),
            static_cast<int>(done - std::min(done, preface)));
        showProse();
        showQuestion();
        showFailure();
        // In a lecture hall the question is what counts; once its answer has been seen, everywhere.
        const bool isHall = m_theme.leastPixels > 0;
        m_reading->look(isHall || isSeen() ? LessonReading::Look::Question : LessonReading::Look::Beginning);
        showWhereabouts();
    }
    emit pageChanged();
}

void LessonPanel::rememberProgress()
{
    const QString file = text(m_player->scenario().file);
    m_progress.setStepsDone(file, m_player->stepsDone());
    if (m_player->stop().kind == LessonStop::Kind::End && !m_player->problem() && !m_player->isOnTheWay())
        m_progress.setFinished(file);
}

QuestionCard *LessonPanel::card() const
{
    return m_reading->card();
}

/// Whether all of the step has been seen, also the way to its end.
bool LessonPanel::isSeen() const
{
    const LessonStop::Kind kind = m_player->stop().kind;
    return (kind == LessonStop::Kind::Step || kind == LessonStop::Kind::End) && !m_isOnTheWay;
}

/// The question whose card is shown, whether it is open or its answer has just been seen; a place in
/// Scenario::commands.
std::optional<std::size_t> LessonPanel::questionShown() const
{
    const LessonStop &stop = m_player->stop();
    if (stop.kind != LessonStop::Kind::Step && stop.kind != LessonStop::Kind::End)
        return stop.command;
    const auto seen = m_player->questionBefore();
    return seen && raft::stepOf(m_player->scenario(), *seen) == stop.step ? seen : std::nullopt;
}

/// The prose between two of the step's parts.
QString LessonPanel::proseOf(std::size_t step, std::size_t first, std::size_t end) const
{
    const std::vector<raft::LessonPart> &parts = m_player->scenario().steps[step].parts;
    QString all;
    for (std::size_t i = first; i < std::min(end, parts.size()); ++i)
        if (const auto *words = std::get_if<raft::LessonProse>(&parts[i]))
            all += text(words->markdown) + QStringLiteral("\n\n");
    return all;
}

/// What stands behind a block tells how it went out: it is read once that has been seen, beneath the
/// question.
void LessonPanel::showProse()
{
    const std::size_t step = m_player->stop().step;
    const raft::ScenarioStep &present = m_player->scenario().steps[step];
    const std::optional<std::size_t> question = questionShown();
    const std::size_t split = question ? raft::partOf(present, *question) + 1 : present.parts.size();
    QString above;
    if (step == 1 && prefaceOf(m_player->scenario()) == 1)
        above = withoutTitle(proseOf(0, 0, m_player->scenario().steps[0].parts.size()));
    if (!present.title.empty())
        above += QStringLiteral("## %1\n\n").arg(text(present.title));
    above += proseOf(step, 0, split);
    m_reading->showProse(above, isSeen() ? proseOf(step, split, present.parts.size()) : QString());
}

void LessonPanel::showQuestion()
{
    const LessonStop &stop = m_player->stop();
    const auto stateOf = [this, &stop](std::size_t command) {
        const auto tally = m_tallies.find(command);
        QuestionCard::State state{
            m_player->answerTo(command), isSeen(), m_isOnTheWay && !stop.asks(), {}, {}};
        if (tally != m_tallies.end())
            std::tie(state.before, state.after) = tally->second;
        return state;
    };
    const std::vector<raft::ScenarioCommand> &commands = m_player->scenario().commands;
    const auto shown = questionShown();
    m_taskDone = false;
    card()->show();
    if (stop.kind == LessonStop::Kind::Question)
        card()->showQuestion(std::get<raft::command::Ask>(commands[stop.command].act), stateOf(stop.command));
    else if (stop.kind == LessonStop::Kind::Choice)
        card()->showChoice(std::get<raft::command::Choose>(commands[stop.command].act),
                           stateOf(stop.command));
    else if (stop.kind == LessonStop::Kind::FreePlay) {
        const auto &free = std::get<raft::command::Free>(commands[stop.command].act);
        m_taskDone = m_player->isFreePlayDone();
        card()->showTask(text(free.task), free.until.has_value(), m_taskDone);
    } else if (shown)
        card()->showQuestion(std::get<raft::command::Ask>(commands[*shown].act), stateOf(*shown));
    else
        card()->hide();
}

void LessonPanel::showFailure()
{
    const auto problem = m_player->problem();
    const bool fails = problem && m_player->stop().kind == LessonStop::Kind::End;
    m_reading->showFailure(fails ? text(problem->message()) : QString());
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
    if (m_player->isOnTheWay() != m_isOnTheWay)
        showPlace();
    else if (m_player->isFreePlayDone() != m_taskDone)
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
    return m_player->isOpen() && m_player->stop().asks() && card()->choices() > 0 && isVisible() &&
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
        static_cast<std::size_t>(*digit) > card()->choices())
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (isPress)
        m_player->answer(static_cast<std::size_t>(*digit - 1));
    return true;
}

} // namespace raftarium
