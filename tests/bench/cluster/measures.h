#pragma once

#include "contestant.h"

#include <QJsonObject>

/// How much is measured.
struct Effort {
    int seconds = 5;           ///< Of a load.
    int runs = 3;              ///< Of each load; the figures are medians.
    int failOvers = 30;        ///< For each pair of times.
    qint64 writes = 1'000'000; ///< Before memory and start are looked at.
    int idleSeconds = 10;
};

/// Each measures a contestant that is running and has a leader.
namespace measures {

/// Requests a second and latencies of so many clients at the leader; of writes also the processor time of all
/// servers.
QJsonObject load(Contestant &servers, Contestant::Work work, std::size_t clients, const Effort &effort);
/// Writes so many times at the leader. False when one of them failed.
bool write(Contestant &servers, qint64 writes);
/// Seconds from kill -9 of the leader to the next accepted write at any other server: median, worst, and how
/// many.
QJsonObject failOver(Contestant &servers, const Effort &effort);
/// Processor time of all servers while nobody asks anything, in percent of one core.
double idlePercent(Contestant &servers, const Effort &effort);

} // namespace measures
