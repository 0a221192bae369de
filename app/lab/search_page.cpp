#include "app/lab/search_page.h"

#include "app/lab/lab_words.h"
#include "app/lab/rule_list.h"
#include "app/session/number_text.h"
#include "app/theme/wrapping_row.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

constexpr int usualBudget = 30;
constexpr int mostBudget = 3600;
constexpr int wholeBudgetBar = 1000;

QPushButton *makeButton(const char *name, const QString &words, const QString &tip)
{
    auto *button = new QPushButton(words);
    button->setObjectName(QLatin1StringView(name));
    button->setToolTip(tip);
    return button;
}

} // namespace

SearchPage::SearchPage(QWidget *parent)
    : QWidget(parent), m_rules(new RuleList), m_filter(new QLineEdit), m_count(new QLabel),
      m_allOn(makeButton("labAllOn", tr("All on"), tr("Turns every rule on again"))),
      m_turnOff(makeButton("labTurnOff", tr("Turn off in this cluster"),
                           tr("Turns these rules off in the cluster that is shown, from now on; its canvas, "
                              "recordings and reports say so"))),
      m_here(new QCheckBox(tr("Go on from the instant shown"))), m_goal(new QLineEdit),
      m_budget(new QSpinBox), m_find(makeButton("labFind", {}, {})),
      m_cancel(makeButton("labCancel", tr("Cancel"), tr("Ends the search; says how far it came"))),
      m_bar(new QProgressBar), m_words(new QLabel), m_answer(new QScrollArea)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(makeRules(), 1);
    column->addWidget(makeQuestion());
    column->addWidget(makeAnswer());
    connect(m_rules, &RuleList::changed, this, &SearchPage::showChoice);
    connect(m_goal, &QLineEdit::textChanged, this, &SearchPage::showChoice);
    connect(m_goal, &QLineEdit::returnPressed, this, &SearchPage::findAsked);
    connect(m_find, &QPushButton::clicked, this, &SearchPage::findAsked);
    connect(m_cancel, &QPushButton::clicked, this, &SearchPage::cancelAsked);
    connect(m_turnOff, &QPushButton::clicked, this, &SearchPage::turnOffAsked);
    connect(m_allOn, &QPushButton::clicked, this, [this] { m_rules->setOff({}); });
    setFocusProxy(m_filter);
    showChoice();
    showConclusion({});
}

QWidget *SearchPage::makeRules()
{
    auto *part = new QWidget;
    m_filter->setObjectName(QStringLiteral("labFilter"));
    m_filter->setPlaceholderText(tr("Find a rule: §5.4.2, vote, read …"));
    m_filter->setAccessibleName(tr("Find a rule"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, m_rules, &RuleList::setFilter);
    m_count->setObjectName(QStringLiteral("labCount"));
    m_count->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *choice = new WrappingRow;
    choice->addWidget(m_count);
    choice->addWidget(m_allOn);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_filter);
    column->addWidget(m_rules, 1);
    column->addLayout(choice);
    column->addWidget(m_turnOff);
    return part;
}

QWidget *SearchPage::makeQuestion()
{
    auto *part = new QWidget;
    m_here->setObjectName(QStringLiteral("labHere"));
    m_goal->setObjectName(QStringLiteral("labGoal"));
    m_goal->setPlaceholderText(tr("a violated property"));
    m_goal->setToolTip(tr("What a scenario can expect, such as: role 3 leader term=2; log 1 = 1,1. Empty: a "
                          "run that breaks a safety property"));
    m_budget->setObjectName(QStringLiteral("labBudget"));
    m_budget->setRange(1, mostBudget);
    m_budget->setValue(usualBudget);
    m_budget->setSuffix(tr(" s"));
    m_budget->setToolTip(tr("How long to look at most"));
    m_budget->setAccessibleName(tr("Seconds to look at most"));
    m_budget->setPrefix(tr("≤ "));
    auto *form = new QFormLayout(part);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(5);
    form->addRow(m_here);
    form->addRow(tr("&Goal"), m_goal);
    return part;
}

QWidget *SearchPage::makeAnswer()
{
    auto *part = new QWidget;
    m_find->setProperty("primary", true);
    m_bar->setObjectName(QStringLiteral("labBar"));
    m_bar->setAccessibleName(tr("How much of the time has passed"));
    m_bar->setRange(0, wholeBudgetBar);
    m_bar->setTextVisible(false);
    m_words->setObjectName(QStringLiteral("labWords"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_answer->setFrameShape(QFrame::NoFrame);
    m_answer->setFocusPolicy(Qt::NoFocus);
    m_answer->setWidgetResizable(true);
    m_answer->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_answer->setWidget(m_words);
    m_find->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *work = new WrappingRow;
    work->addWidget(m_find);
    work->addWidget(m_budget);
    work->addWidget(m_cancel);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(work);
    column->addWidget(m_bar);
    column->addWidget(m_answer);
    return part;
}

bool SearchPage::goesOnFromHere() const
{
    return m_here->isEnabled() && m_here->isChecked();
}

QString SearchPage::goal() const
{
    return m_goal->text().trimmed();
}

std::chrono::seconds SearchPage::budget() const
{
    return std::chrono::seconds(m_budget->value());
}

void SearchPage::setTheme(const Theme &theme)
{
    m_rules->setTheme(theme);
    m_count->setFont(theme.font(9));
    m_words->setFont(theme.font(9));
}

void SearchPage::setObstacleHere(const QString &reason)
{
    m_here->setEnabled(reason.isEmpty());
    m_here->setToolTip(reason.isEmpty()
                           ? tr("Can it still go wrong from here? Servers that are down start "
                                "again and links are open; each move involves only the servers that it needs")
                           : reason);
}

/// What will be looked for, in the words of the button.
void SearchPage::showChoice()
{
    const std::size_t off = m_rules->off().size();
    m_count->setText(off == 0   ? tr("Every rule holds")
                     : off == 1 ? tr("One rule is off")
                                : tr("%1 rules are off").arg(off));
    m_allOn->setVisible(off > 0);
    m_turnOff->setVisible(off > 0);
    m_find->setText(goal().isEmpty() ? tr("Find a run that breaks safety")
                                     : tr("Find a run that reaches the goal"));
}

void SearchPage::showProgress(const SearchProgress &progress)
{
    const double rate = progress.seconds > 0 ? static_cast<double>(progress.states) / progress.seconds : 0;
    QString words = tr("Runs of %1 moves · %2 states · %3 a second · %4 s")
                        .arg(progress.depth)
                        .arg(countText(progress.states), countText(static_cast<quint64>(rate)))
                        .arg(decimalText(progress.seconds, 1));
    if (!progress.about.isEmpty())
        words += u'\n' + progress.about;
    m_bar->setValue(static_cast<int>(progress.part * wholeBudgetBar));
    m_bar->setVisible(true);
    m_cancel->setVisible(true);
    m_budget->setVisible(false);
    m_find->setEnabled(false);
    showWords(words);
}

void SearchPage::showConclusion(const QString &words)
{
    m_bar->setVisible(false);
    m_cancel->setVisible(false);
    m_budget->setVisible(true);
    m_find->setEnabled(true);
    showWords(words);
}

/// As high as they are, up to a third of the page.
void SearchPage::showWords(const QString &words)
{
    m_words->setText(words);
    const int lines = m_words->heightForWidth(std::max(m_answer->viewport()->width(), 120));
    m_answer->setVisible(!words.isEmpty());
    m_answer->setFixedHeight(std::min(lines + 2, std::max(height() / 3, 60)));
}

} // namespace raftarium
