#pragma once

#include "raftcore/cluster/event.h"

#include <QString>
#include <QStringList>

namespace raftarium {

/// Which events the history shows.
struct HistoryFilter {
    /// What an event is about.
    enum class Group { Everything, Important, Elections, Log, Messages, Clients, Faults, Safety };
    static constexpr int groupCount = 8;

    QStringList words; ///< All of them stand in the event's sentence, in any case of letters.
    Group group = Group::Everything;
    std::uint16_t server = 0; ///< Happened at it, or concerns it; 0: any.

    bool operator==(const HistoryFilter &) const = default;
    bool empty() const { return *this == HistoryFilter{}; }
    /// Whether an event passes; its sentence is looked at only when the rest passes.
    template <class Sentence>
    bool passes(const raft::Event &event, Sentence sentence) const
    {
        if (server != 0 && event.server != server && event.other != server)
            return false;
        if (!isIn(event, group))
            return false;
        return words.isEmpty() || containsWords(sentence());
    }

    static bool isIn(const raft::Event &event, Group group);
    static QString title(Group group);

private:
    bool containsWords(const QString &sentence) const;
};

} // namespace raftarium
