#pragma once

#include "raftcore/scenario/words.h"

#include <optional>
#include <span>

/// The options of `cluster` and `node`.
namespace raft {

/// What an option is for, for people.
struct OptionEntry {
    const char *form; ///< "election=150..300ms"
    const char *meaning;
};

std::span<const OptionEntry> clusterOptions();
std::span<const OptionEntry> nodeOptions();

/// The next words, which have to be an option of `cluster`.
void readClusterOption(Words &words, command::SetUp &setUp);

/// What `node` says, until all of it is read.
struct NodeOptions {
    command::OnDisk disk;
    std::optional<Term> term;
};

/// The next words, which have to be an option of `node`; without it the server is as `usual`.
void readNodeOption(Words &words, NodeOptions &node, const Config &usual);

} // namespace raft
