#pragma once

#include "raftcore/cluster/view.h"
#include "raftcore/track/columns.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace raft {

/// The messages of a run: from which event to which each was on its way. One whose way changes, because it is
/// held or delayed, begins anew.
class Flights {
public:
    explicit Flights(TextTable &texts) : m_texts(texts) {}

    /// From event `event` on, which happened at `at`, these are on their way.
    void pass(EventNumber event, Time at, const std::vector<MessageView> &messages);
    std::string json() const;

private:
    struct Open {
        std::size_t row = 0;
        Time due{};
        MessageFate fate = MessageFate::Arrives;
    };

    std::size_t begin(EventNumber event, Time at, const MessageView &message);

    TextTable &m_texts;
    std::map<std::uint64_t, Open> m_open;
    std::vector<EventNumber> m_from;
    std::vector<EventNumber> m_to; ///< The first event without it; 0 when there is none.
    Column m_ids, m_senders, m_receivers, m_types, m_flags, m_terms, m_sent, m_due, m_titles, m_cells;
};

} // namespace raft
