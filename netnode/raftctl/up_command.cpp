#include "netnode/raftctl/up_command.h"

#include "netnode/client/access_token.h"
#include "netnode/client/interrupt.h"
#include "netnode/client/live_status.h"
#include "netnode/client/local_cluster.h"
#include "netnode/client/servers.h"
#include "netnode/raftctl/client_options.h"
#include "netnode/raftctl/shell_word.h"

#include <QDir>
#include <QEventLoop>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// The plan that the arguments ask for; complains and answers nothing when they make no sense.
std::optional<LocalCluster::Plan> planFrom(const ClientCommandLine &line)
{
    LocalCluster::Plan plan;
    if (!line.positional().isEmpty()) {
        bool isNumber = false;
        plan.servers = line.positional().first().toInt(&isNumber);
        if (!isNumber || plan.servers < 1 || plan.servers > 99) {
            complain(
                u"Expected a number of servers from 1 to 99, not \"%1\"."_s.arg(line.positional().first()));
            return std::nullopt;
        }
    }
    const std::optional<qint64> port = line.number(u"port"_s, 0, 65535 - plan.servers);
    if (!port)
        return std::nullopt;
    plan.firstPort = static_cast<std::uint16_t>(*port);
    plan.program = line.isSet(u"raftnode"_s) ? line.value(u"raftnode"_s) : raftnodeProgram();
    if (plan.program.isEmpty()) {
        complain(u"There is no raftnode beside raftctl or on the PATH; name it with --raftnode."_s);
        return std::nullopt;
    }
    plan.dataDirectory = QDir(line.value(u"data-dir"_s)).absolutePath();
    if (line.isSet(u"allow-faults"_s))
        plan.options.append(u"--allow-faults"_s);
    if (!line.tokenFile().isEmpty())
        plan.options += {u"--token-file"_s, QDir::current().absoluteFilePath(line.tokenFile())};
    for (const QString &option : line.values(u"with"_s))
        plan.options.append(QProcess::splitCommand(option));
    return plan;
}

/// /faults asks for a token: these servers get one of their own, unless there is one. False, with a
/// complaint, when it cannot be written.
bool giveToken(ClientCommandLine &line, LocalCluster::Plan &plan, QString &file)
{
    if (!plan.options.contains(u"--allow-faults"_s) || plan.options.contains(u"--token-file"_s))
        return true;
    const QByteArray token = line.token().isEmpty() ? randomToken() : line.token();
    file = QDir(plan.dataDirectory).filePath(u"token"_s);
    if (!makePrivateFolder(plan.dataDirectory) || !writeToken(file, token)) {
        complain(u"Cannot write the token file %1."_s.arg(file), Failed);
        return false;
    }
    line.setToken(token);
    plan.options += {u"--token-file"_s, file};
    return true;
}

void printAddresses(const LocalCluster &cluster, const LocalCluster::Plan &plan, const QString &tokenFile,
                    bool json)
{
    QTextStream out(stdout);
    QStringList ports;
    int number = 0;
    for (const QUrl &url : cluster.urls()) {
        ports.append(QString::number(url.port()));
        if (json)
            printJson(
                {{u"server"_s, ++number}, {u"url"_s, nameOf(url)}, {u"pid"_s, cluster.processId(number)}});
        else
            out << u"S%1  %2\n"_s.arg(++number).arg(nameOf(url));
    }
    if (json)
        return;
    if (plan.firstPort != 8001)
        out << "\nFor other commands: export RAFT_NODES=" << ports.join(u',') << '\n';
    if (!tokenFile.isEmpty())
        out << "\nThey ask for a token, because /faults is open. For other commands: export RAFT_TOKEN_FILE="
            << shellWord(tokenFile) << '\n';
    out << "\nData: " << plan.dataDirectory << " (remove it to start afresh). Ctrl-C stops the servers.\n\n";
}

/// The keys that start ended servers again, and what the screen says of them.
class Keys : public QObject {
public:
    Keys(LocalCluster &cluster, LiveStatus &screen) : m_cluster(cluster), m_screen(screen)
    {
        if (!m_keys.areRead())
            return;
        connect(&m_keys, &TerminalKeys::pressed, this, &Keys::take);
        const QString stop = u"Ctrl-C: stop"_s;
        if (const qsizetype servers = cluster.urls().size(); servers > 1)
            screen.setFooter({u"1…%1: start that server again"_s.arg(std::min(qsizetype{9}, servers)),
                              u"r: all that have ended"_s, stop});
        else
            screen.setFooter({u"1: start the server again"_s, stop});
    }

private:
    void take(char key)
    {
        for (int number = 1; number <= m_cluster.urls().size(); ++number)
            if (key == 'r' ? !m_cluster.isRunning(number) : key == '0' + number)
                startAgain(number);
    }

    void startAgain(int number)
    {
        if (m_cluster.isRunning(number))
            return m_screen.tell(u"S%1 is running."_s.arg(number));
        const std::optional<QString> problem = m_cluster.startServer(number);
        m_screen.tell(problem ? *problem : u"S%1 was started again."_s.arg(number));
    }

    LocalCluster &m_cluster;
    LiveStatus &m_screen;
    TerminalKeys m_keys;
};

int runUp(ClientCommandLine &line)
{
    std::optional<LocalCluster::Plan> plan = planFrom(line);
    QString tokenFile;
    if (!plan)
        return Usage;
    if (!giveToken(line, *plan, tokenFile))
        return Failed;
    Interrupt interrupt;
    LocalCluster cluster(*plan);
    if (const std::optional<QString> problem = cluster.start())
        return complain(*problem, Failed);
    printAddresses(cluster, *plan, tokenFile, line.json());

    QEventLoop loop;
    QObject::connect(&interrupt, &Interrupt::asked, &loop, &QEventLoop::quit);
    ClusterClient client(line.http(), cluster.urls());
    LiveStatus status(client, line.json());
    QObject::connect(&cluster, &LocalCluster::died, &loop, [&status](int number, const ProcessEnd &end) {
        if (status.onTerminal())
            status.tell(u"S%1 has ended: %2"_s.arg(number).arg(describe(end)));
        else
            complain(u"Server %1 has ended: %2"_s.arg(number).arg(describe(end)), Failed);
    });
    std::optional<Keys> keys;
    if (status.onTerminal())
        keys.emplace(cluster, status);
    loop.exec();
    if (!line.json())
        QTextStream(stdout) << "\nStopping …\n";
    cluster.stop();
    return Done;
}

} // namespace

RaftctlCommand upCommand()
{
    return {
        {u"up"_s,
         u"[N]"_s,
         u"start servers on this machine, stop them with Ctrl-C"_s,
         u"Starts N servers (default 5) on this machine and shows their state; Ctrl-C stops them."_s,
         0,
         1,
         {
             {u"port"_s,
              u"Port of the first server; the others get the next ones. 0: any free ones (default 8001)."_s,
              u"PORT"_s, u"8001"_s},
             {u"data-dir"_s, u"Where they keep their journals (default: data)."_s, u"DIR"_s, u"data"_s},
             {u"allow-faults"_s,
              u"Let raftctl faults cut off, slow down and crash them; they then ask for a token."_s},
             {u"with"_s, u"More options for each raftnode, such as \"--heartbeat-ms 50\"."_s, u"OPTIONS"_s},
             {u"raftnode"_s, u"The program to start (default: the one beside raftctl)."_s, u"FILE"_s},
         }},
        runUp};
}

} // namespace raftarium
