#include "raftcore/track/flights.h"

#include "raftcore/cluster/view_words.h"

#include <algorithm>

namespace raft {

namespace {

constexpr std::size_t mostCells = 4; ///< Of a message's entries: more a picture has no room for.

/// "3,3,4": the terms of the first entries that it carries.
std::string cellsOf(const Message &message)
{
    std::string cells;
    if (const auto *append = std::get_if<AppendEntries>(&message.body))
        for (std::size_t i = 0; i < std::min(append->entries.size(), mostCells); ++i)
            cells += (i > 0 ? "," : "") + std::to_string(append->entries[i].at.term.value);
    return cells;
}

} // namespace

void Flights::pass(EventNumber event, Time at, const std::vector<MessageView> &messages)
{
    std::map<std::uint64_t, Open> still;
    for (const MessageView &message : messages) {
        const auto known = m_open.find(message.id);
        const bool goesOn =
            known != m_open.end() && known->second.due == message.due && known->second.fate == message.fate;
        still[message.id] =
            goesOn ? known->second : Open{begin(event, at, message), message.due, message.fate};
    }
    for (const auto &[id, open] : m_open) {
        const auto now = still.find(id);
        if (now == still.end() || now->second.row != open.row)
            m_to[open.row] = event;
    }
    m_open = std::move(still);
}

std::size_t Flights::begin(EventNumber event, Time at, const MessageView &message)
{
    const Message &what = message.message;
    m_from.push_back(event);
    m_to.push_back(0);
    m_ids.addGrowth(static_cast<std::int64_t>(message.id));
    m_senders.add(static_cast<std::int64_t>(what.from.value));
    m_receivers.add(static_cast<std::int64_t>(what.to.value));
    m_types.add(static_cast<std::int64_t>(typeOf(what)));
    m_flags.add(static_cast<std::int64_t>(message.fate) * 2 + (isPositive(what.body) ? 1 : 0));
    m_terms.addGrowth(static_cast<std::int64_t>(what.term.value));
    m_sent.add((at - message.sent).count());
    m_due.add((message.due - message.sent).count());
    m_titles.add(m_texts.placeOf(titleOf(what)));
    m_cells.add(m_texts.placeOf(cellsOf(what)));
    return m_from.size() - 1;
}

std::string Flights::json() const
{
    Column from;
    Column lasts;
    for (std::size_t row = 0; row < m_from.size(); ++row) {
        from.addGrowth(m_from[row]);
        lasts.add(m_to[row] == 0 ? 0 : m_to[row] - m_from[row]);
    }
    return "{\"from\":" + from.json() + ",\"lasts\":" + lasts.json() + ",\"id\":" + m_ids.json() +
           ",\"sender\":" + m_senders.json() + ",\"receiver\":" + m_receivers.json() +
           ",\"type\":" + m_types.json() + ",\"flags\":" + m_flags.json() + ",\"term\":" + m_terms.json() +
           ",\"sent\":" + m_sent.json() + ",\"due\":" + m_due.json() + ",\"title\":" + m_titles.json() +
           ",\"cells\":" + m_cells.json() + '}';
}

} // namespace raft
