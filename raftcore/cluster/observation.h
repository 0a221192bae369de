#pragma once

#include "raftcore/cluster/description.h"
#include "raftcore/server/server.h"
#include "raftcore/server/server_step.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

/// What is learned of external servers, as real processes: not done by a person, but seen. A simulation that
/// follows them takes it, and a recording keeps it beside the actions. An observation describes itself as an
/// action does.
namespace raft::observation {

/// A server is there, in this state: at its start, or when it is seen again.
struct Attached {
    std::shared_ptr<const Server> server; ///< The whole of it, as it is then.
    Time local{};                         ///< What its own clock shows.
    bool restarted = false; ///< It is a new life of the server; else only some of its steps were missed.
    static constexpr auto description =
        described("introduce", "{server} is seen", field("server", &Attached::server),
                  field("local", &Attached::local), field("restarted", &Attached::restarted));
};
/// A server has taken this step.
struct Stepped {
    std::shared_ptr<const ServerStep> step; ///< The server, its input, and what came of it.
    static constexpr auto description =
        described("retell", "{step} takes a step", field("step", &Stepped::step));
};
/// A client has got its answer.
struct Answered {
    std::uint64_t operation = 0; ///< The OperationId.
    ClientAnswer answer;         ///< What the client was told.
    static constexpr auto description =
        described("return", "operation {operation} is answered: {answer}",
                  field("operation", &Answered::operation), field("answer", &Answered::answer));
};
/// From here on nothing more is learned of them: the run forks into a simulation, where they go on by
/// themselves.
struct Forked {
    static constexpr auto description = described("go-on-here", "go on in simulation");
};

} // namespace raft::observation

namespace raft {

/// Anything that can be learned of external servers.
using Observation =
    std::variant<observation::Attached, observation::Stepped, observation::Answered, observation::Forked>;

/// For people: "S3 takes a step".
std::string describe(const Observation &observation);

} // namespace raft
