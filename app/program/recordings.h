#pragma once

#include "app/session/recording_files.h"

namespace raftarium {

/// Recordings as files of this program, of simulations and of real processes.
RecordingFiles recordingFiles();

} // namespace raftarium
