#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QStringList>

#include <memory>

namespace raftarium {

/// How much fits on the terminal of standard output; 80 × 24 where it does not say.
struct TerminalSize {
    int columns = 80;
    int rows = 24;

    bool operator==(const TerminalSize &) const = default;
};
TerminalSize terminalSize();

/// Whether lines can be written again in place where this file descriptor leads: to a terminal, and to none
/// that is known for taking no commands (TERM=dumb), such as the shell of an editor.
bool canWriteInPlace(int descriptor);

/// Lines at the bottom of a terminal that are written again in place. What does not fit in its width is cut
/// off with "…"; of more lines than it has rows, the first ones are left out.
class LinesInPlace {
public:
    void show(const QStringList &lines);

private:
    TerminalSize m_size;
    qsizetype m_height = 0; ///< Lines that stand there now.
};

/// The keys that are pressed at the terminal of standard input, each at once and without an echo. Ctrl-C
/// still interrupts. When it ends, and when the program ends by exit() or quick_exit(), the terminal is as it
/// was.
class TerminalKeys : public QObject {
    Q_OBJECT

public:
    TerminalKeys();
    ~TerminalKeys() override;

    /// Whether standard input is a terminal of which this program may read.
    bool areRead() const { return m_notifier != nullptr; }

signals:
    void pressed(char key);

private:
    void read();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace raftarium
