#include "app/inspector/operation_facts.h"

#include "app/inspector/wording.h"

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
    case raft::OperationKind::Delete: return Inspector::tr("del %1").arg(key);
    case raft::OperationKind::CompareAndSet:
        return Inspector::tr("cas %1 %2→%3")
            .arg(key, operation.expected ? wording::text(*operation.expected) : Inspector::tr("none"), value);
    case raft::OperationKind::Get: return Inspector::tr("local get %1").arg(key);
    case raft::OperationKind::Read: return Inspector::tr("get %1").arg(key);
    }
    return {};
}

bool reads(const raft::Operation &operation)
{
    return operation.kind == raft::OperationKind::Get || operation.kind == raft::OperationKind::Read;
}

QString entryThatDidIt(const raft::Operation &operation, const raft::ClusterView &view)
{
    for (const raft::ServerView &server : view.servers)
        if (const auto term = server.log.termAt(operation.index); term && server.applied >= operation.index)
            return wording::position({operation.index, *term});
    return QString::number(operation.index.value);
}

QString refusal(const raft::Operation &operation)
{
    switch (operation.refusal) {
    case raft::Refusal::NotLeader:
        return operation.leader ? Inspector::tr("refused, ask %1").arg(wording::server(*operation.leader))
                                : Inspector::tr("refused, no leader known");
    case raft::Refusal::NoCommitInTerm: return Inspector::tr("refused, the leader is too new");
    case raft::Refusal::ChangeInProgress: return Inspector::tr("refused, a membership change is under way");
    case raft::Refusal::TransferInProgress: return Inspector::tr("refused, leadership is being handed over");
    case raft::Refusal::TooManyPending: return Inspector::tr("refused, too many are waiting");
    case raft::Refusal::Invalid: break;
    }
    return Inspector::tr("refused, it makes no sense");
}

QString outcome(const raft::Operation &operation, const raft::ClusterView &view)
{
    switch (operation.outcome) {
    case raft::OperationOutcome::Pending: return Inspector::tr("waits");
    case raft::OperationOutcome::Failed: return Inspector::tr("failed, it held another value");
    case raft::OperationOutcome::Refused: return refusal(operation);
    case raft::OperationOutcome::Unknown: return Inspector::tr("unknown: it may still happen");
    case raft::OperationOutcome::Done: break;
    }
    if (reads(operation))
        return operation.result ? Inspector::tr("read %1").arg(wording::text(*operation.result))
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
    QStringList parts{Inspector::tr("%1 at %2").arg(request(operation), wording::server(operation.server)),
                      outcome(operation, view)};
    if (operation.returned)
        parts << wording::duration(*operation.returned - operation.called);
    return parts.join(QStringLiteral(" · "));
}

Facts operationFacts(const raft::ClusterView &view)
{
    Facts facts;
    for (auto operation = view.operations.rbegin(); operation != view.operations.rend(); ++operation) {
        Fact fact;
        fact.shape = Fact::Shape::Step;
        fact.key = QString::number(operation->id);
        fact.label = operationText(*operation, view);
        fact.value = wording::moment(operation->called);
        fact.mark = markOf(operation->outcome);
        facts.push_back(fact);
    }
    return facts;
}

} // namespace raftarium
