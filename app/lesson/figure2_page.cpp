#include "app/lesson/figure2_page.h"

#include "app/lesson/rule_row.h"
#include "app/session/server_name.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace raftarium {

namespace {

constexpr int widthOfColumn = 250;

QString titleOf(Figure2Part part)
{
    switch (part) {
    case Figure2Part::State: return Figure2Page::tr("State");
    case Figure2Part::AppendEntries: return Figure2Page::tr("AppendEntries: the receiver");
    case Figure2Part::RequestVote: return Figure2Page::tr("RequestVote: the receiver");
    case Figure2Part::AllServers: return Figure2Page::tr("All servers");
    case Figure2Part::Followers: return Figure2Page::tr("Followers (§5.2)");
    case Figure2Part::Candidates: return Figure2Page::tr("Candidates (§5.2)");
    case Figure2Part::Leaders: return Figure2Page::tr("Leaders");
    }
    return {};
}

/// The rule in our own words.
QString wordsOf(Figure2 rule)
{
    switch (rule) {
    case Figure2::PersistFirst:
        return Figure2Page::tr("Term, vote and log are on disk before anything is sent that rests on them.");
    case Figure2::RefuseStaleAppend:
        return Figure2Page::tr("1. Refuse what comes from an earlier term (§5.1).");
    case Figure2::RefuseGap:
        return Figure2Page::tr("2. Refuse when the log does not hold the entry before the new ones (§5.3).");
    case Figure2::RemoveConflict:
        return Figure2Page::tr(
            "3. An entry that conflicts with a new one goes, and all that follow it (§5.3).");
    case Figure2::AppendNew: return Figure2Page::tr("4. Append the new entries that are not yet there.");
    case Figure2::FollowCommit:
        return Figure2Page::tr("5. Commit as far as the leader has, but not beyond the last entry compared.");
    case Figure2::RefuseStaleVote: return Figure2Page::tr("1. Refuse a candidate of an earlier term (§5.1).");
    case Figure2::GrantVote:
        return Figure2Page::tr("2. Vote, once a term, for a candidate whose log is at least as up to date "
                               "(§5.2, §5.4).");
    case Figure2::RefuseVote:
        return Figure2Page::tr(
            "… and refuse when the vote is already cast or the candidate's log is behind.");
    case Figure2::ApplyCommitted:
        return Figure2Page::tr("Apply what is committed, in the order of the log (§5.3).");
    case Figure2::TakeHigherTerm:
        return Figure2Page::tr("A higher term in any message: take it over and become a follower (§5.1).");
    case Figure2::Answer: return Figure2Page::tr("Answer candidates and leaders.");
    case Figure2::TimeOut:
        return Figure2Page::tr("No word of a leader, and no vote given, for an election timeout: become a "
                               "candidate.");
    case Figure2::StandForElection:
        return Figure2Page::tr(
            "Begin an election: a new term, a vote for oneself, a fresh timer, and requests to all others.");
    case Figure2::Win: return Figure2Page::tr("With the votes of a majority: become leader.");
    case Figure2::GiveWay: return Figure2Page::tr("On word of the term's leader: become a follower.");
    case Figure2::TryAgain: return Figure2Page::tr("When the election takes too long: begin another.");
    case Figure2::SendHeartbeat:
        return Figure2Page::tr(
            "Send heartbeats at once and again and again, so that no follower times out (§5.2).");
    case Figure2::TakeCommand:
        return Figure2Page::tr("Append a client's command to the own log; answer when it is applied (§5.3).");
    case Figure2::Replicate:
        return Figure2Page::tr("Send each follower the entries from its next index on (§5.3).");
    case Figure2::CountReplica:
        return Figure2Page::tr("When it has them: move its match index and next index forward.");
    case Figure2::GoBack:
        return Figure2Page::tr("When it lacks what comes before: move its next index back and try again.");
    case Figure2::CommitOwnTerm:
        return Figure2Page::tr("Commit an entry of the own term that a majority holds, and all before it "
                               "(§5.3, §5.4).");
    case Figure2::Count: break;
    }
    return {};
}

} // namespace

Figure2Page::Figure2Page(Session *session, QWidget *parent)
    : QScrollArea(parent), m_session(session), m_page(new QWidget(this))
{
    setObjectName(QStringLiteral("figure2"));
    setAccessibleName(tr("Figure 2: the rules on a page"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    constexpr std::size_t parts = 7;
    for (std::size_t part = 0; part < parts; ++part) {
        auto *box = new QWidget(m_page);
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins(0, 0, 0, 6);
        column->setSpacing(2);
        auto *title = new QLabel(titleOf(static_cast<Figure2Part>(part)), box);
        title->setProperty("heading", true);
        title->setWordWrap(true);
        column->addWidget(title);
        m_parts.push_back(box);
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(Figure2::Count); ++i) {
        const auto rule = static_cast<Figure2>(i);
        QWidget *box = m_parts[static_cast<std::size_t>(partOf(rule))];
        auto *row = new RuleRow(QStringLiteral("rule%1").arg(i), wordsOf(rule), box);
        connect(row, &QAbstractButton::clicked, this, [this, rule] { goTo(rule); });
        box->layout()->addWidget(row);
        m_rows.push_back(row);
    }
    new QGridLayout(m_page);
    setWidget(m_page);
    arrange(1);
    connect(session, &Session::viewChanged, this, &Figure2Page::refresh);
    connect(session, &Session::clusterReplaced, this, [this] { m_firings.forget(); });
}

void Figure2Page::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (RuleRow *row : m_rows)
        row->setTheme(theme);
    for (QWidget *part : m_parts)
        part->findChild<QLabel *>()->setFont(theme.font(9.5, QFont::DemiBold));
    resizeEvent(nullptr);
}

std::vector<Figure2> Figure2Page::lit() const
{
    std::vector<Figure2> lit;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i]->isLit())
            lit.push_back(static_cast<Figure2>(i));
    return lit;
}

/// The columns are about equally long: what a receiver and a follower do, and what candidates and leaders do.
void Figure2Page::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    auto *grid = static_cast<QGridLayout *>(m_page->layout());
    for (QWidget *part : m_parts)
        grid->removeWidget(part);
    constexpr std::size_t inFirst = 4;
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        const bool isSecond = columns == 2 && part >= inFirst;
        grid->addWidget(m_parts[part], static_cast<int>(isSecond ? part - inFirst : part), isSecond ? 1 : 0,
                        Qt::AlignTop);
    }
    grid->setRowStretch(static_cast<int>(m_parts.size()), 1);
}

void Figure2Page::resizeEvent(QResizeEvent *event)
{
    arrange(viewport()->width() >= 2 * widthOfColumn * m_theme.textScale ? 2 : 1);
    if (event != nullptr)
        QScrollArea::resizeEvent(event);
}

void Figure2Page::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    refresh();
}

void Figure2Page::refresh()
{
    if (!isVisible())
        return;
    const raft::EventRecord &events = m_session->events();
    m_firings.follow(events, m_session->shownEvent());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto rule = static_cast<Figure2>(i);
        const raft::EventNumber last = m_firings.last(rule);
        const QString where =
            last == 0 ? QString() : tr("%1 · event %2").arg(serverName({events[last].server})).arg(last);
        m_rows[i]->setFired(m_firings.fires(rule), where);
    }
}

void Figure2Page::goTo(Figure2 rule)
{
    const raft::EventNumber event = m_firings.last(rule);
    if (event == 0)
        return;
    m_session->seekEvent(event);
    m_session->select(SelectedEvent{event});
}

} // namespace raftarium
