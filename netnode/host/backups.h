#pragma once

#include "raftcore/consensus/types.h"
#include "raftcore/store/store.h"

#include <QTimer>

#include <chrono>
#include <cstddef>
#include <list>
#include <string>
#include <string_view>

namespace raftarium {

/// Copies of the store at an instant, each read page by page while the store goes on. A copy shares what has
/// not changed since; one that is not read for a while is let go.
class Backups {
public:
    static constexpr std::size_t most = 4;
    static constexpr std::chrono::seconds patience{60};

    /// A copy, and the position up to which it has applied the log.
    struct Backup {
        std::string name; ///< Drawn at random.
        raft::Store store;
        raft::Term term; ///< In which it was taken.
        std::chrono::steady_clock::time_point lastRead;
    };

    Backups();

    /// Keeps a copy. Null: there are `most` of them already.
    const Backup *begin(const raft::Store &store, raft::Term term);
    /// The copy of that name, which is needed for some longer; null when there is none any more.
    const Backup *find(std::string_view name);

private:
    void letGo();

    std::list<Backup> m_backups;
    QTimer m_late;
};

/// The keys and values behind `after` as {"keys":[{"key","value"}…],"more"}: about a MiB of them.
std::string backupPage(const raft::Store &store, std::string_view after);

} // namespace raftarium
