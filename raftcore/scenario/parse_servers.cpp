#include "raftcore/scenario/parse_commands.h"

/// What happens to servers, and time.
namespace raft {

using namespace command;

namespace {

bool namesServers(std::string_view text)
{
    return text.find_first_not_of("S0123456789,") == std::string_view::npos;
}

} // namespace

ScenarioAct parseDisk(Words &words, ParseContext &)
{
    const ServerName server = words.server();
    if (words.take("manual"))
        return OnServer{ServerAct::ManualDisk, server};
    if (!words.take("auto"))
        words.failExpecting("manual or auto");
    return OnServer{ServerAct::AutomaticDisk, server};
}

ScenarioAct parseSync(Words &words, ParseContext &)
{
    const ServerName server = words.server();
    if (words.atEnd())
        return OnServer{ServerAct::Sync, server};
    if (words.take("one"))
        return SyncOldest{server, 1};
    return SyncOldest{server, words.number("one, or how many writes become durable,", 1, mostEntries)};
}

ScenarioAct parseCompact(Words &words, ParseContext &)
{
    const ServerName server = words.server();
    if (words.atEnd())
        return OnServer{ServerAct::Compact, server};
    return CompactTo{server, Index{words.number("the index up to which the log is compacted", 1)}};
}

ScenarioAct parseWait(Words &words, ParseContext &context)
{
    if (!context.isManual())
        return Wait{words.duration()};
    if (!namesServers(words.peek()))
        words.fail(
            "expected servers like 1,2, because no time passes by itself with manual delivery: \"wait "
            "1,2\" lets an election timeout pass on these servers (durations need \"cluster N clock\")");
    return PassElectionTimeout{words.servers()};
}

ScenarioAct parseUntil(Words &words, ParseContext &context)
{
    return context.awaited(words);
}

ScenarioAct parseSoak(Words &words, ParseContext &)
{
    return Soak{words.number("a number of election timeouts", 1, 10'000)};
}

ScenarioAct parseExpect(Words &words, ParseContext &context)
{
    return Expect{context.condition(words)};
}

ScenarioAct parseMark(Words &words, ParseContext &)
{
    return Mark{words.rest("a name for the mark")};
}

} // namespace raft
