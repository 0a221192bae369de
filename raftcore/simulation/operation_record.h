#pragma once

#include "raftcore/cluster/operation.h"
#include "raftcore/store/bytes.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace raft {

/// The operation as it was before it returned.
Operation asPending(Operation operation);

/// Client operations by their ids, which are given in the order of the calls from 1 on. Those that have
/// returned are put away a few at a time, in a fraction of the room: a run of real servers has millions. The
/// latest stay as they are, for every view shows them. The oldest may be forgotten.
class OperationRecord {
public:
    class Reader;

    /// The operation; nothing when there is none of that id, or it is forgotten.
    std::optional<Operation> find(OperationId id) const;
    /// The operation as long as it has not returned; else null.
    Operation *pending(OperationId id);

    /// Its id must be the next, and it is pending.
    void append(Operation operation);
    /// It returns, with what stands in it. Nothing happens when it is not pending.
    void close(OperationId id, OperationOutcome outcome, Time at);

    /// Back to an instant at which `last` had been called last, and these had not yet returned.
    void goBackTo(OperationId last, const std::vector<OperationId> &pending);
    /// Forgets those before.
    void forgetBefore(OperationId id);

private:
    /// Neighbours: as they are until all of them have returned, then put away.
    struct Group {
        std::vector<Operation> operations;
        std::size_t open = 0; ///< How many of them have not returned.
        std::shared_ptr<const std::string> putAway;
    };
    static constexpr std::size_t groupSize = 16;
    static constexpr std::size_t latestGroups = 16;

    Group *groupOf(OperationId id);
    const Group *groupOf(OperationId id) const;
    /// Unless it is one of the latest, or some of it have not returned.
    void putAwayIfOld(std::size_t place);
    static void putAway(Group &group);
    static void takeOut(Group &group, OperationId first);

    std::deque<Group> m_groups;
    std::size_t m_firstGroup = 0; ///< Number of the first group that is kept.
    OperationId m_first = 1;      ///< The first operation that is known, and …
    OperationId m_last = 0;       ///< … the last.
};

/// Finds many operations; of neighbours that are asked for in their order each is unpacked only once. The
/// record must stay as it is meanwhile.
class OperationRecord::Reader {
public:
    explicit Reader(const OperationRecord &record) : m_record(record) {}

    /// As OperationRecord::find().
    std::optional<Operation> find(OperationId id);

private:
    const OperationRecord &m_record;
    const Group *m_group = nullptr; ///< Whose operations …
    std::optional<ByteReader> m_in; ///< … up to here are unpacked: …
    std::size_t m_unpacked = 0;     ///< … so many.
};

} // namespace raft
