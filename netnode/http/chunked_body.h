#pragma once

#include "netnode/http/request.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace raftarium {

/// Reads a body that comes in chunks (RFC 9112 §7.1) from the bytes as they come. Pure, and strict as
/// HttpRequestReader is: sizes are hexadecimal digits and nothing else, lines end with CR LF. What the body
/// is besides its bytes (extensions of chunks, fields behind it) is checked, counted and forgotten; of all
/// that there is at most as much as of a head.
class ChunkedBody {
public:
    /// How far it has been read.
    enum class Progress { NeedsMore, Complete, Failed };

    explicit ChunkedBody(const HttpLimits &limits) : m_limits(limits) {}

    /// Reads on. Answers how many of the bytes belong to the body: all of them, unless it is complete or
    /// failed.
    std::size_t read(std::string_view bytes);
    Progress progress() const;

    /// Whether a byte of it has come.
    bool hasBegun() const { return m_hasBegun; }
    /// The body that is Complete.
    std::string take() { return std::move(m_body); }
    const HttpError &error() const { return m_error; }

private:
    /// What comes next.
    enum class Part { Size, Data, DataEnd, Trailers, End, Failed };

    std::size_t readData(std::string_view bytes);
    std::size_t readLine(std::string_view bytes);
    void understandLine();
    void understandSize(std::string_view line);
    void understandField(std::string_view line);
    void fail(int status, const char *reason);

    HttpLimits m_limits;
    Part m_part = Part::Size;
    bool m_hasBegun = false;
    std::string m_line;        ///< The line that is being read, as far as it has come.
    std::size_t m_missing = 0; ///< Bytes of the present chunk that are still to come.
    std::size_t m_besides = 0; ///< Bytes of extensions and fields.
    std::string m_body;
    HttpError m_error;
};

} // namespace raftarium
