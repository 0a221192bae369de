#include "netnode/journal/recovery.h"

#include "raftcore/store/store_snapshot.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// A line of the file and where it stands.
struct Line {
    std::size_t number = 0;
    std::uint64_t byte = 0;
    std::optional<std::string_view> json; ///< Nothing when it is incomplete or its checksum does not fit.
};

class Lines {
public:
    explicit Lines(std::string_view content) : m_content(content) {}

    bool atEnd() const { return m_byte == m_content.size(); }
    std::uint64_t byte() const { return m_byte; }
    Line next()
    {
        Line line{++m_number, m_byte, std::nullopt};
        const std::size_t end = m_content.find('\n', m_byte);
        if (end == std::string_view::npos) {
            m_byte = m_content.size();
            return line;
        }
        line.json = checkedJson(m_content.substr(m_byte, end - m_byte));
        m_byte = end + 1;
        return line;
    }

    /// The place of a record after `byte` that knows that something at `byte` was durable. It is looked for
    /// everywhere: the damage may have taken the line feed before it.
    std::optional<std::uint64_t> witnessOf(std::uint64_t byte) const
    {
        for (std::size_t json = byte; (json = m_content.find(recordOpening, json)) != std::string_view::npos;
             ++json) {
            const std::size_t end = m_content.find('\n', json);
            if (end == std::string_view::npos || json < byte + checksumLength)
                continue;
            const std::size_t start = json - checksumLength;
            const auto checked = checkedJson(m_content.substr(start, end - start));
            if (checked && durableIn(*checked).value_or(0) > byte)
                return start;
        }
        return std::nullopt;
    }

private:
    std::string_view m_content;
    std::size_t m_byte = 0;
    std::size_t m_number = 0;
};

class Recovery {
public:
    Recovery(std::string_view content, const std::string &cluster, raft::NodeId node)
        : m_lines(content), m_cluster(cluster), m_node(node)
    {
    }

    std::variant<RecoveredJournal, JournalProblem> run()
    {
        if (auto problem = readHeader())
            return *std::move(problem);
        while (!m_lines.atEnd() || m_records == 0) {
            const Line line = m_lines.next();
            if (!line.json) {
                if (auto problem = judgeDamage(line))
                    return *std::move(problem);
                break;
            }
            if (auto problem = readRecord(line))
                return *std::move(problem);
            m_result.size = m_lines.byte();
        }
        return std::move(m_result);
    }

private:
    using Problem = std::optional<JournalProblem>;

    static JournalProblem damaged(const Line &line, const QString &what)
    {
        return {JournalError::Code::Damaged, line.number, line.byte, what};
    }

    Problem readHeader()
    {
        const Line line = m_lines.next();
        if (!line.json)
            return damaged(line, u"this is not the first line of a journal, or it is damaged"_s);
        const std::optional<JournalHeader> header = headerFrom(*line.json);
        if (!header)
            return JournalProblem{JournalError::Code::Foreign, line.number, line.byte,
                                  u"this is not a journal of Raftarium"_s};
        if (header->version > JournalHeader::presentVersion)
            return JournalProblem{
                JournalError::Code::NewerVersion, line.number, line.byte,
                u"it is of a newer version, %1: this program reads version %2"_s.arg(header->version)
                    .arg(JournalHeader::presentVersion)};
        if (header->cluster != m_cluster || header->node != m_node)
            return JournalProblem{
                JournalError::Code::Foreign, line.number, line.byte,
                u"it belongs to server %1 of cluster \"%2\", not to server %3 of cluster \"%4\""_s
                    .arg(header->node.value)
                    .arg(QString::fromStdString(header->cluster))
                    .arg(m_node.value)
                    .arg(QString::fromStdString(m_cluster)),
                header};
        m_result.header = *header;
        return std::nullopt;
    }

    /// A line that is not what was written: torn by a crash (nothing), or damaged.
    Problem judgeDamage(const Line &line)
    {
        m_result.tornLine = line.number;
        if (m_records == 0)
            return damaged(line, u"the first record is damaged or missing"_s);
        if (const std::optional<std::uint64_t> witness = m_lines.witnessOf(line.byte))
            return damaged(line,
                           u"the line is not what was written, although it was safe on disk (the record at "
                           "byte %1 knows it)"_s.arg(*witness));
        return std::nullopt;
    }

    Problem readRecord(const Line &line)
    {
        std::optional<JournalRecord> record = recordFrom(*line.json);
        if (!record)
            return damaged(line, u"the record cannot be understood"_s);
        // The first record after a sync knows that all before it is durable; the others of its group know no
        // more.
        if (record->durable != line.byte && record->durable != m_durable)
            return damaged(line,
                           u"the record does not stand where it was written: lines are missing or doubled"_s);
        if (record->snapshot && !raft::isSnapshot(record->snapshot->data))
            return damaged(line, u"the snapshot in it is no state of the key-value store"_s);
        if (!fits(*record))
            return damaged(line, u"the record contradicts the lines before it"_s);
        m_durable = record->durable;
        ++m_records;
        const raft::Write write{
            {}, record->hard, std::move(record->snapshot), true, std::move(record->entries)};
        apply(write, m_result.stored);
        return std::nullopt;
    }

    /// Whether a server can have written this after what it wrote before.
    bool fits(const JournalRecord &record) const
    {
        const raft::Stored &stored = m_result.stored;
        const raft::Term term = record.hard ? record.hard->term : stored.hard.term;
        if (term < stored.hard.term || (record.snapshot && m_records > 0))
            return false;
        const raft::Position base = record.snapshot ? record.snapshot->last : stored.log.base();
        if (base.term > term || record.entries.empty())
            return base.term <= term;
        const raft::Position first = record.entries.front().at;
        const std::optional<raft::Term> before =
            record.snapshot && first.index == base.index + 1 ? base.term : stored.log.termAt(first.index - 1);
        return first.index > base.index && before && *before <= first.term &&
               record.entries.back().at.term <= term;
    }

    Lines m_lines;
    const std::string &m_cluster;
    raft::NodeId m_node;
    RecoveredJournal m_result;
    std::uint64_t m_durable = 0;
    std::size_t m_records = 0;
};

} // namespace

std::variant<RecoveredJournal, JournalProblem> recoverJournal(std::string_view content,
                                                              const std::string &cluster, raft::NodeId node)
{
    return Recovery(content, cluster, node).run();
}

} // namespace raftarium
