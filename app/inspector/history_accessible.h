#pragma once

namespace raftarium {

/// Lets screen readers read a HistoryView row by row, like a list. Call it once before the first view is
/// shown; more calls do nothing.
void makeHistoryAccessible();

} // namespace raftarium
