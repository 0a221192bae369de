#pragma once

#include "netnode/client/http_load.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <cstdint>
#include <optional>

/// Election timeouts are drawn from [election, 2 × election), as etcd draws them.
struct Timing {
    int election = 1000; ///< ms
    int heartbeat = 100; ///< ms
};

/// Five servers of some make on this machine, which the same load is put on.
class Contestant {
public:
    virtual ~Contestant() = default;

    /// Starts all of them on empty directories, and waits for a leader. Answers what went wrong instead.
    virtual std::optional<QString> start(const Timing &timing) = 0;
    virtual void stop() = 0;
    /// kill -9 of one of them; numbers are from 1.
    virtual void kill(int number) = 0;
    /// Starts it again, and waits until it listens.
    virtual std::optional<QString> revive(int number) = 0;

    virtual QList<QUrl> urls() const = 0;
    virtual QList<qint64> processIds() const = 0;
    /// The number of the leader, once all of them know the same one; 0 after 30 s without.
    virtual int awaitLeader() = 0;

    enum class Work : std::uint8_t { Write, Read };
    /// Fills in the requests of a plan whose host and port are set: values of 64 bytes under 1,000 keys in
    /// turn, or linearizable reads of them.
    virtual void plan(Work work, raftarium::LoadPlan &plan) const = 0;
};
