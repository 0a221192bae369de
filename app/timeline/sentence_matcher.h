#pragma once

#include "raftcore/cluster/cluster.h"

#include <QString>

#include <cstdint>
#include <unordered_map>

namespace raftarium {

/// Tells which events of a run match a text: sentences name kind, servers and reason, so one look at the
/// sentence serves for all of them.
///
/// To compose a sentence takes a microsecond, and a record holds millions. But of a simulation the sentences
/// of messages, notes, writes and commits differ in nothing but their numbers from those of other events of
/// the same kind at the same servers: a text without a number is looked for once in each kind, and one with
/// a number only in kinds that could say it.
class SentenceMatcher {
public:
    /// Forgets what it has learned, and looks for another text.
    void begin(const QString &text);
    const QString &text() const { return m_text; }
    bool matches(const raft::Cluster &run, raft::EventNumber number);

private:
    bool says(const raft::Cluster &run, raft::EventNumber number) const;
    /// Whether the event would match if its numbers were others.
    bool couldSay(const raft::Cluster &run, raft::EventNumber number) const;

    QString m_text;
    QString m_shape;            ///< Of the text, whatever its numbers.
    bool m_namesNumber = false; ///< One that is not a server's.
    const raft::Cluster *m_run = nullptr;
    bool m_isSimulation = false;
    std::unordered_map<std::uint64_t, bool> m_known; ///< By kind of sentence: whether it matches, or could.
};

} // namespace raftarium
