#include "app/session/refusal_text.h"

#include "app/session/core_text.h"
#include "raftcore/cluster/wording.h"

#include <QCoreApplication>

namespace raftarium {

QString refusalText(raft::Refusal refusal, std::optional<raft::NodeId> leader)
{
    const QString why = QString::fromStdString(raft::reasonOf(refusal, leader));
    const std::string_view section = raft::section(refusal);
    if (section.empty())
        return QCoreApplication::translate("Refusal", "refused: %1").arg(why);
    return QCoreApplication::translate("Refusal", "refused: %1 (%2)").arg(why, citationText(section));
}

} // namespace raftarium
