#include "app/window/status_line.h"

#include "app/session/linearizability_watch.h"
#include "app/session/number_text.h"
#include "app/session/rules_text.h"
#include "app/session/server_name.h"
#include "app/session/time_text.h"
#include "app/theme/elided_label.h"
#include "app/traces/shown_trace.h"
#include "app/window/safety_light.h"
#include "app/window/setup_panel.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace raftarium {

namespace {

constexpr int refreshMs = 120;

QString say(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

/// What is said of a leader that can commit nothing new; of another one nothing.
QString standingWords(const raft::ClusterView &view, const raft::ServerView &leader)
{
    switch (view.leadership(leader)) {
    case raft::LeaderStanding::CutOff: return say(" (term %1, cut off)").arg(leader.hard.term.value);
    case raft::LeaderStanding::Superseded: return say(" (term %1, superseded)").arg(leader.hard.term.value);
    default: return {};
    }
}

using Fact = raft::ServerFact;

/// Whether that is known of any server; of a trace it may be reported of none.
bool isKnown(const raft::ClusterView &view, Fact fact)
{
    return std::any_of(view.servers.begin(), view.servers.end(),
                       [fact](const raft::ServerView &server) { return server.knowledge.knows(fact); });
}

/// Whether it can be said that no server leads.
bool isEveryRoleKnown(const raft::ClusterView &view)
{
    return std::all_of(view.servers.begin(), view.servers.end(),
                       [](const raft::ServerView &server) { return server.knowledge.knows(Fact::Role); });
}

/// Who leads; several when an old leader does not know yet.
QString leaderWords(const raft::ClusterView &view)
{
    QStringList leaders;
    raft::Term latest{};
    raft::Term led{};
    std::optional<raft::Term> stoodFor;
    for (const raft::ServerView &server : view.servers) {
        latest = std::max(latest, server.hard.term);
        if (server.liveness == raft::Liveness::Up && server.role == raft::Role::Candidate)
            stoodFor = std::max(stoodFor, std::optional(server.hard.term));
        if (!server.isLeader())
            continue;
        led = std::max(led, server.hard.term);
        QString words = serverName(server.id);
        words += standingWords(view, server);
        leaders.append(words);
    }
    // A candidate of a term that is led already has lost.
    const bool election = stoodFor && (leaders.isEmpty() || *stoodFor > led);
    const QString term = !isKnown(view, Fact::CurrentTerm) ? say("term ?")
                         : election                        ? say("term %1 election running").arg(latest.value)
                                                           : say("term %1").arg(latest.value);
    if (const std::optional<raft::NodeId> unseen = view.unseenLeader(); unseen && leaders.isEmpty())
        return say("Leader %1, not watched · %2").arg(serverName(*unseen), term);
    if (leaders.isEmpty())
        return (isEveryRoleKnown(view) ? say("No leader · %1") : say("No leader known · %1")).arg(term);
    if (leaders.size() == 1)
        return say("Leader %1 · %2").arg(leaders.first(), term);
    return say("Leaders %1 · %2").arg(leaders.join(QStringLiteral(", ")), term);
}

} // namespace

QString clusterWords(const raft::ClusterView &view, raft::EventNumber events,
                     const std::vector<raft::Violation> &violations, const raft::SafetyCoverage &coverage)
{
    raft::Index committed{};
    for (const raft::ServerView &server : view.servers)
        committed = std::max(committed, server.commit);
    // What is broken comes first: in a narrow window the end of the line is cut.
    const int count = static_cast<int>(events);
    return (violations.empty()
                ? StatusLine::tr("%1 · committed %2 · %3 events · safety: %4", nullptr, count)
                : StatusLine::tr("✕ safety: %4 · %1 · committed %2 · %3 events", nullptr, count))
        .arg(leaderWords(view))
        .arg(isKnown(view, Fact::Commit) ? QString::number(committed.value) : QStringLiteral("?"))
        .arg(countText(events), safetyText(violations, coverage));
}

StatusLine::StatusLine(Session *session, QWidget *parent)
    : QStatusBar(parent), m_session(session), m_failure(new ElidedLabel(this)),
      m_words(new ElidedLabel(this)), m_answer(new ElidedLabel(this)), m_run(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("statusBar"));
    setSizeGripEnabled(false);
    m_failure->setObjectName(QStringLiteral("statusFailure"));
    m_words->setObjectName(QStringLiteral("statusWords"));
    m_answer->setObjectName(QStringLiteral("statusAnswer"));
    m_run->setObjectName(QStringLiteral("statusRun"));
    addWidget(m_failure);
    m_failure->hide(); // The status bar shows what is added.
    addWidget(m_words);
    m_answer->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_answer, 1);
    addPermanentWidget(m_run);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(refreshMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &StatusLine::refresh);
    connect(session, &Session::viewChanged, this, [this] {
        if (!m_session->isPlaying())
            refresh();
        else if (!m_refreshTimer.isActive())
            m_refreshTimer.start();
    });
    connect(session, &Session::playbackChanged, this, &StatusLine::refresh);
    connect(session, &Session::clusterReplaced, this, [this] {
        m_latestAnswer.clear();
        setFailure({});
        refresh();
    });
    refresh();
}

void StatusLine::setAnswer(const QString &answer)
{
    m_latestAnswer = answer;
    refresh();
}

void StatusLine::setFailure(const QString &sentence)
{
    m_failure->setText(QStringLiteral("✕ ") + sentence);
    m_failure->setVisible(!sentence.isEmpty());
}

void StatusLine::refresh()
{
    m_words->setText(clusterWords(m_session->view(), m_session->events().size(), violationsOf(*m_session),
                                  m_session->cluster().coverage()));
    // An answer of the present says nothing of the past that is shown.
    m_answer->setText(m_session->isLive() ? m_latestAnswer : QString());
    m_run->setText(runWords().join(QStringLiteral(" · ")));
}

/// Of several Raft groups in one log, which one is shown.
QString StatusLine::traceWords() const
{
    const raft::Trace *trace = traceOf(m_session->cluster());
    const bool isOneOfSeveral = trace != nullptr && !trace->source().groups.others().empty();
    return isOneOfSeveral ? tr("Raft group %1, read from a trace of %2 groups")
                                .arg(QString::fromStdString(trace->source().groups.shown()))
                                .arg(trace->source().groups.others().size() + 1)
                          : tr("read from a trace");
}

QStringList StatusLine::runWords() const
{
    QStringList words;
    if (!m_session->isLive())
        words << tr("looking at the past");
    if (m_session->branches().size() > 1)
        words << tr("%1, one of %2 branches")
                     .arg(m_session->branches()[m_session->branch()].name)
                     .arg(m_session->branches().size());
    if (const QString options = optionsText(m_session->cluster().setup().server); !options.isEmpty())
        words << options;
    for (const auto &[server, config] : m_session->cluster().setup().exceptions)
        words << tr("%1 has its own options").arg(serverName(server));
    if (const QStringList off = rulesOff(m_session->view().rules); !off.isEmpty())
        words << (off.size() == 1 ? tr("✕ off: %1").arg(off.first()) : tr("✕ %1 rules off").arg(off.size()));
    if (m_session->cluster().capabilities().external)
        words << (m_session->inRealTime() ? tr("real processes") : tr("recording of processes"));
    else if (isReadOnly(m_session->cluster()))
        words << traceWords();
    else
        words << tr("seed %1").arg(m_session->cluster().setup().seed);
    if (const raft::EventRecord &events = m_session->events(); events.first() > 1)
        words << tr("kept from %1").arg(timeText(events[events.first()].at));
    if (!m_session->isPlaying())
        words << tr("paused");
    return words;
}

} // namespace raftarium
