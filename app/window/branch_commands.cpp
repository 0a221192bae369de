#include "app/window/actions.h"

namespace raftarium {

void addBranchCommands(Actions &actions, Session *session)
{
    actions.add({MenuPlace::Edit,
                 QStringLiteral("undo"),
                 Actions::tr("Back before the last action"),
                 Actions::tr("Shows the instant before somebody did something; acting there begins a branch"),
                 {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                 Glyph::None,
                 [session] { session->undo(); },
                 [session] {
                     return session->cluster().capabilities().timeTravel
                                ? QString()
                                : QString::fromStdString(session->cluster().capabilities().reason);
                 }});
    actions.add({MenuPlace::Run,
                 QStringLiteral("branchHere"),
                 Actions::tr("Branch here"),
                 Actions::tr("Goes on from this instant in a run of its own; the present one is kept"),
                 {Qt::Key_F},
                 Glyph::None,
                 [session] { session->branchHere(); },
                 [session] { return session->branchObstacle(); },
                 true});
    actions.add({MenuPlace::Run,
                 QStringLiteral("nextBranch"),
                 Actions::tr("Show the next branch"),
                 Actions::tr("Turns to the next of the runs that began together"),
                 {Qt::SHIFT | Qt::Key_F},
                 Glyph::None,
                 [session] { session->showBranch((session->branch() + 1) % session->branches().size()); },
                 [session] {
                     return session->branches().size() > 1 ? QString()
                                                           : Actions::tr("There is only one run so far");
                 }});
}

} // namespace raftarium
