#include "one_server.h"

/// The log as a value: §5.3's array of entries, with a prefix that a snapshot may have replaced.
namespace {

using namespace raft;

/// The plainest log there is, to compare with.
struct Model {
    Position base;
    std::vector<Entry> entries;

    Position last() const { return entries.empty() ? base : entries.back().at; }
    bool equals(const Log &log) const
    {
        if (log.base() != base || log.size() != entries.size() || log.last() != last())
            return false;
        for (const Entry &entry : entries)
            if (log.at(entry.at.index) != entry)
                return false;
        return !log.termAt(last().index + 1) && log.termAt(base.index) == base.term;
    }
    std::uint64_t bytes(Index after, Index upTo) const
    {
        std::uint64_t sum = 0;
        for (const Entry &entry : entries)
            if (entry.at.index > after && entry.at.index <= upTo)
                sum += bytesOf(entry);
        return sum;
    }
    std::size_t countWithin(Index from, std::size_t most, std::uint64_t mostBytes) const
    {
        std::size_t count = 1;
        while (count < most && from + count <= last().index && bytes(from - 1, from + count) <= mostBytes)
            ++count;
        return count;
    }
    Index lastNotAfterTerm(Index index, Term term) const
    {
        Index found = base.index;
        for (const Entry &entry : entries)
            if (entry.at.index <= index && entry.at.term <= term)
                found = entry.at.index;
        return found;
    }
};

Entry entry(Position at)
{
    return {at, Command(std::to_string(at.index.value).append("@").append(std::to_string(at.term.value)))};
}

Log longLog(std::uint64_t size, std::uint64_t perTerm)
{
    Log log;
    for (std::uint64_t i = 1; i <= size; ++i)
        log.append(entry(at(i, 1 + (i - 1) / perTerm)));
    return log;
}

/// Changes log and model alike, in one of the ways a server does.
void changeAtRandom(Log &log, Model &model, Random &random)
{
    const auto upTo = [&random](std::size_t most) {
        return static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(most)));
    };
    switch (random.between(0, 5)) {
    case 0: {
        const std::size_t keep = upTo(model.entries.size());
        log.truncateFrom(model.base.index + keep + 1);
        model.entries.resize(keep);
        break;
    }
    case 1: {
        const std::size_t away = upTo(model.entries.size());
        if (away == 0)
            break;
        model.base = model.entries[away - 1].at;
        model.entries.erase(model.entries.begin(), model.entries.begin() + static_cast<std::ptrdiff_t>(away));
        log.compact(model.base);
        break;
    }
    default: {
        std::vector<Entry> batch;
        const Term term = model.last().term + static_cast<std::uint64_t>(random.between(0, 1));
        for (std::size_t count = upTo(700) + 1, i = 0; i < count; ++i)
            batch.push_back(entry({model.last().index + 1 + i, term}));
        model.entries.insert(model.entries.end(), batch.begin(), batch.end());
        log.append(Entries(std::move(batch)));
    }
    }
}

} // namespace

class LogStories : public QObject {
    Q_OBJECT

private slots:
    void anEmptyLogEndsBeforeItsFirstEntry();
    void entriesAreFoundByIndex_data();
    void entriesAreFoundByIndex();
    void truncatingAndAppendingAcrossBorders_data() { entriesAreFoundByIndex_data(); }
    void truncatingAndAppendingAcrossBorders();
    void compactingAcrossBorders_data() { entriesAreFoundByIndex_data(); }
    void compactingAcrossBorders();
    void copiesDoNotDisturbEachOther();
    void copiesShareWhatDoesNotChange();
    void compactingEverythingLeavesTheBase();
    void searchesByTermHalve_5_3();
    void batchesAreLimitedAndShared();
    void randomChangesMatchThePlainestModel();
};

void LogStories::anEmptyLogEndsBeforeItsFirstEntry()
{
    const Log log;
    QCOMPARE(log.last(), Position{});
    QCOMPARE(log.firstIndex(), Index{1});
    QCOMPARE(log.lastIndex(), Index{0});
    QVERIFY(!log.contains({0}));
    QCOMPARE(*log.termAt({0}), Term{0});
    QVERIFY(!log.termAt({1}));
    QVERIFY(log.entries({1}, 10).empty());
    QVERIFY(log == Log());
}

void LogStories::entriesAreFoundByIndex_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 511, 512, 513, 1023, 1024, 1025, 1600})
        QTest::newRow(std::to_string(size).c_str()) << size;
}

void LogStories::entriesAreFoundByIndex()
{
    QFETCH(int, size);
    const auto count = static_cast<std::uint64_t>(size);
    const Log log = longLog(count, 100);
    QCOMPARE(log.size(), count);
    for (std::uint64_t i = 1; i <= count; ++i)
        QCOMPARE(log.at({i}).at, at(i, 1 + (i - 1) / 100));
    QVERIFY(!log.contains({count + 1}));
}

void LogStories::truncatingAndAppendingAcrossBorders()
{
    QFETCH(int, size);
    const auto keep = static_cast<std::uint64_t>(size);
    Log log = longLog(2000, 2000);
    log.truncateFrom({keep + 1});
    QCOMPARE(log.last(), at(keep, 1));
    for (std::uint64_t i = keep + 1; i <= 2000; ++i)
        log.append(entry(at(i, 2)));
    for (std::uint64_t i = 1; i <= 2000; ++i)
        QCOMPARE(log.at({i}).at, at(i, i <= keep ? 1 : 2));
}

void LogStories::compactingAcrossBorders()
{
    QFETCH(int, size);
    const auto away = static_cast<std::uint64_t>(size);
    Log log = longLog(2000, 50);
    log.compact(log.at({away}).at);
    QCOMPARE(log.firstIndex(), Index{away + 1});
    QCOMPARE(log.size(), std::size_t{2000 - away});
    QVERIFY(!log.contains({away}));
    log.append(entry(at(2001, 90)));
    for (std::uint64_t i = away + 1; i <= 2000; ++i)
        QCOMPARE(log.at({i}).at, at(i, 1 + (i - 1) / 50));
    QCOMPARE(log.last(), at(2001, 90));
}

void LogStories::copiesDoNotDisturbEachOther()
{
    Log one = longLog(700, 700);
    Log two = one;
    Log three = one;
    two.append(entry(at(701, 2)));
    one.append(entry(at(701, 3)));
    three.truncateFrom({600});
    three.append(entry(at(600, 4)));
    QCOMPARE(two.last(), at(701, 2));
    QCOMPARE(one.last(), at(701, 3));
    QCOMPARE(three.last(), at(600, 4));
    QCOMPARE(one.at({600}).at, at(600, 1));
    one.compact(at(650, 1));
    QCOMPARE(two.at({1}).at, at(1, 1));
    QVERIFY(!(one == two));
}

void LogStories::copiesShareWhatDoesNotChange()
{
    const Log one = longLog(2000, 2000);
    Log two = one;
    two.append(entry(at(2001, 2)));
    QVERIFY(&one.at({1}) == &two.at({1}));
    QVERIFY(&one.at({1536}) == &two.at({1536}));
    QVERIFY(&one.at({2000}) != &two.at({2000})); // The chunk that took the new entry.
}

void LogStories::compactingEverythingLeavesTheBase()
{
    Log log = longLog(600, 600);
    log.compact(at(600, 1));
    QCOMPARE(log.size(), std::size_t{0});
    QCOMPARE(log.last(), at(600, 1));
    log.append(entry(at(601, 2)));
    QCOMPARE(log.last(), at(601, 2));
    QVERIFY(log == [] {
        Log other(at(600, 1));
        other.append(entry(at(601, 2)));
        return other;
    }());
}

void LogStories::searchesByTermHalve_5_3()
{
    const Log log = logOf({1, 1, 4, 4, 4, 6});
    QCOMPARE(log.lastNotAfterTerm({6}, {5}), Index{5});
    QCOMPARE(log.lastNotAfterTerm({6}, {3}), Index{2});
    QCOMPARE(log.lastNotAfterTerm({4}, {9}), Index{4});
    QCOMPARE(log.lastNotAfterTerm({6}, {0}), Index{0});
    QCOMPARE(log.firstOfTermAt({5}), Index{3});
    QCOMPARE(log.firstOfTermAt({2}), Index{1});
}

void LogStories::batchesAreLimitedAndShared()
{
    const Log log = longLog(1000, 1000);
    const Entries batch = log.entries({500}, 100);
    QCOMPARE(batch.size(), std::size_t{100});
    QCOMPARE(batch.front().at, at(500, 1));
    QCOMPARE(batch.back().at, at(599, 1));
    QCOMPARE(log.entries({990}, 100).size(), std::size_t{11});

    const Entries part = batch.part(40, 10);
    QCOMPARE(part.size(), std::size_t{10});
    QVERIFY(&part.front() == &batch[40]);
    QVERIFY(batch.part(100).empty());
    QVERIFY(Entries().part(0) == Entries());
    QVERIFY(part == log.entries({540}, 10));
}

void LogStories::randomChangesMatchThePlainestModel()
{
    Random random(7);
    Log log;
    Model model;
    Log oldLog;
    Model oldModel;
    for (int i = 0; i < 600; ++i) {
        changeAtRandom(log, model, random);
        QVERIFY2(model.equals(log), std::to_string(i).c_str());
        const Index index = model.base.index + static_cast<std::uint64_t>(random.between(0, 900));
        const Term term{static_cast<std::uint64_t>(random.between(0, 200))};
        QCOMPARE(log.lastNotAfterTerm(index, term), model.lastNotAfterTerm(index, term));
        const Index end = index + static_cast<std::uint64_t>(random.between(0, 900));
        QCOMPARE(log.bytes(index, end), model.bytes(index, end));
        QCOMPARE(log.bytes(Index{}, end), model.bytes(Index{}, end));
        if (const auto most = static_cast<std::size_t>(random.between(1, 30)); log.contains(index))
            QCOMPARE(log.countWithin(index, most, 60), model.countWithin(index, most, 60));
        QVERIFY(oldModel.equals(oldLog)); // An older copy stays what it was.
        if (random.chance(200'000)) {
            oldLog = log;
            oldModel = model;
        }
    }
}

QTEST_GUILESS_MAIN(LogStories)
#include "log.moc"
