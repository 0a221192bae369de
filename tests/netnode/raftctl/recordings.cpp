#include "run_raftctl.h"

#include "netnode/processes/process_cluster.h"
#include "netnode/recording/recording_file.h"
#include "raftcore/simulation/simulation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace raft;

/// raftctl recording: what a file holds, and whether what two people have seen is the same.
class Recordings : public QObject {
    Q_OBJECT

private slots:
    void showsWhatASimulationWas();
    void hashesAsTheLiveRun();
    void showsARunOfProcesses();
    void whatIsDamagedSaysWhy_data();
    void whatIsDamagedSaysWhy();
    void aRunWithoutEndIsGivenUp();
    void aFileWithoutEndIsGivenUp();
    void anotherRunIsNoticed();
    void refuses_data();
    void refuses();

private:
    void save(const std::vector<const Cluster *> &clusters);
    void write(const QByteArray &text);
    QByteArray written();
    QJsonObject show() { return ofJson({u"recording"_s, u"show"_s, m_path, u"--json"_s}); }
    QJsonObject ofJson(const QStringList &arguments);

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"a run.raft.json"_s);
};

namespace {

constexpr Time second{1'000'000};

bool always(double)
{
    return true;
}

QString hashOf(const Cluster &cluster)
{
    return QString::number(cluster.events().hash(), 16).rightJustified(16, u'0');
}

/// S1 … S3 elect, write, lose their leader and elect again.
std::unique_ptr<Cluster> lecture()
{
    auto cluster = simulate(clusterOf(3, 7));
    cluster->advance(2 * second);
    const NodeId leader = cluster->view().leader()->id;
    cluster->perform(action::Submit{leader, StoreCommand{Put{"x", "1"}, {}}});
    cluster->advance(3 * second);
    cluster->perform(action::Mark{"before the crash"});
    cluster->perform(action::Crash{leader});
    cluster->advance(6 * second);
    return cluster;
}

} // namespace

void Recordings::save(const std::vector<const Cluster *> &clusters)
{
    Recording recording;
    recording.title = "A lecture";
    recording.program = "0.0.1";
    recording.setup = clusters.front()->setup();
    for (const Cluster *cluster : clusters) {
        recording.runs.push_back(raftarium::recordedRun(*cluster));
        recording.runs.back().name = recording.runs.size() == 1 ? "main" : "branch 1";
    }
    QCOMPARE(raftarium::saveRecording(m_path, recording, always), QString());
}

void Recordings::write(const QByteArray &text)
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
}

QByteArray Recordings::written()
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject Recordings::ofJson(const QStringList &arguments)
{
    return QJsonDocument::fromJson(raftctl(arguments).out.toUtf8()).object();
}

void Recordings::showsWhatASimulationWas()
{
    const auto run = lecture();
    const EventNumber middle = run->events().size() / 2;
    const auto branch = run->branch(middle, run->events()[middle].at);
    save({run.get(), branch.get()});
    const RaftctlResult shown = raftctl({u"recording"_s, u"show"_s, m_path});
    QCOMPARE(shown.error, QString());
    QCOMPARE(shown.code, 0);
    for (const QString &words :
         {u"of simulation"_s, u"made by Raftarium 0.0.1"_s, u"title: A lecture"_s, u"S1, S2, S3"_s,
          u"seed 7"_s, u"runs: 2, shown: main"_s, u"before the crash"_s, u"left main at"_s, u"(1 done)"_s,
          u"from 0.000 s to 6.000 s"_s, u"every safety property held"_s, hashOf(*run), hashOf(*branch)})
        QVERIFY2(shown.out.contains(words), qPrintable(words + u" is missing in\n"_s + shown.out));

    const QJsonObject json = show();
    QCOMPARE(json[u"kind"_s].toString(), u"simulation"_s);
    QCOMPARE(json[u"version"_s].toInt(), 1);
    QCOMPARE(json[u"voters"_s].toArray().size(), 3);
    QCOMPARE(json[u"runs"_s].toArray().size(), 2);
    const QJsonObject main = json[u"runs"_s].toArray()[0].toObject();
    QCOMPARE(main[u"end_us"_s].toInteger(), 6 * second.count());
    QCOMPARE(main[u"done_to_it"_s].toArray().size(), 1);
    QVERIFY(main[u"done_to_it"_s].toArray()[0].toObject()[u"what"_s].toString().contains(u"crash"_s));
    QCOMPARE(main[u"bookmarks"_s].toArray()[0].toObject()[u"at_us"_s].toInteger(), 3 * second.count());
    QCOMPARE(main[u"operations"_s].toObject()[u"done"_s].toInt(), 1);
    const ClusterView end = run->view();
    QCOMPARE(main[u"leader"_s].toInteger(), static_cast<qint64>(end.leader()->id.value));
    const QJsonArray servers = main[u"servers"_s].toArray();
    QCOMPARE(servers.size(), 3);
    for (qsizetype i = 0; i < servers.size(); ++i) {
        const QJsonObject server = servers[i].toObject();
        const ServerView &is = end.servers[static_cast<std::size_t>(i)];
        QCOMPARE(server[u"term"_s].toInteger(), static_cast<qint64>(is.hard.term.value));
        QCOMPARE(server[u"state_hash"_s].toString(),
                 QString::number(is.store.hash(), 16).rightJustified(16, u'0'));
        QCOMPARE(server[u"state"_s] == u"down"_s, is.liveness == Liveness::Crashed);
    }
}

void Recordings::hashesAsTheLiveRun()
{
    const auto run = lecture();
    save({run.get()});
    const RaftctlResult hashed = raftctl({u"recording"_s, u"hash"_s, m_path});
    QCOMPARE(hashed.error, QString());
    QCOMPARE(hashed.out, hashOf(*run) + u"  main\n"_s);
    QCOMPARE(hashed.code, 0);
    const QJsonObject json = ofJson({u"recording"_s, u"hash"_s, u"--json"_s, m_path});
    const QJsonObject main = json[u"runs"_s].toArray()[0].toObject();
    QCOMPARE(main[u"hash"_s].toString(), hashOf(*run));
    QCOMPARE(main[u"events"_s].toInteger(), static_cast<qint64>(run->events().size()));
    QVERIFY(!main.contains(u"servers"_s));
}

void Recordings::showsARunOfProcesses()
{
    constexpr int patience = 20'000;
    QString problem;
    auto live = raftarium::ProcessCluster::start({QStringLiteral(RAFTNODE), 3, {}, {}}, &problem);
    QVERIFY2(live != nullptr, qPrintable(problem));
    QTRY_VERIFY_WITH_TIMEOUT(live->view().leader() != nullptr, patience);
    save({live.get()});
    live.reset();
    const RaftctlResult shown = raftctl({u"recording"_s, u"show"_s, m_path});
    QCOMPARE(shown.error, QString());
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.contains(u"of processes"_s), qPrintable(shown.out));
    QVERIFY2(shown.out.contains(u" leads in term "_s), qPrintable(shown.out));
    QVERIFY2(!shown.out.contains(u"seed"_s), qPrintable(shown.out));
    const QJsonObject json = show();
    QCOMPARE(json[u"runs"_s].toArray()[0].toObject()[u"kind"_s].toString(), u"processes"_s);
    QVERIFY(!json.contains(u"seed"_s));
}

void Recordings::whatIsDamagedSaysWhy_data()
{
    QTest::addColumn<QByteArray>("old");
    QTest::addColumn<QByteArray>("replacement");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &old, const QByteArray &replacement,
                        const char *reason) {
        QTest::newRow(name) << old << replacement << QString::fromUtf8(reason);
    };
    row("nothing", {}, {}, "it is empty");
    row("no JSON", "{\"recording\"", "hello", "it is no JSON");
    row("something else", "\"raftarium\"", "\"teapot\"", "no recording of Raftarium");
    row("another version", "\"version\":1", "\"version\":2", "it has version 2");
    row("cut off", "\n]}", "\n", "ends in the middle of line");
    row("a number that is too large", "\"shown\":0", "\"shown\":1e999", "no JSON");
    row("an action that does not fit", "\"at\":2000000", "\"at\":1", "does not fit");
}

void Recordings::whatIsDamagedSaysWhy()
{
    QFETCH(QByteArray, old);
    QFETCH(QByteArray, replacement);
    QFETCH(QString, reason);
    const auto run = lecture();
    save({run.get()});
    QByteArray text = written();
    QVERIFY(text.contains(old));
    if (old.isEmpty())
        text.clear();
    else
        text.replace(text.lastIndexOf(old), old.size(), replacement);
    write(text);
    for (const QString &what : {u"show"_s, u"hash"_s}) {
        const RaftctlResult result = raftctl({u"recording"_s, what, m_path});
        QCOMPARE(result.code, 2);
        QCOMPARE(result.out, QString());
        QVERIFY2(result.error.contains(m_path) && result.error.contains(reason), qPrintable(result.error));
        QCOMPARE(result.error.count(u'\n'), 1);
    }
}

// A kilobyte that claims a trillion steps ends at the events that it says it has, and some more.
void Recordings::aRunWithoutEndIsGivenUp()
{
    const auto run = lecture();
    save({run.get()});
    static const QRegularExpression end(u"\"steps\":\\s*\\d+,\\s*\"end\":\\s*\\d+"_s);
    QString text = QString::fromUtf8(written());
    const qsizetype at = text.lastIndexOf(end);
    QVERIFY(at >= 0);
    write(text.left(at).toUtf8() +
          text.mid(at).replace(end, u"\"steps\":1000000000000,\"end\":1000000000000"_s).toUtf8());
    const RaftctlResult result = raftctl({u"recording"_s, u"hash"_s, m_path});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.error.contains(u"events that it may have"_s), qPrintable(result.error));
}

void Recordings::aFileWithoutEndIsGivenUp()
{
    const RaftctlResult result = raftctl({u"recording"_s, u"show"_s, u"/dev/zero"_s});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.error.contains(u"it is no text"_s), qPrintable(result.error));
}

void Recordings::anotherRunIsNoticed()
{
    const auto run = lecture();
    save({run.get()});
    const QByteArray hash = QByteArray::number(qulonglong{run->events().hash()}, 16);
    QByteArray text = written();
    QVERIFY(text.contains(hash));
    write(text.replace(hash, "1"));
    const RaftctlResult result = raftctl({u"recording"_s, u"hash"_s, m_path});
    QCOMPARE(result.code, 1);
    QCOMPARE(result.out, hashOf(*run) + u"  main\n"_s); // What happens here.
    QVERIFY2(result.error.contains(u"differently"_s), qPrintable(result.error));
}

void Recordings::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("nothing") << QStringList{} << u"Expected \"recording show FILE\""_s;
    QTest::newRow("no file") << QStringList{u"show"_s} << u"Expected"_s;
    QTest::newRow("another command") << QStringList{u"play"_s, u"x"_s} << u"Expected"_s;
    QTest::newRow("an option") << QStringList{u"show"_s, u"--loud"_s}
                               << u"Unknown option \"--loud\"; see raftctl recording show --help."_s;
    QTest::newRow("no such file") << QStringList{u"hash"_s, u"/no/file.raft.json"_s}
                                  << u"Cannot read /no/file.raft.json: there is no such file"_s;
    QTest::newRow("a folder") << QStringList{u"show"_s, u"/"_s} << u"it is a folder"_s;
}

void Recordings::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, complaint);
    const RaftctlResult result = raftctl(QStringList{u"recording"_s} + arguments);
    QCOMPARE(result.code, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.error.contains(complaint), qPrintable(result.error));
    QCOMPARE(result.error.count(u'\n'), 1);
}

QTEST_GUILESS_MAIN(Recordings)
#include "recordings.moc"
