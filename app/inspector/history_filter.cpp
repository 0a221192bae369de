#include "app/inspector/history_filter.h"

#include "app/inspector/wording.h"

#include <algorithm>

namespace raftarium {

namespace {

using Group = HistoryFilter::Group;
using wording::Inspector;

Group groupOfNote(raft::NoteKind kind)
{
    using Kind = raft::NoteKind;
    switch (kind) {
    case Kind::Appended:
    case Kind::Truncated:
    case Kind::PrevMismatch:
    case Kind::Committed:
    case Kind::NotCommittedOldTerm:
    case Kind::AppendRejected:
    case Kind::SnapshotTaken:
    case Kind::SnapshotSent:
    case Kind::SnapshotInstalled:
    case Kind::SnapshotIgnored:
    case Kind::EntriesLost:
    case Kind::SnapshotUnreadable:
    case Kind::SnapshotTooLarge:
    case Kind::MembershipActive:
    case Kind::MembershipRolledBack: return Group::Log;
    case Kind::ReadConfirmed:
    case Kind::ReadRefused:
    case Kind::RequestRefused: return Group::Clients;
    case Kind::Ignored: return Group::Messages;
    default: return Group::Elections;
    }
}

Group groupOf(const raft::Event &event)
{
    using Kind = raft::EventKind;
    switch (event.kind) {
    case Kind::MessageSent:
    case Kind::MessageDelivered:
    case Kind::MessageLost:
    case Kind::MessageTouched: return Group::Messages;
    case Kind::Noted: return groupOfNote(static_cast<raft::NoteKind>(event.detail));
    case Kind::StateChanged:
    case Kind::TimerFired: return Group::Elections;
    case Kind::CommitAdvanced:
    case Kind::Synced: return Group::Log;
    case Kind::OperationCalled:
    case Kind::OperationReturned: return Group::Clients;
    case Kind::SafetyViolated: return Group::Safety;
    default: return Group::Faults;
    }
}

} // namespace

bool HistoryFilter::isIn(const raft::Event &event, Group group)
{
    if (group == Group::Everything)
        return true;
    if (group == Group::Important)
        return raft::importance(event) >= raft::Importance::Commit;
    return groupOf(event) == group;
}

QString HistoryFilter::title(Group group)
{
    switch (group) {
    case Group::Everything: return Inspector::tr("Everything");
    case Group::Important: return Inspector::tr("Important");
    case Group::Elections: return Inspector::tr("Elections");
    case Group::Log: return Inspector::tr("Log");
    case Group::Messages: return Inspector::tr("Messages");
    case Group::Clients: return Inspector::tr("Clients");
    case Group::Faults: return Inspector::tr("Faults");
    case Group::Safety: return Inspector::tr("Safety");
    }
    return {};
}

bool HistoryFilter::containsWords(const QString &sentence) const
{
    return std::all_of(words.begin(), words.end(), [&sentence](const QString &word) {
        return sentence.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace raftarium
