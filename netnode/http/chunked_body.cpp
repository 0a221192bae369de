#include "netnode/http/chunked_body.h"

#include "netnode/http/syntax.h"

#include <algorithm>
#include <charconv>

namespace raftarium {

namespace {

constexpr std::size_t usualDigits = 8;

} // namespace

ChunkedBody::Progress ChunkedBody::progress() const
{
    if (m_part == Part::Failed)
        return Progress::Failed;
    return m_part == Part::End ? Progress::Complete : Progress::NeedsMore;
}

std::size_t ChunkedBody::read(std::string_view bytes)
{
    m_hasBegun = m_hasBegun || !bytes.empty();
    std::size_t taken = 0;
    while (taken < bytes.size() && progress() == Progress::NeedsMore) {
        const std::string_view rest = bytes.substr(taken);
        taken += m_part == Part::Data ? readData(rest) : readLine(rest);
    }
    return taken;
}

std::size_t ChunkedBody::readData(std::string_view bytes)
{
    const std::size_t count = std::min(bytes.size(), m_missing);
    m_body.append(bytes.substr(0, count));
    m_missing -= count;
    if (m_missing == 0)
        m_part = Part::DataEnd;
    return count;
}

/// Up to the line feed; a line may be as long as a head.
std::size_t ChunkedBody::readLine(std::string_view bytes)
{
    const std::size_t feed = bytes.find('\n');
    const std::size_t count = feed == std::string_view::npos ? bytes.size() : feed + 1;
    if (m_line.size() + count > m_limits.head) {
        fail(431, "what comes with the chunks of the body is larger than allowed");
        return count;
    }
    m_line.append(bytes.substr(0, count));
    if (feed != std::string_view::npos)
        understandLine();
    return count;
}

void ChunkedBody::understandLine()
{
    std::string_view line = m_line;
    if (!line.ends_with(lineEnd))
        return fail(400, "a line of a chunked body does not end with CR LF");
    line.remove_suffix(lineEnd.size());
    if (m_part == Part::Size)
        understandSize(line);
    else if (m_part == Part::Trailers)
        understandField(line);
    else if (!line.empty())
        fail(400, "a chunk of the body is longer than its size says");
    else
        m_part = Part::Size;
    m_line.clear();
}

void ChunkedBody::understandSize(std::string_view line)
{
    const std::size_t digits = std::min(line.find_first_of("; \t"), line.size());
    const std::string_view extension = trimmed(line.substr(digits));
    std::size_t size = 0;
    const char *end = line.data() + digits;
    const auto [stop, error] = std::from_chars(line.data(), end, size, 16);
    if (digits == 0 || stop != end || error == std::errc::invalid_argument)
        return fail(400, "the size of a chunk is not hexadecimal digits");
    if (!isFieldValue(extension) || (!extension.empty() && extension.front() != ';'))
        return fail(400, "behind the size of a chunk stands what is no extension");
    m_besides += line.size() - std::min(digits, usualDigits); // Zeros before it are nothing but bytes, too.
    if (m_besides > m_limits.head)
        return fail(431, "what comes with the chunks of the body is larger than allowed");
    if (error == std::errc::result_out_of_range || size > m_limits.body - m_body.size())
        return fail(413, "the body is larger than allowed");
    m_missing = size;
    m_part = size == 0 ? Part::Trailers : Part::Data;
}

void ChunkedBody::understandField(std::string_view line)
{
    if (line.empty()) {
        m_part = Part::End;
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)) ||
        !isFieldValue(line.substr(colon + 1)))
        return fail(400, "a field behind a chunked body is not \"Name: value\"");
    m_besides += line.size();
    if (m_besides > m_limits.head)
        fail(431, "what comes with the chunks of the body is larger than allowed");
}

void ChunkedBody::fail(int status, const char *reason)
{
    m_part = Part::Failed;
    m_error = {status, reason};
}

} // namespace raftarium
