#include "play.h"

#include <QtTest>

/// The Markdown around the commands: front matter, prose, steps, fences.
class Document : public QObject {
    Q_OBJECT

private slots:
    void readsALesson();
    void takesTheTitleFromTheFirstHeading();
    void leavesOtherBlocksAlone();
    void understandsWindowsLineEnds();
    void isRefused_data();
    void isRefused();
};

namespace {

raft::Scenario parsed(const char *text)
{
    auto result = raft::parseScenario(text, "lesson.md");
    if (const auto *problem = std::get_if<raft::ScenarioProblem>(&result))
        qFatal("%s", problem->message().c_str());
    return std::move(std::get<raft::Scenario>(result));
}

} // namespace

void Document::readsALesson()
{
    const raft::Scenario lesson =
        parsed("---\ntitle: Two steps\nreference: §5.2\nminutes: 4\nauthor: nobody\n---\n"
               "Before.\n\n## One\n\nFirst *prose*.\n```raft\ncluster 3; elect 1\n```\n"
               "More.\n## Two\n```raft\nput 1 a=1 # a comment\n```\n## Three\n");
    QCOMPARE(lesson.title, std::string("Two steps"));
    QCOMPARE(lesson.reference, std::string("§5.2"));
    QCOMPARE(lesson.minutes, 4);
    QCOMPARE(lesson.steps.size(), std::size_t{4});
    QCOMPARE(lesson.steps[0].prose(), std::string("Before.\n\n"));
    QCOMPARE(lesson.steps[1].title, std::string("One"));
    QCOMPARE(lesson.steps[1].prose(), std::string("\nFirst *prose*.\nMore.\n"));
    QCOMPARE(lesson.steps[1].firstCommand, std::size_t{0});
    QCOMPARE(lesson.steps[2].firstCommand, std::size_t{2});
    QCOMPARE(lesson.steps[3].firstCommand, std::size_t{3});
    QCOMPARE(lesson.commands.size(), std::size_t{3});
    QCOMPARE(lesson.commands[1].text, std::string("elect 1"));
    QCOMPARE(lesson.commands[2].text, std::string("put 1 a=1"));
    QCOMPARE(lesson.commands[2].line, std::size_t{18});
}

void Document::takesTheTitleFromTheFirstHeading()
{
    QCOMPARE(parsed("# A name\n# Another\n").title, std::string("A name"));
}

void Document::leavesOtherBlocksAlone()
{
    const raft::Scenario lesson =
        parsed("```sh\n## no step\nrm -rf nothing\n```\n~~~~ raft play\ncluster 3\n~~~~\n"
               "````raft\nexpect leader none\n````\n");
    QCOMPARE(lesson.commands.size(), std::size_t{2});
    QCOMPARE(lesson.steps.size(), std::size_t{1});
    QVERIFY(lesson.steps[0].prose().find("rm -rf nothing") != std::string::npos);
}

void Document::understandsWindowsLineEnds()
{
    const raft::Scenario lesson =
        parsed("\xEF\xBB\xBF---\r\ntitle: X\r\n---\r\n```raft\r\ncluster 3\r\nelect 1\r\n```\r\n");
    QCOMPARE(lesson.title, std::string("X"));
    QCOMPARE(lesson.commands.size(), std::size_t{2});
    QVERIFY(raft::runScenario(lesson, raft::simulations()).passed());
}

void Document::isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("a block without end")
        << QByteArray("\n```raft\ncluster 3\n") << QByteArray("lesson.md:2: this block is never closed");
    QTest::newRow("front matter without end")
        << QByteArray("---\ntitle: X\n") << QByteArray("lesson.md:1: the front matter is never closed");
    QTest::newRow("front matter without colon")
        << QByteArray("---\ntitle\n---\n") << QByteArray("lesson.md:2: expected \"key: value\"");
    QTest::newRow("minutes in words") << QByteArray("---\nminutes: ten\n---\n")
                                      << QByteArray("lesson.md:2: expected a whole number of minutes");
}

void Document::isRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, complaint);
    const auto result = raft::parseScenario(text.toStdString(), "lesson.md");
    const auto *problem = std::get_if<raft::ScenarioProblem>(&result);
    QVERIFY(problem != nullptr);
    QVERIFY2(problem->message().starts_with(complaint.toStdString()), problem->message().c_str());
}

QTEST_APPLESS_MAIN(Document)
#include "document.moc"
