#include "play.h"

#include <QtTest>

/// Each condition of the language, shown to hold and to fail, and what is said when it fails.
class Conditions : public QObject {
    Q_OBJECT

private slots:
    void judge_data();
    void judge();
    void aFailureNamesFileAndLine();
    void awaitsWhatBecomesTrue();
    void givesUpWaiting();
};

namespace {

struct Case {
    const char *name;
    const char *before; ///< What begins no cluster of its own begins with atWork.
    const char *expectation;
    const char *complaint = ""; ///< Empty: the condition holds.
};

/// S1 leads term 1 and has committed a = 1 at index 2 on all three servers.
constexpr const char *atWork = "cluster 3; elect 1; put 1 a=1; run; ";

constexpr Case cases[] = {
    {"role leader", "", "role 1 leader"},
    {"role leader of a term", "", "role 1 leader term=1"},
    {"role leader of another term", "", "role 1 leader term=2", "S1 is leader in term 1"},
    {"role follower", "", "role 2 follower"},
    {"role not follower", "", "role 1 follower", "S1 is leader"},
    {"role candidate", "cluster 3; hold all; timeout 2", "role 2 candidate term=1"},
    {"role pre-candidate", "cluster 3 prevote; hold all; timeout 2", "role 2 candidate term=0"},
    {"role not-leader", "", "role 3 not-leader"},
    {"role not-leader fails", "", "role leader not-leader", "S1 is leader"},
    {"role of the crashed", "crash 1", "role 1 leader", "S1 is down"},

    {"leader any", "", "leader any"},
    {"leader any fails", "cluster 3", "leader any", "no server leads"},
    {"leader none", "cluster 3", "leader none"},
    {"leader none fails", "", "leader none", "S1 leads term 1"},
    {"leader n", "", "leader 1"},
    {"leader n fails", "", "leader 2", "S1 leads term 1"},

    {"term =", "", "term 3 = 1"},
    {"term !=", "", "term 3 != 1", "S3's term is 1"},
    {"commit <", "", "commit 2 < 3"},
    {"commit < fails", "", "commit 2 < 2", "S2's commit index is 2"},
    {"commit <=", "", "commit 2<=2"},
    {"applied >", "", "applied 3 > 1"},
    {"applied > fails", "", "applied 3 > 2", "S3's applied index is 2"},
    {"applied >=", "", "applied 3 >= 2"},
    {"vote", "", "vote 3 = 1"},
    {"vote fails", "", "vote 3 = 2", "S3 has voted for S1 in term 1"},
    {"vote none", "cluster 3", "vote 1 = none"},
    {"vote none fails", "", "vote 1 = none", "S1 has voted for S1"},

    {"log", "", "log 2 = 1,1"},
    {"log by repetition", "", "log 2 = 1*2"},
    {"log fails", "", "log 2 = 1,2", "S2's log holds 1,1"},
    {"log empty", "cluster 3", "log 1 = none"},
    {"log after compaction", "compact 2; put 1 b=1; run", "log 2 = 1"},
    {"log written out after compaction", "compact 2; put 1 b=1; run", "log 2 = 1*3"},
    {"log too long after compaction", "compact 2", "log 2 = 1*4", "after the snapshot 2@1"},

    {"value", "", "value 3 a = 1"},
    {"value fails", "", "value 3 a = 2", "S3 has a = 1"},
    {"value none", "", "value 3 b = none"},
    {"value none fails", "", "value 3 a = none", "S3 has a = 1"},
    {"value in quotes", "put 1 b=\"none; # x\"; run", "value 3 b = \"none; # x\""},

    {"conf", "", "conf 2 = 1,2,3"},
    {"conf with spaces", "cluster 3 learners=4, 5", "conf 2 = 1, 2, 3, ~4, ~5"},
    {"conf fails", "", "conf 2 = 1,2", "S2's membership is 1,2,3"},
    {"conf with a learner", "cluster 3 learners=4", "conf 4 = 1,2,3,~4"},
    {"conf without its learner", "cluster 3 learners=4", "conf 4 = 1,2,3"},

    {"match", "", "match 1 2 = 2"},
    {"match fails", "", "match leader 2 = 1", "S1's match index of S2 is 2"},
    {"match of a follower", "", "match 2 1 = 2", "S2 does not lead"},

    {"pending", "cluster 3; hold all; timeout 1", "pending 1->2 = 1"},
    {"pending fails", "cluster 3; hold all; timeout 1", "pending 2->1 > 0", "0 wait there"},
    {"events", "cluster 3; timeout 1", "events >= 2"},
    {"events fail", "cluster 3", "events >= 200", "events happened"},
    {"sent", "", "sent 1->2 RequestVote = 1"},
    {"sent Append counts heartbeats", "beat 1", "sent 1->2 Heartbeat >= 1"},
    {"sent fails", "", "sent 2->1 RequestVote >= 1", "0 were sent"},

    {"snapshot", "compact 2", "snapshot 2 = 2@1"},
    {"snapshot fails", "compact 2", "snapshot 2 = 1@1", "S2 has the snapshot 2@1"},
    {"snapshot none", "", "snapshot 2 = none"},

    {"read", "read 1 a as r; run", "read r = 1"},
    {"read fails", "read 1 a as r; run", "read r = 2", "the read returned 1"},
    {"read !=", "read 1 a as r; run", "read r != 1", "the read returned 1"},
    {"read none", "read 1 b as r; run", "read r = none"},
    {"read pending", "hold all; read 1 a as r", "read r = pending"},
    {"read pending fails", "read 1 a as r; run", "read r = pending", "the read returned 1"},
    {"read of a server that crashed", "hold all; read 1 a as r; crash 1", "read r = refused"},
    {"role of the crashed, a follower", "crash 2", "role 2 follower", "S2 is down"},
    {"read refused", "cluster 3; read 1 a as r; run", "read r = refused"},
    {"get", "get 3 a as r", "read r = 1"},

    {"accepted", "put 1 b=1", "accepted"},
    {"accepted fails", "put 2 b=1", "accepted", "it was refused"},
    {"refused", "put 2 b=1", "refused"},
    {"refused fails", "put 1 b=1", "refused", "it was accepted"},
    {"refused change", "conf 2 -3", "refused"},
    {"no request", "cluster 3", "refused", "there was no request"},

    {"agree", "", "agree"},
    {"agree fails", "isolate 3; put 1 b=1; run", "agree", "S3's at 2@1"},
    {"agree of some", "isolate 3; put 1 b=1; run", "agree 1,2"},
    {"agree without the crashed", "crash 3; put 1 b=1; run", "agree"},
    {"agree on what is not committed", "hold all; put 1 b=1", "agree 1", "committed 2"},

    {"changes", "cluster 3; soak 40", "changes >= 1"},
    {"changes of a steady leader", "soak 40", "changes = 0"},
    {"changes fails", "soak 40", "changes > 0", "the leader changed 0 times"},
    {"live", "crash 1; isolate 2", "live"},
    {"live of some", "conf 1 -1; run", "live 2,3"},
    {"live fails", "", "live 2,3", "no leader appeared within 20 election timeouts"},

    {"safe", "", "safe"},
    {"violated",
     "cluster 5; rule MajorityElects off; hold all; timeout 1; timeout 2; deliver 1->3; deliver "
     "3->1; deliver 2->4; deliver 4->2",
     "violated ElectionSafety"},
    {"violated fails", "", "violated ElectionSafety", "every property held"},
};

} // namespace

void Conditions::judge_data()
{
    QTest::addColumn<QString>("commands");
    QTest::addColumn<QString>("complaint");
    for (const Case &one : cases) {
        const QByteArray before = one.before;
        QTest::newRow(one.name) << QString::fromUtf8((before.startsWith("cluster") ? "" : atWork) + before +
                                                     "; expect " + one.expectation)
                                << QString::fromUtf8(one.complaint);
    }
}

void Conditions::judge()
{
    QFETCH(QString, commands);
    QFETCH(QString, complaint);
    const QString problem = raft::play(commands);
    if (complaint.isEmpty())
        QCOMPARE(problem, QString());
    else
        QVERIFY2(problem.contains(complaint) && !problem.startsWith(QStringLiteral("malformed")),
                 qPrintable(problem));
}

void Conditions::aFailureNamesFileAndLine()
{
    QCOMPARE(raft::play(QStringLiteral("cluster 3\nelect 1\n\nexpect commit 1 = 5 # no")),
             QStringLiteral("story.md:5: expected commit 1 = 5, but S1's commit index is 1"));
}

void Conditions::awaitsWhatBecomesTrue()
{
    QCOMPARE(raft::play(QStringLiteral("cluster 5 clock seed=1\nuntil leader any within 5s\nput leader a=1\n"
                                       "until value 4 a = 1 within 2s\nuntil agree within 1s")),
             QString());
}

void Conditions::givesUpWaiting()
{
    const QString problem =
        raft::play(QStringLiteral("cluster 3 clock\ncrash 1; crash 2\nuntil leader any within 700ms"));
    QCOMPARE(problem,
             QStringLiteral("story.md:4: expected leader any within 700ms, but still no server leads"));
}

QTEST_APPLESS_MAIN(Conditions)
#include "conditions.moc"
