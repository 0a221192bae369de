#include "app/console/client_requests.h"

#include "app/console/client_line.h"

namespace raftarium {

ClientRequests::ClientRequests(Session *session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(session, &Session::operationReturned, this, &ClientRequests::answer);
    connect(session, &Session::clusterReplaced, this, [this] { m_lines.clear(); });
}

bool ClientRequests::submit(const QString &line)
{
    const auto parsed = parseClientLine(line);
    if (const auto *problem = std::get_if<LineProblem>(&parsed)) {
        emit refused(line, problem->sentence);
        return false;
    }
    const auto &request = std::get<ClientLine>(parsed);
    std::optional<raft::NodeId> server = request.server;
    if (!server)
        if (const raft::ServerView *leader = m_session->view().leader())
            server = leader->id;
    if (!server) {
        emit refused(line, tr("There is no leader to ask; name a server: @2 %1").arg(line.trimmed()));
        return false;
    }
    const raft::Action action = raft::action::Submit{*server, request.what};
    if (const QString obstacle = m_session->obstacle(action); !obstacle.isEmpty()) {
        emit refused(line, obstacle);
        return false;
    }
    const raft::ActionResult result = m_session->perform(action);
    if (!result.done())
        return false;
    emit sent(result.subject, line);
    m_lines.insert(result.subject, line);
    // An answer given at once was reported before its number was known here.
    const raft::Operation *operation = m_session->cluster().operation(result.subject);
    if (operation && operation->outcome != raft::OperationOutcome::Pending)
        answer(result.subject);
    return true;
}

void ClientRequests::answer(quint64 operation)
{
    if (!m_lines.contains(operation))
        return;
    const QString line = m_lines.take(operation);
    if (const raft::Operation *found = m_session->cluster().operation(operation))
        emit answered(operation, line, answerText(*found, m_session->view()));
}

} // namespace raftarium
