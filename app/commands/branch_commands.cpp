#include "app/commands/actions.h"
#include "app/session/time_text.h"

namespace raftarium {

namespace {

void addUndo(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("undo"),
                 .title = Actions::tr("Undo"),
                 .tip = Actions::tr("Goes back to the instant before the last action; acting there begins a "
                                    "branch. Where nothing was done, shows what was open before"),
                 .synonyms = Actions::tr("back revert before the last action"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                 .menu = Menu::Edit,
                 .plan = [session] {
                     return Plan::unless(session->undoObstacle(), [session] { session->undo(); });
                 }});
    actions.add({.name = QStringLiteral("redo"),
                 .title = Actions::tr("Redo: show the later run"),
                 .tip = Actions::tr("Shows again the cluster, lesson or file that Undo has put aside"),
                 .synonyms = Actions::tr("again forward"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
                 .menu = Menu::Edit,
                 .plan = [session] {
                     return Plan::unless(session->redoObstacle(), [session] { session->redo(); });
                 }});
}

/// With its present, or at the instant that is shown.
Plan showNextBranch(Session *session, void (Session::*show)(std::size_t))
{
    if (session->branches().size() < 2)
        return Plan::refuse(Actions::tr("There is only one run so far."));
    return Plan::to(
        [session, show] { (session->*show)((session->branch() + 1) % session->branches().size()); });
}

void addBranching(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("branchHere"),
                 .title = Actions::tr("Branch here"),
                 .tip = Actions::tr("Goes on from this instant in a run of its own; the present one is kept"),
                 .synonyms = Actions::tr("fork what if"),
                 .keys = {Qt::Key_F},
                 .menu = Menu::Run,
                 .startsGroup = true,
                 .subjects = Subject::Event | Subject::Instant,
                 .plan = [session] {
                     return Plan::unless(session->branchObstacle(), [session] { session->branchHere(); });
                 }});
    actions.add({.name = QStringLiteral("nextBranch"),
                 .title = Actions::tr("Show the next branch"),
                 .tip = Actions::tr("Turns to the next of the runs that began together"),
                 .synonyms = Actions::tr("fork switch"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_F)},
                 .menu = Menu::Run,
                 .plan = [session] { return showNextBranch(session, &Session::showBranch); }});
    actions.add(
        {.name = QStringLiteral("nextBranchHere"),
         .title = Actions::tr("Next branch at this time"),
         .tip = Actions::tr("Turns to the next of the runs that began together, at the instant shown"),
         .synonyms = Actions::tr("fork switch jump other same"),
         .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
         .menu = Menu::Run,
         .plan = [session] { return showNextBranch(session, &Session::showBranchHere); }});
}

std::vector<Command> branchChoices(Session *session)
{
    std::vector<Command> choices;
    for (std::size_t i = 0; i < session->branches().size(); ++i) {
        const Branch &branch = session->branches()[i];
        choices.push_back(
            {.name = QStringLiteral("branch%1").arg(i),
             .title =
                 i == 0 ? branch.name : Actions::tr("%1, from %2").arg(branch.name, timeText(branch.parted)),
             .tip = Actions::tr("Shows this run"),
             .plan = [session, i] { return Plan::to([session, i] { session->showBranch(i); }); },
             .isOn = [session, i] { return i == session->branch(); }});
    }
    return choices;
}

void addBranchList(Actions &actions, Session *session, const AskForName &ask)
{
    actions.add({.name = QStringLiteral("branches"),
                 .title = Actions::tr("Branches"),
                 .tip = Actions::tr("The runs that began together, with the instant at which each parted"),
                 .synonyms = Actions::tr("branch fork run"),
                 .menu = Menu::Run,
                 .choices = [session] { return branchChoices(session); }});
    actions.add({.name = QStringLiteral("renameBranch"),
                 .title = Actions::tr("Rename this branch…"),
                 .tip = Actions::tr("Gives the run that is shown another name"),
                 .synonyms = Actions::tr("name fork"),
                 .menu = Menu::Run,
                 .plan = [session, ask] {
                     return Plan::to([session, ask, branch = session->branch()] {
                         ask(Actions::tr("Name of the branch"), session->branches()[branch].name,
                             [session, branch](const QString &name) { session->renameBranch(branch, name); });
                     });
                 }});
    actions.add({.name = QStringLiteral("deleteBranch"),
                 .title = Actions::tr("Delete this branch"),
                 .tip = Actions::tr("Forgets the run that is shown, and shows the one that it began on; Undo "
                                    "brings it back"),
                 .synonyms = Actions::tr("remove fork"),
                 .menu = Menu::Run,
                 .plan = [session] {
                     const std::size_t branch = session->branch();
                     return Plan::unless(session->deletionObstacle(branch),
                                         [session, branch] { session->deleteBranch(branch); });
                 }});
}

} // namespace

void addBranchCommands(Actions &actions, Session *session, const AskForName &ask)
{
    addUndo(actions, session);
    addBranching(actions, session);
    addBranchList(actions, session, ask);
}

} // namespace raftarium
