#include "netnode/raftctl/lab_options.h"

#include "netnode/raftctl/closest_name.h"
#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/utf8_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QStringList ruleNames()
{
    QStringList names;
    for (int i = 0; i < static_cast<int>(raft::Rule::Count); ++i)
        names.append(text(raft::name(static_cast<raft::Rule>(i))));
    return names;
}

} // namespace

CommandOption withoutOption()
{
    return {u"without"_s,
            u"Turn off this rule of the protocol. May be given several times."_s,
            u"RULE"_s,
            {},
            ruleNames()};
}

std::optional<std::vector<raft::Rule>> rulesWithout(const CommandLine &line)
{
    std::vector<raft::Rule> rules;
    for (const QString &name : line.values(u"without"_s)) {
        const std::optional<raft::Rule> rule = raft::ruleNamed(name.toStdString());
        if (!rule) {
            const QString meant = closestName(name, ruleNames());
            complain(meant.isEmpty() ? u"There is no rule \"%1\"; the rules are %2."_s.arg(
                                           name, ruleNames().join(u", "_s))
                                     : u"There is no rule \"%1\"; did you mean %2?"_s.arg(name, meant));
            return std::nullopt;
        }
        if (std::find(rules.begin(), rules.end(), *rule) == rules.end())
            rules.push_back(*rule);
    }
    return rules;
}

} // namespace raftarium
