#include "netnode/http/request_reader.h"
#include "netnode/http/response.h"
#include "netnode/http/syntax.h"

#include <QTest>

#include <random>

using namespace raftarium;
using Progress = HttpRequestReader::Progress;

namespace {

/// What a reader made of a stream: the requests it gave, and how it ended.
struct Reading {
    std::vector<std::string> requests;
    int failure = 0;

    bool operator==(const Reading &) const = default;
};

std::string summary(const HttpRequest &request)
{
    std::string text = request.method + ' ' + request.path + '?' + request.query;
    for (const auto &[name, value] : request.fields)
        text += '\n' + name + '=' + value;
    return text + "\n" + (request.keepAlive ? "keep" : "close") + '\n' + request.body;
}

void readOn(HttpRequestReader &reader, Reading &reading)
{
    while (reader.progress() == Progress::Ready)
        reading.requests.push_back(summary(reader.take()));
    if (reader.progress() == Progress::Failed)
        reading.failure = reader.error().status;
}

Reading readInPieces(const std::string &stream, const std::vector<std::size_t> &cuts)
{
    HttpRequestReader reader;
    Reading reading;
    std::size_t at = 0;
    for (const std::size_t cut : cuts) {
        reader.add(std::string_view(stream).substr(at, cut - at));
        readOn(reader, reading);
        at = cut;
    }
    reader.add(std::string_view(stream).substr(at));
    readOn(reader, reading);
    return reading;
}

std::string get(const std::string &fields, const std::string &target = "/x")
{
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

const std::string conversation =
    "\r\nGET /kv/a%20b?consistency=local HTTP/1.1\r\nHost: localhost:1\r\n\r\n"
    "PUT /kv/x HTTP/1.1\r\nhost:h\r\nContent-Length: 5\r\nIf-None-Match:\t* \r\n\r\nhello"
    "DELETE /kv/x HTTP/1.1\r\nHost: h\r\nConnection: keep-alive, Close\r\n\r\n"
    "GET / HTTP/1.0\r\n\r\n"
    "HEAD /status HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"
    "PUT /kv/z HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n\r\n"
    "5\r\nhello\r\n00a;x=\"y\"\r\n, chunks!\n\r\n0\r\nChecksum: 1\r\n\r\n"
    "PUT /kv/y HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n";

} // namespace

class Reader : public QObject {
    Q_OBJECT

private slots:
    void understandsAConversation()
    {
        const Reading reading = readInPieces(conversation, {});
        QCOMPARE(reading.failure, 0);
        QCOMPARE(reading.requests.size(), std::size_t(7));
        QCOMPARE(reading.requests[0],
                 std::string("GET /kv/a%20b?consistency=local\nhost=localhost:1\nkeep\n"));
        QCOMPARE(reading.requests[1],
                 std::string("PUT /kv/x?\nhost=h\ncontent-length=5\nif-none-match=*\nkeep\nhello"));
        QVERIFY(reading.requests[2].ends_with("close\n"));
        QVERIFY(reading.requests[3].ends_with("close\n"));
        QVERIFY(reading.requests[4].ends_with("keep\n"));
        QCOMPARE(reading.requests[5],
                 std::string("PUT /kv/z?\nhost=h\ntransfer-encoding=Chunked\nkeep\nhello, chunks!\n"));
    }

    void theSameRequestsHoweverTheBytesAreCut()
    {
        const Reading whole = readInPieces(conversation, {});
        for (std::size_t cut = 0; cut <= conversation.size(); ++cut)
            QVERIFY2(readInPieces(conversation, {cut}) == whole, std::to_string(cut).c_str());
        std::vector<std::size_t> everywhere;
        for (std::size_t cut = 1; cut < conversation.size(); ++cut)
            everywhere.push_back(cut);
        QVERIFY(readInPieces(conversation, everywhere) == whole);
        std::mt19937 random(3); // NOLINT: the same cuts every time
        for (int round = 0; round < 200; ++round) {
            std::vector<std::size_t> cuts{random() % conversation.size(), random() % conversation.size()};
            std::sort(cuts.begin(), cuts.end());
            QVERIFY(readInPieces(conversation, cuts) == whole);
        }
    }

    void malformedHeadsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const std::string &head, int status) {
            QTest::newRow(name) << QByteArray::fromStdString(head) << status;
        };
        row("no version", "GET /x\r\n\r\n", 400);
        row("HTTP/0.9", "GET /x HTTP/0.9\r\nHost: h\r\n\r\n", 505);
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
        row("another version", "GET /x HTTP/1.2\r\nHost: h\r\n\r\n", 505);
        row("no protocol", "GET /x FTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("two blanks", "GET  /x HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("a blank in the target", "GET /x y HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("a fragment", get("", "/x#y"), 400);
        row("a control character in the target", get("", "/x\x01"), 400);
        row("a byte above ASCII in the target", get("", "/\xc3\xa4"), 400);
        row("no slash", get("", "x"), 400);
        row("a whole address as target", get("", "http://h/x"), 400);
        row("a method that is no token", "G(T /x HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("no method", " /x HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("only an empty line more", "\r\n\r\nGET /x HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("bare line feeds", "GET /x HTTP/1.1\nHost: h\n\nx\r\n\r\n", 400);
        row("a bare line feed in a field", get("A: b\nC: d\r\n"), 400);
        row("a bare carriage return", get("A: b\rC: d\r\n"), 400);
        row("a null byte", get(std::string("A: b\0c\r\n", 8)), 400);
        row("a folded field", get("A: b\r\n c\r\n"), 400);
        row("a blank before the colon", get("A : b\r\n"), 400);
        row("no colon", get("A b\r\n"), 400);
        row("no name", get(": b\r\n"), 400);
        row("no host", "GET /x HTTP/1.1\r\n\r\n", 400);
        row("two hosts", get("Host: i\r\n"), 400);
        const auto chunks = [](const std::string &body) {
            return get("Transfer-Encoding: chunked\r\n") + body;
        };
        row("another coding", get("Transfer-Encoding: gzip, chunked\r\n"), 501);
        row("two codings", get("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400);
        row("chunks of HTTP/1.0", "PUT /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("a chunk without a size", chunks("\r\nx\r\n"), 400);
        row("a chunk's size with a sign", chunks("+1\r\nx\r\n"), 400);
        row("a chunk's size with 0x", chunks("0x1\r\nx\r\n"), 400);
        row("a blank before a chunk's size", chunks(" 1\r\nx\r\n"), 400);
        row("a chunk's size in words", chunks("1 byte\r\nx\r\n"), 400);
        row("a control character in an extension", chunks("1;\x01\r\nx\r\n"), 400);
        row("a bare line feed behind a chunk's size", chunks("1\nx\r\n"), 400);
        row("a bare line feed behind a chunk", chunks("1\r\nx\n0\r\n\r\n"), 400);
        row("a chunk longer than its size", chunks("1\r\nxy\r\n"), 400);
        row("a chunk too large", chunks("100001\r\n"), 413);
        row("an enormous chunk", chunks("fffffffffffffffff\r\n"), 413);
        row("chunks too large together", chunks("fffff\r\n" + std::string(0xfffff, 'x') + "\r\n2\r\nab\r\n"),
            413);
        row("an extension too large", chunks("1;" + std::string(17'000, 'x') + "\r\nx\r\n"), 431);
        row("zeros without end", chunks(std::string(17'000, '0')), 431);
        row("no field behind the chunks", chunks("0\r\nhm\r\n\r\n"), 400);
        row("a folded field behind the chunks", chunks("0\r\nA: b\r\n c\r\n\r\n"), 400);
        std::string extensions;
        for (int i = 0; i < 200; ++i)
            extensions += "1;" + std::string(100, 'x') + "\r\nx\r\n";
        row("many extensions", chunks(extensions), 431);
        std::string trailer = "0\r\n";
        for (int i = 0; i < 200; ++i)
            trailer += "A: " + std::string(100, 'b') + "\r\n";
        row("many fields behind the chunks", chunks(trailer), 431);
        row("chunked and a length", get("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"), 400);
        row("two lengths", get("Content-Length: 3\r\nContent-Length: 3\r\n"), 400);
        row("a list of lengths", get("Content-Length: 3, 3\r\n"), 400);
        row("a negative length", get("Content-Length: -1\r\n"), 400);
        row("a length with a sign", get("Content-Length: +1\r\n"), 400);
        row("a hexadecimal length", get("Content-Length: 0x10\r\n"), 400);
        row("an empty length", get("Content-Length:\r\n"), 400);
        row("too large a body", get("Content-Length: 1048577\r\n"), 413);
        row("an enormous body", get("Content-Length: 99999999999999999999\r\n"), 413);
        row("another expectation", get("Expect: wonders\r\n"), 417);
        row("too large a head", get("A: " + std::string(17'000, 'x') + "\r\n"), 431);
        row("a head without end", "GET /" + std::string(17'000, 'x'), 431);
        std::string many;
        for (int i = 0; i < 100; ++i)
            many += "A: b\r\n";
        row("too many fields", get(many), 431);
    }

    void malformedHeadsAreRefused()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        const std::string stream = head.toStdString() + conversation;
        const Reading whole = readInPieces(stream, {});
        QCOMPARE(whole.failure, status);
        QVERIFY2(whole.requests.empty(), "nothing behind a malformed head is believed");
        for (std::size_t cut = 1; cut < std::min<std::size_t>(head.size() + 10U, 400); ++cut)
            QVERIFY2(readInPieces(stream, {cut}) == whole, std::to_string(cut).c_str());
    }

    void theLargestHeadAndBodyPass()
    {
        std::string head = get("A: \r\n");
        head.insert(head.size() - 4, std::string(16 * 1024 - head.size(), 'x'));
        QCOMPARE(readInPieces(head, {}).requests.size(), std::size_t(1));
        const std::string body(1024 * 1024, 'x');
        QCOMPARE(readInPieces(get("Content-Length: 1048576\r\n") + body, {}).requests.size(), std::size_t(1));
    }

    void theLargestBodyPassesInChunks()
    {
        std::string stream = get("Transfer-Encoding: chunked\r\n");
        const std::string chunk = "4000\r\n" + std::string(0x4000, 'x') + "\r\n";
        for (int i = 0; i < 64; ++i)
            stream += chunk;
        HttpRequestReader reader;
        reader.add(stream + "0\r\n\r\n");
        QVERIFY(reader.progress() == Progress::Ready);
        QCOMPARE(reader.take().body.size(), std::size_t(1024 * 1024));
        QVERIFY(!reader.midRequest());
    }

    void saysContinueToThoseWhoWaitWithChunks()
    {
        HttpRequestReader reader;
        reader.add(get("Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n"));
        QVERIFY(reader.progress() == Progress::NeedsMore);
        QVERIFY(reader.takeContinue());
        QVERIFY(!reader.takeContinue());
        reader.add("3\r\nabc\r\n0\r\n\r\n");
        QVERIFY(reader.progress() == Progress::Ready);
        QCOMPARE(reader.take().body, std::string("abc"));

        HttpRequestReader hasty;
        hasty.add(get("Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n") + "3\r\na");
        QVERIFY(hasty.progress() == Progress::NeedsMore);
        QVERIFY2(!hasty.takeContinue(), "the body is on its way: nobody waits");
    }

    void aLargeBodyIsRefusedBeforeItComes()
    {
        HttpRequestReader reader;
        reader.add(get("Content-Length: 2000000\r\nExpect: 100-continue\r\n"));
        QVERIFY(reader.progress() == Progress::Failed);
        QCOMPARE(reader.error().status, 413);
        QVERIFY(!reader.takeContinue());
    }

    void neverWantsMoreThanTheLimits()
    {
        HttpRequestReader reader;
        QCOMPARE(reader.room(), std::size_t(16 * 1024));
        reader.add(get("Content-Length: 1000\r\n") + "abc");
        QVERIFY(reader.progress() == Progress::NeedsMore);
        QCOMPARE(reader.room(), std::size_t(997));
    }

    void saysContinueOnceToThoseWhoWait()
    {
        HttpRequestReader reader;
        reader.add(get("Content-Length: 3\r\nExpect: 100-Continue\r\n"));
        QVERIFY(reader.progress() == Progress::NeedsMore);
        QVERIFY(reader.takeContinue());
        QVERIFY(!reader.takeContinue());
        reader.add("abc");
        QVERIFY(reader.progress() == Progress::Ready);
        QCOMPARE(reader.take().body, std::string("abc"));

        HttpRequestReader hasty;
        hasty.add(get("Content-Length: 3\r\nExpect: 100-continue\r\n") + "abc");
        QVERIFY(hasty.progress() == Progress::Ready);
        QVERIFY2(!hasty.takeContinue(), "the body is there: nobody waits");
    }

    void leavesTheBytesOfAnotherProtocolAlone()
    {
        HttpRequestReader reader;
        reader.add(get("Connection: keep-alive, Upgrade\r\nUpgrade: raftarium/2\r\n") +
                   std::string("\0\0\0\5hello", 9));
        QVERIFY(reader.progress() == Progress::Ready);
        const HttpRequest request = reader.take();
        QVERIFY(request.fieldNames("connection", "upgrade"));
        QVERIFY(!request.fieldNames("connection", "close"));
        QCOMPARE(reader.takeRest(), std::string("\0\0\0\5hello", 9));
    }

    void randomDamageIsNeverWorseThanARefusal()
    {
        std::mt19937 random(5); // NOLINT
        int failures = 0;
        for (int round = 0; round < 20'000; ++round) {
            std::string stream = conversation;
            for (std::size_t flips = 1 + random() % 3; flips > 0; --flips)
                stream[random() % stream.size()] = static_cast<char>(random());
            const Reading reading = readInPieces(stream, {random() % stream.size()});
            failures += reading.failure != 0 ? 1 : 0;
            QVERIFY(reading.requests.size() <= 8);
        }
        QVERIFY(failures > 0);
    }

    void addressesAreDecoded()
    {
        QCOMPARE(*percentDecoded("a%2Fb%c3%A4+"), std::string("a/b\xc3\xa4+"));
        QVERIFY(!percentDecoded("%"));
        QVERIFY(!percentDecoded("%4"));
        QVERIFY(!percentDecoded("%4g"));
        QVERIFY(!percentDecoded("%%41"));
        const std::string all = "zone1:temp/\xc3\xa4 ~%";
        QCOMPARE(*percentDecoded(percentEncoded(all)), all);
        const auto items = queryItems("a=1&b&&c=%3D=x");
        QVERIFY(items);
        QCOMPARE(items->size(), std::size_t(3));
        QCOMPARE((*items)[2].second, std::string("==x"));
        QVERIFY(!queryItems("a=%zz"));
    }

    void answersAreOnePiece()
    {
        std::string out;
        append(out, {200, "{}", "application/json", {{"X-Raft-Leader", "2"}}}, true, true);
        QCOMPARE(out, std::string("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                                  "X-Raft-Leader: 2\r\n\r\n{}"));
        out.clear();
        append(out, {404, "{}", "application/json", {}}, false, false);
        QCOMPARE(out, std::string(
                          "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                          "Connection: close\r\n\r\n"));
    }
};

QTEST_APPLESS_MAIN(Reader)
#include "reader.moc"
