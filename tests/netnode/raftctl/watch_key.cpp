#include "../host/processes.h"
#include "run_raftctl.h"

using namespace Qt::StringLiterals;
using namespace raftarium;

/// Keys are followed, from server to server, and nothing that happens to them is missed or shown twice.
class WatchKeyTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsWhatIsThereAndEveryChange();
    void showsOnlyWhatReallyChanged();
    void goesOnWithAnotherLeader();
    void goesOnBehindAnIndex();
    void endsAfterSoManyLines();
    void saysWhatIsNoLongerKept();
    void refusesNonsense_data();
    void refusesNonsense();

private:
    /// raftctl watch-key with these arguments, while this test goes on.
    class Watcher {
    public:
        Watcher(WatchKeyTest &test, QStringList arguments)
        {
            m_process.start(QStringLiteral(RAFTCTL),
                            QStringList{u"watch-key"_s} + arguments << u"--nodes"_s << test.nodes());
        }
        ~Watcher()
        {
            m_process.kill();
            m_process.waitForFinished();
        }
        /// The lines so far, once there are so many.
        QStringList lines(int count)
        {
            QElapsedTimer clock;
            clock.start();
            while (m_out.count('\n') < count && clock.elapsed() < 20'000) {
                m_process.waitForReadyRead(100);
                m_out += m_process.readAllStandardOutput();
            }
            return QString::fromUtf8(m_out).split(u'\n', Qt::SkipEmptyParts);
        }
        QString error() { return QString::fromUtf8(m_process.readAllStandardError()); }

    private:
        QProcess m_process;
        QByteArray m_out;
    };

    ProcessCluster &cluster() { return *m_cluster; }
    QString nodes() const
    {
        QStringList urls;
        for (int server = 1; server <= m_cluster->size(); ++server)
            urls.append(m_cluster->url(server));
        return urls.join(u',');
    }
    /// The index of the change.
    qint64 change(const QByteArray &method, const QByteArray &key, const QByteArray &body = {},
                  const Fields &fields = {});

    std::unique_ptr<ProcessCluster> m_cluster;
};

void WatchKeyTest::init()
{
    m_cluster = std::make_unique<ProcessCluster>(3, QStringList{u"--log-level"_s, u"warning"_s});
    QVERIFY(cluster().startAll());
    QVERIFY(cluster().leader() != 0);
}

void WatchKeyTest::cleanup()
{
    m_cluster.reset();
}

qint64 WatchKeyTest::change(const QByteArray &method, const QByteArray &key, const QByteArray &body,
                            const Fields &fields)
{
    const int leader = cluster().leader();
    const Answer answer = cluster().insist(leader, method, "/kv/" + key, body, fields);
    return answer.status == 200 ? answer.json()["index"].get<qint64>() : 0;
}

void WatchKeyTest::showsWhatIsThereAndEveryChange()
{
    const qint64 first = change("PUT", "color", "blue");
    change("PUT", "colour", "another key");
    Watcher watcher(*this, {u"color"_s});
    QCOMPARE(watcher.lines(1), QStringList{u"%1\tcolor\tblue"_s.arg(first)});
    const qint64 second = change("PUT", "color", "two\nlines");
    change("PUT", "colour", "still another");
    const qint64 third = change("DELETE", "color");
    const qint64 fourth = change("POST", "color", R"({"add":5})");
    QCOMPARE(watcher.lines(4).mid(1),
             (QStringList{u"%1\tcolor\ttwo\\nlines"_s.arg(second), u"%1\tcolor"_s.arg(third),
                          u"%1\tcolor\t5"_s.arg(fourth)}));
}

void WatchKeyTest::showsOnlyWhatReallyChanged()
{
    const qint64 first = change("PUT", "k", "1");
    Watcher watcher(*this, {u"k"_s, u"--prefix"_s});
    QCOMPARE(watcher.lines(1).size(), 1);
    QCOMPARE(change("PUT", "k", "refused", {{"If-None-Match", "*"}}), 0);
    QCOMPARE(change("PUT", "k", "refused", {{"If-Match", "\"" + QByteArray::number(first + 1000) + "\""}}),
             0);
    QVERIFY(change("DELETE", "k9") > first); // There is no such key.
    const qint64 once = change("PUT", "k1", "once", {{"Idempotency-Key", "1-me/1"}});
    QCOMPARE(change("PUT", "k1", "once", {{"Idempotency-Key", "1-me/1"}}), once);
    const qint64 last = change("PUT", "k2", "last");
    QCOMPARE(watcher.lines(3), (QStringList{u"%1\tk\t1"_s.arg(first), u"%1\tk1\tonce"_s.arg(once),
                                            u"%1\tk2\tlast"_s.arg(last)}));
}

void WatchKeyTest::goesOnWithAnotherLeader()
{
    QStringList expected{u"%1\tn\t0"_s.arg(change("PUT", "n", "0"))};
    Watcher watcher(*this, {u"n"_s});
    QCOMPARE(watcher.lines(1), expected);
    for (int i = 1; i <= 60; ++i) {
        if (i == 20 || i == 40) {
            const int leader = cluster().leader();
            cluster()[leader].kill();
            QVERIFY(cluster().start(leader));
        }
        expected.append(u"%1\tn\t%2"_s.arg(change("PUT", "n", QByteArray::number(i))).arg(i));
    }
    QCOMPARE(watcher.lines(61), expected);
}

void WatchKeyTest::goesOnBehindAnIndex()
{
    const qint64 first = change("PUT", "a", "1");
    const qint64 second = change("PUT", "a", "2");
    const RaftctlResult shown = raftctl({u"watch-key"_s, u"a"_s, u"--after"_s, QString::number(first),
                                         u"--count"_s, u"1"_s, u"--json"_s, u"--nodes"_s, nodes()});
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.out, u"{\"index\":%1,\"key\":\"a\",\"value\":\"2\"}\n"_s.arg(second));
}

void WatchKeyTest::endsAfterSoManyLines()
{
    for (const char *key : {"a1", "a2", "a3"})
        QVERIFY(change("PUT", key, "x") > 0);
    const RaftctlResult shown =
        raftctl({u"watch-key"_s, u"a"_s, u"--prefix"_s, u"--count"_s, u"2"_s, u"--nodes"_s, nodes()});
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.out.count(u'\n'), 2);
}

void WatchKeyTest::saysWhatIsNoLongerKept()
{
    const qint64 first = change("PUT", "a", "1");
    nlohmann::json body;
    for (int i = 0; i < 4'001; ++i)
        body["put"].push_back({{"key", "b"}, {"value", "v"}});
    const QByteArray many = QByteArray::fromStdString(body.dump());
    for (int round = 0; round < 5; ++round)
        QVERIFY(
            comesTrue([&] { return cluster().ask(cluster().leader(), "POST", "/kv", many).status == 200; }));
    const qint64 second = change("PUT", "a", "2");
    const RaftctlResult shown = raftctl({u"watch-key"_s, u"a"_s, u"--after"_s, QString::number(first - 1),
                                         u"--count"_s, u"1"_s, u"--nodes"_s, nodes()});
    QVERIFY2(shown.error.contains(u"are kept any more"_s), qPrintable(shown.error));
    QCOMPARE(shown.out, u"%1\ta\t2\n"_s.arg(second));
}

void WatchKeyTest::refusesNonsense_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("a word") << QByteArray("after=now");
    QTest::newRow("too long a wait") << QByteArray("wait=31");
    QTest::newRow("a negative index") << QByteArray("after=-1");
    QTest::newRow("an unknown item") << QByteArray("since=3");
    QTest::newRow("an empty key") << QByteArray("key=");
    QTest::newRow("half a character") << QByteArray("prefix=%E2%82");
}

void WatchKeyTest::refusesNonsense()
{
    QFETCH(QByteArray, query);
    QCOMPARE(cluster().ask(1, "GET", "/changes?" + query).status, 400);
}

QTEST_GUILESS_MAIN(WatchKeyTest)
#include "watch_key.moc"
