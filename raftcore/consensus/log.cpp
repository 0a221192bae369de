#include "raftcore/consensus/log.h"

#include "raftcore/consensus/assertion.h"

#include <algorithm>

namespace raft {

const Entry &Log::at(Index index) const
{
    RAFT_ASSERT(contains(index));
    const std::uint64_t offset = index.value - firstIndex().value + m_skip;
    return (*m_chunks[offset / chunkSize])[offset % chunkSize];
}

std::optional<Term> Log::termAt(Index index) const
{
    if (index == m_last.index)
        return m_last.term;
    if (index == m_base.index)
        return m_base.term;
    if (!contains(index))
        return std::nullopt;
    return at(index).at.term;
}

// Terms never decrease along a log (§5.3), so both searches halve.

Index Log::firstOfTermAt(Index index) const
{
    const Term term = at(index).at.term;
    Index low = firstIndex();
    Index high = index;
    while (low < high) {
        const Index middle{(low.value + high.value) / 2};
        if (at(middle).at.term < term)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Index Log::lastNotAfterTerm(Index index, Term term) const
{
    Index low = m_base.index; // known to be good, or the answer of last resort
    Index high = std::min(index, lastIndex());
    while (low < high) {
        const Index middle{(low.value + high.value + 1) / 2};
        if (at(middle).at.term <= term)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

Entries Log::entries(Index from, std::size_t most) const
{
    if (from > m_last.index || most == 0)
        return {};
    RAFT_ASSERT(contains(from));
    const auto available = static_cast<std::size_t>(m_last.index.value - from.value + 1);
    std::vector<Entry> batch;
    batch.reserve(std::min(most, available));
    for (std::size_t i = 0; i < std::min(most, available); ++i)
        batch.push_back(at(from + i));
    return Entries(std::move(batch));
}

void Log::append(const Entry &entry)
{
    RAFT_ASSERT(entry.at.index == m_last.index + 1);
    writableTail().push_back(entry);
    m_last = entry.at;
}

void Log::append(const Entries &entries)
{
    for (const Entry &entry : entries)
        append(entry);
}

void Log::truncateFrom(Index from)
{
    RAFT_ASSERT(from > m_base.index);
    if (from > m_last.index)
        return;
    m_last = {from - 1, *termAt(from - 1)};
    if (size() == 0) {
        m_chunks.clear();
        m_skip = 0;
        return;
    }
    const std::size_t total = size() + m_skip;
    m_chunks.resize((total + chunkSize - 1) / chunkSize);
    const std::size_t fill = total - (m_chunks.size() - 1) * chunkSize;
    if (m_chunks.back()->size() > fill)
        m_chunks.back() = std::make_shared<Chunk>(
            m_chunks.back()->begin(), m_chunks.back()->begin() + static_cast<std::ptrdiff_t>(fill));
}

void Log::compact(Position upTo)
{
    RAFT_ASSERT(upTo.index >= m_base.index);
    if (upTo.index >= lastIndex()) {
        *this = Log(upTo);
        return;
    }
    m_skip += upTo.index.value - m_base.index.value;
    const auto wholeChunks = static_cast<std::ptrdiff_t>(m_skip / chunkSize);
    m_chunks.erase(m_chunks.begin(), m_chunks.begin() + wholeChunks);
    m_skip %= chunkSize;
    m_base = upTo;
}

bool Log::operator==(const Log &other) const
{
    if (m_base != other.m_base || m_last != other.m_last)
        return false;
    for (Index index = firstIndex(); index <= m_last.index; ++index)
        if (at(index) != other.at(index))
            return false;
    return true;
}

/// The chunk that takes the next entry, and that no other log shares.
Log::Chunk &Log::writableTail()
{
    if (m_chunks.empty() || m_chunks.back()->size() == chunkSize)
        m_chunks.push_back(std::make_shared<Chunk>());
    else if (m_chunks.back().use_count() > 1)
        m_chunks.back() = std::make_shared<Chunk>(*m_chunks.back());
    return *m_chunks.back();
}

} // namespace raft
