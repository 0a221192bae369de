#pragma once

#include "app/lab/run_search.h"

#include <QString>

#include <vector>

namespace raftarium {

/// A move of a run that was found.
struct FoundMove {
    QString text;                ///< What happened, in a sentence …
    QString counterpart;         ///< … and what would have with the rules on; empty where none was off.
    raft::EventNumber first = 0; ///< The mark before it, in the run …
    raft::EventNumber last = 0;  ///< … and its last event.
    raft::EventNumber counterpartFirst = 0; ///< The same in the counterpart.
    raft::EventNumber counterpartLast = 0;

    bool differs() const { return !counterpart.isEmpty() && counterpart != text; }
};

/// One of the facts of a run that contradict each other.
struct Contradiction {
    QString text; ///< A sentence.
    raft::EventNumber event = 0;
};

/// A run that was found, as it is shown.
struct FoundRun {
    QString title;
    QString property; ///< The title of the one that is violated; empty when a goal was reached.
    QString meaning;  ///< What it says.
    QString proof;
    std::vector<FoundMove> moves;
    std::vector<Contradiction> contradiction; ///< The events that made it.
};

/// What the report's run is about; it must have one.
FoundRun foundRun(const SearchReport &report);
/// The names of the rules: "CommitOnlyOwnTerm and MajorityCommits".
QString namesOf(const std::vector<raft::Rule> &rules);
/// The facts that contradict each other when that is violated, in the order in which they came about.
std::vector<Contradiction> contradictionOf(const raft::Cluster &run, const raft::Violation &violation);

} // namespace raftarium
