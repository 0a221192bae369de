#pragma once

#include <variant>

namespace raftarium {

/// The process of a server as a state machine. It knows nothing of operating systems: what starts, stops
/// and watches the process reports what has happened.
class ServerProcess {
public:
    /// Started elsewhere: only its reports tell of it.
    struct Foreign {};
    /// Does not run.
    struct Down {};
    /// Listens, and waits to be let begin until it is monitored: so none of its steps is missed.
    struct Listening {
        bool isMonitored = false;
    };
    struct Running {};
    /// Has ended; what it reported last is still to be read.
    struct Ending {};
    using State = std::variant<Foreign, Down, Listening, Running, Ending>;

    /// Who started it: this program, or others.
    enum class Owner { Here, Others };
    explicit ServerProcess(Owner owner);

    const State &state() const { return m_state; }

    /// It has been started and listens. Answers the number of this start.
    int listens();
    /// It is monitored, or has been waited for long enough, since that start or the latest one.
    void monitored(int start);
    void monitored() { monitored(m_starts); }
    /// Whether it waits for nothing but to be let begin.
    bool mayBegin() const;
    void begun();
    /// It has been seen in its new life.
    void shown() { m_isShown = true; }
    void ended();
    /// What it reported last has been read: true the first time after its end.
    bool endIsRead();

    bool isStopped() const { return m_isStopped; }
    void setStopped(bool isStopped);
    /// What the system says: whether a signal has stopped it. True when it has said otherwise than was known
    /// twice in a row, for a signal takes a moment.
    bool systemDisagrees(bool standsStill);

    /// Whether it is about to come or to go.
    bool isChanging() const;

private:
    State m_state;
    int m_starts = 0;
    bool m_isShown = false;
    bool m_isStopped = false;
    int m_disagreements = 0; ///< In a row.
};

} // namespace raftarium
