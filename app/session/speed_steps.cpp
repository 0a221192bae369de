#include "app/session/speed_steps.h"

#include "app/session/session.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace raftarium {

namespace {

constexpr std::array<double, lastSpeedStep + 1> speeds{
    Session::slowest, 1.0 / 500, 1.0 / 200, 1.0 / 100, 1.0 / 50, 1.0 / 20, 1.0 / 10, 1.0 / 5,
    1.0 / 2,          1,         2,         5,         10,       20,       50,       100,
    Session::fastest};

} // namespace

double speedOfStep(int step)
{
    return speeds[static_cast<std::size_t>(std::clamp(step, 0, lastSpeedStep))];
}

int stepOfSpeed(double speed)
{
    int best = 0;
    for (int step = 1; step <= lastSpeedStep; ++step)
        if (std::abs(std::log(speedOfStep(step) / speed)) < std::abs(std::log(speedOfStep(best) / speed)))
            best = step;
    return best;
}

QString speedText(double speed)
{
    if (speed >= Session::fastest)
        return QStringLiteral("max");
    if (speed < 1)
        return QStringLiteral("1/%1×").arg(std::lround(1 / speed));
    return QStringLiteral("%1×").arg(std::lround(speed));
}

} // namespace raftarium
