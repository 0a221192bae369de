#include "app/commands/actions.h"
#include "app/session/server_name.h"

namespace raftarium {

namespace {

namespace act = raft::action;

constexpr raft::Time linkDelay{100'000};
constexpr std::uint32_t linkLossPerMillion = 300'000;

QString there(const SelectedLink &link)
{
    return serverName(link.from) + QStringLiteral(" → ") + serverName(link.to);
}

/// `plan` for the direction that is selected.
template <class MakePlan>
Plan onSelectedLink(const Session *session, MakePlan plan)
{
    const auto *selected = std::get_if<SelectedLink>(&session->selection());
    if (!selected)
        return Plan::refuse(Actions::tr("Select a link first: click the line between two servers."));
    const raft::LinkView *link = session->view().link(selected->from, selected->to);
    return link ? plan(*link, *selected)
                : Plan::refuse(Actions::tr("That link is not there at this instant."));
}

/// Cuts both directions, or opens what is cut once both are.
Plan cutLink(Session *session, const raft::LinkView &link, const SelectedLink &selected)
{
    const QString both = serverName(selected.from) + QStringLiteral(" ↔ ") + serverName(selected.to);
    const raft::LinkView *back = session->view().link(selected.to, selected.from);
    const bool isBackCut = back && back->cut;
    std::vector<raft::Action> cuts;
    if (!link.cut)
        cuts.emplace_back(act::CutLink{selected.from, selected.to});
    if (!isBackCut)
        cuts.emplace_back(act::CutLink{selected.to, selected.from});
    if (!cuts.empty())
        return Plan::perform(session, cuts).titled(Actions::tr("Cut %1").arg(both));
    return Plan::perform(session, {act::OpenLink{selected.from, selected.to},
                                   act::OpenLink{selected.to, selected.from}})
        .titled(Actions::tr("Open %1").arg(both));
}

Plan cutOneWay(Session *session, const raft::LinkView &link, const SelectedLink &selected)
{
    if (link.cut)
        return Plan::perform(session, {act::OpenLink{selected.from, selected.to}})
            .titled(Actions::tr("Open only %1").arg(there(selected)));
    return Plan::perform(session, {act::CutLink{selected.from, selected.to}})
        .titled(Actions::tr("Cut only %1").arg(there(selected)));
}

Plan holdLink(Session *session, const raft::LinkView &link, const SelectedLink &selected)
{
    if (link.held)
        return Plan::perform(session, {act::ReleaseLink{selected.from, selected.to}})
            .titled(Actions::tr("Release %1").arg(there(selected)));
    return Plan::perform(session, {act::HoldLink{selected.from, selected.to}})
        .titled(Actions::tr("Hold %1").arg(there(selected)));
}

Plan slowLink(Session *session, const raft::LinkView &link, const SelectedLink &selected)
{
    const bool isSlow = link.delay.count() > 0;
    return Plan::perform(session,
                         {act::SlowLink{selected.from, selected.to, isSlow ? raft::Time{} : linkDelay}})
        .titled(isSlow ? Actions::tr("No extra delay on %1").arg(there(selected))
                       : Actions::tr("Slow %1 by 100 ms").arg(there(selected)));
}

Plan loseOnLink(Session *session, const raft::LinkView &link, const SelectedLink &selected)
{
    const bool isLossy = link.lossPerMillion > 0;
    return Plan::perform(session,
                         {act::LoseOnLink{selected.from, selected.to, isLossy ? 0 : linkLossPerMillion}})
        .titled(isLossy ? Actions::tr("No loss on %1").arg(there(selected))
                        : Actions::tr("Drop 30 % of messages on %1").arg(there(selected)));
}

using LinkPlan = Plan (*)(Session *, const raft::LinkView &, const SelectedLink &);

std::function<Plan()> selectedLink(Session *session, LinkPlan plan)
{
    return [session, plan] {
        return onSelectedLink(session,
                              [session, plan](const raft::LinkView &link, const SelectedLink &selected) {
                                  return plan(session, link, selected);
                              });
    };
}

void addCuts(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("cutLink"),
                 .title = Actions::tr("Cut or open the link"),
                 .tip = Actions::tr("Cuts the selected link in both directions, or opens it again"),
                 .synonyms = Actions::tr("disconnect partition drop"),
                 .keys = {Qt::Key_X},
                 .menu = Menu::Faults,
                 .startsGroup = true,
                 .subjects = Subject::Link,
                 .glyph = Glyph::Cut,
                 .plan = selectedLink(session, cutLink)});
    actions.add({.name = QStringLiteral("cutOneWay"),
                 .title = Actions::tr("Cut or open one direction"),
                 .tip = Actions::tr("Cuts only the selected direction of a link, or opens it again"),
                 .synonyms = Actions::tr("disconnect partition asymmetric"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_X)},
                 .menu = Menu::Faults,
                 .subjects = Subject::Link,
                 .plan = selectedLink(session, cutOneWay)});
}

void addDisturbances(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("holdLink"),
                 .title = Actions::tr("Hold or release one direction"),
                 .tip = Actions::tr("Messages of the selected direction queue up until it is released"),
                 .synonyms = Actions::tr("queue delay link"),
                 .menu = Menu::Faults,
                 .subjects = Subject::Link,
                 .plan = selectedLink(session, holdLink)});
    actions.add({.name = QStringLiteral("slowLink"),
                 .title = Actions::tr("Slow one direction"),
                 .tip = Actions::tr("Messages of the selected direction take 100 ms more, or no longer do"),
                 .synonyms = Actions::tr("delay latency link"),
                 .menu = Menu::Faults,
                 .subjects = Subject::Link,
                 .plan = selectedLink(session, slowLink)});
    actions.add(
        {.name = QStringLiteral("loseOnLink"),
         .title = Actions::tr("Drop 30 % of messages of one direction"),
         .tip = Actions::tr("Messages of the selected direction are lost at random, or no longer are"),
         .synonyms = Actions::tr("loss lossy link"),
         .menu = Menu::Faults,
         .subjects = Subject::Link,
         .plan = selectedLink(session, loseOnLink)});
}

} // namespace

void addLinkCommands(Actions &actions, Session *session)
{
    addCuts(actions, session);
    addDisturbances(actions, session);
}

} // namespace raftarium
