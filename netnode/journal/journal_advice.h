#pragma once

#include "netnode/journal/journal.h"
#include "netnode/journal/recovery.h"

#include <QString>

namespace raftarium {

/// What is safe when the journal of a server cannot be used any more.
QString adviceToReplace(const JournalPlace &place);
/// What you can do about a journal that is refused.
QString adviceOn(const JournalPlace &place, const JournalProblem &problem);

} // namespace raftarium
