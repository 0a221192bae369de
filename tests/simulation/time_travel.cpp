#include "disturbance.h"
#include "portrait_text.h"

#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/replay.h"
#include "raftcore/simulation/simulation_state.h"

#include <QtTest>

#include <map>

using namespace raft;

namespace {

/// A run with the pictures that were live after every step and action.
struct FilmedRun {
    explicit FilmedRun(const ClusterSetup &setup, Time length) : cluster(simulate(setup))
    {
        film();
        Disturbance disturbance(setup.seed + 7);
        for (Time until{20'000}; until <= length; until += Time{20'000}) {
            while (cluster->advance(until, 1) == 1)
                film();
            cluster->perform(disturbance.next());
            film();
        }
    }

    /// What an action in between two steps found is seen at the time of the action, not of the step before.
    void film() { pictures.emplace(cluster->events().size(), textOf(cluster->view())); }

    /// The picture that was live right after the step or action that event belongs to.
    const std::string &live(EventNumber event) const { return pictures.lower_bound(event)->second; }

    std::unique_ptr<Cluster> cluster;
    std::map<EventNumber, std::string> pictures;
};

ClusterSetup filmed(std::uint64_t seed)
{
    ClusterSetup setup = clusterOf(5, seed);
    setup.network.lossPerMillion = 30'000;
    setup.network.duplicationPerMillion = 10'000;
    return setup;
}

} // namespace

/// Going back shows what was there.
class TimeTravel : public QObject {
    Q_OBJECT

private slots:
    void aBranchHasTheSamePastAndItsOwnFuture()
    {
        const auto cluster = simulate(clusterOf(5, 3));
        cluster->advance(Time{400'000});
        cluster->perform(action::Crash{NodeId{1}});
        cluster->advance(Time{900'000});
        cluster->perform(action::Restart{NodeId{1}});
        cluster->advance(Time{1'500'000});
        const EventNumber middle = cluster->events().lastUpTo(Time{700'000});
        const auto other = cluster->branch(middle, Time{700'000});
        QVERIFY(other);
        QCOMPARE(other->events().size(), middle);
        QCOMPARE(other->now(), Time{700'000});
        for (EventNumber event = 1; event <= middle; ++event)
            QVERIFY(other->events()[event] == cluster->events()[event]);
        other->advance(Time{850'000});
        QVERIFY(other->events().hash() == [&] {
            EventRecord record = cluster->events();
            record.truncateAfter(other->events().size());
            return record.hash();
        }());
        QVERIFY(other->perform(action::Restart{NodeId{1}}).done());
        QCOMPARE(other->view().server(NodeId{1})->liveness, Liveness::Up);
        QCOMPARE(cluster->viewAt(other->events().size()).server(NodeId{1})->liveness, Liveness::Crashed);
    }

    void everyPastInstantLooksAsItDidWhenItWasThePresent()
    {
        const FilmedRun run(filmed(3), Time{6'000'000});
        const EventNumber last = run.cluster->events().size();
        QVERIFY(last > 2000); // Several keyframes.
        QCOMPARE(textOf(run.cluster->viewAt(0)), run.live(0));
        for (EventNumber event = 1; event < last; ++event) {
            const ClusterView past = run.cluster->viewAt(event);
            QCOMPARE(past.event, event);
            if (textOf(past) != run.live(event))
                QCOMPARE(QString::fromStdString(textOf(past)), QString::fromStdString(run.live(event)));
        }
    }

    void soItDoesBackwardsAndByLeaps()
    {
        const FilmedRun run(filmed(4), Time{2'000'000});
        const EventNumber last = run.cluster->events().size();
        for (EventNumber event = last - 1; event > last - 300; --event)
            QCOMPARE(textOf(run.cluster->viewAt(event)), run.live(event));
        Random random(1);
        for (int leap = 0; leap < 200; ++leap) {
            const auto event = static_cast<EventNumber>(random.between(1, last - 1));
            QCOMPARE(textOf(run.cluster->viewAt(event)), run.live(event));
        }
    }

    void thePresentIsTheLastEvent()
    {
        const FilmedRun run(filmed(5), Time{500'000});
        const EventNumber last = run.cluster->events().size();
        QCOMPARE(run.cluster->viewAt(last).event, last);
        QCOMPARE(run.cluster->view().event, last);
    }

    void aManualRunGoesBackToo()
    {
        ClusterSetup setup = clusterOf(3);
        setup.manual = true;
        const auto cluster = simulate(setup);
        std::map<EventNumber, std::string> pictures{{0, textOf(cluster->view())}};
        const auto act = [&cluster, &pictures](const Action &action) {
            QVERIFY(cluster->perform(action).done());
            pictures.emplace(cluster->events().size(), textOf(cluster->view()));
        };
        act(action::ForceTimeout{NodeId{1}});
        act(action::SetDisk{NodeId{2}, true});
        for (int i = 0; i < 6 && !cluster->view().messages.empty(); ++i)
            act(action::Deliver{cluster->view().messages.front().id});
        act(action::Sync{NodeId{2}});
        act(action::Crash{NodeId{1}});
        act(action::Restart{NodeId{1}});
        act(action::PassElectionTimeout{{NodeId{1}}});
        for (EventNumber event = 0; event < cluster->events().size(); ++event)
            QCOMPARE(textOf(cluster->viewAt(event)), pictures.lower_bound(event)->second);
    }

    // With a rule turned off, the record holds violations, which the past does not look for again.
    void aRunThatBreaksSafetyGoesBackToo()
    {
        ClusterSetup setup = filmed(9);
        setup.server.rules.turnOff(Rule::MajorityElects);
        setup.server.rules.turnOff(Rule::OneVotePerTerm);
        const FilmedRun run(setup, Time{3'000'000});
        QVERIFY(!run.cluster->violations().empty());
        const EventNumber last = run.cluster->events().size();
        EventNumber violated = 1;
        while (run.cluster->events()[violated].kind != EventKind::SafetyViolated)
            ++violated;
        for (EventNumber event = 1; event < last; event += event < violated + 200 ? 1 : 97)
            QCOMPARE(textOf(run.cluster->viewAt(event)), run.live(event));
        QVERIFY(QString::fromStdString(run.cluster->describe(violated))
                    .contains(QStringLiteral("is violated: ")));
    }

    void theMessageOfAPastEventIsFoundAgain()
    {
        const FilmedRun run(filmed(6), Time{3'000'000});
        const EventRecord &record = run.cluster->events();
        int found = 0;
        for (EventNumber event = 1; event <= record.size(); event += 3) {
            const EventKind kind = record[event].kind;
            const bool aboutMessage = kind == EventKind::MessageSent || kind == EventKind::MessageDelivered ||
                                      kind == EventKind::MessageLost || kind == EventKind::MessageTouched;
            const std::optional<Message> message = run.cluster->messageOf(event);
            QCOMPARE(message.has_value(), aboutMessage);
            if (!message || kind == EventKind::MessageTouched)
                continue;
            ++found;
            QCOMPARE(static_cast<std::uint8_t>(typeOf(*message)), record[event].detail);
            QCOMPARE(message->term.value, record[event].term.value);
        }
        QVERIFY(found > 100);
    }

    // What makes keyframes cheap: a copy of the state holds the same entries, not equal ones.
    void aCopyOfTheStateSharesItsLogsAndMessages()
    {
        ClusterSetup setup = clusterOf(3);
        Stored disk;
        disk.hard.term = Term{1};
        for (std::uint64_t i = 1; i <= 5000; ++i)
            disk.log.append(Entry{{Index{i}, Term{1}}, Command("some bytes of a command")});
        for (const NodeId id : setup.voters)
            setup.disks.emplace_back(id, disk);
        const SimulationState state = stateOf(setup);
        const SimulationState copy = state;
        for (const NodeId id : setup.voters) {
            for (const std::uint64_t i : {1U, 2500U, 5000U}) {
                QCOMPARE(&copy.server(id).node().log().at(Index{i}),
                         &state.server(id).node().log().at(Index{i}));
                QCOMPARE(&copy.server(id).disk.log.at(Index{i}), &state.server(id).disk.log.at(Index{i}));
            }
        }
    }

    void aCopyOfTheStateGoesOnByItself()
    {
        SimulationState state = stateOf(clusterOf(5, 2));
        Witness nobody;
        Engine engine(state, nobody);
        engine.begin();
        for (int step = 0; step < 500; ++step)
            engine.runNext();
        SimulationState copy = state;
        const std::uint64_t steps = state.steps;
        Engine other(copy, nobody);
        for (int step = 0; step < 500; ++step)
            other.runNext();
        QCOMPARE(state.steps, steps);
        for (int step = 0; step < 500; ++step)
            engine.runNext();
        QCOMPARE(state.now.count(), copy.now.count());
        QCOMPARE(state.events, copy.events);
    }

    void keyframesStayFewHoweverLongTheRun()
    {
        const auto cluster = simulate(clusterOf(3));
        cluster->advance(Time{1'000'000'000});
        QVERIFY(cluster->events().size() > 150'000);
        QVERIFY(cluster->figures().keyframes <= 128);
        QVERIFY(cluster->figures().keyframes >= 64);
    }

    void aRunWithoutEndKeepsABoundedPast()
    {
        constexpr EventNumber most = 40'000;
        const auto cluster = simulate(clusterOf(3));
        cluster->setMostEvents(most);
        cluster->advance(Time{10'000'000});
        const NodeId leader = cluster->view().leader()->id;
        cluster->perform(action::Submit{leader, StoreCommand{Put{"x", "1"}, {}}});
        cluster->advance(Time{1'000'000'000});
        const EventRecord &record = cluster->events();
        QVERIFY(record.size() > 3 * most);
        QVERIFY(record.first() > most);
        QVERIFY(record.size() - record.first() < most + most / 16);
        QCOMPARE(cluster->viewAt(1).now, cluster->viewAt(record.first()).now);
        QVERIFY(cluster->viewAt(record.first()).now > Time{100'000'000});

        // The run can be kept as a whole, and so can a branch of what is left of it.
        const EventNumber middle = record.first() + (record.size() - record.first()) / 2;
        const auto twin = cluster->twin(middle, record[middle].at);
        twin->perform(action::Crash{leader});
        twin->advance(twin->now() + Time{5'000'000});
        for (const Simulation *each : {cluster.get(), twin.get()}) {
            const KeptRun kept = each->frozenCopy()->kept([](double) { return true; });
            QCOMPARE(kept.from.count(), 0);
            std::string problem;
            const auto again = replay(
                each->setup(), kept.run, [](double) { return true; }, &problem);
            QVERIFY2(again != nullptr, problem.c_str());
            QCOMPARE(again->events().size(), kept.events);
            QCOMPARE(again->events().hash(), kept.hash);
            QCOMPARE(again->now(), each->now());
            QCOMPARE(again->view().servers.front().store.hash(), each->view().servers.front().store.hash());
        }
    }
};

QTEST_APPLESS_MAIN(TimeTravel)
#include "time_travel.moc"
