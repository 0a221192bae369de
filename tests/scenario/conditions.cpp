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

/// S1 leads term 1 and has committed a = 1 at index 2 on all three servers.
const char *const atWork = "cluster 3; elect 1; put 1 a=1; run; ";

void row(const char *name, const QString &before, const QString &expectation, const char *complaint = "")
{
    QTest::newRow(name) << before + QStringLiteral("; expect ") + expectation << QString::fromUtf8(complaint);
}

} // namespace

void Conditions::judge_data()
{
    QTest::addColumn<QString>("commands");
    QTest::addColumn<QString>("complaint"); // Empty: the condition holds.
    const QString work = QString::fromUtf8(atWork);
    const auto with = [&](const char *more) -> QString { return work + QString::fromUtf8(more); };
    const auto text = [](const char *words) { return QString::fromUtf8(words); };

    row("role leader", work, text("role 1 leader"));
    row("role leader of a term", work, text("role 1 leader term=1"));
    row("role leader of another term", work, text("role 1 leader term=2"), "S1 is leader in term 1");
    row("role follower", work, text("role 2 follower"));
    row("role not follower", work, text("role 1 follower"), "S1 is leader");
    row("role candidate", text("cluster 3; hold all; timeout 2"), text("role 2 candidate term=1"));
    row("role pre-candidate", text("cluster 3 prevote; hold all; timeout 2"),
        text("role 2 candidate term=0"));
    row("role not-leader", work, text("role 3 not-leader"));
    row("role not-leader fails", work, text("role leader not-leader"), "S1 is leader");
    row("role of the crashed", with("crash 1"), text("role 1 leader"), "S1 is down");

    row("leader any", work, text("leader any"));
    row("leader any fails", text("cluster 3"), text("leader any"), "nobody leads");
    row("leader none", text("cluster 3"), text("leader none"));
    row("leader none fails", work, text("leader none"), "S1 leads term 1");
    row("leader n", work, text("leader 1"));
    row("leader n fails", work, text("leader 2"), "S1 leads term 1");

    row("term =", work, text("term 3 = 1"));
    row("term !=", work, text("term 3 != 1"), "S3's term is 1");
    row("commit <", work, text("commit 2 < 3"));
    row("commit < fails", work, text("commit 2 < 2"), "S2's commit index is 2");
    row("commit <=", work, text("commit 2<=2"));
    row("applied >", work, text("applied 3 > 1"));
    row("applied > fails", work, text("applied 3 > 2"), "S3's applied index is 2");
    row("applied >=", work, text("applied 3 >= 2"));
    row("vote", work, text("vote 3 = 1"));
    row("vote fails", work, text("vote 3 = 2"), "S3 has voted for S1 in term 1");
    row("vote none", text("cluster 3"), text("vote 1 = none"));
    row("vote none fails", work, text("vote 1 = none"), "S1 has voted for S1");

    row("log", work, text("log 2 = 1,1"));
    row("log by repetition", work, text("log 2 = 1*2"));
    row("log fails", work, text("log 2 = 1,2"), "S2's log holds 1,1");
    row("log empty", text("cluster 3"), text("log 1 = none"));
    row("log after compaction", with("compact 2; put 1 b=1; run"), text("log 2 = 1"));
    row("log written out after compaction", with("compact 2; put 1 b=1; run"), text("log 2 = 1*3"));
    row("log too long after compaction", with("compact 2"), text("log 2 = 1*4"), "after the snapshot 2@1");

    row("value", work, text("value 3 a = 1"));
    row("value fails", work, text("value 3 a = 2"), "S3 has a = 1");
    row("value none", work, text("value 3 b = none"));
    row("value none fails", work, text("value 3 a = none"), "S3 has a = 1");
    row("value in quotes", with("put 1 b=\"none; # x\"; run"), text("value 3 b = \"none; # x\""));

    row("conf", work, text("conf 2 = 1,2,3"));
    row("conf with spaces", text("cluster 3 learners=4, 5"), text("conf 2 = 1, 2, 3, ~4, ~5"));
    row("conf fails", work, text("conf 2 = 1,2"), "S2's membership is 1,2,3");
    row("conf with a learner", text("cluster 3 learners=4"), text("conf 4 = 1,2,3,~4"));
    row("conf without its learner", text("cluster 3 learners=4"), text("conf 4 = 1,2,3"));

    row("match", work, text("match 1 2 = 2"));
    row("match fails", work, text("match leader 2 = 1"), "S1's match index of S2 is 2");
    row("match of a follower", work, text("match 2 1 = 2"), "S2 does not lead");

    row("pending", text("cluster 3; hold all; timeout 1"), text("pending 1->2 = 1"));
    row("pending fails", text("cluster 3; hold all; timeout 1"), text("pending 2->1 > 0"), "0 wait there");
    row("sent", work, text("sent 1->2 RequestVote = 1"));
    row("sent Append counts heartbeats", with("beat 1"), text("sent 1->2 Heartbeat >= 1"));
    row("sent fails", work, text("sent 2->1 RequestVote >= 1"), "0 were sent");

    row("snapshot", with("compact 2"), text("snapshot 2 = 2@1"));
    row("snapshot fails", with("compact 2"), text("snapshot 2 = 1@1"), "S2 has the snapshot 2@1");
    row("snapshot none", work, text("snapshot 2 = none"));

    row("read", with("read 1 a as r; run"), text("read r = 1"));
    row("read fails", with("read 1 a as r; run"), text("read r = 2"), "the read returned 1");
    row("read !=", with("read 1 a as r; run"), text("read r != 1"), "the read returned 1");
    row("read none", with("read 1 b as r; run"), text("read r = none"));
    row("read pending", with("hold all; read 1 a as r"), text("read r = pending"));
    row("read pending fails", with("read 1 a as r; run"), text("read r = pending"), "the read returned 1");
    row("read of a server that crashed", with("hold all; read 1 a as r; crash 1"), text("read r = refused"));
    row("role of the crashed", with("crash 2"), text("role 2 follower"), "S2 is down");
    row("read refused", text("cluster 3; read 1 a as r; run"), text("read r = refused"));
    row("get", with("get 3 a as r"), text("read r = 1"));

    row("accepted", with("put 1 b=1"), text("accepted"));
    row("accepted fails", with("put 2 b=1"), text("accepted"), "it was refused");
    row("refused", with("put 2 b=1"), text("refused"));
    row("refused fails", with("put 1 b=1"), text("refused"), "it was accepted");
    row("refused change", with("conf 2 -3"), text("refused"));
    row("no request", text("cluster 3"), text("refused"), "there was no request");

    row("agree", work, text("agree"));
    row("agree fails", with("isolate 3; put 1 b=1; run"), text("agree"), "S3's at 2@1");
    row("agree of some", with("isolate 3; put 1 b=1; run"), text("agree 1,2"));
    row("agree without the crashed", with("crash 3; put 1 b=1; run"), text("agree"));
    row("agree on what is not committed", with("hold all; put 1 b=1"), text("agree 1"), "committed 2");

    row("changes", text("cluster 3; soak 40"), text("changes >= 1"));
    row("changes of a steady leader", with("soak 40"), text("changes = 0"));
    row("changes fails", with("soak 40"), text("changes > 0"), "the leader changed 0 times");
    row("live", with("crash 1; isolate 2"), text("live"));
    row("live of some", with("conf 1 -1; run"), text("live 2,3"));
    row("live fails", work, text("live 2,3"), "no leader appeared within 20 election timeouts");

    row("safe", work, text("safe"));
    row("violated",
        text("cluster 5; rule MajorityElects off; hold all; timeout 1; timeout 2; deliver 1->3; deliver "
             "3->1; deliver 2->4; deliver 4->2"),
        text("violated ElectionSafety"));
    row("violated fails", work, text("violated ElectionSafety"), "every property held");
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
    QCOMPARE(problem, QStringLiteral("story.md:4: expected leader any within 700ms, but still nobody leads"));
}

QTEST_APPLESS_MAIN(Conditions)
#include "conditions.moc"
