#include "netnode/wire/cbor_input.h"
#include "netnode/wire/cbor_output.h"
#include "netnode/wire/shared_entries.h"

#include <QCborStreamReader>
#include <QCborValue>
#include <QTest>

#include <limits>

/// Frames as CBOR: what is written reads back, also by others, and nothing in bytes from outside is trusted.
namespace {

using raftarium::CborInput;
using raftarium::CborOutput;

/// What is written without the frame's length.
template <class Write>
QByteArray written(std::uint64_t items, Write write)
{
    QByteArray bytes;
    {
        CborOutput out(bytes, items);
        write(out);
    }
    return bytes.mid(4);
}

} // namespace

class Cbor : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenReadsBack()
    {
        constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
        const std::vector<std::uint64_t> numbers{0,      23,     24,         255,         256,
                                                 65'535, 65'536, 0xffffffff, 0x100000000, ~std::uint64_t{0}};
        const QByteArray bytes = written(numbers.size() + 5, [&](CborOutput &out) {
            for (const std::uint64_t number : numbers)
                out.number(number);
            out.integer(least);
            out.boolean(true);
            out.null();
            out.bytes(std::string_view("a\0b", 3));
            out.startArray(1);
            out.boolean(false);
        });
        CborInput in(bytes);
        QCOMPARE(in.enterArray(), numbers.size() + 5);
        for (const std::uint64_t number : numbers)
            QCOMPARE(in.number(), number);
        QCOMPARE(in.integer(), least);
        QVERIFY(in.boolean());
        QVERIFY(in.isNull());
        in.skipNull();
        QVERIFY(in.isBytes());
        QCOMPARE(in.bytes(), std::string("a\0b", 3));
        QVERIFY(in.isArray());
        QCOMPARE(in.enterArray(), 1U);
        QVERIFY(!in.boolean());
        QVERIFY(!in.hasNext());
        in.leaveArray();
        in.leaveArray();
        QVERIFY(in.ok());
    }

    // A reader that others have written.
    void othersReadIt()
    {
        const QByteArray bytes = written(3, [](CborOutput &out) {
            out.integer(-500);
            out.bytes("xyz");
            out.startArray(2);
            out.number(70'000);
            out.null();
        });
        const QCborArray array = QCborValue::fromCbor(bytes).toArray();
        QCOMPARE(array.at(0).toInteger(), -500);
        QCOMPARE(array.at(1).toByteArray(), QByteArray("xyz"));
        QCOMPARE(array.at(2)[0].toInteger(), 70'000);
        QVERIFY(array.at(2)[1].isNull());
    }

    void anArrayCanBeTakenAsBytes()
    {
        const QByteArray bytes = written(3, [](CborOutput &out) {
            out.number(1);
            out.startArray(3);
            out.startArray(2);
            out.integer(-7);
            out.bytes("in");
            out.boolean(true);
            out.null();
            out.number(2);
        });
        CborInput in(bytes);
        in.enterArray();
        in.number();
        const std::string_view array = in.array();
        QCOMPARE(in.number(), 2U);
        in.leaveArray();
        QVERIFY(in.ok());
        CborInput inner(array);
        QCOMPARE(inner.enterArray(), 3U);
        QCOMPARE(inner.enterArray(), 2U);
        QCOMPARE(inner.integer(), -7);
        QCOMPARE(inner.bytes(), std::string("in"));
        inner.leaveArray();
        QVERIFY(inner.boolean());
        inner.skipNull();
        inner.leaveArray();
        QVERIFY(inner.ok());
    }

    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a number instead of an array") << QByteArray::fromHex("01");
        QTest::newRow("more items than bytes") << QByteArray::fromHex("9a7fffffff01");
        QTest::newRow("an array without a length") << QByteArray::fromHex("9f01ff");
        QTest::newRow("an array that ends early") << QByteArray::fromHex("8201");
        QTest::newRow("a number that ends early") << QByteArray::fromHex("811a0001");
        QTest::newRow("a text") << QByteArray::fromHex("816161");
        QTest::newRow("bytes that end early") << QByteArray::fromHex("81436162");
        QTest::newRow("bytes of an absurd length") << QByteArray::fromHex("815bffffffffffffffff61");
        QTest::newRow("reserved") << QByteArray::fromHex("811c");
    }
    void whatDoesNotFitIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto read = [&bytes](auto one) {
            CborInput in(bytes);
            in.enterArray();
            one(in);
            in.leaveArray();
            return in.ok();
        };
        QVERIFY(!read([](CborInput &in) { in.number(); }));
        QVERIFY(!read([](CborInput &in) { in.bytes(); }));
        QVERIFY(!read([](CborInput &in) { in.array(); }));
    }

    void oneMistakeSpoilsWhatFollows()
    {
        const QByteArray bytes = QByteArray::fromHex("820102");
        CborInput in(bytes);
        in.enterArray();
        QVERIFY(!in.boolean());
        QVERIFY(!in.ok());
        QCOMPARE(in.number(), 0U);
        QVERIFY(!in.hasNext());
    }

    void aNumberBeyondTheIntegersIsNone()
    {
        for (const char *hex : {"811bffffffffffffffff", "813bffffffffffffffff"}) {
            const QByteArray bytes = QByteArray::fromHex(hex);
            CborInput in(bytes);
            in.enterArray();
            QCOMPARE(in.integer(), 0);
            QVERIFY2(!in.ok(), hex);
        }
    }

    void arraysWithinArraysHaveAnEnd()
    {
        const QByteArray bytes(1'000, '\x81');
        CborInput in(bytes);
        for (int i = 0; i < 1'000; ++i)
            in.enterArray();
        QVERIFY(!in.ok());
        CborInput passed(bytes);
        passed.array();
        QVERIFY(!passed.ok());
    }

    void entriesThatWereReadAMomentAgoAreKnown()
    {
        using namespace raft;
        raftarium::SharedEntries shared;
        const Entries entries({Entry{{Index{7}, Term{1}}, Command("x")}});
        QVERIFY(shared.find(Index{7}, "bytes") == nullptr);
        shared.remember(Index{7}, "bytes", entries);
        QCOMPARE(shared.find(Index{7}, "bytes")->begin(), entries.begin());
        QVERIFY(shared.find(Index{8}, "bytes") == nullptr);
        QVERIFY(shared.find(Index{7}, "other") == nullptr);
        for (std::uint64_t index = 8; index < 100; ++index)
            shared.remember(Index{index}, "bytes", entries);
        QVERIFY(shared.find(Index{7}, "bytes") == nullptr);
    }
};

QTEST_APPLESS_MAIN(Cbor)
#include "cbor.moc"
