#include "app/session/time_text.h"

#include "app/session/number_text.h"

#include <cmath>

namespace raftarium {

std::optional<raft::Time> parseTime(const QString &text)
{
    QString number = text.trimmed().toLower().replace(u',', u'.'); // As many write it.
    double unit = 1e6;
    if (number.endsWith(u"ms")) {
        unit = 1e3;
        number.chop(2);
    } else if (number.endsWith(u"us") || number.endsWith(u"µs")) {
        unit = 1;
        number.chop(2);
    } else if (number.endsWith(u's')) {
        number.chop(1);
    }
    bool isNumber = false;
    const double value = number.trimmed().toDouble(&isNumber);
    constexpr double longest = 1e15; // Microseconds; thirty years.
    if (!isNumber || !std::isfinite(value) || value < 0 || value * unit > longest)
        return std::nullopt;
    return raft::Time(static_cast<raft::Time::rep>(std::llround(value * unit)));
}

QString timeText(raft::Time time)
{
    return decimalText(static_cast<double>(time.count()) / 1e6, 3) + QStringLiteral(" s");
}

} // namespace raftarium
