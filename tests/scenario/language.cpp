#include "play.h"

#include "raftcore/scenario/options.h"
#include "raftcore/scenario/parse_condition.h"
#include "raftcore/scenario/reference.h"
#include "raftcore/scenario/vocabulary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

/// What the language says about itself: examples, reference, help, the grammar for editors, and hints for
/// those who misspell a word.
class Language : public QObject {
    Q_OBJECT

private slots:
    void everyExampleRuns_data();
    void everyExampleRuns();
    void thePageHoldsTheReference();
    void theBlocksOfThePageRun();
    void theGrammarForEditorsKnowsEveryWord();
    void helpIsThereForEveryWord();
    void anUnknownWordNamesTheNearest_data();
    void anUnknownWordNamesTheNearest();
};

namespace {

const QString documentation = QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/documentation/");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All patterns of a TextMate grammar, wherever they stand.
void collectPatterns(const QJsonValue &value, QStringList &patterns)
{
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == QStringLiteral("match") || member.key() == QStringLiteral("begin"))
            patterns.append(member.value().toString());
        collectPatterns(member.value(), patterns);
    }
    for (const QJsonValue &element : value.toArray())
        collectPatterns(element, patterns);
}

} // namespace

void Language::everyExampleRuns_data()
{
    QTest::addColumn<QString>("commands");
    for (const raft::LanguageExample &example : raft::languageExamples())
        QTest::addRow("%s", example.word.c_str()) << QString::fromStdString(example.commands);
}

void Language::everyExampleRuns()
{
    QFETCH(QString, commands);
    QCOMPARE(raft::play(commands), QString());
}

void Language::thePageHoldsTheReference()
{
    const QByteArray page = contentOf(documentation + QStringLiteral("scenario-language.md"));
    const QByteArray reference = QByteArray::fromStdString(raft::referenceMarkdown());
    QVERIFY2(page.contains(reference), "raftctl scenario help --markdown writes that part of the page");
}

void Language::theBlocksOfThePageRun()
{
    const QByteArray page = contentOf(documentation + QStringLiteral("scenario-language.md"));
    const auto parsed = raft::parseScenario(page.toStdString(), "scenario-language.md");
    const auto *problem = std::get_if<raft::ScenarioProblem>(&parsed);
    QVERIFY2(problem == nullptr, problem == nullptr ? "" : problem->message().c_str());
    const auto &scenario = std::get<raft::Scenario>(parsed);
    QVERIFY(scenario.commands.size() > 10);
    const raft::ScenarioOutcome outcome = raft::runScenario(scenario, raft::simulations());
    QVERIFY2(outcome.passed(), outcome.problem ? outcome.problem->message().c_str() : "");
}

void Language::theGrammarForEditorsKnowsEveryWord()
{
    const QByteArray text =
        contentOf(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/editor/raft.tmLanguage.json"));
    const QJsonDocument grammar = QJsonDocument::fromJson(text);
    QVERIFY(grammar.isObject());
    QStringList patterns;
    collectPatterns(grammar.object(), patterns);
    const auto isKnown = [&](const QString &word) {
        return std::any_of(patterns.begin(), patterns.end(), [&](const QString &pattern) {
            const QRegularExpression expression(pattern);
            const QRegularExpressionMatch match = expression.match(word);
            return match.hasMatch() && match.capturedLength() == word.size() &&
                   pattern.contains(QLatin1Char('|'));
        });
    };
    for (const raft::CommandEntry &entry : raft::commandTable())
        QVERIFY2(isKnown(QString::fromUtf8(entry.word)), entry.word);
    for (const raft::ConditionEntry &entry : raft::conditionTable())
        QVERIFY2(isKnown(QString::fromUtf8(entry.word)), entry.word);
    for (const auto options : {raft::clusterOptions(), raft::nodeOptions()})
        for (const raft::OptionEntry &option : options)
            QVERIFY2(isKnown(QString::fromUtf8(option.form).section(QLatin1Char('='), 0, 0)), option.form);
}

void Language::helpIsThereForEveryWord()
{
    const std::string overview = raft::helpOverview();
    for (const raft::CommandEntry &entry : raft::commandTable()) {
        QVERIFY2(overview.find(std::string("  ") + entry.word + " ") != std::string::npos, entry.word);
        QVERIFY2(raft::helpFor(entry.word).find(entry.example) != std::string::npos ||
                     raft::helpFor(entry.word).find("Example:") != std::string::npos,
                 entry.word);
    }
    QVERIFY(raft::helpFor("election").find("cluster … election=150..300ms") != std::string::npos);
    QVERIFY(raft::helpFor("progress").find("A condition") != std::string::npos);
    QVERIFY(raft::helpFor("nonsense").empty());
    QCOMPARE(raft::helpNear("comit"), std::string("\"commit\""));
}

void Language::anUnknownWordNamesTheNearest_data()
{
    QTest::addColumn<QString>("commands");
    QTest::addColumn<QString>("hint");
    QTest::newRow("a command") << QStringLiteral("cluster 3; elekt 1")
                               << QStringLiteral("did you mean \"elect\"?");
    QTest::newRow("letters exchanged") << QStringLiteral("cluster 3; crahs 1") << QStringLiteral("\"crash\"");
    QTest::newRow("the beginning of a word")
        << QStringLiteral("cluster 3; iso 1") << QStringLiteral("\"isolate\"");
    QTest::newRow("nothing near") << QStringLiteral("cluster 3; abracadabra")
                                  << QStringLiteral("\"raftctl scenario help\" lists the commands");
    QTest::newRow("a condition") << QStringLiteral("cluster 3; expect comit 1 = 0")
                                 << QStringLiteral("a condition (\"commit\")");
    QTest::newRow("an option") << QStringLiteral("cluster 3 clok") << QStringLiteral("(\"clock\")");
}

void Language::anUnknownWordNamesTheNearest()
{
    QFETCH(QString, commands);
    QFETCH(QString, hint);
    const QString problem = raft::play(commands);
    QVERIFY2(problem.startsWith(QStringLiteral("malformed: story.md:2: ")), qPrintable(problem));
    QVERIFY2(problem.contains(hint), qPrintable(problem));
}

QTEST_APPLESS_MAIN(Language)
#include "language.moc"
