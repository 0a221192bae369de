#include "netnode/client/terminal.h"

#include <QTextStream>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace raftarium {

namespace {

/// How the terminal was before its keys were read. Global, for what is done when the program ends.
std::optional<termios> asItWas;

void restoreTerminal()
{
    if (asItWas)
        ::tcsetattr(STDIN_FILENO, TCSANOW, &*asItWas);
    asItWas.reset();
}

/// Reading it from the background would stop the program.
bool isForeground()
{
    return ::isatty(STDIN_FILENO) == 1 && ::tcgetpgrp(STDIN_FILENO) == ::getpgrp();
}

} // namespace

TerminalSize terminalSize()
{
    winsize size{};
    TerminalSize result;
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0)
        result = {size.ws_col, size.ws_row};
    return result;
}

bool canWriteInPlace(int descriptor)
{
    return ::isatty(descriptor) == 1 && qgetenv("TERM") != "dumb";
}

void LinesInPlace::show(const QStringList &lines)
{
    QTextStream out(stdout);
    const TerminalSize size = terminalSize();
    if (m_height > 0 && !(size == m_size))
        out << "\x1b[2J\x1b[H"; // Lines that the terminal has broken anew cannot be counted.
    else if (m_height > 0)
        out << "\x1b[" << m_height << "A\r\x1b[J"; // Up to the first of them, and clear from there on.
    m_size = size;
    const qsizetype most = std::max(1, size.rows - 1); // Below them stands the cursor.
    m_height = std::min(lines.size(), most);
    for (const QString &line : lines.last(m_height))
        out << (line.size() > size.columns ? line.left(size.columns - 1) + QChar(0x2026) : line) << '\n';
}

TerminalKeys::TerminalKeys()
{
    termios now{};
    if (!isForeground() || ::tcgetattr(STDIN_FILENO, &now) != 0)
        return;
    static const bool willRestore =
        std::atexit(restoreTerminal) == 0 && std::at_quick_exit(restoreTerminal) == 0;
    if (!willRestore)
        return;
    asItWas = now;
    now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    if (::tcsetattr(STDIN_FILENO, TCSANOW, &now) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &TerminalKeys::read);
}

TerminalKeys::~TerminalKeys()
{
    m_notifier.reset();
    restoreTerminal();
}

void TerminalKeys::read()
{
    std::array<char, 64> keys{};
    const ssize_t count = ::read(STDIN_FILENO, keys.data(), keys.size());
    if (count <= 0)
        return m_notifier->setEnabled(false); // The terminal is gone.
    for (ssize_t i = 0; i < count; ++i)
        emit pressed(keys.at(static_cast<std::size_t>(i)));
}

} // namespace raftarium
