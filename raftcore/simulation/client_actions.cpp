#include "raftcore/simulation/client_actions.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/engine.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace raft {

namespace {

std::string sentenceFor(const action::Change &change)
{
    std::string members;
    for (const NodeId id : change.target.voters)
        members += (members.empty() ? "" : " ") + named(id);
    for (const NodeId id : change.target.learners)
        members = members.empty() ? composed("%1 (learner)", {named(id)})
                                  : composed("%1 %2 (learner)", {members, named(id)});
    return composed(change.joint ? "%1 is asked to change the membership jointly to %2"
                                 : "%1 is asked to change the membership to %2",
                    {named(change.server), members});
}

std::string sentenceFor(const action::Transfer &transfer)
{
    const std::string who = named(transfer.server);
    return transfer.target ? composed("%1 is asked to hand leadership to %2", {who, named(*transfer.target)})
                           : composed("%1 is asked to hand leadership over", {who});
}

} // namespace

// ---- Submit: an external server reports when it takes the request up

std::string ClientActions::obstacle(const action::Submit &submit, const Preconditions &must)
{
    return must.run(submit.server);
}

ActionResult ClientActions::perform(const action::Submit &submit)
{
    SimulationState &state = m_engine.state;
    ActionResult result;
    result.subject = m_engine.clients.call(submit);
    if (state.scheduling == Scheduling::External) {
        const auto *get = std::get_if<Get>(&submit.what);
        if (get != nullptr && get->linearizable)
            state.pending.back().unseenRead = get->key;
        return result;
    }
    SimulatedServer &server = state.server(submit.server);
    const ClientRequest request{RequestId{result.subject}, submit.what};
    m_engine.servers.stepBy(server, state.pending.back().called, [&](Time local, ServerEffects &effects) {
        server.server.submit(local, request, effects);
    });
    return result;
}

// ---- SubmitBatch

std::string ClientActions::obstacle(const action::SubmitBatch &submit, const Preconditions &must)
{
    if (must.state().scheduling == Scheduling::External)
        return phrase("Real servers take one request after the other.");
    return submit.commands.empty() ? phrase("No write is named.") : must.run(submit.server);
}

ActionResult ClientActions::perform(const action::SubmitBatch &submit)
{
    SimulationState &state = m_engine.state;
    std::vector<ClientRequest> requests;
    for (const StoreCommand &command : submit.commands)
        requests.push_back({RequestId{m_engine.clients.call({submit.server, command})}, command});
    SimulatedServer &server = state.server(submit.server);
    m_engine.servers.stepBy(server, state.pending.back().called, [&](Time local, ServerEffects &effects) {
        server.server.submit(local, requests, effects);
    });
    ActionResult result;
    result.subject = requests.front().id.value;
    return result;
}

// ---- Change: an administrator who lets a server in has looked which disk it is on

std::string ClientActions::obstacle(const action::Change &change, const Preconditions &must)
{
    for (const NodeId id : change.target.everyone())
        if (std::string problem = Preconditions::numbered(id); !problem.empty())
            return problem;
    return must.run(change.server);
}

ActionResult ClientActions::perform(const action::Change &change)
{
    SimulationState &state = m_engine.state;
    const RequestId id{++state.lastRequest};
    Membership target = change.target;
    for (const NodeId member : target.everyone())
        if (state.exists(member))
            target.seat(member, state.server(member).disk.disk);
    ActionResult result;
    result.subject = id.value;
    result.refused = m_engine.clients.request(state.server(change.server),
                                              ChangeMembership{id, std::move(target), change.joint}, id,
                                              sentenceFor(change));
    return result;
}

// ---- Transfer

std::string ClientActions::obstacle(const action::Transfer &transfer, const Preconditions &must)
{
    return must.run(transfer.server);
}

ActionResult ClientActions::perform(const action::Transfer &transfer)
{
    const RequestId id{++m_engine.state.lastRequest};
    ActionResult result;
    result.subject = id.value;
    result.refused =
        m_engine.clients.request(m_engine.state.server(transfer.server),
                                 TransferLeadership{id, transfer.target}, id, sentenceFor(transfer));
    return result;
}

} // namespace raft
