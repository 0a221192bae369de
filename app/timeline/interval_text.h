#pragma once

#include "timeline_scene.h"

#include <QCoreApplication>
#include <QString>

namespace raftarium {

/// For the words of the timeline that count.
struct Timeline {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// What happened in an interval: "120 ms · 86 events · 1 election · 3 writes, half answered within 14 ms …".
QString intervalText(const TimelineSource &source, TimeSpan interval);

} // namespace raftarium
