#pragma once

#include "raftcore/cluster/run.h"

#include <QPromise>

namespace raftarium {

/// Tells the future how far the work has come, and whether its result is still wanted.
template <class Result>
raft::WorkProgress progressOf(QPromise<Result> &promise)
{
    constexpr int whole = 1000;
    promise.setProgressRange(0, whole);
    return [&promise](double part) {
        promise.setProgressValue(static_cast<int>(part * whole));
        return !promise.isCanceled();
    };
}

} // namespace raftarium
