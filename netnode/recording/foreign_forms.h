#pragma once

#include "raftcore/recording/foreign_forms.h"

namespace raftarium {

/// What travels between processes, as it stands in recordings: the frames of the links (wire/, watch/) in
/// Base64.
const raft::ForeignForms &wireForms();

} // namespace raftarium
