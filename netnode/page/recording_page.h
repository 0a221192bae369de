#pragma once

#include "netnode/page/web_page.h"

namespace raftarium {

/// Lets the runs of a recording happen again and writes them as a web page, all or nothing. One sentence that
/// says why nothing was written; empty when all was.
QString savePage(const QString &path, const raft::Recording &recording, const QString &command,
                 const raft::WorkProgress &progress);

/// Writes a page, all or nothing; as savePage().
QString savePage(const QString &path, const PageContents &contents, const raft::WorkProgress &progress);

} // namespace raftarium
