#include "raftcore/exploration/fingerprint.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <variant>

namespace raft {

namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t word)
{
    hash = (hash ^ word) * 0x9fb21c651e98df25U;
    return hash ^ (hash >> 29U);
}

std::uint64_t hashOf(std::string_view bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325U; // FNV-1a: the texts are a few bytes long.
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    return hash;
}

std::uint64_t namesIn(const std::vector<NodeId> &ids)
{
    ServerSet set;
    for (const NodeId id : ids)
        set.add(id);
    return set.bits();
}

} // namespace

Fingerprints::Fingerprints(const ExplorationPlan &plan, bool exact)
    : m_plan(plan), m_exact(exact), m_servers(plan.servers()), m_signatures(plan.servers())
{
    Naming naming{};
    std::iota(naming.begin(), naming.end(), std::uint8_t{0});
    const auto end = naming.begin() + static_cast<std::ptrdiff_t>(plan.servers());
    do
        m_namings.push_back(naming);
    while (!exact && std::next_permutation(naming.begin(), end));
}

Fingerprint Fingerprints::of(const ExplorerState &state)
{
    describe(state);
    Fingerprint least{~std::uint64_t{0}, ~std::uint64_t{0}};
    for (const Naming &naming : m_namings)
        if (m_exact || fits(naming))
            least = std::min(least, under(naming));
    return least;
}

AlikeServers Fingerprints::alike(const ExplorerState &state)
{
    AlikeServers alike{};
    std::iota(alike.begin(), alike.end(), std::uint8_t{0});
    if (m_exact)
        return alike;
    describe(state);
    const Fingerprint asNamed = under(m_namings.front());
    for (std::size_t place = 1; place < m_servers.size(); ++place) {
        for (std::size_t other = 0; other < place; ++other) {
            if (alike[other] != other || m_signatures[other] != m_signatures[place])
                continue;
            Naming swapped = m_namings.front();
            std::swap(swapped[place], swapped[other]);
            if (under(swapped) != asNamed)
                continue;
            alike[place] = static_cast<std::uint8_t>(other);
            break;
        }
    }
    return alike;
}

void Fingerprints::describe(const ExplorerState &state)
{
    for (std::size_t place = 0; place < m_servers.size(); ++place) {
        m_servers[place].clear();
        describe(*state.simulation.servers[place], state.monitor, m_servers[place]);
        m_signatures[place] = signatureOf(m_servers[place]);
    }
    m_common.clear();
    describeCommon(state, m_common);
    const std::vector<const InFlightMessage *> staying = stayingIn(state.simulation);
    m_staying.resize(staying.size());
    for (std::size_t i = 0; i < staying.size(); ++i) {
        m_staying[i].clear();
        describe(*staying[i], state.simulation, m_staying[i]);
    }
}

/// Names are given in the order of the signatures, so that only servers that look alike can change places.
bool Fingerprints::fits(const Naming &naming) const
{
    for (std::size_t one = 0; one < m_signatures.size(); ++one)
        for (std::size_t other = 0; other < m_signatures.size(); ++other)
            if (naming[one] < naming[other] && m_signatures[one] > m_signatures[other])
                return false;
    return true;
}

std::uint64_t Fingerprints::signatureOf(const Text &text)
{
    std::uint64_t hash = text.size();
    std::uint64_t together = 0;
    for (const Word &word : text) {
        if (word.kind == Word::Kind::About)
            together += mix(1, word.more);
        else
            hash = mix(hash, word.kind == Word::Kind::Plain ? word.value : (word.value != 0 ? 1U : 0U));
    }
    return mix(hash, together);
}

std::uint64_t Fingerprints::renamed(const Word &word, const Naming &naming)
{
    if (word.kind == Word::Kind::Plain || word.value == 0)
        return word.value;
    if (word.kind != Word::Kind::Names)
        return naming[word.value - 1] + 1U;
    std::uint64_t names = 0;
    for (std::size_t place = 0; place < naming.size(); ++place)
        if ((word.value >> place & 1U) != 0)
            names |= std::uint64_t{1} << naming[place];
    return names;
}

Fingerprint Fingerprints::under(const Naming &naming) const
{
    Fingerprint print{1, 2};
    const auto addWord = [&print](std::uint64_t value) {
        print.one = mix(print.one, value);
        print.other = mix(print.other + 0x9e3779b97f4a7c15U, value);
    };
    const auto add = [&](const Text &text) {
        std::uint64_t together = 0;
        for (const Word &word : text) {
            if (word.kind == Word::Kind::About)
                together += mix(mix(1, word.more), renamed(word, naming));
            else
                addWord(renamed(word, naming));
        }
        addWord(together);
    };
    for (std::uint8_t name = 0; name < m_servers.size(); ++name)
        for (std::size_t place = 0; place < m_servers.size(); ++place)
            if (naming[place] == name)
                add(m_servers[place]);
    add(m_common);
    std::uint64_t together = 0; // Which of them was sent first does not matter.
    for (const Text &message : m_staying) {
        std::uint64_t hash = 3;
        for (const Word &word : message)
            hash = mix(hash, renamed(word, naming));
        together += hash;
    }
    addWord(together);
    return print;
}

void Fingerprints::describe(const SimulatedServer &server, const SafetyMonitor &monitor, Text &text) const
{
    const Node &node = server.node();
    const auto plain = [&text](std::uint64_t value) { text.push_back({value, Word::Kind::Plain}); };
    plain(node.term().value);
    text.push_back({node.vote() ? node.vote()->value : 0, Word::Kind::Name});
    plain(node.commit().value << 32U | node.applied().value);
    plain(server.disk.hard.term.value << 32U | server.disk.log.lastIndex().value);
    text.push_back({server.disk.hard.vote ? server.disk.hard.vote->value : 0, Word::Kind::Name});
    const auto [voted, told] = monitor.votesSeen(server.id);
    text.push_back({voted.value, Word::Kind::Name});
    text.push_back({told.value, Word::Kind::Name});
    describeLog(node, text);
    describeRole(node, text);
}

void Fingerprints::describeLog(const Node &node, Text &text) const
{
    const Log &log = node.log();
    const auto plain = [&text](std::uint64_t value) { text.push_back({value, Word::Kind::Plain}); };
    plain(log.base().index.value << 32U | log.base().term.value);
    plain(log.lastIndex().value << 32U | (node.snapshot() ? node.snapshot()->last.index.value : 0));
    for (Index index = log.firstIndex(); index <= log.lastIndex(); ++index) {
        const Entry &entry = log.at(index);
        plain(entry.at.term.value << 8U | entry.payload.index());
        // Without reads a value is as good as any other.
        if (const auto *command = std::get_if<Command>(&entry.payload);
            command != nullptr && (m_exact || m_plan.judgesClients))
            plain(hashOf(*command->bytes));
        if (const auto *change = std::get_if<MembershipChange>(&entry.payload)) {
            text.push_back({namesIn(change->target->voters), Word::Kind::Names});
            text.push_back({namesIn(change->target->outgoing), Word::Kind::Names});
        }
    }
    text.push_back({namesIn(node.membership().voters), Word::Kind::Names});
    text.push_back({namesIn(node.membership().outgoing), Word::Kind::Names});
}

void Fingerprints::describeRole(const Node &node, Text &text) const
{
    text.push_back({static_cast<std::uint64_t>(node.role()), Word::Kind::Plain});
    if (const auto *candidate = std::get_if<Candidate>(&node.roleState())) {
        text.push_back({namesIn(candidate->granted), Word::Kind::Names});
        text.push_back({namesIn(candidate->refused), Word::Kind::Names});
    } else if (const auto *leader = std::get_if<Leader>(&node.roleState())) {
        describeLeader(*leader, text);
    }
}

// Rounds only count from where the present one stands, and only for reads.
void Fingerprints::describeLeader(const Leader &leader, Text &text) const
{
    const auto plain = [&text](std::uint64_t value) { text.push_back({value, Word::Kind::Plain}); };
    const auto ago = [&](ReadRound round) {
        return m_plan.judgesClients ? leader.rounds.latest().value - round.value : 0;
    };
    for (const Progress &peer : leader.peers) {
        std::uint64_t hash = static_cast<std::uint64_t>(peer.state) << 1U | (peer.probeSent ? 1U : 0U);
        hash = mix(hash, peer.match.value << 32U | peer.next.value);
        hash = mix(hash, peer.inflight.size() << 32U | peer.commitSent.value);
        hash = mix(hash, ago(peer.confirmed) << 32U | ago(peer.matchRound));
        hash = mix(hash, peer.snapshot ? peer.snapshot->last.index.value : 0);
        text.push_back({peer.peer.value, Word::Kind::About, hash});
    }
    for (const PendingRead &read : leader.rounds.pending())
        plain(read.index.value << 32U | ago(read.round));
}

/// What has been, as far as what comes is judged by it.
void Fingerprints::describeCommon(const ExplorerState &state, Text &text) const
{
    const auto plain = [&text](std::uint64_t value) { text.push_back({value, Word::Kind::Plain}); };
    for (const auto &[term, id] : state.monitor.leaders()) {
        plain(term.value);
        text.push_back({id.value, Word::Kind::Name});
    }
    for (Index index{1}; index <= state.monitor.lastCommitted(); ++index) {
        const auto [term, committedIn] = state.monitor.committedAt(index);
        plain(term.value << 32U | committedIn.value);
    }
    plain(state.simulation.lastOperation << 32U | state.simulation.lastRequest);
    for (const ClientCall &call : state.calls) {
        text.push_back({call.operation.server.value, Word::Kind::Name});
        plain(static_cast<std::uint64_t>(call.operation.kind) << 8U |
              static_cast<std::uint64_t>(call.operation.outcome));
        plain(call.operation.index.value);
    }
}

void Fingerprints::describe(const InFlightMessage &flight, const SimulationState &simulation,
                            Text &text) const
{
    const Message &message = flight.message;
    const auto plain = [&text](std::uint64_t value) { text.push_back({value, Word::Kind::Plain}); };
    text.push_back({message.from.value, Word::Kind::Name});
    text.push_back({message.to.value, Word::Kind::Name});
    plain(message.term.value << 8U | static_cast<std::uint64_t>(typeOf(message)));
    if (const auto *vote = std::get_if<RequestVote>(&message.body)) {
        plain(vote->last.index.value << 32U | vote->last.term.value);
    } else if (const auto *reply = std::get_if<VoteReply>(&message.body)) {
        const auto *candidate = std::get_if<Candidate>(&simulation.server(message.to).node().roleState());
        const bool answers =
            candidate != nullptr && reply->ballot.value_or(candidate->ballot) == candidate->ballot;
        plain((reply->granted ? 1U : 0U) | (answers ? 2U : 0U));
    } else if (const auto *append = std::get_if<AppendEntries>(&message.body)) {
        plain(append->prev.index.value << 32U | append->prev.term.value);
        plain(append->commit.value);
        for (const Entry &entry : append->entries)
            plain(entry.at.term.value << 8U | entry.payload.index());
    } else if (const auto *answer = std::get_if<AppendReply>(&message.body)) {
        plain(answer->match.value << 32U | answer->rejected.value << 1U | (answer->success ? 1U : 0U));
        plain(answer->conflict.index.value << 32U | answer->conflict.term.value);
        plain(answer->asked.value);
        const auto *leader = std::get_if<Leader>(&simulation.server(message.to).node().roleState());
        if (m_plan.judgesClients && leader != nullptr)
            plain(leader->rounds.latest().value - answer->round.value);
    } else if (const auto *snapshot = std::get_if<InstallSnapshot>(&message.body)) {
        plain(snapshot->last.index.value << 32U | snapshot->last.term.value);
    }
}

} // namespace raft
