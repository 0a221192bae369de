#pragma once

#include "raftcore/cluster/operation.h"

#include <cstddef>
#include <deque>
#include <utility>

namespace raft {

/// Client operations by their ids, which are given in the order of the calls from 1 on. The oldest may be
/// forgotten.
class OperationRecord {
public:
    /// The operation; null when there is none of that id, or it is forgotten.
    const Operation *find(OperationId id) const
    {
        return id > m_forgotten && id - m_forgotten <= m_operations.size()
                   ? &m_operations[id - m_forgotten - 1]
                   : nullptr;
    }
    Operation *find(OperationId id) { return const_cast<Operation *>(std::as_const(*this).find(id)); }
    /// Its id must be the next.
    void append(Operation operation) { m_operations.push_back(std::move(operation)); }
    void forgetAfter(OperationId id)
    {
        while (m_forgotten + m_operations.size() > id && !m_operations.empty())
            m_operations.pop_back();
    }
    void forgetBefore(OperationId id)
    {
        while (m_forgotten + 1 < id && !m_operations.empty()) {
            m_operations.pop_front();
            ++m_forgotten;
        }
    }

private:
    std::deque<Operation> m_operations;
    OperationId m_forgotten = 0; ///< So many at the beginning.
};

} // namespace raft
