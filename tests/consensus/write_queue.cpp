#include "one_server.h"

/// Writes on their way to the disk, and the messages that wait for them (Figure 2, persistent state).
namespace {

using namespace raft;

void hold(WriteQueue &queue, WriteId until, NodeId to)
{
    queue.hold(until).to = to;
}

/// Whom the released messages go to, in the order of leaving.
std::vector<NodeId> receiversOf(const std::vector<Message> &sent)
{
    std::vector<NodeId> ids;
    for (const Message &message : sent)
        ids.push_back(message.to);
    return ids;
}

/// A write with the log up to `last`.
WriteId writeUpTo(WriteQueue &queue, std::uint64_t last)
{
    const WriteId id = queue.open(Time{0});
    queue.addLogUpTo({last});
    return id;
}

} // namespace

class WriteQueueStories : public QObject {
    Q_OBJECT

private slots:
    void whatWasThereAtTheStartIsDurable();
    void aWriteMakesDurableWhatItHolds();
    void theEndOfAWriteIsTheEndOfAllBefore();
    void aRewrittenEntryIsNoLongerDurable();
    void aWriteDoesNotVouchForWhatALaterOneRewrites();
    void withoutThatRuleItDoes();
    void aWriteVouchesForNoMoreThanThereIs();
    void theFirstWriteThatHoldsAnEntryCoversIt();
    void noWriteCoversWhatNoneHolds();
    void theLatestVoteCounts();
    void aMessageLeavesWithItsWrite();
    void messagesLeaveInTheOrderOfSending();
    void aVoidMessageNeverLeaves();
    void theOldestWriteTellsHowLongTheDiskTakes();
};

void WriteQueueStories::whatWasThereAtTheStartIsDurable()
{
    const WriteQueue queue(Index{7});
    QCOMPARE(queue.durable(), Index{7});
    QVERIFY(!queue.isBusy());
    QCOMPARE(*queue.covering({7}), WriteId{});
}

void WriteQueueStories::aWriteMakesDurableWhatItHolds()
{
    WriteQueue queue(Index{2});
    const WriteId write = writeUpTo(queue, 5);
    QCOMPARE(queue.durable(), Index{2});
    queue.complete(write, {5});
    QCOMPARE(queue.durable(), Index{5});
    QVERIFY(!queue.isBusy());
}

void WriteQueueStories::theEndOfAWriteIsTheEndOfAllBefore()
{
    WriteQueue queue;
    writeUpTo(queue, 1);
    writeUpTo(queue, 2);
    const WriteId second = queue.lastWrite();
    writeUpTo(queue, 3);
    queue.complete(second, {3});
    QCOMPARE(queue.durable(), Index{2});
    QVERIFY(queue.isBusy());
}

void WriteQueueStories::aRewrittenEntryIsNoLongerDurable()
{
    WriteQueue queue(Index{9});
    queue.rewriteFrom({4}, true);
    QCOMPARE(queue.durable(), Index{3});
}

void WriteQueueStories::aWriteDoesNotVouchForWhatALaterOneRewrites()
{
    WriteQueue queue;
    const WriteId first = writeUpTo(queue, 6);
    queue.rewriteFrom({4}, true);
    const WriteId second = writeUpTo(queue, 5);
    queue.complete(first, {5});
    QCOMPARE(queue.durable(), Index{3});
    queue.complete(second, {5});
    QCOMPARE(queue.durable(), Index{5});
}

void WriteQueueStories::withoutThatRuleItDoes()
{
    WriteQueue queue;
    const WriteId first = writeUpTo(queue, 6);
    queue.rewriteFrom({4}, false);
    writeUpTo(queue, 5);
    queue.complete(first, {5});
    QCOMPARE(queue.durable(), Index{5});
}

void WriteQueueStories::aWriteVouchesForNoMoreThanThereIs()
{
    WriteQueue queue;
    const WriteId write = writeUpTo(queue, 6);
    queue.complete(write, {2});
    QCOMPARE(queue.durable(), Index{2});
}

void WriteQueueStories::theFirstWriteThatHoldsAnEntryCoversIt()
{
    WriteQueue queue(Index{1});
    writeUpTo(queue, 3);
    const WriteId second = writeUpTo(queue, 5);
    writeUpTo(queue, 7);
    QCOMPARE(*queue.covering({4}), second);
}

void WriteQueueStories::noWriteCoversWhatNoneHolds()
{
    WriteQueue queue;
    writeUpTo(queue, 3);
    QVERIFY(!queue.covering({4}));
}

void WriteQueueStories::theLatestVoteCounts()
{
    WriteQueue queue;
    QCOMPARE(queue.hardStateOutstanding(), WriteId{});
    queue.open(Time{0});
    queue.addHardState();
    const WriteId second = queue.open(Time{0});
    queue.addHardState();
    writeUpTo(queue, 1);
    QCOMPARE(queue.hardStateOutstanding(), second);
    queue.complete(second, {1});
    QCOMPARE(queue.hardStateOutstanding(), WriteId{});
}

void WriteQueueStories::aMessageLeavesWithItsWrite()
{
    WriteQueue queue;
    const WriteId write = writeUpTo(queue, 1);
    hold(queue, write, S2);
    std::vector<Message> sent;
    queue.complete(write, {1});
    queue.release(write, sent);
    QVERIFY(receiversOf(sent) == std::vector{S2});
    queue.release(write, sent);
    QCOMPARE(sent.size(), std::size_t{1});
}

void WriteQueueStories::messagesLeaveInTheOrderOfSending()
{
    WriteQueue queue;
    const WriteId first = writeUpTo(queue, 1);
    const WriteId second = writeUpTo(queue, 2);
    hold(queue, second, S2);
    hold(queue, first, S3);
    hold(queue, second, S4);
    hold(queue, first, S5);
    std::vector<Message> sent;
    queue.complete(first, {2});
    queue.release(first, sent);
    QVERIFY(receiversOf(sent) == (std::vector{S3, S5}));
    queue.complete(second, {2});
    queue.release(second, sent);
    QVERIFY(receiversOf(sent) == (std::vector{S3, S5, S2, S4}));
}

void WriteQueueStories::aVoidMessageNeverLeaves()
{
    WriteQueue queue;
    const WriteId write = writeUpTo(queue, 1);
    hold(queue, write, S2);
    hold(queue, write, S3);
    queue.dropHeld([](const Message &message) { return message.to == S2; });
    std::vector<Message> sent;
    queue.complete(write, {1});
    queue.release(write, sent);
    QVERIFY(receiversOf(sent) == std::vector{S3});
}

void WriteQueueStories::theOldestWriteTellsHowLongTheDiskTakes()
{
    WriteQueue queue;
    QVERIFY(!queue.waitingSince());
    const WriteId first = queue.open(Time{10});
    queue.open(Time{20});
    QVERIFY(queue.waitingSince() == Time{10});
    queue.complete(first, {});
    QVERIFY(queue.waitingSince() == Time{20});
}

QTEST_GUILESS_MAIN(WriteQueueStories)
#include "write_queue.moc"
