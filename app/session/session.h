#pragma once

#include "app/session/selection.h"
#include "raftcore/cluster/cluster.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace raftarium {

class LinearizabilityWatch;

/// A place in a run that you have given a name.
struct Bookmark {
    raft::EventNumber event = 0; ///< The last event at the instant shown then.
    raft::Time at{};
    QString name;
};

/// A run that shares its beginning with the others of a document and then goes its own way.
struct Branch {
    QString name;
    raft::Time parted{};    ///< Where it left the run it came from; 0 for the first.
    std::size_t parent = 0; ///< That run's place among the branches.
    /// Where what somebody did from this window began: the last event before it. Rising.
    std::vector<raft::EventNumber> deeds = {};
    std::vector<Bookmark> bookmarks = {}; ///< By event.
    /// It goes on by a script (a lesson's) only: no time passes beyond its end, and what you do there begins a
    /// branch, as in the past.
    bool isScripted = false;
};

/// Where another run than the one shown went on by itself.
struct OtherRun {
    std::size_t branch = 0;
    raft::Time from{}; ///< Up to here both are the same.
    raft::Time to{};
};

/// What was open before something else was opened, at the instant that was shown.
struct ClosedDocument {
    QString title;
    std::vector<Branch> branches;
    std::vector<std::unique_ptr<raft::Cluster>> runs; ///< As branches.
    std::size_t shown = 0;
    bool isChanged = false;
    bool live = true;
    raft::EventNumber event = 0;
    raft::Time time{};
};

/// The document of a window: which cluster, which instant of it is shown, whether it plays and how fast, and
/// what is selected. Panels read it, ask it to act, and repaint when it says that something changed. All on
/// the GUI thread.
///
/// The time of real processes is real: their present passes by itself, always at 1×. Pausing looks at the
/// past while the record goes on growing, and the past plays at speed() until it has come up with the
/// present.
class Session : public QObject {
    Q_OBJECT

public:
    /// How play lets time pass.
    enum class Pace {
        Clock, ///< speed() × real time.
        Event, ///< Idle time is skipped; each event is shown long enough to see.
    };
    Q_ENUM(Pace)

    /// Nanoseconds since some instant.
    using Clock = std::function<qint64()>;

    static constexpr double slowest = 1.0 / 1000; ///< Of speed().
    static constexpr double fastest = 1e9;        ///< Of speed(): as fast as it goes.
    static constexpr double defaultSpeed = 1.0 / 10;

    explicit Session(raft::ClusterFactory factory, QObject *parent = nullptr);
    ~Session() override;

    /// Measures real time with this clock instead of the machine's: where a run must be the same every time.
    void setClock(Clock clock);

    /// Starts over with a new cluster; what was open is kept for undo(), unless it has real processes: they
    /// end. False, with problemOccurred(), when the setup cannot work.
    bool open(const raft::ClusterSetup &setup);
    /// Starts over with a cluster made elsewhere (a scenario's, say).
    void adopt(std::unique_ptr<raft::Cluster> cluster);
    /// Starts over with several runs that somebody has kept, each with its branch; shows one of them.
    void adopt(std::vector<Branch> branches, std::vector<std::unique_ptr<raft::Cluster>> runs,
               std::size_t shown);

    /// What this document is called; empty for a cluster that was made here.
    const QString &title() const { return m_title; }
    void setTitle(const QString &title);
    /// Counts what was done and marked in this document.
    std::uint64_t changes() const { return m_changes; }
    /// Whether there were more changes than have been saved.
    bool isChanged() const { return m_changes != m_savedChanges; }
    /// So many changes have been saved.
    void setSaved(std::uint64_t changes) { m_savedChanges = changes; }

    /// Makes the clusters of this session.
    const raft::ClusterFactory &factory() const { return m_factory; }
    const raft::Cluster &cluster() const { return *m_cluster; }
    /// The instant shown; always valid once a cluster is open. Another one takes its place with every change.
    const raft::ClusterView &view() const { return *m_view; }
    /// The same, to be kept. viewChanged() comes up to a frame after the change, and a panel may have to
    /// paint in between: it holds one instant, lays out and paints that, and takes the next one when it hears
    /// of it.
    std::shared_ptr<const raft::ClusterView> shown() const { return m_view; }
    /// The whole record, also what lies after the instant shown.
    const raft::EventRecord &events() const { return m_cluster->events(); }

    /// The time shown. Between two events it runs on smoothly; view() is the state at that time.
    raft::Time shownTime() const { return m_view->now; }
    /// The last event at or before the instant shown; 0 at the very start.
    raft::EventNumber shownEvent() const { return m_view->event; }
    /// When the run shown begins: at 0, unless what came earlier is no longer kept.
    raft::Time startTime() const;
    /// Whether the present is shown (the end of the record) rather than the past.
    bool isLive() const { return m_live; }

    /// Whether the servers shown are real processes: time passes by itself.
    bool inRealTime() const;

    /// Emits a viewChanged() that waits for the next frame: for pictures that are taken between frames.
    void showNow();

    bool isPlaying() const { return m_playing; }
    /// At which time passes when it plays; of real processes the present always passes at 1.
    double speed() const { return m_live && inRealTime() ? 1 : m_speed; }
    Pace pace() const { return m_pace; }
    /// Frames per second lately painted while playing.
    double framesPerSecond() const { return m_framesPerSecond; }

    const Selection &selection() const { return m_selection; }
    /// The server concerned by the selection: the selected one, or nothing.
    std::optional<raft::NodeId> selectedServer() const;

    /// The runs of this document, the first one first. Acting in the past makes another one and keeps the
    /// old.
    const std::vector<Branch> &branches() const { return m_branches; }
    /// The one that is shown.
    std::size_t branch() const { return m_branch; }
    /// The cluster of one of branches().
    const raft::Cluster &run(std::size_t branch) const;
    /// All branches but the one shown.
    std::vector<OtherRun> otherRuns() const;
    /// Why a branch cannot be deleted; empty when it can.
    QString deletionObstacle(std::size_t branch) const;
    /// The bookmarks of the run shown, the first one first.
    const std::vector<Bookmark> &bookmarks() const { return m_branches[m_branch].bookmarks; }
    /// Why undo() would do nothing; empty when it would do something.
    QString undoObstacle() const;
    /// Why redo() would do nothing; empty when it would do something.
    QString redoObstacle() const;
    /// Why no branch can be made here; empty when one can. From real processes on, a branch is a simulation.
    QString branchObstacle() const;
    /// Why the past shown cannot be acted upon; empty when acting there begins a branch.
    QString pastObstacle() const;
    /// The run of real processes among branches(), also while a simulation that went on from it is shown.
    std::optional<std::size_t> processRun() const;

    /// Judges what the clients saw (§8), beside the play.
    const LinearizabilityWatch &clientHistory() const { return *m_clientHistory; }

    /// Why `action` would do nothing at the instant shown, for tooltips; empty when it would do something.
    /// Where acting in the past begins a branch, that branch is asked.
    QString obstacle(const raft::Action &action) const;

public slots:
    void setPlaying(bool playing);
    void togglePlaying();
    void setSpeed(double speed);
    void setPace(raftarium::Session::Pace pace);
    /// Shows the instant right after that event.
    void seekEvent(raft::EventNumber event);
    /// Shows that time; beyond the end of the record it shows the present.
    void seekTime(raft::Time time);
    void goToStart();
    void goLive();
    /// One event on (from the present: lets the next thing happen) or back. Pauses.
    void stepForward();
    void stepBack();
    /// To the next or previous event of at least the importance of a commit. Pauses.
    void stepForwardImportant();
    void stepBackImportant();
    /// One heartbeat interval on or back. Pauses.
    void stepForwardHeartbeat();
    void stepBackHeartbeat();
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
    void renameBranch(std::size_t branch, const QString &name);
    /// Forgets a branch. Those that began on it belong to the one that it began on.
    void deleteBranch(std::size_t branch);
    /// Remembers the instant shown under a name. One at the same instant is replaced.
    void setBookmark(const QString &name);
    void renameBookmark(std::size_t place, const QString &name);
    void deleteBookmark(std::size_t place);
    void showBookmark(std::size_t place);
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
    void advanceFrame();
    void advancePresent();
    void takeIn();
    bool leavePresent();
    bool isOver() const;
    bool isScripted() const { return m_branches[m_branch].isScripted; }
    bool tellsThatItIsOver();
    bool standsStill() const;
    bool tellsThatItStandsStill();
    bool tellsThatItHasNoClock();
    void advanceLive(double seconds);
    void advanceLiveByEvent(double seconds);
    void advancePast(double seconds);
    void advancePastByEvent(double seconds);
    void advanceManualRun(double seconds);
    void passTime(raft::Time until);
    void lookBack();
    void showLive();
    void showPast(raft::EventNumber event, raft::Time time);
    void stepLiveUntilImportant();
    void reportReturned();
    void reportViolations();
    void stopWhenFollowedArrives();
    bool startBranch(const raft::Action *action);
    raft::Time sharedWith(std::size_t branch) const;
    void noteDeed();
    raft::EventNumber lastIntervention() const;
    QString newBranchName(bool isSimulationOfProcesses) const;
    ClosedDocument takeDocument();
    void keepEarlier(ClosedDocument document);
    void showDocument(ClosedDocument document);
    void enterRun(const Selection &selection);
    void announceChange();
    void tellChange();
    void updateTimer();
    raft::Time virtualTime(double seconds);

    raft::ClusterFactory m_factory;
    std::unique_ptr<raft::Cluster> m_cluster;
    std::shared_ptr<const raft::ClusterView> m_view; ///< Never null.
    bool m_live = true;
    bool m_playing = false;
    bool m_resumeWhenLive = false; ///< It played when somebody began to look back.
    double m_speed = defaultSpeed;
    Pace m_pace = Pace::Clock;
    double m_framesPerSecond = 0;
    double m_fraction = 0;            ///< Of a virtual microsecond, left over by the previous frame.
    double m_shownSeconds = 0;        ///< How long an event of a run by hand has been shown.
    raft::Time m_gapStart{};          ///< Pace::Event: when the present gap between two happenings began.
    std::vector<quint64> m_submitted; ///< Operations that have not yet returned.
    std::size_t m_violationsSeen = 0;
    raft::EventNumber m_eventsSeen = 0; ///< Of real processes, while their present is not shown.
    Selection m_selection;
    std::vector<Branch> m_branches;
    std::vector<std::unique_ptr<raft::Cluster>> m_otherRuns; ///< As m_branches; null for the one shown.
    std::size_t m_branch = 0;
    QString m_title;
    std::uint64_t m_changes = 0;
    std::uint64_t m_savedChanges = 0;
    std::vector<ClosedDocument> m_earlier; ///< What was open before; the latest last.
    std::vector<ClosedDocument> m_later;   ///< What undo() has put aside; the next one last.
    bool m_deedIsOpen = false;             ///< What is done now belongs to the deed that has just begun.
    std::optional<quint64> m_followed;     ///< The message that playing stops for.
    LinearizabilityWatch *m_clientHistory;
    QTimer m_frameTimer{this};
    QTimer m_intakeTimer{this}; ///< Takes in what real processes tell while nobody looks at their present.
    QTimer m_changeTimer{this}; ///< Gathers changes between frames into one viewChanged().
    Clock m_clock;
    qint64 m_frameBegan = 0;
    qint64 m_changeTold = 0;
};

} // namespace raftarium
