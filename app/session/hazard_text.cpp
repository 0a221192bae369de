#include "app/session/hazard_text.h"

#include <QCoreApplication>

namespace raftarium {

namespace {

QString milliseconds(raft::Time time)
{
    return QStringLiteral("%1 ms").arg(static_cast<double>(time.count()) / 1000);
}

} // namespace

QString hazardText(const raft::ElectionHazard &hazard)
{
    const auto say = [&hazard](const char *text) {
        return QCoreApplication::translate("raftarium", text)
            .replace(QStringLiteral("%1"), milliseconds(hazard.takes))
            .replace(QStringLiteral("%2"), milliseconds(hazard.within));
    };
    switch (hazard.kind) {
    case raft::HazardKind::NothingArrives: return say("No leader can be elected: every message is lost.");
    case raft::HazardKind::RoundTripTooLong:
        return say(
            "No leader can be elected: a vote needs at least %1 to be asked for and to come back, and a "
            "candidate waits at most %2 (§5.6).");
    case raft::HazardKind::RoundTripOftenLong:
        return say(
            "Elections may fail: a vote can need %1 to be asked for and to come back, and the shortest "
            "election timeout is %2 (§5.6).");
    case raft::HazardKind::HeartbeatsTooRare:
        return say(
            "Followers may time out though their leader is well: heartbeats can arrive %1 apart, and the "
            "shortest election timeout is %2 (§5.6).");
    case raft::HazardKind::LeaderCanBeDeposed:
        return say(
            "PreVote without CheckQuorum: a server whose timer comes early may still depose a leader that "
            "is well (thesis §4.2.3, §9.6).");
    }
    return {};
}

} // namespace raftarium
