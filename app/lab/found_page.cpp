#include "app/lab/found_page.h"

#include "app/lab/sentence_row.h"
#include "app/theme/wrapping_row.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace raftarium {

FoundPage::FoundPage(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_scroll(new QScrollArea(this))
{
    m_scroll->setObjectName(QStringLiteral("foundScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(makeHead());
    column->addWidget(m_scroll, 1);
    column->addWidget(makeFoot());
    setFocusPolicy(Qt::ClickFocus); // Keys go to the window from here: Space plays and pauses what was found.
}

QPushButton *FoundPage::newButton(const char *name, const QString &words, const QString &tip)
{
    auto *button = new QPushButton(words, this);
    button->setObjectName(QLatin1StringView(name));
    button->setToolTip(tip);
    return button;
}

QToolButton *FoundPage::newChoice(const char *name, const QString &words, const QString &tip,
                                  bool counterpart)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setText(words);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(button, &QToolButton::clicked, this, [this, counterpart] { emit counterpartAsked(counterpart); });
    return button;
}

QWidget *FoundPage::makeHead()
{
    auto *part = new QWidget(this);
    QPushButton *back = newButton("foundBack", tr("‹ Rules"), tr("Back to the rules and the search"));
    connect(back, &QPushButton::clicked, this, &FoundPage::backAsked);
    m_title->setObjectName(QStringLiteral("foundTitle"));
    m_title->setWordWrap(true);
    m_without = newChoice("foundWithout", tr("Without the rule"), tr("Shows the run that was found"), false);
    m_with = newChoice("foundWith", tr("With the rule"),
                       tr("Shows what the same moves come to with the rule in force; a message that is not "
                          "sent then is left out"),
                       true);
    auto *choice = new WrappingRow;
    choice->addWidget(back);
    choice->addWidget(m_without);
    choice->addWidget(m_with);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(choice);
    column->addWidget(m_title);
    return part;
}

QWidget *FoundPage::makeFoot()
{
    auto *part = new QWidget(this);
    m_previous = newButton("foundPrevious", tr("Back"), tr("To the end of the move before"));
    m_next = newButton("foundNext", tr("Next move"), tr("To the end of the next move"));
    m_next->setProperty("primary", true);
    QPushButton *play = newButton("foundPlay", tr("Play"), tr("Plays the run from its first move on"));
    QPushButton *recording = newButton("foundRecording", tr("Save recording…"),
                                       tr("Keeps both runs in a file that the window plays"));
    m_scenario = newButton("foundScenario", tr("Save scenario…"), {});
    connect(m_previous, &QPushButton::clicked, this, [this] { emit moveAsked(m_current - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { emit moveAsked(m_current + 1); });
    connect(play, &QPushButton::clicked, this, &FoundPage::playAsked);
    connect(recording, &QPushButton::clicked, this, &FoundPage::recordingAsked);
    connect(m_scenario, &QPushButton::clicked, this, &FoundPage::scenarioAsked);
    m_next->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *steps = new WrappingRow;
    steps->addWidget(m_previous);
    steps->addWidget(play);
    steps->addWidget(m_next);
    auto *files = new WrappingRow;
    files->addWidget(recording);
    files->addWidget(m_scenario);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(steps);
    column->addLayout(files);
    return part;
}

QLabel *FoundPage::addLabel(QBoxLayout *column, const QString &words, bool isHeading)
{
    auto *label = new QLabel(words);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (isHeading)
        label->setProperty("heading", true);
    (isHeading ? m_headings : m_prose).push_back(label);
    column->addWidget(label);
    return label;
}

void FoundPage::addMoves(QBoxLayout *column)
{
    addLabel(column, tr("What happens"), true);
    addLabel(column, tr("1@2 is the entry with index 1, of term 2."), false)->setProperty("muted", true);
    for (std::size_t i = 0; i < m_run.moves.size(); ++i) {
        const FoundMove &move = m_run.moves[i];
        auto *row =
            new SentenceRow(QStringLiteral("foundMove%1").arg(i + 1), QString::number(i + 1), move.text);
        if (move.differs())
            row->setOther(tr("✓ With the rule:"), move.counterpart, true);
        connect(row, &QAbstractButton::clicked, this, [this, i] { emit moveAsked(static_cast<int>(i)); });
        column->addWidget(row);
        m_moves.push_back(row);
    }
}

void FoundPage::addContradiction(QBoxLayout *column)
{
    if (m_run.property.isEmpty())
        return;
    addLabel(column, tr("✕ %1 is violated").arg(m_run.property), true);
    addLabel(column, m_run.meaning, false)->setProperty("muted", true);
    addLabel(column, m_run.proof, false)->setObjectName(QStringLiteral("foundProof"));
    if (m_run.contradiction.empty())
        return;
    addLabel(column, tr("The facts that contradict each other"), true);
    for (std::size_t i = 0; i < m_run.contradiction.size(); ++i) {
        const Contradiction &fact = m_run.contradiction[i];
        auto *row = new SentenceRow(QStringLiteral("foundFact%1").arg(i + 1), QStringLiteral("⚑"), fact.text);
        row->setToolTip(tr("Goes to event %1").arg(fact.event));
        connect(row, &QAbstractButton::clicked, this, [this, event = fact.event] { emit eventAsked(event); });
        column->addWidget(row);
        m_facts.push_back(row);
    }
}

void FoundPage::setRun(const FoundRun &run)
{
    m_run = run;
    m_moves.clear();
    m_facts.clear();
    m_headings.clear();
    m_prose.clear();
    m_title->setText(run.title);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(3);
    addMoves(column);
    addContradiction(column);
    column->addStretch(1);
    m_scroll->setWidget(page); // The one before is deleted.
    const bool hasOther = !run.moves.empty() && run.moves.front().counterpartLast != 0;
    m_without->setVisible(hasOther);
    m_with->setVisible(hasOther);
    setCounterpartShown(false);
    m_current = -1;
    setCurrent(-1);
    setTheme(m_theme);
}

void FoundPage::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_title->setFont(theme.font(11, QFont::DemiBold));
    for (QLabel *label : m_headings)
        label->setFont(theme.font(9.5, QFont::DemiBold));
    for (QLabel *label : m_prose)
        label->setFont(theme.font(9));
    for (SentenceRow *row : m_moves)
        row->setTheme(theme);
    for (SentenceRow *row : m_facts)
        row->setTheme(theme);
}

void FoundPage::setCurrent(int move)
{
    const bool isAnother = m_current != move;
    m_current = move;
    for (std::size_t i = 0; i < m_moves.size(); ++i)
        m_moves[i]->setCurrent(static_cast<int>(i) == move);
    m_previous->setEnabled(move >= 0);
    m_next->setEnabled(move + 1 < static_cast<int>(m_moves.size()));
    if (isAnother && move >= 0)
        m_scroll->ensureWidgetVisible(m_moves[static_cast<std::size_t>(move)]);
}

void FoundPage::setCounterpartShown(bool shown)
{
    m_without->setChecked(!shown);
    m_with->setChecked(shown);
}

void FoundPage::setScenarioObstacle(const QString &reason)
{
    m_scenario->setEnabled(reason.isEmpty());
    m_scenario->setToolTip(!reason.isEmpty() ? reason
                           : m_run.property.isEmpty()
                               ? tr("Keeps this run as a scenario that expects the goal")
                               : tr("Keeps this run as a scenario: it fails as long as the rule is off"));
}

} // namespace raftarium
