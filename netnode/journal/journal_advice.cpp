#include "netnode/journal/journal_advice.h"

using namespace Qt::StringLiterals;

namespace raftarium {

QString adviceToReplace(const JournalPlace &place)
{
    return u"Nothing was changed. If the others that have their journals are a majority of all servers (two "
           "of three, three of four or five), remove the files node_%2.* from %1 and start server %2 with "
           "--join: the others take it in again with its new, empty disk, and it counts once it holds their "
           "log. If they are not, keep everything: they cannot do that without one of the missing journals. "
           "To start the whole cluster afresh, without its data, remove the whole directory of every server."_s
               .arg(place.directory)
               .arg(place.node.value);
}

QString adviceOn(const JournalPlace &place, const JournalProblem &problem)
{
    switch (problem.code) {
    case JournalError::Code::NewerVersion:
        return u"Nothing was changed. Use a newer raftnode for it: the one that wrote it, or a later one."_s;
    case JournalError::Code::Foreign:
        if (problem.owner && problem.owner->node == place.node)
            return u"Nothing was changed. If this is the right directory, the name is wrong: start the "
                   "server with --cluster '%1' (CLUSTER); else name the directory of its own with "
                   "--data-dir (DATA_DIR)."_s.arg(QString::fromStdString(problem.owner->cluster));
        return u"Nothing was changed. Name the directory of server %1 with --data-dir (DATA_DIR), or an "
               "empty one for a new server."_s.arg(place.node.value);
    default: return adviceToReplace(place);
    }
}

} // namespace raftarium
