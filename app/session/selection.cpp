#include "app/session/selection.h"

namespace raftarium {

namespace {

bool shareEvent(const raft::EventRecord &one, const raft::EventRecord &other, raft::EventNumber event)
{
    return event >= one.first() && event >= other.first() && event <= one.size() && event <= other.size() &&
           one[event] == other[event];
}

/// Whether both runs have a thing. Of a message and an entry only what is there at their ends is compared:
/// what has arrived or been compacted since is let go.
struct Shared {
    const raft::Cluster &one;
    const raft::Cluster &other;

    bool operator()(const NothingSelected &) const { return true; }
    bool operator()(const SelectedServer &server) const
    {
        return one.view().server(server.server) != nullptr;
    }
    bool operator()(const SelectedLink &link) const { return one.view().link(link.from, link.to) != nullptr; }
    bool operator()(const SelectedMessage &message) const
    {
        const raft::ClusterView view = one.view();
        const raft::MessageView *found = view.message(message.message);
        return found != nullptr && shareEvent(one.events(), other.events(), found->sentEvent);
    }
    bool operator()(const SelectedEntry &entry) const
    {
        const raft::ClusterView here = one.view();
        const raft::ClusterView there = other.view();
        const raft::Entry *found = findEntry(here, entry.at);
        const raft::Entry *same = findEntry(there, entry.at);
        return found != nullptr && same != nullptr && *found == *same;
    }
    bool operator()(const SelectedEvent &event) const
    {
        return shareEvent(one.events(), other.events(), event.event);
    }
};

} // namespace

Selection whatStandsFor(raft::EventNumber event, const raft::EventRecord &record)
{
    const raft::Event &shown = record[event];
    return shown.kind == raft::EventKind::MessageSent ? Selection(SelectedMessage{shown.subject})
                                                      : Selection(SelectedEvent{event});
}

const raft::Entry *findEntry(const raft::ClusterView &view, raft::Position at)
{
    for (const raft::ServerView &server : view.servers)
        if (server.log.contains(at.index) && server.log.at(at.index).at == at)
            return &server.log.at(at.index);
    return nullptr;
}

Selection alsoIn(const raft::Cluster &to, const raft::Cluster &from, const Selection &selection)
{
    return std::visit(Shared{to, from}, selection) ? selection : Selection();
}

} // namespace raftarium
