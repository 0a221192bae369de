#include "raftcore/verification/linearizability.h"

#include <QtTest>

#include <algorithm>

/// Histories of clients, and whether one store explains what they saw.
class LinearizabilityStory : public QObject {
    Q_OBJECT

private slots:
    void acceptsOneAfterTheOther();
    void refusesAReadOfTheOldValue();
    void letsOverlappingOperationsTakeAnyOrder();
    void refusesValuesThatGoBackAndForth();
    void unknownWritesMayHappenLaterOrNever();
    void refusedWritesNeverHappen();
    void comparesAndSets();
    void addsUp();
    void countsARetryOnce();
    void keepsKeysApart();
    void leavesOutLocalReads();
    void givesUpWhenTooMuchOverlaps();
    void canBeStopped();
    void findsTheOrderOfManyOverlappingWrites();
    void namesTheValuesThatContradictEachOther();
    void aStoreThatWasThereBeforeMayHoldAnything();
};

namespace {

using namespace raft;
using Verdict = Linearizability::Verdict;

/// A history under construction; `from` and `to` are instants, `to` 0 means that it never returned.
class History {
public:
    History &put(std::uint64_t from, std::uint64_t to, const char *value,
                 OperationOutcome outcome = OperationOutcome::Done)
    {
        return add(OperationKind::Put, from, to, outcome, value, {}, {});
    }
    History &read(std::uint64_t from, std::uint64_t to, std::optional<std::string> result)
    {
        return add(OperationKind::Read, from, to, OperationOutcome::Done, {}, {}, std::move(result));
    }
    History &add(OperationKind kind, std::uint64_t from, std::uint64_t to, OperationOutcome outcome,
                 std::string value, std::optional<std::string> expected, std::optional<std::string> result)
    {
        ClientCall call;
        call.operation.id = calls.size() + 1;
        call.operation.kind = kind;
        call.operation.server = NodeId{1};
        call.operation.key = key;
        call.operation.value = std::move(value);
        call.operation.expected = std::move(expected);
        call.operation.result = std::move(result);
        call.operation.outcome = outcome;
        call.called = from;
        if (to != 0)
            call.returned = to;
        calls.push_back(std::move(call));
        return *this;
    }
    Verdict verdict() const { return checkLinearizability(calls).verdict; }

    std::string key = "x";
    std::vector<ClientCall> calls;
};

} // namespace

void LinearizabilityStory::acceptsOneAfterTheOther()
{
    History history;
    history.read(1, 2, std::nullopt).put(3, 4, "1").read(5, 6, "1").put(7, 8, "2").read(9, 10, "2");
    QVERIFY(history.verdict() == Verdict::Holds);
}

void LinearizabilityStory::refusesAReadOfTheOldValue()
{
    History history;
    history.put(1, 2, "1").put(3, 4, "2").read(5, 6, "1");
    const Linearizability result = checkLinearizability(history.calls);
    QVERIFY(result.verdict == Verdict::Violated);
    QCOMPARE(result.key, std::string("x"));
    QCOMPARE(result.order, (std::vector<OperationId>{1, 2}));
    QCOMPARE(result.unexplained, (std::vector<OperationId>{3}));
    QVERIFY(result.proof.find("the read of \"1\" at S1") != std::string::npos);
}

void LinearizabilityStory::letsOverlappingOperationsTakeAnyOrder()
{
    QVERIFY(History().put(1, 10, "1").put(2, 9, "2").read(11, 12, "1").verdict() == Verdict::Holds);
    QVERIFY(History().put(1, 10, "1").put(2, 9, "2").read(11, 12, "2").verdict() == Verdict::Holds);
    QVERIFY(History().put(1, 10, "1").read(2, 9, std::nullopt).read(3, 8, "1").verdict() == Verdict::Holds);
}

void LinearizabilityStory::refusesValuesThatGoBackAndForth()
{
    History history;
    history.put(1, 20, "1").put(2, 19, "2").read(3, 4, "1").read(5, 6, "2").read(7, 8, "1");
    QVERIFY(history.verdict() == Verdict::Violated);
}

void LinearizabilityStory::unknownWritesMayHappenLaterOrNever()
{
    const auto unknown = OperationOutcome::Unknown;
    QVERIFY(History().put(1, 2, "1").put(3, 4, "2", unknown).read(5, 6, "1").verdict() == Verdict::Holds);
    QVERIFY(History().put(1, 2, "1").put(3, 4, "2", unknown).read(5, 6, "1").read(7, 8, "2").verdict() ==
            Verdict::Holds);
    QVERIFY(History().put(1, 2, "1").put(5, 0, "2", OperationOutcome::Pending).read(3, 4, "2").verdict() ==
            Verdict::Violated);
}

void LinearizabilityStory::refusedWritesNeverHappen()
{
    QVERIFY(History().put(1, 2, "1").put(3, 4, "2", OperationOutcome::Refused).read(5, 6, "2").verdict() ==
            Verdict::Violated);
}

void LinearizabilityStory::comparesAndSets()
{
    const auto cas = OperationKind::CompareAndSet;
    const auto done = OperationOutcome::Done;
    const auto failed = OperationOutcome::Failed;
    QVERIFY(History()
                .add(cas, 1, 2, done, "1", {}, {})
                .add(cas, 3, 4, done, "2", "1", {})
                .read(5, 6, "2")
                .verdict() == Verdict::Holds);
    QVERIFY(History().put(1, 2, "1").add(cas, 3, 4, failed, "2", "9", {}).read(5, 6, "1").verdict() ==
            Verdict::Holds);
    QVERIFY(History().put(1, 2, "1").add(cas, 3, 4, done, "2", "9", {}).verdict() == Verdict::Violated);
    QVERIFY(History().put(1, 2, "1").add(cas, 3, 4, failed, "2", "1", {}).verdict() == Verdict::Violated);
}

void LinearizabilityStory::addsUp()
{
    const auto plus = OperationKind::Add;
    const auto done = OperationOutcome::Done;
    QVERIFY(History()
                .add(plus, 1, 2, done, "2", {}, {})
                .add(plus, 3, 4, done, "-5", {}, {})
                .read(5, 6, "-3")
                .verdict() == Verdict::Holds);
    QVERIFY(History()
                .add(plus, 1, 2, done, "1", {}, {})
                .add(plus, 3, 4, done, "1", {}, {})
                .read(5, 6, "1")
                .verdict() == Verdict::Violated);
    QVERIFY(History().put(1, 2, "word").add(plus, 3, 4, OperationOutcome::Failed, "1", {}, {}).verdict() ==
            Verdict::Holds);
}

void LinearizabilityStory::countsARetryOnce()
{
    History history;
    history.add(OperationKind::Add, 1, 0, OperationOutcome::Unknown, "1", {}, {});
    history.add(OperationKind::Add, 5, 6, OperationOutcome::Done, "1", {}, {})
        .read(7, 8, "1")
        .read(9, 10, "1");
    for (std::size_t i : {0U, 1U})
        history.calls[i].operation.session = Session{"c", 1};
    QVERIFY(history.verdict() == Verdict::Holds);
    history.read(11, 12, "2");
    QVERIFY(history.verdict() == Verdict::Violated);
}

void LinearizabilityStory::keepsKeysApart()
{
    History history;
    history.put(1, 2, "1");
    history.key = "y";
    history.read(3, 4, std::nullopt);
    QVERIFY(history.verdict() == Verdict::Holds);
    history.read(5, 6, "1");
    QCOMPARE(checkLinearizability(history.calls).key, std::string("y"));
}

void LinearizabilityStory::leavesOutLocalReads()
{
    History history;
    history.put(1, 2, "1").add(OperationKind::Get, 3, 4, OperationOutcome::Done, {}, {}, "old");
    QVERIFY(history.verdict() == Verdict::Holds);
}

void LinearizabilityStory::givesUpWhenTooMuchOverlaps()
{
    History history;
    for (std::uint64_t i = 0; i < 30; ++i)
        history.add(OperationKind::Add, 1 + i, 100 + i, OperationOutcome::Done, std::to_string(1U << i), {},
                    {});
    history.read(200, 201, "none of them");
    const Linearizability result = checkLinearizability(history.calls, {1'000});
    QVERIFY(result.verdict == Verdict::Undecided);
    QCOMPARE(result.key, std::string("x"));
    QCOMPARE(result.operations, std::size_t{31});
    QCOMPARE(result.order.size(), std::size_t{30}); // What was shown nevertheless.
    QCOMPARE(result.unexplained, (std::vector<OperationId>{31}));
    CheckLimits small;
    small.bytes = 10'000;
    QVERIFY(checkLinearizability(history.calls, small).verdict == Verdict::Undecided);
}

void LinearizabilityStory::canBeStopped()
{
    History history;
    for (std::uint64_t i = 0; i < 20; ++i)
        history.add(OperationKind::Add, 1 + i, 100 + i, OperationOutcome::Done, std::to_string(1U << i), {},
                    {});
    history.read(200, 201, "none of them");
    history.key = "y";
    history.put(300, 301, "1");
    std::vector<double> parts;
    const auto goesOn = [&parts](double part) {
        parts.push_back(part);
        return parts.size() < 3;
    };
    const Linearizability result = checkLinearizability(history.calls, {10'000'000, 1U << 30U, goesOn});
    QVERIFY(result.verdict == Verdict::Undecided);
    QCOMPARE(result.key, std::string("x"));
    QCOMPARE(parts.front(), 0.0);
    QVERIFY(std::is_sorted(parts.begin(), parts.end()));
}

void LinearizabilityStory::findsTheOrderOfManyOverlappingWrites()
{
    History history;
    for (std::uint64_t i = 0; i < 500; ++i) {
        history.put(1 + 10 * i, 25 + 10 * i, std::to_string(i).c_str());
        history.read(5 + 10 * i, 27 + 10 * i, std::to_string(i));
    }
    QVERIFY(history.verdict() == Verdict::Holds);
}

void LinearizabilityStory::namesTheValuesThatContradictEachOther()
{
    const auto proof = [](const History &history) {
        const std::string all = checkLinearizability(history.calls).proof;
        return all.substr(all.find(": ") + 2);
    };
    QCOMPARE(proof(History().put(1, 2, "1").read(3, 4, "7")),
             std::string("the read of \"7\" at S1 found what had not been written"));
    QCOMPARE(proof(History().read(1, 2, "1").put(3, 4, "1")),
             std::string("the read of \"1\" at S1 returned before the put of \"1\" at S1 was called"));
    QCOMPARE(proof(History().put(1, 2, "1").read(7, 8, "1").put(3, 4, "2").read(5, 6, "2")),
             std::string(
                 "\"1\" was there from the return of the put of \"1\" at S1 to the call of the read of \"1\" "
                 "at S1, and within that time \"2\" was there from the return of the put of \"2\" at S1 to "
                 "the call of the read of \"2\" at S1"));
    QCOMPARE(proof(History().put(3, 4, "2").read(5, 6, std::nullopt)),
             std::string(
                 "nothing was there from the beginning to the call of the read of nothing at S1, but within "
                 "that time \"2\" was there, too: the put of \"2\" at S1 was called after the former and the "
                 "put of \"2\" at S1 returned before the latter"));
}

void LinearizabilityStory::aStoreThatWasThereBeforeMayHoldAnything()
{
    const auto verdict = [](const History &history, StoreBefore before) {
        return checkLinearizability(history.calls, {1'000}, before).verdict;
    };
    History old;
    old.read(1, 2, "old").read(3, 4, "old").put(5, 6, "new").read(7, 8, "new");
    QVERIFY(verdict(old, StoreBefore::Nothing) == Verdict::Violated);
    QVERIFY(verdict(old, StoreBefore::Anything) == Verdict::Holds);
    old.read(9, 10, "old"); // Gone since.
    QVERIFY(verdict(old, StoreBefore::Anything) == Verdict::Violated);
    History two;
    two.read(1, 2, "a").read(3, 4, "b"); // It held one thing.
    QVERIFY(verdict(two, StoreBefore::Anything) == Verdict::Violated);
    History swaps;
    swaps.add(OperationKind::CompareAndSet, 1, 2, OperationOutcome::Failed, "2", "1", {});
    swaps.add(OperationKind::CompareAndSet, 3, 4, OperationOutcome::Done, "3", "2", {}).read(5, 6, "3");
    QVERIFY(verdict(swaps, StoreBefore::Nothing) == Verdict::Violated);
    QVERIFY(verdict(swaps, StoreBefore::Anything) == Verdict::Holds);
    History sums;
    sums.add(OperationKind::Add, 1, 2, OperationOutcome::Done, "1", {}, {}).read(3, 4, "8").read(5, 6, "7");
    QVERIFY(verdict(sums, StoreBefore::Anything) == Verdict::Violated);
}

QTEST_APPLESS_MAIN(LinearizabilityStory)
#include "linearizability.moc"
