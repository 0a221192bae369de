#include "netnode/raftctl/history_command.h"

#include "netnode/histories/history_file.h"
#include "netnode/page/history_page.h"
#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/counted.h"
#include "netnode/raftctl/on_all_cores.h"
#include "netnode/raftctl/progress_bar.h"
#include "netnode/raftctl/save_text.h"
#include "raftcore/pictures/history_svg.h"
#include "raftcore/verification/linearizability.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>
#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

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
    case raft::Linearizability::Verdict::Holds:
        return u"Linearizable: %1."_s.arg(counted(operations, u"operation"_s));
    case raft::Linearizability::Verdict::Violated:
        return u"NOT linearizable, key \"%1\": %2\nThe longest order that explains the results (lines): %3\n"
               "Nowhere after it fit the lines: %4"_s.arg(key, QString::fromStdString(result.proof),
                                                          linesText(result.order),
                                                          linesText(result.unexplained));
    case raft::Linearizability::Verdict::Undecided: break;
    }
    return u"Undecided, key \"%1\": too many operations overlap to try all orders within the limits. An "
           u"order of %2 of "
           "its %3 operations was found; --seconds and --memory go further."_s.arg(key)
               .arg(result.order.size())
               .arg(result.operations);
}

QJsonObject verdictJson(const raft::Linearizability &result, std::size_t operations)
{
    constexpr const char *names[] = {"linearizable", "violated", "undecided"};
    QJsonObject object{{u"verdict"_s, QString::fromLatin1(names[static_cast<std::size_t>(result.verdict)])},
                       {u"operations"_s, static_cast<qint64>(operations)}};
    if (result.verdict != raft::Linearizability::Verdict::Holds)
        object[u"key"_s] = QString::fromStdString(result.key);
    if (result.verdict != raft::Linearizability::Verdict::Holds) {
        object[u"order"_s] = linesJson(result.order);
        object[u"unexplained"_s] = linesJson(result.unexplained);
        object[u"operations_on_key"_s] = static_cast<qint64>(result.operations);
    }
    if (result.verdict == raft::Linearizability::Verdict::Violated)
        object[u"proof"_s] = QString::fromStdString(result.proof);
    return object;
}

/// How far a check is, for several threads.
class CheckWatch {
public:
    /// False when the time is over.
    bool goesOn(double part, double mostSeconds)
    {
        constexpr quint64 all = 1000;
        const std::lock_guard lock(m_mutex);
        m_bar.show(static_cast<quint64>(part * all), all, u"%1 %"_s.arg(part * 100, 0, 'f', 1));
        return m_bar.seconds() < mostSeconds;
    }
    void finish() { m_bar.erase(); }

private:
    std::mutex m_mutex;
    ProgressBar m_bar;
};

/// The limits of the command line, with a bar on a terminal; complains and answers nothing when they make no
/// sense.
std::optional<raft::CheckLimits> limitsFrom(const CommandLine &line, CheckWatch &watch)
{
    constexpr qint64 mostSeconds = 1'000'000;
    constexpr qint64 mostMegabytes = 1'000'000;
    const std::optional<qint64> seconds = line.number(u"seconds"_s, 1, mostSeconds);
    const std::optional<qint64> megabytes =
        seconds ? line.number(u"memory"_s, 1, mostMegabytes) : std::nullopt;
    const std::optional<qint64> jobs = megabytes ? line.number(u"jobs"_s, 1, 256) : std::nullopt;
    if (!jobs)
        return std::nullopt;
    raft::CheckLimits limits;
    limits.steps = std::numeric_limits<std::size_t>::max();
    limits.bytes = static_cast<std::size_t>(*megabytes) << 20U;
    limits.goesOn = [&watch, most = static_cast<double>(*seconds)](double part) {
        return watch.goesOn(part, most);
    };
    limits.workers = onCores(static_cast<unsigned>(*jobs));
    return limits;
}

QByteArray pictureOf(const std::vector<raft::ClientCall> &history, const raft::Linearizability &result,
                     bool isWanted)
{
    return isWanted ? QByteArray::fromStdString(raft::toSvg(raft::chartOf(history, result))) : QByteArray();
}

/// The files that were asked for; says why one could not be written.
QString savePictures(const CommandLine &line, const raft::Linearizability &result, std::size_t operations,
                     const QByteArray &picture)
{
    const QString title = QFileInfo(line.positional().first()).fileName();
    const QByteArray page =
        line.isSet(u"html"_s) ? historyPage(title, verdictText(result, operations), picture) : QByteArray();
    return saveText(line.value(u"svg"_s), picture) + saveText(line.value(u"html"_s), page);
}

int runHistory(CommandLine &line)
{
    CheckWatch watch;
    const std::optional<raft::CheckLimits> limits = limitsFrom(line, watch);
    if (!limits)
        return Usage;
    const auto read = readHistory(line.positional().first());
    if (const auto *unread = std::get_if<QString>(&read))
        return complain(*unread);
    const auto *history = std::get_if<std::vector<raft::ClientCall>>(&read);
    const raft::Linearizability result = raft::checkLinearizability(*history, *limits);
    watch.finish();
    const bool isDrawn = line.isSet(u"svg"_s) || line.isSet(u"html"_s);
    const QString problem = savePictures(line, result, history->size(), pictureOf(*history, result, isDrawn));
    if (line.json())
        printJson(verdictJson(result, history->size()));
    else
        QTextStream(stdout) << verdictText(result, history->size()) << '\n';
    if (!problem.isEmpty())
        return complain(problem, Failed);
    return result.verdict == raft::Linearizability::Verdict::Holds ? Done : Failed;
}

} // namespace

RaftctlCommand historyCommand()
{
    return {{u"check-history"_s,
             u"FILE|-"_s,
             u"whether a history of client operations is linearizable"_s,
             u"Says whether a history of client operations is linearizable: whether a single store that "
             u"serves one request after the other could have given all its answers. The file (\"-\": "
             u"standard input) is a history of Jepsen (EDN, or the log of a run), one of porcupine's "
             u"tests, or holds one JSON object a line, such as "
             u"{\"op\":\"put\",\"key\":\"x\",\"value\":\"1\",\"call\":10,\"return\":14,\"result\":\"ok\"}; "
             u"\"op\" is put, get, delete, cas (which has what it \"expected\"), add or append, and a "
             u"get has what it has \"read\". \"result\" is ok; fail: it never happened; mismatch: a cas "
             u"found another value than it expected, or an add no integer; or unknown: it may have "
             u"happened, or may still. An operation without \"return\" is unknown. Keys are checked on "
             u"all cores."_s,
             1,
             1,
             {{u"seconds"_s, u"Give up after N seconds."_s, u"N"_s, u"60"_s},
              {u"memory"_s, u"Give up when the search uses more than MB megabytes."_s, u"MB"_s, u"512"_s},
              {u"jobs"_s, u"How many keys at the same time (default: one for each core)."_s, u"N"_s,
               QString::number(std::max(1U, std::thread::hardware_concurrency()))},
              {u"svg"_s,
               u"Draw the operations around the contradiction, and the order up to it, into this file."_s,
               u"FILE"_s},
              {u"html"_s, u"Write the verdict and the picture as a web page."_s, u"FILE"_s},
              {u"json"_s, u"Print JSON."_s}}},
            runHistory};
}

} // namespace raftarium
