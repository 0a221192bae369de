#include "browser_pipe.h"
#include "lecture.h"

#include "raftcore/cluster/view_words.h"
#include "raftcore/consensus/random.h"
#include "raftcore/track/columns.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace raft;
using namespace raftarium;

namespace {

bool always(double)
{
    return true;
}

QJsonValue number(std::uint64_t value)
{
    return static_cast<qint64>(value);
}

/// A log as the page tells it: index, term and text.
QJsonArray logOf(const ServerView &server)
{
    QJsonArray entries;
    for (Index index = server.log.firstIndex(); server.log.contains(index); ++index)
        entries.append(QJsonArray{number(index.value), number(server.log.at(index).at.term.value)});
    return entries;
}

QJsonArray withoutTexts(const QJsonArray &log)
{
    QJsonArray entries;
    for (const QJsonValue &entry : log)
        entries.append(QJsonArray{entry.toArray()[0], entry.toArray()[1]});
    return entries;
}

/// The same server in the words of the page.
QJsonObject stateOf(const ClusterView &view, const ServerView &server)
{
    return {{u"id"_s, number(server.id.value)},
            {u"live"_s, static_cast<int>(server.liveness)},
            {u"role"_s, static_cast<int>(server.role)},
            {u"word"_s, QString::fromUtf8(roleWord(view, server))},
            {u"term"_s, number(server.hard.term.value)},
            {u"vote"_s, number(server.hard.vote.value_or(NodeId{}).value)},
            {u"leader"_s, number(server.leader.value_or(NodeId{}).value)},
            {u"commit"_s, number(server.commit.value)},
            {u"applied"_s, number(server.applied.value)},
            {u"durable"_s, number(server.durable.value)},
            {u"base"_s, number(server.log.base().index.value)},
            {u"start"_s, static_cast<qint64>(server.timerStart.count())},
            {u"deadline"_s, static_cast<qint64>(server.deadline.count())},
            {u"log"_s, logOf(server)}};
}

QJsonArray messagesOf(const ClusterView &view)
{
    QJsonArray messages;
    for (const MessageView &each : view.messages)
        messages.append(
            QJsonArray{number(each.id), number(each.message.from.value), number(each.message.to.value),
                       QString::fromStdString(titleOf(each.message)), number(each.message.term.value),
                       static_cast<int>(each.fate), static_cast<qint64>(each.sent.count()),
                       static_cast<qint64>(each.due.count())});
    return messages;
}

} // namespace

/// The page as a browser shows it.
class PagesInABrowser : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void anyInstantIsWhatTheClusterWas();
    void itSaysNothingToTheConsoleAndAsksForNothing();
    void whatClientsStoreIsText();
    void keysMoveThroughTheRun();
    void thePageFitsATelephone();
    void aDamagedRunIsSaidToBeDamaged();

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"run.html"_s);
    std::unique_ptr<Cluster> m_cluster = lecture();
};

void PagesInABrowser::initTestCase()
{
    if (BrowserPipe::program().isEmpty())
        QSKIP("NOT TESTED: there is no chromium on this machine, so nobody has looked at the web page.");
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(webPage(contentsOf(*m_cluster), always));
}

void PagesInABrowser::anyInstantIsWhatTheClusterWas()
{
    BrowserPipe browser;
    QVERIFY(browser.open(m_path));
    Random random(3);
    for (int i = 0; i < 50; ++i) {
        const auto event = static_cast<EventNumber>(random.between(0, m_cluster->events().size()));
        const QJsonObject state = browser.evaluate(u"raftarium.stateAt(%1)"_s.arg(event)).toObject();
        const ClusterView view = m_cluster->viewAt(event);
        QCOMPARE(state[u"sentence"_s].toString(),
                 QString::fromStdString(shown(m_cluster->describe(event), 2000)));
        QCOMPARE(state[u"messages"_s].toArray(), messagesOf(view));
        const QJsonArray servers = state[u"servers"_s].toArray();
        QCOMPARE(servers.size(), static_cast<qsizetype>(view.servers.size()));
        for (qsizetype place = 0; place < servers.size(); ++place) {
            const QJsonObject expected = stateOf(view, view.servers[static_cast<std::size_t>(place)]);
            QJsonObject server = servers[place].toObject();
            server[u"log"_s] = withoutTexts(server[u"log"_s].toArray());
            for (const QString &field : expected.keys())
                QVERIFY2(server[field] == expected[field],
                         qPrintable(u"event %1, server %2: %3"_s.arg(event).arg(place + 1).arg(field)));
        }
    }
}

void PagesInABrowser::itSaysNothingToTheConsoleAndAsksForNothing()
{
    BrowserPipe browser;
    QVERIFY(browser.open(m_path));
    browser.evaluate(u"raftarium.player.play()"_s);
    QTest::qWait(500);
    browser.evaluate(u"document.getElementById('theme').click()"_s);
    QCOMPARE(browser.said(), QStringList());
    QCOMPARE(browser.requests(), QStringList(u"file://"_s + m_path));
    // And it could not: not even to itself.
    const QString tried =
        browser.evaluate(u"fetch('data:,x').then(() => 'went', () => 'refused')"_s).toString();
    QCOMPARE(tried, u"refused"_s);
}

void PagesInABrowser::whatClientsStoreIsText()
{
    BrowserPipe browser;
    QVERIFY(browser.open(m_path));
    QCOMPARE(browser.evaluate(u"document.images.length + document.scripts.length"_s).toInt(), 1);
    QCOMPARE(browser.evaluate(u"document.querySelector('h1').textContent"_s).toString(),
             QString::fromStdString(hostile));
    const QString moments = browser.evaluate(u"document.getElementById('moments').textContent"_s).toString();
    QVERIFY(moments.contains(QString::fromStdString(hostile)));
}

void PagesInABrowser::keysMoveThroughTheRun()
{
    BrowserPipe browser;
    QVERIFY(browser.open(m_path));
    const auto press = [&browser](const QString &key) {
        for (const QString &type : {u"keyDown"_s, u"keyUp"_s})
            browser.call(u"Input.dispatchKeyEvent"_s, {{u"type"_s, type}, {u"key"_s, key}});
        return browser.evaluate(u"raftarium.player.track.event"_s).toInt();
    };
    QCOMPARE(press(u"ArrowRight"_s), 1);
    QCOMPARE(press(u"ArrowRight"_s), 2);
    QCOMPARE(press(u"ArrowLeft"_s), 1);
    QCOMPARE(press(u"End"_s), static_cast<int>(m_cluster->events().size()));
    QCOMPARE(press(u"Home"_s), 0);
    press(u" "_s);
    QVERIFY(browser.evaluate(u"raftarium.player.isPlaying"_s).toBool());
    QCOMPARE(browser.evaluate(u"document.getElementById('sentence').getAttribute('aria-live')"_s).toString(),
             u"off"_s);
}

void PagesInABrowser::thePageFitsATelephone()
{
    BrowserPipe browser;
    QVERIFY(browser.open(m_path));
    browser.call(u"Emulation.setDeviceMetricsOverride"_s,
                 {{u"width"_s, 390}, {u"height"_s, 844}, {u"deviceScaleFactor"_s, 2}, {u"mobile"_s, true}});
    QCOMPARE(browser.evaluate(u"document.documentElement.scrollWidth"_s).toInt(), 390);
    QVERIFY(browser
                .evaluate(
                    u"[...document.querySelectorAll('#controls button')].every(b => b.clientHeight >= 30)"_s)
                .toBool());
}

void PagesInABrowser::aDamagedRunIsSaidToBeDamaged()
{
    QByteArray page = webPage(contentsOf(*m_cluster), always);
    page.replace(page.indexOf("<template class=\"track\">") + 200, 40, QByteArray(40, 'A'));
    const QString path = m_folder.filePath(u"damaged.html"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(page);
    file.close();
    BrowserPipe browser;
    browser.open(path, u"!document.getElementById('failure').hidden"_s);
    QVERIFY(browser.evaluate(u"document.getElementById('failure').textContent"_s)
                .toString()
                .contains(u"damaged"));
}

QTEST_GUILESS_MAIN(PagesInABrowser)
#include "browser.moc"
