#include "app/inspector/why_page.h"

#include "app/inspector/entry_story.h"
#include "app/inspector/facts_view.h"
#include "app/inspector/why_chain.h"
#include "app/inspector/wording.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace raftarium {

WhyPage::WhyPage(Session *session, QWidget *parent)
    : InspectorPage(session, parent), m_facts(new FactsView(this)), m_title(new QLabel(this)),
      m_back(new QPushButton(tr("‹ Back"), this))
{
    m_facts->setObjectName(QStringLiteral("whyFacts"));
    m_facts->setAccessibleName(tr("Chain of causes"));
    m_title->setObjectName(QStringLiteral("whyTitle"));
    m_back->setObjectName(QStringLiteral("whyBack"));
    m_back->setAccessibleName(tr("Back"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 10, 14, 8);
    head->addWidget(m_title, 1);
    head->addWidget(m_back);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_facts, 1);
    setFocusProxy(m_facts);
    connect(m_back, &QPushButton::clicked, this, &WhyPage::closed);
    connect(m_facts, &FactsView::factActivated, this, [this](const Fact &fact) {
        if (fact.event != 0)
            this->session().select(SelectedEvent{fact.event});
    });
}

void WhyPage::setTheme(const Theme &theme)
{
    m_facts->setTheme(theme);
    m_title->setFont(theme.font(12, QFont::DemiBold));
}

void WhyPage::forget()
{
    m_explained.reset();
    m_facts->setFacts({});
    m_title->setText(tr("Why?"));
}

void WhyPage::explainSelection()
{
    const Selection &selection = session().selection();
    m_explained = selection;
    const auto *entry = std::get_if<SelectedEntry>(&selection);
    if (!hasCluster())
        showHint();
    else if (entry != nullptr)
        explainEntry(entry->at);
    else
        explainEvent(eventOfSelection(session()));
}

void WhyPage::explainEvent(raft::EventNumber event)
{
    const Facts facts = whyFacts(session().cluster(), event);
    if (facts.empty()) {
        showHint();
        return;
    }
    m_title->setText(tr("Why event %1?").arg(wording::count(event)));
    m_facts->setFacts(facts);
    m_facts->highlight(QString::number(event));
}

void WhyPage::explainEntry(raft::Position at)
{
    m_title->setText(tr("Why entry %1?").arg(wording::position(at)));
    m_facts->setFacts(entryStory(session().cluster(), at, session().shownEvent()));
}

void WhyPage::showHint()
{
    m_title->setText(tr("Why?"));
    m_facts->setFacts(
        {proseFact(QStringLiteral("hint"),
                   tr("Nothing to explain yet. Select an event, a message, a server or an entry."), true)});
}

/// Whether it is one of the events on the page: such a cause only lights up when it is selected.
bool WhyPage::isShown(const Selection &selection) const
{
    const auto *event = std::get_if<SelectedEvent>(&selection);
    return event != nullptr && m_facts->facts().rowOf(QString::number(event->event)) >= 0;
}

void WhyPage::refresh()
{
    const Selection &selection = session().selection();
    if (selection == m_explained)
        return;
    if (m_explained && isShown(selection))
        m_facts->highlight(QString::number(std::get<SelectedEvent>(selection).event));
    else
        explainSelection();
}

bool WhyPage::event(QEvent *event)
{
    // Escape is the window's; while causes are in front and have the focus, it first leaves them.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return InspectorPage::event(event);
}

void WhyPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        InspectorPage::keyPressEvent(event);
}

} // namespace raftarium
