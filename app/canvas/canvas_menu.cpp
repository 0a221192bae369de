#include "app/canvas/canvas_menu.h"

#include "app/canvas/canvas_facts.h"
#include "app/canvas/canvas_widget.h"

#include <QMenu>

#include <utility>

namespace raftarium {

namespace {

namespace act = raft::action;

/// Builds one menu.
class MenuMaker {
public:
    MenuMaker(CanvasWidget *canvas, Session *session)
        : m_canvas(canvas), m_session(session), m_menu(new QMenu(canvas))
    {
        m_menu->setObjectName(QStringLiteral("canvasMenu"));
        m_menu->setToolTipsVisible(true);
    }

    QMenu *menu() const { return m_menu; }

    void title(const QString &text) { m_menu->addSection(text); }
    void separator() { m_menu->addSeparator(); }

    /// An entry that performs `action`.
    void add(const char *name, const QString &text, const raft::Action &action)
    {
        Session *session = m_session;
        QAction *entry = addEntry(name, text, [session, action] { session->perform(action); });
        const QString obstacle = session->obstacle(action);
        entry->setEnabled(obstacle.isEmpty());
        entry->setToolTip(obstacle.isEmpty() ? text : obstacle);
    }

    /// An entry that performs several, enabled while the first can be done.
    void addAll(const char *name, const QString &text, const std::vector<raft::Action> &actions)
    {
        Session *session = m_session;
        QAction *entry = addEntry(name, text, [session, actions] {
            for (const raft::Action &action : actions)
                session->perform(action);
        });
        const QString obstacle = session->obstacle(actions.front());
        entry->setEnabled(obstacle.isEmpty());
        entry->setToolTip(obstacle.isEmpty() ? text : obstacle);
    }

    /// An entry that makes `target` the membership.
    void addChange(const char *name, const QString &text, const raft::Membership &target)
    {
        Session *session = m_session;
        QAction *entry =
            addEntry(name, text, [session, target] { changeMembership(*session, target, false); });
        setObstacle(entry, changeObstacle(session->view()));
    }

    /// Disables an entry, with the reason.
    static void setObstacle(QAction *entry, const QString &obstacle)
    {
        entry->setEnabled(obstacle.isEmpty());
        entry->setToolTip(obstacle.isEmpty() ? entry->text() : obstacle);
    }

    /// What is added until endSubmenu() goes into a menu of its own.
    void beginSubmenu(const QString &text)
    {
        m_outer = m_menu;
        m_menu = m_outer->addMenu(text);
        m_menu->setToolTipsVisible(true);
    }
    void endSubmenu() { m_menu = std::exchange(m_outer, nullptr); }

    template <class Function>
    QAction *addEntry(const char *name, const QString &text, Function function)
    {
        QAction *entry = m_menu->addAction(text);
        entry->setObjectName(QString::fromLatin1(name));
        QObject::connect(entry, &QAction::triggered, m_canvas, function);
        return entry;
    }

private:
    CanvasWidget *m_canvas;
    Session *m_session;
    QMenu *m_menu;
    QMenu *m_outer = nullptr; ///< While m_menu is a submenu: the menu it is in.
};

/// Whom the leader can hand over to.
void fillTransferMenu(MenuMaker &make, const raft::ServerView &leader)
{
    make.beginSubmenu(CanvasWidget::tr("Hand over &leadership to"));
    make.add("transferBest", CanvasWidget::tr("the most up to date"), act::Transfer{leader.id, std::nullopt});
    for (const raft::NodeId voter : leader.membership.voters)
        if (voter != leader.id)
            make.add(qPrintable(QStringLiteral("transfer%1").arg(voter.value)), serverName(voter),
                     act::Transfer{leader.id, voter});
    make.endSubmenu();
}

/// What the server may become in the cluster.
void fillStandingMenu(MenuMaker &make, const raft::ClusterView &view, raft::NodeId id)
{
    const raft::Membership &members = *membershipOf(view);
    const Belonging now = belongingOf(view, id);
    if (now != Belonging::Voter)
        make.addChange("makeVoter", CanvasWidget::tr("Make it a &voter"), withVoter(members, id));
    if (now != Belonging::Learner)
        make.addChange("makeLearner", CanvasWidget::tr("Make it a lear&ner"), withLearner(members, id));
    if (now == Belonging::Voter || now == Belonging::Learner)
        make.addChange("remove", CanvasWidget::tr("Re&move from the cluster"), without(members, id));
}

/// What clients can ask of the server.
void fillClientMenu(MenuMaker &make, CanvasWidget *canvas, raft::NodeId id, bool down)
{
    const auto add = [&](const char *name, const QString &text, auto ask) {
        QAction *entry = make.addEntry(name, text, ask);
        MenuMaker::setObstacle(entry, down ? CanvasWidget::tr("%1 is down").arg(serverName(id)) : QString());
    };
    add("write", CanvasWidget::tr("&Write to %1…").arg(serverName(id)),
        [canvas, id] { emit canvas->writeRequested(id.value); });
    add("read", CanvasWidget::tr("Rea&d from %1, linearizable…").arg(serverName(id)),
        [canvas, id] { emit canvas->readRequested(id.value, true); });
    add("readLocal", CanvasWidget::tr("Read from %1, l&ocal…").arg(serverName(id)),
        [canvas, id] { emit canvas->readRequested(id.value, false); });
}

void fillServerMenu(MenuMaker &make, CanvasWidget *canvas, const raft::ClusterView &view, raft::NodeId id)
{
    const raft::ServerView *server = view.server(id);
    const bool down = server && server->liveness == raft::Liveness::Crashed;
    const bool paused = server && server->liveness == raft::Liveness::Paused;
    make.title(serverName(id));
    if (down)
        make.add("restart", CanvasWidget::tr("&Restart"), act::Restart{id});
    else
        make.add("crash", CanvasWidget::tr("&Crash"), act::Crash{id});
    if (paused)
        make.add("resume", CanvasWidget::tr("R&esume"), act::Resume{id});
    else
        make.add("pause", CanvasWidget::tr("&Pause"), act::Pause{id});
    make.separator();
    if (server && server->isLeader())
        make.add("beat", CanvasWidget::tr("Send heart&beats now"), act::Beat{id});
    else
        make.add("timeout", CanvasWidget::tr("&Time out now"), act::ForceTimeout{id});
    SplitDraft alone(view);
    alone.isolate(id);
    make.addAll("isolate", CanvasWidget::tr("&Isolate"), alone.actions());
    make.add("snapshot", CanvasWidget::tr("&Snapshot now"), act::CompactLog{id});
    make.separator();
    if (server && server->isLeader())
        fillTransferMenu(make, *server);
    fillStandingMenu(make, view, id);
    make.separator();
    fillClientMenu(make, canvas, id, down);
}

void fillMessageMenu(MenuMaker &make, Session *session, std::uint64_t id)
{
    const raft::ClusterView &view = session->view();
    const raft::MessageView *message = view.message(id);
    if (!message)
        return;
    make.title(QStringLiteral("%1  %2 → %3")
                   .arg(messageTitle(message->message), serverName(message->message.from),
                        serverName(message->message.to)));
    make.add("deliver", CanvasWidget::tr("Deliver &now"), act::Deliver{id});
    make.add("hold", CanvasWidget::tr("&Hold"), act::HoldMessage{id});
    make.add("delay", CanvasWidget::tr("Dela&y by 100 ms"), act::DelayMessage{id, raft::Time(100'000)});
    make.add("drop", CanvasWidget::tr("&Drop"), act::Drop{id});
    make.add("duplicate", CanvasWidget::tr("D&uplicate"), act::Duplicate{id});
    make.separator();
    make.addEntry("follow", CanvasWidget::tr("&Follow"), [session, id] { session->followMessage(id); });
}

void fillLinkMenu(MenuMaker &make, const raft::ClusterView &view, raft::NodeId from, raft::NodeId to)
{
    const QString there = serverName(from) + QStringLiteral(" → ") + serverName(to);
    const QString both = serverName(from) + QStringLiteral(" ↔ ") + serverName(to);
    const raft::LinkView *link = view.link(from, to);
    const raft::LinkView *back = view.link(to, from);
    const bool anyCut = (link && link->cut) || (back && back->cut);
    make.title(both);
    if (!(link && link->cut && back && back->cut))
        make.addAll("cutBoth", CanvasWidget::tr("&Cut %1").arg(both),
                    link && link->cut
                        ? std::vector<raft::Action>{act::CutLink{to, from}}
                        : std::vector<raft::Action>{act::CutLink{from, to}, act::CutLink{to, from}});
    if (!(link && link->cut))
        make.add("cutOne", CanvasWidget::tr("Cut only %1").arg(there), act::CutLink{from, to});
    if (anyCut)
        make.addAll("open", CanvasWidget::tr("&Open %1").arg(both),
                    link && link->cut
                        ? std::vector<raft::Action>{act::OpenLink{from, to}, act::OpenLink{to, from}}
                        : std::vector<raft::Action>{act::OpenLink{to, from}});
    make.separator();
    if (link && link->held)
        make.add("release", CanvasWidget::tr("&Release %1").arg(there), act::ReleaseLink{from, to});
    else
        make.add("hold", CanvasWidget::tr("&Hold %1").arg(there), act::HoldLink{from, to});
    const bool slow = link && link->delay.count() > 0;
    make.add("slow",
             slow ? CanvasWidget::tr("No longer &slow") : CanvasWidget::tr("&Slow %1 by 100 ms").arg(there),
             act::SlowLink{from, to, raft::Time(slow ? 0 : 100'000)});
    const bool lossy = link && link->lossPerMillion > 0;
    make.add("lossy",
             lossy ? CanvasWidget::tr("&Lose nothing") : CanvasWidget::tr("&Lose 30 % on %1").arg(there),
             act::LoseOnLink{from, to, lossy ? 0U : 300'000U});
}

void fillBackgroundMenu(MenuMaker &make, CanvasWidget *canvas, const Session *session)
{
    make.add("heal", CanvasWidget::tr("&Heal the network"), act::Heal{});
    QAction *split =
        make.addEntry("split", CanvasWidget::tr("S&plit…"), [canvas] { canvas->startSplitEditing(); });
    const QString obstacle = session->obstacle(act::Split{SplitDraft(session->view()).groups()});
    split->setEnabled(obstacle.isEmpty());
    split->setToolTip(obstacle.isEmpty() ? split->text() : obstacle);
    make.separator();
    const raft::ClusterView &view = session->view();
    const raft::NodeId next = nextServer(view);
    make.addChange("addLearner", CanvasWidget::tr("&Add %1 as learner").arg(serverName(next)),
                   withLearner(*membershipOf(view), next));
    make.addChange("addVoter", CanvasWidget::tr("Add %1 as &voter").arg(serverName(next)),
                   withVoter(*membershipOf(view), next));
    make.addEntry("membership", CanvasWidget::tr("&Membership…"),
                  [canvas] { emit canvas->membershipRequested(); });
    make.separator();
    const auto layout = [&](const char *name, const QString &text, Arrangement arrangement) {
        QAction *entry =
            make.addEntry(name, text, [canvas, arrangement] { canvas->setArrangement(arrangement); });
        entry->setCheckable(true);
        entry->setChecked(canvas->geometryModel().arrangement() == arrangement);
    };
    layout("ring", CanvasWidget::tr("R&ing"), Arrangement::Ring);
    layout("row", CanvasWidget::tr("R&ow"), Arrangement::Row);
    layout("star", CanvasWidget::tr("S&tar"), Arrangement::Star);
    make.separator();
    make.addEntry("resetZoom", CanvasWidget::tr("Show &everything"), [canvas] { canvas->resetZoom(); });
}

} // namespace

QMenu *canvasMenu(CanvasWidget *canvas, Session *session, const Selection &target)
{
    MenuMaker make(canvas, session);
    if (const auto *server = std::get_if<SelectedServer>(&target))
        fillServerMenu(make, canvas, session->view(), server->server);
    else if (const auto *message = std::get_if<SelectedMessage>(&target))
        fillMessageMenu(make, session, message->message);
    else if (const auto *link = std::get_if<SelectedLink>(&target))
        fillLinkMenu(make, session->view(), link->from, link->to);
    else
        fillBackgroundMenu(make, canvas, session);
    return make.menu();
}

} // namespace raftarium
