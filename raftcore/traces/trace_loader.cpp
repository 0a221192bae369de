#include "raftcore/traces/trace_loader.h"

#include "raftcore/consensus/phrase.h"

#include <algorithm>
#include <utility>

namespace raft {

TraceLoader::TraceLoader(ServerNames &names, TraceSource &source, std::uint16_t file, Take take)
    : m_names(names), m_source(source), m_file(file), m_take(std::move(take))
{
}

AnyReader TraceLoader::reader() const
{
    return readerOf(*m_form, {m_patterns, m_server});
}

void TraceLoader::feed(std::string_view bytes)
{
    m_rest += bytes;
    if (!m_reader && m_rest.size() >= lookedAt)
        begin();
    if (m_reader)
        takeLines();
}

void TraceLoader::flush()
{
    if (!m_reader && m_rest.find('\n') != std::string::npos)
        begin();
    if (m_reader)
        takeLines();
}

void TraceLoader::finish()
{
    if (!m_reader)
        begin();
    if (!m_reader)
        return;
    takeLines();
    if (!m_rest.empty() && !m_isTooLong)
        takeLine(std::exchange(m_rest, {}));
    ReadingPlace place{m_names, m_items, m_source.groups};
    const LineAnswer answer = std::visit([&place](auto &reader) { return reader.finish(place); }, *m_reader);
    if (answer.meaning == LineMeaning::Broken)
        m_source.noteBroken({m_line, m_file}, answer.why);
    handOn();
}

void TraceLoader::begin()
{
    if (!m_form)
        m_form = traceFormOf(m_rest);
    if (!m_form)
        return;
    if (!m_source.form)
        m_source.form = m_form;
    learnNames();
    m_reader = reader();
}

/// Servers are to be numbered in the order of their names, not of their first lines.
void TraceLoader::learnNames()
{
    ServerNames names;
    std::vector<TraceItem> items;
    TraceGroups groups = m_source.groups; // Servers of other groups are none here.
    ReadingPlace place{names, items, groups};
    AnyReader scout = reader();
    std::string_view rest = std::string_view(m_rest).substr(0, lookedAt);
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        std::visit([&](auto &reader) { reader.read(rest.substr(0, end), {}, place); }, scout);
        items.clear();
        rest.remove_prefix(end + 1);
    }
    std::vector<std::string> found;
    for (const NodeId id : names.ids())
        found.push_back(names.spelling(id));
    for (const NodeId id : m_names.ids())
        found.push_back(m_names.spelling(id));
    m_names.expect(std::move(found));
}

void TraceLoader::takeLines()
{
    std::size_t begin = 0;
    for (std::size_t end = m_rest.find('\n'); end != std::string::npos; end = m_rest.find('\n', begin)) {
        if (!std::exchange(m_isTooLong, false))
            takeLine(std::string_view(m_rest).substr(begin, end - begin));
        begin = end + 1;
    }
    m_rest.erase(0, begin);
    if (m_rest.size() > longestLine) {
        if (!std::exchange(m_isTooLong, true))
            m_source.noteBroken({++m_line, m_file}, marked("the line is longer than 16 MiB"));
        m_rest.clear();
    }
}

void TraceLoader::takeLine(std::string_view line)
{
    const SourceLine where{++m_line, m_file};
    ++m_source.lines;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    ReadingPlace place{m_names, m_items, m_source.groups};
    const LineAnswer answer =
        std::visit([&](auto &reader) { return reader.read(line, where, place); }, *m_reader);
    if (answer.meaning == LineMeaning::Broken)
        m_source.noteBroken(where, answer.why);
    else if (answer.meaning == LineMeaning::Nothing)
        ++m_source.linesWithoutMeaning;
    handOn();
}

/// Where no line has a time, their numbers are: a millisecond each.
void TraceLoader::handOn()
{
    for (TraceItem &item : m_items) {
        m_hasTime = m_hasTime || item.at;
        if (!m_hasTime)
            item.at = Time(std::int64_t{1'000} * item.where.line);
        m_take(std::move(item));
    }
    m_items.clear();
}

} // namespace raft
