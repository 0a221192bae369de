#include "raftcore/scenario/minimise.h"

#include "play.h"

#include <QtTest>

/// A scenario that fails, with the fewest commands that still fail.
class Minimise : public QObject {
    Q_OBJECT

private slots:
    void leavesOutWhatAViolationDoesNotNeed();
    void keepsWhatAnExpectationFoundInstead();
    void cannotLoseAnotherCommand_data();
    void cannotLoseAnotherCommand();
    void hasNothingToDoWhereNothingFails();
    void canBeStopped();
};

namespace {

using namespace raft;

Scenario parsed(const QString &commands)
{
    return std::get<Scenario>(parseScenario(asFile(commands), "story.md"));
}

QString textOf(const Scenario &scenario)
{
    QStringList commands;
    for (const ScenarioCommand &command : scenario.commands)
        commands.append(QString::fromStdString(command.text));
    return commands.join(QStringLiteral("; "));
}

const QString lostEntry =
    QStringLiteral("cluster 3\nrule MajorityCommits off\nmark begin\nelect 1\nput 1 x=1\nrun\n"
                   "beat 1; run\nsplit 1 | 2,3\nput 1 y=2\nelect 2\nrun\nheal; run");
const QString wrongTerm =
    QStringLiteral("cluster 5\nelect 1; put 1 x=1; run\ncrash 5\nelect 2; run\nrestart 5\n"
                   "put 2 y=1; run\nbeat 2; run\nexpect term 2 = 7\nput 2 z=1");

} // namespace

void Minimise::leavesOutWhatAViolationDoesNotNeed()
{
    const Scenario whole =
        parsed(QStringLiteral("cluster 3\nrule CommitOnlyOwnTerm off\nrule MajorityCommits off\nelect 1\n"
                              "put 1 x=1\nbeat 1\nrun\nsplit 1 | 2,3\nput 1 y=2\nelect 2\nrun\nheal\nrun"));
    const auto found = minimise(whole, simulations());
    QVERIFY(found);
    QCOMPARE(found->before, std::size_t{13});
    const QString left = textOf(found->scenario);
    QVERIFY2(found->scenario.commands.size() <= 6, qPrintable(left));
    QVERIFY2(!left.contains(QStringLiteral("CommitOnlyOwnTerm")), qPrintable(left));
    QVERIFY2(left.contains(QStringLiteral("MajorityCommits")), qPrintable(left));
}

void Minimise::keepsWhatAnExpectationFoundInstead()
{
    const auto found = minimise(parsed(wrongTerm), simulations());
    QVERIFY(found);
    const QString left = textOf(found->scenario);
    QVERIFY2(left.endsWith(QStringLiteral("expect term 2 = 7")), qPrintable(left));
    QVERIFY2(found->problem.text.find("S2's term is 2") != std::string::npos, found->problem.text.c_str());
    QVERIFY2(!left.contains(QStringLiteral("put")), qPrintable(left));
}

void Minimise::cannotLoseAnotherCommand_data()
{
    QTest::addColumn<QString>("commands");
    QTest::newRow("a violation") << lostEntry;
    QTest::newRow("an expectation") << wrongTerm;
}

void Minimise::cannotLoseAnotherCommand()
{
    QFETCH(const QString, commands);
    const auto found = minimise(parsed(commands), simulations());
    QVERIFY(found);
    const std::string file = toMarkdown(found->scenario, "Made short.");
    const Scenario left = std::get<Scenario>(parseScenario(file, "left.md"));
    QCOMPARE(left.commands.size(), found->scenario.commands.size());
    const ScenarioOutcome outcome = runScenario(left, simulations());
    QVERIFY(outcome.problem);
    QCOMPARE(outcome.problem->text, found->problem.text);
    const auto again = minimise(left, simulations());
    QVERIFY(again);
    QCOMPARE(textOf(again->scenario), textOf(left));
    for (std::size_t without = 0; without < left.commands.size(); ++without) {
        std::string text = "```raft\n";
        for (std::size_t place = 0; place < left.commands.size(); ++place)
            if (place != without)
                text += left.commands[place].text + "\n";
        const auto fewer = parseScenario(text + "```\n", "fewer.md");
        if (const auto *scenario = std::get_if<Scenario>(&fewer)) {
            const ScenarioOutcome other = runScenario(*scenario, simulations());
            QVERIFY2(!other.problem || other.problem->text != found->problem.text, text.c_str());
        }
    }
}

void Minimise::hasNothingToDoWhereNothingFails()
{
    QVERIFY(!minimise(parsed(QStringLiteral("cluster 3\nelect 1\nexpect leader 1")), simulations()));
}

void Minimise::canBeStopped()
{
    int asked = 0;
    const auto found = minimise(parsed(wrongTerm), simulations(), [&asked] { return ++asked < 20; });
    QVERIFY(!found || found->scenario.commands.size() > 4);
    QVERIFY(asked >= 20);
}

QTEST_APPLESS_MAIN(Minimise)
#include "minimise.moc"
