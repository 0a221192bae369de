#include "app/lesson/question_card.h"

#include "app/lesson/choice_row.h"
#include "app/lesson/lesson_text.h"
#include "app/session/server_name.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace raftarium {

namespace {

constexpr qreal cardPoints = 9.5;

QString named(const raft::LessonAnswer &answer)
{
    if (const auto *server = std::get_if<raft::NodeId>(&answer))
        return serverName(*server);
    if (const auto *entry = std::get_if<raft::command::EntryPlace>(&answer))
        return QuestionCard::tr("entry %1 of %2").arg(entry->index.value).arg(serverName(entry->server));
    return QString::number(std::get<std::size_t>(answer) + 1);
}

/// Every right answer: "S2 or S3".
QString rightAnswers(const raft::command::Ask &ask)
{
    QStringList names;
    if (const auto *choices = std::get_if<raft::command::Ask::Choices>(&ask.answers))
        for (const raft::command::Ask::Choice &choice : *choices)
            if (choice.right)
                names << text(choice.text);
    if (const auto *servers = std::get_if<raft::command::Ask::Servers>(&ask.answers))
        for (const raft::NodeId server : *servers)
            names << named(server);
    if (const auto *entries = std::get_if<raft::command::Ask::Entries>(&ask.answers))
        for (const raft::command::EntryPlace &entry : *entries)
            names << named(entry);
    return names.join(QuestionCard::tr(" or "));
}

QString howToAnswer(const raft::command::Ask &ask)
{
    if (std::holds_alternative<raft::command::Ask::Servers>(ask.answers))
        return QuestionCard::tr("Click a server.");
    if (std::holds_alternative<raft::command::Ask::Entries>(ask.answers))
        return QuestionCard::tr("Click an entry in the replicated log.");
    return {};
}

} // namespace

QuestionCard::QuestionCard(QWidget *parent) : QFrame(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("questionCard"));
    m_layout->setSpacing(6);
    m_layout->setContentsMargins(10, 8, 10, 10);
}

void QuestionCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    setStyleSheet(QStringLiteral("QFrame#questionCard { background: %1; border: 1px solid %2; "
                                 "border-radius: 6px; }")
                      .arg(theme.raised.name(), theme.accent.name()));
}

void QuestionCard::clear()
{
    m_rows.clear();
    m_before = m_after = nullptr;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // It may be what was just clicked.
        }
        delete item;
    }
}

/// What is added to a widget that is shown would be seen only in the next turn of the event loop.
void QuestionCard::showRows()
{
    for (int i = 0; i < m_layout->count(); ++i)
        if (QWidget *row = m_layout->itemAt(i)->widget())
            row->show();
}

void QuestionCard::setHeading(const QString &heading, const QString &question)
{
    auto *title = new QLabel(heading, this);
    title->setFont(m_theme.font(cardPoints, QFont::DemiBold));
    QPalette palette = title->palette();
    palette.setColor(QPalette::WindowText, m_theme.palette().color(QPalette::Link));
    title->setPalette(palette);
    m_layout->addWidget(title);
    addText(question, false);
}

void QuestionCard::addText(const QString &words, bool isMuted)
{
    if (words.isEmpty())
        return;
    auto *label = new QLabel(words, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(m_theme.font(cardPoints));
    label->setProperty("muted", isMuted);
    m_layout->addWidget(label);
}

ChoiceRow *QuestionCard::addChoice(const QString &words)
{
    const auto place = m_rows.size();
    auto *row = new ChoiceRow(static_cast<int>(place) + 1, words, m_theme, this);
    connect(row, &QAbstractButton::clicked, this,
            [this, place] { emit chosen(static_cast<std::size_t>(place)); });
    m_layout->addWidget(row);
    m_rows.append(row);
    return row;
}

void QuestionCard::addSentence(const QString &sentence, bool isRight)
{
    if (sentence.isEmpty())
        return;
    auto *label = new QLabel((isRight ? QStringLiteral("✓ ") : QStringLiteral("✕ ")) + sentence, this);
    label->setObjectName(QStringLiteral("remark"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(m_theme.font(cardPoints, QFont::Medium));
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, isRight ? m_theme.good : m_theme.fault);
    label->setPalette(palette);
    m_layout->addWidget(label);
}

void QuestionCard::addWhy()
{
    auto *why = new QPushButton(tr("Why?"), this);
    why->setObjectName(QStringLiteral("lessonWhy"));
    why->setFont(m_theme.font(cardPoints));
    why->setToolTip(tr("Shows the causes of what happened, down to the rule that decided"));
    connect(why, &QPushButton::clicked, this, &QuestionCard::whyAsked);
    m_layout->addWidget(why, 0, Qt::AlignLeft);
}

void QuestionCard::addTallies(const State &state)
{
    auto *row = new QWidget(this);
    auto *both = new QHBoxLayout(row);
    both->setContentsMargins(0, 0, 0, 0);
    const auto field = [&](const QString &name, const QString &hint, const QString &value) {
        auto *edit = new QLineEdit(value, row);
        edit->setObjectName(name);
        edit->setPlaceholderText(hint);
        edit->setFont(m_theme.font(cardPoints));
        edit->setToolTip(tr("How the room voted: A 12 B 5"));
        both->addWidget(edit);
        connect(edit, &QLineEdit::editingFinished, this, [this] {
            for (QLineEdit *each : {m_before, m_after})
                each->setText(tally(each->text()));
            emit tallied(m_before->text(), m_after->text());
        });
        return edit;
    };
    m_before = field(QStringLiteral("tallyBefore"), tr("Votes: A 12 B 5"), state.before);
    m_after = field(QStringLiteral("tallyAfter"), tr("After talking"), state.after);
    m_layout->addWidget(row);
}

QString QuestionCard::tally(const QString &typed)
{
    static const QRegularExpression vote(QStringLiteral("([A-Za-z]?)\\s*(\\d{1,5})"));
    QStringList votes;
    for (auto each = vote.globalMatch(typed); each.hasNext();) {
        const QRegularExpressionMatch found = each.next();
        const QString letter = found.captured(1).isEmpty()
                                   ? QString(QChar(u'A' + static_cast<char16_t>(votes.size())))
                                   : found.captured(1).toUpper();
        votes << letter + u' ' + found.captured(2);
    }
    return votes.join(QStringLiteral(" · "));
}

void QuestionCard::showQuestion(const raft::command::Ask &ask, const State &state)
{
    clear();
    setHeading(state.isRevealed ? tr("The answer") : tr("Predict"), text(ask.question));
    const std::optional<raft::MarkedAnswer> marked =
        state.answer ? std::optional(raft::mark(ask, *state.answer)) : std::nullopt;
    if (const auto *choices = std::get_if<raft::command::Ask::Choices>(&ask.answers)) {
        for (std::size_t i = 0; i < choices->size(); ++i) {
            ChoiceRow *row = addChoice(text((*choices)[i].text));
            if (state.answer == raft::LessonAnswer(i))
                row->setMark(marked->right ? ChoiceRow::Mark::Right : ChoiceRow::Mark::Wrong);
            else if (state.isRevealed && (*choices)[i].right)
                row->setMark(ChoiceRow::Mark::Right);
            row->setEnabled(!state.isRevealed);
        }
    } else if (!state.isRevealed) {
        addText(howToAnswer(ask), true);
    }
    if (marked && !std::holds_alternative<std::size_t>(*state.answer))
        addText(tr("You answered: %1").arg(named(*state.answer)), true);
    if (marked)
        addSentence(marked->remark.empty() ? (marked->right ? tr("Right") : tr("Not quite"))
                                           : text(marked->remark),
                    marked->right);
    if (state.isRevealed || (marked && marked->right)) {
        if (state.isRevealed && m_rows.isEmpty())
            addText(tr("Right: %1").arg(rightAnswers(ask)), false);
        addText(text(ask.because), false);
    }
    if (state.isRevealed)
        addWhy();
    if (std::holds_alternative<raft::command::Ask::Choices>(ask.answers))
        addTallies(state);
    if (!state.isRevealed)
        addText(state.isBeingShown ? tr("This is what happens. Next goes to its end.")
                                   : tr("Next shows what happens."),
                true);
    showRows();
}

void QuestionCard::showChoice(const raft::command::Choose &choose, const State &state)
{
    clear();
    setHeading(tr("How shall it go on?"), text(choose.question));
    for (std::size_t i = 0; i < choose.choices.size(); ++i)
        if (ChoiceRow *row = addChoice(text(choose.choices[i])); state.answer == raft::LessonAnswer(i))
            row->setMark(ChoiceRow::Mark::Chosen);
    showRows();
}

void QuestionCard::showTask(const QString &task, bool hasGoal, bool isDone)
{
    clear();
    setHeading(tr("Your turn"), task);
    if (isDone)
        addSentence(tr("Done. Next goes on with the lesson."), true);
    else
        addText(hasGoal ? tr("What you do happens beside the lesson. Next shows one way to get there.")
                        : tr("What you do happens beside the lesson. Next goes on with it."),
                true);
    auto *start = new QPushButton(tr("Try it"), this);
    start->setObjectName(QStringLiteral("tryIt"));
    start->setFont(m_theme.font(cardPoints));
    connect(start, &QPushButton::clicked, this, &QuestionCard::freePlayAsked);
    m_layout->addWidget(start, 0, Qt::AlignLeft);
    showRows();
}

} // namespace raftarium
