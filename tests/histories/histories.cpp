#include "raftcore/consensus/random.h"
#include "raftcore/histories/foreign_history.h"
#include "raftcore/verification/linearizability.h"

#include <QtTest>

#include <algorithm>

/// Histories of Jepsen and of porcupine's tests: recognised, read, and judged as they stand.
class Histories : public QObject {
    Q_OBJECT

private slots:
    void areRecognisedByHowTheyBegin_data();
    void areRecognisedByHowTheyBegin();
    void areReadAndJudged_data();
    void areReadAndJudged();
    void aFailedOperationNeverHappened();
    void numbersOperationsByTheLinesOfTheirCalls();
    void knowWhoCalled();
    void areRefusedWithTheLine_data();
    void areRefusedWithTheLine();
    void surviveWhateverHappensToThem();
    void doNotGrowTheStackWithTheirDepth();
};

namespace {

using namespace raft;
using Verdict = Linearizability::Verdict;

std::variant<std::vector<ClientCall>, HistoryProblem> read(const std::string &text)
{
    return readForeignHistory(text, formOf(text));
}

/// What the checker says, or that it cannot be read.
QString judged(const std::string &text)
{
    const auto history = read(text);
    if (const auto *problem = std::get_if<HistoryProblem>(&history))
        return QStringLiteral("line %1: %2").arg(problem->line).arg(QString::fromStdString(problem->text));
    const Verdict verdict = checkLinearizability(std::get<std::vector<ClientCall>>(history)).verdict;
    return verdict == Verdict::Holds ? QStringLiteral("holds") : QStringLiteral("violated");
}

const char *const casRegister = "{:process 0, :type :invoke, :f :write, :value 3}\n"
                                "{:process 1, :type :invoke, :f :cas, :value [3 4]}\n"
                                "{:process 0, :type :ok, :f :write, :value 3}\n"
                                "{:process :nemesis, :type :info, :f :start, :value nil}\n"
                                "{:process 1, :type :ok, :f :cas, :value [3 4]}\n"
                                "{:process 2, :type :invoke, :f :read, :value nil}\n"
                                "{:process 2, :type :ok, :f :read, :value 4}\n";

const char *const runLog = "INFO  jepsen.core - Run, with some words\n"
                           "INFO  jepsen.util - 0\t:invoke\t:read\tnil\n"
                           "INFO  jepsen.util - 1\t:invoke\t:write\t2\n"
                           "INFO  jepsen.util - 0\t:ok\t:read\tnil\n"
                           "INFO  jepsen.util - :nemesis\t:info\t:start\tnil\n"
                           "INFO  jepsen.util - 1\t:info\t:write\t:timed-out\n"
                           "INFO  jepsen.util - 0\t:invoke\t:cas\t[2 3]\n"
                           "INFO  jepsen.util - 0\t:ok\t:cas\t[2 3]\n";

const char *const texts = "{:process 0, :type :invoke, :f :get, :key \"x\", :value nil}\n"
                          "{:process 0, :type :ok, :f :get, :key \"x\", :value \"\"}\n"
                          "{:process 0, :type :invoke, :f :append, :key \"x\", :value \"x 0 0 y\"}\n"
                          "{:process 1, :type :invoke, :f :append, :key \"x\", :value \"x 1 0 y\"}\n"
                          "{:process 0, :type :ok, :f :append, :key \"x\", :value \"x 0 0 y\"}\n"
                          "{:process 1, :type :ok, :f :append, :key \"x\", :value \"x 1 0 y\"}\n"
                          "{:process 0, :type :invoke, :f :get, :key \"x\", :value nil}\n"
                          "{:process 0, :type :ok, :f :get, :key \"x\", :value \"x 1 0 yx 0 0 y\"}\n";

const char *const lists = "[{:process 0, :type :invoke, :f :txn, :value [[:append 8 1]], :time 1, :index 0}\n"
                          " {:process 0, :type :ok, :f :txn, :value [[:append 8 1]], :time 2, :index 1}\n"
                          " {:process 1, :type :invoke, :f :txn, :value [[:append 8 2]]}\n"
                          " {:process 1, :type :ok, :f :txn, :value [[:append 8 2]]}\n"
                          " {:process 1, :type :invoke, :f :txn, :value [[:r 8 nil]]}\n"
                          " {:process 1, :type :ok, :f :txn, :value [[:r 8 [1 2]]]}]\n";

/// The text with one part replaced by another, which must be there.
std::string with(const std::string &text, const std::string &part, const std::string &other)
{
    const std::size_t at = text.find(part);
    return at == std::string::npos ? std::string()
                                   : text.substr(0, at) + other + text.substr(at + part.size());
}

} // namespace

void Histories::areRecognisedByHowTheyBegin_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("form");
    const auto row = [](const char *name, const char *text, HistoryForm form) {
        QTest::newRow(name) << QString::fromUtf8(text) << static_cast<int>(form);
    };
    row("JSON", "\n {\"op\":\"get\"}", HistoryForm::Lines);
    row("a map", "{:process 0}", HistoryForm::Maps);
    row("a vector of maps", "\n[{:process 0}]", HistoryForm::Maps);
    row("tagged", "#jepsen.history.Op{:process 0}", HistoryForm::Maps);
    row("a comment", "; a run\n{:process 0}", HistoryForm::Maps);
    row("a log", runLog, HistoryForm::Log);
    row("a history without a logger", "3\t:invoke\t:read\tnil\n", HistoryForm::Log);
    row("nothing", "", HistoryForm::Lines);
    row("words", "once upon a time", HistoryForm::Lines);
}

void Histories::areRecognisedByHowTheyBegin()
{
    QFETCH(const QString, text);
    QFETCH(const int, form);
    QCOMPARE(static_cast<int>(formOf(text.toStdString())), form);
}

void Histories::areReadAndJudged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const std::string &text, const char *verdict) {
        QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(verdict);
    };
    row("register", casRegister, "holds");
    row("register, stale", with(casRegister, ":read, :value 4", ":read, :value 3"), "violated");
    row("log", runLog, "holds");
    row("log, what was never written", with(runLog, ":write\t2", ":write\t5"), "violated");
    row("texts", texts, "holds");
    row("texts, one lost", with(texts, "x 1 0 yx 0 0 y", "x 0 0 y"), "violated");
    row("texts, in another order", with(texts, "x 1 0 yx 0 0 y", "x 0 0 yx 1 0 y"), "holds");
    row("lists", lists, "holds");
    row("lists, in another order", with(lists, "[1 2]", "[2 1]"), "violated");
    row("lists, none read", with(lists, "[1 2]", "nil"), "violated");
    row("a list without transactions",
        "{:process 0 :type :invoke :f :append :value 1}{:process 0 :type :ok :f :append :value 1}"
        "{:process 0 :type :invoke :f :read :value nil}{:process 0 :type :ok :f :read :value [1]}",
        "holds");
    row("an empty list",
        "{:process 0 :type :invoke :f :append :value 1}{:process 0 :type :info :f :append :value 1}"
        "{:process 1 :type :invoke :f :read :value nil}{:process 1 :type :ok :f :read :value []}",
        "holds");
    const std::string pairs = "{:process 0 :type :invoke :f :write :value [7 1]}"
                              "{:process 1 :type :invoke :f :write :value [8 2]}"
                              "{:process 0 :type :ok :f :write :value [7 1]}"
                              "{:process 1 :type :ok :f :write :value [8 2]}"
                              "{:process 0 :type :invoke :f :cas :value [7 [1 3]]}"
                              "{:process 0 :type :ok :f :cas :value [7 [1 3]]}"
                              "{:process 0 :type :invoke :f :read :value [7 nil]}"
                              "{:process 0 :type :ok :f :read :value [7 3]}";
    row("a register for each key", pairs, "holds");
    row("a register for each key, the value of another", with(pairs, "[7 3]", "[7 2]"), "violated");
    row("a transaction of one write",
        "{:process 0 :type :invoke :f :txn :value [:w 1]}"
        "{:process 0 :type :ok :f :txn :value [:w 1]}"
        "{:process 0 :type :invoke :f :txn :value [:r nil]}"
        "{:process 0 :type :ok :f :txn :value [:r 2]}",
        "violated");
    row("tags, sets and what is left out",
        "#_{:nothing 1} #jepsen.history.Op{:process 0, :type :invoke, :f :write, :value 1N :other #{1 2}}\n"
        "#jepsen.history.Op{:process 0, :type :ok, #_ :gone :f :write, :value 1 :char \\a}\n",
        "holds");
}

void Histories::areReadAndJudged()
{
    QFETCH(const QString, text);
    QFETCH(const QString, verdict);
    QCOMPARE(judged(text.toStdString()), verdict);
}

void Histories::aFailedOperationNeverHappened()
{
    const std::string failed = with(casRegister, ":type :ok, :f :cas", ":type :fail, :f :cas");
    QCOMPARE(judged(failed), QStringLiteral("violated"));
    QCOMPARE(judged(with(failed, ":read, :value 4", ":read, :value 3")), QStringLiteral("holds"));
}

void Histories::numbersOperationsByTheLinesOfTheirCalls()
{
    const auto history = read(runLog);
    const auto &calls = std::get<std::vector<ClientCall>>(history);
    QCOMPARE(calls.size(), std::size_t{3});
    QCOMPARE(calls[0].operation.id, OperationId{2});
    QCOMPARE(calls[1].operation.id, OperationId{3});
    QCOMPARE(calls[2].operation.id, OperationId{7});
    QVERIFY(calls[1].operation.outcome == OperationOutcome::Unknown);
    QVERIFY(!calls[1].returned);
}

void Histories::knowWhoCalled()
{
    const auto history = read(casRegister);
    const auto &calls = std::get<std::vector<ClientCall>>(history);
    QCOMPARE(calls[0].client, std::string("0"));
    QCOMPARE(calls[1].client, std::string("1"));
}

void Histories::areRefusedWithTheLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("begins");
    const auto row = [](const char *name, const std::string &text, const char *begins) {
        QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(begins);
    };
    row("cut off", std::string(casRegister).substr(0, 150), "line 4: ");
    row("a read without a result", with(casRegister, ":read, :value 4", ":read"),
        "line 7: a :read that is :ok has");
    row("a write without a value", with(casRegister, ":write, :value 3", ":write"),
        "line 1: a :write has a :value");
    row("a cas of one value", with(casRegister, "[3 4]", "3"),
        "line 2: the :value of a :cas is [expected new]");
    row("another operation", with(casRegister, ":f :cas", ":f :dequeue"), "line 2: :dequeue is no operation");
    row("a type of its own", with(casRegister, ":type :ok", ":type :done"), "line 3: :type is");
    row("no type", with(casRegister, ":type :ok, ", ""), "line 3: an event has");
    row("no map", with(casRegister, "{:process 2, :type :invoke, :f :read, :value nil}", "nil"),
        "line 6: an event is a map");
    row("a return without a call", with(casRegister, "{:process 1, :type :ok", "{:process 5, :type :ok"),
        "line 5: process 5 has no operation");
    row("two calls at a time", with(casRegister, "{:process 1, :type :invoke", "{:process 0, :type :invoke"),
        "line 2: process 0 calls again before its last operation has returned (line 1)");
    row("a transaction of two", with(lists, "[[:append 8 2]]", "[[:append 8 2] [:r 8 nil]]"),
        "line 3: a transaction of several operations");
    row("no end of the vector", std::string(lists).substr(0, std::string(lists).size() - 2),
        "line 6: \"]\" is missing");
    row("a log line broken off", with(runLog, ":cas\t[2 3]", ":cas\t[2"), "line 7: \"]\" is missing");
    row("a log line without an operation", with(runLog, ":write\t2", ""),
        "line 3: an operation such as :read");
    row("a key that is missing", with(texts, ":append, :key \"x\",", ":append,"),
        "line 3: a :key is missing");
}

void Histories::areRefusedWithTheLine()
{
    QFETCH(const QString, text);
    QFETCH(const QString, begins);
    const QString said = judged(text.toStdString());
    QVERIFY2(said.startsWith(begins), qPrintable(said));
}

// Whatever a file holds, there is a history or a line to blame.
void Histories::surviveWhateverHappensToThem()
{
    constexpr std::string_view pieces = "[]{}()\"\\#;:_ \n\t0nN-";
    int readable = 0;
    for (std::uint64_t seed = 1; seed <= 4'000; ++seed) {
        Random random(seed);
        const char *const samples[] = {casRegister, runLog, texts, lists};
        std::string text = samples[seed % 4];
        for (std::int64_t changes = random.between(1, 3); changes > 0; --changes) {
            const auto at =
                static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(text.size()) - 1));
            const auto length = static_cast<std::size_t>(random.between(0, 12));
            const auto piece =
                static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(pieces.size()) - 1));
            if (random.chance(500'000))
                text.erase(at, length);
            else
                text.insert(at, 1, pieces[piece]);
            text += ' ';
        }
        const auto history = read(text);
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
        if (const auto *problem = std::get_if<HistoryProblem>(&history)) {
            QVERIFY2(problem->line >= 1 && problem->line <= lines && !problem->text.empty(),
                     qPrintable(QString::number(seed)));
            continue;
        }
        ++readable;
        checkLinearizability(std::get<std::vector<ClientCall>>(history));
    }
    QVERIFY(readable > 100 && readable < 3'900);
}

void Histories::doNotGrowTheStackWithTheirDepth()
{
    QVERIFY(judged(std::string(1'000'000, '[')).startsWith(QStringLiteral("line 1: ")));
    std::string tags;
    for (int i = 0; i < 100'000; ++i)
        tags += "#a ";
    QVERIFY(judged(tags).contains(QStringLiteral("nested too deep")));
    QVERIFY(judged("{:process 0 :type :invoke :f :write :value " + std::string(100'000, '['))
                .contains(QStringLiteral("nested too deep")));
}

QTEST_APPLESS_MAIN(Histories)
#include "histories.moc"
