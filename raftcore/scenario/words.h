#pragma once

#include "raftcore/scenario/command.h"
#include "raftcore/scenario/split_line.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The words of one command, and what they can be read as.
namespace raft {

constexpr std::uint64_t mostServers = 64;        ///< Also the highest number of a server.
constexpr std::uint64_t mostEntries = 1'000'000; ///< In one list of terms.

/// Reads the words of a command from left to right. The first problem stays: everything read after it is a
/// default, and the caller looks once, at the end.
class Words {
public:
    explicit Words(const RawCommand &command);

    bool failed() const { return !m_problem.empty(); }
    const std::string &problem() const { return m_problem; }
    void fail(std::string problem);
    /// Fails with "expected …, but … stands there".
    void failExpecting(const std::string &what);

    bool atEnd() const { return m_next >= m_words.size(); }
    /// The next word, if it is there and not quoted; else empty.
    std::string_view peek() const;
    /// Whether the next word begins with this, outside of quotes.
    bool beginsWith(std::string_view text) const;
    /// Takes the next word if it is exactly this keyword.
    bool take(std::string_view keyword);
    /// Takes the next word if it begins with `prefix` (as in "term=3"), and leaves the rest of it in front.
    bool takePrefix(std::string_view prefix);
    /// Fails unless everything is read.
    void expectEnd();
    /// The next word, whatever it is.
    Word word(const std::string &what);
    /// The next word, which has to stand in quotes.
    Word quoted(const std::string &what);
    /// Everything that is left, as written.
    std::string rest(const std::string &what);

    std::uint64_t number(const std::string &what, std::uint64_t least = 0, std::uint64_t most = mostNumber);
    /// A server by its number: "2" or "S2".
    NodeId serverNumber() { return serverCalled("the number of a server"); }
    /// The same; `what` says what else there might have been.
    NodeId serverCalled(const std::string &what);
    ServerName server();
    std::vector<NodeId> servers();
    /// Members like 1,2,~3: those with "~" are learners.
    Membership members();
    /// Entries of logs: "2:3,4:3", each a server and an index.
    std::vector<command::EntryPlace> entryPlaces();
    /// "a->b", and when `bothWays` is given also "a-b".
    void link(ServerName &from, ServerName &to, bool *bothWays = nullptr);
    /// The same between two numbers.
    void linkByNumber(NodeId &from, NodeId &to, bool *bothWays = nullptr);
    Position position();
    Terms terms();
    Time duration();
    /// "5..15ms" or "10ms".
    void durations(Time &least, Time &most);
    std::uint32_t perMillion();
    MessageType messageType();
    /// Whether the next word names a type of message.
    bool isMessageType() const;
    /// Splits what comes at its first comparison sign, so that "commit 1=2" is read like "commit 1 = 2".
    void splitAtComparison();
    Comparison comparison();
    void expectEquals();
    /// A comparison that is = or !=: whether it is =.
    bool equality();

private:
    static constexpr std::uint64_t mostNumber = 1'000'000'000'000'000;

    std::string_view wordFor(const std::string &what);
    bool readTermRun(std::string_view part, Terms &terms, std::uint64_t &total);

    std::vector<Word> m_words;
    std::size_t m_next = 0;
    std::string m_current; ///< Keeps alive what wordFor() answered.
    std::string m_problem;
    std::string m_text;
};

} // namespace raft
