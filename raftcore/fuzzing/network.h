#pragma once

#include "raftcore/consensus/messages.h"
#include "raftcore/consensus/random.h"
#include "raftcore/fuzzing/fuzz.h"

#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace raft {

/// The messages under way between servers that are fuzzed. Most arrive soon, in no particular order; some
/// only much later, some twice, some never.
class FuzzNetwork {
public:
    /// What becomes of the messages in a random run.
    enum class Kept : std::uint8_t {
        AsChanceWills,
        AsChanceWillsNamed, ///< And each has a name, by which a recorded run finds it.
        All ///< Nothing is lost, and whatever has arrived may arrive again: recorded moves say what does.
    };

    FuzzNetwork(const FuzzPlan &plan, Kept kept);

    void send(Message &&message, Random &random);
    bool empty() const { return m_soon.empty() && m_late.empty(); }
    /// Some message; nothing when links are cut for all that were looked at.
    std::optional<std::uint64_t> any(Random &random) const;
    /// The oldest that is not late and that no cut stops; nothing when there is none.
    std::optional<std::uint64_t> oldestOpen() const;
    /// One that is late; nothing when none is.
    std::optional<std::uint64_t> anyLate(Random &random) const;
    const Message &at(std::uint64_t place) const { return flight(place).message; }
    std::uint64_t nameOf(std::uint64_t place) const { return flight(place).name; }
    /// Whether it has arrived before.
    bool arrivedBefore(std::uint64_t place) const { return flight(place).arrived; }
    /// The message of that name from one server to another; nothing when there is none.
    std::optional<std::uint64_t> named(std::uint64_t name, NodeId from, NodeId to) const;
    /// It arrives; `again`: and may do so once more.
    Message take(std::uint64_t place, bool again);
    /// Drops everything. From now on nothing is lost, late or doubled, and oldest() says what arrives next.
    void calm();
    std::uint64_t oldest() const;

    /// Stops some links at random, or lets all messages through again. Whom it cuts off alone is often
    /// `likely`.
    void moveCuts(NodeId likely, Random &random);

private:
    struct InFlightMessage {
        Message message;
        std::uint64_t number = 0; ///< In the order of sending.
        std::uint64_t name = 0;
        bool arrived = false;
    };
    /// Messages of one kind and term on one link.
    using Kin = std::tuple<NodeId, NodeId, std::size_t, Term>;

    static constexpr std::uint64_t lateBit = std::uint64_t{1} << 32U;

    const InFlightMessage &flight(std::uint64_t place) const
    {
        return (place & lateBit) != 0 ? m_late[place & ~lateBit] : m_soon[place];
    }
    void put(std::vector<InFlightMessage> &flights, std::size_t most, InFlightMessage &&flight,
             Random &random);
    std::uint64_t newName(const Message &message);
    bool isCut(const Message &message) const
    {
        return (m_cuts[message.from.value & 7U] >> (message.to.value & 7U) & 1U) != 0;
    }

    const FuzzPlan &m_plan;
    Kept m_kept;
    bool m_calm = false;
    std::vector<InFlightMessage> m_soon;
    std::vector<InFlightMessage> m_late;
    std::uint64_t m_number = 0;
    std::array<FuzzServers, 8> m_cuts{}; ///< By sender: the receivers to whom nothing gets through.
    std::map<Kin, std::uint64_t> m_kin;  ///< How many there were; only where they have names.
};

} // namespace raft
