#pragma once

#include "app/session/server_name.h"
#include "raftcore/cluster/view.h"

#include <QCoreApplication>
#include <QString>

#include <cstddef>
#include <vector>

/// How the inspector says numbers: servers S1, S2, …; positions index@term; times in the unit that reads
/// best.
namespace raftarium::wording {

/// Gives the translations of the inspector's plain functions their context.
struct Inspector {
    Q_DECLARE_TR_FUNCTIONS(Inspector)
};

/// "S1 S2 S4"; a dash when there is none.
QString servers(const std::vector<raft::NodeId> &ids);
/// As servers(), but four and more in a row as "S1–S9".
QString serverRanges(const std::vector<raft::NodeId> &ids);
/// "5@2"; "none" before the log.
QString position(const raft::Position &at);
/// "1,284".
QString count(std::uint64_t number);
/// "4 entries".
QString entries(std::size_t number);
/// A length of time: "820 µs", "38 ms", "3.2 s".
QString duration(raft::Time length);
/// A point in time: "12.482 s".
QString moment(raft::Time at);
/// What an entry holds, short: "x=3", "no-op", "members S1 S2 S3".
QString payload(const raft::Entry &entry);
/// UTF-8 of the core as text.
QString text(std::string_view utf8);

} // namespace raftarium::wording
