#include "run_raftctl.h"

#include "netnode/recording/recording_file.h"
#include "raftcore/simulation/simulation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace raft;

namespace {

constexpr Time second{1'000'000};

bool always(double)
{
    return true;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// raftctl recording html, compare and export; raftctl lesson html.
class Sharing : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aRecordingBecomesAPageWithTheSameHash();
    void aLessonBecomesAPageWithItsQuestions();
    void branchesAreComparedWithTheRunThatTheyLeft();
    void aRunIsTheSameAsItself();
    void tablesHaveARowForEachEvent();
    void aDiagramIsASvgThatOthersDraw();
    void refuses_data();
    void refuses();
    void aFullDiskLeavesTheOldFile();
    void aPipeIsWrittenToAndStaysThere();

private:
    QString in(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_recording = in(u"a run.raft.json"_s);
    EventNumber m_events = 0;
};

void Sharing::initTestCase()
{
    const auto run = simulate(clusterOf(3, 7));
    run->advance(second);
    const auto branch = run->branch(run->events().size(), run->now());
    branch->perform(action::Crash{run->view().leader()->id});
    run->advance(2 * second);
    branch->advance(2 * second);
    m_events = run->events().size();
    Recording recording;
    recording.title = "A lecture";
    recording.program = "0.0.1";
    recording.setup = run->setup();
    recording.runs = {raftarium::recordedRun(*run), raftarium::recordedRun(*branch)};
    recording.runs[0].name = "main";
    recording.runs[1].name = "without a leader";
    recording.runs[1].parent = 0;
    recording.runs[1].parted = second;
    QCOMPARE(raftarium::saveRecording(m_recording, recording, always), QString());
}

void Sharing::aRecordingBecomesAPageWithTheSameHash()
{
    const QString page = in(u"run.html"_s);
    const RaftctlResult made = raftctl({u"recording"_s, u"html"_s, m_recording, u"-o"_s, page});
    QCOMPARE(made.error, QString());
    QCOMPARE(made.code, 0);
    QVERIFY(contentsOf(page).contains("<title>A lecture</title>"));
    QCOMPARE(contentsOf(page).count("<template class=\"track\">"), 2);
    const RaftctlResult hash = raftctl({u"recording"_s, u"hash"_s, m_recording});
    QCOMPARE(raftctl({u"recording"_s, u"hash"_s, page}).out, hash.out);
    QVERIFY(raftctl({u"recording"_s, u"show"_s, page}).out.contains(u"title: A lecture"));
}

void Sharing::aLessonBecomesAPageWithItsQuestions()
{
    const QString page = in(u"lesson.html"_s);
    QCOMPARE(raftctl({u"lesson"_s, u"html"_s, u"network-partition"_s, u"-o"_s, page}).code, 0);
    const QByteArray html = contentsOf(page);
    QVERIFY(html.contains("<h2>Two against three</h2>"));
    QVERIFY(html.contains("It appends the write and cannot commit it"));
    QVERIFY(raftctl({u"recording"_s, u"hash"_s, page}).code == 0);
    const QString scenario = in(u"scenario.html"_s);
    QCOMPARE(raftctl({u"recording"_s, u"html"_s, u"network-partition"_s, u"-o"_s, scenario}).code, 0);
    QVERIFY(!contentsOf(scenario).contains("class=\"question\""));
}

void Sharing::branchesAreComparedWithTheRunThatTheyLeft()
{
    const RaftctlResult told = raftctl({u"recording"_s, u"compare"_s, m_recording});
    QCOMPARE(told.code, 1);
    for (const QString &words : {u"at 1.000 s. Something else was done to them."_s, u"without a leader:  S"_s,
                                 u"main:  no new leader"_s})
        QVERIFY2(told.out.contains(words), qPrintable(told.out));
    const RaftctlResult json = raftctl({u"recording"_s, u"compare"_s, m_recording, u"--json"_s});
    const QJsonObject pair = QJsonDocument::fromJson(json.out.toUtf8()).array()[0].toObject();
    QCOMPARE(pair[u"left"_s].toString(), u"main"_s);
    QCOMPARE(pair[u"parting"_s][u"cause"_s].toString(), u"intervention"_s);
    QVERIFY(!pair[u"leaders_right"_s].toArray().isEmpty());
}

void Sharing::aRunIsTheSameAsItself()
{
    const RaftctlResult same = raftctl({u"recording"_s, u"compare"_s, m_recording, m_recording});
    QCOMPARE(same.code, 0);
    QVERIFY(same.out.contains(u"are the same: %1 events."_s.arg(m_events)));
    const RaftctlResult cut =
        raftctl({u"recording"_s, u"compare"_s, m_recording, m_recording + u"@1s"_s, u"--json"_s});
    QCOMPARE(cut.code, 1);
    const QJsonObject parting = QJsonDocument::fromJson(cut.out.toUtf8()).array()[0][u"parting"_s].toObject();
    QCOMPARE(parting[u"cause"_s].toString(), u"end"_s);
    QCOMPARE(parting[u"right"_s].toString(), QString());
}

void Sharing::tablesHaveARowForEachEvent()
{
    const QString csv = in(u"events.csv"_s);
    QCOMPARE(raftctl({u"recording"_s, u"export"_s, m_recording, u"-o"_s, csv}).code, 0);
    QCOMPARE(contentsOf(csv).count("\r\n"), static_cast<qsizetype>(m_events) + 1);
    const QString lines = in(u"logs.jsonl"_s);
    QCOMPARE(raftctl({u"recording"_s, u"export"_s, m_recording, u"-o"_s, lines, u"--what"_s, u"logs"_s}).code,
             0);
    for (const QByteArray &line : contentsOf(lines).trimmed().split('\n'))
        QCOMPARE(QJsonDocument::fromJson(line).object()[u"entry"_s].toString(), u"noop"_s);
}

void Sharing::aDiagramIsASvgThatOthersDraw()
{
    const QString svg = in(u"diagram.svg"_s);
    QCOMPARE(raftctl({u"recording"_s, u"export"_s, m_recording, u"-o"_s, svg, u"--to"_s, u"500ms"_s}).code,
             0);
    QVERIFY(contentsOf(svg).contains(">S3</text>"));
    const QString drawer = QStandardPaths::findExecutable(u"rsvg-convert"_s);
    if (drawer.isEmpty())
        QSKIP("NOT TESTED: there is no rsvg-convert on this machine, so nobody has drawn the diagram.");
    QCOMPARE(QProcess::execute(drawer, {svg, u"-o"_s, in(u"diagram.png"_s)}), 0);
}

void Sharing::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    QTest::addRow("no output") << QStringList{u"html"_s, m_recording} << u"Expected -o FILE.html"_s;
    QTest::addRow("no such file") << QStringList{u"html"_s, u"/nowhere"_s, u"-o"_s, in(u"x.html"_s)}
                                  << u"/nowhere cannot be opened"_s;
    QTest::addRow("another form") << QStringList{u"export"_s, m_recording, u"-o"_s, in(u"x.pdf"_s)}
                                  << u"FILE.csv, FILE.jsonl or FILE.svg"_s;
    QTest::addRow("other rows") << QStringList{u"export"_s,    m_recording, u"-o"_s,
                                               in(u"x.csv"_s), u"--what"_s, u"all"_s}
                                << u"all"_s;
    QTest::addRow("no time") << QStringList{u"export"_s,    m_recording, u"-o"_s,
                                            in(u"x.svg"_s), u"--from"_s, u"soon"_s}
                             << u"are times"_s;
    QTest::addRow("from the end on") << QStringList{u"export"_s,    m_recording, u"-o"_s,
                                                    in(u"x.svg"_s), u"--from"_s, u"9s"_s}
                                     << u"before the end of the run at 2 s"_s;
    QTest::addRow("a stretch of a table")
        << QStringList{u"export"_s, m_recording, u"-o"_s, in(u"x.csv"_s), u"--to"_s, u"1s"_s}
        << u"are for a diagram"_s;
    QTest::addRow("rows of a diagram")
        << QStringList{u"export"_s, m_recording, u"-o"_s, in(u"x.svg"_s), u"--what"_s, u"logs"_s}
        << u"is for a table"_s;
    QTest::addRow("no time passes") << QStringList{u"export"_s, u"commitment-figure-8"_s, u"-o"_s,
                                                   in(u"x.svg"_s)}
                                    << u"none passes"_s;
}

void Sharing::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    const RaftctlResult told = raftctl(QStringList{u"recording"_s} + arguments);
    QCOMPARE(told.code, 2);
    QVERIFY2(told.error.contains(words), qPrintable(told.error));
    QVERIFY(!QFile::exists(in(u"x.html"_s)) && !QFile::exists(in(u"x.csv"_s)) &&
            !QFile::exists(in(u"x.svg"_s)));
}

// A small limit on the size of files stands for a disk that is full.
void Sharing::aFullDiskLeavesTheOldFile()
{
    for (const QString &name : {u"old.html"_s, u"old.csv"_s, u"old.svg"_s}) {
        QFile file(in(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("old");
        file.close();
        const QString what = name.endsWith(u"html") ? u"html"_s : u"export"_s;
        const int code = QProcess::execute(
            u"/bin/sh"_s, {u"-c"_s, u"trap '' XFSZ; ulimit -f 1; exec \"$@\" 2>/dev/null"_s, u"sh"_s,
                           QStringLiteral(RAFTCTL), u"recording"_s, what, m_recording, u"-o"_s, in(name)});
        QCOMPARE(code, 1);
        QCOMPARE(contentsOf(in(name)), QByteArray("old"));
    }
}

void Sharing::aPipeIsWrittenToAndStaysThere()
{
    const QByteArray pipe = in(u"pipe.csv"_s).toLocal8Bit();
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    const int reader = ::open(pipe.constData(), O_RDWR | O_NONBLOCK); // For writing, too: no end is awaited.
    QVERIFY(reader >= 0);
    const RaftctlResult made = raftctl(
        {u"recording"_s, u"export"_s, m_recording, u"-o"_s, in(u"pipe.csv"_s), u"--what"_s, u"logs"_s});
    QCOMPARE(made.error, QString());
    QByteArray arrived(4096, '\0');
    arrived.resize(std::max(ssize_t{0}, ::read(reader, arrived.data(), 4096)));
    ::close(reader);
    QVERIFY2(arrived.startsWith("server,index,"), arrived.constData());
    struct stat there = {};
    QCOMPARE(::lstat(pipe.constData(), &there), 0);
    QVERIFY(S_ISFIFO(there.st_mode));
}

QTEST_GUILESS_MAIN(Sharing)
#include "sharing.moc"
