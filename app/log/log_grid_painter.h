#pragma once

#include "log_grid_geometry.h"

#include "app/session/selection.h"
#include "app/theme/theme.h"

#include <QHash>
#include <QPixmap>
#include <QStringList>

#include <optional>
#include <vector>

class QPainter;

/// Draws the replicated log; pure functions of what is shown.
namespace raftarium {

/// An entry that has just been truncated and falls out of its row.
struct FallingEntry {
    raft::NodeId server;
    raft::Entry entry;
    double progress = 0; ///< 0: in its place … 1: gone.
};

/// Cells that have been drawn once, so that scrolling only copies them. Holds those of one size and theme.
class EntryCells {
public:
    /// Draws the entry's cell, from the store when it is there.
    void draw(QPainter &painter, const QRectF &cell, const raft::Entry &entry, bool committed, bool durable,
              const Theme &theme);
    void clear() { m_drawn.clear(); }

private:
    struct Key {
        raft::Position at;
        const void *content = nullptr;
        bool committed = false;
        bool durable = false;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.at.index.value, key.at.term.value, key.content, key.committed,
                              key.durable);
        }
    };
    struct Cell {
        raft::Entry entry; ///< Keeps the content alive that the key points to.
        QPixmap picture;
    };

    QHash<Key, Cell> m_drawn;
    QSizeF m_size;
    QColor m_background; ///< Tells the themes apart.
    qreal m_ratio = 1;
};

/// Everything the picture shows.
struct LogGridPicture {
    const raft::ClusterView &view;
    const LogGridGeometry &geometry;
    Selection selection;
    std::optional<raft::Position> hovered; ///< Lit up in all rows.
    std::vector<FallingEntry> falling;
    EntryCells *cells = nullptr; ///< To keep drawn cells in; null: draws each anew.
};

void paintLogGrid(QPainter &painter, const LogGridPicture &picture, const Theme &theme);

/// What a cell says in words: "5@3 x=1 uncommitted".
QString logCellText(const raft::ServerView &server, const raft::Entry &entry);
/// What of the server's log its snapshot stands for: "compacted up to 120@3".
QString compactedText(const raft::ServerView &server);
/// What is visible in words, one line a server: "S1 leader, commit 3: 1@2 noop, 2@3 x=3 uncommitted".
QStringList logGridLines(const LogGridPicture &picture);

} // namespace raftarium
