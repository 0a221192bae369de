#include "run_raftctl.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

QJsonObject asJson(const RaftctlResult &run)
{
    return QJsonDocument::fromJson(run.out.toUtf8()).object();
}

/// A folder with files of its own.
class Folder {
public:
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

bool isXml(const QByteArray &text)
{
    QXmlStreamReader reader(text);
    while (!reader.atEnd())
        reader.readNext();
    return !text.isEmpty() && !reader.hasError();
}

const QByteArray staleRead = "{:process 0, :type :invoke, :f :write, :value 3}\n"
                             "{:process 0, :type :ok, :f :write, :value 3}\n"
                             "{:process 1, :type :invoke, :f :read, :value nil}\n"
                             "{:process 1, :type :ok, :f :read, :value nil}\n";

const QByteArray failing =
    "# Lost\n\n```raft\ncluster 5\nelect 1\nput 1 x=1; run\ncrash 5\nrestart 5\nelect 2\nrun\n"
    "expect term 2 = 7\n```\n";

} // namespace

/// The laboratory of raftctl: histories, elections, and runs that go wrong.
class Lab : public QObject {
    Q_OBJECT

private slots:
    void readsHistoriesOfJepsen();
    void drawsAContradiction();
    void namesTheLineOfABrokenHistory();
    void checksManyKeysAtATime();
    void holdsElections();
    void holdsTheSameElectionsOnAnyNumberOfThreads();
    void saysBeforeTheElectionsThatThereIsNoPlaceForThem();
    void pointsOutWhatCannotWork();
    void refusesBadSettingsInOneSentence_data();
    void refusesBadSettingsInOneSentence();
    void makesAScenarioShort();
    void makesARandomRunShort();
    void saysWhenItBecameInevitable();
    void exploresFromTheEndOfAScenario();
    void exploresFromAnInstantOfARecording();
    void findsARunToAGoal();
    void refusesWhatIsNoGoal();
};

void Lab::readsHistoriesOfJepsen()
{
    const Folder folder;
    const RaftctlResult run = raftctl({u"check-history"_s, folder.write(u"history.edn"_s, staleRead)});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.out.contains(u"NOT linearizable, key \"register\""_s), qPrintable(run.out));
    QVERIFY2(run.out.contains(u"fit the lines: 3"_s), qPrintable(run.out));
    QByteArray fresh = staleRead;
    fresh.replace(":ok, :f :read, :value nil", ":ok, :f :read, :value 3");
    QCOMPARE(raftctl({u"check-history"_s, u"-"_s}, fresh).out, u"Linearizable: 2 operations.\n"_s);
}

void Lab::drawsAContradiction()
{
    const Folder folder;
    const QString history = folder.write(u"history.edn"_s, staleRead);
    const RaftctlResult run = raftctl({u"check-history"_s, history, u"--svg"_s, folder.path(u"out.svg"_s)});
    QCOMPARE(run.code, 1);
    const QByteArray svg = folder.read(u"out.svg"_s);
    QVERIFY(isXml(svg));
    QVERIFY(svg.contains("fits nowhere after the order") && svg.contains("prefers-color-scheme: dark"));
    const RaftctlResult nowhere =
        raftctl({u"check-history"_s, history, u"--svg"_s, folder.path(u"no/such/folder.svg"_s)});
    QCOMPARE(nowhere.code, 1);
    QVERIFY2(nowhere.error.startsWith(u"raftctl: Cannot write "_s), qPrintable(nowhere.error));
    QVERIFY(nowhere.out.startsWith(u"NOT linearizable"_s));
}

void Lab::namesTheLineOfABrokenHistory()
{
    const RaftctlResult run =
        raftctl({u"check-history"_s, u"-"_s}, staleRead + "{:process 4 :type :done :f :read}\n");
    QCOMPARE(run.code, 2);
    QVERIFY2(run.error.contains(u"-:5: :type is :invoke, :ok, :fail or :info."_s), qPrintable(run.error));
}

void Lab::checksManyKeysAtATime()
{
    QByteArray history;
    for (int i = 0; i < 2'000; ++i) {
        const QByteArray key = QByteArray::number(i % 50);
        const QByteArray value = i == 1'990 || i == 1'971 ? "never" : QByteArray::number(i);
        const QByteArray times =
            ",\"call\":" + QByteArray::number(3 * i) + ",\"return\":" + QByteArray::number(3 * i + 1);
        history += "{\"op\":\"put\",\"key\":\"" + key + "\",\"value\":\"" + QByteArray::number(i) + '"' +
                   times + ",\"result\":\"ok\"}\n";
        history += "{\"op\":\"get\",\"key\":\"" + key + "\",\"read\":\"" + value +
                   "\",\"result\":\"ok\",\"call\":" + QByteArray::number(3 * i + 2) +
                   ",\"return\":" + QByteArray::number(3 * i + 2) + "}\n";
    }
    const RaftctlResult one =
        raftctl({u"check-history"_s, u"-"_s, u"--jobs"_s, u"1"_s, u"--json"_s}, history);
    QCOMPARE(one.code, 1);
    QCOMPARE(asJson(one)[u"key"_s].toString(), u"21"_s); // Of two that are violated the first by name.
    for (int again = 0; again < 5; ++again)
        QCOMPARE(raftctl({u"check-history"_s, u"-"_s, u"--jobs"_s, u"4"_s, u"--json"_s}, history).out,
                 one.out);
}

void Lab::holdsElections()
{
    const Folder folder;
    const RaftctlResult run =
        raftctl({u"statistics"_s, u"timeout=150..175"_s, u"timeout=150..300 servers=3"_s, u"--elections"_s,
                 u"200"_s, u"--csv"_s, folder.path(u"all.csv"_s), u"--svg"_s, folder.path(u"all.svg"_s)});
    QCOMPARE(run.code, 0);
    for (const char *part : {"[1] timeout=150..175\n[2] timeout=150..300 servers=3\n",
                             "\nelections                    200         200\n", "\nmedian ",
                             "\nmore than one term ", "[2] elects a leader sooner than [1] in "})
        QVERIFY2(run.out.contains(QString::fromUtf8(part)), qPrintable(run.out));
    QVERIFY(run.error.isEmpty());
    QVERIFY(isXml(folder.read(u"all.svg"_s)));
    const QList<QByteArray> lines = folder.read(u"all.csv"_s).split('\n');
    QCOMPARE(lines.size(), 402);
    QCOMPARE(lines.first(), QByteArray("setting,seed,elected,microseconds,messages,terms"));
    QVERIFY(lines[201].startsWith("\"timeout=150..300 servers=3\",1,1,"));
}

void Lab::holdsTheSameElectionsOnAnyNumberOfThreads()
{
    const QStringList words{u"statistics"_s, u"loss=5%"_s, u"begin=start"_s, u"--elections"_s,
                            u"333"_s,        u"--json"_s,  u"--jobs"_s};
    const RaftctlResult one = raftctl(words + QStringList{u"1"_s});
    QCOMPARE(one.code, 0);
    QCOMPARE(raftctl(words + QStringList{u"3"_s}).out, one.out);
    const QJsonArray settings = asJson(one)[u"settings"_s].toArray();
    QCOMPARE(settings.size(), 2);
    QCOMPARE(settings[1].toObject()[u"elections"_s].toInt(), 333);
    QCOMPARE(settings[0].toObject()[u"sooner_than_first"_s].toDouble(), 0.5);
}

void Lab::saysBeforeTheElectionsThatThereIsNoPlaceForThem()
{
    const RaftctlResult run = raftctl({u"statistics"_s, u"--csv"_s, u"/no/such/place/all.csv"_s});
    QCOMPARE(run.code, 2);
    QCOMPARE(run.out, QString());
    QVERIFY2(run.error.contains(u"--csv /no/such/place/all.csv: there is no folder /no/such/place;"_s),
             qPrintable(run.error));
}

void Lab::pointsOutWhatCannotWork()
{
    const RaftctlResult run =
        raftctl({u"statistics"_s, u"timeout=150..160 latency=100 begin=start"_s, u"--elections"_s, u"2"_s});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.error.contains(u"no leader can be elected: a vote takes at least 200 ms"_s),
             qPrintable(run.error));
    QVERIFY2(run.out.contains(u"\nwithout a leader               2\n"_s), qPrintable(run.out));
}

void Lab::refusesBadSettingsInOneSentence_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("word") << u"timeuot=150"_s << u"did you mean timeout=?"_s;
    QTest::newRow("range") << u"timeout=300..150"_s
                           << u"timeout= takes the election timeout in milliseconds"_s;
    QTest::newRow("nan") << u"loss=nan"_s << u"loss= takes"_s;
    QTest::newRow("loss") << u"loss=101%"_s << u"not \"101%\""_s;
    QTest::newRow("servers") << u"servers=0"_s << u"servers= takes a number from 1 to 64"_s;
    QTest::newRow("two servers") << u"servers=2"_s << u"at least three servers"_s;
    QTest::newRow("heartbeat") << u"heartbeat=200"_s << u"heartbeat"_s;
    QTest::newRow("no value") << u"servers"_s << u"servers= takes"_s;
}

void Lab::refusesBadSettingsInOneSentence()
{
    QFETCH(const QString, setting);
    QFETCH(const QString, sentence);
    const RaftctlResult run = raftctl({u"statistics"_s, setting, u"--elections"_s, u"1"_s});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.error.contains(sentence), qPrintable(run.error));
    QCOMPARE(run.error.count(u'\n'), 1);
}

void Lab::makesAScenarioShort()
{
    const Folder folder;
    const QString file = folder.write(u"long.md"_s, failing);
    const RaftctlResult run =
        raftctl({u"scenario"_s, u"minimise"_s, file, u"--out"_s, folder.path(u"short.md"_s)});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains(u" of the 9 commands of "_s), qPrintable(run.out));
    const QByteArray left = folder.read(u"short.md"_s);
    QVERIFY2(left.startsWith("# Lost\n") && left.contains("expect term 2 = 7") && !left.contains("crash"),
             left.constData());
    const RaftctlResult again = raftctl({u"scenario"_s, u"run"_s, folder.path(u"short.md"_s)});
    QCOMPARE(again.code, 1);
    QVERIFY2(again.out.contains(u"S2's term is "_s), qPrintable(again.out));
    const RaftctlResult fine =
        raftctl({u"scenario"_s, u"minimise"_s,
                 folder.write(u"fine.md"_s, "```raft\ncluster 3\nelect 1\nexpect leader 1\n```\n")});
    QCOMPARE(fine.code, 1);
    QVERIFY(fine.error.contains(u"does not fail"_s));
}

void Lab::makesARandomRunShort()
{
    const Folder folder;
    const QStringList soak{u"soak"_s,      u"--seeds"_s,         u"4"_s,         u"--servers"_s, u"3"_s,
                           u"--without"_s, u"MajorityCommits"_s, u"--minimise"_s};
    QCOMPARE(raftctl(soak).code, 2); // Where to?
    const RaftctlResult run = raftctl(soak + QStringList{u"--json"_s, u"--out"_s, folder.path(u"runs"_s)});
    QCOMPARE(run.code, 1);
    const QJsonArray failures = asJson(run)[u"failures"_s].toArray();
    QVERIFY(!failures.isEmpty());
    const QJsonObject first = failures[0].toObject();
    QVERIFY(first[u"interventions"_s].toInt() < first[u"interventions_before"_s].toInt());
    const RaftctlResult shown = raftctl({u"recording"_s, u"show"_s, first[u"recording"_s].toString()});
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.contains(u"NOT SAFE"_s), qPrintable(shown.out));
}

void Lab::saysWhenItBecameInevitable()
{
    const Folder folder;
    const QString file = folder.write(
        u"outage.md"_s, "```raft\ncluster 5 clock\nwait 2s\ncrash 1\ncrash 2\ncrash 3\nwait 2s\n```\n");
    const QStringList words{u"inevitable"_s, file, u"--seeds"_s, u"20"_s, u"--instants"_s, u"8"_s};
    const RaftctlResult run = raftctl(words);
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains(u"so many end like that:"_s) && run.out.contains(u"100.0 %"_s),
             qPrintable(run.out));
    const QJsonObject json = asJson(raftctl(words + QStringList{u"--json"_s, u"--jobs"_s, u"3"_s}));
    QCOMPARE(json[u"instants"_s].toArray().size(), 8);
    QCOMPARE(json, asJson(raftctl(words + QStringList{u"--json"_s, u"--jobs"_s, u"1"_s})));
    QVERIFY(json[u"inevitable_from_us"_s].toInteger() <= 2'000'000);
    const RaftctlResult manual =
        raftctl({u"inevitable"_s, folder.write(u"manual.md"_s, "```raft\ncluster 3\nelect 1\n```\n")});
    QCOMPARE(manual.code, 2);
    QVERIFY(manual.error.contains(u"nothing is left to chance"_s));
}

void Lab::exploresFromTheEndOfAScenario()
{
    const Folder folder;
    // An entry of an earlier term is on a majority: what follows decides whether it may be lost.
    const QString file = folder.write(
        u"before.md"_s, "```raft\ncluster 3\nelect 1\ncut 1-2\ncut 1-3\nput 1 x=1\nelect 2\n```\n");
    const RaftctlResult broken = raftctl({u"explore"_s, u"--without"_s, u"MajorityCommits"_s, u"--from"_s,
                                          file, u"--out"_s, folder.path(u"found.raft.json"_s)});
    QVERIFY2(broken.code == 0, qPrintable(broken.out + broken.error));
    QVERIFY2(broken.out.contains(u" from "_s + file), qPrintable(broken.out));
    QVERIFY2(broken.out.contains(u"The simulation confirms it."_s), qPrintable(broken.out));
    QCOMPARE(raftctl({u"recording"_s, u"show"_s, folder.path(u"found.raft.json"_s)}).code, 0);
    const RaftctlResult whole = raftctl({u"explore"_s, u"--from"_s, file, u"--depth"_s, u"2"_s});
    QVERIFY2(whole.code == 0, qPrintable(whole.out + whole.error));
    QVERIFY2(whole.out.startsWith(u"No run of up to 2 moves from "_s), qPrintable(whole.out));
}

void Lab::exploresFromAnInstantOfARecording()
{
    const Folder folder;
    const QString figure8 = folder.path(u"figure8.raft.json"_s);
    QCOMPARE(raftctl({u"explore"_s, u"--without"_s, u"CommitOnlyOwnTerm"_s, u"--out"_s, figure8}).code, 0);
    const RaftctlResult end = raftctl({u"explore"_s, u"--from"_s, figure8, u"--depth"_s, u"1"_s});
    QCOMPARE(end.code, 0); // The run has turned the rule off, and it stays off.
    QVERIFY2(end.out.contains(u"A run of 0 moves from "_s), qPrintable(end.out));
    QVERIFY2(end.out.contains(u" without CommitOnlyOwnTerm breaks "_s), qPrintable(end.out));
    const RaftctlResult before =
        raftctl({u"explore"_s, u"--from"_s, figure8 + u"#40"_s, u"--without"_s, u"CommitOnlyOwnTerm"_s});
    QVERIFY2(before.code == 0, qPrintable(before.out + before.error));
    const RaftctlResult beyond = raftctl({u"explore"_s, u"--from"_s, figure8 + u"#100000"_s});
    QCOMPARE(beyond.code, 2);
    QVERIFY(beyond.error.contains(u"has no event 100000"_s));
}

void Lab::findsARunToAGoal()
{
    const Folder folder;
    const RaftctlResult run = raftctl({u"explore"_s, u"--goal"_s, u"role 3 leader term=2; expect log 1 = 1"_s,
                                       u"--out"_s, folder.path(u"goal.raft.json"_s)});
    QVERIFY2(run.code == 0, qPrintable(run.out + run.error));
    QVERIFY2(run.out.contains(u"reaches the goal \"role 3 leader term=2; expect log 1 = 1\""_s),
             qPrintable(run.out));
    QVERIFY2(run.out.contains(u"S3 is elected"_s), qPrintable(run.out));
    const QJsonObject json =
        asJson(raftctl({u"explore"_s, u"--goal"_s, u"role 3 leader term=2"_s, u"--json"_s}));
    QVERIFY(json[u"found"_s].toBool() && json[u"confirmed"_s].toBool());
    QVERIFY(!json.contains(u"property"_s));
    const RaftctlResult never =
        raftctl({u"explore"_s, u"--goal"_s, u"commit 1 >= 3"_s, u"--depth"_s, u"1"_s});
    QCOMPARE(never.code, 1);
    QVERIFY2(never.out.startsWith(u"No run of up to 1 move with every rule reaches the goal"_s),
             qPrintable(never.out));
}

void Lab::refusesWhatIsNoGoal()
{
    for (const char *goal : {"commit 9 = 1", "sent 1->2 Append = 1", "crash 1", "", "role 1 king"}) {
        const RaftctlResult run = raftctl({u"explore"_s, u"--goal"_s, QString::fromUtf8(goal)});
        QVERIFY2(run.code == 2, goal);
        QVERIFY2(run.error.contains(u"--goal"_s), qPrintable(run.error));
    }
}

QTEST_GUILESS_MAIN(Lab)
#include "lab.moc"
