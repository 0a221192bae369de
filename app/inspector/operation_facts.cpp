#include "app/inspector/operation_facts.h"

#include "app/inspector/read_story.h"
#include "app/inspector/wording.h"
#include "app/session/refusal_text.h"

#include <algorithm>

namespace raftarium {

namespace {

using wording::Inspector;

QString request(const raft::Operation &operation)
{
    const QString key = wording::text(operation.key);
    const QString value = wording::text(operation.value);
    switch (operation.kind) {
    case raft::OperationKind::Put: return Inspector::tr("put %1=%2").arg(key, value);
    case raft::OperationKind::Add: return Inspector::tr("add %1 %2").arg(key, value);
    case raft::OperationKind::Append: return Inspector::tr("append %1 %2").arg(key, value);
    case raft::OperationKind::Delete: return Inspector::tr("del %1").arg(key);
    case raft::OperationKind::CompareAndSet:
        return Inspector::tr("cas %1 %2→%3")
            .arg(key,
                 operation.expected ? wording::text(*operation.expected) : Inspector::tr("none", "value"),
                 value);
    case raft::OperationKind::Get: return Inspector::tr("local get %1").arg(key);
    case raft::OperationKind::Read: return Inspector::tr("read %1").arg(key);
    }
    return {};
}

bool reads(const raft::Operation &operation)
{
    return operation.kind == raft::OperationKind::Get || operation.kind == raft::OperationKind::Read;
}

/// Whether the client has sent the same request before.
bool isRetry(const raft::Operation &operation, const raft::ClusterView &view)
{
    return std::any_of(view.operations.begin(), view.operations.end(), [&](const raft::Operation &other) {
        return other.id < operation.id && other.session == operation.session;
    });
}

bool comparesValues(const raft::Operation &operation)
{
    return operation.kind == raft::OperationKind::CompareAndSet || operation.kind == raft::OperationKind::Add;
}

QString entryThatDidIt(const raft::Operation &operation, const raft::ClusterView &view)
{
    for (const raft::ServerView &server : view.servers)
        if (const auto term = server.log.termAt(operation.index); term && server.applied >= operation.index)
            return wording::position({operation.index, *term});
    return QString::number(operation.index.value);
}

QString outcome(const raft::Operation &operation, const raft::ClusterView &view)
{
    switch (operation.outcome) {
    case raft::OperationOutcome::Pending: {
        const QString waits = readWaits(view, operation);
        return waits.isEmpty() ? Inspector::tr("waits") : waits;
    }
    case raft::OperationOutcome::Failed:
        return comparesValues(operation) ? Inspector::tr("failed, it held another value")
                                         : Inspector::tr("too late, the client has sent a later number");
    case raft::OperationOutcome::Refused: return refusalText(operation.refusal, operation.leader);
    case raft::OperationOutcome::Unknown: return Inspector::tr("unknown: it may still happen");
    case raft::OperationOutcome::Done: break;
    }
    if (reads(operation))
        return operation.result ? Inspector::tr("it is %1").arg(wording::text(*operation.result))
                                : Inspector::tr("no such key");
    return Inspector::tr("done %1").arg(entryThatDidIt(operation, view));
}

Fact::Mark markOf(raft::OperationOutcome outcome)
{
    switch (outcome) {
    case raft::OperationOutcome::Done: return Fact::Mark::Good;
    case raft::OperationOutcome::Failed:
    case raft::OperationOutcome::Refused: return Fact::Mark::Fault;
    case raft::OperationOutcome::Pending:
    case raft::OperationOutcome::Unknown: break;
    }
    return Fact::Mark::Unchecked;
}

} // namespace

QString operationText(const raft::Operation &operation, const raft::ClusterView &view)
{
    QStringList parts{Inspector::tr("%1 at %2").arg(request(operation), serverName(operation.server)),
                      outcome(operation, view)};
    if (operation.session) {
        const QString number = QStringLiteral("%1:%2")
                                   .arg(wording::text(operation.session->client))
                                   .arg(operation.session->sequence);
        parts << (isRetry(operation, view) ? Inspector::tr("%1 again, applied once").arg(number) : number);
    }
    if (operation.returned && !view.manual) // With manual delivery no time passes.
        parts << wording::duration(*operation.returned - operation.called);
    return parts.join(QStringLiteral(" · "));
}

Facts operationFacts(const raft::ClusterView &view, raft::OperationId open, const Facts &story)
{
    Facts facts;
    for (auto operation = view.operations.rbegin(); operation != view.operations.rend(); ++operation) {
        Fact fact;
        fact.shape = Fact::Shape::Step;
        fact.key = QString::number(operation->id);
        fact.label = operationText(*operation, view);
        fact.value = view.manual ? QString() : wording::moment(operation->called);
        fact.mark = markOf(operation->outcome);
        fact.explanation = reads(*operation) ? Inspector::tr("Click: what it waited for")
                                             : Inspector::tr("Click: its way through the cluster");
        facts.push_back(fact);
        if (operation->id == open)
            facts.insert(facts.end(), story.begin(), story.end());
    }
    return facts;
}

Facts sessionFacts(const raft::ServerView &server)
{
    Facts rows;
    server.store.visitSessions([&rows](const std::string &client, std::uint64_t sequence,
                                       const raft::ChangeResult &result) {
        const QString answer = result.success ? Inspector::tr("done") : Inspector::tr("failed");
        Fact row;
        row.shape = Fact::Shape::TableRow;
        row.key = QStringLiteral("session ") + wording::text(client);
        row.cells = {wording::text(client), QString::number(sequence), QString::number(result.index.value),
                     answer};
        row.paper = Inspector::tr("thesis §6.3");
        row.explanation = Inspector::tr("The same number again is a retry: it is not applied again, and gets "
                                        "this first answer.");
        rows.push_back(row);
    });
    if (rows.empty())
        return rows;
    Fact title;
    title.shape = Fact::Shape::Section;
    title.key = QStringLiteral("sessions");
    title.label = Inspector::tr("Sessions in the store of %1").arg(serverName(server.id));
    title.value = Inspector::tr("applied once");
    Fact head;
    head.shape = Fact::Shape::TableHead;
    head.key = QStringLiteral("sessions head");
    head.cells = {Inspector::tr("who"), Inspector::tr("number"), Inspector::tr("entry"),
                  Inspector::tr("answer")};
    Facts facts{title, head};
    facts.insert(facts.end(), rows.begin(), rows.end());
    return facts;
}

} // namespace raftarium
