#include "app/canvas/canvas_tips.h"

#include "app/canvas/canvas_facts.h"

#include <QCoreApplication>

#include <algorithm>

namespace raftarium {

namespace {

struct Tip {
    Q_DECLARE_TR_FUNCTIONS(Canvas)
};

QString fateText(const raft::MessageView &message, raft::Time now)
{
    switch (message.fate) {
    case raft::MessageFate::Lost: return Tip::tr("will be lost");
    case raft::MessageFate::Held: return Tip::tr("held");
    case raft::MessageFate::Arrives: break;
    }
    return message.due <= message.sent ? Tip::tr("waits to be delivered")
                                       : Tip::tr("arrives in %1").arg(durationText(message.due - now));
}

QStringList messageTip(const raft::MessageView &message, const raft::ClusterView &view,
                       std::size_t snapshotChunk)
{
    QStringList lines{messageTitle(message.message)};
    lines << messageFields(message);
    if (const auto chunk = chunkPlace(message.message, view, snapshotChunk))
        lines << Tip::tr("chunk %1 of %2").arg(chunk->number).arg(chunk->count);
    return lines << fateText(message, view.now);
}

QStringList serverTip(raft::NodeId server, const raft::ClusterView &view)
{
    const std::vector<ServerFacts> all = serverFacts(view);
    const auto found = std::find_if(
        all.begin(), all.end(), [server](const ServerFacts &facts) { return facts.server->id == server; });
    if (found == all.end())
        return {};
    QStringList lines = serverDetails(*found, view.now);
    lines.front().prepend(serverName(server) + QStringLiteral(": "));
    return lines;
}

QStringList linkTip(const SelectedLink &target, const raft::ClusterView &view)
{
    QStringList lines{serverName(target.from) + QStringLiteral(" → ") + serverName(target.to)};
    const raft::LinkView *link = view.link(target.from, target.to);
    const QStringList details = link ? linkDetails(*link) : QStringList();
    return lines << (details.isEmpty() ? QStringList(Tip::tr("up")) : details);
}

} // namespace

QString canvasTip(const Selection &target, const raft::ClusterView &view, std::size_t snapshotChunk)
{
    QStringList lines;
    if (const auto *selected = std::get_if<SelectedMessage>(&target)) {
        if (const raft::MessageView *message = view.message(selected->message))
            lines = messageTip(*message, view, snapshotChunk);
    } else if (const auto *server = std::get_if<SelectedServer>(&target)) {
        lines = serverTip(server->server, view);
    } else if (const auto *link = std::get_if<SelectedLink>(&target)) {
        lines = linkTip(*link, view);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace raftarium
