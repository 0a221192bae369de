#include "raftcore/consensus/log.h"

#include "raftcore/consensus/assertion.h"

#include <algorithm>

namespace raft {

const Entry &Log::at(Index index) const
{
    RAFT_ASSERT(contains(index), index, m_base.index, m_last.index);
    const std::uint64_t offset = index.value - firstIndex().value + m_skip;
    return m_chunks[offset / chunkSize]->entries[offset % chunkSize];
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
    RAFT_ASSERT(contains(low) && low <= index, low, index);
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
    RAFT_ASSERT(low >= m_base.index && low <= m_last.index, low, m_base.index, m_last.index);
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

// Sums are kept with the entries, so that the entries need not be touched to know how much they are: a leader
// asks with every message that it sends.
std::uint64_t Log::bytesUpTo(Index index) const
{
    RAFT_ASSERT(index >= m_base.index && index <= m_last.index, index, m_base.index, m_last.index);
    const std::uint64_t count = index.value - m_base.index.value + m_skip; // Since the first chunk's start.
    if (count == 0)
        return m_chunks.empty() ? 0 : m_chunks.front()->bytesBefore;
    const Chunk &chunk = *m_chunks[(count - 1) / chunkSize];
    return chunk.bytesBefore + chunk.bytesUpTo[(count - 1) % chunkSize];
}

std::uint64_t Log::bytes(Index after, Index upTo) const
{
    after = std::max(after, m_base.index);
    upTo = std::min(upTo, m_last.index);
    return after < upTo ? bytesUpTo(upTo) - bytesUpTo(after) : 0;
}

std::size_t Log::countWithin(Index from, std::size_t most, std::uint64_t mostBytes) const
{
    RAFT_ASSERT(contains(from) && most > 0);
    const std::uint64_t before = bytesUpTo(from - 1);
    const auto fits = [&](std::uint64_t count) {
        return bytesUpTo(from + (count - 1)) - before <= mostBytes;
    };
    std::uint64_t low = 1; // So many fit, or it is the one that always goes.
    std::uint64_t high = std::min<std::uint64_t>(most, m_last.index.value - from.value + 1);
    if (fits(high))
        low = high;
    while (low < high) {
        const std::uint64_t middle = (low + high + 1) / 2;
        if (fits(middle))
            low = middle;
        else
            high = middle - 1;
    }
    RAFT_ASSERT(low >= 1 && low <= most, low, most);
    return static_cast<std::size_t>(low);
}

void Log::append(const Entry &entry)
{
    RAFT_ASSERT(entry.at.index == m_last.index + 1, entry.at.index, m_last.index);
    Chunk &tail = writableTail();
    tail.bytesUpTo.push_back((tail.bytesUpTo.empty() ? 0 : tail.bytesUpTo.back()) + bytesOf(entry));
    tail.entries.push_back(entry);
    m_last = entry.at;
}

void Log::append(const Entries &entries)
{
    for (const Entry &entry : entries)
        append(entry);
    RAFT_ASSERT(entries.empty() || m_last == entries.back().at, m_last.index);
}

Log::Chunk Log::beginningOf(const Chunk &chunk, std::size_t count)
{
    RAFT_ASSERT(count > 0 && count <= chunk.entries.size(), count, chunk.entries.size());
    const auto end = static_cast<std::ptrdiff_t>(count);
    return {{chunk.entries.begin(), chunk.entries.begin() + end},
            {chunk.bytesUpTo.begin(), chunk.bytesUpTo.begin() + end},
            chunk.bytesBefore};
}

void Log::truncateFrom(Index from)
{
    RAFT_ASSERT(from > m_base.index, from, m_base.index);
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
    if (m_chunks.back()->entries.size() > fill)
        m_chunks.back() = std::make_shared<Chunk>(beginningOf(*m_chunks.back(), fill));
    RAFT_ASSERT(m_last.index + 1 == from, m_last.index, from);
}

void Log::compact(Position upTo)
{
    RAFT_ASSERT(upTo.index >= m_base.index, upTo.index, m_base.index);
    if (upTo.index >= lastIndex()) {
        *this = Log(upTo);
        return;
    }
    m_skip += upTo.index.value - m_base.index.value;
    const auto wholeChunks = static_cast<std::ptrdiff_t>(m_skip / chunkSize);
    m_chunks.erase(m_chunks.begin(), m_chunks.begin() + wholeChunks);
    m_skip %= chunkSize;
    m_base = upTo;
    RAFT_ASSERT(!m_chunks.empty() && m_skip < chunkSize, m_skip); // Something follows.
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
    if (m_chunks.empty())
        m_chunks.push_back(std::make_shared<Chunk>());
    else if (m_chunks.back()->entries.size() == chunkSize)
        m_chunks.push_back(std::make_shared<Chunk>(Chunk{{}, {}, bytesUpTo(m_last.index)}));
    else if (m_chunks.back().use_count() > 1)
        m_chunks.back() = std::make_shared<Chunk>(*m_chunks.back());
    RAFT_ASSERT(m_chunks.back()->entries.size() < chunkSize, m_chunks.back()->entries.size());
    return *m_chunks.back();
}

} // namespace raft
