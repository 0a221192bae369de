#pragma once

#include "netnode/page/web_page.h"
#include "netnode/recording/recording_file.h"
#include "raftcore/simulation/simulation.h"

#include <memory>

/// What a hostile client stores.
inline const std::string hostile =
    "</script></template><img src=x onerror=alert(1)> \xe2\x80\xa8 \xe2\x80\xae {{script}}";

/// Five servers elect, are asked for hostile things, are split, and heal.
inline std::unique_ptr<raft::Cluster> lecture()
{
    using namespace raft;
    constexpr Time second{1'000'000};
    auto cluster = simulate(clusterOf(5, 7));
    cluster->advance(second);
    const NodeId leader = cluster->view().leader()->id;
    cluster->perform(action::Submit{leader, StoreCommand{Put{hostile, hostile}, {}}});
    cluster->perform(action::Submit{leader, StoreCommand{Put{"big", std::string(1 << 20, 'v')}, {}}});
    cluster->advance(cluster->now() + second);
    cluster->perform(action::Mark{hostile});
    cluster->perform(action::Split{{{leader}}});
    cluster->advance(cluster->now() + 2 * second);
    cluster->perform(action::Heal{});
    cluster->advance(cluster->now() + second / 2);
    return cluster;
}

inline raftarium::PageContents contentsOf(const raft::Cluster &cluster)
{
    raftarium::PageContents contents;
    contents.recording.title = hostile;
    contents.recording.program = "0.0.1";
    contents.recording.setup = cluster.setup();
    contents.recording.runs.push_back(raftarium::recordedRun(cluster));
    contents.recording.runs.back().name = "main";
    contents.runs.push_back({&cluster, "main", {}});
    contents.command = QStringLiteral("raftarium page.html");
    return contents;
}
