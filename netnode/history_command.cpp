#include "history_command.h"

#include "command_line.h"

#include "netnode/files/bounded_file.h"
#include "raftcore/verification/linearizability.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr std::size_t mostSteps = 20'000'000;
constexpr qint64 latestTime = qint64{1} << 61;

using raft::ClientCall;
using raft::OperationKind;
using raft::OperationOutcome;

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

/// What became of the operation; false, with a sentence, when the line does not say it right.
bool readResult(const QJsonObject &line, ClientCall &call, QString &problem)
{
    const QJsonValue result = line[u"result"_s];
    const bool isConditional = call.operation.kind == OperationKind::CompareAndSet;
    if (result == u"ok"_s)
        call.operation.outcome = OperationOutcome::Done;
    else if (result == u"fail"_s)
        call.operation.outcome = isConditional ? OperationOutcome::Failed : OperationOutcome::Refused;
    else if (result == u"unknown"_s || (result.isUndefined() && !line.contains(u"return"_s)))
        call.operation.outcome = OperationOutcome::Unknown;
    else
        return problem = u"\"result\" is \"ok\", \"fail\" or \"unknown\""_s, false;
    call.operation.result = textIn(line[u"read"_s]);
    if (call.operation.outcome == OperationOutcome::Unknown)
        return true; // Whenever it returned: it may still take effect later.
    const std::optional<std::uint64_t> returned = timeIn(line[u"return"_s]);
    if (!returned || *returned < call.called)
        return problem = u"\"return\" is an integer that is not before \"call\""_s, false;
    call.returned = *returned + 1; // What is called at the same time may have come before it.
    return true;
}

std::optional<ClientCall> callIn(const QJsonObject &line, QString &problem)
{
    ClientCall call;
    const std::optional<OperationKind> kind = kindNamed(line[u"op"_s].toString());
    const std::optional<std::uint64_t> called = timeIn(line[u"call"_s]);
    const bool writes = kind == OperationKind::Put || kind == OperationKind::CompareAndSet;
    if (!kind)
        problem = u"\"op\" is \"put\", \"get\", \"delete\" or \"cas\""_s;
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
    return readResult(line, call, problem) ? std::optional(call) : std::nullopt;
}

/// The operations of a file, numbered by their lines; complains and answers nothing when it holds anything
/// else.
std::optional<std::vector<ClientCall>> readHistory(const QString &path)
{
    auto [all, unreadable] = readBounded(path, largestHistory);
    if (!unreadable.isEmpty()) {
        complain(u"Cannot read %1: %2."_s.arg(path, unreadable));
        return std::nullopt;
    }
    std::vector<ClientCall> history;
    QBuffer lines(&all);
    lines.open(QIODevice::ReadOnly);
    for (int number = 1; !lines.atEnd(); ++number) {
        const QByteArray text = lines.readLine().trimmed();
        if (text.isEmpty())
            continue;
        QString problem;
        const QJsonDocument line = QJsonDocument::fromJson(text);
        if (!line.isObject())
            problem = u"this is no JSON object"_s;
        std::optional<ClientCall> call = line.isObject() ? callIn(line.object(), problem) : std::nullopt;
        if (!call) {
            complain(u"%1:%2: %3."_s.arg(path).arg(number).arg(problem));
            return std::nullopt;
        }
        call->operation.id = static_cast<raft::OperationId>(number);
        history.push_back(*std::move(call));
    }
    return history;
}

QString linesText(const std::vector<raft::OperationId> &lines)
{
    QStringList numbers;
    for (const raft::OperationId line : lines)
        numbers.append(QString::number(line));
    return numbers.join(u", "_s);
}

QJsonArray linesJson(const std::vector<raft::OperationId> &lines)
{
    QJsonArray numbers;
    for (const raft::OperationId line : lines)
        numbers.append(static_cast<qint64>(line));
    return numbers;
}

QString verdictText(const raft::Linearizability &result, std::size_t operations)
{
    const QString key = QString::fromStdString(result.key);
    switch (result.verdict) {
    case raft::Linearizability::Verdict::Holds: return u"Linearizable: %1 operations."_s.arg(operations);
    case raft::Linearizability::Verdict::Violated:
        return u"NOT linearizable, key \"%1\": %2\nThe longest order that explains the results (lines): %3\n"
               "Nowhere after it fit the lines: %4"_s.arg(key, QString::fromStdString(result.proof),
                                                          linesText(result.order),
                                                          linesText(result.unexplained));
    case raft::Linearizability::Verdict::Undecided: break;
    }
    return u"Undecided, key \"%1\": too many operations overlap to try all orders."_s.arg(key);
}

QJsonObject verdictJson(const raft::Linearizability &result, std::size_t operations)
{
    constexpr const char *names[] = {"linearizable", "violated", "undecided"};
    QJsonObject object{{u"verdict"_s, QString::fromLatin1(names[static_cast<std::size_t>(result.verdict)])},
                       {u"operations"_s, static_cast<qint64>(operations)}};
    if (result.verdict != raft::Linearizability::Verdict::Holds)
        object[u"key"_s] = QString::fromStdString(result.key);
    if (result.verdict == raft::Linearizability::Verdict::Violated) {
        object[u"order"_s] = linesJson(result.order);
        object[u"unexplained"_s] = linesJson(result.unexplained);
        object[u"proof"_s] = QString::fromStdString(result.proof);
    }
    return object;
}

int runHistory(CommandLine &line)
{
    const std::optional<std::vector<ClientCall>> history = readHistory(line.positional().first());
    if (!history)
        return Usage;
    const raft::Linearizability result = raft::checkLinearizability(*history, mostSteps);
    if (line.json())
        printJson(verdictJson(result, history->size()));
    else
        QTextStream(stdout) << verdictText(result, history->size()) << '\n';
    return result.verdict == raft::Linearizability::Verdict::Holds ? Done : Failed;
}

} // namespace

Command historyCommand()
{
    return {
        {u"check-history"_s,
         u"FILE|-"_s,
         u"whether a history of client operations is linearizable"_s,
         u"Says whether a history of client operations is linearizable: whether one store, asked by one "
         u"client "
         "after the other, could have given all its answers. The file (\"-\": standard input) holds one JSON "
         "object a line, such as "
         "{\"op\":\"put\",\"key\":\"x\",\"value\":\"1\",\"call\":10,\"return\":14,\"result\":\"ok\"}; "
         "\"op\" is put, get, delete or cas, \"result\" ok, fail or unknown, and a get has what it has \"read\"."_s,
         1,
         1,
         {{u"json"_s, u"Print JSON."_s}}},
        runHistory};
}

} // namespace raftarium
