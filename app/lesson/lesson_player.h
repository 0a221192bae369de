#pragma once

#include "app/lesson/lesson_stop.h"
#include "app/session/session.h"
#include "raftcore/scenario/runner.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace raftarium {

/// Takes a person through a lesson, from stop to stop. The lesson's run grows as it goes on, so that nothing
/// is seen before it was asked about; going back is time travel. What the person does in between happens in
/// branches beside it.
class LessonPlayer : public QObject {
    Q_OBJECT

public:
    explicit LessonPlayer(Session *session, QObject *parent = nullptr);
    ~LessonPlayer() override;

    bool isOpen() const { return m_runner != nullptr; }
    /// Only while a lesson is open, as everything below.
    const raft::Scenario &scenario() const { return m_scenario; }
    const LessonStop &stop() const { return m_stops.empty() ? m_nowhere : m_stops[m_place]; }
    /// Caption, emphasis and notes of the present stop; on the way there, of the instant shown.
    const raft::LessonCues &cues() const { return m_cues; }
    /// The latest question before the present stop, as a command; nothing before the first.
    std::optional<std::size_t> questionBefore() const;
    /// The answer to the question at that command, if one was given.
    std::optional<raft::LessonAnswer> answerTo(std::size_t command) const;
    /// The first thing that did not hold.
    std::optional<raft::ScenarioProblem> problem() const;
    /// So many steps have been gone through and seen to their ends.
    std::size_t stepsDone() const;

    /// Whether commands are being run beside the window.
    bool isRunning() const { return m_slices.isActive(); }
    bool canGoOn() const;
    bool canGoBack() const { return isOpen() && m_place > 0; }
    /// Whether the way to the present stop is being shown and is not over.
    bool isOnTheWay() const;
    /// Whether something else is shown than the lesson's run at the present stop.
    bool isAway() const;
    /// At free play with a condition: whether it holds in what is shown.
    bool isFreePlayDone() const;

public slots:
    void open(raft::Scenario scenario);
    void close();
    /// Lets the way to the present stop be over; when it is, goes on to the next stop and shows the way
    /// there.
    void next();
    /// To the stop before, at once.
    void back();
    /// To the first stop of a step, at once; runs what lies before without showing it.
    void goToStep(std::size_t step);
    void answer(const raft::LessonAnswer &answer);
    /// A branch of its own for what the person wants to try.
    void tryHere();
    /// Shows the lesson's run at the present stop.
    void returnToLesson();

signals:
    /// Another stop, another answer, or it is open or closed.
    void changed();
    /// cues() are others, on the way to the present stop.
    void cuesChanged();
    /// isAway() or isOnTheWay() may have changed.
    void whereaboutsChanged();
    /// Something does not hold: the place in the file, and what was there instead.
    void failed(const QString &sentence);

private:
    /// What is to be seen of a run of commands.
    enum class Show { TheWay, TheEnd };

    std::unique_ptr<raft::ScenarioRunner> newRunner();
    void restart(std::size_t stops, Show how);
    void runUntil(std::size_t stops, Show how);
    bool runSome(qint64 budgetMs);
    void passStop();
    std::optional<LessonStop> endOfStep();
    std::optional<LessonStop> stopAfter(raft::ScenarioRunner::Progress progress) const;
    LessonStop stopHere(LessonStop::Kind kind) const;
    void arrive();
    void markFailure();
    void readCues();
    void showStop(Show how);
    void showRun(Show how);
    bool adoptRun();
    void seek(const LessonStop &stop);
    std::size_t commandsSeen() const;
    bool isRunShown() const;
    void noticeLoss();
    void noticeArrival();

    Session *m_session;
    raft::Scenario m_scenario;
    std::unique_ptr<raft::ScenarioRunner> m_runner;
    std::unique_ptr<raft::Cluster> m_fresh; ///< The latest run, before the session has it.
    raft::Cluster *m_run = nullptr;         ///< The latest run: the session's, or m_fresh.
    std::size_t m_clusters = 0;             ///< Its number.
    bool m_lost = false;                    ///< The session has put it aside: it has to be run again.
    LessonStop m_nowhere;                   ///< Before the first stop is reached.
    std::vector<LessonStop> m_stops;        ///< Those that were reached, in order.
    std::size_t m_place = 0;                ///< The present one.
    std::size_t m_step = 0;                 ///< Whose commands are being run.
    std::map<std::size_t, raft::LessonAnswer> m_answers; ///< By command.
    raft::LessonCues m_cues;
    std::size_t m_seen = 0;    ///< So many commands, of those that were begun, m_cues are about.
    std::size_t m_wanted = 0;  ///< So many stops are to be reached …
    Show m_how = Show::TheEnd; ///< … and shown like this.
    bool m_onTheWay = false;   ///< The way to the present stop is being shown and is not over.
    QTimer m_slices{this};
};

} // namespace raftarium
