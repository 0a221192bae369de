#include "play.h"

#include "raftcore/scenario/lesson.h"
#include "raftcore/scenario/question.h"
#include "raftcore/scenario/real_time.h"

#include <QDir>
#include <QtTest>

using namespace raft;

/// The lessons that come with the program: what a teacher may rely on. That they pass, and do not rest on
/// luck, is tested with all other scenario files.
class Lessons : public QObject {
    Q_OBJECT

private slots:
    void thereAreEnough();
    void isGoodForAnHour_data();
    void isGoodForAnHour();
    void passesEveryWay_data() { isGoodForAnHour_data(); }
    void passesEveryWay();
    void tenAreForRealServersToo();
    void otherLanguagesRunToTheSameEvents();
    void mistakesHaveAPlaceAndCrashNothing();
};

namespace {

const QString folder = QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios");

QStringList names()
{
    return QDir(folder).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
}

std::string textOf(const QString &name)
{
    QFile file(folder + QLatin1Char('/') + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

Scenario lesson(const QString &name)
{
    auto parsed = parseScenario(textOf(name), name.toStdString());
    if (const auto *problem = std::get_if<ScenarioProblem>(&parsed))
        qFatal("%s", problem->message().c_str());
    return std::get<Scenario>(std::move(parsed));
}

/// "de" of lesson.de.md; what names no language is English.
QString languageNamedBy(const QString &name)
{
    const QString stem = QFileInfo(name).completeBaseName();
    return stem.contains(QLatin1Char('.')) ? stem.section(QLatin1Char('.'), -1) : QStringLiteral("en");
}

/// The events of a lesson, without what it calls its marks.
std::vector<Event> eventsOf(const QString &name)
{
    const ScenarioOutcome outcome = runScenario(lesson(name), simulations());
    std::vector<Event> events;
    for (EventNumber number = 1; outcome.cluster && number <= outcome.cluster->events().size(); ++number)
        events.push_back(outcome.cluster->events()[number]);
    return events;
}

bool areSame(const Event &one, const Event &other)
{
    return one.at == other.at && one.kind == other.kind && one.server == other.server &&
           one.other == other.other && one.term == other.term && one.position == other.position &&
           one.cause == other.cause && one.detail == other.detail && one.count == other.count;
}

/// Every wrong answer is answered by a sentence.
bool explainsEveryWrongAnswer(const command::Ask &ask)
{
    const auto *choices = std::get_if<command::Ask::Choices>(&ask.answers);
    if (choices == nullptr)
        return !ask.otherwise.empty();
    return std::all_of(choices->begin(), choices->end(), [&](const command::Ask::Choice &choice) {
        return choice.right || !choice.remark.empty() || !ask.otherwise.empty() || !ask.because.empty();
    });
}

} // namespace

void Lessons::thereAreEnough()
{
    QVERIFY(names().size() >= 18);
    for (const char *original : {"leader-election.md", "log-consistency.md", "crash-and-recovery.md",
                                 "network-partition.md", "integration.md"})
        QVERIFY(names().contains(QString::fromUtf8(original)));
}

void Lessons::isGoodForAnHour_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : names())
        QTest::newRow(qPrintable(name)) << name;
}

void Lessons::isGoodForAnHour()
{
    QFETCH(QString, name);
    const Scenario scenario = lesson(name);
    QVERIFY(!scenario.title.empty() && !scenario.reference.empty());
    QVERIFY(scenario.level != LessonLevel::Unsaid);
    QCOMPARE(scenario.language, languageNamedBy(name).toStdString());
    QVERIFY(scenario.minutes >= 3 && scenario.minutes <= 12);
    QVERIFY(scenario.steps.size() >= 3);
    int questions = 0;
    for (const std::size_t place : questionsOf(scenario)) {
        const auto *ask = std::get_if<command::Ask>(&scenario.commands[place].act);
        if (ask == nullptr)
            continue;
        ++questions;
        QVERIFY2(!ask->because.empty(), ask->question.c_str());
        QVERIFY2(explainsEveryWrongAnswer(*ask), ask->question.c_str());
    }
    QVERIFY2(questions >= 2, qPrintable(QString::number(questions)));
}

void Lessons::passesEveryWay()
{
    QFETCH(QString, name);
    const Scenario scenario = lesson(name);
    for (std::size_t way = 0; way < waysThrough(scenario); ++way) {
        const ScenarioOutcome outcome = runScenario(scenario, simulations(), {}, 2'000'000, {}, way);
        QVERIFY2(outcome.passed(), outcome.problem ? outcome.problem->message().c_str() : "");
    }
}

void Lessons::tenAreForRealServersToo()
{
    int count = 0;
    for (const QString &name : names())
        count += problemInRealTime(lesson(name)) ? 0 : 1;
    QVERIFY2(count >= 10, qPrintable(QString::number(count)));
}

/// A lesson in another language differs in its words alone.
void Lessons::otherLanguagesRunToTheSameEvents()
{
    int translations = 0;
    for (const QString &name : names()) {
        if (languageNamedBy(name) == QStringLiteral("en"))
            continue;
        ++translations;
        const QString original = name.section(QLatin1Char('.'), 0, 0) + QStringLiteral(".md");
        QVERIFY2(names().contains(original), qPrintable(name));
        const std::vector<Event> events = eventsOf(name);
        const std::vector<Event> english = eventsOf(original);
        QCOMPARE(events.size(), english.size());
        QVERIFY2(std::equal(events.begin(), events.end(), english.begin(), areSame), qPrintable(name));
        QCOMPARE(lesson(name).minutes, lesson(original).minutes);
        QCOMPARE(questionsOf(lesson(name)).size(), questionsOf(lesson(original)).size());
    }
    QVERIFY2(translations >= 4, qPrintable(QString::number(translations)));
}

void Lessons::mistakesHaveAPlaceAndCrashNothing()
{
    Random dice(19);
    const QStringList all = names();
    const QByteArrayList pieces{"\"", "->", "*",  ";",      "end",   "\n```\n", "```raft\n", "when 9",
                                "#2", "=",  "S9", "repeat", "free ", "S1->S1",  "within",    "solution"};
    int malformed = 0;
    for (int round = 0; round < 400; ++round) {
        std::string text = textOf(all[static_cast<int>(dice.between(0, all.size() - 1))]);
        for (std::int64_t changes = dice.between(1, 4); changes > 0; --changes) {
            const auto at =
                static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(text.size()) - 1));
            if (dice.between(0, 1) == 0)
                text.erase(at, static_cast<std::size_t>(dice.between(1, 30)));
            else
                text.insert(at, pieces[static_cast<int>(dice.between(0, pieces.size() - 1))].toStdString());
        }
        const auto parsed = parseScenario(text, "changed.md");
        if (const auto *problem = std::get_if<ScenarioProblem>(&parsed)) {
            ++malformed;
            QVERIFY2(problem->line > 0 && !problem->text.empty(), problem->message().c_str());
            continue;
        }
        const ScenarioOutcome outcome = runScenario(std::get<Scenario>(parsed), simulations());
        QVERIFY(outcome.passed() || (outcome.problem->line > 0 && !outcome.problem->text.empty()));
    }
    QVERIFY2(malformed >= 100, qPrintable(QString::number(malformed)));
}

QTEST_APPLESS_MAIN(Lessons)
#include "lessons.moc"
