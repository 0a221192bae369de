#include "run_raftctl.h"

using namespace Qt::StringLiterals;

/// What raftctl explains: every command its options, every mistake what may have been meant, every shell the
/// words.
class Help : public QObject {
    Q_OBJECT

private slots:
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();
    void itsOwnOptionsComeFirst();
    void theHelpIsAlsoACommand();
    void whatCannotBePrintedWasNotDone();
    void mistakesSayWhatMayBeMeant_data();
    void mistakesSayWhatMayBeMeant();
    void shellsCompleteOptionsAndTheirValues_data();
    void shellsCompleteOptionsAndTheirValues();
    void keysAreThoseOfTheStore();
    void theLanguageHasAPageOfTheManual();
};

void Help::everyCommandExplainsItself_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("option");
    const auto row = [](const char *command, const char *option) {
        QTest::newRow(command) << QString::fromLatin1(command) << QString::fromLatin1(option);
    };
    row("up", "--port PORT");
    row("write", "--if-absent");
    row("read", "--local");
    row("delete", "--nodes LIST");
    row("status", "--nodes LIST");
    row("watch", "--all");
    row("health", "--at SERVER");
    row("log", "--from INDEX");
    row("transfer", "--nodes LIST");
    row("members", "--learner");
    row("faults", "--cut-from IDS");
    row("bench", "--clients N");
    row("scenario", "--processes");
    row("scenario run", "--verbose");
    row("scenario help", "--markdown");
    row("lesson list", "--json");
    row("lesson questions", "--gift");
    row("lesson handout", "-o, --output FILE");
    row("lesson grade", "--json");
    row("soak", "--without RULE");
    row("explore", "--depth N");
    row("check-history", "--svg FILE");
    row("scenario minimise", "--out FILE");
    row("inevitable", "--instants N");
    row("statistics", "--elections N");
    row("recording show", "--json");
    row("recording hash", "--json");
    row("journal show", "--json");
    row("completion", "--help");
}

void Help::everyCommandExplainsItself()
{
    QFETCH(QString, command);
    QFETCH(QString, option);
    for (const QString &ask : {u"--help"_s, u"-h"_s}) {
        const RaftctlResult help = raftctl(command.split(u' ') << ask);
        if (command == u"scenario"_s) // There are two of them.
            continue;
        QCOMPARE(help.code, 0);
        QVERIFY2(help.out.startsWith(u"Usage: raftctl "_s + command), qPrintable(help.out));
        QVERIFY2(help.out.contains(option), qPrintable(help.out));
        for (const QString &line : help.out.split(u'\n').mid(1))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }
}

void Help::itsOwnOptionsComeFirst()
{
    for (const auto &[command, own] :
         {std::pair(u"write"_s, u"--if-index"_s), std::pair(u"log"_s, u"--limit"_s),
          std::pair(u"faults"_s, u"--loss"_s), std::pair(u"up"_s, u"--with"_s)}) {
        const QString help = raftctl({command, u"--help"_s}).out;
        QVERIFY2(help.contains(own) && help.indexOf(own) < help.indexOf(u"--nodes"_s), qPrintable(help));
    }
}

void Help::theHelpIsAlsoACommand()
{
    QCOMPARE(raftctl({u"help"_s}).out, raftctl({u"--help"_s}).out);
    QCOMPARE(raftctl({u"help"_s, u"up"_s}).out, raftctl({u"up"_s, u"--help"_s}).out);
    const RaftctlResult two = raftctl({u"help"_s, u"scenario"_s, u"run"_s});
    QCOMPARE(two.code, 0);
    QVERIFY2(two.out.startsWith(u"Usage: raftctl scenario run"_s), qPrintable(two.out));
    QCOMPARE(raftctl({u"help"_s, u"dance"_s}).code, 2);
}

void Help::whatCannotBePrintedWasNotDone()
{
    for (const QString &command : {u"--help"_s, u"lesson list"_s, u"lesson list --json"_s, u"manual"_s}) {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(QStringLiteral(RAFTCTL), command.split(u' '));
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardError(), QByteArray("raftctl: Cannot write to standard output.\n"));
    }
}

void Help::mistakesSayWhatMayBeMeant_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *line, const char *complaint) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(complaint);
    };
    row("staus", "There is no command \"staus\"; did you mean \"status\"?");
    row("dance", "There is no command \"dance\"; see raftctl --help.");
    row("recording shwo x", "did you mean \"show\"?");
    row("lesson lits", "Expected \"lesson list\" or ");
    row("status --jsno", "Unknown option \"--jsno\"; did you mean --json?");
    row("status --bogus", "Unknown option \"--bogus\"; see raftctl status --help.");
    row("soak --withuot MajorityElects", "did you mean --without?");
    row("soak --without MajorityElect", "did you mean MajorityElects?");
    row("explore --without commitonlyownterm", "did you mean CommitOnlyOwnTerm?");
    row("soak --seeds", "--seeds needs a value; see raftctl soak --help.");
    row("soak 12", "Expected \"raftctl soak");
}

void Help::mistakesSayWhatMayBeMeant()
{
    QFETCH(QString, line);
    QFETCH(QString, complaint);
    const RaftctlResult result = raftctl(line.split(u' '));
    QCOMPARE(result.code, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.error.contains(complaint), qPrintable(result.error));
    QCOMPARE(result.error.count(u'\n'), 1);
    QVERIFY2(!result.error.contains(u".;"_s), qPrintable(result.error));
}

void Help::shellsCompleteOptionsAndTheirValues_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("completions");
    QTest::newRow("commands") << QStringList{u"rec"_s} << QStringList{u"recording"_s};
    QTest::newRow("second words") << QStringList{u"recording"_s, QString()}
                                  << QStringList{u"show"_s, u"hash"_s};
    QTest::newRow("options") << QStringList{u"soak"_s, u"--se"_s}
                             << QStringList{u"--seeds"_s, u"--servers"_s};
    QTest::newRow("options of two words")
        << QStringList{u"recording"_s, u"show"_s, u"--j"_s} << QStringList{u"--json"_s};
    QTest::newRow("rules") << QStringList{u"explore"_s, u"--without"_s, u"Majority"_s}
                           << QStringList{u"MajorityCommits"_s, u"MajorityElects"_s};
    QTest::newRow("members") << QStringList{u"members"_s, QString()} << QStringList{u"add"_s, u"remove"_s};
    QTest::newRow("faults") << QStringList{u"faults"_s, u"2"_s, QString()}
                            << QStringList{u"heal"_s, u"crash"_s};
    QTest::newRow("a server comes first") << QStringList{u"faults"_s, QString()} << QStringList{};
    QTest::newRow("a value is no argument")
        << QStringList{u"faults"_s, u"--loss"_s, u"0.1"_s, QString()} << QStringList{};
    QTest::newRow("an address is one argument")
        << QStringList{u"faults"_s, u"localhost"_s, u":"_s, u"8001"_s, QString()}
        << QStringList{u"heal"_s, u"crash"_s};
    QTest::newRow("once is enough") << QStringList{u"members"_s, u"add"_s, QString()} << QStringList{};
    QTest::newRow("a value that nobody can list")
        << QStringList{u"soak"_s, u"--seeds"_s, QString()} << QStringList{};
}

void Help::shellsCompleteOptionsAndTheirValues()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, completions);
    const QStringList command{u"-c"_s, uR"sh(
eval "$("$0" completion bash)"
COMP_WORDS=(raftctl "$@")
COMP_CWORD=$#
_raftctl
printf '%s\n' "${COMPREPLY[@]}")sh"_s,
                              QStringLiteral(RAFTCTL)};
    QProcess bash;
    bash.start(u"bash"_s, command + words);
    QVERIFY(bash.waitForFinished(60'000));
    QStringList found = QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(bash.readAllStandardError(), QByteArray());
    std::sort(found.begin(), found.end());
    std::sort(completions.begin(), completions.end());
    for (const QString &completion : completions)
        QVERIFY2(found.contains(completion), qPrintable(found.join(u' ')));
    if (completions.isEmpty())
        QCOMPARE(found, completions);
}

/// Completes as bash does when the line of `words` is typed, with a raftctl that knows some keys.
QStringList offeredKeys(const QStringList &words, const QString &line)
{
    const QStringList command{u"-c"_s, uR"sh(
eval "$("$0" completion bash)"
raftctl() { printf '%s\n' color zone1:temp zone1:time | grep "^${@: -1}"; }
COMP_LINE=$1 COMP_POINT=${#1}
shift
COMP_WORDS=(raftctl "$@") COMP_CWORD=$#
_raftctl
printf '%s\n' "${COMPREPLY[@]}")sh"_s,
                              QStringLiteral(RAFTCTL), line};
    QProcess bash;
    bash.start(u"bash"_s, command + words);
    bash.waitForFinished(60'000);
    return QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

void Help::keysAreThoseOfTheStore()
{
    QCOMPARE(offeredKeys({u"read"_s, u"c"_s}, u"raftctl read c"_s), QStringList{u"color"_s});
    QCOMPARE(offeredKeys({u"write"_s, u"color"_s, {}}, u"raftctl write color "_s), QStringList());
    // Bash takes a colon for a word of its own, and puts what is offered behind it.
    const QStringList zone{u"temp"_s, u"time"_s};
    QCOMPARE(offeredKeys({u"delete"_s, u"zone1"_s, u":"_s}, u"raftctl delete zone1:"_s), zone);
    QCOMPARE(offeredKeys({u"watch-key"_s, u"zone1"_s, u":"_s, u"t"_s}, u"raftctl watch-key zone1:t"_s), zone);
}

void Help::theLanguageHasAPageOfTheManual()
{
    const RaftctlResult page = raftctl({u"manual"_s, u"scenario"_s});
    QCOMPARE(page.code, 0);
    QVERIFY(page.out.startsWith(u".TH RAFTARIUM\\-SCENARIO 5 "_s));
    for (const QString &word : {u"cluster N [OPTION"_s, u"prevote"_s, u"expect"_s, u"log 1"_s})
        QVERIFY2(page.out.contains(QString(word).replace(u'-', u"\\-"_s)), qPrintable(word));
    QCOMPARE(raftctl({u"manual"_s, u"other"_s}).code, 2);
}

QTEST_GUILESS_MAIN(Help)
#include "help.moc"
