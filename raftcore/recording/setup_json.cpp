#include "raftcore/recording/setup_json.h"

#include "raftcore/format/entry_json.h"
#include "raftcore/format/snapshot_json.h"
#include "raftcore/recording/fields.h"

#include <string>

namespace raft {

namespace {

using fields::Json;
using fields::OrderedJson;

/// What a server's configuration consists of, the same for writing and for reading; without what is set for
/// each server.
template <class F>
void consider(F &f, Config &config)
{
    f("election_min", config.electionMin);
    f("election_max", config.electionMax);
    f("heartbeat", config.heartbeat);
    f("pre_vote", config.preVote);
    f("check_quorum", config.checkQuorum);
    f("lease_reads", config.leaseReads);
    f("eager_commit", config.eagerCommit);
    f("voters_catch_up_first", config.votersCatchUpFirst);
    f("max_batch", config.maxBatch);
    f("max_inflight", config.maxInflight);
    f("max_pending", config.maxPending);
    f("max_apply", config.maxApply);
    f("snapshot_chunk", config.snapshotChunk);
    f("max_snapshot", config.maxSnapshot);
    f("kept_behind_snapshot", config.keptBehindSnapshot);
}

template <class F>
void consider(F &f, ClusterSetup &setup)
{
    f("voters", setup.voters);
    f("learners", setup.learners);
    f("seed", setup.seed);
    f("by_hand", setup.manual);
    f("elsewhere", setup.external);
    f("network", setup.network);
    f("disk_min", setup.diskMin);
    f("disk_max", setup.diskMax);
    f("check", setup.check);
}

struct SetupWriter {
    OrderedJson &json;

    void operator()(const char *field, const auto &value) { json[field] = fields::write(value); }
};

struct SetupReader {
    const Json &json;
    bool sound = true;

    void operator()(const char *field, auto &value)
    {
        sound = sound && fields::readMember(json, field, value);
    }
};

OrderedJson rulesOff(const Rules &rules)
{
    OrderedJson off = OrderedJson::array();
    for (std::size_t i = 0; i < static_cast<std::size_t>(Rule::Count); ++i)
        if (const auto rule = static_cast<Rule>(i); !rules.holds(rule))
            off.push_back(std::string(name(rule)));
    return off;
}

bool readRulesOff(const Json &json, Rules &rules)
{
    std::vector<std::string> offNames;
    if (!fields::readMember(json, "rules_off", offNames))
        return false;
    for (const std::string &one : offNames) {
        const std::optional<Rule> rule = ruleNamed(one);
        if (!rule)
            return false;
        rules.turnOff(*rule);
    }
    return true;
}

OrderedJson diskJson(NodeId server, const Stored &disk)
{
    std::string entries;
    appendEntries(entries, disk.log.entries(disk.log.firstIndex(), disk.log.size()));
    OrderedJson json{{"server", server.value},
                     {"term", disk.hard.term.value},
                     {"vote", fields::write(disk.hard.vote)},
                     {"commit", disk.commit.value},
                     {"members", fields::write(disk.membership)},
                     {"snapshot", nullptr},
                     {"entries", OrderedJson::parse(entries)}};
    if (disk.disk != DiskId{})
        json["disk"] = disk.disk.value;
    if (disk.hard.cluster != ClusterId{})
        json["cluster"] = disk.hard.cluster.value;
    if (disk.snapshot) {
        std::string snapshot;
        appendSnapshot(snapshot, *disk.snapshot);
        json["snapshot"] = OrderedJson::parse(snapshot);
    }
    return json;
}

bool readDisk(const Json &json, NodeId &server, Stored &disk)
{
    if (!json.is_object() || !fields::readMember(json, "server", server) ||
        !fields::readMember(json, "term", disk.hard.term) ||
        !fields::readMember(json, "vote", disk.hard.vote) ||
        !fields::readMember(json, "commit", disk.commit) ||
        !fields::readMember(json, "members", disk.membership) || !json.contains("entries") ||
        !json.contains("snapshot") ||
        (json.contains("disk") && !fields::readMember(json, "disk", disk.disk)) ||
        (json.contains("cluster") && !fields::readMember(json, "cluster", disk.hard.cluster)))
        return false;
    if (!json["snapshot"].is_null()) {
        disk.snapshot = snapshotFrom(json["snapshot"]);
        if (!disk.snapshot)
            return false;
        disk.log = Log(disk.snapshot->last);
    }
    const std::optional<Entries> entries = entriesFrom(json["entries"]);
    if (!entries)
        return false;
    if (!entries->empty()) {
        if (entries->front().at.index != disk.log.lastIndex() + 1)
            return false;
        disk.log.append(*entries);
    }
    return true;
}

/// A server that behaves otherwise than the others. Rules are those of all.
OrderedJson exceptionJson(NodeId server, Config config)
{
    OrderedJson json{{"server", server.value}};
    SetupWriter writer{json};
    consider(writer, config);
    return json;
}

/// Recordings have none of them where all servers behave alike, as those of earlier versions did.
bool readExceptions(const Json &json, ClusterSetup &setup)
{
    const auto exceptions = json.find("exceptions");
    if (exceptions == json.end())
        return true;
    if (!exceptions->is_array())
        return false;
    for (const Json &each : *exceptions) {
        auto &[server, config] = setup.exceptions.emplace_back();
        SetupReader reader{each};
        consider(reader, config);
        if (!each.is_object() || !reader.sound || !fields::readMember(each, "server", server))
            return false;
    }
    return true;
}

} // namespace

OrderedJson jsonOf(const ClusterSetup &setup)
{
    OrderedJson json;
    ClusterSetup copy = setup;
    SetupWriter writer{json};
    consider(writer, copy);
    OrderedJson server;
    SetupWriter ofServer{server};
    consider(ofServer, copy.server);
    server["rules_off"] = rulesOff(setup.server.rules);
    json["server"] = std::move(server);
    if (setup.identity != ClusterId{})
        json["identity"] = setup.identity.value;
    if (setup.server.drawsIdentity)
        json["draws_identity"] = true;
    json["disks"] = OrderedJson::array();
    for (const auto &[id, disk] : setup.disks)
        json["disks"].push_back(diskJson(id, disk));
    for (const auto &[id, config] : setup.exceptions)
        json["exceptions"].push_back(exceptionJson(id, config));
    return json;
}

std::optional<ClusterSetup> setupFrom(const Json &json)
{
    if (!json.is_object() || !json.contains("server") || !json["server"].is_object() ||
        !json.contains("disks") || !json["disks"].is_array())
        return std::nullopt;
    ClusterSetup setup;
    const auto sound = [&json](const char *field, auto &value) {
        return !json.contains(field) || fields::readMember(json, field, value);
    };
    if (!sound("identity", setup.identity) || !sound("draws_identity", setup.server.drawsIdentity))
        return std::nullopt;
    SetupReader reader{json};
    consider(reader, setup);
    SetupReader ofServer{json["server"]};
    consider(ofServer, setup.server);
    if (!reader.sound || !ofServer.sound || !readRulesOff(json["server"], setup.server.rules))
        return std::nullopt;
    for (const Json &each : json["disks"]) {
        auto &[server, disk] = setup.disks.emplace_back();
        if (!readDisk(each, server, disk))
            return std::nullopt;
    }
    return readExceptions(json, setup) ? std::optional(std::move(setup)) : std::nullopt;
}

} // namespace raft
