#include "app/inspector/safety_page.h"

#include "app/inspector/facts_view.h"
#include "app/inspector/safety_facts.h"
#include "app/session/linearizability_watch.h"

#include <QVBoxLayout>

namespace raftarium {

SafetyPage::SafetyPage(Session *session, QWidget *parent)
    : InspectorPage(session, parent), m_facts(new FactsView(this))
{
    m_facts->setObjectName(QStringLiteral("safetyFacts"));
    m_facts->setAccessibleName(tr("Safety properties"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_facts);
    setFocusProxy(m_facts);
    connect(m_facts, &FactsView::factActivated, this, [this](const Fact &fact) {
        if (fact.event == 0)
            return;
        this->session().select(SelectedEvent{fact.event});
        this->session().seekEvent(fact.event);
    });
}

void SafetyPage::setTheme(const Theme &theme)
{
    m_facts->setTheme(theme);
}

void SafetyPage::refresh()
{
    raft::ClusterView view = session().view();
    view.violations = violationsOf(session());
    const raft::Cluster &cluster = session().cluster();
    m_facts->setFacts(
        safetyFacts(view, cluster.setup().check, &session().clientHistory(), cluster.coverage()));
}

} // namespace raftarium
