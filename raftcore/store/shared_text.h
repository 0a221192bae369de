#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace raft {

/// A text that never changes, of which there is one copy, however many hold it. It may be a part of something
/// larger, which then stays in memory as long as the text does: the value that a command puts into the store
/// stays where it stands in the log.
class SharedText {
public:
    SharedText() = default;
    /// A text of its own.
    SharedText(std::string text) // NOLINT: a text is a text
        : SharedText(std::make_shared<const std::string>(std::move(text)))
    {
    }
    /// All of it.
    explicit SharedText(std::shared_ptr<const std::string> whole) : m_view(*whole), m_owner(std::move(whole))
    {
    }
    /// `part` of the whole.
    SharedText(std::shared_ptr<const std::string> whole, std::string_view part)
        : m_view(part), m_owner(std::move(whole))
    {
    }

    /// Good as long as this, or a copy of it, lives.
    std::string_view view() const { return m_view; }
    /// As view().
    operator std::string_view() const { return m_view; } // NOLINT: a text is a text
    /// In bytes.
    std::size_t size() const { return m_view.size(); }
    /// A copy.
    std::string text() const { return std::string(m_view); }

    /// Whether the texts are equal, wherever they are.
    friend bool operator==(const SharedText &a, const SharedText &b) { return a.m_view == b.m_view; }

private:
    std::string_view m_view;
    std::shared_ptr<const std::string> m_owner;
};

} // namespace raft
