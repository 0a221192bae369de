#include "one_server.h"

/// Rounds of heartbeats and the reads that wait for them (thesis §6.4).
namespace {

using namespace raft;

constexpr Time lease{100};

std::vector<RequestId> idsOf(const std::vector<PendingRead> &reads)
{
    std::vector<RequestId> ids;
    for (const PendingRead &read : reads)
        ids.push_back(read.id);
    return ids;
}

/// The round begins and a majority answers it.
void passRound(ReadRounds &rounds, Time now = Time{0})
{
    rounds.start(now);
    while (rounds.oldestOpen())
        rounds.confirmOldest(lease);
}

} // namespace

class ReadRoundsStories : public QObject {
    Q_OBJECT

private slots:
    void aReadWaitsForARoundThatBeganAfterIt();
    void aRoundThatBeganBeforeConfirmsNothing();
    void oneRoundConfirmsAllThatWasAskedBefore();
    void aReadBeforeTheFirstCommitWaitsForIt();
    void whoIsReleasedNeedsARoundOfItsOwn();
    void roundsAreConfirmedInTheirOrder();
    void theOldestOpenRoundIsNeverForgotten();
    void aLeaseCountsFromTheBeginningOfItsRound_thesis_6_4_1();
    void aLeaseThatHasEndedDoesNotComeBack();
    void allThatIsLeftCanBeTakenOut();
};

void ReadRoundsStories::aReadWaitsForARoundThatBeganAfterIt()
{
    ReadRounds rounds;
    rounds.add(S1, {1}, {5});
    QVERIFY(rounds.needsRound());
    QVERIFY(rounds.takeConfirmed().empty());
    passRound(rounds);
    const std::vector<PendingRead> confirmed = rounds.takeConfirmed();
    QCOMPARE(confirmed.size(), std::size_t{1});
    QCOMPARE(confirmed.front().index, Index{5});
    QVERIFY(rounds.pending().empty() && rounds.isSound());
}

void ReadRoundsStories::aRoundThatBeganBeforeConfirmsNothing()
{
    ReadRounds rounds;
    rounds.start(Time{0});
    rounds.add(S1, {1}, {5});
    rounds.confirmOldest(lease);
    QVERIFY(rounds.takeConfirmed().empty());
    QCOMPARE(rounds.pending().size(), std::size_t{1});
}

void ReadRoundsStories::oneRoundConfirmsAllThatWasAskedBefore()
{
    ReadRounds rounds;
    rounds.add(S1, {1}, {5});
    rounds.add(S2, {2}, {6});
    passRound(rounds);
    rounds.add(S1, {3}, {6});
    QVERIFY(idsOf(rounds.takeConfirmed()) == (std::vector<RequestId>{{1}, {2}}));
    QVERIFY(rounds.needsRound());
}

void ReadRoundsStories::aReadBeforeTheFirstCommitWaitsForIt()
{
    ReadRounds rounds;
    rounds.addWaiting(S1, {1});
    passRound(rounds);
    QVERIFY(rounds.takeConfirmed().empty());
    QVERIFY(!rounds.needsRound());
}

void ReadRoundsStories::whoIsReleasedNeedsARoundOfItsOwn()
{
    ReadRounds rounds;
    rounds.addWaiting(S1, {1});
    passRound(rounds);
    QVERIFY(rounds.releaseWaiting({7}));
    QVERIFY(rounds.takeConfirmed().empty());
    passRound(rounds);
    QCOMPARE(rounds.takeConfirmed().front().index, Index{7});
    QVERIFY(!rounds.releaseWaiting({8}));
}

void ReadRoundsStories::roundsAreConfirmedInTheirOrder()
{
    ReadRounds rounds;
    rounds.start(Time{0});
    rounds.start(Time{1});
    QVERIFY(rounds.oldestOpen() == ReadRound{1});
    rounds.confirmOldest(lease);
    QCOMPARE(rounds.confirmed(), ReadRound{1});
    QVERIFY(rounds.oldestOpen() == ReadRound{2});
    QCOMPARE(rounds.latest(), ReadRound{2});
}

void ReadRoundsStories::theOldestOpenRoundIsNeverForgotten()
{
    ReadRounds rounds;
    while (!rounds.isFull())
        rounds.start(Time{0});
    const ReadRound full = rounds.latest();
    for (int i = 0; i < 100; ++i)
        rounds.start(Time{1});
    QVERIFY(rounds.oldestOpen() == ReadRound{1});
    QCOMPARE(rounds.latest(), full + 100);
    while (rounds.oldestOpen())
        rounds.confirmOldest(lease);
    QCOMPARE(rounds.confirmed(), rounds.latest());
    QVERIFY(rounds.isSound());
}

void ReadRoundsStories::aLeaseCountsFromTheBeginningOfItsRound_thesis_6_4_1()
{
    ReadRounds rounds;
    QVERIFY(!rounds.holdsLease(Time{0}));
    passRound(rounds, Time{50});
    QCOMPARE(rounds.leaseUntil(), Time{150});
    QVERIFY(rounds.holdsLease(Time{149}));
    QVERIFY(!rounds.holdsLease(Time{150}));
}

void ReadRoundsStories::aLeaseThatHasEndedDoesNotComeBack()
{
    ReadRounds rounds;
    passRound(rounds, Time{50});
    rounds.endLease();
    passRound(rounds, Time{60});
    QVERIFY(!rounds.holdsLease(Time{61}));
    QCOMPARE(rounds.leaseUntil(), Time{0});
}

void ReadRoundsStories::allThatIsLeftCanBeTakenOut()
{
    ReadRounds rounds;
    rounds.addWaiting(S1, {1});
    rounds.add(S2, {2}, {3});
    QVERIFY(idsOf(rounds.takeAll()) == (std::vector<RequestId>{{1}, {2}}));
    QVERIFY(rounds.pending().empty());
}

QTEST_GUILESS_MAIN(ReadRoundsStories)
#include "read_rounds.moc"
