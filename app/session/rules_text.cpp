#include "app/session/rules_text.h"

#include "app/session/core_text.h"

#include <string>

namespace raftarium {

QStringList rulesOff(const raft::Rules &rules)
{
    QStringList off;
    for (int i = 0; i < static_cast<int>(raft::Rule::Count); ++i)
        if (const auto rule = static_cast<raft::Rule>(i); !rules.holds(rule))
            off << QStringLiteral("%1 (%2)").arg(QString::fromStdString(std::string(raft::name(rule))),
                                                 citationText(raft::section(rule)));
    return off;
}

} // namespace raftarium
