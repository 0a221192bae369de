#include "timeline_controls.h"

#include "app/session/server_name.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace raftarium {

TimelineControls::TimelineControls(QWidget *timeline)
    : QObject(timeline), m_filterButton(new QToolButton(timeline)), m_filterMenu(new QMenu(timeline)),
      m_searchField(new QLineEdit(timeline)), m_hits(new QLabel(timeline))
{
    m_searchField->setObjectName(QStringLiteral("timelineSearch"));
    m_searchField->setPlaceholderText(tr("Find event"));
    m_searchField->setAccessibleName(tr("Find an event by its sentence, kind or server"));
    m_searchField->setClearButtonEnabled(true);
    connect(m_searchField, &QLineEdit::returnPressed, this,
            [this] { emit searchAsked(m_searchField->text()); });
    m_hits->setObjectName(QStringLiteral("timelineHits"));
    m_hits->setProperty("muted", true);
    m_hits->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_filterButton->setObjectName(QStringLiteral("timelineFilter"));
    m_filterButton->setText(tr("Filter"));
    m_filterButton->setToolTip(tr("Choose which events the timeline shows"));
    m_filterButton->setAccessibleName(tr("Filter events"));
    m_filterButton->setPopupMode(QToolButton::InstantPopup);
    m_filterButton->setMenu(m_filterMenu);
    connect(m_filterMenu, &QMenu::aboutToShow, this, &TimelineControls::buildFilterMenu);
    buildFilterMenu();
}

void TimelineControls::buildFilterMenu()
{
    m_filterMenu->clear();
    addKind(tr("Messages"), &TimelineFilter::replication);
    addKind(tr("Heartbeats"), &TimelineFilter::heartbeats);
    addKind(tr("Votes"), &TimelineFilter::votes);
    addKind(tr("Faults"), &TimelineFilter::faults);
    addKind(tr("Client operations"), &TimelineFilter::clients);
    m_filterMenu->addSeparator();
    for (const raft::NodeId server : m_servers)
        addServer(server);
    m_filterMenu->addSeparator();
    connect(m_filterMenu->addAction(tr("Show everything")), &QAction::triggered, this,
            [this] { emit filterChosen({}); });
}

void TimelineControls::addKind(const QString &text, bool TimelineFilter::*kind)
{
    QAction *action = m_filterMenu->addAction(text);
    action->setCheckable(true);
    action->setChecked(m_filter.*kind);
    connect(action, &QAction::toggled, this, [this, kind](bool on) {
        TimelineFilter filter = m_filter;
        filter.*kind = on;
        emit filterChosen(filter);
    });
}

void TimelineControls::addServer(raft::NodeId server)
{
    QAction *action = m_filterMenu->addAction(serverName(server));
    action->setCheckable(true);
    action->setChecked(!m_filter.hidden.contains(server));
    connect(action, &QAction::toggled, this, [this, server](bool on) {
        TimelineFilter filter = m_filter;
        if (on)
            filter.hidden.erase(server);
        else
            filter.hidden.insert(server);
        emit filterChosen(filter);
    });
}

void TimelineControls::setFilter(const TimelineFilter &filter)
{
    m_filter = filter;
    m_filterButton->setText(filter.everything() ? tr("Filter") : tr("Filtered"));
}

void TimelineControls::setText(const QString &text)
{
    m_searchField->setText(text);
}

bool TimelineControls::setHits(const QString &words)
{
    if (words == m_hits->text())
        return false;
    m_hits->setText(words);
    m_hits->setVisible(!words.isEmpty());
    return true;
}

void TimelineControls::setTheme(const Theme &theme)
{
    m_theme = theme;
}

void TimelineControls::place(const QRectF &row)
{
    const QFont small = m_theme.font(8.5);
    m_filterButton->setFont(small);
    m_searchField->setFont(small);
    m_hits->setFont(small);
    const int height = static_cast<int>(row.height()) - 2;
    const int buttonWidth =
        std::max(static_cast<int>(66 * m_theme.textScale), m_filterButton->minimumSizeHint().width());
    const int fieldWidth = static_cast<int>(std::clamp(row.width() * 0.2, 96.0, 170.0) * m_theme.textScale);
    const int right = static_cast<int>(row.right());
    const int top = static_cast<int>(row.top()) + 1;
    m_filterButton->setGeometry(right - buttonWidth, top, buttonWidth, height);
    m_searchField->setGeometry(right - buttonWidth - 6 - fieldWidth, top, fieldWidth, height);
    const int hitsWidth = m_hits->isHidden() ? 0 : m_hits->sizeHint().width();
    m_hits->setGeometry(m_searchField->x() - 8 - hitsWidth, top, hitsWidth, height);
}

int TimelineControls::left() const
{
    return m_hits->x();
}

void TimelineControls::startSearch()
{
    m_searchField->setFocus(Qt::ShortcutFocusReason);
    m_searchField->selectAll();
}

bool TimelineControls::isTyping() const
{
    return m_searchField->parentWidget()->focusWidget() == m_searchField;
}

} // namespace raftarium
