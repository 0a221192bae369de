#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace raft {

/// A growing row of values, addressed from 0 on, whose copies share the chunks that neither has changed
/// since.
template <class Value>
class ChunkedHistory {
public:
    std::size_t size() const { return m_size; }

    const Value &operator[](std::size_t place) const
    {
        return (*m_chunks[place / chunkSize])[place % chunkSize];
    }

    /// For writing; makes the chunk this copy's own first.
    Value &change(std::size_t place)
    {
        std::shared_ptr<Chunk> &chunk = m_chunks[place / chunkSize];
        if (chunk.use_count() > 1)
            chunk = std::make_shared<Chunk>(*chunk);
        return (*chunk)[place % chunkSize];
    }

    /// Fills up with empty values so that `place` exists.
    void reach(std::size_t place)
    {
        while (m_chunks.size() * chunkSize <= place)
            m_chunks.push_back(std::make_shared<Chunk>());
        if (m_size <= place)
            m_size = place + 1;
    }

private:
    static constexpr std::size_t chunkSize = 512;
    using Chunk = std::array<Value, chunkSize>;

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace raft
