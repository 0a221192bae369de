#include "netnode/raftctl/progress_bar.h"

#include "netnode/client/terminal.h"

#include <algorithm>
#include <unistd.h>

namespace raftarium {

bool ProgressBar::watched()
{
    return canWriteInPlace(STDERR_FILENO);
}

void ProgressBar::show(quint64 done, quint64 all, const QString &words)
{
    constexpr int width = 40;
    constexpr qint64 pause = 100; // ms
    if (!m_watched || (done < all && m_clock.elapsed() < m_next))
        return;
    const double share = all == 0 ? 1 : static_cast<double>(std::min(done, all)) / static_cast<double>(all);
    const auto full = static_cast<int>(share * width);
    m_err << "\r[" << QString(full, QLatin1Char('#')) << QString(width - full, QLatin1Char('.')) << "] "
          << words << "\x1b[K" << Qt::flush;
    m_next = m_clock.elapsed() + pause;
    m_drawn = true;
}

void ProgressBar::erase()
{
    if (m_drawn)
        m_err << "\r\x1b[K" << Qt::flush;
    m_drawn = false;
}

} // namespace raftarium
