#include "status_command.h"

#include "client_options.h"

#include "netnode/client/interrupt.h"
#include "netnode/client/live_status.h"
#include "netnode/client/status_table.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

void print(const QList<ServerStatus> &servers, bool json)
{
    QTextStream out(stdout);
    if (json)
        out << QJsonDocument(statusJson(servers)).toJson(QJsonDocument::Compact) << '\n';
    else
        out << statusTable(servers);
}

} // namespace

int runStatusCommand(const QStringList &arguments)
{
    ClientCommandLine line(u"status"_s,
                           u"Shows every server: who leads, in which term, how far each has come."_s);
    if (const auto code = line.read(arguments, 0, 0))
        return *code;
    const QList<ServerStatus> servers = line.cluster().survey();
    print(servers, line.json());
    if (ClusterClient::leaderAmong(servers))
        return Done;
    return complain(u"None of these servers leads."_s, Failed);
}

int runWatchCommand(const QStringList &arguments)
{
    ClientCommandLine line(u"watch"_s, u"Shows every server and what changes, until Ctrl-C."_s);
    line.options().addOption({u"seconds"_s, u"End after so long."_s, u"N"_s});
    if (const auto code = line.read(arguments, 0, 0))
        return *code;
    Interrupt interrupt;
    QEventLoop loop;
    QObject::connect(&interrupt, &Interrupt::asked, &loop, &QEventLoop::quit);
    if (line.options().isSet(u"seconds"_s)) {
        const std::optional<qint64> seconds = line.number(u"seconds"_s, 1, 1'000'000);
        if (!seconds)
            return Usage;
        QTimer::singleShot(std::chrono::seconds(*seconds), &loop, &QEventLoop::quit);
    }
    const LiveStatus status(line.cluster(), line.json());
    loop.exec();
    return Done;
}

} // namespace raftarium
