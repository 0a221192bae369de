#include "raftcore/server/server.h"

#include "raftcore/consensus/assertion.h"
#include "raftcore/store/snapshot_form.h"
#include "raftcore/store/store_snapshot.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace raft {

namespace {

bool isRead(const ClientRequest &request)
{
    return std::holds_alternative<Get>(request.what);
}

template <class Item>
void moveBehind(std::vector<Item> &all, std::vector<Item> &more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Whether it can be read was asked before it counted: the network, or a disk, may bring anything.
Store storeFrom(const Snapshot &snapshot)
{
    if (const Store *present = storeIn(snapshot.data)) {
        RAFT_ASSERT(present->applied() == snapshot.last.index);
        return *present;
    }
    Store store;
    const std::string *plain = snapshot.data.plain();
    const bool restored = plain != nullptr ? store.restore(*plain, snapshot.last.index)
                                           : store.restore(*snapshot.data, snapshot.last.index);
    RAFT_ASSERT(restored);
    return store;
}

// Several steps for one batch of requests show as one. Only its proposal can write and be applied.
void merge(Effects &&step, Effects &all)
{
    RAFT_ASSERT(!step.write && !step.restore);
    moveBehind(all.send, step.send);
    moveBehind(all.answers, step.answers);
    moveBehind(all.notes, step.notes);
    if (all.apply.empty())
        all.apply = step.apply;
    else if (!step.apply.empty())
        all.apply.last = step.apply.last;
}

} // namespace

bool canStartFrom(const Stored &stored)
{
    return !stored.snapshot || isSnapshot(stored.snapshot->data);
}

Server::Server(const Config &config, const Stored &stored, Time now) : m_node(config, stored, now, isSnapshot)
{
    if (stored.snapshot)
        takeSnapshot(*stored.snapshot);
    for (ApplyRange range = m_node.takeCommitted(); !range.empty(); range = m_node.takeCommitted()) {
        for (Index index = range.first; index <= range.last; ++index)
            m_store.apply(m_node.log().at(index), config.rules);
    }
}

void Server::step(Time now, const Input &input, ServerEffects &effects)
{
    effects.answers.clear();
    effects.changes.clear();
    m_node.step(now, input, effects.node); // Clears what is of the node.
    afterStep(effects);
}

void Server::submit(Time now, const ClientRequest &request, ServerEffects &effects)
{
    submit(now, std::vector<ClientRequest>{request}, effects);
}

void Server::submit(Time now, const std::vector<ClientRequest> &requests, ServerEffects &effects)
{
    effects.clear();
    if (!std::all_of(requests.begin(), requests.end(), isRead))
        propose(now, requests, effects);
    for (const ClientRequest &request : requests) {
        if (isRead(request))
            read(now, request, effects);
    }
    afterStep(effects);
}

void Server::propose(Time now, const std::vector<ClientRequest> &requests, ServerEffects &effects)
{
    Propose proposal;
    proposal.id = nextCoreRequest();
    std::vector<RequestId> clients;
    for (const ClientRequest &request : requests) {
        if (const auto *command = std::get_if<StoreCommand>(&request.what)) {
            proposal.commands.emplace_back(encode(*command));
            clients.push_back(request.id);
        }
    }
    const RequestId id = proposal.id;
    m_node.step(now, std::move(proposal), effects.node);

    std::vector<Answer> &answers = effects.node.answers;
    const auto own =
        std::find_if(answers.begin(), answers.end(), [id](const Answer &a) { return a.id == id; });
    RAFT_ASSERT(own != answers.end()); // The core places or refuses a proposal at once.
    if (const auto *accepted = std::get_if<Accepted>(&own->what)) {
        for (std::size_t i = 0; i < clients.size(); ++i)
            m_waitingChanges.push_back({{accepted->first + i, accepted->term}, clients[i]});
    } else if (const auto *refused = std::get_if<Refused>(&own->what)) {
        for (const RequestId client : clients)
            effects.answers.push_back({client, *refused});
    }
    answers.erase(own);
}

void Server::read(Time now, const ClientRequest &request, ServerEffects &effects)
{
    const Get &get = std::get<Get>(request.what);
    if (!get.linearizable) {
        answerRead(request.id, get.key, effects);
        return;
    }
    const RequestId id = nextCoreRequest();
    m_waitingReads[id] = {request.id, get.key, std::nullopt};
    Effects step;
    m_node.step(now, ReadRequest{id}, step);
    merge(std::move(step), effects.node);
}

void Server::afterStep(ServerEffects &effects)
{
    if (effects.node.restore) {
        takeSnapshot(*effects.node.restore);
        shareSnapshot(effects.node);
    }
    applyCommitted(effects);
    if (!m_waitingChanges.empty())
        dropLostChanges(effects);
    if (!m_waitingReads.empty()) {
        takeReadAnswers(effects);
        answerReads(effects);
        endReadsOfTheFuture(effects);
    }
}

void Server::takeSnapshot(const Snapshot &snapshot)
{
    m_store = storeFrom(snapshot);
}

/// What a leader has sent stands in memory as bytes. A large snapshot shares them with the store instead.
void Server::shareSnapshot(Effects &effects)
{
    constexpr std::uint64_t large = 64 * 1024;
    if (effects.restore->data.size() < large || storeIn(effects.restore->data) != nullptr)
        return;
    const SnapshotData shared = snapshotOf(m_store);
    // Written by a program that said some things at length.
    if (shared.size() != effects.restore->data.size())
        return;
    effects.restore->data = shared;
    if (effects.write && effects.write->snapshot)
        effects.write->snapshot->data = shared;
    m_node.holdSnapshotAs(shared);
}

void Server::applyCommitted(ServerEffects &effects)
{
    ApplyRange range = effects.node.apply;
    while (!range.empty()) {
        applyRange(range, effects);
        range = m_node.takeCommitted();
    }
}

void Server::applyRange(ApplyRange range, ServerEffects &effects)
{
    for (Index index = range.first; index <= range.last; ++index) {
        const Entry &entry = m_node.log().at(index);
        const std::optional<ChangeResult> result = m_store.apply(entry, m_node.config().rules);
        if (EarlierHashes::wants(index))
            m_earlierHashes.note(index, m_store.hash());
        if (effects.tellsChanges && result && result->success && result->index == index) // No retry.
            tellChange(entry, result->existed, effects);
        if (m_waitingChanges.empty() || m_waitingChanges.front().at.index != index)
            continue;
        const WaitingChange waiting = m_waitingChanges.front();
        m_waitingChanges.pop_front();
        if (waiting.at == entry.at && result)
            effects.answers.push_back(
                {waiting.client,
                 ClientDone{result->success, std::nullopt, result->index, termOf(*result), result->existed}});
        else if (waiting.at == entry.at && m_store.sessionHasExpired(entry))
            effects.answers.push_back({waiting.client, Refused{Refusal::SessionExpired, m_node.leader()}});
        else
            effects.answers.push_back({waiting.client, ClientUnknown{}});
    }
}

/// The entry was applied just now: what its key holds is what it left there.
void Server::tellChange(const Entry &entry, bool existed, ServerEffects &effects) const
{
    const std::optional<CommandView> command = viewCommand(*std::get<Command>(entry.payload).bytes);
    const std::optional<StoredValue> present = m_store.find(command->key);
    if (present)
        effects.changes.push_back({entry.at.index, std::string(command->key), present->value});
    else if (existed)
        effects.changes.push_back({entry.at.index, std::string(command->key), std::nullopt});
}

/// The term of the entry that made a change. A session that an earlier version has left in a snapshot does
/// not tell it: as long as the log does not either, the present term stands for it.
Term Server::termOf(const ChangeResult &result) const
{
    return result.term != Term{} ? result.term : m_node.log().termAt(result.index).value_or(m_node.term());
}

// A server that no longer leads the term of its proposals may never learn what became of them.
void Server::dropLostChanges(ServerEffects &effects)
{
    if (m_node.isLeader() && m_waitingChanges.back().at.term == m_node.term())
        return;
    for (const WaitingChange &waiting : m_waitingChanges)
        effects.answers.push_back({waiting.client, ClientUnknown{}});
    m_waitingChanges.clear();
}

void Server::takeReadAnswers(ServerEffects &effects)
{
    std::erase_if(effects.node.answers, [this, &effects](const Answer &answer) {
        const auto waiting = m_waitingReads.find(answer.id);
        if (waiting == m_waitingReads.end())
            return false;
        if (const auto *at = std::get_if<ReadAt>(&answer.what)) {
            waiting->second.readAt = at->index;
        } else if (const auto *refused = std::get_if<Refused>(&answer.what)) {
            effects.answers.push_back({waiting->second.client, *refused});
            m_waitingReads.erase(waiting);
        }
        return true;
    });
}

void Server::answerReads(ServerEffects &effects)
{
    std::erase_if(m_waitingReads, [this, &effects](const auto &waiting) {
        const WaitingRead &read = waiting.second;
        if (!read.readAt || *read.readAt > m_node.applied())
            return false;
        answerRead(read.client, read.key, effects);
        return true;
    });
}

/// A read was confirmed, but this server does not know what it waits for to be committed, and knows no leader
/// that could tell: it may never hear of it, if it was removed meanwhile. Another server can answer.
void Server::endReadsOfTheFuture(ServerEffects &effects)
{
    if (m_node.leader())
        return;
    std::erase_if(m_waitingReads, [this, &effects](const auto &waiting) {
        const WaitingRead &read = waiting.second;
        if (!read.readAt || *read.readAt <= m_node.commit())
            return false;
        effects.answers.push_back({read.client, Refused{Refusal::NotLeader, std::nullopt}});
        return true;
    });
}

void Server::answerRead(RequestId client, const std::string &key, ServerEffects &effects) const
{
    ClientDone done;
    done.term = m_node.term();
    if (const std::optional<StoredValue> found = m_store.find(key)) {
        done.value = found->value.text();
        done.index = found->index;
    }
    effects.answers.push_back({client, std::move(done)});
}

void Server::compact(Time now, Index upTo, ServerEffects &effects)
{
    std::string state = upTo == m_node.applied() ? m_store.snapshot() : storeAt(upTo).snapshot();
    step(now, Compact{upTo, std::make_shared<const std::string>(std::move(state))}, effects);
}

/// What the store was earlier, made again from the snapshot and the log behind it.
Store Server::storeAt(Index index) const
{
    const std::optional<Snapshot> &snapshot = m_node.snapshot();
    Store store = snapshot ? storeFrom(*snapshot) : Store();
    RAFT_ASSERT(store.applied() <= index && index <= m_node.applied());
    for (Index next = store.applied() + 1; next <= index; ++next)
        store.apply(m_node.log().at(next), m_node.config().rules);
    return store;
}

} // namespace raft
