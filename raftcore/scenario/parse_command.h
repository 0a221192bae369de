#pragma once

#include "raftcore/scenario/words.h"

#include <set>
#include <string>
#include <variant>

namespace raft {

/// Understands the commands of a scenario one after the other. It remembers what was set up, so that it can
/// tell commands that make no sense there: servers that do not exist, time that passes by itself where it
/// passes by hand.
class CommandParser {
public:
    /// The command, or one sentence that says what is wrong with it.
    std::variant<ScenarioAct, std::string> parse(const RawCommand &raw);

private:
    using Handler = ScenarioAct (CommandParser::*)(Words &);
    /// Where a command makes sense.
    enum class Place : std::uint8_t { Anywhere, BeforeStart, InCluster, Manual, ByClock };
    struct Keyword {
        const char *word;
        Handler handler;
        Place place;
    };
    static const Keyword keywords[];

    void checkPlace(Words &words, const Keyword &keyword);
    void checkServers(Words &words, const ScenarioAct &act) const;

    ScenarioAct cluster(Words &words);
    bool clusterOption(Words &words, ClusterSetup &setup);
    bool clockOption(Words &words, ClusterSetup &setup);
    void finishSetUp(Words &words, ClusterSetup &setup, std::uint64_t count);
    ScenarioAct node(Words &words);
    ScenarioAct join(Words &words);
    ScenarioAct rule(Words &words);
    template <command::ServerAct act>
    ScenarioAct onServer(Words &words);
    ScenarioAct wait(Words &words);
    ScenarioAct until(Words &words);
    command::Until awaited(Words &words);
    ScenarioAct put(Words &words);
    ScenarioAct del(Words &words);
    ScenarioAct cas(Words &words);
    template <bool linearizable>
    ScenarioAct read(Words &words);
    ScenarioAct conf(Words &words);
    ScenarioAct transfer(Words &words);
    ScenarioAct run(Words &words);
    template <command::LinkAct act>
    ScenarioAct onLink(Words &words);
    ScenarioAct split(Words &words);
    ScenarioAct slow(Words &words);
    ScenarioAct lossy(Words &words);
    template <command::MessageAct act>
    ScenarioAct onMessages(Words &words);
    ScenarioAct inject(Words &words);
    void injectedField(Words &words, command::Inject &inject);
    ScenarioAct disk(Words &words);
    ScenarioAct soak(Words &words);
    ScenarioAct expect(Words &words);
    Condition condition(Words &words);
    ScenarioAct mark(Words &words);
    ScenarioAct ask(Words &words);
    ScenarioAct choose(Words &words);
    ScenarioAct when(Words &words);
    template <ScenarioAct (*parse)(Words &)>
    ScenarioAct plain(Words &words);
    ScenarioAct free(Words &words);
    ScenarioAct repeat(Words &words);
    template <class Act>
    ScenarioAct bare(Words &words);
    void countEntries(const Terms &terms, Words &words);

    bool m_clusterKnown = false;
    bool m_started = false; ///< Something but `cluster` and `node` has been said.
    bool m_manual = true;
    std::set<NodeId> m_members;
    std::set<NodeId> m_servers;  ///< Members and those that joined.
    std::set<NodeId> m_withDisk; ///< Named by a `node`.
    std::uint64_t m_entries = 0; ///< In all logs and messages made by hand.
    std::set<std::string> m_reads;
    std::size_t m_choices = 0; ///< Of the latest question.
};

} // namespace raft
