#include "app/lesson/emphasis.h"

namespace raftarium {

namespace {

struct Pointer {
    const raft::ClusterView &view;
    std::vector<Selection> &found;

    void operator()(raft::NodeId server) const { found.emplace_back(SelectedServer{server}); }
    void operator()(const raft::command::Show::Link &link) const
    {
        found.emplace_back(SelectedLink{link.from, link.to});
        if (link.bothWays)
            found.emplace_back(SelectedLink{link.to, link.from});
    }
    void operator()(const raft::command::EntryPlace &entry) const
    {
        found.emplace_back(SelectedServer{entry.server});
    }
    void operator()(const raft::command::Show::Messages &wanted) const
    {
        for (const raft::MessageView &each : view.messages)
            if (each.message.from == wanted.from && each.message.to == wanted.to &&
                (!wanted.type || raft::names(*wanted.type, raft::typeOf(each.message))))
                found.emplace_back(SelectedMessage{each.id});
    }
};

} // namespace

std::vector<Selection> emphasised(const raft::LessonCues &cues, const raft::ClusterView &view)
{
    std::vector<Selection> found;
    for (const raft::command::Show::What &what : cues.shown)
        std::visit(Pointer{view, found}, what);
    return found;
}

} // namespace raftarium
