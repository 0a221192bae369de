#include "app/session/refusal_text.h"

#include <QCoreApplication>

namespace raftarium {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Refusal", text);
}

} // namespace

QString refusalText(raft::Refusal refusal)
{
    switch (refusal) {
    case raft::Refusal::NotLeader: return say("Refused: that server does not lead");
    case raft::Refusal::NoCommitInTerm:
        return say("Refused: the leader has not yet committed an entry of its own term (thesis §4.1)");
    case raft::Refusal::ChangeInProgress:
        return say("Refused: an earlier membership change is not yet committed (§6)");
    case raft::Refusal::TransferInProgress:
        return say("Refused: leadership is being handed over (thesis §3.10)");
    case raft::Refusal::TooManyPending: return say("Refused: too much is not yet committed; try again later");
    case raft::Refusal::VoterNotReady:
        return say("Refused: a new voter must first catch up as a learner (thesis §4.2.1)");
    case raft::Refusal::Invalid: break;
    }
    return say("Refused: such a request makes no sense here");
}

} // namespace raftarium
