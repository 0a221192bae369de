#include "raftcore/store/snapshot_form.h"

#include <utility>

namespace raft {

namespace {

constexpr std::string_view mark = "RaftStore1";

bool readItems(ByteReader &in, const SnapshotVisitor &visitor)
{
    std::string previous;
    const std::uint64_t count = in.number();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        std::string key = in.text();
        std::string value = in.text();
        const Index index{in.number()};
        if (!in.ok() || (i > 0 && key <= previous))
            return false;
        previous = key;
        if (!visitor.item(std::move(key), std::move(value), index))
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
        result.value = in.optionalText();
        result.before = in.optionalText();
        result.index = Index{in.number()};
        if (!in.ok() || success > 1 || (i > 0 && client <= previous))
            return false;
        previous = client;
        if (!visitor.session(std::move(client), sequence, std::move(result)))
            return false;
    }
    return in.ok();
}

} // namespace

SnapshotWriter::SnapshotWriter(std::uint64_t items)
{
    m_out.text(mark);
    m_out.number(items);
}

void SnapshotWriter::item(std::string_view key, std::string_view value, Index index)
{
    m_out.text(key);
    m_out.text(value);
    m_out.number(index.value);
}

void SnapshotWriter::session(std::string_view client, std::uint64_t sequence, const ChangeResult &result)
{
    m_out.text(client);
    m_out.number(sequence);
    m_out.byte(result.success ? 1 : 0);
    m_out.optionalText(result.value);
    m_out.optionalText(result.before);
    m_out.number(result.index.value);
}

bool readSnapshot(std::string_view data, const SnapshotVisitor &visitor)
{
    if (data.empty())
        return true;
    ByteReader in(data);
    return in.text() == mark && readItems(in, visitor) && readSessions(in, visitor) && in.finished();
}

} // namespace raft
