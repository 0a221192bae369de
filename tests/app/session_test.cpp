#include "app/session/pacer.h"
#include "app/session/playback.h"
#include "app/session/run_document.h"
#include "raftcore/simulation/simulation.h"

#include <QTest>

using namespace raftarium;

namespace {

/// A run of three servers that has gone on for so long.
std::unique_ptr<raft::Cluster> runFor(raft::Time time)
{
    auto run = raft::simulate(raft::clusterOf(3, 7));
    run->advance(time);
    return run;
}

RunDocument documentOf(raft::Time time)
{
    std::vector<std::unique_ptr<raft::Cluster>> runs;
    runs.push_back(runFor(time));
    return RunDocument({{QStringLiteral("main")}}, std::move(runs), 0);
}

/// Leaves the run shown at that time.
void part(RunDocument &document, raft::Time at)
{
    const raft::EventNumber event = document.cluster().events().lastUpTo(at);
    document.part(document.cluster().branch(event, at), at);
}

constexpr raft::Time second{1'000'000};

} // namespace

/// The parts of a session, each by itself.
class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void whatPlayedBeforeALookBackResumesOnce()
    {
        Playback playback;
        playback.setPlaying(true);
        playback.setPlaying(false); // A look back: rest, and remember.
        playback.resumeLater();
        playback.showPast();
        QVERIFY(!playback.isLive() && !playback.isPlaying() && playback.resumes());
        playback.showPresent();
        QVERIFY(playback.isLive() && playback.resumes());
        playback.setPlaying(true);
        QVERIFY(playback.isPlaying() && !playback.resumes());
    }
    void pausingForgetsThatItShouldResume()
    {
        Playback playback;
        playback.showPast();
        playback.resumeLater();
        playback.setPlaying(false);
        QVERIFY(!playback.resumes());
    }
    void thePastThatPlaysComesIntoThePresentPlaying()
    {
        Playback playback;
        playback.showPast();
        playback.setPlaying(true);
        playback.showPresent();
        QVERIFY(playback.isLive() && playback.isPlaying());
        playback.resumeLater(); // What plays has nothing to resume.
        QVERIFY(!playback.resumes());
    }

    void whatIsLessThanAMicrosecondWaitsForTheNextFrame()
    {
        auto run = runFor({});
        Pacer pacer([] { return 0; });
        pacer.setSpeed(Pacer::slowest);
        pacer.begin({});
        for (int frame = 0; frame < 4; ++frame)
            pacer.advance(*run, 0.00025, {}); // A quarter of a microsecond each.
        QCOMPARE(run->now(), raft::Time(1));
    }
    void noFrameGoesBeyondTheArrivalThatIsFollowed()
    {
        auto run = runFor({});
        Pacer pacer([] { return 0; });
        pacer.setSpeed(1);
        pacer.begin({});
        pacer.advance(*run, 0.1, raft::Time(30'000));
        QCOMPARE(run->now(), raft::Time(30'000));
    }

    void branchesShareWhatTheyHaveInCommon()
    {
        RunDocument document = documentOf(3 * second);
        part(document, 2 * second);
        part(document, 1 * second); // Leaves the first branch before that left the main run.
        const std::vector<OtherRun> others = document.otherRuns();
        QCOMPARE(others.size(), 2U);
        QCOMPARE(others[0].from, 1 * second);
        QCOMPARE(others[1].from, 1 * second);
    }
    void branchesOfADeletedBranchBelongToItsParent()
    {
        RunDocument document = documentOf(3 * second);
        part(document, 2 * second);
        part(document, 1 * second);
        document.remove(1);
        QCOMPARE(document.branches().size(), 2U);
        QCOMPARE(document.shown(), 1U);
        QCOMPARE(document.shownBranch().parent, 0U);
        QCOMPARE(document.shownBranch().parted, 1 * second);
    }
    void theFirstRunCannotBeDeleted()
    {
        RunDocument document = documentOf(second);
        part(document, second);
        QVERIFY(!document.deletionObstacle(0).isEmpty());
        QVERIFY(document.deletionObstacle(1).isEmpty());
        QVERIFY(!document.deletionObstacle(2).isEmpty());
    }
    void aNewBranchHasANameOfItsOwn()
    {
        RunDocument document = documentOf(second);
        part(document, second);
        part(document, second);
        document.rename(1, document.branches()[2].name);
        part(document, second);
        for (std::size_t other = 0; other < 3; ++other)
            QVERIFY(document.shownBranch().name != document.branches()[other].name);
    }
    void whatWasDoneInOneGoIsUndoneInOneGo()
    {
        RunDocument document = documentOf(second);
        const raft::EventNumber before = document.cluster().events().size();
        document.noteUserAction(true);
        document.cluster().perform(raft::action::Crash{{1}});
        document.noteUserAction(false);
        document.cluster().perform(raft::action::Crash{{2}});
        QCOMPARE(document.undoPointOf(document.cluster().events().size()), before);
        QCOMPARE(document.changes(), 2U);
        document.setSaved(2);
        QVERIFY(!document.isChanged());
    }
    void aBookmarkAtTheSameInstantIsReplaced()
    {
        RunDocument document = documentOf(second);
        document.setBookmark({9, second, QStringLiteral("late")});
        document.setBookmark({3, raft::Time(5), QStringLiteral("early")});
        document.setBookmark({9, second, QStringLiteral("later")});
        QCOMPARE(document.bookmarks().size(), 2U);
        QCOMPARE(document.bookmarks()[0].name, QStringLiteral("early"));
        QCOMPARE(document.bookmarks()[1].name, QStringLiteral("later"));
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
