#pragma once

#include "raftcore/scenario/scenario.h"

#include <bitset>
#include <cstddef>
#include <optional>
#include <vector>

namespace raft {

/// Watches over the safety properties while a scenario runs on a cluster, and knows which violations the
/// scenario expects.
class SafetyWatch {
public:
    SafetyWatch() = default;
    /// For the cluster that command `setUp` sets up.
    SafetyWatch(const Scenario &scenario, std::size_t setUp);

    /// What is to be complained of after the command in line `line`; `forged`: there were crafted messages.
    std::optional<ScenarioProblem> check(const Cluster &cluster, std::size_t line, const std::string &text,
                                         bool forged);
    /// At the end. What could not be decided is added to `undecided`.
    std::optional<ScenarioProblem> finish(const Cluster &cluster, std::size_t line, std::size_t mostOrders,
                                          std::vector<ScenarioProblem> &undecided) const;
    /// The run goes on on a cluster with so many violations.
    void rewind(std::size_t violations);

private:
    bool isExpected(SafetyProperty property) const;
    bool isExcused(SafetyProperty property) const;

    std::string m_file;
    std::size_t m_setUpLine = 0;
    std::bitset<static_cast<std::size_t>(SafetyProperty::Count)> m_expected;
    std::size_t m_seen = 0;
    bool m_brokenAsExpected = false; ///< What follows from an expected violation is not judged.
    std::optional<ScenarioProblem> m_brokenPromise; ///< Durability was violated; judged at the end.
};

} // namespace raft
