#include "fake_cluster.h"
#include "text_recorder.h"

#include "app/canvas/canvas_widget.h"
#include "app/canvas/server_painter.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QImage>
#include <QLabel>
#include <QLineF>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace raftarium;

namespace {

/// A window with a canvas of a cluster made by hand.
struct Stage {
    explicit Stage(std::size_t servers, QSize size = {900, 560}) : session(raft::ClusterFactory())
    {
        auto made = std::make_unique<FakeCluster>(servers);
        cluster = made.get();
        session.adopt(std::move(made));
        canvas = std::make_unique<CanvasWidget>(&session);
        canvas->resize(size);
        canvas->show();
    }

    /// Shows what the cluster now looks like.
    void refresh()
    {
        session.goLive();
        session.showNow();
    }
    QPoint at(std::uint64_t server) const
    {
        const CanvasGeometry &geometry = canvas->geometryModel();
        return geometry.toWidget(geometry.centre({server})).toPoint();
    }
    QPoint onLink(std::uint64_t from, std::uint64_t to, qreal part = 0.5) const
    {
        const CanvasGeometry &geometry = canvas->geometryModel();
        return geometry.toWidget(geometry.lane({from}, {to}).at(part)).toPoint();
    }
    void click(QPoint point) { QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, point); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(canvas.get(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step) {
            const QPointF at = from + QPointF(to - from) * step / 4;
            QMouseEvent move(QEvent::MouseMove, at, canvas->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             {});
            QCoreApplication::sendEvent(canvas.get(), &move);
        }
        QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, to);
    }
    /// Holds a RequestVote on its way from S1 to S3, and returns its number.
    std::uint64_t holdMessage()
    {
        const std::uint64_t id = cluster->send(1, 3, 1, raft::RequestVote(), raft::Time(0), raft::Time(1000),
                                               raft::MessageFate::Held);
        refresh();
        return id;
    }
    /// Where the only message is drawn.
    QPoint onMessage() const
    {
        return placeMessages(canvas->geometryModel(), session.view().messages, session.shownTime())
            .at(0)
            .at.toPoint();
    }
    /// Presses the right button there; what a menu is asked for then.
    Selection menuTarget(QPoint point)
    {
        std::optional<Selection> target;
        const auto connection = QObject::connect(canvas.get(), &CanvasWidget::menuRequested, canvas.get(),
                                                 [&target](const Selection &asked) { target = asked; });
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, canvas->mapToGlobal(point));
        QCoreApplication::sendEvent(canvas.get(), &event);
        QObject::disconnect(connection);
        return target.value_or(SelectedEvent{});
    }
    QImage picture() const
    {
        QImage image(canvas->size(), QImage::Format_RGB32);
        canvas->render(&image);
        return image;
    }

    Session session;
    FakeCluster *cluster = nullptr;
    std::unique_ptr<CanvasWidget> canvas;
};

} // namespace

class CanvasTest : public QObject {
    Q_OBJECT

private slots:
    void whatWaitsToBeDeliveredIsSeenWhileThePastPlays();
    void pipsTellHowAnElectionStands();
    void theSameIndexesAreShownOfEveryLog();
    void aLeaderIsSupersededByALaterTermOnly();
    void theRoleOfALeaderStaysInItsDisc();
    void aLeaderWithoutMajoritySaysSo();
    void manyMessagesAreDrawnWithLess();

    void aClickSelectsAServer();
    void aClickSelectsAMessageAndALink();
    void aClickOnTheBackgroundSelectsNothing();
    void draggingMovesAServerAndSelectsNothing();
    void draggingTheBackgroundPans();
    void theRightButtonAsksForTheMenuOfWhatLiesThere();
    void aServerThatIsAddedMeanwhileTakesPartInTheSplit();
    void digitsOfAnyLayoutMoveServers();
    void drawingAPartitionMovesNoServer();
    void theBarOfAPartitionIsWholeAfterEachClick();
    void clickedGroupsAreSplitOnEnter();
    void aLassoPutsServersIntoTheOtherGroup();
    void escapeLeavesTheNetworkAlone();
    void aDraftSaysOnlyHowManyThereWouldBe();
    void aChainCutsAllButNeighbours();
    void keysMoveServersBetweenGroups();
    void aPausedCanvasPaintsNothingByItself();
    void theScreenAndTheExportShowTheSame();
};

void CanvasTest::whatWaitsToBeDeliveredIsSeenWhileThePastPlays()
{
    Stage stage(5);
    stage.cluster->beginManually();
    const std::uint64_t id = stage.cluster->send(1, 3, 1, raft::RequestVote(), raft::Time(0), raft::Time(0));
    stage.refresh();
    stage.session.setPlaying(true);
    stage.click(stage.onMessage());
    QVERIFY(stage.session.selection() == Selection(SelectedMessage{id}));
}

void CanvasTest::pipsTellHowAnElectionStands()
{
    FakeCluster cluster(5);
    raft::ServerView &candidate = cluster.server(4);
    candidate.role = raft::Role::Candidate;
    candidate.votesGranted = {{4}, {3}};
    candidate.votesRefused = {{2}};
    cluster.send(4, 5, 2, raft::RequestVote(), raft::Time(0), raft::Time(10));
    const ServerFacts facts = serverFacts(cluster.shown)[3];
    const std::array votes{Vote::None, Vote::Refused, Vote::Granted, Vote::Granted, Vote::OnItsWay};
    QCOMPARE(facts.pips.size(), votes.size());
    for (std::size_t i = 0; i < votes.size(); ++i) {
        QCOMPARE(facts.pips[i].vote, votes[i]);
        QCOMPARE(facts.pips[i].voter, raft::NodeId{i + 1});
    }
    const QString line = factLines(cluster.shown, {}).at(3);
    QVERIFY(line.contains(u"2 of 3 votes needed (S2 refused, S3 granted, S4 granted, S5 asked)"));
    QCOMPARE(facts.granted, 2U);
    QCOMPARE(facts.needed, 3U);
    QVERIFY(facts.isCandidate());
}

void CanvasTest::theSameIndexesAreShownOfEveryLog()
{
    FakeCluster cluster(3);
    cluster.append(1, {1, 1, 1, 1, 2, 2, 2, 2});
    cluster.append(2, {1, 1});
    QCOMPARE(logWindow(cluster.shown, 6).first, raft::Index{3});
    QCOMPARE(logWindow(cluster.shown, 10).first, raft::Index{1});
    const std::vector<raft::Term> terms = termsShown(cluster.shown, logWindow(cluster.shown, 6), 6);
    QCOMPARE(terms, (std::vector<raft::Term>{{1}, {2}}));
}

void CanvasTest::aLeaderIsSupersededByALaterTermOnly()
{
    FakeCluster cluster(5);
    cluster.elect(1, 3);
    QVERIFY(serverFacts(cluster.shown)[0].leadership == raft::LeaderStanding::Working);
    cluster.server(5).hard.term = raft::Term{4}; // It only stands: nobody leads that term.
    QVERIFY(serverFacts(cluster.shown)[0].leadership == raft::LeaderStanding::Working);
    cluster.server(5).role = raft::Role::Leader;
    const ServerFacts old = serverFacts(cluster.shown)[0];
    QVERIFY(old.leadership == raft::LeaderStanding::Superseded);
    QCOMPARE(old.role, QStringLiteral("SUPERSEDED"));
    QVERIFY(old.caption.contains(u"superseded by term 4"));
}

/// Letters for the last row do not shrink: a role that is wider than the disc is written small.
void CanvasTest::theRoleOfALeaderStaysInItsDisc()
{
    FakeCluster cluster(5);
    cluster.elect(1, 3);
    cluster.server(5).hard.term = raft::Term{4};
    cluster.server(5).role = raft::Role::Leader;
    const ServerFacts facts = serverFacts(cluster.shown)[0];
    QCOMPARE(facts.role, QStringLiteral("SUPERSEDED"));
    Theme theme = Theme::light();
    theme.leastPixels = 15;
    for (qreal radius = 36; radius < 70; radius += 1) {
        const ServerMeasures measures = ServerMeasures::of(radius, theme.leastPixels);
        TextRecorder recorder({400, 400});
        QPainter painter(&recorder);
        drawServer(painter, measures, facts, logWindow(cluster.shown, 6), Emphasis::None, theme);
        painter.end();
        QFont font = theme.font(8, QFont::DemiBold);
        for (const PaintedText &text : recorder.texts())
            if (text.text.compare(facts.role, Qt::CaseInsensitive) == 0) {
                font.setPixelSize(static_cast<int>(text.pixels));
                QVERIFY2(QFontMetricsF(font).horizontalAdvance(text.text) < 2 * 0.8 * radius,
                         qPrintable(QStringLiteral("%1 at %2").arg(text.text).arg(radius)));
            }
    }
}

void CanvasTest::aLeaderWithoutMajoritySaysSo()
{
    Stage stage(5);
    stage.cluster->elect(1, 3);
    stage.refresh();
    QVERIFY(stage.canvas->factLines().join(QLatin1Char('\n')).contains(QStringLiteral("S1: leader, term 3")));
    stage.cluster->split({{{1}, {2}}, {{3}, {4}, {5}}});
    stage.refresh();
    const QString facts = stage.canvas->factLines().join(QLatin1Char('\n'));
    QVERIFY(facts.contains(QStringLiteral("S1: cut off, term 3")));
    QVERIFY(facts.contains(QStringLiteral("cut off · cannot commit new entries")));
    QVERIFY(!facts.contains(u"superseded")); // There is no later term.
    QVERIFY(facts.contains(QStringLiteral("group S1 S2: minority · cannot commit new entries")));
    QVERIFY(facts.contains(QStringLiteral("group S3 S4 S5: majority · 3 of 5")));
    QVERIFY(facts.contains(QStringLiteral("link S1 → S3: cut")));
}

void CanvasTest::manyMessagesAreDrawnWithLess()
{
    QCOMPARE(messageDetail(12), MessageDetail::Labelled);
    QCOMPARE(messageDetail(13), MessageDetail::Shapes);
    QCOMPARE(messageDetail(61), MessageDetail::Dots);
    QCOMPARE(messageDetail(201), MessageDetail::Counts);
}

void CanvasTest::aClickSelectsAServer()
{
    Stage stage(5);
    const QImage before = stage.picture();
    stage.click(stage.at(4));
    QCOMPARE(stage.session.selection(), Selection(SelectedServer{{4}}));
    QVERIFY(stage.picture() != before);
}

void CanvasTest::aClickSelectsAMessageAndALink()
{
    Stage stage(5);
    const std::uint64_t id = stage.holdMessage();
    stage.click(stage.onMessage());
    QCOMPARE(stage.session.selection(), Selection(SelectedMessage{id}));
    stage.click(stage.onLink(3, 1, 0.4));
    QCOMPARE(stage.session.selection(), Selection(SelectedLink{{3}, {1}}));
}

void CanvasTest::aClickOnTheBackgroundSelectsNothing()
{
    Stage stage(5);
    stage.click(stage.at(4));
    stage.click({5, 5});
    QCOMPARE(stage.session.selection(), Selection(NothingSelected{}));
}

void CanvasTest::draggingMovesAServerAndSelectsNothing()
{
    Stage stage(5);
    const QPoint from = stage.at(2);
    stage.drag(from, from + QPoint(-60, 40));
    QVERIFY(QLineF(stage.at(2), from + QPoint(-60, 40)).length() < 3);
    QCOMPARE(stage.session.selection(), Selection(NothingSelected{}));
}

void CanvasTest::draggingTheBackgroundPans()
{
    Stage stage(5);
    const QPoint before = stage.at(1);
    stage.drag({5, 300}, {45, 320});
    QVERIFY(QLineF(stage.at(1), before + QPoint(40, 20)).length() < 2);
}

void CanvasTest::theRightButtonAsksForTheMenuOfWhatLiesThere()
{
    Stage stage(5);
    const std::uint64_t id = stage.holdMessage();
    QCOMPARE(stage.menuTarget(stage.at(3)), Selection(SelectedServer{{3}}));
    QCOMPARE(stage.session.selection(), Selection(SelectedServer{{3}}));
    QCOMPARE(stage.menuTarget(stage.onLink(4, 5)), Selection(SelectedLink{{4}, {5}}));
    QCOMPARE(stage.menuTarget(stage.onMessage()), Selection(SelectedMessage{id}));
    QCOMPARE(stage.menuTarget({3, 3}), Selection(NothingSelected{}));
    QCOMPARE(stage.session.selection(), Selection(SelectedMessage{id}));
}

void CanvasTest::aServerThatIsAddedMeanwhileTakesPartInTheSplit()
{
    Stage stage(3);
    stage.canvas->startSplitEditing();
    stage.cluster->addServer();
    stage.refresh();
    QTRY_COMPARE(stage.canvas->splitDraft()->groups().front().size(), 4U);
    QTest::keyClick(stage.canvas.get(), Qt::Key_4);
    QTest::keyClick(stage.canvas.get(), Qt::Key_Return);
    const auto *split = stage.cluster->last<raft::action::Split>();
    QVERIFY(split);
    QCOMPARE(split->groups, (std::vector<std::vector<raft::NodeId>>{{{1}, {2}, {3}}, {{4}}}));
}

void CanvasTest::digitsOfAnyLayoutMoveServers()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    // As on AZERTY: the key in the place of 4 types an apostrophe, and a digit only with Shift.
    constexpr quint32 placeOfFour = 13;
    QKeyEvent apostrophe(QEvent::KeyPress, Qt::Key_Apostrophe, Qt::NoModifier, placeOfFour, 0, 0,
                         QStringLiteral("'"));
    QCoreApplication::sendEvent(stage.canvas.get(), &apostrophe);
    QCOMPARE(stage.canvas->splitDraft()->groupOf({4}), 1);
    QTest::keyClick(stage.canvas.get(), Qt::Key_4, Qt::ShiftModifier);
    QCOMPARE(stage.canvas->splitDraft()->groupOf({4}), 0);
}

void CanvasTest::drawingAPartitionMovesNoServer()
{
    Stage stage(5);
    const QPoint before = stage.at(3);
    stage.canvas->startSplitEditing();
    QCOMPARE(stage.at(3), before);
    const auto *bar = stage.canvas->findChild<QWidget *>(QStringLiteral("splitBar"));
    QVERIFY(bar->isVisible() && stage.canvas->rect().contains(bar->geometry()));
    QCOMPARE(stage.canvas->hiddenBy(bar->geometry()), 0.0);
}

/// Also after servers have moved: the bar is placed anew, often where it stands already.
void CanvasTest::theBarOfAPartitionIsWholeAfterEachClick()
{
    for (const QSize size : {QSize(320, 300), QSize(880, 340), QSize(1200, 800)}) {
        Stage stage(5, size);
        stage.canvas->startSplitEditing();
        for (const raft::NodeId moved : {raft::NodeId{1}, raft::NodeId{4}}) {
            QTest::keyClick(stage.canvas.get(), static_cast<Qt::Key>(Qt::Key_0 + moved.value));
            QCoreApplication::processEvents();
            const auto *bar = stage.canvas->findChild<QWidget *>(QStringLiteral("splitBar"));
            QVERIFY(stage.canvas->rect().contains(bar->geometry()));
            for (const QPushButton *button : bar->findChildren<QPushButton *>()) {
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
                QVERIFY2(button->height() >= button->sizeHint().height(), qPrintable(button->text()));
                QVERIFY2(bar->rect().contains(button->geometry()), qPrintable(button->text()));
            }
            const auto *text = bar->findChild<QLabel *>(QStringLiteral("splitText"));
            QVERIFY(text->height() >= text->heightForWidth(text->width()));
        }
    }
}

void CanvasTest::clickedGroupsAreSplitOnEnter()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    stage.click(stage.at(1));
    stage.click(stage.at(2));
    QTest::keyClick(stage.canvas.get(), Qt::Key_Return);
    const auto *split = stage.cluster->last<raft::action::Split>();
    QVERIFY(split);
    QCOMPARE(split->groups.size(), 2U);
    QCOMPARE(split->groups[0], (std::vector<raft::NodeId>{{3}, {4}, {5}}));
    QVERIFY(!stage.canvas->isSplitEditing());
    // S2 came second to a group that had a member, and one more click would have opened a third.
    QCOMPARE(split->groups[1], (std::vector<raft::NodeId>{{1}, {2}}));
}

void CanvasTest::aLassoPutsServersIntoTheOtherGroup()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    // Round S2 and S3, the two on the right.
    const QPoint top = stage.at(2) + QPoint(-60, -90);
    const QPoint bottom = stage.at(3) + QPoint(-70, 60);
    QTest::mousePress(stage.canvas.get(), Qt::LeftButton, {}, top);
    for (const QPoint corner : {QPoint(890, top.y()), QPoint(890, bottom.y()), bottom, top}) {
        QMouseEvent move(QEvent::MouseMove, corner, stage.canvas->mapToGlobal(corner), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(stage.canvas.get(), &move);
    }
    QTest::mouseRelease(stage.canvas.get(), Qt::LeftButton, {}, top);
    QCOMPARE(stage.canvas->splitDraft()->groups()[1], (std::vector<raft::NodeId>{{2}, {3}}));
}

void CanvasTest::escapeLeavesTheNetworkAlone()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    stage.click(stage.at(1));
    QTest::keyClick(stage.canvas.get(), Qt::Key_Escape);
    QVERIFY(!stage.canvas->isSplitEditing());
    QVERIFY(stage.cluster->performed.empty());
}

void CanvasTest::aDraftSaysOnlyHowManyThereWouldBe()
{
    const FakeCluster cluster(5);
    const std::vector<raft::NodeId> two{{1}, {2}};
    QVERIFY(groupTitle(cluster.shown, two).contains(u"cannot commit"));
    QCOMPARE(groupTitle(cluster.shown, two, Verdict::Withheld), QStringLiteral("minority · 2 of 5"));
}

void CanvasTest::aChainCutsAllButNeighbours()
{
    SplitDraft draft(FakeCluster(5).shown);
    draft.chain();
    const std::vector<raft::Action> actions = draft.actions();
    QVERIFY(std::holds_alternative<raft::action::Heal>(actions.front()));
    QCOMPARE(actions.size(), 1U + 12U);
    for (std::size_t i = 1; i < actions.size(); ++i) {
        const auto &cut = std::get<raft::action::CutLink>(actions[i]);
        QVERIFY(std::abs(static_cast<int>(cut.from.value) - static_cast<int>(cut.to.value)) > 1);
    }
}

void CanvasTest::keysMoveServersBetweenGroups()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    QTest::keyClick(stage.canvas.get(), Qt::Key_4);
    QCOMPARE(stage.canvas->splitDraft()->groupOf({4}), 1);
    QTest::keyClick(stage.canvas.get(), Qt::Key_4);
    QCOMPARE(stage.canvas->splitDraft()->groupOf({4}), 0);
}

void CanvasTest::aPausedCanvasPaintsNothingByItself()
{
    struct PaintCounter : QObject {
        int paints = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            paints += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
    } counter;
    Stage stage(5);
    QVERIFY(QTest::qWaitForWindowExposed(stage.canvas.get()));
    QTest::qWait(60); // Opening the cluster is announced within a frame.
    stage.canvas->installEventFilter(&counter);
    QTest::qWait(120);
    QCOMPARE(counter.paints, 0);
    stage.session.select(SelectedServer{{2}});
    QTRY_COMPARE(counter.paints, 1);
}

void CanvasTest::theScreenAndTheExportShowTheSame()
{
    Stage stage(5);
    stage.cluster->elect(1, 3);
    stage.cluster->append(1, {2, 3, 3});
    stage.refresh();
    const QImage screen = stage.picture();
    QImage direct(screen.size(), QImage::Format_RGB32);
    QPainter painter(&direct);
    stage.canvas->paintPicture(painter, direct.size());
    painter.end();
    // Pictures are placed at whole pixels, strokes are not: edges may differ, areas may not.
    int different = 0;
    for (int y = 0; y < screen.height(); ++y)
        for (int x = 0; x < screen.width(); ++x)
            different += std::abs(qGray(screen.pixel(x, y)) - qGray(direct.pixel(x, y))) > 90 ? 1 : 0;
    QVERIFY2(different < screen.width() * screen.height() / 100, qPrintable(QString::number(different)));
}

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
