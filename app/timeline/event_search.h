#pragma once

#include "raftcore/cluster/event.h"

#include <QString>

#include <functional>
#include <vector>

namespace raftarium {

/// Which events of a record match a text: counted piece by piece, for to look at a sentence costs a
/// microsecond and a record holds millions.
class EventSearch {
public:
    /// Whether an event matches.
    using Matches = std::function<bool(raft::EventNumber)>;

    /// Forgets all hits and begins anew; an empty text finds nothing.
    void begin(const QString &text);
    /// Looks at up to `most` further events of a record that has `size` of them.
    void lookOn(raft::EventNumber size, raft::EventNumber most, const Matches &matches);

    const QString &text() const { return m_text; }
    /// Whether all events of a record of that size have been looked at.
    bool isDone(raft::EventNumber size) const { return m_text.isEmpty() || m_looked >= size; }
    /// Those found so far, rising: all up to looked().
    const std::vector<raft::EventNumber> &hits() const { return m_hits; }
    raft::EventNumber looked() const { return m_looked; }
    /// "3 of 17" where `found` is the third hit, "17 found" where it is none, "none found"; followed by "…"
    /// while there is more to look at. Empty without a text.
    QString words(raft::EventNumber found, raft::EventNumber size) const;

private:
    QString m_text;
    std::vector<raft::EventNumber> m_hits; ///< Rising.
    raft::EventNumber m_looked = 0;        ///< All up to this one.
};

} // namespace raftarium
