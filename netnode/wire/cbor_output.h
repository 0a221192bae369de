#pragma once

#include <QByteArray>
#include <QCborStreamWriter>
#include <QtEndian>

#include <concepts>
#include <cstdint>
#include <string_view>

namespace raftarium {

/// Writes one frame: its length and a CBOR array of what is put into it.
class CborOutput {
public:
    /// Begins a frame of `items` items; it stands at the end of `out` when this object goes.
    CborOutput(QByteArray &out, std::uint64_t items) : m_out(out), m_writer(&m_payload)
    {
        m_writer.startArray(items);
    }
    ~CborOutput()
    {
        m_writer.endArray();
        const auto length = qToBigEndian(static_cast<std::uint32_t>(m_payload.size()));
        m_out.append(reinterpret_cast<const char *>(&length), sizeof length);
        m_out.append(m_payload);
    }
    CborOutput(const CborOutput &) = delete;
    CborOutput &operator=(const CborOutput &) = delete;

    void number(std::uint64_t value) { m_writer.append(static_cast<quint64>(value)); }
    void integer(std::int64_t value) { m_writer.append(static_cast<qint64>(value)); }
    void boolean(bool value) { m_writer.append(value); }
    void bytes(std::string_view value)
    {
        m_writer.appendByteString(value.data(), static_cast<qsizetype>(value.size()));
    }
    void null() { m_writer.append(nullptr); }
    void startArray(std::uint64_t items) { m_writer.startArray(items); }
    void endArray() { m_writer.endArray(); }

private:
    QByteArray &m_out;
    QByteArray m_payload;
    QCborStreamWriter m_writer;
};

} // namespace raftarium
