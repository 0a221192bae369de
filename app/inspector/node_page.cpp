#include "app/inspector/node_page.h"

#include "app/inspector/facts_view.h"
#include "app/inspector/node_facts.h"
#include "app/inspector/safety_facts.h"

#include <QVBoxLayout>

namespace raftarium {

NodePage::NodePage(Session *session, QWidget *parent)
    : InspectorPage(session, parent), m_facts(new FactsView(this))
{
    m_facts->setObjectName(QStringLiteral("nodeFacts"));
    m_facts->setAccessibleName(tr("State of the server"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_facts);
    setFocusProxy(m_facts);
    connect(m_facts, &FactsView::factActivated, this, [this](const Fact &fact) {
        if (fact.shape == Fact::Shape::Check)
            emit safetyRequested();
    });
}

void NodePage::setTheme(const Theme &theme)
{
    m_facts->setTheme(theme);
}

void NodePage::forget()
{
    m_memory = {};
}

void NodePage::refresh()
{
    const raft::ClusterView &view = session().view();
    const auto selected = session().selectedServer();
    const raft::ServerView *server = selected ? view.server(*selected) : nullptr;
    if (server == nullptr)
        server = defaultServer(view);
    if (server == nullptr)
        return;
    Facts facts = nodeFacts(view, *server);
    remember(*server, facts);
    markChanges(facts, m_memory.before);
    const raft::Cluster &cluster = session().cluster();
    const Facts safety =
        safetySummary(view, cluster.setup().check, &session().clientHistory(), cluster.coverage());
    facts.insert(facts.end(), safety.begin(), safety.end());
    m_facts->setFacts(std::move(facts));
}

void NodePage::remember(const raft::ServerView &server, const Facts &facts)
{
    const raft::EventNumber event = session().shownEvent();
    const bool playing = session().isPlaying();
    const bool sameServer = m_memory.server == server.id;
    const bool sameInstant = sameServer && m_memory.event == event && m_memory.playing == playing;
    // While it plays the state before is the one shown before; going back for it would cost too much.
    const bool goesOn = sameServer && (playing ? event > m_memory.event : event == m_memory.event + 1);
    if (goesOn)
        m_memory.before = std::move(m_memory.facts);
    else if (!sameInstant)
        m_memory.before = playing ? Facts() : factsOneEventEarlier(server.id);
    m_memory.server = server.id;
    m_memory.event = event;
    m_memory.playing = playing;
    m_memory.facts = facts;
}

Facts NodePage::factsOneEventEarlier(raft::NodeId server) const
{
    const raft::EventNumber event = session().shownEvent();
    if (event == 0 || !session().cluster().capabilities().timeTravel)
        return {};
    const raft::ClusterView earlier = session().cluster().viewAt(event - 1);
    const raft::ServerView *then = earlier.server(server);
    return then == nullptr ? Facts() : nodeFacts(earlier, *then);
}

} // namespace raftarium
