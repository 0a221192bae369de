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

void Details::play_data()
{
    QTest::addColumn<QString>("commands");
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
    QTest::newRow("a disk that is lost")
        << QStringLiteral("cluster 3; wipe 3; expect log 3 = none; restart 3; expect term 3 = 0");
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
