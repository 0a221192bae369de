#include "app/inspector/why_page.h"

#include "app/inspector/facts_view.h"
#include "app/inspector/why_chain.h"
#include "app/inspector/wording.h"

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
    m_event = 0;
    m_facts->setFacts({});
    m_title->setText(tr("Why?"));
}

void WhyPage::explainSelection()
{
    m_event = hasCluster() ? eventOfSelection(session()) : 0;
    m_title->setText(m_event == 0 ? tr("Why?") : tr("Why event %1?").arg(wording::count(m_event)));
    if (m_event != 0) {
        m_facts->setFacts(whyFacts(session().cluster(), m_event));
        refresh();
        return;
    }
    Fact hint;
    hint.shape = Fact::Shape::Prose;
    hint.key = QStringLiteral("hint");
    hint.label = tr("Nothing to explain yet. Select an event, a message, a server or an entry.");
    hint.muted = true;
    m_facts->setFacts({hint});
}

void WhyPage::refresh()
{
    // A cause that is selected here only lights up; anything else that is selected is explained instead.
    const auto *selected = std::get_if<SelectedEvent>(&session().selection());
    if (selected == nullptr)
        return;
    const QString key = QString::number(selected->event);
    if (m_facts->facts().rowOf(key) < 0 && selected->event != m_event) {
        explainSelection();
        return;
    }
    m_facts->highlight(key);
}

} // namespace raftarium
