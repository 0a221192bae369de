#pragma once

#include <QString>

/// The speeds of the slider: even steps of a logarithm, at numbers that a lecturer can say.
namespace raftarium {

/// Steps are 0 … lastSpeedStep; the last is "as fast as it goes".
inline constexpr int lastSpeedStep = 16;

/// Virtual time per real time.
double speedOfStep(int step);
/// The step nearest to a speed.
int stepOfSpeed(double speed);
/// "1/20×", "1×", "max".
QString speedText(double speed);

} // namespace raftarium
