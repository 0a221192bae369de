#include "raftcore/scenario/options.h"

#include "raftcore/scenario/suggestion.h"

#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

using namespace command;

namespace {

constexpr std::uint64_t mostOfAnything = 1'000'000;

template <class Target>
struct Option : OptionEntry {
    void (*read)(Words &, Target &); ///< After the keyword, or what stands before the value.

    /// "election=" of "election=150..300ms"; without a value the keyword itself.
    std::string_view keyword() const
    {
        const std::string_view text = form;
        return text.substr(0, text.find('=') + 1 == 0 ? text.size() : text.find('=') + 1);
    }
};

std::size_t countOf(Words &words, const char *what)
{
    return words.number(what, 1, mostOfAnything);
}

std::int32_t drift(Words &words)
{
    const bool slower = words.takePrefix("-");
    const auto perMillion = static_cast<std::int32_t>(words.perMillion());
    if (perMillion > 500'000)
        words.fail("expected a clock that is wrong by at most 50%");
    return slower ? -perMillion : perMillion;
}

constexpr Option<SetUp> ofCluster[] = {
    {{"clock",
      "By the clock: timers run, messages travel, disks take their time. Without it nothing happens by "
      "itself."},
     [](Words &, SetUp &s) { s.setup.manual = false; }},
    {{"seed=7", "The seed of all chance; the same seed gives the same run (1)."},
     [](Words &w, SetUp &s) { s.setup.seed = w.number("a seed"); }},
    {{"latency=5..15ms", "How long a message travels (5..15ms)."},
     [](Words &w, SetUp &s) { w.durations(s.setup.network.latencyMin, s.setup.network.latencyMax); }},
    {{"loss=5%", "The share of messages that are lost (0%)."},
     [](Words &w, SetUp &s) { s.setup.network.lossPerMillion = w.perMillion(); }},
    {{"disk=0..2ms", "How long a write takes to become durable (0..2ms)."},
     [](Words &w, SetUp &s) { w.durations(s.setup.diskMin, s.setup.diskMax); }},
    {{"drift=2%", "Every clock runs faster or slower by at most this much, drawn from the seed (0%)."},
     [](Words &w, SetUp &s) { s.drift = static_cast<std::uint32_t>(drift(w)); }},
    {{"learners=4,5", "Servers besides the voters that receive the log and have no vote (thesis §4.2.1)."},
     [](Words &w, SetUp &s) { s.setup.learners = w.servers(); }},
    {{"chunk=64", "Bytes of a snapshot in one message (16384)."},
     [](Words &w, SetUp &s) {
         s.setup.server.snapshotChunk = w.number("a number of bytes", 1, mostOfAnything * 64);
     }},
    {{"identity=7", "The cluster's identity, to tell messages from another cluster (0)."},
     [](Words &w, SetUp &s) { s.setup.identity = ClusterId{w.number("the identity of a cluster")}; }},
};

/// What `cluster` says of every server, and `node` of one.
constexpr Option<Config> ofServers[] = {
    {{"election=150..300ms", "Election timeouts, drawn from this range (150..300ms)."},
     [](Words &w, Config &c) { w.durations(c.electionMin, c.electionMax); }},
    {{"heartbeat=50ms", "The interval between a leader's heartbeats (50ms)."},
     [](Words &w, Config &c) { c.heartbeat = w.duration(); }},
    {{"prevote", "Servers ask whether they could win before they start an election (thesis §9.6), and a "
                 "leader that hears from no majority steps down."},
     [](Words &, Config &c) { c.preVote = true; }},
    {{"checkquorum",
      "A leader that hears from no majority steps down, and servers that hear a leader vote for no "
      "other (thesis §4.2.3, §6.2)."},
     [](Words &, Config &c) { c.checkQuorum = true; }},
    {{"lease", "Reads without a round trip, by a lease (thesis §6.4.1); implies checkquorum."},
     [](Words &, Config &c) { c.leaseReads = c.checkQuorum = true; }},
    {{"catch-up", "A server that is added as a voter is a learner until it holds the log (thesis §4.2.1)."},
     [](Words &, Config &c) { c.votersCatchUpFirst = true; }},
    {{"batch=8", "Most entries in one AppendEntries (1024)."},
     [](Words &w, Config &c) { c.maxBatch = countOf(w, "a number of entries"); }},
    {{"inflight=4", "Most unacknowledged AppendEntries with entries for each follower (64)."},
     [](Words &w, Config &c) { c.maxInflight = countOf(w, "a number of messages"); }},
    {{"pending=100", "Most uncommitted entries of a leader, before it refuses requests (65536)."},
     [](Words &w, Config &c) { c.maxPending = countOf(w, "a number of entries"); }},
    {{"applypage=100", "Most entries that are handed to the store at a time (4096)."},
     [](Words &w, Config &c) { c.maxApply = countOf(w, "a number of entries"); }},
    {{"keep=10", "Entries that a server still holds although its own snapshot covers them, for followers "
                 "that lag by less (0)."},
     [](Words &w, Config &c) { c.keptBehindSnapshot = w.number("a number of entries", 0, mostOfAnything); }},
};

/// What only `node` says: that one server goes without what the cluster has.
constexpr Option<Config> withoutWhatOthersHave[] = {
    {{"noprevote", "It starts elections without a pre-vote, although the others ask first."},
     [](Words &, Config &c) { c.preVote = false; }},
    {{"nocheckquorum",
      "It votes even while it hears a leader, and takes no leases; without prevote it also goes "
      "on leading without a majority."},
     [](Words &, Config &c) { c.checkQuorum = c.leaseReads = false; }},
    {{"nolease", "As leader it asks a majority before it answers a read."},
     [](Words &, Config &c) { c.leaseReads = false; }},
    {{"nocatch-up", "As leader it makes new servers voters at once."},
     [](Words &, Config &c) { c.votersCatchUpFirst = false; }},
};

/// Something of its disk.
OnDisk &onDisk(NodeOptions &node)
{
    node.disk.empty = false;
    return node.disk;
}

constexpr Option<NodeOptions> ofNode[] = {
    {{"log=1,1,2", "The terms of the entries in its log; after a snapshot, of those that follow it (none)."},
     [](Words &w, NodeOptions &n) { onDisk(n).log = w.terms(); }},
    {{"term=3", "Its current term (that of its last entry)."},
     [](Words &w, NodeOptions &n) {
         onDisk(n);
         n.term = Term{w.number("a term")};
     }},
    {{"vote=2", "The server it voted for in that term (none)."},
     [](Words &w, NodeOptions &n) {
         onDisk(n);
         if (!w.take("none"))
             n.disk.vote = w.serverNumber();
     }},
    {{"commit=2", "What it knows to be committed (0)."},
     [](Words &w, NodeOptions &n) { onDisk(n).commit = Index{w.number("an index")}; }},
    {{"snapshot=5@2", "A snapshot in place of the log up to there: index@term (none)."},
     [](Words &w, NodeOptions &n) { onDisk(n).snapshot = w.position(); }},
    {{"members=1,2,~3", "The membership that it knows, learners with ~ (that of the cluster)."},
     [](Words &w, NodeOptions &n) { onDisk(n).members = w.members(); }},
    {{"drift=-3%", "How much faster its clock runs than the cluster's; with -, slower."},
     [](Words &w, NodeOptions &n) { n.disk.drift = drift(w); }},
};

/// Reads the next words if they are one of these options; else adds these to what is known.
template <class Target, std::size_t size>
bool tryOptions(Words &words, Target &target, const Option<Target> (&options)[size],
                std::vector<std::string_view> &known)
{
    for (const Option<Target> &option : options) {
        const std::string_view keyword = option.keyword();
        if (keyword.ends_with('=') ? words.takePrefix(keyword) : words.take(keyword)) {
            option.read(words, target);
            return true;
        }
        known.push_back(keyword);
    }
    return false;
}

void failWithout(Words &words, const std::vector<std::string_view> &known, const std::string &command)
{
    const std::string near = suggestion(words.peek(), known);
    std::string all;
    for (const std::string_view one : known)
        all.append(all.empty() ? "" : ", ").append(one);
    words.failExpecting("an option of \"" + command + "\" (" + (near.empty() ? all : near) + ")");
}

template <class Target, std::size_t size>
void addEntries(std::vector<OptionEntry> &entries, const Option<Target> (&options)[size])
{
    for (const OptionEntry &option : options) // Not insert(): GCC 12 warns of what it makes of that.
        entries.push_back(option);
}

} // namespace

std::span<const OptionEntry> clusterOptions()
{
    static const auto entries = [] {
        std::vector<OptionEntry> all;
        addEntries(all, ofCluster);
        addEntries(all, ofServers);
        return all;
    }();
    return entries;
}

std::span<const OptionEntry> nodeOptions()
{
    static const auto entries = [] {
        std::vector<OptionEntry> all;
        addEntries(all, ofNode);
        addEntries(all, ofServers);
        addEntries(all, withoutWhatOthersHave);
        return all;
    }();
    return entries;
}

void readClusterOption(Words &words, SetUp &setUp)
{
    std::vector<std::string_view> known;
    if (!tryOptions(words, setUp, ofCluster, known) &&
        !tryOptions(words, setUp.setup.server, ofServers, known))
        failWithout(words, known, "cluster");
}

void readNodeOption(Words &words, NodeOptions &node, const Config &usual)
{
    std::vector<std::string_view> known;
    if (tryOptions(words, node, ofNode, known))
        return;
    Config own = node.disk.options.value_or(usual);
    if (tryOptions(words, own, ofServers, known) || tryOptions(words, own, withoutWhatOthersHave, known))
        node.disk.options = own;
    else
        failWithout(words, known, "node");
}

} // namespace raft
