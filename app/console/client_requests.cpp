#include "app/console/client_requests.h"

#include "app/console/client_line.h"

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {
const char clientName[] = "you";
}

ClientRequests::ClientRequests(Session *session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(session, &Session::operationReturned, this, &ClientRequests::answer);
    connect(session, &Session::clusterReplaced, this, [this] {
        m_sent.clear();
        m_written = 0;
    });
}

void ClientRequests::writeNumbers(int times)
{
    const raft::ServerView *leader = m_session->view().leader();
    if (!leader)
        return;
    // Usually the index of the entry. Real servers append it later, perhaps after the next is written.
    m_written = std::max(m_written, leader->log.lastIndex().value);
    raft::action::SubmitBatch batch{leader->id, {}};
    QStringList lines;
    for (int i = 0; i < times; ++i) {
        const std::string value = std::to_string(++m_written);
        batch.commands.push_back(
            {raft::Put{"x", value}, raft::Session{clientName, m_number + batch.commands.size() + 1}});
        lines.append(QStringLiteral("put x %1").arg(m_written));
    }
    if (times > 1 && m_session->obstacle(batch).isEmpty())
        sendTogether(batch, lines);
    else
        for (const QString &line : std::as_const(lines))
            submit(line);
}

/// Sends writes that share one proposal.
void ClientRequests::sendTogether(const raft::action::SubmitBatch &batch, const QStringList &lines)
{
    const raft::ActionResult result = m_session->perform(batch);
    if (!result.done())
        return;
    m_number += batch.commands.size();
    m_lastWrite = batch.commands.back();
    m_lastKey = QString::fromStdString(raft::keyOf(m_lastWrite->change));
    for (qsizetype i = 0; i < lines.size(); ++i)
        noteSent(result.subject + static_cast<quint64>(i), {lines[i], std::nullopt});
}

bool ClientRequests::submit(const QString &line)
{
    const auto parsed = parseClientLine(line);
    if (const auto *problem = std::get_if<LineProblem>(&parsed)) {
        emit refused(line, problem->sentence);
        return false;
    }
    auto request = std::get<ClientLine>(parsed);
    auto *command = std::get_if<raft::StoreCommand>(&request.what);
    if (command && !command->session)
        command->session = raft::Session{clientName, m_number + 1};
    if (!send(line.trimmed(), request.server, request.what, false))
        return false;
    if (command) {
        if (command->session->client == clientName)
            m_number = std::max(m_number, command->session->sequence);
        m_lastWrite = *command;
        m_lastKey = QString::fromStdString(raft::keyOf(command->change));
    }
    return true;
}

bool ClientRequests::retry()
{
    if (const QString obstacle = retryObstacle(); !obstacle.isEmpty()) {
        emit refused(tr("retry"), obstacle);
        return false;
    }
    const QString line = tr("again %1 (%2:%3)")
                             .arg(QString::fromStdString(raft::summary(m_lastWrite->change)),
                                  QString::fromStdString(m_lastWrite->session->client))
                             .arg(m_lastWrite->session->sequence);
    return send(line, std::nullopt, *m_lastWrite, true);
}

QString ClientRequests::retryObstacle() const
{
    if (!m_lastWrite)
        return tr("Nothing has been written from here yet.");
    const raft::ServerView *leader = m_session->view().leader();
    return leader ? m_session->obstacle(raft::action::Submit{leader->id, *m_lastWrite})
                  : tr("There is no leader to ask.");
}

/// Sends a request to `server`, or to the leader.
bool ClientRequests::send(const QString &line, std::optional<raft::NodeId> server,
                          const std::variant<raft::StoreCommand, raft::Get> &what, bool again)
{
    const raft::ServerView *leader = m_session->view().leader();
    if (!server && leader)
        server = leader->id;
    if (!server) {
        emit refused(line, tr("There is no leader to ask; name a server: @2 %1").arg(line));
        return false;
    }
    const raft::Action action = raft::action::Submit{*server, what};
    if (const QString obstacle = m_session->obstacle(action); !obstacle.isEmpty()) {
        emit refused(line, obstacle);
        return false;
    }
    const raft::ServerView *asked = m_session->view().server(*server);
    const std::optional<raft::Index> before =
        again && asked ? std::optional(asked->log.lastIndex()) : std::nullopt;
    const raft::ActionResult result = m_session->perform(action);
    if (!result.done())
        return false;
    noteSent(result.subject, {line, before});
    return true;
}

void ClientRequests::noteSent(quint64 operation, const Sent &request)
{
    emit sent(operation, request.line);
    m_sent.insert(operation, request);
    // An answer given at once was reported before its number was known here.
    const std::optional<raft::Operation> found = m_session->cluster().operation(operation);
    if (found && found->outcome != raft::OperationOutcome::Pending)
        answer(operation);
}

void ClientRequests::answer(quint64 operation)
{
    if (!m_sent.contains(operation))
        return;
    const Sent sent = m_sent.take(operation);
    const std::optional<raft::Operation> found = m_session->cluster().operation(operation);
    if (!found)
        return;
    QString text = answerText(*found, m_session->view());
    const bool once =
        sent.before && found->outcome == raft::OperationOutcome::Done && found->index <= *sent.before;
    if (once)
        text += tr(" · the first answer again: it is applied once");
    emit answered(operation, sent.line, text);
}

} // namespace raftarium
