#include "raftcore/verification/operation_words.h"

namespace raft {

std::string quoted(const std::optional<std::string> &value)
{
    return value ? "\"" + *value + "\"" : std::string("nothing");
}

std::string inWords(const EffectiveCall &call)
{
    const Operation &operation = *call.operation;
    // A history of other servers does not say which one was asked.
    const std::string server =
        operation.server.value == 0 ? std::string() : " at S" + std::to_string(operation.server.value);
    switch (operation.kind) {
    case OperationKind::Put: return "the put of " + quoted(operation.value) + server;
    case OperationKind::Add: return "the addition of " + operation.value + server;
    case OperationKind::Append: return "the append of " + quoted(operation.value) + server;
    case OperationKind::Delete: return "the delete" + server;
    case OperationKind::CompareAndSet:
        return "the change from " + quoted(operation.expected) + " to " + quoted(operation.value) + server;
    case OperationKind::Get:
    case OperationKind::Read: break;
    }
    return "the read of " + quoted(*call.result) + server;
}

} // namespace raft
