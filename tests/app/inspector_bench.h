#pragma once

#include "app/inspector/facts_view.h"
#include "app/inspector/inspector_widget.h"
#include "raftcore/simulation/simulation.h"

#include <QTest>

#include <memory>

/// What the stories of the inspector's pages have in common.
inline const raftarium::Fact *factOf(const raftarium::Facts &facts, const QString &key)
{
    for (const raftarium::Fact &fact : facts)
        if (fact.key == key)
            return &fact;
    return nullptr;
}

inline raft::Event eventOf(raft::EventKind kind, std::uint16_t server, raft::EventNumber cause = 0)
{
    raft::Event event;
    event.kind = kind;
    event.server = server;
    event.cause = cause;
    return event;
}

/// A session with an inspector over it, shown.
struct InspectorBench {
    explicit InspectorBench(std::unique_ptr<raft::Cluster> cluster, QSize size = {300, 700})
        : session([](const raft::ClusterSetup &, std::string *) { return nullptr; })
    {
        session.adopt(std::move(cluster));
        inspector = std::make_unique<raftarium::InspectorWidget>(&session);
        inspector->resize(size);
        inspector->show();
        inspector->activateWindow();
        if (!QTest::qWaitForWindowActive(inspector.get()))
            qFatal("the inspector did not become active");
    }

    template <class Widget>
    Widget *find(const char *name) const
    {
        auto *found = inspector->findChild<Widget *>(QString::fromUtf8(name));
        if (found == nullptr)
            qFatal("no widget %s", name);
        return found;
    }
    raftarium::FactsView *facts(const char *name) const { return find<raftarium::FactsView>(name); }
    void clickFact(const char *view, const QString &key) const
    {
        raftarium::FactsView *list = facts(view);
        const QModelIndex index = list->model()->index(list->facts().rowOf(key), 0);
        list->scrollTo(index);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
    }

    raftarium::Session session;
    std::unique_ptr<raftarium::InspectorWidget> inspector;
};

/// Five simulated servers that have elected a leader.
inline std::unique_ptr<raft::Cluster> electedCluster()
{
    auto cluster = raft::simulate(raft::clusterOf(5, 7));
    while (cluster->view().leader() == nullptr || cluster->view().leader()->commit.value == 0)
        cluster->advance(cluster->now() + raft::Time(10'000));
    return cluster;
}
