#include "raftcore/store/snapshot_form.h"

#include <utility>

namespace raft {

namespace {

constexpr std::string_view opening = "RaftStore1";

/// Opens the text of a term where a value once stood: no value, which is UTF-8, begins with it.
constexpr char termMark = '\xff';

/// Of a result from before terms were kept there is none.
std::optional<std::string> textOfTerm(Term term)
{
    if (term == Term{})
        return std::nullopt;
    ByteWriter out;
    out.byte(static_cast<std::uint8_t>(termMark));
    out.number(term.value);
    return out.take();
}

/// The term in such a text; 0 when it is a value, as it once was.
Term termIn(const std::optional<std::string> &text)
{
    if (!text || text->empty() || text->front() != termMark)
        return {};
    ByteReader in(std::string_view(*text).substr(1));
    const Term term{in.number()};
    return in.finished() && term.value <= greatestNumber ? term : Term{};
}

bool readItems(ByteReader &in, const SnapshotVisitor &visitor)
{
    std::string_view previous;
    const std::uint64_t count = in.number();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        const std::string_view key = in.view();
        const std::string_view value = in.view();
        const Index index{in.number()};
        if (!in.ok() || (i > 0 && key <= previous))
            return false;
        previous = key;
        if (!visitor.item(key, value, index))
            return false;
    }
    return in.ok();
}

bool readSessions(ByteReader &in, const SnapshotVisitor &visitor)
{
    std::string previous;
    const std::uint64_t count = in.number();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        std::string client = in.text();
        const std::uint64_t sequence = in.number();
        const std::uint8_t success = in.byte();
        ChangeResult result;
        result.success = success == 1;
        result.term = termIn(in.optionalText());
        result.existed = in.optionalText().has_value();
        result.index = Index{in.number()};
        if (!in.ok() || success > 1 || (i > 0 && client <= previous))
            return false;
        previous = client;
        if (!visitor.session(std::move(client), sequence, std::move(result)))
            return false;
    }
    return in.ok();
}

/// After the marks: sessions whose names bear their time.
bool readTimed(ByteReader &in, const SnapshotVisitor &visitor)
{
    const std::uint64_t forgottenUntil = in.number();
    if (!in.ok())
        return false;
    visitor.timed(forgottenUntil);
    return readSessions(in, visitor);
}

bool readForgotten(ByteReader &in, const SnapshotVisitor &visitor)
{
    if (in.finished())
        return true;
    const std::uint64_t count = in.number();
    if (count > Sessions::mostMarks)
        return false;
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        const std::uint64_t mark = in.number();
        if (in.ok())
            visitor.forgotten(mark);
    }
    if (in.finished())
        return in.ok() && count != 0;
    return in.ok() && readTimed(in, visitor);
}

} // namespace

SnapshotWriter::SnapshotWriter(std::uint64_t items)
{
    m_out.text(opening);
    m_out.number(items);
}

void SnapshotWriter::item(std::string_view key, std::string_view value, Index index)
{
    m_out.text(key);
    m_out.text(value);
    m_out.number(index.value);
}

// The form has room for the key's value afterwards and before, which it once held. Of the value before, that
// there was one is all that counts. Where the value afterwards stood nothing was read for a long time, so
// that earlier versions pass over the term that stands there now.
void SnapshotWriter::session(std::string_view client, std::uint64_t sequence, const ChangeResult &result)
{
    m_out.text(client);
    m_out.number(sequence);
    m_out.byte(result.success ? 1 : 0);
    m_out.optionalText(textOfTerm(result.term));
    m_out.optionalText(result.existed ? std::optional<std::string>("") : std::nullopt);
    m_out.number(result.index.value);
}

void SnapshotWriter::forgotten(const std::deque<std::uint64_t> &marks)
{
    if (marks.empty())
        return;
    m_out.number(marks.size());
    for (const std::uint64_t mark : marks)
        m_out.number(mark);
}

void SnapshotWriter::beginTimed(const std::deque<std::uint64_t> &marks, std::uint64_t forgottenUntil,
                                std::uint64_t sessions)
{
    if (marks.empty()) // Of none nothing has been written.
        m_out.number(0);
    m_out.number(forgottenUntil);
    m_out.number(sessions);
}

std::string openingOf(std::uint64_t items)
{
    return SnapshotWriter(items).take();
}

std::string itemOf(std::string_view key, std::string_view value, Index index)
{
    ByteWriter out;
    out.reserve(lengthOfItem(key, value, index));
    out.text(key);
    out.text(value);
    out.number(index.value);
    return out.take();
}

std::uint64_t lengthOfItem(std::string_view key, std::string_view value, Index index)
{
    return lengthOfNumber(key.size()) + key.size() + lengthOfNumber(value.size()) + value.size() +
           lengthOfNumber(index.value);
}

bool isSnapshot(std::string_view data)
{
    SnapshotVisitor visitor;
    visitor.item = [](std::string_view, std::string_view, Index) { return true; };
    visitor.session = [](const std::string &, std::uint64_t, const ChangeResult &) { return true; };
    visitor.forgotten = [](std::uint64_t) {};
    visitor.timed = [](std::uint64_t) {};
    return readSnapshot(data, visitor);
}

bool readSnapshot(std::string_view data, const SnapshotVisitor &visitor)
{
    if (data.empty())
        return true;
    ByteReader in(data);
    return in.text() == opening && readItems(in, visitor) && readSessions(in, visitor) &&
           readForgotten(in, visitor) && in.finished();
}

} // namespace raft
