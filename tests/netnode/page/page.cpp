#include "lecture.h"

#include "netnode/page/history_page.h"
#include "netnode/page/played_lesson.h"
#include "netnode/page/recording_page.h"
#include "netnode/recording/packed_text.h"
#include "raftcore/consensus/random.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace raftarium;

namespace {

bool always(double)
{
    return true;
}

QByteArray pageOf(const raft::Cluster &cluster)
{
    return webPage(contentsOf(cluster), always);
}

/// What stands between two texts.
QByteArray between(const QByteArray &page, const QByteArray &begin, const QByteArray &end)
{
    const qsizetype from = page.indexOf(begin) + begin.size();
    return page.mid(from, page.indexOf(end, from) - from);
}

QByteArray sourceOf(const QByteArray &text)
{
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
}

} // namespace

/// A run as one page, before any browser sees it.
class WebPages : public QObject {
    Q_OBJECT

private slots:
    void thePolicyNamesItsOwnScriptAndStyleAndNothingElse();
    void whatClientsStoreIsTextEverywhere();
    void thePlayerIsSmall();
    void theSourceOfThePlayerKeepsToItsRules();
    void theRunIsInItAndCanBeOpenedAgain();
    void whatIsPackedComesBackWithinBounds();
    void damagedPagesAreRefused();
    void aLessonHasItsStepsAndQuestions();
    void aCheckedHistoryIsItsVerdictAndItsPicture();
    void aFullDiskLeavesWhatWasThere();
    void cancelledItWritesNothing();

private:
    QString write(const QByteArray &page)
    {
        QFile file(m_path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(page);
        return m_path;
    }

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"run.html"_s);
};

void WebPages::thePolicyNamesItsOwnScriptAndStyleAndNothingElse()
{
    const QByteArray page = pageOf(*lecture());
    const QByteArray policy = between(page, "Content-Security-Policy\" content=\"", "\">");
    QCOMPARE(policy, "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src " +
                         sourceOf(between(page, "<style>", "</style>")) + "; script-src " +
                         sourceOf(between(page, "<script>", "</script>")));
    QCOMPARE(page.count("<script"), 1);
    QCOMPARE(page.count("<style"), 1);
    QVERIFY(!page.contains(" style="));
    QVERIFY(!page.contains("innerHTML"));
    QCOMPARE(page.count("http"), page.count("http-equiv") + page.count("http://www.w3.org/2000/svg"));
}

void WebPages::whatClientsStoreIsTextEverywhere()
{
    const QByteArray page = pageOf(*lecture());
    QVERIFY(!page.contains("<img"));
    QCOMPARE(page.count("</script>"), 1);
    QVERIFY(page.contains("<title>&lt;/script&gt;"));
    QVERIFY(page.size() < 300'000);
}

void WebPages::thePlayerIsSmall()
{
    const QByteArray page = pageOf(*lecture());
    const qsizetype player =
        between(page, "<style>", "</style>").size() + between(page, "<script>", "</script>").size();
    QVERIFY2(player > 30'000 && player <= 80'000, qPrintable(QString::number(player)));
}

void WebPages::theSourceOfThePlayerKeepsToItsRules()
{
    const QDir web(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/web"));
    const QRegularExpression forbidden(
        u"innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b|\\bvar\\b|[^=!]==[^=]|!=[^=]|\\bfetch\\(|import\\b|\\t|\\s$"_s);
    for (const QString &name : web.entryList({u"*.js"_s})) {
        QFile file(web.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int number = 0;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const QString place = u"%1:%2: "_s.arg(name).arg(++number);
            QVERIFY2(!forbidden.match(line).hasMatch(), qPrintable(place + line));
            QVERIFY2(line.size() <= 170, qPrintable(place + u"too long"_s));
        }
    }
}

void WebPages::theRunIsInItAndCanBeOpenedAgain()
{
    const auto cluster = lecture();
    const OpenedFile opened = openRecording(write(pageOf(*cluster)), always);
    QCOMPARE(opened.problem, QString());
    QVERIFY(opened.isFaithful);
    QCOMPARE(opened.clusters.front()->events().hash(), cluster->events().hash());
    QCOMPARE(opened.recording.title, hostile);
}

void WebPages::whatIsPackedComesBackWithinBounds()
{
    const QByteArray text = QByteArray("Raft \xc3\xa9 ").repeated(100'000);
    const QByteArray words = packed(text);
    QVERIFY(words.contains(' '));
    QCOMPARE(unpacked(words, text.size()), text);
    QVERIFY(!unpacked(words, text.size() - 1));
    const QByteArray bomb = qCompress(QByteArray(50'000'000, 'x'), 9).mid(4);
    QVERIFY2(!unpacked(bomb.toBase64(), 100 * 1024 * 1024), "a piece that grows beyond its size");
    for (const QByteArray &none : {QByteArray("AAAA"), QByteArray("!"), QByteArray()})
        QVERIFY(!unpacked(none, 100));
}

void WebPages::damagedPagesAreRefused()
{
    const QByteArray page = pageOf(*lecture());
    raft::Random random(1);
    int refused = 0;
    for (int i = 0; i < 200; ++i) {
        QByteArray damaged = page;
        const auto at = static_cast<qsizetype>(random.between(0, page.size() - 1));
        switch (i % 3) {
        case 0: damaged.truncate(at); break;
        case 1: damaged.remove(at, 1 + i); break;
        default: damaged[page.indexOf("id=\"recording\"") + 30 + at % 2000] = static_cast<char>('!' + i % 90);
        }
        const OpenedFile opened = openRecording(write(damaged), always);
        refused += opened.problem.isEmpty() ? 0 : 1;
        QVERIFY2(opened.problem.isEmpty() || opened.problem.startsWith(m_path), qPrintable(opened.problem));
    }
    QVERIFY2(refused > 60, qPrintable(QString::number(refused)));
    QVERIFY(
        openRecording(write("<!DOCTYPE html><p>Nothing"), always).problem.contains(u"without a recording"));
}

void WebPages::aLessonHasItsStepsAndQuestions()
{
    const std::string text = R"(# A lesson

## First

Look *here* <b>now</b>.

```raft
cluster 3 clock seed=5
elect 1
ask "Who leads?"
    "A <i>server</i>"*
    "Nobody" -> "One must."
```

## Second

```raft
until agree within 2s
```
)";
    auto parsed = raft::parseScenario(text, "lesson.md");
    const auto *problem = std::get_if<raft::ScenarioProblem>(&parsed);
    QVERIFY2(problem == nullptr, problem != nullptr ? problem->message().c_str() : "");
    const auto &scenario = std::get<raft::Scenario>(parsed);
    const PlayedLesson played = playLesson(
        scenario, [](const auto &setup, std::string *why) { return raft::simulate(setup, why); },
        [] { return false; });
    QVERIFY(!played.problem);
    const LessonSections sections = lessonSections(scenario, played.played);
    QVERIFY(sections.html.contains("<h2>First</h2>"));
    QVERIFY(sections.html.contains("<em>here</em>") && sections.html.contains("&lt;b&gt;now"));
    QVERIFY(sections.html.contains("A &lt;i&gt;server") && sections.html.contains("data-right=\"yes\""));
    QVERIFY(sections.html.contains("One must."));
    QVERIFY(sections.moments.size() >= 3);
}

void WebPages::aCheckedHistoryIsItsVerdictAndItsPicture()
{
    const QByteArray svg =
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"><style>.a{}</style><text>x</text></svg>\n";
    const QByteArray page = historyPage(u"a <b>.jsonl"_s, u"NOT linearizable, key \"<i>\""_s, svg);
    QVERIFY(page.contains("<h1>a &lt;b&gt;.jsonl</h1>") && page.contains("&lt;i&gt;"));
    QVERIFY(page.contains("<body>") && page.contains("<svg") && !page.contains("<?xml"));
    QVERIFY(page.contains(sourceOf(".a{}")) && page.contains(sourceOf(between(page, "<style>", "</style>"))));
    QVERIFY(!page.contains("script-src"));
}

// A small limit on the size of files stands for a disk that is full.
void WebPages::aFullDiskLeavesWhatWasThere()
{
    const auto cluster = lecture();
    write("what was there");
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_IGN);
    const rlimit small{10'000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    const QString problem = savePage(m_path, contentsOf(*cluster), always);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY2(problem.startsWith(m_path) && problem.contains(u"cannot be written"), qPrintable(problem));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "what was there");
}

void WebPages::cancelledItWritesNothing()
{
    const auto cluster = lecture();
    const QString path = m_folder.filePath(u"never.html"_s);
    const PageContents contents = contentsOf(*cluster);
    QVERIFY(savePage(path, contents, [](double) { return false; }).endsWith(u"cancelled"));
    QVERIFY(savePage(path, contents.recording, {}, [](double) { return false; }).endsWith(u"cancelled"));
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(WebPages)
#include "page.moc"
