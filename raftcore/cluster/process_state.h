#pragma once

#include <cstdint>
#include <string>
#include <variant>

/// What is known of the process behind an external server. Data only: what to say of it is for those who show
/// it.
namespace raft::process {

/// It has been started here, and has not been heard of yet.
struct Starting {
    bool operator==(const Starting &) const = default;
};

/// It was started elsewhere, and is looked for.
struct Connecting {
    bool operator==(const Connecting &) const = default;
};

/// It runs, and answers.
struct Running {
    std::uint64_t pid = 0;  ///< Its number in the operating system.
    std::uint16_t port = 0; ///< Where it listens.

    bool operator==(const Running &) const = default;
};

/// Stopped as by SIGSTOP: it can go on.
struct Stopped {
    bool here = false; ///< By this program; else a signal came from elsewhere.
    Running process;   ///< Which can go on.

    bool operator==(const Stopped &) const = default;
};

/// Killed by this program.
struct Killed {
    bool operator==(const Killed &) const = default;
};

/// Ended by a signal from elsewhere.
struct Signalled {
    std::string signal; ///< "SIGABRT".

    bool operator==(const Signalled &) const = default;
};

/// Ended by itself.
struct Exited {
    std::int32_t code = 0; ///< Its exit code.
    std::string lastLine;  ///< What it wrote last on standard error; often empty.

    bool operator==(const Exited &) const = default;
};

/// It was to be started, and did not get ready.
struct NotStarted {
    std::string problem; ///< One sentence.

    bool operator==(const NotStarted &) const = default;
};

/// It was started elsewhere, and does not answer.
struct NotReached {
    std::string problem; ///< As the system puts it: "Connection refused".

    bool operator==(const NotReached &) const = default;
};

/// It is a member, but whether it runs cannot be seen from here.
struct NotWatched {
    /// What keeps it from being watched.
    enum class Why : std::uint8_t {
        NoAddress,    ///< Its address is not known.
        AsksForToken, ///< It asks for a token, and none was shown.
        RefusesToken,
        Refuses,  ///< For the reason that it gives.
        NoServer, ///< What answers is no raftnode, or one too old to be watched.
    };

    Why why = Why::NoAddress; ///< The reason.
    std::string answer;       ///< What it answers, of Refuses and NoServer.

    bool operator==(const NotWatched &) const = default;
};

} // namespace raft::process

namespace raft {

/// Of a simulated server, and where nothing is known of the process, the first.
using ProcessState = std::variant<std::monostate, process::Starting, process::Connecting, process::Running,
                                  process::Stopped, process::Killed, process::Signalled, process::Exited,
                                  process::NotStarted, process::NotReached, process::NotWatched>;

/// Whether the server is external.
inline bool isProcess(const ProcessState &state)
{
    return !std::holds_alternative<std::monostate>(state);
}

} // namespace raft
