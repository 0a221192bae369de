#include "raftcore/exploration/campaign.h"
#include "raftcore/exploration/explore.h"
#include "raftcore/exploration/rule_words.h"
#include "raftcore/exploration/symmetry.h"
#include "raftcore/simulation/replay.h"
#include "raftcore/simulation/simulation.h"

#include <QRegularExpression>
#include <QtTest>

using namespace raft;

namespace {

const ExplorationWatch patient = [](const ExplorationProgress &) { return true; };

Transition electionOf(std::uint8_t server, const std::vector<std::uint64_t> &voters)
{
    Transition election;
    election.server = server;
    for (const std::uint64_t voter : voters)
        election.peers.add(NodeId{voter});
    return election;
}

ExplorationLimits upTo(std::size_t depth)
{
    ExplorationLimits limits;
    limits.depth = depth;
    return limits;
}

/// What comes of a rule's absence.
struct Find {
    Rule rule;
    std::size_t moves; ///< In so many moves, and not in fewer, …
    SafetyProperty property;
    const char *proof; ///< … with a proof that says this.
};

constexpr Find finds[] = {
    {Rule::StaleTermsAreRefused, 5, SafetyProperty::LeaderCompleteness, "S1 leads term 3 without entry 1@2"},
    {Rule::OneVotePerTerm, 2, SafetyProperty::ElectionSafety, "voted for both S1 and S3 in term 1"},
    {Rule::VoteIsKeptWithinTerm, 4, SafetyProperty::ElectionSafety, "voted for both S1 and S2 in term 1"},
    {Rule::CandidateVotesForItself, 3, SafetyProperty::ElectionSafety, "S3 and S1 both lead term 1"},
    {Rule::VoteIsDurable, 2, SafetyProperty::ElectionSafety, "S1 and S2 both lead term 1"},
    {Rule::MajorityElects, 2, SafetyProperty::ElectionSafety, "S1 and S3 both lead term 1"},
    {Rule::CandidateIsUpToDate, 3, SafetyProperty::LeaderCompleteness, "leads term 2 without entry 1@1"},
    {Rule::PreVoteIsNoVote, 2, SafetyProperty::ElectionSafety, "S1 and S2 both lead term 1"},
    {Rule::PreviousEntryMatches, 4, SafetyProperty::LogMatching, "both hold 2@3, but before it 1@1 and 1@2"},
    {Rule::TruncateOnlyOnConflict, 5, SafetyProperty::LeaderCompleteness,
     "S2 leads term 2 without entry 2@1"},
    {Rule::ConflictsAreTruncated, 4, SafetyProperty::LeaderCompleteness, "S1 leads term 3 without entry 1@2"},
    {Rule::AppendIsDurable, 3, SafetyProperty::LeaderCompleteness, "S2 leads term 2 without entry 1@1"},
    {Rule::AcknowledgeOnlyVerified, 4, SafetyProperty::LeaderCompleteness,
     "S1 leads term 3 without entry 1@2"},
    {Rule::MajorityCommits, 2, SafetyProperty::LeaderCompleteness, "S2 leads term 2 without entry 1@1"},
    {Rule::CommitOnlyOwnTerm, 5, SafetyProperty::LeaderCompleteness, "S2 leads term 4 without entry 1@1"},
    {Rule::CommitOnlyVerified, 4, SafetyProperty::StateMachineSafety, "different entries at index 1"},
    {Rule::ReadsAreConfirmed, 4, SafetyProperty::Linearizability, "the read of nothing at S1"},
    {Rule::ReadRoundsGrow, 5, SafetyProperty::Linearizability, "the read of nothing at S1"},
    {Rule::ReadsWaitForOwnTerm, 5, SafetyProperty::Linearizability, "the read of nothing at S2"},
    {Rule::SnapshotsOnlyAdvance, 5, SafetyProperty::StateMachineSafety,
     "applied index went back from 2 to 1"},
    {Rule::ChangeWaitsForOwnTerm, 7, SafetyProperty::LeaderCompleteness, "S1 leads term 3 without entry 1@2"},
    {Rule::OneChangeAtATime, 4, SafetyProperty::LeaderCompleteness, "S2 leads term 2 without entry 2@1"},
    {Rule::JointNeedsBothMajorities, 3, SafetyProperty::LeaderCompleteness,
     "S2 leads term 2 without entry 2@1"},
    {Rule::TruncationUndoesChange, 7, SafetyProperty::StateMachineSafety, "different entries at index 3"},
};

/// What costs progress alone, and what needs leases, retries, new disks, hand-made moments of a disk or more
/// moves.
constexpr Rule beyondTheLab[] = {
    Rule::HigherTermStepsDown,      Rule::RepliesAnswerTheirTerm,   Rule::LeasesAreRespected,
    Rule::OverwrittenWritesAreVoid, Rule::SnapshotKeepsWhatFollows, Rule::SnapshotDropsConflicts,
    Rule::SnapshotBearsItsTerm,     Rule::OnlyTheNamedDiskCounts,   Rule::ClustersDoNotMix,
    Rule::StrangersDoNotDisturb,    Rule::RetryIsAppliedOnce};

void rows()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < std::size(finds); ++i)
        QTest::newRow(std::string(name(finds[i].rule)).c_str()) << static_cast<int>(i);
}

std::vector<std::string> textsOf(const Exploration &found)
{
    std::vector<std::string> texts;
    for (const NarratedTransition &move : found.transitions)
        texts.push_back(move.text);
    return texts;
}

} // namespace

/// The lab: the shortest run that goes wrong without a rule.
class ExplorationStories : public QObject {
    Q_OBJECT

private slots:
    void findsTheShortestRunWithoutARule_data() { rows(); }
    void findsTheShortestRunWithoutARule()
    {
        QFETCH(int, row);
        const Find &expected = finds[row];
        const Exploration found = explore(planWithout({expected.rule}), {}, patient);
        QVERIFY(found.end == Exploration::End::Violated);
        QCOMPARE(found.depth, expected.moves);
        QCOMPARE(found.transitions.size(), expected.moves);
        QCOMPARE(QString::fromUtf8(name(found.property).data()),
                 QString::fromUtf8(name(expected.property).data()));
        QVERIFY2(found.proof.find(expected.proof) != std::string::npos, found.proof.c_str());
        std::string problem;
        const std::unique_ptr<Cluster> run = confirm(found, &problem);
        QVERIFY2(run, problem.c_str());
        const std::unique_ptr<Cluster> again = replay(
            run->setup(), run->frozenCopy()->kept([](double) { return true; }).run,
            [](double) { return true; }, &problem);
        QVERIFY2(again, problem.c_str());
        QCOMPARE(again->events().hash(), run->events().hash());
    }

    /// The same moves with the rule in force break nothing: it is the rule that was missing.
    void findsNothingAmongTheSameMovesWithTheRule_data() { rows(); }
    void findsNothingAmongTheSameMovesWithTheRule()
    {
        QFETCH(int, row);
        const Find &expected = finds[row];
        ExplorationPlan plan = planWithout({expected.rule});
        plan.off.clear();
        const Exploration found = explore(plan, upTo(std::min<std::size_t>(expected.moves, 5)), patient);
        QVERIFY2(found.end != Exploration::End::Violated, found.proof.c_str());
    }

    /// What the rule would have done: the same moves, told and played with it in force.
    void theSameMovesAreToldWithTheRule_data() { rows(); }
    void theSameMovesAreToldWithTheRule()
    {
        QFETCH(int, row);
        const Exploration found = explore(planWithout({finds[row].rule}), {}, patient);
        QCOMPARE(found.counterpart.size(), found.transitions.size());
        bool differs = false;
        for (std::size_t i = 0; i < found.transitions.size(); ++i) {
            QVERIFY(!found.counterpart[i].text.empty());
            differs = differs || found.counterpart[i].text != found.transitions[i].text;
        }
        QVERIFY(differs);
        std::string problem;
        const std::unique_ptr<Cluster> ruled = confirmCounterpart(found, &problem);
        QVERIFY2(ruled, problem.c_str());
        QVERIFY(ruled->view().rules.all());
        QVERIFY(ruled->violations().empty());
    }

    /// A message is the same one when the same server sends it to the same server, whatever else is sent:
    /// no other stands in its place.
    void theSameMovesAreAboutTheSameMessages_data() { rows(); }
    void theSameMovesAreAboutTheSameMessages()
    {
        QFETCH(int, row);
        const Exploration found = explore(planWithout({finds[row].rule}), {}, patient);
        static const QRegularExpression late(QStringLiteral(
            "the (\\w+ from S\\d to S\\d) stays on its way|"
            "a copy of the (\\w+ from S\\d to S\\d) stays|The late (\\w+ from S\\d to S\\d) of"));
        const auto messageIn = [](const std::string &text) -> QString {
            const QRegularExpressionMatch match = late.match(QString::fromStdString(text));
            return match.captured(1) + match.captured(2) + match.captured(3);
        };
        for (std::size_t i = 0; i < found.transitions.size(); ++i) {
            const QString there = messageIn(found.transitions[i].text);
            const QString here = messageIn(found.counterpart[i].text);
            QVERIFY2(here.isEmpty() || here == there,
                     (found.transitions[i].text + " / " + found.counterpart[i].text).c_str());
            const QString told = QString::fromStdString(found.counterpart[i].text);
            QVERIFY2(there.isEmpty() || !here.isEmpty() || told.contains(QStringLiteral("is not sent")) ||
                         told.contains(QStringLiteral("No such message")),
                     found.counterpart[i].text.c_str());
        }
    }

    void withoutARuleOffThereIsNoCounterpart()
    {
        ExplorationTask task{{}, {}, [](const Cluster &now) { return now.view().leader() != nullptr; }};
        const Exploration found = explore(task, {}, patient);
        QVERIFY(found.end == Exploration::End::Reached);
        QVERIFY(found.counterpart.empty());
        std::string problem;
        QVERIFY(!confirmCounterpart(found, &problem));
        QVERIFY(!problem.empty());
    }

    /// It costs progress, not safety: a leader that ignores what it is told of a later term gets no answers.
    void findsNothingThatALeaderWhoWouldNotGoBreaks()
    {
        const Exploration found = explore(planWithout({Rule::HigherTermStepsDown}), upTo(5), patient);
        QVERIFY(found.end == Exploration::End::Depth);
        QCOMPARE(found.depth, std::size_t{5});
    }

    /// In the lab, or by a story of its own in tests/rules.
    void everyRuleIsLookedAt()
    {
        QCOMPARE(std::size(finds) + std::size(beyondTheLab), static_cast<std::size_t>(Rule::Count));
        for (const Find &find : finds)
            QVERIFY2(beyondSearch(find.rule).empty(), name(find.rule).data());
        for (const Rule rule : beyondTheLab)
            QVERIFY2(!beyondSearch(rule).empty(), name(rule).data());
        for (std::size_t i = 0; i < static_cast<std::size_t>(Rule::Count); ++i)
            QVERIFY(explain(static_cast<Rule>(i)).ends_with('.'));
    }

    void aCampaignSharesItsTimeAmongAllKindsOfRuns()
    {
        std::vector<std::size_t> left;
        const CampaignWatch watch{[&left](const std::string &, std::size_t kinds) { left.push_back(kinds); },
                                  patient};
        const CampaignOutcome outcome = explore(campaignWithout({}), upTo(3), watch);
        QVERIFY(!outcome.isFound());
        QCOMPARE(outcome.depth, std::size_t{3});
        QCOMPARE(left.size(), plansWithEveryRule().size());
        QCOMPARE(left.front(), left.size());
        QCOMPARE(left.back(), std::size_t{1});
        std::uint64_t states = 0;
        for (const SearchedKind &kind : outcome.kinds)
            states += kind.states;
        QCOMPARE(outcome.states, states);
    }

    void findsNothingWithEveryRule_data()
    {
        QTest::addColumn<int>("place");
        for (std::size_t place = 0; place < plansWithEveryRule().size(); ++place)
            QTest::newRow(plansWithEveryRule()[place].about.c_str()) << static_cast<int>(place);
    }
    void findsNothingWithEveryRule()
    {
        QFETCH(int, place);
        const NamedPlan named = plansWithEveryRule()[place];
        QVERIFY(named.plan.off.empty());
        const Exploration found = explore(named.plan, upTo(4), patient);
        QVERIFY2(found.end == Exploration::End::Depth, found.proof.c_str());
        QCOMPARE(found.depth, std::size_t{4});
        QVERIFY(found.states > 30);
        QVERIFY(found.transitions.empty());
    }

    void findsTheSameEveryTime()
    {
        const ExplorationPlan plan = planWithout({Rule::StaleTermsAreRefused});
        const Exploration one = explore(plan, {}, patient);
        const Exploration other = explore(plan, {}, patient);
        QVERIFY(textsOf(one) == textsOf(other));
        QCOMPARE(one.states, other.states);
    }

    /// Servers are alike: who is called S1 makes no difference.
    void looksAtServersThatAreAlikeOnce()
    {
        const Exploration found = explore(planWithout({Rule::CommitOnlyOwnTerm}), upTo(1), patient);
        QCOMPARE(found.states, std::uint64_t{3}); // The beginning, and elections by one voter or by two.
    }

    /// Of S2 and S3, which are alike, one is enough; S1 is another matter.
    void ofServersThatAreAlikeTheFirstTakesPart()
    {
        const AlikeServers alike{0, 1, 1, 3, 4, 5, 6, 7};
        const std::vector<Transition> kept =
            withoutTwins({electionOf(1, {2}), electionOf(1, {3}), electionOf(1, {2, 3}), electionOf(2, {1}),
                          electionOf(2, {3}), electionOf(3, {1}), electionOf(3, {2})},
                         alike);
        QCOMPARE(kept.size(), std::size_t{4});
        QCOMPARE(kept[0].peers.ids(), std::vector<NodeId>{NodeId{2}});
        QCOMPARE(kept[1].peers.size(), std::size_t{2});
        QCOMPARE(kept[2].id(), NodeId{2});
        QCOMPARE(kept[2].peers.ids(), std::vector<NodeId>{NodeId{1}});
        QCOMPARE(kept[3].id(), NodeId{2});
        QCOMPARE(kept[3].peers.ids(), std::vector<NodeId>{NodeId{3}});
    }

    /// Even where all servers are alike, two messages are two.
    void messagesThatArriveAreNoServers()
    {
        std::vector<Transition> arrivals(2);
        for (std::size_t place = 0; place < arrivals.size(); ++place) {
            arrivals[place].kind = TransitionKind::Arrive;
            arrivals[place].server = static_cast<std::uint8_t>(place);
        }
        QCOMPARE(withoutTwins(arrivals, AlikeServers{}).size(), std::size_t{2});
    }

    void severalRulesCanBeOff()
    {
        const Exploration found =
            explore(planWithout({Rule::CommitOnlyOwnTerm, Rule::MajorityCommits}), {}, patient);
        QCOMPARE(found.depth, std::size_t{2});
        QCOMPARE(found.beginning.size(), std::size_t{2});
    }

    void stopsWhenToldTo()
    {
        std::size_t asked = 0;
        double part = 0;
        const Exploration found =
            explore(plansWithEveryRule()[1].plan, {}, [&](const ExplorationProgress &progress) {
                part = progress.part;
                return ++asked < 20;
            });
        QVERIFY(found.end == Exploration::End::Stopped);
        QVERIFY(found.depth >= 1 && found.depth < 10);
        QVERIFY(part >= 0 && part <= 1);
        QCOMPARE(asked, std::size_t{20});
    }

    void stopsWhenItsMemoryIsFull()
    {
        ExplorationLimits limits;
        limits.states = 500;
        const Exploration found = explore(plansWithEveryRule()[1].plan, limits, patient);
        QVERIFY(found.end == Exploration::End::Full);
        QVERIFY(found.states >= 500 && found.states < 1000);
    }

    void doesNotConfirmWhatIsNotSo()
    {
        Exploration found = explore(planWithout({Rule::MajorityCommits}), {}, patient);
        found.transitions.pop_back();
        std::string problem;
        QVERIFY(!confirm(found, &problem));
        QCOMPARE(QString::fromStdString(problem),
                 QStringLiteral("The simulation does the same moves, and nothing is violated there."));
    }
};

QTEST_APPLESS_MAIN(ExplorationStories)
#include "exploration.moc"
