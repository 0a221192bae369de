#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace raft {

/// A growing row of values, addressed by their places, whose copies share the chunks that neither has changed
/// since. Values are kept from about the first place that was reached on, and of places that lie very far
/// from the others only the latest: no place, however great, takes much memory.
template <class Value>
class ChunkedHistory {
public:
    /// One past the greatest place.
    std::size_t size() const { return m_size; }
    /// Values before this place are empty.
    std::size_t first() const { return m_first * chunkSize; }

    const Value &operator[](std::size_t place) const
    {
        if (place < first()) [[unlikely]]
            return (*emptyChunk())[0];
        return (*m_chunks[place / chunkSize - m_first])[place % chunkSize];
    }

    /// For writing, at a place that has been reached; makes the chunk this copy's own first.
    Value &change(std::size_t place)
    {
        std::shared_ptr<Chunk> &chunk = m_chunks[place / chunkSize - m_first];
        if (chunk.use_count() > 1)
            chunk = std::make_shared<Chunk>(*chunk);
        return (*chunk)[place % chunkSize];
    }

    /// Fills up with empty values so that `place` exists.
    void reach(std::size_t place)
    {
        const std::size_t number = place / chunkSize;
        if (m_chunks.empty() || number + farthest < m_first ||
            number > m_first + m_chunks.size() + farthest) {
            m_chunks.clear();
            m_first = number;
            m_size = 0;
        }
        if (number < m_first) {
            m_chunks.insert(m_chunks.begin(), m_first - number, emptyChunk());
            m_first = number;
        }
        if (number - m_first >= m_chunks.size())
            m_chunks.resize(number - m_first + 1, emptyChunk());
        m_size = std::max(m_size, place + 1);
    }

    /// Forgets about what is before `place`.
    void forgetBefore(std::size_t place)
    {
        while (m_chunks.size() > 1 && m_first < place / chunkSize) {
            const std::size_t gone = std::min(m_chunks.size() - 1, place / chunkSize - m_first);
            m_chunks.erase(m_chunks.begin(), m_chunks.begin() + static_cast<std::ptrdiff_t>(gone));
            m_first += gone;
        }
    }

private:
    static constexpr std::size_t chunkSize = 512;
    static constexpr std::size_t farthest = std::size_t{1} << 20U; ///< Chunks without values between others.
    using Chunk = std::array<Value, chunkSize>;

    static const std::shared_ptr<Chunk> &emptyChunk()
    {
        static const auto empty = std::make_shared<Chunk>();
        return empty;
    }

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_first = 0; ///< Number of the first chunk that is kept.
    std::size_t m_size = 0;
};

} // namespace raft
