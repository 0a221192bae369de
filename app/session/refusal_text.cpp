#include "app/session/refusal_text.h"

#include <QCoreApplication>

namespace raftarium {

namespace {

QString sentence(const char *text)
{
    return QCoreApplication::translate("Refusal", text);
}

} // namespace

QString refusalText(raft::Refusal refusal)
{
    switch (refusal) {
    case raft::Refusal::NotLeader: return sentence("Refused: that server does not lead");
    case raft::Refusal::NoCommitInTerm:
        return sentence("Refused: the leader has not yet committed an entry of its own term (thesis §4.1)");
    case raft::Refusal::ChangeInProgress:
        return sentence("Refused: an earlier membership change is not yet committed (§6)");
    case raft::Refusal::TransferInProgress:
        return sentence("Refused: leadership is being handed over (thesis §3.10)");
    case raft::Refusal::TooManyPending:
        return sentence("Refused: too much is not yet committed; try again later");
    case raft::Refusal::VoterNotReady:
        return sentence("Refused: a new voter must first catch up as a learner (thesis §4.2.1)");
    case raft::Refusal::SessionExpired:
        return sentence("Refused: the client's session has expired and nobody can tell whether this is a "
                        "retry (thesis §6.3)");
    case raft::Refusal::StoreFull: return sentence("Refused: the store is full");
    case raft::Refusal::Invalid: break;
    }
    return sentence("Refused: such a request makes no sense here");
}

} // namespace raftarium
