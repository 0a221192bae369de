#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QTextStream>

namespace raftarium {

/// How far a long command is, in the last line of a terminal on standard error; nothing where that is none.
class ProgressBar {
public:
    ProgressBar() { m_clock.start(); }

    /// `words` stand behind the bar. Draws at most ten times a second, and when all is done.
    void show(quint64 done, quint64 all, const QString &words);
    /// Makes room for other lines.
    void erase();
    double seconds() const { return static_cast<double>(m_clock.elapsed()) / 1000; }

private:
    static bool watched();

    QElapsedTimer m_clock;
    QTextStream m_err{stderr};
    const bool m_watched = watched();
    qint64 m_next = 0;
    bool m_drawn = false;
};

} // namespace raftarium
