#include "netnode/page/played_lesson.h"

#include "raftcore/scenario/runner.h"

namespace raftarium {

PlayedLesson playLesson(const raft::Scenario &scenario, const raft::ClusterFactory &factory,
                        const std::function<bool()> &stop)
{
    PlayedLesson lesson;
    const auto source = [&](const raft::ClusterSetup &setup, std::string *problem) -> raft::Cluster * {
        std::unique_ptr<raft::Cluster> cluster = factory(setup, problem);
        if (!cluster)
            return nullptr;
        lesson.clusters.push_back(std::move(cluster));
        return lesson.clusters.back().get();
    };
    raft::ScenarioRunner::Options options;
    options.stop = [&stop](const raft::Cluster &) { return stop(); };
    raft::ScenarioRunner runner(scenario, source, options);
    for (auto progress = runner.step(); progress != raft::ScenarioRunner::Progress::Ended && !stop();
         progress = runner.step())
        if (progress == raft::ScenarioRunner::Progress::Waiting)
            runner.letTimePass();
    lesson.played = runner.played();
    lesson.problem = runner.problem();
    return lesson;
}

} // namespace raftarium
