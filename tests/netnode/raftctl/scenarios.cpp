#include "run_raftctl.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/// Scenarios on real processes: what raftctl plays, and what it says cannot be played there.
class Scenarios : public QObject {
    Q_OBJECT

private slots:
    void theBuiltInOnesPass_data();
    void theBuiltInOnesPass();
    void lessonsPassByTheirNames_data();
    void lessonsPassByTheirNames();
    void lessonsAreListedAsTheyAreTaught();
    void everythingThatProcessesCanDo();
    void whatDoesNotHoldIsNamed();
    void whatOnlyASimulationCanDoIsNamed_data();
    void whatOnlyASimulationCanDoIsNamed();

private:
    /// Plays these commands, which begin in line 2 of the file.
    RaftctlResult play(const QByteArray &commands)
    {
        QFile file(m_directory.filePath(u"scenario.md"_s));
        file.open(QIODevice::WriteOnly | QIODevice::Truncate);
        file.write("```raft\n" + commands + "\n```\n");
        file.close();
        return raftctl({u"scenario"_s, u"run"_s, u"--processes"_s, file.fileName()});
    }

    QTemporaryDir m_directory;
};

void Scenarios::theBuiltInOnesPass_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("leader election") << QByteArray("1");
    QTest::newRow("log consistency") << QByteArray("2");
    QTest::newRow("crash and recovery") << QByteArray("3");
    QTest::newRow("network partition") << QByteArray("4");
    QTest::newRow("integration") << QByteArray("5");
}

void Scenarios::theBuiltInOnesPass()
{
    QFETCH(QByteArray, number);
    const RaftctlResult result = raftctl({u"scenario"_s, u"--processes"_s}, number + '\n');
    QVERIFY2(result.code == 0, qPrintable(result.out + result.error));
    QVERIFY2(result.out.contains(u"PASS"_s), qPrintable(result.out));
}

void Scenarios::lessonsPassByTheirNames_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"tour", "exactly-once", "majorities", "rolling-restart", "slow-network"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void Scenarios::lessonsPassByTheirNames()
{
    QFETCH(QString, name);
    const RaftctlResult result = raftctl({u"scenario"_s, u"run"_s, u"--processes"_s, name});
    QVERIFY2(result.code == 0, qPrintable(result.out + result.error));
}

/// The page for teachers says so of its table.
void Scenarios::lessonsAreListedAsTheyAreTaught()
{
    QFile page(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/documentation/teaching.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString lessons = QString::fromUtf8(page.readAll()).section(u"## "_s, 1, 1);
    QStringList taught;
    static const QRegularExpression row(u"^\\| `([a-z0-9-]+)` \\|"_s, QRegularExpression::MultilineOption);
    for (auto each = row.globalMatch(lessons); each.hasNext();)
        taught << each.next().captured(1);
    const QDir folder(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios"), u"*.md"_s);
    for (const QString &file : folder.entryList())
        QVERIFY2(file.count(u'.') > 1 || taught.contains(QFileInfo(file).completeBaseName()),
                 qPrintable(file));
    QStringList listed;
    for (const QString &line : raftctl({u"lesson"_s, u"list"_s}).out.split(u'\n', Qt::SkipEmptyParts))
        listed << line.section(u' ', 0, 0);
    QCOMPARE(listed, taught);
}

void Scenarios::everythingThatProcessesCanDo()
{
    const RaftctlResult result =
        play("cluster 3 clock election=300..600ms heartbeat=60ms latency=2ms prevote checkquorum\n"
             "expect leader none; elect 3\n"
             "put leader n=1; put 1 n+=2; until value 2 n = 3 within 10s\n"
             "cas 2 n 3 4; until value 1 n = 4 within 10s\n"
             "put 3 n+=1 session=c:1; put 3 n+=1 session=c:1; until value 2 n = 5 within 10s\n"
             "del 3 n; until value 1 n = none within 10s\n"
             "elect 1\n"
             "pause 2; put leader a=1; until value 3 a = 1 within 10s; expect value 2 a = none\n"
             "resume 2; until value 2 a = 1 within 10s\n"
             "slow 1-2 5ms; lossy 1->3 10%; timeout 2; beat 1; heal\n"
             "compact 1; expect snapshot 1 != none\n"
             "isolate leader; until role 1 not-leader within 10s; until leader any within 10s; heal\n"
             "read leader a as r; until read r = 1 within 10s\n"
             "until agree within 10s\n"
             "join 4; conf leader ~4 until accepted within 10s; until conf 4 = 1,2,3,~4 within 10s\n"
             "conf leader +4; until conf 4 = 1,2,3,4 within 10s; until agree within 10s\n"
             "transfer leader 4; until role 4 leader within 10s; until agree within 10s\n"
             "conf leader -1; until conf 4 = 2,3,4 within 10s\n"
             "crash 4; until leader any within 10s; restart 4\n"
             "expect live 2,3,4; expect safe");
    QVERIFY2(result.code == 0, qPrintable(result.out + result.error));
}

void Scenarios::whatDoesNotHoldIsNamed()
{
    const RaftctlResult result = play("cluster 1 clock\nelect 1\nput 1 k=v\nexpect value 1 k = w");
    QCOMPARE(result.code, 1);
    QVERIFY2(result.out.contains(u"scenario.md:5: expected value 1 k = w, but S1 has k = v"_s),
             qPrintable(result.out));
}

void Scenarios::whatOnlyASimulationCanDoIsNamed_data()
{
    QTest::addColumn<QByteArray>("commands");
    QTest::addColumn<QString>("why");
    QTest::newRow("by hand") << QByteArray("cluster 3\nelect 1") << u":2: only a simulation can do"_s;
    QTest::newRow("disks") << QByteArray("cluster 3 clock\nnode 1 log=1") << u"empty disks"_s;
    QTest::newRow("rules") << QByteArray("cluster 3 clock\nrule OneVotePerTerm off") << u"every rule"_s;
    QTest::newRow("held messages") << QByteArray("cluster 3 clock\nhold 1->2") << u":3: "_s;
    QTest::newRow("manual disks") << QByteArray("cluster 3 clock\ndisk 2 manual") << u"sync by themselves"_s;
    QTest::newRow("one write") << QByteArray("cluster 3 clock\nsync 2 one") << u"sync by themselves"_s;
    QTest::newRow("options of one server")
        << QByteArray("cluster 3 clock\nnode 2 prevote") << u"options of their cluster"_s;
    QTest::newRow("a clock") << QByteArray("cluster 3 clock\nnode 2 drift=1%")
                             << u"the clocks of real servers cannot be set"_s;
    QTest::newRow("compaction up to an index")
        << QByteArray("cluster 3 clock\ncompact 2 1") << u"write \"compact n\""_s;
    QTest::newRow("joint changes") << QByteArray("cluster 3 clock\nconf 1 joint 1,2")
                                   << u"one member at a time"_s;
}

void Scenarios::whatOnlyASimulationCanDoIsNamed()
{
    QFETCH(QByteArray, commands);
    QFETCH(QString, why);
    const RaftctlResult result = play(commands);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.error.contains(why) && result.error.count(u'\n') == 1, qPrintable(result.error));
    QVERIFY(result.out.isEmpty());
}

QTEST_GUILESS_MAIN(Scenarios)
#include "scenarios.moc"
