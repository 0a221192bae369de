#include "read_trace.h"

#include "raftcore/traces/json_text.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace raft;
using namespace Qt::StringLiterals;

namespace {

QString resource(const QString &name)
{
    return QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/traces/") + name;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Runs a command line in a folder; what it says when it fails.
QString run(const QStringList &command, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.first(), command.mid(1));
    constexpr int longest = 200'000;
    const bool done = process.waitForFinished(longest) && process.exitStatus() == QProcess::NormalExit;
    return done && process.exitCode() == 0
               ? QString()
               : command.join(u' ') + u": "_s + QString::fromUtf8(process.readAll());
}

} // namespace

/// What people paste into their implementations compiles, runs, and writes traces that are understood.
class TraceSnippets : public QObject {
    Q_OBJECT

private slots:
    void aSnippetWritesATrace_data();
    void aSnippetWritesATrace();
    void theSchemaKnowsWhatTheReaderKnows();
};

void TraceSnippets::aSnippetWritesATrace_data()
{
    QTest::addColumn<QString>("compiler");
    QTest::addColumn<QString>("snippet");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("mainName");
    QTest::addColumn<QList<QStringList>>("commands");
    QTest::newRow("Go") << u"go"_s << u"raft_trace.go"_s << u"raft/raft_trace.go"_s << u"main.go"_s
                        << QList<QStringList>{{u"go"_s, u"mod"_s, u"init"_s, u"trace"_s},
                                              {u"go"_s, u"run"_s, u"."_s}};
    QTest::newRow("Rust") << u"rustc"_s << u"raft_trace.rs"_s << u"raft_trace.rs"_s << u"main.rs"_s
                          << QList<QStringList>{{u"rustc"_s, u"--edition=2021"_s, u"main.rs"_s},
                                                {u"./main"_s}};
    QTest::newRow("Java") << u"javac"_s << u"RaftTrace.java"_s << u"RaftTrace.java"_s << u"Main.java"_s
                          << QList<QStringList>{{u"javac"_s, u"Main.java"_s},
                                                {u"java"_s, u"-cp"_s, u"."_s, u"Main"_s}};
    QTest::newRow("Python") << u"python3"_s << u"raft_trace.py"_s << u"raft_trace.py"_s << u"main.py"_s
                            << QList<QStringList>{{u"python3"_s, u"main.py"_s}};
    QTest::newRow("C++") << u"c++"_s << u"raft_trace.hpp"_s << u"raft_trace.hpp"_s << u"main.cpp"_s
                         << QList<QStringList>{{u"c++"_s, u"-std=c++11"_s, u"-Wall"_s, u"-Wextra"_s, u"-o"_s,
                                                u"main"_s, u"main.cpp"_s},
                                               {u"./main"_s}};
}

void TraceSnippets::aSnippetWritesATrace()
{
    QFETCH(QString, compiler);
    QFETCH(QString, snippet);
    QFETCH(QString, place);
    QFETCH(QString, mainName);
    QFETCH(QList<QStringList>, commands);
    const QByteArray text = read(resource(snippet));
    QVERIFY(!text.isEmpty());
    QVERIFY2(text.count('\n') <= 60, "longer than one pastes");
    if (QStandardPaths::findExecutable(compiler).isEmpty())
        QSKIP("there is no compiler for it");
    const QTemporaryDir folder;
    QDir(folder.path()).mkpath(QFileInfo(folder.filePath(place)).path());
    write(folder.filePath(place), text);
    write(folder.filePath(mainName),
          read(QStringLiteral(RAFTARIUM_SOURCE_DIR "/tests/traces/snippets/") + mainName));
    for (QStringList command : commands) {
        if (command.first().startsWith(u"./"_s))
            command.first() = folder.filePath(command.first().mid(2));
        const QString problem = run(command, folder.path());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    const auto trace = readTrace(read(folder.filePath(u"run.trace.jsonl"_s)).toStdString());
    QCOMPARE(trace->source().lines, 5U);
    QCOMPARE(trace->source().brokenLines, 0U);
    const TraceServer *voter = trace->state().server({2});
    QVERIFY(voter != nullptr);
    QCOMPARE(voter->vote, std::optional(NodeId{1}));
    QCOMPARE(trace->state().messages(), 1U); // The arrival belongs to the sending.
}

void TraceSnippets::theSchemaKnowsWhatTheReaderKnows()
{
    const std::string schema = read(resource(u"trace.schema.json"_s)).toStdString();
    QVERIFY(JsonText(schema).kind() == JsonText::Kind::Object);
    JsonText json(schema);
    json.skip();
    QVERIFY(json.ok() && json.atEnd());
    // Every kind of line and type of message in the schema is one that is read.
    const QString text = QString::fromStdString(schema);
    static const QRegularExpression kinds(u"\"k\": \\{\"enum\": \\[([^\\]]*)"_s);
    const QStringList words = kinds.match(text).captured(1).remove(u'"').split(u", "_s);
    QCOMPARE(words.size(), 12);
    for (const QString &word : words) {
        const auto trace = readTrace(u"{\"n\":\"S1\",\"k\":\"%1\"}\n"_s.arg(word).toStdString());
        QCOMPARE(trace->source().brokenLines, 0U);
    }
}

QTEST_GUILESS_MAIN(TraceSnippets)
#include "snippets.moc"
