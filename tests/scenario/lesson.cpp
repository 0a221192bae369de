#include "raftcore/scenario/lesson.h"

#include "play.h"

#include "raftcore/scenario/question.h"
#include "raftcore/scenario/runner.h"

#include <QtTest>

using namespace raft;

/// What makes a scenario a lesson: prose in between, questions, ways that part, things to do.
class Lesson : public QObject {
    Q_OBJECT

private slots:
    void saysForWhomItIs();
    void keepsProseAndBlocksInTheirOrder();
    void offersChoicesWithASentenceEach();
    void asksForServersAndEntries();
    void mayBeWrittenOverSeveralLines();
    void marksAnswers();
    void playsTheSolutionOfFreePlay();
    void failsWhereASolutionDoesNotReachItsGoal();
    void repeatsCommands();
    void comesThroughEveryBranch();
    void stopsAtAQuestionWhenSomebodyFollows();
    void letsThePersonAct();
    void tellsWhatIsToBeSeen();
    void aNewClusterEndsWhatIsSaid();
    void aNewStepEndsWhatIsSaid();
    void startsTheClusterBeforeItAsks();
};

namespace {

Scenario parsed(const std::string &text)
{
    auto result = parseScenario(text, "lesson.md");
    if (const auto *problem = std::get_if<ScenarioProblem>(&result))
        qFatal("%s", problem->message().c_str());
    return std::move(std::get<Scenario>(result));
}

Scenario block(const std::string &commands)
{
    return parsed("```raft\n" + commands + "\n```\n");
}

template <class Act>
const Act &act(const Scenario &scenario, std::size_t place)
{
    return std::get<Act>(scenario.commands.at(place).act);
}

ScenarioOutcome run(const Scenario &scenario, std::size_t way = 0)
{
    return runScenario(scenario, simulations(), {}, 2'000'000, {}, way);
}

QByteArray problemOf(const ScenarioOutcome &outcome)
{
    return outcome.problem ? QByteArray::fromStdString(outcome.problem->message()) : QByteArray();
}

/// A lesson and somebody who follows it.
struct Lecture {
    explicit Lecture(const std::string &commands)
        : runner(
              block(commands),
              [this](const ClusterSetup &setup, std::string *problem) {
                  cluster = simulate(setup, problem);
                  return cluster.get();
              },
              withAudience())
    {
    }

    static ScenarioRunner::Options withAudience()
    {
        ScenarioRunner::Options options;
        options.audience = true;
        return options;
    }

    /// Goes on to the next question, or to the end.
    ScenarioRunner::Progress goOn()
    {
        for (;;) {
            const ScenarioRunner::Progress progress = runner.step();
            if (progress == ScenarioRunner::Progress::Waiting)
                runner.letTimePass();
            else if (progress != ScenarioRunner::Progress::Done)
                return progress;
        }
    }

    std::unique_ptr<Cluster> cluster;
    ScenarioRunner runner;
};

} // namespace

void Lesson::saysForWhomItIs()
{
    const Scenario lesson =
        parsed("---\ntitle: \"Elections\"\nreference: §5.2\nfigure: Figure 4\nminutes: 8\n"
               "level: second\nauthor: A. Teacher\nlanguage: en\n---\n");
    QCOMPARE(lesson.title, std::string("Elections"));
    QCOMPARE(lesson.figure, std::string("Figure 4"));
    QCOMPARE(lesson.minutes, 8);
    QVERIFY(lesson.level == LessonLevel::Second);
    QCOMPARE(lesson.author, std::string("A. Teacher"));
    QCOMPARE(lesson.language, std::string("en"));
    const auto wrong = parseScenario("---\nlevel: third\n---\n", "lesson.md");
    QCOMPARE(std::get<ScenarioProblem>(wrong).message(),
             std::string("lesson.md:2: expected level: first, second or expert"));
}

void Lesson::keepsProseAndBlocksInTheirOrder()
{
    const Scenario lesson = parsed("## One\nBefore *it*.\n\n```raft\ncluster 3\nelect 1\n```\nAfter it.\n"
                                   "```raft\nput 1 a=1\n```\n## Two\n```raft\nrun\n```\n");
    const ScenarioStep &one = lesson.steps.at(1);
    QCOMPARE(one.parts.size(), std::size_t{4});
    QCOMPARE(std::get<LessonProse>(one.parts[0]).markdown, std::string("Before *it*.\n\n"));
    QCOMPARE(std::get<LessonProse>(one.parts[0]).line, std::size_t{2});
    const auto &first = std::get<LessonBlock>(one.parts[1]);
    QCOMPARE(first.line, std::size_t{4});
    QCOMPARE(first.lastLine, std::size_t{7});
    QCOMPARE(first.firstCommand, std::size_t{0});
    QCOMPARE(first.endCommand, std::size_t{2});
    QCOMPARE(std::get<LessonProse>(one.parts[2]).markdown, std::string("After it.\n"));
    QCOMPARE(std::get<LessonBlock>(one.parts[3]).firstCommand, std::size_t{2});
    QCOMPARE(stepOf(lesson, 2), std::size_t{1});
    QCOMPARE(stepOf(lesson, 3), std::size_t{2});
    QCOMPARE(stepOf(lesson, 4), std::size_t{2}); // Behind the last command.
    QCOMPARE(partOf(one, 0), std::size_t{1});
    QCOMPARE(partOf(one, 2), std::size_t{3});
}

void Lesson::offersChoicesWithASentenceEach()
{
    const Scenario lesson =
        block("ask \"Committed?\" \"Yes\" -> \"Play on.\" \"Not yet\"* \"No\"->\"Never?\" "
              "else \"Think again.\" because \"Figure 8.\"");
    const auto &ask = act<command::Ask>(lesson, 0);
    const auto &choices = std::get<command::Ask::Choices>(ask.answers);
    QCOMPARE(choices.size(), std::size_t{3});
    QCOMPARE(choices[0].remark, std::string("Play on."));
    QVERIFY(!choices[0].right && choices[1].right && !choices[2].right);
    QCOMPARE(choices[2].text, std::string("No"));
    QCOMPARE(choices[2].remark, std::string("Never?"));
    QCOMPARE(ask.otherwise, std::string("Think again."));
    QCOMPARE(ask.because, std::string("Figure 8."));
}

void Lesson::asksForServersAndEntries()
{
    const Scenario lesson =
        block("cluster 3\nask \"Who can be elected?\" server = 2,S3 else \"An old log.\"\n"
              "ask \"Which entry goes?\" entry=2:3 because \"A conflict.\"");
    const auto &servers = std::get<command::Ask::Servers>(act<command::Ask>(lesson, 1).answers);
    QCOMPARE(servers, (std::vector<NodeId>{NodeId{2}, NodeId{3}}));
    const auto &entries = std::get<command::Ask::Entries>(act<command::Ask>(lesson, 2).answers);
    QCOMPARE(entries.size(), std::size_t{1});
    QCOMPARE(entries[0].server.value, std::uint64_t{2});
    QCOMPARE(entries[0].index.value, std::uint64_t{3});
}

void Lesson::mayBeWrittenOverSeveralLines()
{
    const Scenario lesson = block("ask \"Q?\"\n    \"a\" -> \"no\"   # usual\n    \"b\"*\n    else \"e\"\n"
                                  "    because \"r\"\nnotes \"n\"");
    QCOMPARE(lesson.commands.size(), std::size_t{2});
    QCOMPARE(lesson.commands[0].line, std::size_t{2});
    QCOMPARE(lesson.commands[1].line, std::size_t{7});
    QCOMPARE(act<command::Ask>(lesson, 0).because, std::string("r"));
}

void Lesson::marksAnswers()
{
    const Scenario lesson =
        block("cluster 3\nask \"Q?\" \"a\" -> \"no\" \"b\" \"c\"* -> \"yes\" else \"hm\"\n"
              "ask \"Who?\" server = 2 else \"not that one\"");
    const auto &choices = act<command::Ask>(lesson, 1);
    const auto remark = [&](std::size_t choice) { return mark(choices, choice).remark; };
    QCOMPARE(remark(0), std::string("no"));
    QCOMPARE(remark(1), std::string("hm"));
    QCOMPARE(remark(2), std::string("yes"));
    QVERIFY(!mark(choices, std::size_t{0}).right && mark(choices, std::size_t{2}).right);
    QVERIFY(!mark(choices, std::size_t{7}).right && !mark(choices, NodeId{2}).right);
    QVERIFY(mark(choices, rightAnswer(choices)).right);
    const auto &server = act<command::Ask>(lesson, 2);
    QVERIFY(mark(server, NodeId{2}).right);
    QCOMPARE(mark(server, NodeId{1}).remark, std::string("not that one"));
}

void Lesson::playsTheSolutionOfFreePlay()
{
    const ScenarioOutcome outcome = run(block("cluster 3\nfree \"Elect S2.\" until role 2 leader\nsolution\n"
                                              "timeout 2; run\nend\nexpect role 2 leader term=1"));
    QCOMPARE(problemOf(outcome), QByteArray());
    QCOMPARE(problemOf(run(block("cluster 3 clock\nfree \"Wait.\" until leader any within 2s\nsolution\nend\n"
                                 "expect leader any"))),
             QByteArray());
    QCOMPARE(problemOf(run(block("cluster 3\nfree \"Play.\"\nelect 1"))), QByteArray());
}

void Lesson::failsWhereASolutionDoesNotReachItsGoal()
{
    QCOMPARE(
        problemOf(run(block("cluster 3\nfree \"Elect S2.\" until role 2 leader\nsolution\ntimeout 2\nend"))),
        QByteArray("lesson.md:6: expected the solution of line 3 to reach role 2 leader, but S2 is candidate "
                   "in term 1"));
}

void Lesson::repeatsCommands()
{
    const ScenarioOutcome outcome =
        run(block("cluster 3; elect 1\nrepeat 3\n  put 1 n+=1; run\n  repeat 2; put 1 m+=1; run; end\nend\n"
                  "expect value 2 n = 3; expect value 2 m = 6"));
    QCOMPARE(problemOf(outcome), QByteArray());
}

void Lesson::comesThroughEveryBranch()
{
    const Scenario lesson =
        block("cluster 3; elect 1\nchoose \"And now?\" \"S1 writes a\" \"S1 writes b\"\n"
              "when 1; put 1 a=1; run; end\nwhen 2; put 1 b=1; run; end\n"
              "ask \"Q?\" \"x\" \"y\"*\nwhen wrong; put 1 c=1; run; end\nwhen right; put 1 d=1; run; end");
    QCOMPARE(waysThrough(lesson), std::size_t{3});
    const auto written = [&](std::size_t way, const char *key) {
        return run(lesson, way).cluster->view().server(NodeId{1})->store.find(key).has_value();
    };
    QVERIFY(written(0, "a") && !written(0, "b") && !written(0, "c") && written(0, "d"));
    QVERIFY(written(1, "a") && !written(1, "b") && written(1, "c") && !written(1, "d"));
    QVERIFY(!written(2, "a") && written(2, "b") && !written(2, "c") && written(2, "d"));
    QCOMPARE(waysThrough(block("cluster 3; ask \"Q?\" \"x\" \"y\"*")), std::size_t{1});
}

void Lesson::stopsAtAQuestionWhenSomebodyFollows()
{
    Lecture lecture("cluster 3\nask \"Q?\" \"x\" -> \"wrong\" \"y\"*\nwhen wrong; elect 1; end\nexpect safe");
    QVERIFY(lecture.goOn() == ScenarioRunner::Progress::Asking);
    QVERIFY(lecture.runner.step() == ScenarioRunner::Progress::Asking);
    QCOMPARE(lecture.runner.commandsDone(), std::size_t{1});
    const MarkedAnswer marked = lecture.runner.answer(std::size_t{0});
    QVERIFY(!marked.right);
    QCOMPARE(marked.remark, std::string("wrong"));
    QVERIFY(lecture.goOn() == ScenarioRunner::Progress::Ended);
    QVERIFY(!lecture.runner.problem());
    QVERIFY(lecture.cluster->view().leader() != nullptr); // The branch for the wrong answer was played.
}

void Lesson::letsThePersonAct()
{
    const char *const commands =
        "cluster 3\nfree \"Elect S2.\" until role 2 leader\nsolution\ntimeout 2; run\n"
        "end\nput 2 a=1";
    Lecture acts(commands);
    QVERIFY(acts.goOn() == ScenarioRunner::Progress::Asking);
    QVERIFY(!acts.runner.isFreePlayDone());
    acts.cluster->perform(action::ForceTimeout{NodeId{2}});
    for (int round = 0; round < 3; ++round)
        for (const MessageView &message : acts.cluster->view().messages)
            acts.cluster->perform(action::Deliver{message.id});
    QVERIFY(acts.runner.isFreePlayDone());
    acts.runner.goOn();
    QVERIFY(acts.goOn() == ScenarioRunner::Progress::Ended);
    QVERIFY(!acts.runner.problem());
    QCOMPARE(acts.cluster->view().server(NodeId{2})->hard.term.value, std::uint64_t{1});

    Lecture watches(commands);
    QVERIFY(watches.goOn() == ScenarioRunner::Progress::Asking);
    const EventNumber began = watches.cluster->events().size();
    const Time at = watches.cluster->now();
    watches.cluster->perform(action::Crash{NodeId{2}}); // That was no good idea.
    watches.cluster = watches.cluster->branch(began, at);
    watches.runner.continueOn(*watches.cluster);
    watches.runner.showSolution();
    QVERIFY(watches.goOn() == ScenarioRunner::Progress::Ended);
    QVERIFY(!watches.runner.problem());
}

void Lesson::tellsWhatIsToBeSeen()
{
    Lecture lecture(
        "cluster 3\ncaption \"Nobody leads.\"\nnotes \"Let them vote.\"\nshow 1 entry 2:3 link 1-3\n"
        "ask \"Q?\" \"x\" \"y\"*\ncaption S1 leads\nshow none\nelect 1");
    lecture.goOn();
    const LessonCues before = cuesAfter(lecture.runner.scenario(), lecture.runner.played());
    QCOMPARE(before.caption, std::string("Nobody leads."));
    QCOMPARE(before.notes, std::string("Let them vote."));
    QCOMPARE(before.shown.size(), std::size_t{3});
    QVERIFY(std::get<NodeId>(before.shown[0]) == NodeId{1});
    lecture.runner.answer(std::size_t{1});
    lecture.goOn();
    const LessonCues after = cuesAfter(lecture.runner.scenario(), lecture.runner.played());
    QCOMPARE(after.caption, std::string("S1 leads"));
    QVERIFY(after.shown.empty());
    QCOMPARE(lecture.runner.played().back().cluster, std::size_t{1});
}

/// What was said of one picture is not true of another.
void Lesson::aNewClusterEndsWhatIsSaid()
{
    Lecture lecture("cluster 3\ncaption \"Three servers.\"\nshow 1\ncluster 4\nask \"Q?\" \"x\" \"y\"*");
    lecture.goOn();
    const LessonCues cues = cuesAfter(lecture.runner.scenario(), lecture.runner.played());
    QVERIFY(cues.caption.empty());
    QVERIFY(cues.shown.empty());
}

void Lesson::aNewStepEndsWhatIsSaid()
{
    auto parsed = parseScenario("## One\n\n```raft\ncluster 3\ncaption \"Three servers.\"\nshow 1\n```\n\n"
                                "## Two\n\n```raft\nelect 1\n```\n",
                                "lesson.md");
    const auto &scenario = std::get<Scenario>(parsed);
    std::vector<PlayedCommand> played;
    for (std::size_t command = 0; command < 3; ++command)
        played.push_back({command, 1, 0, {}});
    const LessonCues first = cuesAfter(scenario, played);
    QCOMPARE(first.caption, std::string("Three servers."));
    played.push_back({3, 1, 0, {}});
    const LessonCues cues = cuesAfter(scenario, played);
    QCOMPARE(cues.step, first.step + 1);
    QVERIFY(cues.caption.empty());
    QVERIFY(cues.shown.empty());
}

void Lesson::startsTheClusterBeforeItAsks()
{
    Lecture lecture(
        "cluster 3\nnode 1 log=1,1\ncaption \"before\"\nnode 2 log=1\nask \"Q?\" \"x\" \"y\"*\nelect 1");
    QVERIFY(lecture.goOn() == ScenarioRunner::Progress::Asking);
    QVERIFY(lecture.cluster != nullptr);
    QCOMPARE(lecture.cluster->view().server(NodeId{2})->log.lastIndex().value, std::uint64_t{1});
}

QTEST_APPLESS_MAIN(Lesson)
#include "lesson.moc"
