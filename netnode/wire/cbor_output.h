#pragma once

#include <QByteArray>
#include <QtEndian>

#include <array>
#include <cstdint>
#include <string_view>

namespace raftarium {

/// Writes one frame, its length and a CBOR array of what is put into it (RFC 8949), straight behind what
/// `out` holds. Servers write thousands of small frames a second: QCborStreamWriter, which makes a device for
/// each and sends every number through it, would cost more than the steps that the frames tell of.
class CborOutput {
public:
    /// Begins a frame of `items` items; it stands at the end of `out` when this object goes.
    CborOutput(QByteArray &out, std::uint64_t items) : m_out(out), m_start(out.size())
    {
        m_out.append(lengthSize, '\0');
        startArray(items);
    }
    ~CborOutput()
    {
        const auto length = static_cast<quint32>(m_out.size() - m_start - lengthSize);
        qToBigEndian(length, m_out.data() + m_start);
    }
    CborOutput(const CborOutput &) = delete;
    CborOutput &operator=(const CborOutput &) = delete;

    void number(std::uint64_t value) { head(Unsigned, value); }
    void integer(std::int64_t value)
    {
        if (value < 0)
            head(Negative, ~static_cast<std::uint64_t>(value));
        else
            head(Unsigned, static_cast<std::uint64_t>(value));
    }
    void boolean(bool value) { m_out.append(value ? '\xf5' : '\xf4'); }
    void bytes(std::string_view value)
    {
        head(Bytes, value.size());
        m_out.append(value.data(), static_cast<qsizetype>(value.size()));
    }
    void null() { m_out.append('\xf6'); }
    /// `items` items follow, which are one item of what is around them.
    void startArray(std::uint64_t items) { head(Array, items); }

private:
    enum Major : std::uint8_t { Unsigned = 0, Negative = 1, Bytes = 2, Array = 4 };

    static constexpr qsizetype lengthSize = 4;

    /// The major type and its argument, in the fewest bytes (RFC 8949 §3).
    void head(Major major, std::uint64_t argument)
    {
        const int width = argument < 24            ? 0
                          : argument <= 0xff       ? 1
                          : argument <= 0xffff     ? 2
                          : argument <= 0xffffffff ? 4
                                                   : 8;
        constexpr std::array<std::uint8_t, 9> widthCode{0, 24, 25, 0, 26, 0, 0, 0, 27};
        const std::uint64_t inFirst = width == 0 ? argument : widthCode[static_cast<std::size_t>(width)];
        std::array<char, 9> bytes{static_cast<char>(major << 5U | inFirst)};
        for (int i = width; i > 0; --i, argument >>= 8U)
            bytes[static_cast<std::size_t>(i)] = static_cast<char>(argument & 0xffU);
        m_out.append(bytes.data(), width + 1);
    }

    QByteArray &m_out;
    const qsizetype m_start;
};

} // namespace raftarium
