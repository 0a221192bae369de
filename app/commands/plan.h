#pragma once

#include "app/session/session.h"

#include <QString>

#include <functional>
#include <vector>

namespace raftarium {

/// What a command would do at this moment, or why it would do nothing. One function makes the whole of it, so
/// that what is offered and what is done cannot drift apart.
class Plan {
public:
    using UserAction = std::function<void()>;

    /// It can be done, and `userAction` does it.
    static Plan to(UserAction userAction);
    /// It would do nothing. `reason` is a sentence for people.
    static Plan refuse(const QString &reason);
    /// `userAction`, unless something stands in its way: `obstacle` is a sentence for people, or empty.
    static Plan unless(const QString &obstacle, UserAction userAction);
    /// The actions one after the other, as one user action, until one cannot be done. Refused with the
    /// obstacle to the first.
    static Plan perform(Session *session, const std::vector<raft::Action> &actions);

    /// The same under a title that fits the moment: "Open S1 ↔ S2".
    Plan titled(const QString &title) const;

    bool isPossible() const { return m_userAction != nullptr; }
    /// Why it is not possible; empty when it is.
    const QString &reason() const { return m_reason; }
    /// What to call it at this moment; empty when the usual title will do.
    const QString &title() const { return m_title; }
    /// Does it. It must be possible.
    void carryOut() const { m_userAction(); }

private:
    UserAction m_userAction;
    QString m_reason;
    QString m_title;
};

/// `plan` for the server that is selected; refused while none is.
Plan onSelectedServer(const Session *session, const std::function<Plan(raft::NodeId)> &plan);
/// One action on the server that is selected.
template <class Act>
Plan performOnSelectedServer(Session *session)
{
    return onSelectedServer(session,
                            [session](raft::NodeId server) { return Plan::perform(session, {Act{server}}); });
}
/// `plan` for the selected server, else for the leader; refused where there is neither.
Plan onSelectedServerOrLeader(const Session *session,
                              const std::function<Plan(const raft::ServerView &)> &plan);

} // namespace raftarium
