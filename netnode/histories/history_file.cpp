#include "netnode/histories/history_file.h"

#include "netnode/files/bounded_file.h"
#include "raftcore/histories/foreign_history.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>
#include <variant>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

using raft::ClientCall;
using raft::OperationKind;
using raft::OperationOutcome;

constexpr qint64 latestTime = qint64{1} << 61;

std::optional<OperationKind> kindNamed(const QString &name)
{
    if (name == u"put"_s)
        return OperationKind::Put;
    if (name == u"get"_s)
        return OperationKind::Read;
    if (name == u"delete"_s)
        return OperationKind::Delete;
    if (name == u"cas"_s)
        return OperationKind::CompareAndSet;
    if (name == u"add"_s)
        return OperationKind::Add;
    if (name == u"append"_s)
        return OperationKind::Append;
    return std::nullopt;
}

/// A text, or nothing for null or when the field is missing.
std::optional<std::string> textIn(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString().toStdString()) : std::nullopt;
}

bool isTextOrNull(const QJsonValue &value)
{
    return value.isString() || value.isNull() || value.isUndefined();
}

/// A time: an integer that leaves room to tell a call from a return at the same time.
std::optional<std::uint64_t> timeIn(const QJsonValue &value)
{
    const qint64 time = value.toInteger(-latestTime - 1);
    if (!value.isDouble() || time < -latestTime || time > latestTime)
        return std::nullopt;
    return static_cast<std::uint64_t>(time + latestTime) * 2;
}

/// What became of the operation. A line without a return may leave it out: unknown.
std::optional<OperationOutcome> outcomeIn(const QJsonObject &line)
{
    const QJsonValue result = line[u"result"_s];
    if (result == u"ok"_s)
        return OperationOutcome::Done;
    if (result == u"fail"_s) // Of every operation: it never happened.
        return OperationOutcome::Refused;
    if (result == u"mismatch"_s)
        return OperationOutcome::Failed;
    if (result == u"unknown"_s || (result.isUndefined() && !line.contains(u"return"_s)))
        return OperationOutcome::Unknown;
    return std::nullopt;
}

/// Reads what became of the operation. A sentence when the line does not say it right, else nothing.
QString readResult(const QJsonObject &line, ClientCall &call)
{
    const OperationKind kind = call.operation.kind;
    const std::optional<OperationOutcome> outcome = outcomeIn(line);
    if (!outcome)
        return u"\"result\" is \"ok\", \"fail\" (it never happened), \"mismatch\" or \"unknown\""_s;
    const bool hasCondition = kind == OperationKind::CompareAndSet || kind == OperationKind::Add;
    if (outcome == OperationOutcome::Failed && !hasCondition)
        return u"\"mismatch\" is the result of a \"cas\" or an \"add\" that found another value than it needs"_s;
    const bool hasRead = kind == OperationKind::Read && outcome == OperationOutcome::Done;
    if (hasRead && !line.contains(u"read"_s))
        return u"a \"get\" that is \"ok\" has what it \"read\": a text, or null for no such key"_s;
    call.operation.outcome = *outcome;
    call.operation.result = textIn(line[u"read"_s]);
    if (outcome == OperationOutcome::Unknown)
        return {}; // Whenever it returned: it may still take effect later.
    const std::optional<std::uint64_t> returned = timeIn(line[u"return"_s]);
    if (!returned || *returned < call.called)
        return u"\"return\" is an integer that is not before \"call\""_s;
    call.returned = *returned + 1; // What is called at the same time may have come before it.
    return {};
}

/// The client of a line, a number or a text; empty when it names none.
std::string clientIn(const QJsonValue &value)
{
    return value.isDouble() ? std::to_string(value.toInteger()) : value.toString().toStdString();
}

std::optional<ClientCall> callIn(const QJsonObject &line, QString &problem)
{
    ClientCall call;
    const std::optional<OperationKind> kind = kindNamed(line[u"op"_s].toString());
    const std::optional<std::uint64_t> called = timeIn(line[u"call"_s]);
    const bool writes = kind && kind != OperationKind::Read && kind != OperationKind::Delete;
    if (!kind)
        problem = u"\"op\" is \"put\", \"get\", \"delete\", \"cas\", \"add\" or \"append\""_s;
    else if (!line[u"key"_s].isString())
        problem = u"\"key\" is a text"_s;
    else if (!called)
        problem = u"\"call\" is an integer"_s;
    else if (writes && !line[u"value"_s].isString())
        problem = u"\"value\" is a text"_s;
    else if (!isTextOrNull(line[u"expected"_s]) || !isTextOrNull(line[u"read"_s]))
        problem = u"\"expected\" and \"read\" are texts, or null for no such key"_s;
    if (!problem.isEmpty())
        return std::nullopt;
    call.called = *called;
    call.operation.kind = *kind;
    call.operation.key = line[u"key"_s].toString().toStdString();
    call.operation.value = line[u"value"_s].toString().toStdString();
    call.operation.expected = textIn(line[u"expected"_s]);
    call.client = clientIn(line[u"client"_s]);
    problem = readResult(line, call);
    return problem.isEmpty() ? std::optional(call) : std::nullopt;
}

/// One JSON object a line.
std::variant<std::vector<ClientCall>, raft::HistoryProblem> readLines(QByteArray all)
{
    std::vector<ClientCall> history;
    QBuffer lines(&all);
    lines.open(QIODevice::ReadOnly);
    for (std::size_t number = 1; !lines.atEnd(); ++number) {
        const QByteArray text = lines.readLine().trimmed();
        if (text.isEmpty())
            continue;
        QString problem;
        const QJsonDocument line = QJsonDocument::fromJson(text);
        if (!line.isObject())
            problem = u"this is no JSON object"_s;
        std::optional<ClientCall> call = line.isObject() ? callIn(line.object(), problem) : std::nullopt;
        if (!call)
            return raft::HistoryProblem{number, problem.toStdString()};
        call->operation.id = number;
        history.push_back(*std::move(call));
    }
    return history;
}

} // namespace

std::variant<std::vector<ClientCall>, QString> readHistory(const QString &path)
{
    auto [all, unreadable] = readBounded(path, largestHistory);
    if (!unreadable.isEmpty())
        return u"Cannot read %1: %2."_s.arg(path, unreadable);
    const std::string_view text(all.constData(), static_cast<std::size_t>(all.size()));
    const raft::HistoryForm form = raft::formOf(text);
    auto history =
        form == raft::HistoryForm::Lines ? readLines(std::move(all)) : raft::readForeignHistory(text, form);
    if (const auto *problem = std::get_if<raft::HistoryProblem>(&history))
        return u"%1:%2: %3."_s.arg(path).arg(problem->line).arg(QString::fromStdString(problem->text));
    return std::get<std::vector<ClientCall>>(std::move(history));
}

} // namespace raftarium
