#pragma once

#include "app/session/player.h"
#include "app/session/run_document.h"
#include "app/session/selection.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace raftarium {

class LinearizabilityWatch;

/// A document that was open before another one, or is put aside, at the instant that was shown of it.
struct ClosedDocument {
    RunDocument document;
    bool live = true;
    Instant instant;
};

/// The document of a window: which cluster, which instant of it is shown, whether it plays and how fast, and
/// what is selected. Panels read it, ask it to act, and repaint when it says that something changed. All on
/// the GUI thread.
class Session : public QObject {
    Q_OBJECT

public:
    using Pace = raftarium::Pace;
    using Clock = FrameClock::Clock;

    static constexpr double slowest = Pacer::slowest;
    static constexpr double fastest = Pacer::fastest;
    static constexpr double defaultSpeed = Pacer::defaultSpeed;

    explicit Session(raft::ClusterFactory factory, QObject *parent = nullptr);
    ~Session() override;

    /// Measures real time with this clock instead of the machine's: where a run must be the same every time.
    void setClock(Clock clock) { m_player.setClock(std::move(clock)); }

    /// Starts over with a new cluster; what was open is kept for undo(), unless it has real processes: they
    /// end. False, with problemOccurred(), when the setup cannot work.
    bool open(const raft::ClusterSetup &setup);
    /// Starts over with a cluster made elsewhere (a scenario's, say).
    void adopt(std::unique_ptr<raft::Cluster> cluster);
    /// Starts over with several runs that were kept, each with its branch; shows one of them.
    void adopt(std::vector<Branch> branches, std::vector<std::unique_ptr<raft::Cluster>> runs,
               std::size_t shown);

    /// What this document is called; empty for a cluster that was made here.
    const QString &title() const { return m_document.title(); }
    void setTitle(const QString &title);
    /// Counts what was done and marked in this document.
    std::uint64_t changes() const { return m_document.changes(); }
    /// Whether there were more changes than have been saved.
    bool isChanged() const { return m_document.isChanged(); }
    /// So many changes have been saved.
    void setSaved(std::uint64_t changes) { m_document.setSaved(changes); }

    /// Makes the clusters of this session.
    const raft::ClusterFactory &factory() const { return m_factory; }
    const raft::Cluster &cluster() const { return m_document.cluster(); }
    /// The instant shown; always valid once a cluster is open. Another one takes its place with every change.
    const raft::ClusterView &view() const { return m_player.view(); }
    /// The same, to be kept. viewChanged() comes up to a frame after the change, and a panel may have to
    /// paint in between: it holds one instant, lays out and paints that, and takes the next one when it hears
    /// of it.
    std::shared_ptr<const raft::ClusterView> shown() const { return m_player.shown(); }
    /// The whole record, also what lies after the instant shown.
    const raft::EventRecord &events() const { return cluster().events(); }

    /// The time shown. Between two events it runs on smoothly; view() is the state at that time.
    raft::Time shownTime() const { return m_player.shownTime(); }
    /// The last event at or before the instant shown; 0 at the very start.
    raft::EventNumber shownEvent() const { return m_player.shownEvent(); }
    /// When the run shown begins: at 0, unless what came earlier is no longer kept.
    raft::Time startTime() const { return m_player.startTime(); }
    /// Whether the present is shown (the end of the record) rather than the past.
    bool isLive() const { return m_player.isLive(); }

    /// Whether the servers shown are real processes: time passes by itself.
    bool inRealTime() const { return m_player.inRealTime(); }

    /// Emits a viewChanged() that waits for the next frame: for pictures that are taken between frames.
    void showNow() { m_player.showNow(); }

    bool isPlaying() const { return m_player.isPlaying(); }
    /// At which time passes when it plays; of real processes the present always passes at 1.
    double speed() const { return m_player.speed(); }
    Pace pace() const { return m_player.pace(); }
    /// Frames per second lately painted while playing.
    double framesPerSecond() const { return m_player.framesPerSecond(); }

    const Selection &selection() const { return m_selection; }
    /// The server concerned by the selection: the selected one, or nothing.
    std::optional<raft::NodeId> selectedServer() const;

    /// The runs of this document, the first one first. Acting in the past makes another one and keeps the
    /// old.
    const std::vector<Branch> &branches() const { return m_document.branches(); }
    /// The one that is shown.
    std::size_t branch() const { return m_document.shown(); }
    /// The cluster of one of branches().
    const raft::Cluster &run(std::size_t branch) const { return m_document.run(branch); }
    /// All branches but the one shown.
    std::vector<OtherRun> otherRuns() const { return m_document.otherRuns(); }
    /// Why a branch cannot be deleted; empty when it can.
    QString deletionObstacle(std::size_t branch) const { return m_document.deletionObstacle(branch); }
    /// The bookmarks of the run shown, the first one first.
    const std::vector<Bookmark> &bookmarks() const { return m_document.bookmarks(); }
    /// Why undo() would do nothing; empty when it would do something.
    QString undoObstacle() const;
    /// Why redo() would do nothing; empty when it would do something.
    QString redoObstacle() const;
    /// Why no branch can be made here; empty when one can. From real processes on, a branch is a simulation.
    QString branchObstacle() const;
    /// Why the past shown cannot be acted upon; empty when acting there begins a branch.
    QString pastObstacle() const;
    /// The run of real processes among branches(), also while a simulation that went on from it is shown.
    std::optional<std::size_t> processRun() const { return m_document.processRun(); }

    /// Judges what the clients saw (§8), beside the play.
    const LinearizabilityWatch &clientHistory() const { return *m_clientHistory; }

    /// Why `action` would do nothing at the instant shown, for tooltips; empty when it would do something.
    /// Where acting in the past begins a branch, that branch is asked.
    QString obstacle(const raft::Action &action) const;

public slots:
    void setPlaying(bool playing) { m_player.setPlaying(playing); }
    void togglePlaying() { m_player.togglePlaying(); }
    void setSpeed(double speed) { m_player.setSpeed(speed); }
    void setPace(raftarium::Pace pace) { m_player.setPace(pace); }
    /// Shows the instant right after that event.
    void seekEvent(raft::EventNumber event) { m_player.seekEvent(event); }
    /// Shows that time; beyond the end of the record it shows the present.
    void seekTime(raft::Time time) { m_player.seekTime(time); }
    void goToStart() { m_player.goToStart(); }
    void goLive() { m_player.goLive(); }
    /// One event on (from the present: lets the next thing happen) or back. Pauses.
    void stepForward() { m_player.stepForward(); }
    void stepBack() { m_player.stepBack(); }
    /// To the next or previous event of at least the importance of a commit. Pauses.
    void stepForwardImportant() { m_player.stepForwardImportant(); }
    void stepBackImportant() { m_player.stepBackImportant(); }
    /// One heartbeat interval on or back. Pauses.
    void stepForwardHeartbeat() { m_player.stepForwardHeartbeat(); }
    void stepBackHeartbeat() { m_player.stepBackHeartbeat(); }
    void select(const raftarium::Selection &selection);
    /// Selects a message and plays until it has arrived or is lost.
    void followMessage(quint64 message);
    /// Shows the instant before the last thing that was done: undo is time travel. What one key or click did
    /// in several actions is one thing. Where nothing was done, shows what was open before this document.
    void undo();
    /// Shows again the document that undo() has put aside.
    void redo();
    /// Goes on from the instant shown in a run of its own; the one shown is kept. Real processes go on behind
    /// a simulation.
    void branchHere();
    /// Shows another of branches().
    void showBranch(std::size_t branch);
    /// The same, at the instant that is shown now.
    void showBranchHere(std::size_t branch);
    void renameBranch(std::size_t branch, const QString &name);
    /// Forgets a branch. Those that began on it belong to the one that it began on. undo() brings it back.
    void deleteBranch(std::size_t branch);
    /// Remembers the instant shown under a name. One at the same instant is replaced.
    void setBookmark(const QString &name);
    void renameBookmark(std::size_t place, const QString &name);
    void deleteBookmark(std::size_t place);
    void showBookmark(std::size_t place);
    /// The run shown has become longer by itself: the log that it was read from is still being written.
    void takeInGrowth();
    /// Does it, or says why not with problemOccurred(). Done in the past it begins a branch.
    raft::ActionResult perform(const raft::Action &action);

signals:
    /// The cluster is about to do this, at its present.
    void performing(const raft::Action &action);
    /// Another cluster is open: forget everything remembered of the old one.
    void clusterReplaced();
    /// The instant shown, or the cluster at it, changed: repaint. At most once a frame.
    void viewChanged();
    void selectionChanged();
    void titleChanged();
    void playbackChanged(); ///< Playing, speed, pace or liveness changed.
    void problemOccurred(const QString &sentence);
    /// A client operation submitted from here has returned.
    void operationReturned(quint64 operation);

private:
    void showNewRun(const Selection &selection);
    void showDocument(ClosedDocument closed);
    ClosedDocument takeDocument();
    void keepEarlier(ClosedDocument closed);
    void showEarlier();
    raft::EventNumber lastIntervention() const;
    bool startBranch(const raft::Action *action);
    raft::ActionResult beginInThePast(const raft::Action &action);
    void noteUserAction();
    void noteSubmitted(const raft::Action &action, std::uint64_t subject);
    void report();
    void reportReturned();
    void reportViolations();
    void takeInProcesses();

    raft::ClusterFactory m_factory;
    RunDocument m_document;
    Player m_player{this};
    Selection m_selection;
    std::vector<ClosedDocument> m_earlier; ///< What was open before; the latest last.
    std::vector<ClosedDocument> m_later;   ///< What undo() has put aside; the next one last.
    bool m_userActionIsOpen = false;  ///< What is done now belongs to the user action that has just begun.
    std::vector<quint64> m_submitted; ///< Operations that have not yet returned.
    std::size_t m_violationsSeen = 0;
    raft::EventNumber m_eventsSeen = 0; ///< Of real processes, while their present is not shown.
    LinearizabilityWatch *m_clientHistory;
    QTimer m_intakeTimer{this}; ///< Takes in what real processes report while their present is not shown.
};

} // namespace raftarium
