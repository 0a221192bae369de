#include "netnode/http/request_reader.h"

#include "netnode/http/syntax.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace raftarium {

namespace {

constexpr std::string_view headEnd = "\r\n\r\n";

bool isTarget(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

std::size_t count(const HttpRequest &request, std::string_view name)
{
    return static_cast<std::size_t>(std::count_if(request.fields.begin(), request.fields.end(),
                                                  [name](const auto &field) { return field.first == name; }));
}

} // namespace

std::size_t HttpRequestReader::room() const
{
    const std::size_t present = m_buffer.size() - m_start;
    if (m_chunks) // How many are missing is known from chunk to chunk only; what is too much belongs to the
                  // next request.
        return m_limits.head;
    const std::size_t wanted = m_head ? m_length : m_limits.head;
    return wanted > present ? wanted - present : 0;
}

HttpRequestReader::Progress HttpRequestReader::progress()
{
    if (!m_failed && !m_head && !readHead() && !m_failed)
        return Progress::NeedsMore;
    if (m_failed)
        return Progress::Failed;
    const bool complete = m_chunks ? readChunks() : m_buffer.size() - m_start >= m_length;
    if (m_failed)
        return Progress::Failed;
    return complete ? Progress::Ready : Progress::NeedsMore;
}

/// Whether the body is complete. What has been read of it leaves the buffer.
bool HttpRequestReader::readChunks()
{
    m_start += m_chunks->read(std::string_view(m_buffer).substr(m_start));
    if (m_chunks->progress() == ChunkedBody::Progress::Failed) {
        const HttpError error = m_chunks->error();
        return fail(error.status, error.reason);
    }
    if (m_start == m_buffer.size()) {
        m_buffer.clear();
        m_start = 0;
    }
    return m_chunks->progress() == ChunkedBody::Progress::Complete;
}

HttpRequest HttpRequestReader::take()
{
    HttpRequest request = *std::move(m_head);
    m_head.reset();
    if (m_chunks)
        request.body = m_chunks->take();
    else
        request.body.assign(m_buffer, m_start, m_length);
    m_chunks.reset();
    m_start += m_length;
    m_length = 0;
    m_continue = false;
    if (m_start == m_buffer.size()) {
        m_buffer.clear();
        m_start = 0;
    }
    return request;
}

bool HttpRequestReader::takeContinue()
{
    const bool waits = m_chunks ? !m_chunks->hasBegun() : m_buffer.size() - m_start < m_length;
    return std::exchange(m_continue, false) && waits;
}

std::string HttpRequestReader::takeRest()
{
    std::string rest = m_buffer.substr(m_start);
    m_buffer.clear();
    m_start = 0;
    return rest;
}

/// True when a head was complete and sound.
bool HttpRequestReader::readHead()
{
    if (m_start > 0) {
        m_buffer.erase(0, m_start);
        m_start = 0;
    }
    // RFC 9112 §2.2: an empty line before the request line is passed over.
    if (!m_skippedLine && m_searched == 0 && m_buffer.starts_with(lineEnd)) {
        m_buffer.erase(0, lineEnd.size());
        m_skippedLine = true;
    }
    const std::size_t end = m_buffer.find(headEnd, m_searched);
    if (end == std::string::npos ? m_buffer.size() >= m_limits.head : end + headEnd.size() > m_limits.head)
        return fail(431, "the head of the request is larger than allowed");
    if (end == std::string::npos) {
        m_searched = m_buffer.size() < headEnd.size() ? 0 : m_buffer.size() - headEnd.size() + 1;
        return false;
    }
    m_searched = 0;
    m_skippedLine = false;
    m_start = end + headEnd.size();
    m_head.emplace();

    std::string_view rest(m_buffer.data(), end);
    bool first = true;
    while (first || !rest.empty()) {
        const std::size_t lineLength = std::min(rest.find(lineEnd), rest.size());
        const std::string_view line = rest.substr(0, lineLength);
        if (!(first ? readRequestLine(line) : readField(line)))
            return false;
        first = false;
        rest.remove_prefix(std::min(lineLength + lineEnd.size(), rest.size()));
    }
    return understandFields();
}

bool HttpRequestReader::readRequestLine(std::string_view line)
{
    const std::size_t methodEnd = line.find(' ');
    const std::size_t targetEnd =
        methodEnd == std::string_view::npos ? methodEnd : line.find(' ', methodEnd + 1);
    if (targetEnd == std::string_view::npos)
        return fail(400, "the request line is not \"METHOD /path HTTP/1.1\"");
    const std::string_view method = line.substr(0, methodEnd);
    const std::string_view target = line.substr(methodEnd + 1, targetEnd - methodEnd - 1);
    const std::string_view version = line.substr(targetEnd + 1);
    if (!isToken(method) || !target.starts_with('/') || !isTarget(target))
        return fail(400, "the request line is not \"METHOD /path HTTP/1.1\"");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return version.starts_with("HTTP/") && isToken(version.substr(5))
                   ? fail(505, "only HTTP/1.1 and HTTP/1.0 are spoken here")
                   : fail(400, "the request line is not \"METHOD /path HTTP/1.1\"");
    m_http10 = version == "HTTP/1.0";
    m_head->method = method;
    const std::size_t question = target.find('?');
    m_head->path = target.substr(0, question);
    if (question != std::string_view::npos)
        m_head->query = target.substr(question + 1);
    return true;
}

bool HttpRequestReader::readField(std::string_view line)
{
    if (m_head->fields.size() == m_limits.fields)
        return fail(431, "the request has more header fields than allowed");
    const std::size_t colon = line.find(':');
    // A blank before the colon or at the start of the line (a folded field) makes the name no token.
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
        return fail(400, "a header field is not \"Name: value\"");
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!isFieldValue(value))
        return fail(400, "a header field holds a control character");
    m_head->fields.emplace_back(inLowerCase(line.substr(0, colon)), value);
    return true;
}

bool HttpRequestReader::understandFields()
{
    const std::size_t hosts = count(*m_head, "host");
    if (hosts > 1 || (hosts == 0 && !m_http10))
        return fail(400, "a request needs exactly one Host field");
    m_head->keepAlive = m_http10 ? m_head->fieldNames("connection", "keep-alive")
                                 : !m_head->fieldNames("connection", "close");
    return understandLength() && understandExpectation();
}

// RFC 9112 §6.3: a body whose length two programs may read differently smuggles a request past one of them.
bool HttpRequestReader::understandLength()
{
    m_length = 0;
    const std::size_t lengths = count(*m_head, "content-length");
    if (m_head->field("transfer-encoding") != nullptr)
        return lengths > 0 ? fail(400, "a request has either Content-Length or Transfer-Encoding")
                           : understandCoding();
    if (lengths == 0)
        return true;
    const std::string &text = *m_head->field("content-length");
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, m_length);
    if (lengths > 1 || stop != end || error == std::errc::invalid_argument)
        return fail(400, "Content-Length is not one number");
    if (error == std::errc::result_out_of_range || m_length > m_limits.body)
        return fail(413, "the body is larger than allowed");
    return true;
}

// RFC 9112 §6.1: a server that does not know a coding says so, and HTTP/1.0 knows none.
bool HttpRequestReader::understandCoding()
{
    if (m_http10 || count(*m_head, "transfer-encoding") > 1)
        return fail(400, "Transfer-Encoding is one field of a request of HTTP/1.1");
    if (inLowerCase(*m_head->field("transfer-encoding")) != "chunked")
        return fail(501, "of the transfer codings only \"chunked\" is understood");
    m_chunks.emplace(m_limits);
    return true;
}

bool HttpRequestReader::understandExpectation()
{
    const std::string *expectation = m_head->field("expect");
    if (expectation == nullptr || m_http10)
        return true;
    if (inLowerCase(*expectation) != "100-continue")
        return fail(417, "only \"Expect: 100-continue\" is understood");
    m_continue = m_length > 0 || m_chunks.has_value();
    return true;
}

bool HttpRequestReader::fail(int status, std::string reason)
{
    m_failed = true;
    m_head.reset();
    m_chunks.reset();
    m_length = 0;
    m_error = {status, std::move(reason)};
    return false;
}

} // namespace raftarium
