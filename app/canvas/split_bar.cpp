#include "app/canvas/split_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

SplitBar::SplitBar(QWidget *parent) : QFrame(parent), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("splitBar"));
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("splitText"));
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::NoTextInteraction);
    m_text->setMinimumWidth(10);
    m_text->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 5, 10, 7);
    column->setSpacing(4);
    column->addWidget(m_text);
    auto *presets = new QHBoxLayout;
    auto *decisions = new QHBoxLayout;
    m_buttons = new QBoxLayout(QBoxLayout::LeftToRight);
    for (QBoxLayout *row :
         {static_cast<QBoxLayout *>(presets), static_cast<QBoxLayout *>(decisions), m_buttons})
        row->setSpacing(6);
    m_buttons->addLayout(presets);
    m_buttons->addLayout(decisions);
    column->addLayout(m_buttons);
    const auto place = [](QBoxLayout *row, QPushButton *button) {
        row->addWidget(button);
        return button;
    };
    connect(place(presets, addButton(QStringLiteral("isolateLeader"), tr("Isolate the leader"),
                                     tr("The leader alone"))),
            &QPushButton::clicked, this, &SplitBar::isolateLeaderClicked);
    m_halves = place(presets, addButton(QStringLiteral("halve"), QStringLiteral("2 | 3"),
                                        tr("The leader in the smaller half")));
    connect(m_halves, &QPushButton::clicked, this, &SplitBar::halveClicked);
    connect(place(presets, addButton(QStringLiteral("chain"), tr("Chain"),
                                     tr("Each server hears its neighbours only"))),
            &QPushButton::clicked, this, &SplitBar::chainClicked);
    decisions->addStretch(1);
    connect(place(decisions, addButton(QStringLiteral("cancelSplit"), tr("Cancel"),
                                       tr("Leave the network as it is (Esc)"))),
            &QPushButton::clicked, this, &SplitBar::cancelClicked);
    m_apply = place(
        decisions, addButton(QStringLiteral("applySplit"), tr("Apply"), tr("Partition the network (Enter)")));
    m_apply->setProperty("primary", true);
    connect(m_apply, &QPushButton::clicked, this, &SplitBar::applyClicked);
}

QPushButton *SplitBar::addButton(const QString &name, const QString &text, const QString &hint)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(hint);
    button->setAccessibleDescription(hint);
    // The canvas keeps the keyboard when a button is clicked: Enter and Esc belong to the split.
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// Where the buttons do not fit beside each other, they stand in two rows.
void SplitBar::arrangeButtons(int width)
{
    m_buttons->setDirection(width < narrowest(QBoxLayout::LeftToRight) ? QBoxLayout::TopToBottom
                                                                       : QBoxLayout::LeftToRight);
}

void SplitBar::resizeEvent(QResizeEvent *event)
{
    arrangeButtons(width());
    QFrame::resizeEvent(event);
}

int SplitBar::narrowest(QBoxLayout::Direction direction)
{
    const QBoxLayout::Direction present = m_buttons->direction();
    m_buttons->setDirection(direction);
    const QMargins margins = layout()->contentsMargins();
    const int width = m_buttons->sizeHint().width() + margins.left() + margins.right();
    m_buttons->setDirection(present);
    return width;
}

int SplitBar::leastWidth()
{
    return narrowest(QBoxLayout::TopToBottom);
}

int SplitBar::rowWidth()
{
    return narrowest(QBoxLayout::LeftToRight);
}

int SplitBar::heightFor(int width)
{
    arrangeButtons(width);
    const int height = std::max(heightForWidth(width), layout()->heightForWidth(width));
    arrangeButtons(this->width());
    return height;
}

void SplitBar::show(const QString &split, const QString &halves, const QString &obstacle)
{
    m_split = split;
    writeText();
    m_halves->setText(halves);
    m_apply->setEnabled(obstacle.isEmpty());
    m_apply->setToolTip(obstacle.isEmpty() ? tr("Partition the network (Enter)") : obstacle);
    setVisible(true);
}

void SplitBar::setBrief(bool brief)
{
    m_isBrief = brief;
    writeText();
}

void SplitBar::writeText()
{
    const QString whole =
        tr("<b>%1</b> &nbsp; Click servers or press their numbers, or draw around them, to move them "
           "into the other group")
            .arg(m_split.toHtmlEscaped());
    m_text->setText(m_isBrief ? QStringLiteral("<b>%1</b>").arg(m_split.toHtmlEscaped()) : whole);
    m_text->setToolTip(m_isBrief ? whole : QString());
}

} // namespace raftarium
