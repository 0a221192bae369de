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
    void runsBuiltInScenariosByName();
    void tellsTheStory();
    void explainsTheLanguage();
    void listsLessons();
    void exportsQuestions();
    void writesHandouts();
    void leavesPaintingToTheWindow();
    void marksAnswers();
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
    QVERIFY2(both.out.contains(bad + QStringLiteral(":3: expected leader any, but no server leads")),
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
    QCOMPARE(raftctl({QStringLiteral("scenario")}, "99\n").code, 2);
    QCOMPARE(raftctl({QStringLiteral("scenario")}).code, 0);
}

void Raftctl::runsBuiltInScenariosByName()
{
    const Result named =
        raftctl(run({QStringLiteral("network-partition"), QStringLiteral("unknown-outcomes")}));
    QCOMPARE(named.code, 0);
    QCOMPARE(named.out, QStringLiteral("PASS  network-partition\nPASS  unknown-outcomes\n"));
    const Result nearly = raftctl(run({QStringLiteral("network-partitoin")}));
    QCOMPARE(nearly.code, 2);
    QVERIFY2(nearly.error.contains(QStringLiteral("is called \"network-partition\"")),
             qPrintable(nearly.error));
}

void Raftctl::tellsTheStory()
{
    const QTemporaryDir dir;
    const QString file = fileWith(dir, "story.md", "cluster 3\nelect 1\ncrash 2");
    for (const char *option : {"-v", "--verbose"}) {
        const Result result = raftctl(run({QString::fromUtf8(option), file}));
        QCOMPARE(result.code, 0);
        QVERIFY2(result.out.contains(QStringLiteral("> elect 1")), qPrintable(result.out));
        QVERIFY2(result.out.indexOf(QStringLiteral("> elect 1")) <
                     result.out.indexOf(QStringLiteral("> crash 2")),
                 qPrintable(result.out));
        QVERIFY2(result.out.contains(QStringLiteral("S1")) && result.out.contains(QStringLiteral("PASS")),
                 qPrintable(result.out));
    }
    QVERIFY(!raftctl(run({file})).out.contains(QStringLiteral("> elect 1")));

    const QString slow = fileWith(dir, "slow.md", "cluster 3 clock\nelect 1\nwait 2s");
    const Result once = raftctl(run({QStringLiteral("-v"), slow}));
    QCOMPARE(once.out.count(QStringLiteral("> elect 1")), 1); // It takes several turns.
}

void Raftctl::explainsTheLanguage()
{
    const QStringList help{QStringLiteral("scenario"), QStringLiteral("help")};
    const Result all = raftctl(help);
    QCOMPARE(all.code, 0);
    QVERIFY(all.out.contains(QStringLiteral("deliver")) && all.out.contains(QStringLiteral("progress")));
    const Result one = raftctl(help + QStringList{QStringLiteral("deliver")});
    QVERIFY2(one.out.contains(QStringLiteral("deliver a->b")), qPrintable(one.out));
    const Result wrong = raftctl(help + QStringList{QStringLiteral("delivr")});
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.error.contains(QStringLiteral("did you mean \"deliver\"")), qPrintable(wrong.error));
    QVERIFY(raftctl(help + QStringList{QStringLiteral("--markdown")})
                .out.contains(QStringLiteral("### deliver")));
}

void Raftctl::listsLessons()
{
    const Result list = raftctl({QStringLiteral("lesson"), QStringLiteral("list")});
    QCOMPARE(list.code, 0);
    QVERIFY(list.out.count(QLatin1Char('\n')) >= 18);
    QVERIFY2(list.out.contains(QStringLiteral("commitment-figure-8")), qPrintable(list.out));
}

void Raftctl::exportsQuestions()
{
    const QTemporaryDir dir;
    const QString file =
        fileWith(dir, "q.md", "ask \"Is 1 = 2?\" \"Yes\" -> \"No {really}.\" \"No\"* because \"So.\"");
    const Result gift =
        raftctl({QStringLiteral("lesson"), QStringLiteral("questions"), QStringLiteral("--gift"), file});
    QCOMPARE(gift.code, 0);
    QVERIFY2(gift.out.contains(QStringLiteral("Is 1 \\= 2?")), qPrintable(gift.out));
    QVERIFY2(gift.out.contains(QStringLiteral("~Yes # No \\{really\\}.")), qPrintable(gift.out));
    QVERIFY2(gift.out.contains(QStringLiteral("=No\n")) && gift.out.contains(QStringLiteral("####So.")),
             qPrintable(gift.out));
}

void Raftctl::writesHandouts()
{
    const QTemporaryDir dir;
    const QStringList handout{QStringLiteral("lesson"), QStringLiteral("handout"),
                              QStringLiteral("exactly-once"), QStringLiteral("-o")};
    for (const char *name : {"out.html", "out.md"}) {
        const QString path = dir.filePath(QString::fromUtf8(name));
        QCOMPARE(raftctl(handout + QStringList{path}).code, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY2(text.contains(QStringLiteral("Exactly once")) &&
                     text.contains(QStringLiteral("Question 3.")),
                 qPrintable(text));
        QVERIFY(text.indexOf(QStringLiteral("Answers")) > text.indexOf(QStringLiteral("Question 3.")));
        QCOMPARE(text.count(QStringLiteral("Sessions are replicated with the store")), 1);
    }
    const Result other = raftctl(handout + QStringList{dir.filePath(QStringLiteral("out.doc"))});
    QCOMPARE(other.code, 2);
    QVERIFY2(other.error.contains(QStringLiteral("FILE.pdf, FILE.html or FILE.md")), qPrintable(other.error));
}

void Raftctl::leavesPaintingToTheWindow()
{
    const QTemporaryDir dir;
    const QString pdf = dir.filePath(QStringLiteral("out.pdf"));
    const Result result = raftctl({QStringLiteral("lesson"), QStringLiteral("handout"),
                                   QStringLiteral("exactly-once"), QStringLiteral("-o"), pdf});
    if (result.code != 0) {
        QVERIFY2(result.error.contains(QStringLiteral("raftarium exactly-once --handout ")),
                 qPrintable(result.error));
        QSKIP("The window's program is not built or installed here.");
    }
    QFile file(pdf);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
}

void Raftctl::marksAnswers()
{
    const QTemporaryDir dir;
    const QString lesson = fileWith(dir, "q.md",
                                    "cluster 3\nask \"A?\" \"x\" \"y\"*\nask \"B?\" server = 2\n"
                                    "ask \"C?\" entry = 1:1\nask \"D?\" \"x\"* \"y\"");
    QFile answers(dir.filePath(QStringLiteral("a.json")));
    QVERIFY(answers.open(QIODevice::WriteOnly));
    answers.write("{\"format\":\"raftarium-answers\",\"version\":1,\"answers\":["
                  "{\"question\":\"A?\",\"choice\":2},{\"question\":\"B?\",\"server\":3},"
                  "{\"question\":\"C?\",\"entry\":\"1:1\"}]}");
    answers.close();
    const QStringList grade{QStringLiteral("lesson"), QStringLiteral("grade"), lesson};
    const Result result = raftctl(grade + QStringList{answers.fileName()});
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains(QStringLiteral("2 of 4 right, 1 not answered")), qPrintable(result.out));
    QVERIFY2(result.out.contains(QStringLiteral("wrong: B?")), qPrintable(result.out));
    const auto marked = [&](const char *saved) {
        QFile file(dir.filePath(QStringLiteral("other.json")));
        if (file.open(QIODevice::WriteOnly))
            file.write(saved);
        file.close();
        return raftctl(grade + QStringList{file.fileName()});
    };
    const Result german = marked("{\"format\":\"raftarium-answers\",\"lesson\":\"q.md\",\"answers\":["
                                 "{\"question\":\"AA?\",\"choice\":2,\"answer\":\"ypsilon\"},"
                                 "{\"question\":\"BB?\",\"server\":2},{\"question\":\"CC?\"},"
                                 "{\"question\":\"DD?\",\"choice\":2,\"answer\":\"ypsilon\"}]}");
    QVERIFY2(german.out.contains(QStringLiteral("2 of 4 right, 1 not answered")), qPrintable(german.out));
    const Result other = marked("{\"format\":\"raftarium-answers\",\"lesson\":\"quiz.md\",\"answers\":["
                                "{\"question\":\"E?\",\"choice\":2}]}");
    QCOMPARE(other.code, 2);
    QVERIFY2(other.error.contains(QStringLiteral("another lesson, \"quiz.md\"")), qPrintable(other.error));
    const Result none = raftctl(grade + QStringList{lesson});
    QCOMPARE(none.code, 2);
    QVERIFY2(none.error.contains(QStringLiteral("Cannot mark")), qPrintable(none.error));
}

void Raftctl::tellsHelpAndVersion()
{
    QVERIFY(
        raftctl({QStringLiteral("--help")}).out.contains(QStringLiteral("scenario run [--processes] FILE")));
    QVERIFY(raftctl({QStringLiteral("--version")}).out.startsWith(QStringLiteral("raftctl ")));
}

QTEST_GUILESS_MAIN(Raftctl)
#include "raftctl.moc"
