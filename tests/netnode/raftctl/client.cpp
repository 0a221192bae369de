#include "fake_server.h"
#include "run_raftctl.h"

#include "netnode/client/kv_load.h"
#include "netnode/client/servers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <thread>
#include <utility>

using namespace Qt::StringLiterals;
using namespace raftarium;

/// raftctl as a client: whom it asks, what it repeats, and what it says when things go wrong.
class Client : public QObject {
    Q_OBJECT

private slots:
    void namesServersInManyWays_data();
    void namesServersInManyWays();
    void readsAndWrites();
    void encodesAnyKey();
    void takesAValueFromStandardInput();
    void sendsConditions();
    void findsTheLeader();
    void repeatsAWriteUnderTheSameName();
    void triesAgainWhileThereIsNoLeader();
    void saysThatTheOutcomeIsUnknown_data();
    void saysThatTheOutcomeIsUnknown();
    void doesNotTakeALostDeleteForRefused();
    void doesNotTakeARefusedRepetitionForTheAnswer_data();
    void doesNotTakeARefusedRepetitionForTheAnswer();
    void saysWhatToDo_data();
    void saysWhatToDo();
    void sendsATokenFromAFile();
    void showsTheStatusOfEveryServer();
    void givesUpAnAnswerThatIsTooLarge();
    void refuses_data();
    void refuses();
    void checksHistories_data();
    void checksHistories();
    void completesEveryCommand();
    void measuresALoad();
    void countsWhatFailsUnderLoad();
};

namespace {

QByteArray statusOf(int id, const char *role, int term)
{
    return QStringLiteral(
               R"({"id":%1,"role":"%2","term":%3,"leader":2,"commit_index":7,"state_hash":"00ff00ff00ff"})")
        .arg(id)
        .arg(QString::fromUtf8(role))
        .arg(term)
        .toUtf8();
}

/// A server that leads, and writes and reads one value.
class OneServer : public FakeServer {
public:
    OneServer()
    {
        status = statusOf(1, "leader", 3);
        handler = [](const FakeRequest &request) -> std::optional<FakeAnswer> {
            if (request.method == "PUT")
                return FakeAnswer{200, R"({"key":"k","index":12,"term":3})"};
            if (request.method == "DELETE")
                return FakeAnswer{200, R"({"key":"k","existed":false,"index":13,"term":3})"};
            return FakeAnswer{200, R"({"key":"k","value":"25.5C","index":12})"};
        };
    }
    QStringList with(QStringList arguments) const { return arguments << u"--nodes"_s << address(); }
};

FakeAnswer errorAnswer(int status, const char *code)
{
    return {status, QByteArray(R"({"error":{"code":")") + code + R"(","message":"that is how it is"}})"};
}

} // namespace

void Client::namesServersInManyWays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("urls");
    QTest::newRow("ports") << "8001, 8002"
                           << "http://localhost:8001 http://localhost:8002";
    QTest::newRow("hosts") << "a:1,b:2"
                           << "http://a:1 http://b:2";
    QTest::newRow("URLs") << "https://a.example:8443/"
                          << "https://a.example:8443";
    QTest::newRow("IPv6") << "http://[::1]:8001"
                          << "http://[::1]:8001";
    QTest::newRow("twice the same") << "8001 localhost:8001"
                                    << "http://localhost:8001";
    QTest::newRow("no port") << "localhost"
                             << "";
    QTest::newRow("a path") << "http://localhost:1/kv"
                            << "";
    QTest::newRow("another protocol") << "ftp://localhost:1"
                                      << "";
    QTest::newRow("a secret") << "http://user:password@localhost:1"
                              << "";
    QTest::newRow("port 0") << "0"
                            << "";
    QTest::newRow("a port too large") << "65536"
                                      << "";
}

void Client::namesServersInManyWays()
{
    QFETCH(QString, text);
    QFETCH(QString, urls);
    const auto servers = serverUrls(text);
    QStringList names;
    if (const auto *list = std::get_if<QList<QUrl>>(&servers)) {
        for (const QUrl &url : *list)
            names.append(nameOf(url));
    }
    QCOMPARE(names.join(QLatin1Char(' ')), urls);
}

void Client::readsAndWrites()
{
    OneServer server;
    const RaftctlResult written = raftctl(server.with({u"write"_s, u"k"_s, u"25.5C"_s}));
    QCOMPARE(written.error, QString());
    QCOMPARE(written.out, u"Written: k (index 12, term 3)\n"_s);
    QCOMPARE(written.code, 0);
    QCOMPARE(server.requests[0].method, "PUT");
    QCOMPARE(server.requests[0].body, "25.5C");
    QCOMPARE(raftctl(server.with({u"read"_s, u"k"_s})).out, u"25.5C\n"_s);
    QCOMPARE(raftctl(server.with({u"delete"_s, u"k"_s})).out, u"There was no k (index 13, term 3)\n"_s);
    QCOMPARE(raftctl(server.with({u"read"_s, u"k"_s, u"--json"_s})).out,
             u"{\"index\":12,\"key\":\"k\",\"value\":\"25.5C\"}\n"_s);
}

void Client::encodesAnyKey()
{
    OneServer server;
    QCOMPARE(raftctl(server.with({u"read"_s, u"ü/a b?c#%:."_s})).code, 0);
    QCOMPARE(server.requests[0].path, "/kv/%C3%BC%2Fa%20b%3Fc%23%25%3A.");
    QCOMPARE(raftctl(server.with({u"read"_s, u"k"_s, u"--local"_s})).code, 0);
    QCOMPARE(server.requests[1].path, "/kv/k?consistency=local");
}

void Client::takesAValueFromStandardInput()
{
    OneServer server;
    QCOMPARE(raftctl(server.with({u"write"_s, u"k"_s, u"-"_s}), "two\nlines\n").code, 0);
    QCOMPARE(server.requests[0].body, "two\nlines\n");
    // A pipe holds 64 KiB: the rest comes later.
    const QByteArray large = QByteArray(1024 * 1024 - 1, 'x') + 'y';
    QCOMPARE(raftctl(server.with({u"write"_s, u"k"_s, u"-"_s}), large).code, 0);
    QCOMPARE(server.requests[1].body, large);
    const RaftctlResult refused = raftctl(server.with({u"write"_s, u"k"_s, u"-"_s}), large + 'z');
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.error.contains(u"larger than 1 MiB"_s), qPrintable(refused.error));
    QCOMPARE(server.requests.size(), 2);
}

void Client::sendsConditions()
{
    OneServer server;
    const QStringList plain{u"write"_s, u"k"_s, u"v"_s};
    QCOMPARE(raftctl(server.with(plain + QStringList{u"--if-index"_s, u"9"_s})).code, 0);
    QCOMPARE(server.requests[0].fields.value("if-match"), "\"9\"");
    QCOMPARE(raftctl(server.with(plain + QStringList{u"--if-absent"_s})).code, 0);
    QCOMPARE(server.requests[1].fields.value("if-none-match"), "*");
}

void Client::findsTheLeader()
{
    OneServer follower;
    OneServer leader;
    OneServer formerLeader;
    follower.status = statusOf(1, "follower", 5);
    leader.status = statusOf(2, "leader", 5);
    formerLeader.status = statusOf(3, "leader", 4);
    const QString nodes =
        follower.address() + u',' + formerLeader.address() + u',' + leader.address() + u",127.0.0.1:1";
    const RaftctlResult result = raftctl({u"write"_s, u"k"_s, u"v"_s}, {}, {u"RAFT_NODES="_s + nodes});
    QCOMPARE(result.code, 0);
    QCOMPARE(leader.requests.size(), 1);
    QCOMPARE(follower.requests.size() + formerLeader.requests.size(), 0);
}

void Client::repeatsAWriteUnderTheSameName()
{
    OneServer leader;
    OneServer other;
    leader.handler = [](const FakeRequest &) { return std::nullopt; };
    other.status = statusOf(2, "follower", 3);
    const RaftctlResult result =
        raftctl({u"write"_s, u"k"_s, u"v"_s, u"--nodes"_s, leader.address() + u',' + other.address()});
    QCOMPARE(result.error, QString());
    QCOMPARE(result.code, 0);
    QVERIFY(!leader.requests.isEmpty());
    QCOMPARE(other.requests.size(), 1);
    const QByteArray name = other.requests[0].fields.value("idempotency-key");
    // The session's seconds come first: by them the servers know which sessions are too old to be kept.
    static const QRegularExpression form(u"^\\d+-raftctl-[0-9a-f-]{36}/1$"_s);
    QVERIFY2(form.match(QString::fromLatin1(name)).hasMatch(), name.constData());
    for (const FakeRequest &request : leader.requests)
        QCOMPARE(request.fields.value("idempotency-key"), name);

    QCOMPARE(raftctl(other.with({u"write"_s, u"k"_s, u"v"_s})).code, 0);
    QVERIFY2(other.requests[1].fields.value("idempotency-key") != name, "another write has another name");
}

void Client::triesAgainWhileThereIsNoLeader()
{
    OneServer server;
    server.handler = [answers = 0](const FakeRequest &) mutable -> std::optional<FakeAnswer> {
        return ++answers < 4 ? errorAnswer(503, "no_leader") : FakeAnswer{200, R"({"index":1,"term":1})"};
    };
    QCOMPARE(raftctl(server.with({u"write"_s, u"k"_s, u"v"_s})).code, 0);
    QCOMPARE(server.requests.size(), 4);
}

void Client::saysThatTheOutcomeIsUnknown_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("the server says so") << 504;
    QTest::newRow("the server is at its end") << 500;
    QTest::newRow("no answer") << 0;
}

void Client::saysThatTheOutcomeIsUnknown()
{
    QFETCH(int, status);
    OneServer server;
    server.handler = [status](const FakeRequest &) -> std::optional<FakeAnswer> {
        return status == 0 ? std::nullopt : std::optional(errorAnswer(status, "outcome_unknown"));
    };
    const RaftctlResult result = raftctl(server.with({u"write"_s, u"k"_s, u"v"_s, u"--timeout"_s, u"1"_s}));
    QCOMPARE(result.code, 4);
    QVERIFY2(result.error.contains(u"outcome is unknown"_s), qPrintable(result.error));
    QVERIFY(server.requests.size() > 1);
}

void Client::doesNotTakeALostDeleteForRefused()
{
    OneServer server;
    server.handler = [&](const FakeRequest &) -> std::optional<FakeAnswer> {
        server.close();
        return std::nullopt;
    };
    const RaftctlResult result = raftctl(server.with({u"delete"_s, u"k"_s, u"--timeout"_s, u"1"_s}));
    QCOMPARE(server.requests.size(), 1);
    QCOMPARE(result.code, 4);
}

void Client::doesNotTakeARefusedRepetitionForTheAnswer_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("code");
    const QStringList write{u"write"_s, u"k"_s, u"v"_s};
    const QStringList remove{u"members"_s, u"remove"_s, u"3"_s};
    QTest::newRow("a member that is removed already") << remove << 404 << "no_member" << 4;
    QTest::newRow("another change of members") << remove << 409 << "change_in_progress" << 4;
    QTest::newRow("another server's refusal") << write << 401 << "unauthorized" << 4;
    QTest::newRow("a condition that did not hold the first time") << write << 412 << "condition_failed" << 1;
}

// The first answer is lost; what the second one says is not about the first.
void Client::doesNotTakeARefusedRepetitionForTheAnswer()
{
    QFETCH(QStringList, words);
    QFETCH(int, status);
    QFETCH(QString, error);
    QFETCH(int, code);
    OneServer server;
    server.handler = [&, isFirst = true](const FakeRequest &) mutable -> std::optional<FakeAnswer> {
        return std::exchange(isFirst, false) ? FakeAnswer{504, "{}"}
                                             : errorAnswer(status, error.toUtf8().constData());
    };
    const RaftctlResult result = raftctl(server.with(words));
    QCOMPARE(server.requests.size(), 2);
    QCOMPARE(result.code, code);
    QCOMPARE(result.error.contains(u"outcome is unknown"_s), code == 4);
}

void Client::saysWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no such key") << 404 << "key_not_found"
                                 << "There is no such key.";
    QTest::newRow("a condition") << 412 << "condition_failed"
                                 << "Not written: there is no such key.";
    QTest::newRow("a token is asked for") << 401 << "unauthorized"
                                          << "--token-file";
    QTest::newRow("no room") << 507 << "store_full"
                             << "Not done";
    QTest::newRow("another refusal") << 413 << "too_large"
                                     << "that is how it is (413 too_large)";
}

void Client::saysWhatToDo()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(QString, sentence);
    OneServer server;
    server.handler = [&](const FakeRequest &) { return errorAnswer(status, code.toUtf8().constData()); };
    const RaftctlResult result = raftctl(server.with({u"write"_s, u"k"_s, u"v"_s}));
    QCOMPARE(result.code, 1);
    QVERIFY2(result.error.contains(sentence), qPrintable(result.error));
    QCOMPARE(server.requests.size(), 1);

    const RaftctlResult nobody = raftctl({u"read"_s, u"k"_s, u"--nodes"_s, u"127.0.0.1:1"_s});
    QCOMPARE(nobody.code, 1);
    QVERIFY2(nobody.error.contains(u"raftctl up"_s), qPrintable(nobody.error));
}

void Client::sendsATokenFromAFile()
{
    OneServer server;
    const QTemporaryDir directory;
    QFile file(directory.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("s3cret\n");
    file.close();
    QCOMPARE(raftctl(server.with({u"read"_s, u"k"_s, u"--token-file"_s, file.fileName()})).code, 0);
    QCOMPARE(server.requests[0].fields.value("authorization"), "Bearer s3cret");
    const QStringList environment{u"RAFT_TOKEN_FILE="_s + file.fileName()};
    QCOMPARE(raftctl(server.with({u"read"_s, u"k"_s}), {}, environment).code, 0);
    QCOMPARE(server.requests[1].fields.value("authorization"), "Bearer s3cret");
    QCOMPARE(raftctl(server.with({u"read"_s, u"k"_s, u"--token-file"_s, u"/no/file"_s})).code, 2);
    QCOMPARE(server.requests.size(), 2);
}

void Client::showsTheStatusOfEveryServer()
{
    OneServer leader;
    OneServer follower;
    follower.status = statusOf(2, "follower", 3);
    const QStringList arguments{u"status"_s, u"--nodes"_s,
                                leader.address() + u',' + follower.address() + u",127.0.0.1:1"};
    const RaftctlResult table = raftctl(arguments);
    QCOMPARE(table.code, 0);
    const QStringList lines = table.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[1].startsWith(u"S1 ♛"_s) && lines[1].contains(u"leader"_s) &&
                 lines[1].endsWith(u"00ff00ff"_s),
             qPrintable(lines[1]));
    QVERIFY2(lines[3].startsWith(u"✕"_s) && lines[3].contains(u"refused"_s), qPrintable(lines[3]));

    const RaftctlResult json = raftctl(arguments + QStringList{u"--json"_s});
    const QJsonArray servers = QJsonDocument::fromJson(json.out.toUtf8()).array();
    QCOMPARE(servers.size(), 3);
    QCOMPARE(servers[1].toObject()[u"role"_s].toString(), u"follower"_s);
    QVERIFY(servers[2].toObject().contains(u"problem"_s));

    QCOMPARE(raftctl({u"status"_s, u"--nodes"_s, follower.address()}).code, 1);
}

// What answers need not be a server: it would take all the memory there is.
void Client::givesUpAnAnswerThatIsTooLarge()
{
    OneServer server;
    server.status += QByteArray(70 * 1024 * 1024, ' ');
    const RaftctlResult result = raftctl(server.with({u"status"_s}));
    QCOMPARE(result.code, 1);
    QVERIFY2(result.out.contains(u"larger than 64 MiB"_s), qPrintable(result.out));
}

void Client::refuses_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("too few words") << "write key"
                                   << "Expected \"raftctl write KEY VALUE\"";
    QTest::newRow("too many words") << "read a b"
                                    << "Expected \"raftctl read KEY\"";
    QTest::newRow("a key that no URL can name") << "write .. up"
                                                << "cannot be named in a URL";
    QTest::newRow("no key") << "delete "
                            << "A key has at least one character";
    QTest::newRow("an unknown option") << "status --loud"
                                       << "Unknown option \"--loud\"";
    QTest::newRow("no server") << "status --nodes nowhere"
                               << "\"nowhere\" names no server";
    QTest::newRow("a timeout") << "status --timeout soon"
                               << "--timeout takes a number";
    QTest::newRow("an index") << "write k v --if-index 0"
                              << "--if-index takes a number";
    QTest::newRow("a certificate") << "status --ca /dev/null"
                                   << "holds no certificate";
    QTest::newRow("clients") << "bench --clients 0"
                             << "--clients takes a number";
    QTest::newRow("an id") << "transfer S2"
                           << "Expected the id of a server";
    QTest::newRow("members") << "members add 6"
                             << "Expected \"members\"";
    QTest::newRow("servers") << "up 0"
                             << "Expected a number of servers";
    QTest::newRow("a shell") << "completion tcsh"
                             << "completion bash";
    QTest::newRow("a loss") << "faults 1 --loss 2"
                            << "--loss takes a share";
    QTest::newRow("faults") << "faults 1 heal --loss 0.1"
                            << "alone";
}

void Client::refuses()
{
    QFETCH(QString, arguments);
    QFETCH(QString, complaint);
    const RaftctlResult result = raftctl(arguments.split(QLatin1Char(' ')));
    QCOMPARE(result.code, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.error.contains(complaint), qPrintable(result.error));
    QCOMPARE(result.error.count(QLatin1Char('\n')), 1);
}

void Client::checksHistories_data()
{
    QTest::addColumn<QByteArray>("history");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const QByteArray put1 =
        R"({"client":1,"op":"put","key":"x","value":"1","call":1,"return":4,"result":"ok"})"
        "\n";
    const auto get = [](int call, int back, const char *value) -> QByteArray {
        return QStringLiteral(
                   R"({"client":2,"op":"get","key":"x","call":%1,"return":%2,"result":"ok","read":%3})")
                   .arg(call)
                   .arg(back)
                   .arg(QString::fromUtf8(value))
                   .toUtf8() +
               '\n';
    };
    QTest::newRow("nothing") << QByteArray() << 0 << "Linearizable: 0 operations";
    QTest::newRow("in order") << put1 + get(5, 6, "\"1\"") << 0 << "Linearizable: 2 operations";
    QTest::newRow("overlapping") << put1 + get(2, 3, "null") + get(3, 4, "\"1\"") << 0 << "Linearizable";
    QTest::newRow("at the same time") << put1 + get(4, 5, "null") << 0 << "Linearizable";
    QTest::newRow("stale") << put1 + get(5, 6, "null") << 1 << "Nowhere after it fit the lines: 2";
    QTest::newRow("back and forth") << put1 + get(2, 2, "\"1\"") + get(3, 3, "null") << 1
                                    << "NOT linearizable";
    QTest::newRow("never came back") << QByteArray(
                                            R"({"client":1,"op":"put","key":"x","value":"1","call":1})") +
                                            '\n' + get(5, 6, "null") + get(7, 8, "\"1\"")
                                     << 0 << "Linearizable";
    QTest::newRow("unknown, and seen later")
        << QByteArray(
               R"({"client":1,"op":"cas","key":"x","expected":null,"value":"1","call":1,"return":2,"result":"unknown"})") +
               '\n' + get(5, 6, "null") + get(7, 8, "\"1\"")
        << 0 << "Linearizable";
    QTest::newRow("a failed condition that held")
        << QByteArray(
               R"({"client":1,"op":"cas","key":"x","expected":null,"value":"1","call":1,"return":2,"result":"mismatch"})")
        << 1 << "NOT linearizable";
    QTest::newRow("a change that was refused although its condition held")
        << put1 +
               QByteArray(
                   R"({"op":"cas","key":"x","expected":"1","value":"2","call":5,"return":6,"result":"fail"})") +
               '\n' + get(7, 8, "\"1\"")
        << 0 << "Linearizable: 3 operations";
    QTest::newRow("a put that was refused")
        << put1 + QByteArray(R"({"op":"put","key":"x","value":"2","call":5,"return":6,"result":"fail"})") +
               '\n' + get(7, 8, "\"2\"")
        << 1 << "the read of \"2\" found what had not been written";
    QTest::newRow("additions")
        << QByteArray(R"({"op":"add","key":"x","value":"2","call":1,"return":2,"result":"ok"})") + '\n' +
               R"({"op":"add","key":"x","value":"-5","call":3,"return":4,"result":"ok"})" + '\n' +
               get(5, 6, "\"-3\"")
        << 0 << "Linearizable";
    QTest::newRow("a put without a condition")
        << QByteArray(R"({"op":"put","key":"x","value":"1","call":1,"return":2,"result":"mismatch"})") << 2
        << "\"mismatch\" is the result of";
    QTest::newRow("a read without a result")
        << put1 + QByteArray(R"({"op":"get","key":"x","value":"1","call":5,"return":6,"result":"ok"})") << 2
        << ":2: a \"get\" that is \"ok\" has what it \"read\"";
    QTest::newRow("no JSON") << put1 + "hm" << 2 << ":2: this is no JSON object";
    QTest::newRow("no operation") << QByteArray(R"({"op":"swim"})") << 2 << "\"op\" is";
    QTest::newRow("backwards")
        << QByteArray(R"({"op":"get","key":"x","call":2,"return":1,"result":"ok","read":null})") << 2
        << "not before \"call\"";
}

void Client::checksHistories()
{
    QFETCH(QByteArray, history);
    QFETCH(int, code);
    QFETCH(QString, says);
    const QTemporaryDir directory;
    QFile file(directory.filePath(u"history.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(history);
    file.close();
    const RaftctlResult result = raftctl({u"check-history"_s, file.fileName()});
    const QString said = result.out + result.error;
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY2(!said.contains(u" S0"_s), qPrintable(said)); // Nobody has said which server was asked.
    QCOMPARE(result.code, code);
    const RaftctlResult piped = raftctl({u"check-history"_s, u"-"_s}, history);
    QCOMPARE(piped.out, result.out);
    QCOMPARE(piped.code, code);
}

void Client::completesEveryCommand()
{
    const QString help = raftctl({u"--help"_s}).out;
    for (const char *shell : {"bash", "zsh", "fish"}) {
        const RaftctlResult script = raftctl({u"completion"_s, QString::fromUtf8(shell)});
        QCOMPARE(script.code, 0);
        QVERIFY2(script.out.contains(u"show hash"_s), shell); // After "recording".
        QVERIFY2(script.out.contains(u"CommitOnlyOwnTerm"_s), shell);
        for (const char *command :
             {"up", "write", "read", "delete", "status", "watch", "health", "log", "transfer", "members",
              "faults", "bench", "scenario", "explore", "check-history", "recording", "completion"}) {
            QVERIFY2(script.out.contains(QString::fromUtf8(command)), command);
            QVERIFY2(help.contains(u"raftctl "_s + QString::fromUtf8(command)), command);
        }
    }
}

void Client::measuresALoad()
{
    OneServer server;
    LoadPlan plan;
    plan.port = server.serverPort();
    plan.clients = 8;
    plan.warmUp = std::chrono::milliseconds(0);
    plan.duration = std::chrono::minutes(1);
    planKvLoad({KvLoad::Kind::Write, 3, 5, "t"}, plan);
    LoadResult result;
    std::atomic<bool> enough = false;
    std::thread load([&] { result = runLoad(plan, [&] { return enough.load(); }); });
    const bool arrived = QTest::qWaitFor([&] { return server.requests.size() > 100; });
    enough = true;
    QTRY_VERIFY(server.requests.size() > 0);
    while (server.waitForNewConnection(0)) {
    }
    load.join();
    QVERIFY(arrived);
    QVERIFY(result.done > 80);
    QCOMPARE(result.failed, 0U);
    QCOMPARE(result.latencies.size(), result.done);
    QVERIFY(result.percentile(0.5) <= result.percentile(0.99));
    QVERIFY(std::is_sorted(result.latencies.begin(), result.latencies.end()));
    QCOMPARE(server.requests[0].body, "vvvvv");
    QCOMPARE(server.requests[0].fields.value("authorization"), "Bearer t");
    QSet<QByteArray> paths;
    for (const FakeRequest &request : server.requests)
        paths.insert(request.path);
    QCOMPARE(paths, (QSet<QByteArray>{"/kv/key0", "/kv/key1", "/kv/key2"}));
}

void Client::countsWhatFailsUnderLoad()
{
    LoadPlan plan;
    plan.port = 1; // Nobody listens there.
    plan.clients = 2;
    plan.warmUp = std::chrono::milliseconds(0);
    plan.duration = std::chrono::milliseconds(120);
    planKvLoad({}, plan);
    const LoadResult nobody = runLoad(plan);
    QCOMPARE(nobody.done, 0U);
    QVERIFY(nobody.failed >= 2);
    QVERIFY(!nobody.problem.empty());
    QCOMPARE(nobody.percentile(0.99), 0U);
}

QTEST_GUILESS_MAIN(Client)
#include "client.moc"
