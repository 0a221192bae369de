#pragma once

#include <QByteArray>
#include <QCborStreamReader>

#include <cstdint>
#include <string>

namespace raftarium {

/// Reads CBOR from outside, one value after the other. Nothing in the bytes is trusted: after the first thing
/// that does not fit ok() is false and everything read from then on is 0 or empty. No more memory is taken
/// than the bytes are long.
class CborInput {
public:
    explicit CborInput(const QByteArray &bytes) : m_size(bytes.size()), m_reader(bytes) {}

    /// Goes into an array and answers how many items it has.
    std::uint64_t enterArray();
    /// Leaves the array; all its items must have been read.
    void leaveArray();
    /// Whether the present array has more items.
    bool hasNext() const { return m_ok && m_reader.hasNext(); }

    std::uint64_t number();
    std::int64_t integer();
    bool boolean();
    std::string bytes();
    /// Whether the next value is null, an array or bytes; a null is passed over by skipNull().
    bool isNull() const { return m_ok && m_reader.isNull(); }
    bool isArray() const { return m_ok && m_reader.isArray(); }
    bool isBytes() const { return m_ok && m_reader.isByteArray(); }
    void skipNull();
    /// Passes over one value, whatever it is (but no deeper than a few levels).
    void skip();

    bool ok() const { return m_ok; }
    void fail() { m_ok = false; }

private:
    qsizetype m_size;
    QCborStreamReader m_reader;
    bool m_ok = true;
};

} // namespace raftarium
