#include "netnode/host/server_reports.h"

#include "netnode/host/acquaintance.h"
#include "netnode/host/json_response.h"
#include "netnode/host/server_pages.h"
#include "netnode/http/syntax.h"
#include "raftcore/format/entry_json.h"

#include <QFile>

#include <array>
#include <charconv>
#include <utility>

namespace raftarium {

using nlohmann::ordered_json;

namespace {

constexpr std::uint64_t defaultEntries = 100;
constexpr std::uint64_t mostEntries = 1000;
constexpr std::size_t mostLogBytes = 1024 * 1024;

const char *nameOf(raft::Role role)
{
    switch (role) {
    case raft::Role::Leader: return "leader";
    case raft::Role::Candidate: return "candidate";
    case raft::Role::PreCandidate: return "pre-candidate";
    case raft::Role::Follower: break;
    }
    return "follower";
}

const char *nameOf(raft::Replication state)
{
    switch (state) {
    case raft::Replication::Probe: return "probe";
    case raft::Replication::Stream: return "stream";
    case raft::Replication::Snapshot: break;
    }
    return "snapshot";
}

ordered_json idOrNull(const std::optional<raft::NodeId> &id)
{
    return id ? ordered_json(id->value) : ordered_json();
}

ordered_json idsOf(const std::vector<raft::NodeId> &ids)
{
    ordered_json array = ordered_json::array();
    for (const raft::NodeId id : ids)
        array.push_back(id.value);
    return array;
}

/// Null for a number that is not known.
ordered_json drawnOrNull(std::uint64_t number)
{
    return number == 0 ? ordered_json() : ordered_json(shown(number));
}

ordered_json textsOf(const std::vector<QString> &sentences)
{
    ordered_json array = ordered_json::array();
    for (const QString &sentence : sentences)
        array.push_back(sentence.toStdString());
    return array;
}

std::string hex(std::uint64_t value)
{
    std::array<char, 16> digits;
    digits.fill('0');
    std::array<char, 16> written;
    const auto end = std::to_chars(written.data(), written.data() + written.size(), value, 16).ptr;
    std::copy(written.data(), end, digits.end() - (end - written.data()));
    return {digits.data(), digits.size()};
}

/// By index: what lets the stores of two servers be compared although one is ahead.
ordered_json earlierHashes(const raft::Server &server)
{
    ordered_json hashes = ordered_json::object();
    for (const raft::EarlierHashes::Hash &one : server.earlierHashes().all())
        if (one.index.value > 0)
            hashes[std::to_string(one.index.value)] = hex(one.hash);
    return hashes;
}

void sample(std::string &out, const char *name, const char *type, const char *help, std::uint64_t value)
{
    const std::string title = std::string("raftarium_") + name;
    out += "# HELP " + title + ' ' + help + "\n# TYPE " + title + ' ' + type + '\n';
    out += title + ' ' + std::to_string(value) + '\n';
}

} // namespace

ServerReports::ServerReports(Names names, const HttpServer &http, const Replica &replica, const Peers &peers,
                             const Warnings &warnings)
    : m_names(std::move(names)), m_http(http), m_replica(replica), m_peers(peers), m_warnings(warnings)
{
}

HttpResponse ServerReports::status() const
{
    const raft::Node &node = m_replica.node();
    ordered_json peers = ordered_json::object();
    for (const auto &[server, url] : m_peers.addresses().all())
        peers[std::to_string(server.value)] = {{"url", url.toString().toStdString()},
                                               {"connected", m_peers.reaches(server)}};
    if (const auto *leader = std::get_if<raft::Leader>(&node.roleState())) {
        for (const raft::Progress &progress : leader->peers) {
            ordered_json &peer = peers[std::to_string(progress.peer.value)];
            peer["next"] = progress.next.value;
            peer["match"] = progress.match.value;
            peer["state"] = nameOf(progress.state);
            peer["inflight"] = progress.inflight.size();
        }
    }
    const raft::Membership &members = node.membership();
    return jsonResponse({{"id", node.id().value},
                         {"cluster", m_names.cluster},
                         {"cluster_id", drawnOrNull(node.cluster().value)},
                         {"born", node.cluster() != raft::ClusterId{}},
                         {"disk", drawnOrNull(node.disk().value)},
                         {"counted", m_replica.isCounted()},
                         {"role", nameOf(node.role())},
                         {"term", node.term().value},
                         {"leader", idOrNull(node.leader())},
                         {"voted_for", idOrNull(node.vote())},
                         {"commit_index", node.commit().value},
                         {"last_applied", m_replica.server().store().applied().value},
                         {"last_index", node.log().lastIndex().value},
                         {"snapshot_index", m_replica.snapshotIndex().value},
                         {"state_hash", hex(m_replica.server().store().hash())},
                         {"earlier_hashes", earlierHashes(m_replica.server())},
                         {"keys", m_replica.server().store().size()},
                         {"store_bytes", StoreLimit::used(m_replica.server())},
                         {"max_store_bytes", m_replica.storeLimit().most()},
                         {"members",
                          {{"voters", idsOf(members.voters)},
                           {"outgoing", idsOf(members.outgoing)},
                           {"learners", idsOf(members.learners)}}},
                         {"listed", m_warnings.list().empty() ? ordered_json() : idsOf(m_warnings.list())},
                         {"peers", std::move(peers)},
                         {"warnings", textsOf(m_warnings.present())},
                         {"version", m_names.version},
                         {"uptime_ms", m_replica.now().count() / 1000}});
}

HttpResponse ServerReports::health() const
{
    if (!m_replica.node().leader())
        return errorResponse(503, "no_leader", "no leader is known");
    if (m_replica.stopping())
        return errorResponse(503, "stopping", "the server is about to leave");
    return jsonResponse({{"healthy", true}, {"leader", m_replica.node().leader()->value}});
}

HttpResponse ServerReports::metrics() const
{
    const Metrics &counts = m_replica.metrics();
    const raft::Node &node = m_replica.node();
    HttpResponse response;
    response.type = "text/plain; version=0.0.4; charset=utf-8";
    std::string &out = response.body;
    sample(out, "term", "gauge", "Current term.", node.term().value);
    sample(out, "is_leader", "gauge", "1 while this server leads.", node.isLeader() ? 1 : 0);
    sample(out, "commit_index", "gauge", "Last index known to be committed.", node.commit().value);
    sample(out, "last_index", "gauge", "Last index of the log.", node.log().lastIndex().value);
    sample(out, "keys", "gauge", "Keys in the store.", m_replica.server().store().size());
    sample(out, "store_bytes", "gauge", "Bytes of the store.", StoreLimit::used(m_replica.server()));
    sample(out, "max_store_bytes", "gauge", "Bytes that the store may have.", m_replica.storeLimit().most());
    sample(out, "committed_total", "counter", "Entries committed.", counts.committed);
    sample(out, "elections_total", "counter", "How often this server started an election.", counts.elections);
    sample(out, "leaderships_total", "counter", "How often this server was elected.", counts.leaderships);
    sample(out, "messages_sent_total", "counter", "Messages sent to other servers.", counts.messagesSent);
    sample(out, "messages_received_total", "counter", "Messages of other servers.", counts.messagesReceived);
    sample(out, "messages_lost_total", "counter", "Messages that could not leave.", counts.messagesLost);
    sample(out, "proposals_total", "counter", "Batches of client requests.", counts.proposals);
    sample(out, "writes_total", "counter", "Client changes done.", counts.writesDone);
    sample(out, "reads_total", "counter", "Linearizable reads done.", counts.readsDone);
    sample(out, "refused_total", "counter", "Client requests certainly not done.", counts.refused);
    sample(out, "unknown_total", "counter", "Client requests with unknown outcome.", counts.unknown);
    sample(out, "snapshots_total", "counter", "Snapshots taken.", counts.snapshots);
    sample(out, "connections", "gauge", "Open client connections.", m_http.connections());
    sample(out, "open_requests", "gauge", "Client requests without an outcome yet.", m_replica.openTasks());
    sample(out, "journal_queue", "gauge", "Writes that wait for the disk.", m_replica.journal().pending());
    counts.writeTime.print(out, "raftarium_write_seconds", "From a change's arrival to its answer.");
    counts.readTime.print(out, "raftarium_read_seconds", "From a linearizable read's arrival to its answer.");
    counts.syncTime.print(out, "raftarium_sync_seconds", "Time of one sync of the journal.");
    return response;
}

HttpResponse ServerReports::log(const HttpRequest &request) const
{
    const raft::Log &log = m_replica.node().log();
    raft::Index from = log.firstIndex();
    std::uint64_t limit = defaultEntries;
    const auto items = queryItems(request.query);
    bool sound = items.has_value();
    for (const auto &[name, value] : items.value_or(std::vector<std::pair<std::string, std::string>>()))
        sound = sound && (name == "from" ? readNumber(value, 1, raft::greatestNumber, from.value)
                                         : name == "limit" && readNumber(value, 1, mostEntries, limit));
    if (!sound)
        return errorResponse(400, "bad_request", "the query is from= (an index) and limit= (1 to 1000)");
    from = std::max(from, log.firstIndex());
    raft::Entries entries = log.entries(from, limit);
    std::size_t count = 0;
    for (std::size_t bytes = 0; count < entries.size() && bytes < mostLogBytes; ++count) {
        if (const auto *command = std::get_if<raft::Command>(&entries[count].payload))
            bytes += command->bytes->size();
    }
    HttpResponse response;
    response.body = "{\"first_index\":" + std::to_string(log.firstIndex().value) +
                    ",\"last_index\":" + std::to_string(log.lastIndex().value) +
                    ",\"commit_index\":" + std::to_string(m_replica.node().commit().value) + ",\"entries\":";
    raft::appendEntries(response.body, entries.part(0, count));
    response.body += "}\n";
    return response;
}

HttpResponse ServerReports::openApi() const
{
    QFile file(QStringLiteral(":/openapi.json"));
    HttpResponse response;
    if (file.open(QIODevice::ReadOnly))
        response.body = file.readAll().toStdString();
    return response;
}

HttpResponse ServerReports::home() const
{
    return homePage(ordered_json::parse(status().body));
}

HttpResponse ServerReports::docs() const
{
    return apiPage(ordered_json::parse(openApi().body));
}

} // namespace raftarium
