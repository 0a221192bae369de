#include "raftcore/simulation/simulation.h"

#include <QtTest>

using namespace raft;

namespace {

/// A log whose first entry all share; the others are spread over every second term from `first` on.
Stored diskOf(std::uint64_t entries, std::uint64_t terms, std::uint64_t first)
{
    Stored disk;
    disk.log.append(Entry{{Index{1}, Term{1}}, NoOp{}});
    for (std::uint64_t i = 0; i < entries; ++i)
        disk.log.append(Entry{{disk.log.lastIndex() + 1, Term{first + 2 * (i * terms / entries)}}, NoOp{}});
    disk.hard.term = disk.log.last().term;
    return disk;
}

/// By hand: S1 leads, S3's log has nothing but the first entry in common with it. Answers how many messages
/// S3 gets until it holds S1's log.
std::uint64_t messagesToRepair(std::uint64_t entries, std::uint64_t terms, std::size_t batch = 1'000'000)
{
    ClusterSetup setup = clusterOf(3);
    setup.manual = true;
    setup.server.maxBatch = batch;
    setup.disks = {{NodeId{1}, diskOf(entries, terms, 3)},
                   {NodeId{2}, diskOf(entries, terms, 3)},
                   {NodeId{3}, diskOf(entries, terms, 2)}};
    const std::unique_ptr<Cluster> cluster = simulate(setup);
    cluster->perform(action::ForceTimeout{NodeId{1}});
    std::uint64_t messages = 0;
    for (bool moved = true; moved;) {
        moved = false;
        for (const MessageView &one : cluster->view().messages) {
            moved = cluster->perform(action::Deliver{one.id}).done();
            messages += one.message.to == NodeId{3} ? 1 : 0;
        }
    }
    const ClusterView view = cluster->view();
    const bool repaired = view.server(NodeId{1})->isLeader() &&
                          view.server(NodeId{3})->log == view.server(NodeId{1})->log &&
                          view.server(NodeId{3})->commit == view.server(NodeId{1})->log.lastIndex();
    return repaired && view.violations.empty() ? messages : 0;
}

} // namespace

/// §5.3, end: a leader finds the place where a follower's log agrees with its own in as many steps as there
/// are terms in conflict, however many entries these terms hold.
class RepairStory : public QObject {
    Q_OBJECT

private slots:
    void takesAStepATermNotAnEntry()
    {
        const std::uint64_t messages = messagesToRepair(10'000, 100);
        QVERIFY(messages > 0);
        QVERIFY2(messages <= 100 + 10, qPrintable(QString::number(messages)));
        QCOMPARE(messagesToRepair(1'000, 100), messages); // A tenth of the entries makes no difference …
        const std::uint64_t fewTerms = messagesToRepair(10'000, 10);
        QVERIFY2(fewTerms <= 10 + 10, qPrintable(QString::number(fewTerms))); // … a tenth of the terms does.
    }

    void sendsWhatIsMissingOnce()
    {
        const std::uint64_t steps = messagesToRepair(10'000, 10);
        const std::uint64_t batches = 10'000 / 500;
        QVERIFY(messagesToRepair(10'000, 10, 500) <= steps + batches + 5);
    }

    void repairsALogThatIsOnlyTooShortOrTooLong()
    {
        const auto repair = [](std::uint64_t leader, std::uint64_t follower) {
            ClusterSetup setup = clusterOf(3);
            setup.manual = true;
            setup.server.maxBatch = 100'000;
            setup.disks = {{NodeId{1}, diskOf(leader, 1, 3)},
                           {NodeId{2}, diskOf(leader, 1, 3)},
                           {NodeId{3}, diskOf(follower, 1, 3)}};
            return setup;
        };
        for (const auto &[leader, follower] : {std::pair(10'000U, 1U), std::pair(5'000U, 10'000U)}) {
            const std::unique_ptr<Cluster> cluster = simulate(repair(leader, follower));
            cluster->perform(action::ForceTimeout{NodeId{1}});
            std::size_t rounds = 0;
            for (bool moved = true; moved; ++rounds) {
                moved = false;
                for (const MessageView &one : cluster->view().messages)
                    moved = cluster->perform(action::Deliver{one.id}).done();
            }
            QVERIFY(rounds < 12);
            QVERIFY(cluster->view().server(NodeId{3})->log == cluster->view().server(NodeId{1})->log);
        }
    }
};

QTEST_APPLESS_MAIN(RepairStory)
#include "repair.moc"
