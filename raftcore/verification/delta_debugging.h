#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace raft {

/// Delta debugging (A. Zeller, R. Hildebrandt, "Simplifying and isolating failure-inducing input", 2002): of
/// `count` steps the places of a few that still fail, none of which can be spared, in their order. Leaves out
/// ever smaller stretches, the last ones first, and in the end single steps, until none is left that the
/// failure can do without.
///
/// `fails` is asked of the places that are kept, and must say yes of all. `goesOn`, if given, is asked before
/// each of these questions; when it says no, what is kept so far fails, and may be more than needed.
std::vector<std::size_t>
smallestFailing(std::size_t count, const std::function<bool(const std::vector<std::size_t> &kept)> &fails,
                const std::function<bool()> &goesOn = {});

} // namespace raft
