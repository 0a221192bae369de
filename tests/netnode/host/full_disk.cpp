#include "processes.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <sys/resource.h>
#include <vector>

using namespace raftarium;

namespace {

bool runs(const QString &program, const QStringList &arguments)
{
    return QProcess::execute(program, arguments) == 0;
}

/// A file system of its own over a directory, as large as it is told to be.
class SmallDisk {
public:
    explicit SmallDisk(const QString &directory, const QString &size = QStringLiteral("1m"))
        : m_directory(directory)
    {
        m_mounted = runs(QStringLiteral("mount"),
                         {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                          QStringLiteral("size=%1,mode=0700").arg(size), QStringLiteral("tmpfs"), directory});
    }
    ~SmallDisk()
    {
        if (m_mounted)
            runs(QStringLiteral("umount"), {QStringLiteral("-l"), m_directory});
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isMounted() const { return m_mounted; }
    bool grow()
    {
        return runs(QStringLiteral("mount"),
                    {QStringLiteral("-o"), QStringLiteral("remount,size=64m"), m_directory});
    }

private:
    QString m_directory;
    bool m_mounted = false;
};

/// From now on no file of the process may become longer than this.
bool limitFiles(const NodeProcess &node, rlim_t bytes)
{
    const rlimit limit{bytes, RLIM_INFINITY};
    return ::prlimit(static_cast<pid_t>(node.processId()), RLIMIT_FSIZE, &limit, nullptr) == 0;
}

} // namespace

/// Servers whose disk becomes full while a client writes. Who cannot keep what it acknowledges ends, and goes
/// on once there is room; who only cannot tidy up goes on at once.
class FullDiskTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_cluster = std::make_unique<ProcessCluster>(3); }
    void cleanup() { m_cluster.reset(); }

    void aFullFileSystemLosesNothing();
    void aFileThatMayNotGrowLosesNothing();
    void aJournalThatCannotBeMadeShorterIsKept();
    void aJournalIsMadeShorterBeforeTheDiskIsFull();

private:
    void writeUntilItIsFull();
    void verifyRecovery();
    void endServers();
    int running() const;
    Answer write(int number);

    std::unique_ptr<ProcessCluster> m_cluster;
    std::vector<int> m_acknowledged;
};

void FullDiskTest::endServers()
{
    for (int server = 1; server <= m_cluster->size(); ++server)
        (*m_cluster)[server].kill(); // Whoever is left.
}

int FullDiskTest::running() const
{
    QCoreApplication::processEvents(); // Tells who has ended.
    int count = 0;
    for (int server = 1; server <= 3; ++server)
        count += (*m_cluster)[server].isRunning() ? 1 : 0;
    return count;
}

Answer FullDiskTest::write(int number)
{
    for (int server = 1; server <= 3; ++server) {
        if ((*m_cluster)[server].isRunning())
            return m_cluster->ask(server, "PUT", "/kv/k" + QByteArray::number(number),
                                  QByteArray(8192, static_cast<char>('a' + number % 26)));
    }
    return {};
}

/// Until no majority is left. Each server that ended has said what it could not write, and why.
void FullDiskTest::writeUntilItIsFull()
{
    m_acknowledged.clear();
    for (int number = 0; running() >= 2; ++number) {
        QVERIFY2(number < 10'000, "the disk never becomes full");
        if (write(number).status == 200)
            m_acknowledged.push_back(number);
    }
    QVERIFY(!m_acknowledged.empty());
    for (int server = 1; server <= 3; ++server) {
        NodeProcess &node = (*m_cluster)[server];
        if (node.isRunning())
            continue;
        QCOMPARE(node.exitCode(), 1);
        const QByteArray complaint = node.complaint();
        QVERIFY2(complaint.contains(QByteArray("/node_" + QByteArray::number(server) + ".jsonl")),
                 complaint.constData());
        QVERIFY2(complaint.contains("No space left") || complaint.contains("File too large"),
                 complaint.constData());
    }
}

void FullDiskTest::verifyRecovery()
{
    endServers();
    QVERIFY(m_cluster->startAll());
    const int leader = m_cluster->leader();
    QVERIFY(leader != 0);
    for (const int number : m_acknowledged) {
        const Answer got = m_cluster->insist(leader, "GET", "/kv/k" + QByteArray::number(number));
        QCOMPARE(got.status, 200);
        QCOMPARE(got.json()["value"].get<std::string>(),
                 std::string(8192, static_cast<char>('a' + number % 26)));
    }
    QCOMPARE(m_cluster->insist(leader, "PUT", "/kv/after", "there is room again").status, 200);
    QVERIFY(m_cluster->storesAreEqual());
}

void FullDiskTest::aFullFileSystemLosesNothing()
{
    SmallDisk disk(m_cluster->dataDir());
    const auto ended = qScopeGuard([this] { endServers(); }); // Before the disk goes.
    if (!disk.isMounted())
        QSKIP("this system lets the test mount no file system of its own");
    QVERIFY(m_cluster->startAll());
    QVERIFY(m_cluster->leader() != 0);
    writeUntilItIsFull();
    QVERIFY(disk.grow());
    verifyRecovery();
}

void FullDiskTest::aFileThatMayNotGrowLosesNothing()
{
    QVERIFY(m_cluster->startAll());
    QVERIFY(m_cluster->leader() != 0);
    for (int server = 1; server <= 3; ++server)
        QVERIFY(limitFiles((*m_cluster)[server], 300'000));
    writeUntilItIsFull();
    verifyRecovery();
}

namespace {

/// Why the server's journal cannot be made shorter, as /status says; empty when it can.
std::string trouble(const ProcessCluster &cluster)
{
    const nlohmann::json status = cluster.status(1);
    for (const auto &warning : status["warnings"])
        if (warning.get<std::string>().find("cannot be made shorter") != std::string::npos)
            return warning.get<std::string>();
    return {};
}

int put(const ProcessCluster &cluster, const QByteArray &key, qsizetype size)
{
    return cluster.insist(1, "PUT", "/kv/" + key, QByteArray(size, 'v')).status;
}

} // namespace

/// A store that takes more than half of the disk: beside its journal there is no room for a shorter one.
void FullDiskTest::aJournalThatCannotBeMadeShorterIsKept()
{
    constexpr qsizetype valueSize = 16 * 1024;
    const QStringList often{QStringLiteral("--snapshot-entries"), QStringLiteral("60")};
    m_cluster = std::make_unique<ProcessCluster>(1, often);
    SmallDisk disk(m_cluster->dataDir(), QStringLiteral("3m"));
    const auto ended = qScopeGuard([this] { endServers(); }); // Before the disk goes.
    if (!disk.isMounted())
        QSKIP("this system lets the test mount no file system of its own");
    QVERIFY(m_cluster->startAll());
    QVERIFY(m_cluster->leader() == 1);
    for (int number = 0; number < 140; ++number)
        QCOMPARE(put(*m_cluster, "k" + QByteArray::number(number), valueSize), 200);
    QVERIFY2(comesTrue([this] { return !trouble(*m_cluster).empty(); }), m_cluster->status(1).dump().c_str());
    QVERIFY2(trouble(*m_cluster).find("No space left") != std::string::npos, trouble(*m_cluster).c_str());
    for (int number = 0; number < 20; ++number)
        QCOMPARE(put(*m_cluster, "small", 10), 200);
    QVERIFY(!QFile::exists(m_cluster->dataDir() + QStringLiteral("/node_1.jsonl.new")));
    const auto said = [this] { return (*m_cluster)[1].complaint().count("cannot be made shorter"); };
    QVERIFY(comesTrue([&said] { return said() > 0; }));
    (*m_cluster)[1].kill();
    QCOMPARE(said(), 1);

    QVERIFY(m_cluster->startAll()); // As often as one likes.
    QVERIFY(m_cluster->leader() == 1);
    QCOMPARE(put(*m_cluster, "k0", 10), 200);
    QVERIFY(disk.grow());
    for (int number = 0; number < 420; ++number)
        QCOMPARE(put(*m_cluster, "k" + QByteArray::number(number % 140), 10), 200);
    const QFileInfo journal(m_cluster->dataDir() + QStringLiteral("/node_1.jsonl"));
    QVERIFY(comesTrue(
        [&] { return trouble(*m_cluster).empty() && QFileInfo(journal.filePath()).size() < 1'000'000; }));
    (*m_cluster)[1].kill();
    QVERIFY(m_cluster->startAll());
    QVERIFY(m_cluster->leader() == 1);
    QCOMPARE(m_cluster->insist(1, "GET", "/kv/k139").json()["value"].get<std::string>(),
             std::string(10, 'v'));
}

/// The same few keys again and again, with an interval of snapshots for which the disk is too small.
void FullDiskTest::aJournalIsMadeShorterBeforeTheDiskIsFull()
{
    m_cluster = std::make_unique<ProcessCluster>(1);
    SmallDisk disk(m_cluster->dataDir(), QStringLiteral("2m"));
    const auto ended = qScopeGuard([this] { endServers(); }); // Before the disk goes.
    if (!disk.isMounted())
        QSKIP("this system lets the test mount no file system of its own");
    QVERIFY(m_cluster->startAll());
    QVERIFY(m_cluster->leader() == 1);
    for (int number = 0; number < 600; ++number)
        QCOMPARE(put(*m_cluster, "k" + QByteArray::number(number % 20), 8192), 200);
    QCOMPARE(trouble(*m_cluster), std::string());
}

QTEST_GUILESS_MAIN(FullDiskTest)
#include "full_disk.moc"
