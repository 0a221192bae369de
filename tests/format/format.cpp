#include "raftcore/format/entry_json.h"
#include "raftcore/format/json_text.h"
#include "raftcore/format/snapshot_json.h"
#include "raftcore/format/utf8.h"
#include "raftcore/store/command.h"
#include "raftcore/store/snapshot_form.h"
#include "raftcore/store/store.h"

#include <QtTest>

#include <nlohmann/json.hpp>
#include <random>

using namespace raft;

/// Entries and snapshots as JSON: readable, and the same after reading.
class Format : public QObject {
    Q_OBJECT

private slots:
    void tellsUtf8FromOtherBytes_data();
    void tellsUtf8FromOtherBytes();
    void writesEntriesThatPeopleCanRead_data();
    void writesEntriesThatPeopleCanRead();
    void readsBackWhatItWrote();
    void readsPlainEntriesAsTheLibraryDoes();
    void refusesWhatIsNoEntry_data();
    void refusesWhatIsNoEntry();
    void showsTheStoreInASnapshot();
    void keepsTheMarksOfForgottenSessions();
    void keepsSessionsWhoseNamesTellTheirTime();
    void keepsASnapshotThatJsonCannotSay();
    void refusesWhatIsNoSnapshot_data();
    void refusesWhatIsNoSnapshot();
    void looksAtNestedSnapshotsWhereTheyStand();
};

namespace {

Entry entryOf(std::variant<NoOp, Command, MembershipChange> payload, std::uint64_t index = 7)
{
    return {{Index{index}, Term{3}}, std::move(payload)};
}

Command commandOf(Change change, std::optional<Session> session = {})
{
    return Command(encode({std::move(change), std::move(session)}));
}

/// Texts that a careless writer or reader gets wrong.
const std::vector<std::string> awkward = {
    "",
    "plain",
    "\"quoted\\\"",
    "tab\tline\nreturn\r",
    std::string("nul\0inside", 10),
    "\x1f\x7f",
    "Grüße, 世界 🦜",
    "]},{\"index\":1",
    "\\u0041",
};

QByteArray textOf(const Entry &entry)
{
    std::string out;
    appendEntry(out, entry);
    return QByteArray::fromStdString(out);
}

Entry anyEntry(std::mt19937 &random, std::uint64_t index)
{
    const auto text = [&random] { return awkward[random() % awkward.size()]; };
    switch (random() % 10) {
    case 0: return entryOf(NoOp{}, index);
    case 1: return entryOf(commandOf(Add{text(), static_cast<std::int64_t>(random()) - (1LL << 31)}), index);
    case 2: return entryOf(commandOf(Delete{text()}, Session{text(), random()}), index);
    case 3: return entryOf(commandOf(CompareAndSet{text(), std::nullopt, text()}), index);
    case 4: return entryOf(commandOf(CompareAndSet{text(), text(), text()}), index);
    case 5: return entryOf(MembershipChange({{NodeId{1}, NodeId{2}}, {NodeId{3}}, {}}), index);
    case 6: return entryOf(Command(text()), index);
    case 7: return entryOf(commandOf(Put{text(), text()}, Session{text(), random()}), index);
    case 8: return entryOf(commandOf(CompareAndSet{text(), std::nullopt, text(), Index{random()}}), index);
    default: return entryOf(commandOf(Put{text(), text()}), index);
    }
}

/// A store that remembers the last requests of several clients.
Store storeWithSessions()
{
    Store store;
    std::uint64_t index = 0;
    for (const std::string &text : awkward) {
        ++index;
        store.apply(
            {{Index{index}, Term{1}}, commandOf(Put{"key " + text, text}, Session{"client " + text, index})});
    }
    ++index;
    store.apply({{Index{index}, Term{1}}, commandOf(CompareAndSet{"none", "x", "y"}, Session{"client", 1})});
    return store;
}

Snapshot snapshotOf(std::string data)
{
    return {
        {Index{120}, Term{3}},
        std::make_shared<const Membership>(Membership{{NodeId{1}, NodeId{2}, NodeId{3}}, {}, {NodeId{4}}}),
        std::make_shared<const std::string>(std::move(data))};
}

std::string textOf(const Snapshot &snapshot)
{
    std::string out;
    appendSnapshot(out, snapshot);
    return out;
}

} // namespace

void Format::tellsUtf8FromOtherBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    QTest::newRow("nothing") << QByteArray("") << true;
    QTest::newRow("one to four bytes") << QByteArray("a\xc3\xbc\xe4\xb8\x96\xf0\x9f\xa6\x9c") << true;
    QTest::newRow("the last code point") << QByteArray("\xf4\x8f\xbf\xbf") << true;
    QTest::newRow("past the last") << QByteArray("\xf4\x90\x80\x80") << false;
    QTest::newRow("a surrogate") << QByteArray("\xed\xa0\x80") << false;
    QTest::newRow("overlong, two bytes") << QByteArray("\xc0\xaf") << false;
    QTest::newRow("overlong, three bytes") << QByteArray("\xe0\x9f\xbf") << false;
    QTest::newRow("overlong, four bytes") << QByteArray("\xf0\x8f\xbf\xbf") << false;
    QTest::newRow("cut short") << QByteArray("\xe4\xb8") << false;
    QTest::newRow("a lone continuation") << QByteArray("\x80") << false;
    QTest::newRow("broken off inside") << QByteArray("\xe4\xb8z") << false;
}

void Format::tellsUtf8FromOtherBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, valid);
    QCOMPARE(isUtf8(bytes.toStdString()), valid);
}

void Format::writesEntriesThatPeopleCanRead_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("no-op") << textOf(entryOf(NoOp{})) << QByteArray(R"({"index":7,"term":3,"noop":true})");
    QTest::newRow("put") << textOf(entryOf(commandOf(Put{"zone1:temp", "25.5C"})))
                         << QByteArray(R"({"index":7,"term":3,"put":["zone1:temp","25.5C"]})");
    QTest::newRow("add") << textOf(entryOf(commandOf(Add{"n", -2})))
                         << QByteArray(R"({"index":7,"term":3,"add":["n",-2]})");
    QTest::newRow("delete in a session")
        << textOf(entryOf(commandOf(Delete{"x"}, Session{"c", 9})))
        << QByteArray(R"({"index":7,"term":3,"session":["c",9,true],"delete":["x"]})");
    QTest::newRow("compare and set") << textOf(entryOf(commandOf(CompareAndSet{"x", "1", "2"})))
                                     << QByteArray(R"({"index":7,"term":3,"cas":["x","1","2"]})");
    QTest::newRow("create") << textOf(entryOf(commandOf(CompareAndSet{"x", std::nullopt, "2"})))
                            << QByteArray(R"({"index":7,"term":3,"cas":["x",null,"2"]})");
    QTest::newRow("compare and set on the index")
        << textOf(entryOf(commandOf(CompareAndSet{"x", std::nullopt, "2", Index{5}})))
        << QByteArray(R"({"index":7,"term":3,"cas":["x",{"index":5},"2"]})");
    QTest::newRow("members")
        << textOf(entryOf(MembershipChange({{NodeId{1}, NodeId{2}}, {NodeId{1}}, {NodeId{4}}})))
        << QByteArray(R"({"index":7,"term":3,"members":{"voters":[1,2],"outgoing":[1],"learners":[4]}})");
    QTest::newRow("what no store wrote")
        << textOf(entryOf(Command("a\xff"))) << QByteArray(R"({"index":7,"term":3,"bytes":"61ff"})");
    QTest::newRow("a key that is no text") << textOf(entryOf(commandOf(Delete{"\xff"})))
                                           << QByteArray(R"({"index":7,"term":3,"bytes":"a201ff"})");
}

void Format::writesEntriesThatPeopleCanRead()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, expected);
    QCOMPARE(written, expected);
}

void Format::readsBackWhatItWrote()
{
    std::mt19937 random(1); // NOLINT: the same entries every time
    for (int round = 0; round < 2000; ++round) {
        std::vector<Entry> batch;
        for (std::uint64_t i = 0; i < random() % 5; ++i)
            batch.push_back(anyEntry(random, 10 + i));
        const Entries entries(batch);
        std::string text;
        appendEntries(text, entries);
        const std::optional<Entries> read = entriesFrom(nlohmann::json::parse(text));
        QVERIFY2(read && *read == entries, text.c_str());
        if (const std::optional<Entries> plain = plainEntriesFrom(text))
            QVERIFY2(*plain == entries, text.c_str());
    }
}

void Format::readsPlainEntriesAsTheLibraryDoes()
{
    std::vector<Entry> batch{entryOf(NoOp{}, 10)};
    for (const std::string &text : awkward) {
        batch.push_back(entryOf(commandOf(Put{text, text + text}), 10 + batch.size()));
        batch.push_back(entryOf(commandOf(Put{text, text}, Session{text, 8}), 10 + batch.size()));
    }
    const Entries entries(batch);
    std::string text;
    appendEntries(text, entries);
    const std::optional<Entries> plain = plainEntriesFrom(text);
    QVERIFY(plain && *plain == entries);

    QVERIFY2(!plainEntriesFrom("[]"), "the library reads what is not plain");
    for (std::size_t length = 0; length < text.size(); ++length)
        QVERIFY(!plainEntriesFrom(std::string_view(text).substr(0, length)));
}

void Format::refusesWhatIsNoEntry_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *text :
         {"1", R"({"index":1})", R"({"index":1,"term":1})", R"({"index":-1,"term":1,"noop":true})",
          R"({"index":"1","term":1,"noop":true})", R"({"index":9223372036854775808,"term":1,"noop":true})",
          R"({"index":1,"term":1,"put":["a"]})", R"({"index":1,"term":1,"put":["a",1]})",
          R"({"index":1,"term":1,"put":{"a":"b"}})", R"({"index":1,"term":1,"add":["a","1"]})",
          R"({"index":1,"term":1,"cas":["a",1,"b"]})", R"({"index":1,"term":1,"bytes":"f"})",
          R"({"index":1,"term":1,"bytes":"zz"})", R"({"index":1,"term":1,"session":[1,1],"delete":["a"]})",
          R"({"index":1,"term":1,"members":{"voters":[1]}})",
          R"({"index":1,"term":1,"members":{"voters":[2,1],"outgoing":[],"learners":[]}})",
          R"({"index":1,"term":1,"members":{"voters":[0],"outgoing":[],"learners":[]}})"})
        QTest::newRow(text) << QByteArray(text);
}

void Format::refusesWhatIsNoEntry()
{
    QFETCH(QByteArray, json);
    QVERIFY(!entryFrom(nlohmann::json::parse(json.toStdString())));
    QVERIFY(!plainEntriesFrom("[" + json.toStdString() + "]"));
    const std::string gap = R"([{"index":1,"term":2,"noop":true},{"index":3,"term":2,"noop":true}])";
    const std::string backwards = R"([{"index":1,"term":2,"noop":true},{"index":2,"term":1,"noop":true}])";
    for (const std::string &text : {gap, backwards}) {
        QVERIFY(!entriesFrom(nlohmann::json::parse(text)));
        QVERIFY(!plainEntriesFrom(text));
    }
}

void Format::showsTheStoreInASnapshot()
{
    Store store;
    store.apply({{Index{17}, Term{3}}, commandOf(Put{"zone1:temp", "25.5C"}, Session{"c", 2})});
    const std::string text = textOf(snapshotOf(store.snapshot()));
    QCOMPARE(QByteArray::fromStdString(text),
             QByteArray(R"({"index":120,"term":3,"members":{"voters":[1,2,3],"outgoing":[],"learners":[4]},)"
                        R"("store":{"zone1:temp":["25.5C",17]},"sessions":{"c":{"sequence":2,"success":true,)"
                        R"("existed":false,"index":17,"term":3}}})"));

    // Once the values themselves stood there, and no term.
    const QByteArray older =
        R"({"index":120,"term":3,"members":{"voters":[1,2,3],"outgoing":[],"learners":[4]},)"
        R"("store":{"zone1:temp":["25.5C",17]},"sessions":{"c":{"sequence":2,"success":true,)"
        R"("value":"25.5C","before":null,"index":17}}})";
    const std::optional<Snapshot> read = snapshotFrom(nlohmann::json::parse(older.toStdString()));
    Store again;
    QVERIFY(read && again.restore(*read->data, Index{17}));
    QCOMPARE(again.hash(), store.hash());
    QVERIFY(!snapshotFrom(nlohmann::json::parse(
        R"({"index":120,"term":3,"members":{"voters":[1],"outgoing":[],"learners":[]},"store":{},)"
        R"("sessions":{"c":{"sequence":2,"success":true,"existed":false,"index":17,"term":-3}}})")));

    const Store full = storeWithSessions();
    const Snapshot before = snapshotOf(full.snapshot());
    const std::optional<Snapshot> after = snapshotFrom(nlohmann::json::parse(textOf(before)));
    QVERIFY(after);
    QVERIFY(after->last == before.last);
    QVERIFY(*after->membership == *before.membership);
    QVERIFY(*after->data == *before.data);
    const std::string written = textOf(before);
    JsonCursor cursor(written);
    const std::optional<Snapshot> plain = plainSnapshotAt(cursor);
    QVERIFY(plain && cursor.rest().empty() && plain->last == before.last);
    QVERIFY(*plain->membership == *before.membership);
    QVERIFY(*plain->data == *before.data);
    for (std::size_t length = 0; length < written.size(); length += 1 + length / 8) {
        JsonCursor torn(std::string_view(written).substr(0, length));
        QVERIFY(!plainSnapshotAt(torn));
    }
    Store restored;
    QVERIFY(restored.restore(*after->data, after->last.index));
    QCOMPARE(restored.hash(), full.hash());
}

void Format::keepsTheMarksOfForgottenSessions()
{
    Store store;
    for (std::uint64_t i = 1; i <= Sessions::most + 3; ++i)
        store.apply({{Index{i}, Term{1}}, commandOf(Put{"x", "1"}, Session{"C" + std::to_string(i), 1})});
    const Snapshot before = snapshotOf(store.snapshot());
    const nlohmann::json json = nlohmann::json::parse(textOf(before));
    QCOMPARE(json["forgotten"].size(), std::size_t{3});
    QVERIFY(*snapshotFrom(json)->data == *before.data);
    for (const char *bad : {"{}", "[-1]", "[\"1\"]", "null"}) {
        nlohmann::json broken = json;
        broken["forgotten"] = nlohmann::json::parse(bad);
        QVERIFY2(!snapshotFrom(broken), bad);
    }
}

void Format::keepsSessionsWhoseNamesTellTheirTime()
{
    Store store;
    for (std::uint64_t i = 1; i <= Sessions::most + 3; ++i)
        store.apply({{Index{i}, Term{1}},
                     commandOf(Put{"x", "1"}, Session{std::to_string(1'700'000'000 + i) + "-c", 1})});
    store.apply({{Index{Sessions::most + 4}, Term{1}}, commandOf(Put{"x", "1"}, Session{"anna", 1})});
    const Snapshot before = snapshotOf(store.snapshot());
    const nlohmann::json json = nlohmann::json::parse(textOf(before));
    QCOMPARE(json["forgottenUntil"].get<std::uint64_t>(), std::uint64_t{1'700'000'004});
    QCOMPARE(json["timedSessions"].size(), Sessions::most - 1);
    QCOMPARE(json["sessions"].size(), std::size_t{1});
    QVERIFY(*snapshotFrom(json)->data == *before.data);
    for (const char *bad : {"[]", "{\"1700000009-c\":{}}", "null"}) {
        nlohmann::json broken = json;
        broken["timedSessions"] = nlohmann::json::parse(bad);
        QVERIFY2(!snapshotFrom(broken), bad);
    }
}

void Format::keepsASnapshotThatJsonCannotSay()
{
    Store store;
    store.apply({{Index{1}, Term{1}}, commandOf(Put{"good", "text"})});
    store.apply({{Index{2}, Term{1}}, commandOf(Put{"no text", "\xff"})});
    for (const std::string &data :
         {std::string(), std::string("no store"), store.snapshot(), Store().snapshot()}) {
        const std::optional<Snapshot> read = snapshotFrom(nlohmann::json::parse(textOf(snapshotOf(data))));
        QVERIFY(read);
        QVERIFY(*read->data == data);
    }
}

void Format::refusesWhatIsNoSnapshot_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray head = R"("index":1,"term":1,"members":{"voters":[1],"outgoing":[],"learners":[]})";
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no members") << QByteArray(R"({"index":1,"term":1,"store":{},"sessions":{}})");
    QTest::newRow("no sessions") << QByteArray("{" + head + R"(,"store":{}})");
    QTest::newRow("an item without index")
        << QByteArray("{" + head + R"(,"store":{"a":["b"]},"sessions":{}})");
    QTest::newRow("a broken session") << QByteArray(
        "{" + head + R"(,"store":{},"sessions":{"c":{"sequence":1,"success":true,"index":1}}})");
    QTest::newRow("no digits") << QByteArray("{" + head + R"(,"bytes":"0g"})");
}

void Format::refusesWhatIsNoSnapshot()
{
    QFETCH(QByteArray, json);
    QVERIFY(!snapshotFrom(nlohmann::json::parse(json.toStdString())));
}

// A copy of it has no room on the stack.
void Format::looksAtNestedSnapshotsWhereTheyStand()
{
    const std::string deep = std::string(400'000, '[') + std::string(400'000, ']');
    const nlohmann::json json = nlohmann::json::parse(
        R"({"index":1,"term":1,"members":{"voters":[1],"outgoing":[],"learners":[]},"store":{},)"
        R"("sessions":{},"forgotten":)" +
        deep + "}");
    QVERIFY(!snapshotFrom(json));
}

QTEST_GUILESS_MAIN(Format)
#include "format.moc"
