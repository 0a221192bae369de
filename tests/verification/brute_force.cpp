#include "raftcore/consensus/random.h"
#include "raftcore/verification/linearizability.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <regex>
#include <utility>

/// The linearizability checker against trying all orders, over small random histories.
namespace {

using namespace raft;
using Value = std::optional<std::string>;

bool isInteger(const std::string &text)
{
    static const std::regex integer("-?[0-9]+");
    return std::regex_match(text, integer);
}

/// What the key holds after the operation, if it may have had its outcome on `before`: by the definition.
std::optional<Value> after(const Operation &operation, const Value &before)
{
    bool fits = true;
    Value value = before;
    switch (operation.kind) {
    case OperationKind::Put: value = operation.value; break;
    case OperationKind::Delete: value.reset(); break;
    case OperationKind::CompareAndSet:
        fits = before == operation.expected;
        value = operation.value;
        break;
    case OperationKind::Add:
        fits = isInteger(before.value_or("0"));
        value = std::to_string((fits && before ? std::stoll(*before) : 0) + std::stoll(operation.value));
        break;
    case OperationKind::Append: value = before.value_or("") + operation.value; break;
    case OperationKind::Get:
    case OperationKind::Read: fits = before == operation.result; break;
    }
    const bool fails = operation.outcome == OperationOutcome::Failed;
    if (fits == fails)
        return std::nullopt;
    return std::optional<Value>(std::in_place, fails ? before : value);
}

/// Tries all orders of `calls` from the value on: an operation may be next when none that is left has
/// returned before it was called. Those that did not return may be left out.
bool someOrderExplains(const std::vector<ClientCall> &calls, std::vector<bool> &taken, const Value &value)
{
    bool all = true;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        all = all && (taken[i] || !calls[i].returned);
        const auto isBefore = [&](std::size_t other) {
            return !taken[other] && calls[other].returned && *calls[other].returned <= calls[i].called;
        };
        std::vector<std::size_t> others(calls.size());
        std::iota(others.begin(), others.end(), std::size_t{0});
        if (taken[i] || std::any_of(others.begin(), others.end(), isBefore))
            continue;
        const std::optional<Value> next = after(calls[i].operation, value);
        if (!next)
            continue;
        taken[i] = true;
        const bool found = someOrderExplains(calls, taken, *next);
        taken[i] = false;
        if (found)
            return true;
    }
    return all;
}

bool isLinearizable(const std::vector<ClientCall> &calls, const Value &first = {})
{
    std::vector<bool> taken(calls.size());
    return someOrderExplains(calls, taken, first);
}

/// What kinds of operations a history has.
struct Kinds {
    bool conditions = false; ///< Compare-and-sets, additions, deletions, …
    bool unknown = false;    ///< … and operations that never return.
    bool differ = false;     ///< No value is written twice.
    bool appends = false;    ///< Texts are appended to.
};

class RandomHistory {
public:
    RandomHistory(std::uint64_t seed, const Kinds &kinds) : m_random(seed), m_kinds(kinds) {}

    std::vector<ClientCall> make()
    {
        const auto count = static_cast<std::size_t>(m_random.between(1, 6));
        std::vector<std::uint64_t> times(2 * count);
        std::iota(times.begin(), times.end(), std::uint64_t{1});
        for (std::size_t i = times.size() - 1; i > 0; --i)
            std::swap(times[i],
                      times[static_cast<std::size_t>(m_random.between(0, static_cast<std::int64_t>(i)))]);
        std::vector<ClientCall> calls;
        for (std::size_t i = 0; i < count; ++i) {
            ClientCall call;
            call.called = std::min(times[2 * i], times[2 * i + 1]);
            call.returned = std::max(times[2 * i], times[2 * i + 1]);
            call.operation = operation(i + 1);
            if (m_kinds.unknown && call.operation.kind != OperationKind::Read &&
                m_random.between(0, 2) == 0) {
                call.operation.outcome = OperationOutcome::Unknown;
                call.returned.reset();
            }
            calls.push_back(std::move(call));
        }
        return calls;
    }

private:
    Operation operation(std::uint64_t id)
    {
        Operation operation;
        operation.id = id;
        operation.key = "x";
        operation.outcome = OperationOutcome::Done;
        const std::int64_t kind = m_random.between(0, m_kinds.conditions ? 7 : 3);
        constexpr OperationKind kinds[] = {OperationKind::Put,           OperationKind::Read,
                                           OperationKind::Read,          OperationKind::Put,
                                           OperationKind::CompareAndSet, OperationKind::CompareAndSet,
                                           OperationKind::Add,           OperationKind::Delete};
        operation.kind = kinds[kind];
        if (m_kinds.appends && m_random.between(0, 1) == 0)
            operation.kind = OperationKind::Append;
        operation.value = m_kinds.differ ? std::to_string(id) : *value(false);
        if (operation.kind == OperationKind::Add)
            operation.value = std::to_string(m_random.between(-1, 2));
        operation.expected = value(true);
        operation.result = m_kinds.appends ? joined() : m_kinds.differ ? differing() : value(true);
        const bool mayFail =
            operation.kind == OperationKind::CompareAndSet || operation.kind == OperationKind::Add;
        if (mayFail && m_random.between(0, 2) == 0)
            operation.outcome = OperationOutcome::Failed;
        return operation;
    }

    Value value(bool mayBeNothing)
    {
        constexpr const char *values[] = {"1", "2", "a"};
        const std::int64_t which = m_random.between(mayBeNothing ? -1 : 0, 2);
        return which < 0 ? Value() : Value(values[which]);
    }

    /// Up to three of the values, one after the other.
    Value joined()
    {
        Value all = value(true);
        for (std::int64_t more = m_random.between(0, 2); all && more > 0; --more)
            *all += *value(false);
        return all;
    }

    Value differing()
    {
        const std::int64_t which = m_random.between(0, 6);
        return which == 0 ? Value() : Value(std::to_string(which));
    }

    Random m_random;
    Kinds m_kinds;
};

} // namespace

class BruteForce : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTryingAllOrders_data();
    void agreesWithTryingAllOrders();
    void forgivesOnlyWhatSomeFirstValueExplains();
};

void BruteForce::agreesWithTryingAllOrders_data()
{
    QTest::addColumn<bool>("conditions");
    QTest::addColumn<bool>("unknown");
    QTest::addColumn<bool>("differ");
    QTest::addColumn<bool>("appends");
    QTest::newRow("registers whose values differ") << false << false << true << false;
    QTest::newRow("registers whose values differ, some outcomes unknown") << false << true << true << false;
    QTest::newRow("registers") << false << false << false << false;
    QTest::newRow("registers, some outcomes unknown") << false << true << false << false;
    QTest::newRow("all but append") << true << false << false << false;
    QTest::newRow("all but append, some outcomes unknown") << true << true << false << false;
    QTest::newRow("texts that grow") << false << false << false << true;
    QTest::newRow("texts that grow, some outcomes unknown") << false << true << false << true;
    QTest::newRow("all operations") << true << false << false << true;
    QTest::newRow("all operations, some outcomes unknown") << true << true << false << true;
}

void BruteForce::agreesWithTryingAllOrders()
{
    QFETCH(const bool, conditions);
    QFETCH(const bool, unknown);
    QFETCH(const bool, differ);
    QFETCH(const bool, appends);
    int linearizable = 0;
    const std::uint64_t histories = conditions && appends ? 20'000 : 4'000;
    for (std::uint64_t seed = 1; seed <= histories; ++seed) {
        const std::vector<ClientCall> calls =
            RandomHistory(seed, {conditions, unknown, differ, appends}).make();
        const bool holds = isLinearizable(calls);
        linearizable += holds ? 1 : 0;
        const Linearizability judged = checkLinearizability(calls);
        QVERIFY2(
            judged.verdict == (holds ? Linearizability::Verdict::Holds : Linearizability::Verdict::Violated),
            qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(QString::fromStdString(judged.proof))));
    }
    // Both verdicts were tried.
    QVERIFY(linearizable > 200 && linearizable < static_cast<int>(histories) - 200);
}

// A key that may hold anything at first: the check may forgive more than it must (what an addition found
// there is not worked out), and never blames a history that some first value explains.
void BruteForce::forgivesOnlyWhatSomeFirstValueExplains()
{
    for (std::uint64_t seed = 1; seed <= 5'000; ++seed) {
        const bool conditions = seed % 2 == 0;
        const std::vector<ClientCall> calls = RandomHistory(seed, {conditions, seed % 3 == 0}).make();
        bool holds = false;
        for (const Value &first : {Value(), Value("1"), Value("2"), Value("a"), Value("4")})
            holds = holds || isLinearizable(calls, first);
        const Linearizability judged = checkLinearizability(calls, {}, StoreBefore::Anything);
        QVERIFY2(!holds || judged.verdict == Linearizability::Verdict::Holds,
                 qPrintable(QString::number(seed)));
        QVERIFY2(holds || conditions || judged.verdict == Linearizability::Verdict::Violated,
                 qPrintable(QString::number(seed)));
    }
}

QTEST_APPLESS_MAIN(BruteForce)
#include "brute_force.moc"
