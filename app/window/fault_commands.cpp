#include "app/window/actions.h"

#include <algorithm>

namespace raftarium {

namespace {

constexpr raft::Time messageDelay{50'000};

const SelectedLink *selectedLink(const Session *session)
{
    return std::get_if<SelectedLink>(&session->selection());
}

QString selectMessageFirst()
{
    return Actions::tr("Select a message that is on its way first: click it");
}

/// Cuts what is open and opens what is cut.
raft::Action cutOrOpen(const Session *session, raft::NodeId from, raft::NodeId to)
{
    const raft::LinkView *link = session->view().link(from, to);
    if (link && link->cut)
        return raft::action::OpenLink{from, to};
    return raft::action::CutLink{from, to};
}

/// Whether something is wrong with a link. Of processes the window does not know all: others can harm them
/// too.
bool hasFaults(const Session *session)
{
    const raft::ClusterView &view = session->view();
    return session->inRealTime() || !view.groups.empty() ||
           std::any_of(view.links.begin(), view.links.end(), [](const raft::LinkView &link) {
               return link.cut || link.held || link.delay.count() > 0 || link.lossPerMillion > 0;
           });
}

void addLinkCommands(Actions &actions, Session *session)
{
    const auto obstacle = [session] {
        const SelectedLink *link = selectedLink(session);
        return link ? session->obstacle(cutOrOpen(session, link->from, link->to))
                    : Actions::tr("Select a link first: click the line between two servers");
    };
    actions.add(
        {MenuPlace::Faults,
         QStringLiteral("cutLink"),
         Actions::tr("Cut or open the link"),
         Actions::tr("Cuts the selected link in both directions, or opens it again"),
         {Qt::Key_X},
         Glyph::Cut,
         [session] {
             const SelectedLink link = *selectedLink(session);
             const bool opens =
                 std::holds_alternative<raft::action::OpenLink>(cutOrOpen(session, link.from, link.to));
             for (const auto &[from, to] : {std::pair(link.from, link.to), std::pair(link.to, link.from)}) {
                 const raft::Action action = cutOrOpen(session, from, to);
                 if (std::holds_alternative<raft::action::OpenLink>(action) == opens)
                     session->perform(action);
             }
         },
         obstacle,
         true});
    actions.add({MenuPlace::Faults,
                 QStringLiteral("cutOneWay"),
                 Actions::tr("Cut or open one direction"),
                 Actions::tr("Cuts only the selected direction of a link, or opens it again"),
                 {Qt::SHIFT | Qt::Key_X},
                 Glyph::None,
                 [session] {
                     const SelectedLink link = *selectedLink(session);
                     session->perform(cutOrOpen(session, link.from, link.to));
                 },
                 obstacle});
}

/// A command on the selected message, if it is still on its way.
void addMessageCommand(Actions &actions, Session *session, Command command,
                       const std::function<raft::Action(std::uint64_t)> &act)
{
    const auto onItsWay = [session]() -> std::optional<std::uint64_t> {
        const auto *selected = std::get_if<SelectedMessage>(&session->selection());
        if (!selected || !session->view().message(selected->message))
            return std::nullopt;
        return selected->message;
    };
    command.place = MenuPlace::Faults;
    command.run = [session, onItsWay, act] {
        if (const auto message = onItsWay())
            session->perform(act(*message));
    };
    command.obstacle = [session, onItsWay, act] {
        const auto message = onItsWay();
        return message ? session->obstacle(act(*message)) : selectMessageFirst();
    };
    actions.add(std::move(command));
}

void addMessageCommands(Actions &actions, Session *session)
{
    namespace act = raft::action;
    addMessageCommand(actions, session,
                      {{},
                       QStringLiteral("drop"),
                       Actions::tr("Drop the message"),
                       Actions::tr("The selected message is lost"),
                       {Qt::Key_D},
                       Glyph::None,
                       {},
                       {},
                       true},
                      [](std::uint64_t id) { return act::Drop{id}; });
    addMessageCommand(actions, session,
                      {{},
                       QStringLiteral("duplicate"),
                       Actions::tr("Duplicate the message"),
                       Actions::tr("A copy of the selected message arrives now"),
                       {Qt::Key_U}},
                      [](std::uint64_t id) { return act::Duplicate{id}; });
    addMessageCommand(actions, session,
                      {{},
                       QStringLiteral("hold"),
                       Actions::tr("Hold the message"),
                       Actions::tr("The selected message waits until it is delivered by hand"),
                       {Qt::Key_G}},
                      [](std::uint64_t id) { return act::HoldMessage{id}; });
    addMessageCommand(actions, session,
                      {{},
                       QStringLiteral("delay"),
                       Actions::tr("Delay the message"),
                       Actions::tr("The selected message arrives 50 ms later"),
                       {Qt::Key_Y}},
                      [](std::uint64_t id) {
                          return act::DelayMessage{id, messageDelay};
                      });
    addMessageCommand(actions, session,
                      {{},
                       QStringLiteral("deliver"),
                       Actions::tr("Deliver the message now"),
                       Actions::tr("The selected message arrives now"),
                       {Qt::SHIFT | Qt::Key_D}},
                      [](std::uint64_t id) { return act::Deliver{id}; });
    actions.add({MenuPlace::Faults,
                 QStringLiteral("follow"),
                 Actions::tr("Follow the message"),
                 Actions::tr("Plays until the selected message has arrived or is lost"),
                 {Qt::Key_O},
                 Glyph::None,
                 [session] {
                     if (const auto *selected = std::get_if<SelectedMessage>(&session->selection()))
                         session->followMessage(selected->message);
                 },
                 [session] {
                     const auto *selected = std::get_if<SelectedMessage>(&session->selection());
                     return selected && session->view().message(selected->message) ? QString()
                                                                                   : selectMessageFirst();
                 }});
}

} // namespace

void addFaultCommands(Actions &actions, Session *session)
{
    const auto isolation = [session](raft::NodeId server) {
        raft::action::Split split;
        split.groups.push_back({server});
        split.groups.emplace_back();
        for (const raft::ServerView &other : session->view().servers)
            if (other.id != server)
                split.groups.back().push_back(other.id);
        return split;
    };
    actions.add({MenuPlace::Faults,
                 QStringLiteral("isolate"),
                 Actions::tr("Isolate the server"),
                 Actions::tr("Cuts the selected server off from all others"),
                 {Qt::Key_I},
                 Glyph::None,
                 [session, isolation] {
                     if (const auto server = session->selectedServer())
                         session->perform(isolation(*server));
                 },
                 [session, isolation] {
                     const auto server = session->selectedServer();
                     return server ? session->obstacle(isolation(*server))
                                   : Actions::tr("Select a server first: press its number or click it");
                 }});
    actions.add({MenuPlace::Faults,
                 QStringLiteral("heal"),
                 Actions::tr("Heal"),
                 Actions::tr("Opens every link: no cut, no hold, no extra delay or loss"),
                 {Qt::Key_H},
                 Glyph::Heal,
                 [session] { session->perform(raft::action::Heal{}); },
                 [session] {
                     return hasFaults(session) ? session->obstacle(raft::action::Heal{})
                                               : Actions::tr("Every link is open: there is nothing to heal");
                 }});
    addLinkCommands(actions, session);
    addMessageCommands(actions, session);
}

} // namespace raftarium
