#include "raftcore/verification/operation_words.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"

namespace raft {

std::string quoted(const std::optional<std::string> &value)
{
    return value ? "\"" + *value + "\"" : phrase("nothing");
}

namespace {

std::string whatWasDone(const EffectiveCall &call)
{
    const Operation &operation = *call.operation;
    switch (operation.kind) {
    case OperationKind::Put: return phrase("the put of %1", {quoted(operation.value)});
    case OperationKind::Add: return phrase("the addition of %1", {operation.value});
    case OperationKind::Append: return phrase("the append of %1", {quoted(operation.value)});
    case OperationKind::Delete: return phrase("the delete");
    case OperationKind::CompareAndSet:
        return phrase("the change from %1 to %2", {quoted(operation.expected), quoted(operation.value)});
    case OperationKind::Get:
    case OperationKind::Read: break;
    }
    return phrase("the read of %1", {quoted(*call.result)});
}

} // namespace

std::string inWords(const EffectiveCall &call)
{
    // A history of other servers does not say which one was asked.
    const NodeId server = call.operation->server;
    return server == NodeId{} ? whatWasDone(call) : phrase("%1 at %2", {whatWasDone(call), named(server)});
}

} // namespace raft
