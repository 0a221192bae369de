#pragma once

#include <QJsonObject>

/// What bench_paint measures: median milliseconds to paint one frame at 1920×1080 into an image.
namespace benchmark {

/// The canvas with 5 servers and 100 messages, and with 9 servers and 500 messages.
QJsonObject paintCanvas();
/// The timeline with 100,000 events.
QJsonObject paintTimeline();

} // namespace benchmark
