#include "netnode/host/raftnode_manual.h"
#include "netnode/manual/completion_script.h"
#include "netnode/manual/manual_page.h"
#include "netnode/manual/option_lines.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace raftarium;

namespace {

Manual pageWith(const QString &text)
{
    Manual manual;
    manual.name = u"program"_s;
    manual.summary = u"an example"_s;
    manual.sections = {{u"description"_s, {text}}};
    return manual;
}

QStringList linesOf(const Manual &manual)
{
    return manualPage(manual, u"1.0.0"_s, u"2026-01-01"_s).split(u'\n');
}

const QList<ProgramOption> &examples()
{
    static const QList<ProgramOption> options{
        {u"size"_s, u"Which size."_s, u"WxH"_s},
        {.name = u"theme"_s,
         .text = u"Which [colours]: it's up to you."_s,
         .value = u"THEME"_s,
         .choices = {u"light"_s, u"dark"_s}},
        {u"tour"_s, u"Play the tour."_s},
    };
    return options;
}

/// What a shell offers for the last word of a line, as the script makes it.
QStringList bashOffers(const QString &script, const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted.append(u'\'' + word + u'\'');
    QProcess bash;
    bash.start(
        u"bash"_s,
        {u"--norc"_s, u"-c"_s,
         script + u"\nCOMP_WORDS=(%1); COMP_CWORD=%2; _sample; printf '%s\\n' \"${COMPREPLY[@]}\""_s.arg(
                      quoted.join(u' '), QString::number(words.size() - 1))});
    bash.waitForFinished();
    return QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class ManualTest : public QObject {
    Q_OBJECT

private slots:
    void everyOptionStandsInTheHelpAndInTheManual()
    {
        const QString page = manualPage(raftnodeManual(), u"1.0.0"_s, u"2026-01-01"_s);
        for (const ProgramOption &option : raftnodeOptions()) {
            QVERIFY2(raftnodeHelp().contains(u"--"_s + option.name), qPrintable(option.name));
            QVERIFY2(raftnodeHelp().contains(u'[' + option.variable + u']'), qPrintable(option.variable));
            const QString written = u"\\-\\-"_s + QString(option.name).replace(u'-', u"\\-"_s);
            QVERIFY2(page.contains(written), qPrintable(option.name));
        }
    }

    void theHelpNamesLettersAndValues()
    {
        const ProgramOption output{
            .name = u"output"_s, .text = u"The file."_s, .value = u"FILE"_s, .letter = u"o"_s};
        QCOMPARE(optionLines({output}), u"  -o, --output FILE  The file.\n"_s);
        QVERIFY(optionLines(examples()).contains(u"it's up to you. One of: light, dark.\n"_s));
        const ProgramOption named{.name = u"theme"_s,
                                  .text = u"Colours, light or dark."_s,
                                  .value = u"THEME"_s,
                                  .choices = {u"light"_s, u"dark"_s}};
        QCOMPARE(explained(named), named.text);
    }

    void linesOfTheHelpFitAnOldTerminal()
    {
        for (const QString &line : raftnodeHelp().split(u'\n'))
            if (!line.contains(u"--peers '")) // An example is one line, to be copied.
                QVERIFY2(line.size() <= helpColumns, qPrintable(line));
    }

    void textIsNeverTakenForAnInstruction()
    {
        const QStringList lines = linesOf(pageWith(u".profile is a file. 'tis a \\ too. – is a dash"_s));
        QVERIFY(lines.contains(u"\\&.profile is a file."_s));
        QVERIFY(lines.contains(u"\\&'tis a \\e too."_s));
        QVERIFY(lines.contains(u"\\[u2013] is a dash"_s));
    }

    void everySentenceBeginsALineAndNoLineIsLong()
    {
        const QStringList lines = linesOf(pageWith(u"One. Two! Three? "_s + u"many words "_s.repeated(40)));
        QVERIFY(lines.contains(u"One."_s) && lines.contains(u"Two!"_s) && lines.contains(u"Three?"_s));
        for (const QString &line : lines)
            QVERIFY2(line.size() < 80, qPrintable(line));
    }

    void whatIsTypedIsBoldAndTheRestIsNot()
    {
        const QStringList lines = linesOf(pageWith(u"Type `put 1 x=1` or `put -`, then `run`."_s));
        QVERIFY2(lines.contains(u"Type \\fBput 1 x=1\\fR or \\fBput \\-\\fR, then \\fBrun\\fR."_s),
                 qPrintable(lines.join(u'\n')));
    }

    void formsStandBeneathEachOtherAndTitlesAboveThem()
    {
        Manual manual = pageWith({});
        manual.sections = {
            {u"words"_s, {ManualHeading{u"Time"_s}, ManualEntry{u"wait 1\nwait 2"_s, u"Waits."_s}}}};
        const QString page = manualPage(manual, u"1.0.0"_s, u"2026-01-01"_s);
        QVERIFY2(page.contains(u".SS \"Time\"\n.TP\n.B \"wait 1\"\n.TQ\n.B \"wait 2\"\nWaits."_s),
                 qPrintable(page));
    }

    void bashOffersOptionsAndTheirValues()
    {
        const QString script = *completionScript(u"bash"_s, {u"sample"_s, examples(), true});
        QCOMPARE(bashOffers(script, {u"sample"_s, u"--t"_s}), (QStringList{u"--theme"_s, u"--tour"_s}));
        QCOMPARE(bashOffers(script, {u"sample"_s, u"--theme"_s, u"d"_s}), QStringList{u"dark"_s});
        QCOMPARE(bashOffers(script, {u"sample"_s, u"--size"_s, {}}), QStringList());
    }

    void everyShellAcceptsItsScript_data()
    {
        QTest::addColumn<QStringList>("check");
        QTest::newRow("bash") << QStringList{u"bash"_s, u"-n"_s};
        QTest::newRow("zsh") << QStringList{u"zsh"_s, u"-n"_s};
        QTest::newRow("fish") << QStringList{u"fish"_s, u"--no-execute"_s};
    }

    void everyShellAcceptsItsScript()
    {
        QFETCH(const QStringList, check);
        if (QStandardPaths::findExecutable(check.first()).isEmpty())
            QSKIP("this shell is not installed");
        QProcess shell;
        shell.start(check.first(), {check.last(), u"/dev/stdin"_s});
        shell.write(completionScript(check.first(), {u"sample"_s, examples(), true})->toUtf8());
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    }

    void anUnknownShellHasNoScript()
    {
        QVERIFY(!completionScript(u"tcsh"_s, {u"sample"_s, examples(), true}));
    }
};

QTEST_MAIN(ManualTest)
#include "manual_test.moc"
