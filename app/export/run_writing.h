#pragma once

#include "app/export/export_request.h"
#include "app/session/recording_files.h"

namespace raftarium {

/// What writes a diagram, a table or a report of a run, on whatever thread.
RunWriter runWriterFor(const ExportRequest &request, const QString &title);

} // namespace raftarium
