#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

/// The pieces of a track: lists of whole numbers, and the texts that they name by their places.
namespace raft {

/// Numbers as a JSON array.
class Column {
public:
    void add(std::int64_t number);
    /// Adds by how much the number is more than the last one that was added so: what grows evenly packs best.
    void addGrowth(std::int64_t number);
    std::size_t size() const { return m_size; }
    std::string json() const { return '[' + m_text + ']'; }

private:
    std::string m_text;
    std::size_t m_size = 0;
    std::int64_t m_last = 0;
};

/// Each text once. Of one that is longer than a page can show, the beginning.
class TextTable {
public:
    static constexpr std::size_t mostBytes = 2000;

    /// The place of the text, from 0 on.
    std::int64_t placeOf(std::string_view text, std::size_t most = mostBytes);
    std::string json() const { return '[' + m_json + ']'; }

private:
    std::map<std::string, std::int64_t, std::less<>> m_places;
    std::string m_json;
};

/// The beginning of a text that is no longer than so many bytes, in whole characters, with "…" where it was
/// cut; what is no UTF-8 becomes "?".
std::string shown(std::string_view text, std::size_t most);

} // namespace raft
