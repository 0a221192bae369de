#pragma once

#include "netnode/processes/server_faults.h"
#include "raftcore/cluster/action.h"

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace raftarium {

/// What links suffer on purpose: each server does it at its own end. A change is shown once the servers have
/// made it, in its place among what they report; until then nothing is known of its effect.
class LinkFaults {
public:
    /// What this needs of the cluster around it.
    struct Around {
        std::function<raft::Time()> now;
        /// Asks a server to do these faults from now on; calls back with whether it does.
        std::function<void(raft::NodeId server, const QByteArray &faults,
                           const std::function<void(bool isDone)> &whenAnswered)>
            request;
        /// Whether its process stands still: it is asked when it goes on.
        std::function<bool(raft::NodeId server)> isStopped;
        /// The server does all that it is to do.
        std::function<void(raft::NodeId server)> upToDate;
    };
    /// A change of links that the servers have made, and when.
    struct Made {
        raft::Time at;
        raft::Action what;
    };

    explicit LinkFaults(Around around) : m_around(std::move(around)) {}

    /// A server whose messages suffer what all do.
    void add(raft::NodeId server);
    /// Of every message, also of servers to come; without asking any server.
    void startWith(std::chrono::milliseconds delay, double loss);

    void perform(const raft::action::Split &split);
    void perform(const raft::action::Heal &heal);
    void perform(const raft::action::CutLink &cut);
    void perform(const raft::action::OpenLink &open);
    void perform(const raft::action::SlowLink &slow);
    void perform(const raft::action::LoseOnLink &lose);
    void perform(const raft::action::SetNetwork &set);

    /// Asks the server to do what it is to do: one request at a time, so that the latest counts.
    void tell(raft::NodeId server);
    /// The same if it is to do anything at all.
    void tellAny(raft::NodeId server);
    bool isTelling(raft::NodeId server) const { return m_ends.at(server).isTelling; }
    /// It makes no change before it goes on.
    void stopped(raft::NodeId server);

    /// A server reports the faults that it does. True when they are news: not what was asked for from here.
    bool areNews(raft::NodeId server, bool reportsFirst, bool wasKnown);
    /// Another program has asked for these faults; answers what that changes in the picture. What is under
    /// way from here counts more: it replaces them at the server, too.
    std::vector<raft::Action> adopt(raft::NodeId server, const ServerFaults &faults);

    /// The next change of links, if it was made before that time.
    std::optional<Made> takeMade(raft::Time before);
    bool isChanging() const { return !m_changes.empty(); }

private:
    /// A server's end of its links.
    struct End {
        ServerFaults faults;    ///< That it is to do.
        bool isTelling = false; ///< It is being asked for them …
        bool outdated = false;  ///< … and they are others now.
        int echoes = 0;         ///< So many times it will report faults that it was asked for from here.
        std::uint64_t requestedChange = 0; ///< The latest change that it was asked for.
    };
    struct Change {
        std::uint64_t number = 0;
        raft::Action what;
        std::set<raft::NodeId> open;  ///< They have not yet made it.
        raft::Time latest{};          ///< None of them is waited for any longer.
        std::optional<raft::Time> at; ///< When it was made.
    };

    void tellAll();
    void answered(raft::NodeId server, bool isDone);
    void begin(const raft::Action &what);
    void settle();
    bool isCut(raft::NodeId from, raft::NodeId to) const;

    Around m_around;
    std::map<raft::NodeId, End> m_ends;
    std::chrono::milliseconds m_delay{0}; ///< Of every message, also of servers to come.
    double m_loss = 0;
    std::deque<Change> m_changes; ///< Not yet shown, in their order.
    std::uint64_t m_lastChange = 0;
};

} // namespace raftarium
