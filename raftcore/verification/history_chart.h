#pragma once

#include "raftcore/verification/linearizability.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace raft {

/// An operation as a bar in a lane. Columns are moments in the order in which they came, whatever time lay
/// between: each call, each return, and each instant of an effect has one of its own.
struct HistoryBar {
    enum class Fate : std::uint8_t {
        InOrder,     ///< It has a place in the order that was found.
        FitsNowhere, ///< It returned, it could be the next one after that order, and it is not.
        NotReached,  ///< It returned, and was called after one of those had returned.
        NotNeeded    ///< Its outcome is not known, and the order does without it.
    };

    OperationId id = 0;
    std::string text; ///< "put 1", "read 2", "cas 1→2".
    Fate fate = Fate::InOrder;
    std::size_t lane = 0;
    std::size_t from = 0;   ///< The column of its call …
    std::size_t to = 0;     ///< … and of its return; the last one when it has none.
    bool returned = true;   ///< Its outcome is known.
    std::size_t place = 0;  ///< InOrder: its number in the order, from 1.
    std::size_t effect = 0; ///< InOrder: the column in which it takes effect.
};

/// Something that happened to the cluster while clients used it.
struct HistoryMoment {
    enum class Kind : std::uint8_t {
        Leader, ///< A server begins to lead.
        Fault,  ///< Something is harmed.
        Other   ///< It is repaired, or changed.
    };

    std::uint64_t at = 0; ///< In the order of ClientCall::called and returned.
    Kind kind = Kind::Other;
    std::string text; ///< A few words: "S3 leads term 2".
};

/// The leaders and faults of a run, in the order of its clientHistory().
std::vector<HistoryMoment> momentsOf(const Cluster &run);

/// A moment as a line through the lanes.
struct HistoryMark {
    std::size_t column = 0;
    HistoryMoment::Kind kind = HistoryMoment::Kind::Other;
    std::string text;
};

/// The part of a history that contradicts itself, as lanes of operations that one client called one after
/// the other.
struct HistoryChart {
    std::string key;
    Linearizability::Verdict verdict = Linearizability::Verdict::Holds;
    std::string proof;
    std::vector<std::string> lanes; ///< Their clients; empty where that is not known.
    std::vector<HistoryBar> bars;   ///< In the order of their calls.
    std::vector<HistoryMark> marks; ///< In order: what happened meanwhile, and who led at the beginning.
    std::size_t columns = 0;
    std::size_t leftOutBefore = 0; ///< Operations of the order that came earlier and are not shown, …
    std::size_t leftOut = 0;       ///< … and others.
};

/// The operations around the end of the order that was found, at most about `most`. An order there is only of
/// a history that is violated or undecided.
HistoryChart chartOf(const std::vector<ClientCall> &history, const Linearizability &judged,
                     const std::vector<HistoryMoment> &moments = {}, std::size_t most = 36);

} // namespace raft
