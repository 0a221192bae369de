#include "raftcore/consensus/random.h"
#include "raftcore/store/command.h"

#include <QtTest>

using namespace raft;

namespace {

std::vector<StoreCommand> examples()
{
    return {{Put{"zone1:temp", "25.5C"}, {}},
            {Put{"", ""}, Session{"", 0}},
            {Put{"long", std::string(70'000, 'x')}, {}},
            {Add{"hits", 1}, {}},
            {Add{"hits", std::numeric_limits<std::int64_t>::min()}, Session{"browser", 7}},
            {Add{"hits", std::numeric_limits<std::int64_t>::max()}, {}},
            {Delete{"x"}, Session{"C", std::numeric_limits<std::uint64_t>::max()}},
            {CompareAndSet{"x", "1", "2"}, {}},
            {CompareAndSet{"x", std::nullopt, "2"}, Session{"C", 1}},
            {Put{"x", "1"}, Session{"C", 1, true}},
            {CompareAndSet{"x", std::nullopt, "2", Index{300}}, {}},
            {CompareAndSet{"x", std::nullopt, "2", Index{0}}, Session{"C", 2}},
            {CompareAndSet{"x", "", std::string("\0\xff", 2)}, {}}};
}

} // namespace

/// What clients ask, as the bytes of log entries.
class Commands : public QObject {
    Q_OBJECT

private slots:
    void everyCommandComesBackAsItWas()
    {
        for (const StoreCommand &command : examples()) {
            const std::string bytes = encode(command);
            const std::optional<StoreCommand> back = decodeCommand(bytes);
            QVERIFY(back);
            QCOMPARE(back->change.index(), command.change.index());
            QCOMPARE(summary(back->change), summary(command.change));
            QVERIFY(back->session == command.session);
            QCOMPARE(encode(*back), bytes);
        }
    }

    void theFormIsCompact()
    {
        QCOMPARE(encode({Put{"x", "1"}, {}}).size(), std::size_t{5});
        QCOMPARE(encode({Add{"x", -1}, {}}).size(), std::size_t{4});
    }

    void aCommandThatIsCutOffIsNone()
    {
        for (const StoreCommand &command : examples()) {
            const std::string bytes = encode(command);
            const std::size_t most = std::min<std::size_t>(bytes.size(), 64);
            for (std::size_t length = 0; length < most; ++length)
                QVERIFY(!decodeCommand(bytes.substr(0, length)));
        }
    }

    void bytesBehindACommandMakeItNone()
    {
        for (const StoreCommand &command : examples())
            QVERIFY(!decodeCommand(encode(command) + '\0'));
    }

    void textIsNoCommand()
    {
        QVERIFY(!decodeCommand(""));
        QVERIFY(!decodeCommand("put x 1"));
        QVERIFY(!decodeCommand("{\"key\":\"x\"}"));
    }

    // One command has one form, so whatever is accepted must encode to the same bytes.
    void garbageIsRefusedOrIsACommandInItsOnlyForm()
    {
        Random random(7);
        int accepted = 0;
        for (int round = 0; round < 20'000; ++round) {
            std::string bytes = encode(examples()[static_cast<std::size_t>(random.between(3, 9))]);
            for (std::int64_t flips = random.between(1, 3); flips > 0; --flips) {
                const auto last = static_cast<std::int64_t>(bytes.size()) - 1;
                bytes[static_cast<std::size_t>(random.between(0, last))] = static_cast<char>(random.next());
            }
            if (const std::optional<StoreCommand> command = decodeCommand(bytes)) {
                ++accepted;
                QCOMPARE(encode(*command), bytes);
            }
        }
        QVERIFY(accepted > 0);
        QVERIFY(accepted < 20'000);
    }

    void aSummaryFitsIntoAnEntryOfThePicture()
    {
        QCOMPARE(summary(Put{"x", "3"}), std::string("x=3"));
        QCOMPARE(summary(Add{"x", 1}), std::string("x+=1"));
        QCOMPARE(summary(Add{"x", -2}), std::string("x-=2"));
        QCOMPARE(summary(Delete{"x"}), std::string("del x"));
        QCOMPARE(summary(CompareAndSet{"x", "1", "2"}), std::string("x: 1→2"));
    }
};

QTEST_APPLESS_MAIN(Commands)
#include "commands.moc"
