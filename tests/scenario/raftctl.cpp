#include <QProcess>
#include <QtTest>

/// The command line as somebody types it: what it prints and how it ends.
class Raftctl : public QObject {
    Q_OBJECT

private slots:
    void saysWhichFilesPass();
    void reportsAsJson();
    void runsNothingWhenAFileIsMalformed();
    void refuses_data();
    void refuses();
    void offersTheBuiltInScenarios();
    void tellsHelpAndVersion();
};

namespace {

struct Result {
    int code = -1;
    QString out;
    QString error;
};

Result raftctl(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(RAFTCTL), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QString fileWith(const QTemporaryDir &dir, const char *name, const char *commands)
{
    QFile file(dir.filePath(QString::fromUtf8(name)));
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray("```raft\n") + commands + "\n```\n");
    return file.fileName();
}

QStringList run(const QStringList &files)
{
    return QStringList{QStringLiteral("scenario"), QStringLiteral("run")} + files;
}

} // namespace

void Raftctl::saysWhichFilesPass()
{
    const QTemporaryDir dir;
    const QString good = fileWith(dir, "good.md", "cluster 3; elect 1");
    const QString bad = fileWith(dir, "bad.md", "cluster 3\nexpect leader any");
    QCOMPARE(raftctl(run({good})).code, 0);
    const Result both = raftctl(run({good, bad}));
    QCOMPARE(both.code, 1);
    QVERIFY2(both.out.contains(QStringLiteral("PASS  ") + good), qPrintable(both.out));
    QVERIFY2(both.out.contains(QStringLiteral("FAIL  ") + bad), qPrintable(both.out));
    QVERIFY2(both.out.contains(bad + QStringLiteral(":3: expected leader any, but nobody leads")),
             qPrintable(both.out));
}

void Raftctl::reportsAsJson()
{
    const QTemporaryDir dir;
    const Result result =
        raftctl(run({fileWith(dir, "bad.md", "cluster 3\nexpect leader any"), QStringLiteral("--json")}));
    QCOMPARE(result.code, 1);
    QCOMPARE(result.out.count(QLatin1Char('\n')), 1);
    const QJsonArray files = QJsonDocument::fromJson(result.out.toUtf8()).array();
    QCOMPARE(files.size(), 1);
    QCOMPARE(files[0].toObject()[QStringLiteral("passed")].toBool(true), false);
    QCOMPARE(files[0].toObject()[QStringLiteral("problem")].toObject()[QStringLiteral("line")].toInt(), 3);
}

void Raftctl::runsNothingWhenAFileIsMalformed()
{
    const QTemporaryDir dir;
    const QString good = fileWith(dir, "good.md", "cluster 3; elect 1");
    const QString bad = fileWith(dir, "bad.md", "cluster 3\nexpect luck");
    const Result result = raftctl(run({good, bad}));
    QCOMPARE(result.code, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.error.contains(bad + QStringLiteral(":3: expected a condition")),
             qPrintable(result.error));
    QCOMPARE(result.error.count(QLatin1Char('\n')), 1);
}

void Raftctl::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("nothing") << QStringList{} << QStringLiteral("Expected a command");
    QTest::newRow("an unknown command")
        << QStringList{QStringLiteral("dance")} << QStringLiteral("There is no command \"dance\"");
    QTest::newRow("an unknown option")
        << run({QStringLiteral("--loud")}) << QStringLiteral("Unknown option \"--loud\"");
    QTest::newRow("no file") << run({}) << QStringLiteral("at least one scenario file");
    QTest::newRow("a missing file") << run({QStringLiteral("/nowhere/x.md")})
                                    << QStringLiteral("Cannot read /nowhere/x.md");
    QTest::newRow("a folder") << run({QDir::tempPath()}) << QStringLiteral("is a folder");
    QTest::newRow("what never ends") << run({QStringLiteral("/dev/zero")}) << QStringLiteral("it is no text");
    QTest::newRow("a history that never ends")
        << QStringList{QStringLiteral("check-history"), QStringLiteral("/dev/zero")}
        << QStringLiteral("it is no text");
    QTest::newRow("a file without commands")
        << run({QStringLiteral(RAFTARIUM_SOURCE_DIR "/LICENSE")}) << QStringLiteral("holds no commands");
}

void Raftctl::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, complaint);
    const Result result = raftctl(arguments);
    QCOMPARE(result.code, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.error.contains(complaint), qPrintable(result.error));
}

void Raftctl::offersTheBuiltInScenarios()
{
    for (const char *number : {"1\n", "2\n", "3\n", "4\n", "5\n"}) {
        const Result result = raftctl({QStringLiteral("scenario")}, number);
        QVERIFY2(result.out.contains(QStringLiteral("1  Leader election")), qPrintable(result.out));
        QVERIFY2(result.out.contains(QStringLiteral("PASS")), qPrintable(result.out + result.error));
        QCOMPARE(result.code, 0);
    }
    QCOMPARE(raftctl({QStringLiteral("scenario")}, "9\n").code, 2);
    QCOMPARE(raftctl({QStringLiteral("scenario")}).code, 0);
}

void Raftctl::tellsHelpAndVersion()
{
    QVERIFY(
        raftctl({QStringLiteral("--help")}).out.contains(QStringLiteral("scenario run [--processes] FILE")));
    QVERIFY(raftctl({QStringLiteral("--version")}).out.startsWith(QStringLiteral("raftctl ")));
}

QTEST_GUILESS_MAIN(Raftctl)
#include "raftctl.moc"
