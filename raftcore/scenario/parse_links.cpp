#include "raftcore/scenario/parse_commands.h"

#include <algorithm>
#include <set>

/// What happens to links.
namespace raft {

using namespace command;

namespace {

ScenarioAct onLink(Words &words, LinkAct act)
{
    const bool all = act != LinkAct::Cut && words.take("all");
    if (all || (act == LinkAct::Open && words.atEnd()))
        return OnAllLinks{act};
    OnLink link{act, {}, {}, false};
    words.link(link.from, link.to, &link.bothWays);
    return link;
}

} // namespace

ScenarioAct parseHold(Words &words, ParseContext &)
{
    return onLink(words, LinkAct::Hold);
}

ScenarioAct parseRelease(Words &words, ParseContext &)
{
    return onLink(words, LinkAct::Release);
}

ScenarioAct parseCut(Words &words, ParseContext &)
{
    return onLink(words, LinkAct::Cut);
}

ScenarioAct parseHeal(Words &words, ParseContext &)
{
    return onLink(words, LinkAct::Open);
}

ScenarioAct parseSplit(Words &words, ParseContext &)
{
    // The groups may be written with and without spaces around the bar.
    const std::string text = words.rest("groups of servers like 1,2 | 3,4,5");
    Split split;
    std::set<NodeId> named;
    for (std::size_t at = 0; !words.failed() && at <= text.size();) {
        const std::size_t bar = std::min(text.find('|', at), text.size());
        const std::string part = text.substr(at, bar - at);
        const auto parts = splitLine(part);
        const auto *raw = std::get_if<std::vector<RawCommand>>(&parts);
        Words group(raw != nullptr && !raw->empty() ? raw->front() : RawCommand{});
        split.groups.push_back(group.servers());
        group.expectEnd();
        if (group.failed())
            words.fail("expected groups of servers like 1,2 | 3,4,5: " + group.problem());
        for (const NodeId id : split.groups.back())
            if (!named.insert(id).second)
                words.fail("expected every server in one group, but server " + std::to_string(id.value) +
                           " is in two groups");
        at = bar + 1;
    }
    return split;
}

ScenarioAct parseSlow(Words &words, ParseContext &)
{
    SlowLink slow;
    words.link(slow.from, slow.to, &slow.bothWays);
    slow.delay = words.duration();
    return slow;
}

ScenarioAct parseLossy(Words &words, ParseContext &)
{
    LoseOnLink lossy;
    words.link(lossy.from, lossy.to, &lossy.bothWays);
    lossy.perMillion = words.perMillion();
    return lossy;
}

ScenarioAct parseLose(Words &words, ParseContext &)
{
    LoseType lose;
    words.link(lose.from, lose.to, &lose.bothWays);
    lose.type = words.messageType();
    return lose;
}

} // namespace raft
