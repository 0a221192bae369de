#include "netnode/processes/server_process.h"

#include <QtTest>

/// The life of a server's process: what is known of it after each thing that happens to it.
namespace {

using raftarium::ServerProcess;

template <class State>
bool isIn(const ServerProcess &process)
{
    return std::holds_alternative<State>(process.state());
}

ServerProcess running()
{
    ServerProcess process(ServerProcess::Owner::Here);
    process.listens();
    process.monitored();
    process.begun();
    process.shown();
    return process;
}

} // namespace

class ServerProcessStory : public QObject {
    Q_OBJECT

private slots:
    void itBeginsOnceItIsMonitored()
    {
        ServerProcess process(ServerProcess::Owner::Here);
        QVERIFY(isIn<ServerProcess::Down>(process));
        QVERIFY(!process.isChanging());
        process.listens();
        QVERIFY(!process.mayBegin());
        process.monitored();
        QVERIFY(process.mayBegin());
        process.begun();
        QVERIFY(!process.mayBegin());
        QVERIFY(isIn<ServerProcess::Running>(process));
    }

    void itIsAwaitedUntilItIsSeenInItsNewLife()
    {
        ServerProcess process = running();
        QVERIFY(!process.isChanging());
        process.ended();
        QVERIFY(process.endIsRead());
        process.listens();
        QVERIFY(process.isChanging());
        process.shown();
        QVERIFY(!process.isChanging());
    }

    // The patience with one start must not let the next one begin.
    void anEarlierStartIsNotThisOne()
    {
        ServerProcess process(ServerProcess::Owner::Here);
        const int first = process.listens();
        process.ended();
        process.endIsRead();
        const int second = process.listens();
        process.monitored(first);
        QVERIFY(!process.mayBegin());
        process.monitored(second);
        QVERIFY(process.mayBegin());
    }

    void itsEndIsReadOnce()
    {
        ServerProcess process = running();
        QVERIFY(!process.endIsRead());
        process.ended();
        QVERIFY(process.isChanging());
        QVERIFY(process.endIsRead());
        QVERIFY(!process.endIsRead());
        QVERIFY(!process.isChanging());
        QVERIFY(isIn<ServerProcess::Down>(process));
    }

    void theSystemIsBelievedTheSecondTime()
    {
        ServerProcess process = running();
        QVERIFY(!process.systemDisagrees(true));
        QVERIFY(!process.systemDisagrees(false)); // A signal that was on its way.
        QVERIFY(!process.systemDisagrees(true));
        QVERIFY(process.systemDisagrees(true));
        process.setStopped(true);
        QVERIFY(process.isStopped());
        QVERIFY(!process.systemDisagrees(false));
        QVERIFY(process.systemDisagrees(false));
    }

    void whoEndsIsNotStopped()
    {
        ServerProcess process = running();
        process.setStopped(true);
        process.ended();
        QVERIFY(!process.isStopped());
    }

    void ofSomebodyElsesProcessNothingIsAwaited()
    {
        ServerProcess process(ServerProcess::Owner::Others);
        QVERIFY(isIn<ServerProcess::Foreign>(process));
        QVERIFY(!process.isChanging());
        process.monitored();
        QVERIFY(!process.mayBegin());
    }
};

QTEST_APPLESS_MAIN(ServerProcessStory)
#include "server_process.moc"
