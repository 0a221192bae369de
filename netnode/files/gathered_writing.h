#pragma once

#include <QByteArray>
#include <QIODevice>

#include <string_view>

namespace raftarium {

/// Many small pieces as few large ones, for a file that is written without a buffer of its own.
class GatheredWriting {
public:
    /// `file` must outlive this.
    explicit GatheredWriting(QIODevice &file) : m_file(file) {}

    /// False when there is no room.
    bool add(std::string_view text)
    {
        constexpr qsizetype enough = 1 << 20;
        m_waiting.append(text.data(), static_cast<qsizetype>(text.size()));
        return m_waiting.size() < enough || flush();
    }
    /// Writes what waits.
    bool flush()
    {
        const bool written = m_file.write(m_waiting) == m_waiting.size();
        m_waiting.clear();
        return written;
    }

private:
    QIODevice &m_file;
    QByteArray m_waiting;
};

} // namespace raftarium
