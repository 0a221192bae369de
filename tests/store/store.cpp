#include "raftcore/store/store.h"

#include "raftcore/consensus/random.h"
#include "raftcore/store/bytes.h"
#include "raftcore/store/store_snapshot.h"

#include <QtTest>

using namespace raft;

namespace {

/// A store with a log of its own that grows by one entry with each change.
class Table {
public:
    ChangeResult does(Change change, std::optional<Session> session = {})
    {
        const Entry entry{{store.applied() + 1, Term{1}},
                          Command(encode({std::move(change), std::move(session)}))};
        const std::optional<ChangeResult> result = store.apply(entry);
        return result.value_or(nothing);
    }
    static constexpr ChangeResult nothing{false, false, Index{0}, Term{0}};
    /// The entry that would come next.
    Entry next(Change change, Session session)
    {
        return {{store.applied() + 1, Term{1}}, Command(encode({std::move(change), std::move(session)}))};
    }
    std::string value(std::string_view key) const
    {
        const std::optional<StoredValue> found = store.find(key);
        return found ? found->value.text() : "none";
    }

    Store store;
};

/// The latest number of every session.
std::map<std::string, std::uint64_t> sessionsOf(const Store &store)
{
    std::map<std::string, std::uint64_t> sessions;
    store.visitSessions([&sessions](const std::string &client, std::uint64_t sequence, const ChangeResult &) {
        sessions[client] = sequence;
    });
    return sessions;
}

std::string keyNumber(std::int64_t number)
{
    std::string digits = std::to_string(number);
    return "key" + std::string(5 - digits.size(), '0') + digits;
}

std::vector<std::string> keysOf(const Store &store, std::string_view prefix = {}, std::string_view after = {},
                                std::size_t limit = 1'000'000)
{
    std::vector<std::string> keys;
    store.visit([&keys](const std::string &key, const StoredValue &) { keys.push_back(key); }, prefix, after,
                limit);
    return keys;
}

} // namespace

/// The replicated key-value store.
class StoreStory : public QObject {
    Q_OBJECT

private slots:
    void aPutIsFoundUntilItIsDeleted()
    {
        Table table;
        QVERIFY(!table.does(Put{"x", "1"}).existed);
        QCOMPARE(table.value("x"), std::string("1"));
        const ChangeResult second = table.does(Put{"x", "2"});
        QVERIFY(second.existed);
        QCOMPARE(table.store.find("x")->index.value, 2U);
        QVERIFY(table.does(Delete{"x"}).success);
        QCOMPARE(table.value("x"), std::string("none"));
        QVERIFY(table.does(Delete{"x"}).success); // Also when there is none.
        QCOMPARE(table.store.size(), std::size_t{0});
    }

    void compareAndSetChangesOnlyWhatItExpects()
    {
        Table table;
        QVERIFY(table.does(CompareAndSet{"x", std::nullopt, "1"}).success);
        QVERIFY(!table.does(CompareAndSet{"x", std::nullopt, "2"}).success);
        QVERIFY(!table.does(CompareAndSet{"x", "7", "2"}).success);
        QCOMPARE(table.value("x"), std::string("1"));
        QVERIFY(table.does(CompareAndSet{"x", "1", "2"}).success);
        QCOMPARE(table.value("x"), std::string("2"));
    }

    void compareAndSetOnTheIndexSeesThatAValueWasSetAgain()
    {
        Table table;
        // There is no such key.
        QVERIFY(!table.does(CompareAndSet{"x", std::nullopt, "1", Index{1}}).success);
        QVERIFY(table.does(Put{"x", "1"}).success);
        const Index seen = table.store.find("x")->index;
        QVERIFY(table.does(Put{"x", "2"}).success);
        QVERIFY(table.does(Put{"x", "1"}).success);
        QVERIFY(!table.does(CompareAndSet{"x", std::nullopt, "3", seen}).success);
        QVERIFY(table.does(CompareAndSet{"x", std::nullopt, "3", table.store.find("x")->index}).success);
        QCOMPARE(table.value("x"), std::string("3"));
    }

    void addCountsFromNothingAndRefusesWhatIsNoNumber()
    {
        Table table;
        QVERIFY(table.does(Add{"n", 5}).success);
        QCOMPARE(table.value("n"), std::string("5"));
        QVERIFY(table.does(Add{"n", -7}).success);
        QCOMPARE(table.value("n"), std::string("-2"));
        table.does(Put{"word", "five"});
        QVERIFY(!table.does(Add{"word", 1}).success);
        table.does(Put{"most", "9223372036854775807"});
        QVERIFY(!table.does(Add{"most", 1}).success);
        QCOMPARE(table.value("most"), std::string("9223372036854775807"));
    }

    // Thesis §6.3.
    void aRetriedCommandIsAppliedOnceAndGetsTheFirstAnswer()
    {
        Table table;
        const Session first{"C", 1};
        const ChangeResult done = table.does(Add{"n", 1}, first);
        QVERIFY(done == (ChangeResult{true, false, Index{1}, Term{1}}));
        QVERIFY(table.does(Add{"n", 1}, first) == done);
        QCOMPARE(table.value("n"), std::string("1"));
        QVERIFY(table.does(CompareAndSet{"n", "7", "8"}, Session{"C", 2}) ==
                (ChangeResult{false, true, Index{3}, Term{1}}));
        table.does(Put{"n", "7"});
        QVERIFY(table.does(CompareAndSet{"n", "7", "8"}, Session{"C", 2}) == // It failed once and for all.
                (ChangeResult{false, true, Index{3}, Term{1}}));
        QCOMPARE(table.value("n"), std::string("7"));
        table.does(Add{"n", 1}, Session{"D", 2});
        QCOMPARE(table.value("n"), std::string("8"));
    }

    // It was done, or never will be; what became of it is forgotten.
    void ofAnOvertakenCommandNobodyKnowsWhetherItWasDone()
    {
        Table table;
        QVERIFY(table.does(Add{"n", 1}, Session{"C", 4}).success);
        QVERIFY(table.does(Add{"n", 1}, Session{"C", 6}).success);
        QVERIFY(!table.store.apply(table.next(Add{"n", 1}, Session{"C", 4})));
        QVERIFY(!table.store.apply(table.next(Add{"n", 1}, Session{"C", 5})));
        QCOMPARE(table.value("n"), std::string("2"));
        QCOMPARE(table.store.applied().value, 4U);
    }

    // Thesis §6.3: there must be an end of remembering, the same on all servers.
    void theSessionThatWasIdleForLongestIsForgotten()
    {
        Table table;
        for (std::size_t i = 0; i < Sessions::most; ++i)
            QVERIFY(table.does(Add{"n", 1}, Session{"C" + std::to_string(i), 1}).success);
        QVERIFY(table.does(Add{"n", 1}, Session{"C0", 2}).success); // Not idle any more.
        const std::string before = table.value("n");
        QVERIFY(table.does(Add{"n", 1}, Session{"C1", 1}).success); // Still known: a retry.
        QCOMPARE(table.value("n"), before);

        QVERIFY(table.does(Add{"m", 1}, Session{"one more", 1}).success);
        QCOMPARE(sessionsOf(table.store).size(), Sessions::most);
        QVERIFY(!sessionsOf(table.store).contains("C1"));
        // Neither is its command applied a second time, nor does anybody claim that it was not done.
        QVERIFY(!table.store.apply(table.next(Add{"n", 1}, Session{"C1", 1})));
        QVERIFY(!table.store.apply(table.next(Add{"n", 1}, Session{"C1", 2})));
        QCOMPARE(table.value("n"), before);
        QVERIFY(table.does(Add{"n", 1}, Session{"C0", 3}).success);
        QVERIFY(table.does(Add{"n", 1}, Session{"somebody new", 7}).success);

        // Whoever starts from a snapshot forgets and remembers the same.
        Table copy;
        QVERIFY(copy.store.restore(table.store.snapshot(), table.store.applied()));
        QCOMPARE(copy.store.hash(), table.store.hash());
        QCOMPARE(copy.store.snapshot(), table.store.snapshot());
        const Entry retry = table.next(Add{"n", 1}, Session{"C1", 1});
        QVERIFY(!copy.store.apply(retry));
        const Entry next = table.next(Add{"n", 1}, Session{"C3", 2}); // C2 made room for somebody new.
        QVERIFY(copy.store.apply(next) && table.store.apply(next));
        const Entry other = table.next(Add{"n", 1}, Session{"another", 1}); // And C4 makes room now.
        QVERIFY(copy.store.apply(other) && table.store.apply(other));
        QCOMPARE(copy.store.hash(), table.store.hash());
        QVERIFY(sessionsOf(copy.store) == sessionsOf(table.store));
        QVERIFY(!sessionsOf(copy.store).contains("C4"));
    }

    // Thesis §6.3: what cannot be told from a late retry is refused, however many clients came in between.
    void onceThereIsNoRoomForMarksNoNameWithoutATimeIsNew()
    {
        Table table;
        const std::size_t clients = Sessions::most + Sessions::mostMarks;
        for (std::size_t i = 0; i < clients; ++i)
            table.does(Put{"x", "1"}, Session{"C" + std::to_string(i), 1});
        for (const Session &late : {Session{"C0", 1}, Session{"C0", 2}, Session{"one more", 1}}) {
            const Entry entry = table.next(Add{"n", 1}, late);
            QVERIFY(!table.store.apply(entry));
            QVERIFY(table.store.sessionHasExpired(entry));
        }
        QVERIFY(!table.store.find("n"));
        QVERIFY(table.does(Add{"n", 1}, Session{"1764433110-new", 1}).success); // Shows that it is new.
        QVERIFY(table.does(Add{"n", 1}, Session{"C" + std::to_string(clients - 1), 2}).success); // Is known.
        QVERIFY(table.store.snapshot().size() < clients * 32);
    }

    // What an older program applied must come out the same when its log is read again.
    void commandsOfAnOlderProgramAreAppliedAsTheyWere()
    {
        Table table;
        const std::size_t clients = Sessions::most + Sessions::mostMarks;
        for (std::size_t i = 0; i < clients; ++i)
            table.does(Put{"x", "1"}, Session{"C" + std::to_string(i), 1, true});
        QVERIFY(!table.store.apply(table.next(Add{"n", 1}, Session{"C0", 1, true})));
        table.does(Put{"x", "1"}, Session{"last", 1, true});
        QVERIFY(!table.store.apply(table.next(Add{"n", 1}, Session{"C0", 2, true})));
        QVERIFY(table.store.apply(table.next(Add{"n", 1}, Session{"C0", 1, true})));
    }

    void aNameTellsWhenItsSessionBegan()
    {
        QCOMPARE(Sessions::beginOf("1764433110-anna"), std::uint64_t{1764433110});
        for (const char *other : {"anna", "1764433110", "176443311-anna", "17644331100-anna",
                                  "176443311x-anna", "-764433110-anna", "0000000000-anna", ""})
            QCOMPARE(Sessions::beginOf(other), std::uint64_t{0});
    }

    void aNameWithATimeOpensASessionAsLongAsNothingLaterIsForgotten()
    {
        Table table;
        const auto name = [](std::size_t second) { return std::to_string(1'700'000'000 + second) + "-c"; };
        const std::size_t clients = Sessions::most + Sessions::mostMarks + 100;
        for (std::size_t i = 0; i < clients; ++i)
            QVERIFY(table.does(Add{"n", 1}, Session{name(i), 1}).success);
        const std::size_t forgotten = clients - Sessions::most;
        for (const std::size_t second : {std::size_t{0}, std::size_t{1}, forgotten - 1}) {
            const Entry retry = table.next(Add{"n", 1}, Session{name(second), 1});
            QVERIFY(!table.store.apply(retry));
            QVERIFY(table.store.sessionHasExpired(retry));
        }
        // A retry.
        QVERIFY(table.does(Add{"n", 1}, Session{name(forgotten), 1}).index == Index{forgotten + 1});
        QCOMPARE(table.value("n"), std::to_string(clients));
        // Names without a time are not concerned.
        QVERIFY(table.does(Add{"m", 1}, Session{"anna", 1}).success);

        Table copy;
        QVERIFY(copy.store.restore(table.store.snapshot(), table.store.applied()));
        QCOMPARE(copy.store.hash(), table.store.hash());
        QCOMPARE(copy.store.snapshot(), table.store.snapshot());
        QVERIFY(!copy.store.apply(table.next(Add{"n", 1}, Session{name(1), 1})));
        const Entry next = table.next(Add{"n", 1}, Session{name(clients), 1});
        QVERIFY(copy.store.apply(next) && table.store.apply(next));
        QCOMPARE(copy.store.hash(), table.store.hash());
    }

    // Who writes all the time stays known, however old its session is.
    void aSessionThatIsUsedIsNotForgottenForItsAge()
    {
        Table table;
        QVERIFY(table.does(Add{"n", 1}, Session{"1700000000-window", 1}).success);
        for (std::size_t i = 1; i <= 2 * Sessions::most; ++i) {
            QVERIFY(
                table.does(Put{"x", "1"}, Session{std::to_string(1'700'000'000 + i) + "-ctl", 1}).success);
            if (i % 1000 == 0)
                QVERIFY(table.does(Add{"n", 1}, Session{"1700000000-window", i}).success);
        }
    }

    void theHashShowsWhatARetryIsAnswered()
    {
        Table done;
        Table failed;
        done.does(Put{"x", "1"});
        failed.does(Put{"x", "1"});
        done.does(CompareAndSet{"x", "1", "1"}, Session{"C", 1});
        failed.does(CompareAndSet{"x", "2", "1"}, Session{"C", 1});
        done.does(Put{"x", "1"});
        failed.does(Put{"x", "1"});
        QCOMPARE(done.value("x"), failed.value("x"));
        QVERIFY(done.store.hash() != failed.store.hash());
    }

    // The form of journals and messages from before: with the values themselves, and no marks.
    void anOlderSnapshotIsRead()
    {
        ByteWriter out;
        out.text("RaftStore1");
        out.number(1);
        for (const char *text : {"x", "2"})
            out.text(text);
        out.number(3);
        out.number(1);
        out.text("C");
        out.number(7);
        out.byte(1);
        out.optionalText("2");
        out.optionalText("1");
        out.number(3);
        Store store;
        QVERIFY(store.restore(out.take(), Index{3}));
        const auto retried =
            store.apply({{Index{4}, Term{1}}, Command(encode({Put{"x", "2"}, Session{"C", 7}}))});
        QVERIFY(retried == (ChangeResult{true, true, Index{3}, Term{0}})); // Which "2" does not tell.
    }

    // Earlier versions pass over it: it stands where a value once stood that nobody read any more.
    void aSnapshotKeepsTheTermOfTheAnswerToARetry()
    {
        const Entry write{{Index{7}, Term{300}}, Command(encode({Put{"x", "1"}, Session{"C", 1}}))};
        Store store;
        QCOMPARE(store.apply(write)->term, Term{300});
        Store restored;
        QVERIFY(restored.restore(store.snapshot(), Index{7}));
        const auto retried = restored.apply({{Index{8}, Term{301}}, std::get<Command>(write.payload)});
        QVERIFY(retried == (ChangeResult{true, false, Index{7}, Term{300}}));
        QCOMPARE(restored.hash(), store.hash());
    }

    // Servers of two versions must not count as different.
    void theTermOfAnAnswerIsNoPartOfTheHash()
    {
        Store store;
        Store later;
        const Command command(encode({Put{"x", "1"}, Session{"C", 1}}));
        store.apply({{Index{7}, Term{1}}, command});
        later.apply({{Index{7}, Term{2}}, command});
        QCOMPARE(store.hash(), later.hash());
    }

    void entriesThatHoldNoCommandOnlyCount()
    {
        Store store;
        QVERIFY(!store.apply({{Index{1}, Term{1}}, NoOp{}}));
        QVERIFY(!store.apply({{Index{2}, Term{1}}, Command("not a command")}));
        QCOMPARE(store.applied().value, 2U);
        QCOMPARE(store.size(), std::size_t{0});
    }

    void aCopyKeepsWhatTheOriginalChanges()
    {
        Table table;
        for (std::int64_t i = 0; i < 1000; ++i)
            table.does(Put{keyNumber(i), "old"}, Session{"C", static_cast<std::uint64_t>(i)});
        const Store copy = table.store;
        const std::uint64_t hash = copy.hash();
        for (std::int64_t i = 0; i < 1000; i += 2)
            table.does(Delete{keyNumber(i)});
        table.does(Put{keyNumber(1), "new"}, Session{"C", 5000});
        QCOMPARE(copy.size(), std::size_t{1000});
        QCOMPARE(copy.find(keyNumber(1))->value.text(), std::string("old"));
        QCOMPARE(copy.hash(), hash);
        QCOMPARE(table.store.size(), std::size_t{500});
    }

    void keysComeInOrderPageByPage()
    {
        Table table;
        for (std::int64_t i = 0; i < 500; ++i)
            table.does(Put{keyNumber(i * 7919 % 500), "v"});
        table.does(Put{"other", "v"});
        const std::vector<std::string> all = keysOf(table.store);
        QCOMPARE(all.size(), std::size_t{501});
        QVERIFY(std::is_sorted(all.begin(), all.end()));
        QCOMPARE(keysOf(table.store, "key").size(), std::size_t{500});

        std::vector<std::string> paged;
        for (std::string after;;) {
            const std::vector<std::string> page = keysOf(table.store, "key", after, 33);
            if (page.empty())
                break;
            paged.insert(paged.end(), page.begin(), page.end());
            after = page.back();
        }
        QCOMPARE(paged, keysOf(table.store, "key"));
        QVERIFY(keysOf(table.store, "z").empty());
        QVERIFY(keysOf(Store()).empty());
    }

    void theHashShowsContentsAndNotTheWayThere()
    {
        Table first;
        Table second;
        for (std::int64_t i = 0; i < 300; ++i) {
            first.does(Put{keyNumber(i), "v"});
            second.does(Put{keyNumber(i), "v"});
        }
        QCOMPARE(first.store.hash(), second.store.hash());
        first.does(Put{"x", "1"});
        second.does(Put{"x", "2"});
        QVERIFY(first.store.hash() != second.store.hash());

        // The same contents, spread differently over pages.
        Store packed;
        QVERIFY(packed.restore(first.store.snapshot(), first.store.applied()));
        QCOMPARE(packed.hash(), first.store.hash());
    }

    void aSnapshotBringsBackEverythingWithTheSessions()
    {
        Table table;
        Random random(3);
        for (int i = 0; i < 2000; ++i) {
            const std::string key = keyNumber(random.between(0, 300));
            if (random.chance(300'000))
                table.does(Delete{key});
            else
                table.does(Add{key, 1},
                           Session{"client" + std::to_string(i % 5), static_cast<std::uint64_t>(i)});
        }
        Table restored;
        restored.does(Put{"left over", "1"});
        QVERIFY(restored.store.restore(table.store.snapshot(), Index{2000}));
        QCOMPARE(restored.store.hash(), table.store.hash());
        QCOMPARE(restored.store.applied().value, 2000U);
        QCOMPARE(keysOf(restored.store), keysOf(table.store));
        QCOMPARE(restored.store.snapshot(), table.store.snapshot());
        QCOMPARE(restored.value("left over"), std::string("none"));
    }

    void aSharedSnapshotReadsAsTheWrittenOne()
    {
        for (const int count : {0, 1, 300}) {
            Table table;
            for (int i = 0; i < count; ++i)
                table.does(
                    Put{keyNumber(i * 7 % 300), std::string(static_cast<std::size_t>(i * 3 % 200), 'v')},
                    i % 4 == 0 ? std::optional(
                                     Session{"c" + std::to_string(i % 9), static_cast<std::uint64_t>(i + 1)})
                               : std::nullopt);
            const std::string written = table.store.snapshot();
            const SnapshotData shared = snapshotOf(table.store);
            table.does(Put{keyNumber(0), "later"});
            table.does(Delete{keyNumber(1)});
            QVERIFY(storeIn(shared) != nullptr && storeIn(shared)->applied() == Index{std::uint64_t(count)});
            QCOMPARE(shared.size(), written.size());
            QCOMPARE(*shared, written);
            const std::size_t items = written.size() - table.store.sessionsOfSnapshot().size();
            QVERIFY(storeIn(shared)->bytes() + openingOf(300).size() >= items);
            Random random(3);
            for (int i = 0; i < 300; ++i) {
                const auto offset =
                    static_cast<std::uint64_t>(random.between(0, static_cast<std::int64_t>(written.size())));
                const auto most = static_cast<std::uint64_t>(random.between(1, 5000));
                QCOMPARE(shared.read(offset, most), written.substr(offset, most));
            }
            Store restored;
            QVERIFY(restored.restoreBy(
                [&shared](const SnapshotVisitor &visitor) { return readSnapshot(shared, visitor); },
                Index{std::uint64_t(count)}));
            QCOMPARE(restored.snapshot(), written);
        }
    }

    void aValueStaysWhereItStandsInTheLog()
    {
        Store store;
        const Entry entry{{Index{1}, Term{1}}, Command(encode({Put{"x", std::string(1000, 'v')}, {}}))};
        store.apply(entry);
        const std::string &bytes = *std::get<Command>(entry.payload).bytes;
        const std::string_view value = store.find("x")->value.view();
        QCOMPARE(value, std::string_view(bytes).substr(bytes.size() - 1000));
        QVERIFY(value.data() == bytes.data() + bytes.size() - 1000);
    }

    void whatIsNoSnapshotChangesNothing()
    {
        Table table;
        table.does(Put{"x", "1"}, Session{"C", 1});
        table.does(Put{"y", "2"});
        const std::uint64_t hash = table.store.hash();
        const std::string snapshot = table.store.snapshot();
        for (std::size_t length = 1; length < snapshot.size(); ++length)
            QVERIFY(!table.store.restore(snapshot.substr(0, length), Index{9}));
        QVERIFY(!table.store.restore(snapshot + "x", Index{9}));
        QVERIFY(!table.store.restore("garbage", Index{9}));
        QCOMPARE(table.store.hash(), hash);
        QCOMPARE(table.store.applied().value, 2U);
        QVERIFY(table.store.restore({}, Index{9})); // Nothing at all is the empty store.
        QCOMPARE(table.store.size(), std::size_t{0});
    }

    void randomChangesGiveWhatAnOrdinaryMapGives()
    {
        Table table;
        std::map<std::string, std::string> plain;
        Random random(11);
        for (int i = 0; i < 20'000; ++i) {
            const std::string key = keyNumber(random.between(0, 700));
            if (random.chance(400'000)) {
                table.does(Delete{key});
                plain.erase(key);
            } else {
                table.does(Put{key, std::to_string(i)});
                plain[key] = std::to_string(i);
            }
        }
        QCOMPARE(table.store.size(), plain.size());
        for (const auto &[key, value] : plain)
            QCOMPARE(table.value(key), value);
    }
};

QTEST_APPLESS_MAIN(StoreStory)
#include "store.moc"
