#include "app/inspector/message_page.h"

#include "app/inspector/facts_view.h"
#include "app/inspector/message_facts.h"
#include "app/inspector/wording.h"
#include "app/session/snapshot_chunks.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace raftarium {

namespace {

constexpr raft::Time delayStep{50'000};

Fact mutedTitle(const QString &text)
{
    Fact fact;
    fact.shape = Fact::Shape::Title;
    fact.key = QStringLiteral("title");
    fact.label = text;
    fact.muted = true;
    return fact;
}

QWidget *makeButtonBox(QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(14, 6, 14, 0);
    grid->setSpacing(6);
    return box;
}

} // namespace

MessagePage::MessagePage(Session *session, QWidget *parent)
    : InspectorPage(session, parent), m_facts(new FactsView(this)), m_messageButtons(makeMessageButtons()),
      m_linkButtons(makeLinkButtons()), m_why(new QPushButton(tr("Why?"), this))
{
    m_facts->setObjectName(QStringLiteral("messageFacts"));
    m_facts->setAccessibleName(tr("Message"));
    m_why->setObjectName(QStringLiteral("messageWhy"));
    m_why->setToolTip(tr("Shows what led to it and the rule that decided"));
    connect(m_why, &QPushButton::clicked, this, &InspectorPage::whyRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 10);
    layout->setSpacing(0);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_messageButtons);
    layout->addWidget(m_linkButtons);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(14, 6, 14, 0);
    foot->addWidget(m_why);
    layout->addLayout(foot);
    setFocusProxy(m_facts);
    offer(nullptr, false);
}

MessagePage::ActionButton MessagePage::makeButton(const QString &objectName, const QString &text,
                                                  const QString &help)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setMinimumWidth(0);
    button->setAccessibleName(text);
    return {button, help, std::nullopt};
}

QWidget *MessagePage::makeMessageButtons()
{
    QWidget *box = makeButtonBox(this);
    auto *grid = static_cast<QGridLayout *>(box->layout());
    m_messageActions = {
        makeButton(QStringLiteral("deliverNow"), tr("Deliver now"), tr("It arrives at once")),
        makeButton(QStringLiteral("duplicate"), tr("Duplicate"), tr("A copy arrives now; the message stays")),
        makeButton(QStringLiteral("hold"), tr("Hold"), tr("It waits until you deliver or drop it")),
        makeButton(QStringLiteral("delay"), tr("Delay"), tr("It arrives 50 ms later")),
        makeButton(QStringLiteral("drop"), tr("Drop"), tr("It is lost")),
    };
    for (std::size_t i = 0; i < m_messageActions.size(); ++i) {
        const bool top = i < 2;
        grid->addWidget(m_messageActions[i].button, top ? 0 : 1, static_cast<int>(top ? i * 3 : (i - 2) * 2),
                        1, top ? 3 : 2);
        connect(m_messageActions[i].button, &QPushButton::clicked, this, [this, i] {
            if (m_messageActions[i].action)
                session().perform(*m_messageActions[i].action);
        });
    }
    return box;
}

QWidget *MessagePage::makeLinkButtons()
{
    QWidget *box = makeButtonBox(this);
    auto *grid = static_cast<QGridLayout *>(box->layout());
    m_linkActions = {makeButton(QStringLiteral("linkThere"), {}, {}),
                     makeButton(QStringLiteral("linkBack"), {}, {})};
    for (std::size_t i = 0; i < m_linkActions.size(); ++i) {
        grid->addWidget(m_linkActions[i].button, 0, static_cast<int>(i));
        connect(m_linkActions[i].button, &QPushButton::clicked, this, [this, i] {
            if (m_linkActions[i].action)
                session().perform(*m_linkActions[i].action);
        });
    }
    return box;
}

void MessagePage::setTheme(const Theme &theme)
{
    m_facts->setTheme(theme);
}

void MessagePage::forget()
{
    m_tracedMessage = 0;
    m_tracedSent = 0;
}

void MessagePage::refresh()
{
    const Selection &selection = session().selection();
    const auto *event = std::get_if<SelectedEvent>(&selection);
    if (const auto *message = std::get_if<SelectedMessage>(&selection))
        showMessage(message->message, 0);
    else if (const auto *link = std::get_if<SelectedLink>(&selection))
        showLink(*link);
    else if (event != nullptr && event->event != 0 && event->event <= session().events().size())
        showRecorded(event->event);
    else if (const auto *entry = std::get_if<SelectedEntry>(&selection)) {
        m_facts->setFacts(entryFacts(session().view(), entry->at));
        offer(nullptr, true);
    } else
        showNothing();
}

void MessagePage::showMessage(std::uint64_t id, raft::EventNumber near)
{
    const auto trace = traceMessage(session(), id, id == m_tracedMessage ? m_tracedSent : near);
    if (!trace) {
        showNothing();
        return;
    }
    m_tracedMessage = id;
    m_tracedSent = trace->sentEvent;
    Facts facts = messageFacts(*trace, session().events(), session().shownTime(),
                               wording::text(session().cluster().describe(trace->sentEvent)));
    const std::size_t chunkBytes = session().cluster().setup().server.snapshotChunk;
    const auto chunk =
        trace->message ? chunkPlace(*trace->message, session().view(), chunkBytes) : std::nullopt;
    if (chunk) {
        Fact place;
        place.key = QStringLiteral("chunk");
        place.label = tr("chunk");
        place.value = tr("%1 of %2").arg(chunk->number).arg(chunk->count);
        place.explanation = tr("Snapshots travel in pieces; the receiver asks for the next one (§7).");
        place.paper = QStringLiteral("§7");
        facts.push_back(place);
    }
    m_facts->setFacts(std::move(facts));
    const std::vector<raft::Action> actions{
        raft::action::Deliver{id}, raft::action::Duplicate{id}, raft::action::HoldMessage{id},
        raft::action::DelayMessage{id, delayStep}, raft::action::Drop{id}};
    for (std::size_t i = 0; i < m_messageActions.size(); ++i)
        m_messageActions[i].action = actions[i];
    updateButtons(m_messageActions);
    offer(m_messageButtons, true);
}

void MessagePage::showLink(const SelectedLink &link)
{
    m_facts->setFacts(linkFacts(session().view(), link.from, link.to));
    const auto arrange = [this](ActionButton &one, raft::NodeId from, raft::NodeId to) {
        const raft::LinkView *state = session().view().link(from, to);
        const bool cut = state != nullptr && state->cut;
        const QString ends = serverName(from) + QStringLiteral(" → ") + serverName(to);
        one.button->setText(cut ? tr("Open %1").arg(ends) : tr("Cut %1").arg(ends));
        one.button->setAccessibleName(one.button->text());
        one.help = cut ? tr("Messages pass again") : tr("Everything sent this way is lost");
        one.action = cut ? raft::Action(raft::action::OpenLink{from, to})
                         : raft::Action(raft::action::CutLink{from, to});
    };
    arrange(m_linkActions[0], link.from, link.to);
    arrange(m_linkActions[1], link.to, link.from);
    updateButtons(m_linkActions);
    offer(m_linkButtons, false);
}

void MessagePage::showRecorded(raft::EventNumber number)
{
    const raft::Event &event = session().events()[number];
    if (isAboutMessage(event)) {
        showMessage(event.subject, number);
        return;
    }
    m_facts->setFacts(eventFacts(event, number, wording::text(session().cluster().describe(number))));
    offer(nullptr, true);
}

void MessagePage::showNothing()
{
    m_facts->setFacts(
        {mutedTitle(tr("No message selected")),
         proseFact(QStringLiteral("hint"),
                   tr("Click a message or a link on the canvas, an arrow in the timeline, or an "
                      "event in the history."),
                   true)});
    offer(nullptr, false);
}

void MessagePage::offer(QWidget *buttons, bool why)
{
    m_messageButtons->setVisible(buttons == m_messageButtons);
    m_linkButtons->setVisible(buttons == m_linkButtons);
    m_why->setVisible(why);
}

void MessagePage::updateButtons(std::vector<ActionButton> &buttons)
{
    for (ActionButton &one : buttons) {
        const QString obstacle = one.action ? session().obstacle(*one.action) : QString();
        one.button->setEnabled(obstacle.isEmpty());
        one.button->setToolTip(obstacle.isEmpty() ? one.help : obstacle);
    }
}

} // namespace raftarium
