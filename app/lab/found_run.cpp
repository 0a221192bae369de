#include "app/lab/found_run.h"

#include "app/lab/lab_words.h"
#include "app/session/core_text.h"
#include "app/session/server_name.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace raftarium {

namespace {

struct Lab {
    Q_DECLARE_TR_FUNCTIONS(Lab)
};

/// The last events of the latest `count` moves, each of which began with a mark; the first element is the
/// mark before the first move.
std::vector<raft::EventNumber> boundsOfMoves(const raft::EventRecord &events, std::size_t count)
{
    std::vector<raft::EventNumber> bounds{events.size()};
    for (std::size_t move = 0; move < count; ++move) {
        const raft::EventNumber mark = events.lastIn({1, bounds.back()}, {raft::EventKind::Marked});
        bounds.push_back(std::max<raft::EventNumber>(mark, 1) - 1);
    }
    std::reverse(bounds.begin(), bounds.end());
    return bounds;
}

/// Finds the events behind a violation.
class Evidence {
public:
    Evidence(const raft::Cluster &run, const raft::Violation &violation)
        : m_run(run), m_violation(violation),
          m_end(run.events().firstIn({violation.event, run.events().size()},
                                     {raft::EventKind::SafetyViolated},
                                     [](const raft::Event &) { return true; }))
    {
        if (m_end == 0)
            m_end = run.events().size();
    }

    std::vector<Contradiction> facts()
    {
        switch (m_violation.property) {
        case raft::SafetyProperty::ElectionSafety: electionSafety(); break;
        case raft::SafetyProperty::LeaderCompleteness: leaderCompleteness(); break;
        case raft::SafetyProperty::StateMachineSafety: commits(); break;
        case raft::SafetyProperty::LogMatching:
        case raft::SafetyProperty::LeaderAppendOnly: appends(); break;
        case raft::SafetyProperty::Linearizability: answers(); break;
        case raft::SafetyProperty::Durability:
        case raft::SafetyProperty::Count: break;
        }
        std::sort(m_facts.begin(), m_facts.end(),
                  [](const Contradiction &a, const Contradiction &b) { return a.event < b.event; });
        return std::move(m_facts);
    }

private:
    void add(raft::EventNumber event, QString sentence)
    {
        const bool isKnown = std::any_of(m_facts.begin(), m_facts.end(),
                                         [event](const Contradiction &fact) { return fact.event == event; });
        if (event != 0 && !isKnown)
            m_facts.push_back({std::move(sentence), event});
    }
    void addDescribed(raft::EventNumber event)
    {
        if (event != 0)
            add(event, fromUtf8(m_run.describe(event)));
    }
    template <class Matches>
    raft::EventNumber last(raft::EventKinds kinds, Matches matches) const
    {
        return m_run.events().lastIn({1, m_end}, kinds, matches);
    }
    template <class Matches>
    raft::EventNumber first(raft::EventKinds kinds, Matches matches) const
    {
        return m_run.events().firstIn({1, m_end}, kinds, matches);
    }
    raft::EventNumber election(raft::NodeId server) const
    {
        return last({raft::EventKind::StateChanged}, [server](const raft::Event &event) {
            return event.server == server.value &&
                   event.detail == static_cast<std::uint8_t>(raft::Role::Leader);
        });
    }

    /// Two leaders, or two votes of one server.
    void electionSafety()
    {
        for (const raft::NodeId server : m_violation.servers)
            if (const raft::EventNumber event = election(server); event != 0)
                add(event, Lab::tr("%1 leads term %2.")
                               .arg(serverName(server))
                               .arg(m_run.events()[event].term.value));
        if (m_facts.size() > 1)
            return;
        m_facts.clear();
        for (const raft::NodeId server : m_violation.servers)
            addDescribed(last({raft::EventKind::MessageSent}, [server](const raft::Event &event) {
                return event.other == server.value &&
                       event.detail == static_cast<std::uint8_t>(raft::MessageType::RequestVoteReply);
            }));
    }

    void leaderCompleteness()
    {
        const raft::Position at = m_violation.position;
        const raft::EventNumber commit =
            first({raft::EventKind::CommitAdvanced},
                  [at](const raft::Event &event) { return event.position.index >= at.index; });
        if (commit != 0)
            add(commit, Lab::tr("%1 takes entry %2 of term %3 for committed: it counts on it for ever.")
                            .arg(serverName({m_run.events()[commit].server}))
                            .arg(at.index.value)
                            .arg(at.term.value));
        const raft::EventNumber leader = last({raft::EventKind::StateChanged}, [](const raft::Event &event) {
            return event.detail == static_cast<std::uint8_t>(raft::Role::Leader);
        });
        if (leader != 0)
            add(leader, Lab::tr("%1 leads term %2, and its log does not have that entry.")
                            .arg(serverName({m_run.events()[leader].server}))
                            .arg(m_run.events()[leader].term.value));
    }

    /// What each server took for committed at that index.
    void commits()
    {
        const raft::Index index = m_violation.position.index;
        for (const raft::NodeId server : m_violation.servers)
            addDescribed(last({raft::EventKind::CommitAdvanced}, [=](const raft::Event &event) {
                return event.server == server.value && event.position.index >= index;
            }));
    }

    void appends()
    {
        for (const raft::NodeId server : m_violation.servers)
            addDescribed(last({raft::EventKind::MessageDelivered}, [server](const raft::Event &event) {
                return event.server == server.value &&
                       event.detail == static_cast<std::uint8_t>(raft::MessageType::Append);
            }));
    }

    /// The last write that was answered as done, and the answer that does not know of it.
    void answers()
    {
        m_end = m_run.events().size();
        const auto isRead = [this](const raft::Event &event) {
            const auto operation = m_run.operation(event.subject);
            return operation && (operation->kind == raft::OperationKind::Read ||
                                 operation->kind == raft::OperationKind::Get);
        };
        const auto isDone = [](const raft::Event &event) {
            return event.detail == static_cast<std::uint8_t>(raft::OperationOutcome::Done);
        };
        addDescribed(last({raft::EventKind::OperationReturned},
                          [&](const raft::Event &event) { return isDone(event) && !isRead(event); }));
        addDescribed(last({raft::EventKind::OperationReturned},
                          [&](const raft::Event &event) { return isDone(event) && isRead(event); }));
    }

    const raft::Cluster &m_run;
    const raft::Violation &m_violation;
    raft::EventNumber m_end;
    std::vector<Contradiction> m_facts;
};

QString withoutRules(const SearchRequest &request)
{
    return request.off.empty() ? QString() : Lab::tr(" without %1").arg(namesOf(request.off));
}

QString movesText(std::size_t moves)
{
    return moves == 1 ? Lab::tr("One move") : Lab::tr("%1 moves").arg(moves);
}

void addMoves(FoundRun &shown, const SearchReport &report)
{
    const raft::Exploration &found = report.outcome.found;
    const auto bounds = boundsOfMoves(report.run->events(), found.transitions.size());
    const auto others = report.counterpart
                            ? boundsOfMoves(report.counterpart->events(), found.counterpart.size())
                            : std::vector<raft::EventNumber>(bounds.size());
    for (std::size_t i = 0; i < found.transitions.size(); ++i) {
        FoundMove move;
        move.text = fromUtf8(found.transitions[i].text);
        move.first = bounds[i] + 1;
        move.last = bounds[i + 1];
        if (report.counterpart) {
            move.counterpart = fromUtf8(found.counterpart[i].text);
            move.counterpartFirst = others[i] + 1;
            move.counterpartLast = others[i + 1];
        }
        shown.moves.push_back(move);
    }
}

/// Of histories of clients the cluster itself knows no violation.
raft::Violation violationOf(const SearchReport &report)
{
    const raft::Exploration &found = report.outcome.found;
    for (const raft::Violation &violation : report.run->violations())
        if (violation.property == found.property && violation.proof == found.proof)
            return violation;
    raft::Violation violation;
    violation.property = found.property;
    violation.proof = found.proof;
    violation.event = report.run->events().size();
    return violation;
}

} // namespace

QString namesOf(const std::vector<raft::Rule> &rules)
{
    QStringList names;
    for (const raft::Rule rule : rules)
        names << fromUtf8(raft::name(rule));
    return names.join(Lab::tr(" and "));
}

std::vector<Contradiction> contradictionOf(const raft::Cluster &run, const raft::Violation &violation)
{
    return Evidence(run, violation).facts();
}

FoundRun foundRun(const SearchReport &report)
{
    const raft::Exploration &found = report.outcome.found;
    FoundRun shown;
    addMoves(shown, report);
    const QString moves = movesText(shown.moves.size());
    if (found.end == raft::Exploration::End::Reached) {
        shown.title = shown.moves.size() == 1
                          ? Lab::tr("%1 reaches “%2”%3")
                                .arg(moves, report.request.goalText, withoutRules(report.request))
                          : Lab::tr("%1 reach “%2”%3")
                                .arg(moves, report.request.goalText, withoutRules(report.request));
        return shown;
    }
    shown.property = coreText(raft::title(found.property));
    shown.meaning = coreText(raft::explain(found.property));
    shown.proof = fromUtf8(found.proof) + u'.';
    shown.title = shown.moves.size() == 1
                      ? Lab::tr("%1 breaks %2%3").arg(moves, shown.property, withoutRules(report.request))
                      : Lab::tr("%1 break %2%3").arg(moves, shown.property, withoutRules(report.request));
    shown.contradiction = contradictionOf(*report.run, violationOf(report));
    return shown;
}

} // namespace raftarium
