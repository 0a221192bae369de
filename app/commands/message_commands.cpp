#include "app/commands/actions.h"

namespace raftarium {

namespace {

namespace act = raft::action;

constexpr raft::Time messageDelay{50'000};

/// `plan` for the selected message, if it is on its way at the instant shown.
Plan onSelectedMessage(const Session *session, const std::function<Plan(std::uint64_t)> &plan)
{
    const auto *selected = std::get_if<SelectedMessage>(&session->selection());
    if (!selected)
        return Plan::refuse(Actions::tr("Select a message that is on its way first: click it."));
    if (!session->view().message(selected->message))
        return Plan::refuse(Actions::tr("The selected message is not on its way at this instant."));
    return plan(selected->message);
}

/// The action that `make` makes for the selected message.
template <class Make>
std::function<Plan()> selectedMessage(Session *session, Make make)
{
    return [session, make] {
        return onSelectedMessage(session, [session, make](std::uint64_t message) {
            return Plan::perform(session, {make(message)});
        });
    };
}

void addFates(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("deliver"),
                 .title = Actions::tr("Deliver the message now"),
                 .tip = Actions::tr("The selected message arrives now"),
                 .synonyms = Actions::tr("release"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_D)},
                 .menu = Menu::Faults,
                 .startsGroup = true,
                 .subjects = Subject::Message,
                 .plan = selectedMessage(session, [](std::uint64_t id) { return act::Deliver{id}; })});
    actions.add({.name = QStringLiteral("drop"),
                 .title = Actions::tr("Drop the message"),
                 .tip = Actions::tr("The selected message is lost"),
                 .synonyms = Actions::tr("lose delete"),
                 .keys = {Qt::Key_D},
                 .menu = Menu::Faults,
                 .subjects = Subject::Message,
                 .plan = selectedMessage(session, [](std::uint64_t id) { return act::Drop{id}; })});
    actions.add({.name = QStringLiteral("duplicate"),
                 .title = Actions::tr("Duplicate the message"),
                 .tip = Actions::tr("A copy of the selected message arrives now"),
                 .synonyms = Actions::tr("copy double"),
                 .keys = {Qt::Key_U},
                 .menu = Menu::Faults,
                 .subjects = Subject::Message,
                 .plan = selectedMessage(session, [](std::uint64_t id) { return act::Duplicate{id}; })});
}

void addWaits(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("hold"),
                 .title = Actions::tr("Hold the message"),
                 .tip = Actions::tr("The selected message waits until you deliver or drop it"),
                 .synonyms = Actions::tr("pause stop"),
                 .keys = {Qt::Key_G},
                 .menu = Menu::Faults,
                 .subjects = Subject::Message,
                 .plan = selectedMessage(session, [](std::uint64_t id) { return act::HoldMessage{id}; })});
    actions.add({.name = QStringLiteral("delay"),
                 .title = Actions::tr("Delay the message by 50 ms"),
                 .tip = Actions::tr("The selected message arrives 50 ms later"),
                 .synonyms = Actions::tr("slow later"),
                 .keys = {Qt::Key_Y},
                 .menu = Menu::Faults,
                 .subjects = Subject::Message,
                 .plan = selectedMessage(session, [](std::uint64_t id) {
                     return act::DelayMessage{id, messageDelay};
                 })});
}

void addFollow(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("follow"),
                 .title = Actions::tr("Follow the message"),
                 .tip = Actions::tr("Plays until the selected message has arrived or is lost"),
                 .synonyms = Actions::tr("watch play"),
                 .keys = {Qt::Key_O},
                 .menu = Menu::Faults,
                 .startsGroup = true,
                 .subjects = Subject::Message,
                 .plan = [session] {
                     return onSelectedMessage(session, [session](std::uint64_t message) {
                         return Plan::to([session, message] { session->followMessage(message); });
                     });
                 }});
}

} // namespace

void addMessageCommands(Actions &actions, Session *session)
{
    addFates(actions, session);
    addWaits(actions, session);
    addFollow(actions, session);
}

} // namespace raftarium
