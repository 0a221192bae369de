#include "play.h"

#include <QtTest>

/// The finer commands: one message of many, one write of a disk, one server that is unlike the others, and
/// what exactly was sent.
class Details : public QObject {
    Q_OBJECT

private slots:
    void play_data();
    void play();
    void fails_data();
    void fails();
};

namespace {

void addServersAndMessages()
{
    QTest::newRow("a server may be written S1") << QStringLiteral(
        "cluster 3; elect S1; put S1 x=1; run; expect role S1 leader; expect value S2 x = 1\n"
        "isolate S3; split S1,S2 | S3; heal S1-S3; expect leader S1; expect match S1 S2 = 2\n"
        "cluster 2 learners=S3; elect 1; expect conf 1 = 1,2,~S3");
    QTest::newRow("the n-th message of a link")
        << QStringLiteral("cluster 3; elect 1; hold 1->2; put 1 a=1; put 1 b=1; put 1 c=1\n"
                          "expect pending 1->2 = 3\n"
                          "drop 1->2 Append #2; expect pending 1->2 = 2\n"
                          "deliver 1->2 #1; expect log 2 = 1,1\n"
                          "deliver 1->2 last; expect log 2 = 1,1; expect pending 1->2 = 0");
    QTest::newRow("the newest message")
        << QStringLiteral("cluster 3; elect 1; hold 1->2; put 1 a=1; put 1 b=1\ndrop 1->2 last\n"
                          "deliver 1->2 all; expect log 2 = 1,1");
    QTest::newRow("a number sign that begins a comment")
        << QStringLiteral("cluster 3; elect 1 #2 is not asked\nexpect commit 1 = 1 #1 is right");
    QTest::newRow("a server whose clock is slow")
        << QStringLiteral("cluster 3 clock seed=1 drift=5%\nnode 3 drift=-50%\nuntil leader any within 5s\n"
                          "expect role 3 not-leader");
    QTest::newRow("a snapshot and another membership on a starting disk")
        << QStringLiteral("cluster 3\nnode 1 snapshot=5@2 log=2,3 term=3\nnode 2 members=1,2,~3\n"
                          "expect snapshot 1 = 5@2; expect log 1 = 2,2,2,2,2,2,3\nexpect conf 2 = 1,2,~3\n"
                          "elect 1; expect snapshot 3 = 5@2; expect agree 1,3");
    QTest::newRow("learners in a joint change")
        << QStringLiteral("cluster 3; join 4; join 5; elect 1\nconf 1 joint 1,2,4,~5; run\n"
                          "expect conf 1 = 1,2,4,~5; expect conf 5 = 1,2,4,~5");
    QTest::newRow("limits of the core")
        << QStringLiteral("cluster 3 pending=2 chunk=8 keep=2; elect 1; isolate 2; isolate 3\n"
                          "put 1 a=1; expect accepted; put 1 b=1; put 1 c=1; expect refused");
    QTest::newRow("what an Append says")
        << QStringLiteral("cluster 3; elect 1; put 1 a=1; put 1 b=1; run\n"
                          "expect sent 1->2 Append #1 prev=0@0 entries=1 count=1 term=1\n"
                          "expect sent 1->2 Append #3 prev=1@1 count=1 commit=1\n"
                          "expect sent 2->1 AppendReply last success=true match=3\n"
                          "expect sent 2->1 RequestVoteReply last granted=true\n"
                          "expect sent 1->3 RequestVote last last=0@0 term=1");
    QTest::newRow("how a follower is fed")
        << QStringLiteral("cluster 3; elect 1; expect progress 1 2 stream next=2 match=1 inflight=0\n"
                          "hold 1->2; put 1 a=1; expect progress 1 2 stream next=3 inflight=1\n"
                          "cluster 3; elect 1; isolate 3; put 1 a=1; run; compact 1; heal; beat 1\n"
                          "deliver 1->3 all; deliver 3->1 all; expect progress 1 3 snapshot");
}

void addChangesAndDisks()
{
    QTest::newRow("a change that is asked for until it is accepted")
        << QStringLiteral("cluster 3 clock seed=1; join 4; until leader any within 5s\n"
                          "conf leader ~4 until accepted within 5s; until conf leader = 1,2,3,~4 within 5s");
    QTest::newRow("messages of one type are lost") << QStringLiteral(
        "cluster 3; elect 1; lose 1->2 Append; put 1 x=1; run\n"
        "expect log 2 = 1; expect value 1 x = 1\nheal 1->2; beat 1; run; expect log 2 = 1,1\n"
        "lose 1-3 RequestVote; timeout 3; run; expect vote 1 = none; expect vote 2 = 3");
    QTest::newRow("messages of one type are lost by the clock") << QStringLiteral(
        "cluster 3 clock seed=3; elect 1; until agree\nlose 1-3 Append; lose 1->3 Snapshot\n"
        "put 1 x=1; until value 2 x = 1 within 2s; expect value 3 x = none\n"
        "heal; until value 3 x = 1 within 5s");
    QTest::newRow("leadership goes to the server that is furthest")
        << QStringLiteral("cluster 3; elect 1; isolate 2; put 1 a=1; run; heal\ntransfer 1 best; run\n"
                          "expect leader 3");
    QTest::newRow("one write of several becomes durable") << QStringLiteral(
        "cluster 3; elect 1; disk 2 manual; put 1 a=1; run; put 1 b=1; run; put 1 c=1; run\n"
        "expect match 1 2 = 1; sync 2 one; run; expect match 1 2 = 2\n"
        "crash 2; restart 2; expect log 2 = 1,1");
    QTest::newRow("some of the writes become durable") << QStringLiteral(
        "cluster 3; elect 1; disk 2 manual; put 1 a=1; run; put 1 b=1; run; put 1 c=1; run\n"
        "sync 2 2; run; expect match 1 2 = 3; sync 2; run; expect match 1 2 = 4");
    QTest::newRow("a snapshot of what was")
        << QStringLiteral("cluster 3; elect 1; put 1 a=1; put 1 a=2; put 1 n+=1 session=c:1; put 1 a=3; run\n"
                          "compact 1 3; expect snapshot 1 = 3@1; expect value 1 a = 3\n"
                          "crash 1; restart 1; expect value 1 a = 2; expect applied 1 = 3\n"
                          "elect 1; expect value 1 a = 3; expect value 1 n = 1; expect agree");
    QTest::newRow("a snapshot behind a snapshot")
        << QStringLiteral("cluster 3; elect 1; isolate 3; put 1 a=1; put 1 n+=1; run; compact 1 2\n"
                          "put 1 a=2; put 1 n+=1; run; compact 1 4; compact 1; compact 1\n"
                          "heal; beat 1; run; expect value 3 n = 2; expect snapshot 3 = 5@1");
    QTest::newRow("one server goes without what the others have")
        << QStringLiteral("cluster 3 prevote checkquorum\nnode 2 noprevote nocheckquorum\n"
                          "timeout 1; run; expect sent 1->2 PreVote = 1; expect leader 1\n"
                          "timeout 2; expect sent 2->1 PreVote = 0; expect sent 2->1 RequestVote = 1");
    QTest::newRow("one server has what the others lack")
        << QStringLiteral("cluster 3\nnode 3 prevote batch=2 log=1,1 term=1\n"
                          "timeout 3; expect sent 3->1 PreVote = 1; expect sent 3->1 RequestVote = 0; run\n"
                          "expect leader 3; expect sent 3->1 Append #2 count=2");
    QTest::newRow("one server is slow to stand")
        << QStringLiteral("cluster 3 clock seed=1\nnode 1 election=5s..6s; node 2 election=5s..6s\n"
                          "until leader 3 within 1s; crash 3; wait 4s; expect leader none\n"
                          "until leader any within 9s");
    QTest::newRow("a disk that is lost")
        << QStringLiteral("cluster 3; wipe 3; expect log 3 = none; restart 3; expect term 3 = 0");
}

} // namespace

void Details::play_data()
{
    QTest::addColumn<QString>("commands");
    addServersAndMessages();
    addChangesAndDisks();
}

void Details::play()
{
    QFETCH(QString, commands);
    QCOMPARE(raft::play(commands), QString());
}

void Details::fails_data()
{
    QTest::addColumn<QString>("commands");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("there is no third message")
        << QStringLiteral("cluster 3; elect 1; hold 1->2; put 1 a=1; deliver 1->2 #3")
        << QStringLiteral("expected a message for \"deliver 1->2 #3\", but 1 of 2 waiting messages");
    QTest::newRow("another message was sent")
        << QStringLiteral("cluster 3; elect 1; expect sent 1->2 Append #1 prev=5@2 entries=3")
        << QStringLiteral("but it says term=1 prev=0@0 entries=1 count=1 commit=0");
    QTest::newRow("a field that the message does not have")
        << QStringLiteral("cluster 3; elect 1; expect sent 1->2 Append last match=1")
        << QStringLiteral("it says");
    QTest::newRow("another progress")
        << QStringLiteral("cluster 3; elect 1; expect progress 1 2 probe next=7")
        << QStringLiteral("but S1 feeds S2: stream next=2 match=1 inflight=0");
    QTest::newRow("by hand there is nothing to wait for")
        << QStringLiteral("cluster 3; elect 1; conf 1 -3 until accepted") << QStringLiteral("by the clock");
    QTest::newRow("no leader that could accept")
        << QStringLiteral("cluster 3 clock seed=1; elect 1; crash 2; crash 3; conf 1 -3; conf 1 -2 until "
                          "accepted within 1s")
        << QStringLiteral("to be accepted, but it was refused");
    QTest::newRow("a snapshot with a later term than the log")
        << QStringLiteral("cluster 3; node 1 snapshot=5@3 log=2")
        << QStringLiteral("terms that never decrease");
    QTest::newRow("fewer writes wait")
        << QStringLiteral("cluster 3; elect 1; disk 2 manual; put 1 a=1; run; sync 2 2")
        << QStringLiteral("Of the writes of S2, 1 wait for its disk.");
    QTest::newRow("no write waits") << QStringLiteral("cluster 3; elect 1; sync 2 one")
                                    << QStringLiteral("Of the writes of S2, 0 wait for its disk.");
    QTest::newRow("not so many as a number")
        << QStringLiteral("cluster 3; sync 2 some") << QStringLiteral("expected one, or how many writes");
    QTest::newRow("compacted already")
        << QStringLiteral("cluster 3; elect 1; put 1 a=1; put 1 b=1; run; compact 1 2; compact 1 2")
        << QStringLiteral("not yet compacted: the indexes 3 to 3.");
    QTest::newRow("compacted before it is applied")
        << QStringLiteral("cluster 3; elect 1; compact 1 2") << QStringLiteral("the indexes 1 to 1.");
    QTest::newRow("options that cannot work") << QStringLiteral("cluster 3 clock; node 2 heartbeat=400ms")
                                              << QStringLiteral("expected servers that can work, but");
    QTest::newRow("an option that is the cluster's")
        << QStringLiteral("cluster 3; node 2 clock") << QStringLiteral("an option of \"node\"");
    QTest::newRow("a member twice") << QStringLiteral("cluster 3; elect 1; conf 1 joint 1,2,~2")
                                    << QStringLiteral("server 2 is named twice");
}

void Details::fails()
{
    QFETCH(QString, commands);
    QFETCH(QString, complaint);
    const QString problem = raft::play(commands);
    QVERIFY2(problem.contains(complaint), qPrintable(problem));
}

QTEST_APPLESS_MAIN(Details)
#include "details.moc"
