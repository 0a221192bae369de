#include "netnode/watch/causal_order.h"
#include "netnode/watch/repetitions.h"

#include <QtTest>

/// What several servers tell becomes one story: in its order, and without endless repetition.
namespace {

using namespace raft;
using raftarium::CausalOrder;
using raftarium::Repetitions;

ServerStep sends(NodeId server, std::uint64_t number)
{
    return {server, {}, TimerFired{}, {{number, {}}}};
}

ServerStep receives(NodeId server, NodeId from, std::uint64_t number)
{
    ServerStep::Arrived arrived;
    arrived.message.from = from;
    arrived.number = number;
    return {server, {}, arrived, {}};
}

/// Tells in order, and notes what was told.
class Story {
public:
    CausalOrder::Tell tell(const char *what)
    {
        return [this, what](Time at) {
            m_told << QString::fromLatin1(what);
            m_times.push_back(at);
        };
    }
    QString told(Time until)
    {
        m_told.clear();
        order.tellUpTo(until);
        return m_told.join(u' ');
    }
    bool timesIncrease() const { return std::is_sorted(m_times.begin(), m_times.end()); }

    CausalOrder order;

private:
    QStringList m_told;
    std::vector<Time> m_times;
};

constexpr Time second{1'000'000};

} // namespace

class WatchOrder : public QObject {
    Q_OBJECT

private slots:
    void whatHappenedFirstIsToldFirst();
    void anEffectComesAfterItsCauseWhateverTheClocksSay();
    void eachTellerKeepsItsOrder();
    void whatIsRepeatedIsSummedUp();
    void whatIsNewIsNotHeldBack();
};

void WatchOrder::whatHappenedFirstIsToldFirst()
{
    Story story;
    story.order.add(1, Time{30}, story.tell("c"));
    story.order.add(2, Time{10}, story.tell("a"));
    story.order.add(2, Time{50}, story.tell("d"));
    story.order.add(3, Time{20}, story.tell("b"));
    QCOMPARE(story.told(Time{40}), QStringLiteral("a b c"));
    QCOMPARE(story.told(Time{60}), QStringLiteral("d"));
}

void WatchOrder::anEffectComesAfterItsCauseWhateverTheClocksSay()
{
    Story story;
    // S2's clock is a little behind: it seems to receive before S1 sends.
    story.order.addStep(2, Time{99}, receives({2}, {1}, 7), story.tell("received"));
    story.order.addStep(1, Time{100}, sends({1}, 7), story.tell("sent"));
    story.order.addStep(2, Time{100}, receives({2}, {1}, 8), story.tell("unsent"));
    QCOMPARE(story.told(Time{200}), QStringLiteral("sent received unsent"));
    QVERIFY(story.timesIncrease());
}

void WatchOrder::eachTellerKeepsItsOrder()
{
    Story story;
    story.order.addStep(1, Time{100}, sends({1}, 7), story.tell("sent"));
    story.order.addStep(2, Time{90}, receives({2}, {1}, 7), story.tell("received"));
    story.order.add(2, Time{95}, story.tell("next"));
    QCOMPARE(story.told(Time{200}), QStringLiteral("sent received next"));
    QVERIFY(story.timesIncrease());
}

// A server that was removed asks for pre-votes until somebody stops it.
void WatchOrder::whatIsRepeatedIsSummedUp()
{
    std::uint64_t summed = 0;
    Repetitions repetitions([&summed](NodeId, const Note &, std::uint64_t times) { summed += times; });
    Note note;
    note.kind = NoteKind::VoteRefusedLeaderAlive;
    note.other = NodeId{4};
    int told = 0;
    for (int i = 0; i < 200; ++i) { // 40 seconds of it.
        const Time now = second / 5 * i;
        told += repetitions.isNews({1}, note, now) ? 1 : 0;
        repetitions.sumUp(now);
    }
    repetitions.sumUp(60 * second);
    QVERIFY2(told <= 3, QByteArray::number(told).constData());
    QCOMPARE(summed + static_cast<std::uint64_t>(told), std::uint64_t{200});
    QVERIFY(repetitions.isNews({1}, note, 120 * second)); // Much later it is news again.
}

void WatchOrder::whatIsNewIsNotHeldBack()
{
    Repetitions repetitions([](NodeId, const Note &, std::uint64_t) {});
    Note note;
    note.kind = NoteKind::BecameLeader;
    for (std::uint64_t id = 1; id <= 5; ++id)
        QVERIFY(repetitions.isNews({id}, note, Time{}));
    note.kind = NoteKind::SteppedDown;
    QVERIFY(repetitions.isNews({1}, note, Time{}));
    for (int i = 0; i < 10; ++i) // Now and then it may be the same.
        QVERIFY(repetitions.isNews({2}, note, 20 * second * i));
}

QTEST_GUILESS_MAIN(WatchOrder)
#include "order.moc"
