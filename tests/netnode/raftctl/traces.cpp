#include "run_raftctl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

constexpr const char *splitBrain = "000100 VOTE S0 Converting to Candidate, calling election T:4\n"
                                   "000105 LEAD S0 Achieved Majority for T4 (2), converting to Leader\n"
                                   "000146 LEAD S2 becomes leader at T4 <leader>\n";

} // namespace

/// raftctl trace check, summary, convert and export; raftctl recording compare of traces.
class Traces : public QObject {
    Q_OBJECT

private slots:
    void aBrokenPropertyFailsTheBuild();
    void whatWasFoundIsAWebPage();
    void standardInputIsReadToItsEnd();
    void aCounterexampleThatIsCutOffIsBroken();
    void aTermThatIsNotToldIsAQuestionMark();
    void tracesAndRunsAreCompared();
    void whatIsNoTraceIsRefused();

private:
    QString write(const char *name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void Traces::aBrokenPropertyFailsTheBuild()
{
    const QString path = write("split.log", splitBrain);
    const RaftctlResult told = raftctl({u"trace"_s, u"check"_s, path});
    QCOMPARE(told.code, 1);
    QVERIFY2(told.out.contains(u"split.log:3: "), qPrintable(told.out));
    QVERIFY(told.out.contains(u"split.log:2"));
    const RaftctlResult json = raftctl({u"trace"_s, u"check"_s, path, u"--json"_s});
    QCOMPARE(json.code, 1);
    const QJsonArray violations =
        QJsonDocument::fromJson(json.out.toUtf8()).object()[u"violations"].toArray();
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations[0][u"earlier"][u"line"].toInt(), 2);
    QCOMPARE(violations[0][u"later"][u"line"].toInt(), 3);
}

void Traces::whatWasFoundIsAWebPage()
{
    const QString page = m_folder.filePath(u"check.html"_s);
    QCOMPARE(raftctl({u"trace"_s, u"check"_s, write("split.log", splitBrain), u"-o"_s, page}).code, 1);
    QFile file(page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(u"split.log:2"));
    QVERIFY2(text.contains(u"Achieved Majority for T4 (2), converting to Leader"), qPrintable(text));
    QVERIFY(text.contains(u"becomes leader at T4 &lt;leader&gt;")); // What a log says stays text.
    QVERIFY(!text.contains(u"<leader>"));
    QVERIFY(text.contains(u"not checked, the trace does not tell"));
}

void Traces::standardInputIsReadToItsEnd()
{
    const RaftctlResult told = raftctl({u"trace"_s, u"check"_s, u"-"_s}, splitBrain);
    QCOMPARE(told.code, 1);
    QVERIFY2(told.out.contains(u"standard input:3"), qPrintable(told.out));
}

void Traces::aCounterexampleThatIsCutOffIsBroken()
{
    const QString path = write("cut.itf.json", R"({"#meta":{},"vars":["currentTerm"],"states":[
        {"currentTerm":{"#map":[["s1",{"#bigint":"1"}]]}},
        {"currentTerm":{"#map":[["s1",{"#big)");
    const RaftctlResult told = raftctl({u"trace"_s, u"check"_s, path});
    QVERIFY2(told.out.contains(u"1 of them could not be read") && told.out.contains(u"cut off"),
             qPrintable(told.out));
}

void Traces::aTermThatIsNotToldIsAQuestionMark()
{
    const QString path = write("noterm.log", "000100 LEAD S1 becomes leader\n");
    const RaftctlResult told = raftctl({u"trace"_s, u"summary"_s, path});
    QCOMPARE(told.code, 0);
    QVERIFY2(told.out.contains(u"S1 in term ?"), qPrintable(told.out));
    const RaftctlResult json = raftctl({u"trace"_s, u"summary"_s, path, u"--json"_s});
    QVERIFY(QJsonDocument::fromJson(json.out.toUtf8()).object()[u"leaders"][0][u"term"].isNull());
}

void Traces::tracesAndRunsAreCompared()
{
    const QString path = m_folder.filePath(u"run.trace.jsonl"_s);
    QFile file(write("run.md", "# A run\n\n```raft\ncluster 3 clock seed=5\nwait 2s\n```\n"));
    QCOMPARE(raftctl({u"trace"_s, u"export"_s, file.fileName(), u"-o"_s, path}).code, 0);
    const RaftctlResult same = raftctl({u"recording"_s, u"compare"_s, file.fileName(), path});
    QVERIFY2(same.code == 0, qPrintable(same.out + same.error));
    const QString lesson = m_folder.filePath(u"lesson.trace.jsonl"_s);
    QCOMPARE(raftctl({u"trace"_s, u"export"_s, u"network-partition"_s, u"-o"_s, lesson}).code, 0);
    QCOMPARE(raftctl({u"recording"_s, u"compare"_s, lesson, u"network-partition"_s}).code, 0);
    const QString early =
        write("early.log", "000100 LEAD S1 becomes leader T1\n000200 TERM S1 becomes follower T2\n");
    const QString late =
        write("late.log", "000900 LEAD S1 becomes leader T1\n000999 TERM S1 becomes follower T3\n");
    const RaftctlResult differ = raftctl({u"recording"_s, u"compare"_s, early, late});
    QCOMPARE(differ.code, 1);
    QVERIFY2(differ.out.contains(u"The first difference is event 2"), qPrintable(differ.out));
}

void Traces::whatIsNoTraceIsRefused()
{
    const RaftctlResult told = raftctl({u"trace"_s, u"check"_s, write("a.txt", "nothing of Raft\n")});
    QCOMPARE(told.code, 2);
    QVERIFY(told.error.contains(u"has none of the forms"));
}

QTEST_GUILESS_MAIN(Traces)
#include "traces.moc"
