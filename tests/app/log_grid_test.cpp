#include "fake_cluster.h"

#include "app/log/log_grid_widget.h"
#include "app/log/log_legend.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace raftarium;

namespace {

/// A window with the logs of some servers; S1 leads term 3.
struct Stage {
    explicit Stage(std::size_t servers, QSize size = {620, 300}) : session(raft::ClusterFactory())
    {
        auto made = std::make_unique<FakeCluster>(servers);
        cluster = made.get();
        session.adopt(std::move(made));
        cluster->elect(1, 3);
        log = std::make_unique<LogGridWidget>(&session);
        log->resize(size);
        log->show();
    }
    /// Shows what the cluster now looks like.
    void refresh()
    {
        QSignalSpy changed(&session, &Session::viewChanged);
        session.goLive();
        if (changed.isEmpty())
            changed.wait(1000);
    }
    const LogGridGeometry &geometry() const { return log->geometryOfGrid(); }
    void click(int row, std::uint64_t index)
    {
        QTest::mouseClick(log.get(), Qt::LeftButton, {}, geometry().cell(row, {index}).center().toPoint());
    }
    void key(Qt::Key key) { QTest::keyClick(log.get(), key); }

    Session session;
    FakeCluster *cluster = nullptr;
    std::unique_ptr<LogGridWidget> log;
};

std::vector<std::uint64_t> entriesOfTerm(std::uint64_t term, std::size_t count)
{
    return std::vector<std::uint64_t>(count, term);
}

} // namespace

class LogGridTest : public QObject {
    Q_OBJECT

private slots:
    void aPointInACellIsThatCell();
    void nothingOverlapsWithNineServersAtFourHundredPixels();
    void onlyVisibleColumnsAreLookedAt();
    void entriesAreToldWithTheirState();
    void aClickSelectsTheEntryOnEveryServer();
    void aClickOnANameSelectsTheServer();
    void theEndIsFollowedUntilSomebodyScrollsBack();
    void keysScroll();
    void aSelectionFromElsewhereIsRevealed();
    void aCompactedPrefixIsOneBlock();
    void aMillionEntriesScroll();
    void theLegendLeavesOutWhatDoesNotFit();
};

void LogGridTest::aPointInACellIsThatCell()
{
    LogGridGeometry geometry;
    geometry.arrange({800, 300}, 5, 1);
    geometry.setColumns({{1}, {500}});
    geometry.scrollTo(123.4);
    const LogColumns visible = geometry.visible();
    QCOMPARE(visible.first.value, std::uint64_t(124));
    for (raft::Index index = visible.first + 1; index.value < visible.last.value - 2; ++index)
        for (int row = 0; row < 5; ++row) {
            const QPointF centre = geometry.cell(row, index).center();
            QCOMPARE(geometry.rowAt(centre).value_or(-1), row);
            QCOMPARE(geometry.indexAt(centre).value_or(raft::Index{}).value, index.value);
        }
}

void LogGridTest::nothingOverlapsWithNineServersAtFourHundredPixels()
{
    for (const QSizeF size : {QSizeF(400, 230), QSizeF(400, 160), QSizeF(1920, 400)}) {
        LogGridGeometry geometry;
        geometry.arrange(size, 9, 1);
        geometry.setColumns({{1}, {40}});
        QVERIFY(geometry.title().bottom() <= geometry.header().top());
        QVERIFY(geometry.header().bottom() <= geometry.cells().top());
        QVERIFY(geometry.cells().bottom() <= geometry.scrollBar().top() + 0.01);
        QVERIFY(geometry.cells().right() <= size.width());
        for (int row = 0; row < 9; ++row) {
            QVERIFY(geometry.name(row).right() <= geometry.cells().left());
            QVERIFY(!geometry.cell(row, {3}).intersects(geometry.cell(row, {4})));
            if (row > 0)
                QVERIFY(!geometry.cell(row, {3}).intersects(geometry.cell(row - 1, {3})));
        }
    }
}

void LogGridTest::onlyVisibleColumnsAreLookedAt()
{
    LogGridGeometry geometry;
    geometry.arrange({800, 300}, 5, 1);
    geometry.setColumns({{1}, {1'000'000}});
    geometry.scrollToEnd();
    QVERIFY(geometry.isAtEnd());
    const LogColumns visible = geometry.visible();
    QCOMPARE(visible.last.value, std::uint64_t(1'000'000));
    QVERIFY(visible.last.value - visible.first.value < 15);
}

void LogGridTest::entriesAreToldWithTheirState()
{
    Stage stage(2);
    stage.cluster->append(1, {2, 3, 3});
    stage.cluster->append(2, {2, 3});
    stage.cluster->commit(1, 2);
    stage.cluster->server(1).durable = {2};
    stage.refresh();
    const QStringList lines = stage.log->visibleEntries();
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(QStringLiteral("S1 leader, commit 2: 1@2 ")));
    QVERIFY(lines[0].endsWith(QStringLiteral("3@3 x3=3 uncommitted volatile")));
    QVERIFY(lines[1].contains(QStringLiteral("uncommitted")));
    QVERIFY(!lines[1].contains(QStringLiteral("volatile")));
}

void LogGridTest::aClickSelectsTheEntryOnEveryServer()
{
    Stage stage(5);
    stage.cluster->append(1, {2, 3, 3});
    stage.cluster->append(4, {2, 2});
    stage.refresh();
    stage.click(0, 3);
    QVERIFY(stage.session.selection() == Selection(SelectedEntry{{{3}, {3}}}));
    stage.click(3, 2);
    QVERIFY(stage.session.selection() == Selection(SelectedEntry{{{2}, {2}}}));
    stage.click(3, 3); // There is none.
    QVERIFY(stage.session.selection() == Selection(NothingSelected{}));
}

void LogGridTest::aClickOnANameSelectsTheServer()
{
    Stage stage(5);
    QTest::mouseClick(stage.log.get(), Qt::LeftButton, {}, stage.geometry().name(3).center().toPoint());
    QVERIFY(stage.session.selection() == Selection(SelectedServer{{4}}));
}

void LogGridTest::theEndIsFollowedUntilSomebodyScrollsBack()
{
    Stage stage(3);
    stage.cluster->append(1, entriesOfTerm(3, 100));
    stage.refresh();
    QCOMPARE(stage.geometry().visible().last.value, std::uint64_t(100));
    QWheelEvent back({300, 100}, stage.log->mapToGlobal(QPointF(300, 100)), {}, {0, 240}, Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(stage.log.get(), &back);
    QVERIFY(!stage.log->followsEnd());
    const double scrolled = stage.geometry().scrolled();
    stage.cluster->append(1, entriesOfTerm(3, 50));
    stage.refresh();
    QCOMPARE(stage.geometry().scrolled(), scrolled);
    stage.log->followEnd();
    QCOMPARE(stage.geometry().visible().last.value, std::uint64_t(150));
}

void LogGridTest::keysScroll()
{
    Stage stage(3);
    stage.cluster->append(1, entriesOfTerm(3, 100));
    stage.refresh();
    stage.key(Qt::Key_Home);
    QCOMPARE(stage.geometry().scrolled(), 0.0);
    stage.key(Qt::Key_Right);
    stage.key(Qt::Key_Right);
    QCOMPARE(stage.geometry().scrolled(), 2.0);
    stage.key(Qt::Key_Left);
    QCOMPARE(stage.geometry().scrolled(), 1.0);
    stage.key(Qt::Key_End);
    QVERIFY(stage.log->followsEnd());
}

void LogGridTest::aSelectionFromElsewhereIsRevealed()
{
    Stage stage(3);
    stage.cluster->append(1, entriesOfTerm(3, 100));
    stage.refresh();
    stage.session.select(SelectedEntry{{{5}, {3}}});
    QVERIFY(stage.geometry().visible().first.value <= 5);
    QVERIFY(stage.geometry().cells().contains(stage.geometry().cell(0, {5}).center()));
}

void LogGridTest::aCompactedPrefixIsOneBlock()
{
    Stage stage(2);
    for (raft::ServerView &server : stage.cluster->shown.servers)
        server.log = raft::Log({{120}, {3}});
    stage.cluster->append(1, {3, 3});
    stage.refresh();
    QCOMPARE(stage.geometry().columns().last.value, std::uint64_t(122));
    QVERIFY(stage.geometry().columns().first.value >= 118);
    QVERIFY(stage.log->visibleEntries()[1].contains(QStringLiteral("compacted up to 120@3")));
}

void LogGridTest::aMillionEntriesScroll()
{
    Stage stage(3);
    std::vector<raft::Entry> batch(1'000'000);
    for (std::size_t i = 0; i < batch.size(); ++i)
        batch[i].at = {{i + 1}, {3}};
    stage.cluster->server(1).log.append(raft::Entries(std::move(batch)));
    stage.refresh();
    QImage image(stage.log->size(), QImage::Format_RGB32);
    for (const double place : {0.0, 500'000.5, 999'000.0}) {
        stage.log->scrollTo(place);
        stage.log->render(&image);
        QCOMPARE(stage.geometry().visible().first.value, static_cast<std::uint64_t>(place) + 1);
        QVERIFY(stage.log->visibleEntries()[0].contains(
            QString::number(static_cast<std::uint64_t>(place) + 2) + QStringLiteral("@3")));
    }
}

void LogGridTest::theLegendLeavesOutWhatDoesNotFit()
{
    QImage image(900, 30, QImage::Format_RGB32);
    QPainter painter(&image);
    const Theme theme = Theme::light();
    const auto drawn = [&](double width) { return drawLogLegend(painter, {0, 0, width, 30}, theme); };
    QCOMPARE(drawn(900).size(), qsizetype(6));
    QVERIFY(drawn(20).isEmpty());
    for (double width = 40; width < 900; width += 20) {
        const QStringList words = drawn(width);
        const double used = QFontMetricsF(theme.font(8.5)).horizontalAdvance(words.join(QString()));
        QVERIFY2(used < width, "a word is cut");
        QCOMPARE(words, drawn(900).mid(0, words.size()));
    }
}

QTEST_MAIN(LogGridTest)
#include "log_grid_test.moc"
