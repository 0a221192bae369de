#include "app/inspector/inspector_widget.h"

#include "app/inspector/history_page.h"
#include "app/inspector/inspector_tabs.h"
#include "app/inspector/message_page.h"
#include "app/inspector/node_page.h"
#include "app/inspector/safety_page.h"
#include "app/inspector/store_page.h"
#include "app/inspector/why_page.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

InspectorWidget::InspectorWidget(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_tabs(new InspectorTabs(this)), m_pages(new QStackedWidget(this)),
      m_why(new WhyPage(session, this))
{
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setAutoFillBackground(true);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setAccessibleName(tr("Pages of the inspector"));
    addPage(tr("Node"), new NodePage(session, this));
    addPage(tr("Message"), new MessagePage(session, this));
    addPage(tr("Safety"), new SafetyPage(session, this));
    addPage(tr("Store"), new StorePage(session, this));
    addPage(tr("History"), new HistoryPage(session, this));
    m_pages->addWidget(m_why);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::tabBarClicked, this, &InspectorWidget::leaveWhy);
    connect(m_why, &WhyPage::closed, this, &InspectorWidget::leaveWhy);
    connect(session, &Session::viewChanged, this, &InspectorWidget::refresh);
    connect(session, &Session::playbackChanged, this, &InspectorWidget::refresh);
    connect(session, &Session::selectionChanged, this, &InspectorWidget::followSelection);
    connect(session, &Session::clusterReplaced, this, [this] {
        for (int i = 0; i < m_pages->count(); ++i)
            static_cast<InspectorPage *>(m_pages->widget(i))->forget();
        refresh();
    });
    addShortcuts();
    setTheme(Theme::ofSystem(palette()));
}

QSize InspectorWidget::minimumSizeHint() const
{
    return {std::max(260, m_tabs->minimumSizeHint().width()), 120};
}

void InspectorWidget::addPage(const QString &title, InspectorPage *page)
{
    m_pages->addWidget(page);
    m_tabs->addTab(title);
    connect(page, &InspectorPage::safetyRequested, this, [this] { showTab(Tab::Safety); });
    connect(page, &InspectorPage::whyRequested, this, &InspectorWidget::showWhy);
}

void InspectorWidget::addShortcuts()
{
    const auto turn = [this](int by) {
        const int count = m_tabs->count();
        showTab(static_cast<Tab>((m_tabs->currentIndex() + by + count) % count));
        pageInFront()->setFocus(Qt::ShortcutFocusReason);
    };
    const auto add = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Tab), [turn] { turn(1); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), [turn] { turn(-1); });
}

void InspectorWidget::setTheme(const Theme &theme)
{
    QPalette colours = theme.palette();
    setPalette(colours);
    m_tabs->setTheme(theme);
    for (int i = 0; i < m_pages->count(); ++i)
        static_cast<InspectorPage *>(m_pages->widget(i))->setTheme(theme);
}

InspectorWidget::Tab InspectorWidget::currentTab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

bool InspectorWidget::showsWhy() const
{
    return m_pages->currentWidget() == m_why;
}

void InspectorWidget::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
    leaveWhy();
}

void InspectorWidget::showWhy()
{
    m_why->explainSelection();
    m_pages->setCurrentWidget(m_why);
    m_why->setFocus(Qt::OtherFocusReason);
}

void InspectorWidget::leaveWhy()
{
    m_pages->setCurrentIndex(m_tabs->currentIndex());
}

InspectorPage *InspectorWidget::pageInFront() const
{
    return static_cast<InspectorPage *>(m_pages->currentWidget());
}

void InspectorWidget::refresh()
{
    if (pageInFront()->isVisible() && !m_session->view().servers.empty())
        pageInFront()->refresh();
}

void InspectorWidget::followSelection()
{
    // A reader on another page stays there; Node and Message take turns with what is selected.
    const Selection &selection = m_session->selection();
    if (!showsWhy() && (currentTab() == Tab::Node || currentTab() == Tab::Message)) {
        if (std::holds_alternative<SelectedServer>(selection))
            showTab(Tab::Node);
        else if (std::holds_alternative<SelectedMessage>(selection) ||
                 std::holds_alternative<SelectedLink>(selection))
            showTab(Tab::Message);
    }
    refresh();
}

void InspectorWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The words move together or apart; QTabBar only asks again when one of them changes.
    m_tabs->setTabText(0, m_tabs->tabText(0));
}

} // namespace raftarium
