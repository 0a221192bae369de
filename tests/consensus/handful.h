#pragma once

#include "one_server.h"

#include <map>
#include <set>

/// A handful of servers in memory, for whole stories and for random ones. It checks as it goes that no term
/// has two leaders, that all apply the same, and that no read is answered from the past.
namespace raft {

class Handful {
public:
    struct Faults {
        std::uint32_t lossPerMillion = 0;
        std::uint32_t duplicatesPerMillion = 0;
        Time longestDelay{0}; ///< Messages take any time up to this, so that they overtake each other.
        Time longestWrite{0}; ///< Writes too; they stay in order.
    };

    /// S1…Sn as `pattern` configures them; each with its own seed. The first `members` are the voters.
    Handful(std::uint64_t servers, const Config &pattern = {}, std::uint64_t seed = 1,
            std::uint64_t members = 0)
        : m_random(seed)
    {
        Stored stored;
        stored.membership = voters(members == 0 ? servers : members);
        for (std::uint64_t id = 1; id <= servers; ++id) {
            Seat seat;
            seat.config = pattern;
            seat.config.id = {id};
            seat.config.seed = seed * 1000 + id;
            seat.disk = stored;
            m_seats.push_back(seat);
            start(m_seats.back());
        }
    }

    Node &node(NodeId id) { return *seat(id).node; }
    bool isUp(NodeId id) { return seat(id).node.has_value(); }
    std::size_t size() const { return m_seats.size(); }
    Time now() const { return m_now; }
    /// The first broken promise, or nothing.
    const std::string &violation() const { return m_violation; }
    std::uint64_t messagesDelivered() const { return m_delivered; }
    std::uint64_t readsAnswered() const { return m_readsAnswered; }
    const std::vector<Answer> &answers() const { return m_answers; }
    void forgetAnswers() { m_answers.clear(); }

    // ---- interventions ----

    Faults faults;
    void cut(NodeId from, NodeId to) { m_cuts.insert({from.value, to.value}); }
    void isolate(NodeId id)
    {
        for (const Seat &other : m_seats)
            if (other.config.id != id) {
                cut(id, other.config.id);
                cut(other.config.id, id);
            }
    }
    void heal()
    {
        m_cuts.clear();
        faults = {};
    }
    void crash(NodeId id)
    {
        Seat &crashed = seat(id);
        crashed.node.reset();
        crashed.writes.clear();
    }
    void restart(NodeId id)
    {
        if (!isUp(id))
            start(seat(id));
    }
    void ask(NodeId id, const Input &input)
    {
        if (isUp(id))
            step(seat(id), input);
    }
    void propose(NodeId id, const std::string &text) { ask(id, Propose{{++m_lastRequest}, {Command(text)}}); }
    RequestId read(NodeId id)
    {
        const RequestId request{++seat(id).lastRead}; // Begins anew with each life, as a process would.
        m_reads[{id.value, request.value}] = m_greatestCommit;
        ask(id, ReadRequest{request});
        return request;
    }
    void compact(NodeId id)
    {
        if (isUp(id))
            ask(id, Compact{node(id).applied(), std::make_shared<const std::string>(seat(id).state)});
    }
    /// Puts the server's timer at its end.
    void timeOut(NodeId id)
    {
        m_now = std::max(m_now, node(id).deadline());
        ask(id, TimerFired{});
    }
    void turnOff(Rule rule)
    {
        for (Seat &seat : m_seats) {
            seat.config.rules.turnOff(rule);
            if (seat.node)
                seat.node->turnOff(rule);
        }
    }

    /// For servers without one of the rules: go on whatever happens.
    void ignoreViolations() { m_tolerant = true; }

    // ---- the passing of time ----

    /// Delivers and writes whatever is due, without letting any timer fire.
    void settle()
    {
        while (!m_queue.empty() && m_violation.empty())
            doNext();
    }
    /// Lets everything happen for this long.
    void run(Time duration)
    {
        const Time end = m_now + duration;
        while (m_violation.empty()) {
            Seat *earliest = nullptr;
            for (Seat &seat : m_seats)
                if (seat.node && (earliest == nullptr || seat.node->deadline() < earliest->node->deadline()))
                    earliest = &seat;
            const bool messageFirst =
                !m_queue.empty() &&
                (earliest == nullptr || m_queue.begin()->first.first <= earliest->node->deadline());
            const Time next = messageFirst          ? m_queue.begin()->first.first
                              : earliest == nullptr ? end
                                                    : earliest->node->deadline();
            if (next > end || (!messageFirst && earliest == nullptr))
                break;
            if (messageFirst) {
                doNext();
            } else {
                m_now = std::max(m_now, next);
                step(*earliest, TimerFired{});
            }
        }
        m_now = std::max(m_now, end);
    }
    /// The leader of the latest term, if there is one.
    std::optional<NodeId> leader() const
    {
        const Seat *best = nullptr;
        for (const Seat &seat : m_seats)
            if (seat.node && seat.node->isLeader() &&
                (best == nullptr || seat.node->term() > best->node->term()))
                best = &seat;
        return best == nullptr ? std::nullopt : std::optional(best->config.id);
    }
    /// All who are up lead to the same state: same applied index, same state machine, one leader.
    bool converged() const
    {
        const std::optional<NodeId> leading = leader();
        if (!leading)
            return false;
        const Seat &first = m_seats[leading->value - 1];
        for (const Seat &seat : m_seats)
            if (seat.node && first.node->membership().includes(seat.config.id) &&
                (seat.node->applied() != first.node->log().lastIndex() || seat.state != first.state ||
                 seat.node->leader() != leading))
                return false;
        return true;
    }

private:
    struct Seat {
        Config config;
        Stored disk;
        std::optional<Node> node;
        std::deque<Write> writes;
        std::string state; ///< The state machine: a running hash of everything applied.
        Time diskFree{0};
        std::uint64_t life = 0;
        std::uint64_t lastRead = 0;
    };
    struct Due {
        std::optional<Message> message; ///< Else: the oldest write of server `server` in life `life` ends.
        std::size_t server = 0;
        std::uint64_t life = 0;
    };

    Seat &seat(NodeId id) { return m_seats[id.value - 1]; }

    void start(Seat &seat)
    {
        ++seat.life;
        seat.lastRead = 0;
        seat.diskFree = m_now;
        seat.state = seat.disk.snapshot ? *seat.disk.snapshot->data : std::string();
        seat.node.emplace(seat.config, seat.disk, m_now);
    }
    void doNext()
    {
        const auto first = m_queue.begin();
        m_now = std::max(m_now, first->first.first);
        const Due due = std::move(first->second);
        m_queue.erase(first);
        if (due.message) {
            const Message &message = *due.message;
            if (message.to.value < 1 || message.to.value > m_seats.size() || !isUp(message.to) ||
                m_cuts.contains({message.from.value, message.to.value}))
                return;
            ++m_delivered;
            step(seat(message.to), Received{message});
            return;
        }
        Seat &writer = m_seats[due.server];
        if (writer.life != due.life || !writer.node || writer.writes.empty())
            return;
        const Write write = writer.writes.front();
        writer.writes.pop_front();
        apply(write, writer.disk);
        step(writer, WriteDone{write.id});
    }
    void step(Seat &seat, const Input &input)
    {
        Effects effects;
        seat.node->step(m_now, input, effects);
        for (Message &message : effects.send)
            post(std::move(message));
        if (effects.write) {
            seat.writes.push_back(*effects.write);
            seat.diskFree = std::max(seat.diskFree, m_now) + upTo(faults.longestWrite);
            Due due;
            due.server = static_cast<std::size_t>(&seat - m_seats.data());
            due.life = seat.life;
            m_queue.emplace(std::pair{seat.diskFree, ++m_order}, std::move(due));
        }
        if (effects.restore)
            seat.state = *effects.restore->data;
        for (ApplyRange page = effects.apply; !page.empty(); page = seat.node->takeCommitted())
            for (Index index = page.first; index <= page.last; ++index)
                applyEntry(seat, seat.node->log().at(index));
        if (!m_tolerant)
            check(seat, effects);
        m_answers.insert(m_answers.end(), effects.answers.begin(), effects.answers.end());
    }
    void post(Message message)
    {
        if (m_random.chance(faults.lossPerMillion))
            return;
        const int copies = m_random.chance(faults.duplicatesPerMillion) ? 2 : 1;
        for (int i = 0; i < copies; ++i) {
            Due due;
            due.message = message;
            m_queue.emplace(std::pair{m_now + upTo(faults.longestDelay), ++m_order}, std::move(due));
        }
    }
    Time upTo(Time longest) { return Time{longest.count() == 0 ? 0 : m_random.between(0, longest.count())}; }
    void applyEntry(Seat &seat, const Entry &entry)
    {
        const auto [known, isNew] = m_applied.emplace(entry.at.index.value, entry);
        if (!isNew && known->second != entry && !m_tolerant)
            m_violation = "two servers applied different entries at " + std::to_string(entry.at.index.value);
        // A state that depends on everything applied, in order, and stays small.
        std::uint64_t hash = std::hash<std::string>{}(seat.state) ^ entry.at.index.value;
        if (const auto *command = std::get_if<Command>(&entry.payload))
            hash = hash * 31 + std::hash<std::string>{}(*command->bytes);
        seat.state = std::to_string(Random(hash).next());
    }
    void check(Seat &seat, const Effects &effects)
    {
        m_greatestCommit = std::max(m_greatestCommit, seat.node->commit());
        if (seat.node->isLeader()) {
            const auto [known, isNew] = m_leaders.emplace(seat.node->term().value, seat.config.id);
            if (!isNew && known->second != seat.config.id)
                m_violation = "two leaders in term " + std::to_string(seat.node->term().value);
        }
        for (const Answer &answer : effects.answers) {
            const auto *read = std::get_if<ReadAt>(&answer.what);
            if (read == nullptr)
                continue;
            ++m_readsAnswered;
            const auto asked = m_reads.find({seat.config.id.value, answer.id.value});
            if (asked == m_reads.end())
                m_violation = "an answer to a read that nobody asked";
            else if (read->index < asked->second)
                m_violation = "a read was answered from the past";
        }
    }

    std::vector<Seat> m_seats;
    Random m_random;
    Time m_now{0};
    std::uint64_t m_order = 0;
    std::map<std::pair<Time, std::uint64_t>, Due> m_queue;
    std::set<std::pair<std::uint64_t, std::uint64_t>> m_cuts;
    std::map<std::uint64_t, Entry> m_applied;
    std::map<std::uint64_t, NodeId> m_leaders;
    std::map<std::pair<std::uint64_t, std::uint64_t>, Index> m_reads; ///< Commit when (server, id) was asked.
    Index m_greatestCommit;
    std::uint64_t m_lastRequest = 0;
    std::uint64_t m_delivered = 0;
    std::uint64_t m_readsAnswered = 0;
    std::vector<Answer> m_answers;
    std::string m_violation;
    bool m_tolerant = false;
};

} // namespace raft
