#include "raftcore/fuzzing/fuzz.h"

#include "raftcore/fuzzing/run.h"

namespace raft {

namespace {

constexpr std::uint64_t movesMark = 0x5bd1e9955bd1e995U;

void finish(FuzzCluster &cluster, const FuzzPlan &plan, FuzzListener *listener, FuzzVerdict &verdict)
{
    std::string stuck;
    if (!cluster.broken() && plan.recovers)
        stuck = fuzzRecovery(cluster, plan, listener);
    cluster.fillIn(verdict);
    if (verdict.kind.empty() && !stuck.empty()) {
        verdict.kind = "Progress";
        verdict.problem = std::move(stuck);
    }
}

} // namespace

FuzzVerdict fuzz(const FuzzPlan &plan, std::vector<FuzzMove> *made)
{
    Random random(plan.seed ^ movesMark);
    FuzzCluster cluster(plan, made == nullptr ? FuzzNetwork::Kept::AsChanceWills
                                              : FuzzNetwork::Kept::AsChanceWillsNamed);
    FuzzChooser chooser(plan);
    FuzzVerdict verdict;
    for (int turn = 0; turn < plan.moves && !cluster.broken(); ++turn) {
        const std::optional<FuzzMove> move = chooser.next(cluster, random);
        if (!move || !cluster.perform(*move, random))
            continue;
        ++verdict.moves;
        if (made != nullptr)
            made->push_back(*move);
    }
    finish(cluster, plan, nullptr, verdict);
    return verdict;
}

FuzzVerdict fuzzAgain(const FuzzPlan &plan, const std::vector<FuzzMove> &moves, FuzzListener *listener)
{
    Random random(plan.seed);
    FuzzCluster cluster(plan, FuzzNetwork::Kept::All, listener);
    FuzzVerdict verdict;
    for (FuzzMove move : moves) {
        if (cluster.broken())
            break;
        if (move.kind == FuzzMoveKind::Deliver) {
            const std::optional<std::uint64_t> place =
                cluster.network().named(move.named, move.other, move.server);
            if (!place)
                continue;
            move.place = *place;
        }
        if (cluster.perform(move, random))
            ++verdict.moves;
    }
    finish(cluster, plan, listener, verdict);
    return verdict;
}

} // namespace raft
