#include "netnode/http/request_reader.h"
#include "netnode/wire/frame_reader.h"
#include "netnode/wire/handshake.h"
#include "netnode/wire/peer_frame.h"

#include <QRandomGenerator>
#include <QTest>

using namespace raft;
using namespace raftarium;

namespace {

Entry command(std::uint64_t index, std::uint64_t term, const std::string &text)
{
    return {{Index{index}, Term{term}}, Command(text)};
}

std::shared_ptr<const Membership> someMembers()
{
    return std::make_shared<const Membership>(
        Membership{{NodeId{1}, NodeId{2}}, {NodeId{1}, NodeId{3}}, {NodeId{4}}});
}

AppendEntries someAppend()
{
    AppendEntries append{{Index{6}, Term{2}}, {}, Index{5}, ReadRound{9}};
    append.entries = Entries({command(7, 2, "hello"),
                              {{Index{8}, Term{3}}, NoOp{}},
                              {{Index{9}, Term{3}}, MembershipChange(*someMembers())},
                              command(10, 3, "")});
    return append;
}

std::vector<MessageBody> everyBody()
{
    return {RequestVote{{Index{7}, Term{3}}, true, false},
            RequestVote{{Index{greatestNumber}, Term{greatestNumber}}, false, true},
            VoteReply{true, false},
            VoteReply{false, true},
            AppendEntries{{Index{0}, Term{0}}, {}, Index{0}, ReadRound{1}},
            someAppend(),
            AppendReply{true, Index{9}, Index{0}, {}, ReadRound{4}},
            AppendReply{false, Index{0}, Index{12}, {Index{4}, Term{2}}, ReadRound{5}},
            InstallSnapshot{{Index{100}, Term{7}},
                            someMembers(),
                            4096,
                            std::string("\0\xff snapshot", 11),
                            true,
                            ReadRound{2}},
            SnapshotReply{{Index{100}, Term{7}}, 8192, true, ReadRound{2}},
            TimeoutNow{},
            ReadIndex{RequestId{~std::uint64_t{0}}},
            ReadIndexReply{RequestId{5}, true, Index{77}}};
}

std::vector<QByteArray> everyFrame()
{
    std::vector<QByteArray> frames;
    for (const MessageBody &body : everyBody())
        appendFrame(frames.emplace_back(), Message{NodeId{1}, NodeId{2}, Term{3}, body});
    const std::vector<LeaderTask> tasks{StoreCommand{Put{"x", "1"}, Session{"c", 4}},
                                        StoreCommand{CompareAndSet{"x", {}, "2", Index{9}}, {}},
                                        Get{"x", true},
                                        MemberChange{NodeId{6}, MemberChange::Part::Learner, "http://h:1"},
                                        raftarium::LeadershipTransfer{NodeId{3}},
                                        raftarium::LeadershipTransfer{}};
    for (const LeaderTask &task : tasks)
        appendFrame(frames.emplace_back(), ForwardedTask{77, task});
    const std::vector<TaskOutcome> outcomes{TaskDone{true, true, "v", Index{4}, Term{2}, Index{}},
                                            TaskDone{false, false, {}, Index{4}, Term{2}, Index{3}},
                                            TaskRefused{Refusal::TooManyPending, NodeId{2}}, TaskUnknown{}};
    for (const TaskOutcome &outcome : outcomes)
        appendFrame(frames.emplace_back(), ForwardedOutcome{78, outcome});
    appendFrame(frames.emplace_back(),
                Addresses{{{NodeId{2}, "http://localhost:8002", 65537}, {NodeId{6}, "", 0}}});
    return frames;
}

QByteArray payloadOf(const QByteArray &frame)
{
    return frame.mid(4);
}

/// Encodes again what was decoded; equal bytes mean that nothing was lost.
QByteArray encodedAgain(const PeerFrame &frame)
{
    QByteArray again;
    std::visit([&again](const auto &any) { appendFrame(again, any); }, frame);
    return again;
}

} // namespace

class FramesTest : public QObject {
    Q_OBJECT

private slots:
    void everyFrameComesBackAsItWas()
    {
        for (const QByteArray &frame : everyFrame()) {
            const std::optional<PeerFrame> decoded = decodePeerFrame(payloadOf(frame));
            QVERIFY2(decoded, frame.toHex().constData());
            QCOMPARE(encodedAgain(*decoded).toHex(), frame.toHex());
        }
    }

    void anAppendKeepsItsEntriesAndPositions()
    {
        QByteArray frame;
        appendFrame(frame, Message{NodeId{1}, NodeId{2}, Term{3}, someAppend()});
        const std::optional<PeerFrame> decoded = decodePeerFrame(payloadOf(frame));
        QVERIFY(decoded);
        const Message &message = std::get<Message>(*decoded);
        QCOMPARE(message.term.value, 3U);
        const auto &append = std::get<AppendEntries>(message.body);
        QVERIFY(append.entries == someAppend().entries);
        QVERIFY(append.prev == someAppend().prev);
        QCOMPARE(append.commit.value, 5U);
        QCOMPARE(append.round.value, 9U);
    }

    void aFrameCutAnywhereIsNoFrame()
    {
        for (const QByteArray &frame : everyFrame()) {
            const QByteArray payload = payloadOf(frame);
            for (qsizetype length = 0; length < payload.size(); ++length)
                QVERIFY2(!decodePeerFrame(payload.left(length)), payload.left(length).toHex().constData());
        }
    }

    void damagedFramesNeverDoMoreThanFail()
    {
        QRandomGenerator random(7);
        std::size_t sound = 0;
        for (int round = 0; round < 400; ++round) {
            for (const QByteArray &frame : everyFrame()) {
                QByteArray payload = payloadOf(frame);
                for (int flips = random.bounded(1, 4); flips > 0; --flips)
                    payload[random.bounded(payload.size())] = static_cast<char>(random.bounded(256));
                sound += decodePeerFrame(payload) ? 1 : 0;
            }
        }
        QVERIFY(sound > 0); // Many a flipped bit gives another sound frame: a term, a letter.
    }

    void numbersBeyondTheProtocolsAreRefused()
    {
        QByteArray frame;
        appendFrame(frame, Message{NodeId{1}, NodeId{2}, Term{greatestNumber + 1}, TimeoutNow{}});
        QVERIFY(!decodePeerFrame(payloadOf(frame)));
    }

    // As an entry of the log it could reach no follower.
    void aCommandThatFitsIntoNoOtherFrameIsRefused()
    {
        for (const std::size_t more : {std::size_t{0}, std::size_t{100}}) {
            QByteArray frame;
            const std::string value(largestCommand - 100 + 2 * more, 'x');
            appendFrame(frame, ForwardedTask{1, StoreCommand{Put{"k", value}, {}}});
            QVERIFY(frame.size() - lengthBytes <= static_cast<qsizetype>(largestFrame));
            QCOMPARE(decodePeerFrame(frame.mid(lengthBytes)).has_value(), more == 0);
        }
    }
    void announcedLengthsTakeNoMemory()
    {
        // [2, 1, 0, 0, 0, 1, array of 2^60 items: three bytes of claim] and a byte string of 2^62 bytes.
        QVERIFY(!decodePeerFrame(QByteArray::fromHex("8702010000000"
                                                     "19b1000000000000000")));
        QVERIFY(!decodePeerFrame(QByteArray::fromHex("8210"
                                                     "5b4000000000000000")));
        QVERIFY(!decodePeerFrame(QByteArray::fromHex("9b4000000000000000")));
    }

    void framesAreCutFromAStreamAtAnyPlace()
    {
        QByteArray stream;
        const std::vector<QByteArray> frames = everyFrame();
        for (const QByteArray &frame : frames)
            stream += frame;
        for (qsizetype step : {1, 2, 3, 7, 64, 100000}) {
            FrameReader reader;
            std::vector<QByteArray> read;
            for (qsizetype at = 0; at < stream.size(); at += step) {
                reader.add(QByteArrayView(stream).sliced(at, std::min(step, stream.size() - at)));
                while (const std::optional<QByteArray> payload = reader.next())
                    read.push_back(*payload);
            }
            QCOMPARE(read.size(), frames.size());
            for (std::size_t i = 0; i < frames.size(); ++i)
                QCOMPARE(read[i], payloadOf(frames[i]));
        }
    }

    void emptyAndHugeFramesBreakTheStream()
    {
        FrameReader empty;
        empty.add(QByteArray::fromHex("00000000"));
        QVERIFY(!empty.next());
        QVERIFY(empty.broken());
        FrameReader huge;
        huge.add(QByteArray::fromHex("00400001"));
        QVERIFY(!huge.next());
        QVERIFY(huge.broken());
        FrameReader largest;
        largest.add(QByteArray::fromHex("00400000"));
        QVERIFY(!largest.next());
        QVERIFY(!largest.broken());
    }

    void urgentFramesGoBetweenThePiecesOfALargeOne()
    {
        FrameReader reader;
        reader.add(QByteArray::fromHex("c00000026161"  // Two letters, and more follows.
                                       "0000000175"    // An urgent frame of one letter.
                                       "8000000162")); // The last letter.
        QCOMPARE(reader.next(), std::optional(QByteArray("u")));
        QVERIFY(reader.lane() == LinkLane::Urgent);
        QCOMPARE(reader.next(), std::optional(QByteArray("aab")));
        QVERIFY(reader.lane() == LinkLane::Bulk);
        QVERIFY(!reader.next() && !reader.broken());
    }

    void piecesThatMakeNoFrameBreakTheStream()
    {
        FrameReader notBulk;
        notBulk.add(QByteArray::fromHex("4000000161"));
        QVERIFY(!notBulk.next() && notBulk.broken());
        FrameReader tooLarge;
        tooLarge.add(QByteArray::fromHex("c0400000"));
        tooLarge.add(QByteArray(qsizetype{largestFrame}, 'x'));
        QVERIFY(!tooLarge.next() && !tooLarge.broken());
        tooLarge.add(QByteArray::fromHex("8000000178"));
        QVERIFY(!tooLarge.next() && tooLarge.broken());
    }

    void aLargeAppendTravelsInParts()
    {
        AppendEntries append{{Index{4}, Term{1}}, {}, Index{4}, ReadRound{1}};
        std::vector<Entry> entries;
        for (std::uint64_t i = 0; i < 10; ++i)
            entries.push_back(command(5 + i, 2, std::string(i == 3 ? 5000 : 900, 'x')));
        append.entries = Entries(entries);
        const std::vector<AppendEntries> parts = inParts(append, 2000);
        QVERIFY(parts.size() > 4);
        Position end = append.prev;
        std::size_t count = 0;
        for (const AppendEntries &part : parts) {
            QVERIFY(part.prev == end);
            QVERIFY(!part.entries.empty());
            QVERIFY(part.entries.size() <= 2);
            end = part.entries.back().at;
            count += part.entries.size();
        }
        QCOMPARE(count, entries.size());
        QCOMPARE(inParts(AppendEntries{{}, {}, {}, {}}).size(), std::size_t(1));
    }

    void oneEncodingServesAllFollowers()
    {
        MessageEncoder encoder;
        Message message{NodeId{1}, NodeId{2}, Term{3}, someAppend()};
        const QByteArray first = encoder.frame(message);
        message.to = NodeId{3};
        QCOMPARE(encoder.frame(message), first);
        std::get<AppendEntries>(message.body).commit = Index{6};
        QVERIFY(encoder.frame(message) != first);
        message.body = AppendEntries{{Index{6}, Term{2}}, {}, Index{6}, ReadRound{9}};
        QVERIFY(std::get<AppendEntries>(
                    std::get<Message>(*decodePeerFrame(payloadOf(encoder.frame(message)))).body)
                    .entries.empty());
    }

    void theHandshakeSaysWhoDials()
    {
        LinkRequest link{
            LinkRequest::Kind::Peer, "my cluster", NodeId{3}, NodeId{1},
            0xfedcba9876543210U,     8003,         42,        {{0xabc}, {0xdef}, {{1}, {3}, {12}}}};
        HttpRequestReader reader;
        reader.add(upgradeRequest(link, "localhost:8001", "secret"));
        QVERIFY(reader.progress() == HttpRequestReader::Progress::Ready);
        const HttpRequest request = reader.take();
        std::string problem;
        const std::optional<LinkRequest> read = linkRequest(request, &problem);
        QVERIFY2(read, problem.c_str());
        QCOMPARE(read->cluster, link.cluster);
        QCOMPARE(read->from.value, 3U);
        QCOMPARE(read->to.value, 1U);
        QCOMPARE(read->nonce, link.nonce);
        QCOMPARE(read->port, link.port);
        QCOMPARE(read->firstMessage, link.firstMessage);
        QVERIFY(read->standing == link.standing);
        QCOMPARE(*request.field("authorization"), std::string("Bearer secret"));
    }

    void theAnswerSaysWhoAccepts()
    {
        std::string bytes;
        const Standing standing{{0}, {5}, {}};
        append(bytes, upgradeAnswer({NodeId{7}, "my cluster", 0x1234, "0.1", standing}), true, false);
        const std::string rest = "frames";
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(!upgradeReply(bytes.substr(0, length)));
        const std::optional<UpgradeReply> reply = upgradeReply(bytes + rest);
        QVERIFY(reply && reply->answer);
        QCOMPARE(reply->answer->id.value, 7U);
        QCOMPARE(reply->answer->cluster, std::string("my cluster"));
        QCOMPARE(reply->answer->nonce, std::uint64_t(0x1234));
        QVERIFY(reply->answer->standing == standing);
        QCOMPARE((bytes + rest).substr(reply->headBytes), rest);
    }

    void aRefusalIsToldInItsOwnWords()
    {
        const auto reply = upgradeReply("HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno!");
        QVERIFY(reply && !reply->answer);
        QVERIFY(reply->refusal.find("403") != std::string::npos &&
                reply->refusal.find("no!") != std::string::npos);
        QVERIFY(!reply->decided);
        HttpResponse response;
        response.status = 403;
        addRefusal(response, "it belongs to \"another\" cluster – see there");
        std::string bytes;
        append(bytes, response, true, false);
        const auto told = upgradeReply(bytes);
        QVERIFY(told && !told->answer && told->decided);
        QCOMPARE(told->refusal, std::string("it belongs to \"another\" cluster – see there"));
    }

    void anotherVersionOfTheProtocolIsRefused()
    {
        HttpRequest request;
        request.method = "GET";
        request.path = "/raft";
        request.fields = {
            {"connection", "upgrade"}, {"upgrade", "raftarium/1"}, {"raft-cluster", "c"}, {"raft-to", "1"}};
        std::string problem;
        QVERIFY(!linkRequest(request, &problem));
        QVERIFY(problem.find("raftarium/2") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(FramesTest)
#include "frames.moc"
