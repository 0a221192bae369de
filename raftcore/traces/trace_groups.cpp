#include "raftcore/traces/trace_groups.h"

#include <algorithm>

namespace raft {

bool TraceGroups::reads(const std::string &group)
{
    if (group.empty())
        return true;
    if (m_shown.empty())
        m_shown = group;
    if (group == m_shown)
        return true;
    ++m_linesLeftOut;
    if (m_others.size() < most && std::find(m_others.begin(), m_others.end(), group) == m_others.end())
        m_others.push_back(group);
    return false;
}

} // namespace raft
