#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/cluster/run.h"
#include "raftcore/recording/foreign_forms.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Recordings: runs that can be kept in a file and shown again. A recording holds the setup and what was done
/// to the cluster, not what happened: that happens again, bit for bit. Of external servers it holds every
/// step that they reported.
namespace raft {

/// The version of the form, which its file names. Recordings of other versions are refused.
constexpr std::uint64_t recordingVersion = 1;

/// A place in a run that was given a name.
struct RecordedBookmark {
    std::uint64_t event = 0; ///< The last event at the instant that was marked.
    Time at{};
    std::string name;

    bool operator==(const RecordedBookmark &) const = default;
};

/// A run of a recording.
struct RecordedRun : KeptRun {
    std::string name;
    std::size_t parent = 0; ///< The place of the run that it left; its own when it left none.
    Time parted{};          ///< When it left it.
    std::vector<RecordedBookmark> bookmarks; ///< Earlier programs wrote none.
};

/// The runs of one document: how the cluster was set up, and what was done in each run.
struct Recording {
    std::string title;
    std::string program; ///< The version of the program that made it.
    ClusterSetup setup;
    std::vector<RecordedRun> runs; ///< None comes before its parent.
    std::size_t shown = 0;         ///< The run that was looked at.
};

/// Where text goes; false when there is no room for it.
using TextSink = std::function<bool(std::string_view)>;

/// Writes it as JSON, one action a line. False when the sink or `progress` has said no.
bool writeRecording(const Recording &recording, const ForeignForms &forms, const TextSink &sink,
                    const WorkProgress &progress);

/// The recording back, or one sentence that says where and why it is none; an empty one when `progress` has
/// said no.
std::variant<Recording, std::string> readRecording(std::string_view text, const ForeignForms &forms,
                                                   const WorkProgress &progress);

} // namespace raft
