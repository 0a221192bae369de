#include "app/export/picture_file.h"
#include "app/session/server_name.h"
#include "app/session/time_text.h"
#include "app/window/window_commands.h"
#include "raftcore/cluster/view_words.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace raftarium {

namespace {

constexpr std::uint64_t mostEntries = 10'000; ///< Of each log, the latest.

/// "1.234 s · event 27 · S1 grants its vote to S2 …".
QString lineOf(const Session &session, raft::EventNumber event)
{
    if (event == 0)
        return {};
    return Actions::tr("%1 · event %2 · %3")
        .arg(timeText(session.events()[event].at))
        .arg(event)
        .arg(QString::fromStdString(session.cluster().describe(event)));
}

raft::EventNumber sendingOf(const Session &session, std::uint64_t message)
{
    return session.events().firstIn({1, session.events().size()}, {raft::EventKind::MessageSent},
                                    [message](const raft::Event &event) { return event.subject == message; });
}

/// What is selected, or else what has just happened at the instant shown.
QString selectedLine(const Session &session)
{
    const Selection &selection = session.selection();
    if (const auto *event = std::get_if<SelectedEvent>(&selection))
        return lineOf(session, event->event);
    if (const auto *message = std::get_if<SelectedMessage>(&selection))
        return lineOf(session, sendingOf(session, message->message));
    if (const auto *selected = std::get_if<SelectedEntry>(&selection))
        if (const raft::Entry *entry = findEntry(session.view(), selected->at))
            return QStringLiteral("%1@%2 %3")
                .arg(selected->at.index.value)
                .arg(selected->at.term.value)
                .arg(QString::fromStdString(raft::summaryOf(*entry)));
    return lineOf(session, session.shownEvent());
}

QStringList logLines(const raft::ServerView &server)
{
    const raft::Log &log = server.log;
    QStringList lines{Actions::tr("%1: term %2, commit %3, applied %4, durable %5")
                          .arg(serverName(server.id))
                          .arg(server.hard.term.value)
                          .arg(server.commit.value)
                          .arg(server.applied.value)
                          .arg(server.durable.value)};
    const raft::Index last = log.lastIndex();
    raft::Index index = log.firstIndex();
    if (last.value > mostEntries)
        index = std::max(index, raft::Index{last.value - mostEntries + 1});
    for (; index <= last; ++index) {
        const raft::Entry &entry = log.at(index);
        lines.append(
            QStringLiteral("%1\t%2\t%3%4")
                .arg(entry.at.index.value)
                .arg(entry.at.term.value)
                .arg(QString::fromStdString(raft::summaryOf(entry)),
                     index <= server.commit ? QStringLiteral("\t") + Actions::tr("committed") : QString()));
    }
    return lines;
}

/// Of the server that is selected, else of all.
QString textOfLogs(const Session &session)
{
    QStringList lines;
    const std::optional<raft::NodeId> selected = session.selectedServer();
    for (const raft::ServerView &server : session.view().servers)
        if (!selected || *selected == server.id)
            lines += logLines(server);
    return lines.join(u'\n') + u'\n';
}

void copy(const QString &text, const Tell &tell)
{
    QGuiApplication::clipboard()->setText(text);
    tell(Actions::tr("Copied: %1").arg(text.section(u'\n', 0, 0)));
}

Plan copyLine(const Session *session, const Tell &tell)
{
    const QString line = selectedLine(*session);
    return line.isEmpty() ? Plan::refuse(Actions::tr("Nothing has happened yet."))
                          : Plan::to([line, tell] { copy(line, tell); });
}

} // namespace

void addCopyCommands(Actions &actions, Session *session, QWidget *canvas, const Tell &tell)
{
    actions.add({.name = QStringLiteral("copyEvent"),
                 .title = Actions::tr("Copy as text"),
                 .tip = Actions::tr(
                     "Copies the event, message or entry that is selected, else what has just happened, "
                     "as a line of text"),
                 .synonyms = Actions::tr("clipboard sentence event"),
                 .keys = {QKeySequence::Copy},
                 .menu = Menu::Edit,
                 .startsGroup = true,
                 .subjects = Subject::Event | Subject::Message | Subject::Entry,
                 .plan = [=] { return copyLine(session, tell); }});
    actions.add({.name = QStringLiteral("copyLog"),
                 .title = Actions::tr("Copy log as text"),
                 .tip = Actions::tr(
                     "Copies the log of the server that is selected, else of all servers, as lines of text"),
                 .synonyms = Actions::tr("clipboard entries"),
                 .menu = Menu::Edit,
                 .subjects = Subject::Server,
                 .plan = [=] { return Plan::to([=] { copy(textOfLogs(*session), tell); }); }});
    actions.add({.name = QStringLiteral("copyPicture"),
                 .title = Actions::tr("Copy picture of the cluster"),
                 .tip = Actions::tr("Copies what the canvas shows as a picture"),
                 .synonyms = Actions::tr("clipboard image screenshot"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
                 .menu = Menu::Edit,
                 .subjects = Subject::Cluster,
                 .plan = [=] {
                     return Plan::to([=] {
                         QGuiApplication::clipboard()->setImage(imageOf(*canvas, PictureExtent::View));
                         tell(Actions::tr("Copied a picture of the cluster."));
                     });
                 }});
}

} // namespace raftarium
