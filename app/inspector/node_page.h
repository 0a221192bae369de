#pragma once

#include "app/inspector/fact.h"
#include "app/inspector/inspector_page.h"

namespace raftarium {

class FactsView;

/// The state of one server, with what the last event changed.
class NodePage : public InspectorPage {
    Q_OBJECT

public:
    explicit NodePage(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void refresh() override;
    void forget() override;

private:
    /// What the facts were before, to mark the changes.
    struct Memory {
        raft::NodeId server;
        raft::EventNumber event = 0;
        bool playing = false;
        Facts facts;  ///< At `event`.
        Facts before; ///< At the event before, or while playing at the instant shown before.
    };

    void remember(const raft::ServerView &server, const Facts &facts);
    Facts factsOneEventEarlier(raft::NodeId server) const;

    FactsView *m_facts;
    Memory m_memory;
};

} // namespace raftarium
