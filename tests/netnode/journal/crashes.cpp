#include "journal_desk.h"
#include "system_calls.h"

#include "raftcore/store/store.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace raftarium;
using system_calls::Fate;

// A child process writes a journal, acknowledges on its standard output what is written, and meets its fate
// at one of its system calls. The parent then looks at what is there.

namespace {

/// What the child writes, one after the other.
std::vector<raft::Write> workload()
{
    raft::Store store;
    store.apply(putAt(1, 1, "a", "1"));
    raft::Write compaction;
    compaction.snapshot = raft::Snapshot{{raft::Index{2}, raft::Term{1}},
                                         std::make_shared<const raft::Membership>(
                                             raft::Membership{{raft::NodeId{1}, raft::NodeId{2}}, {}, {}}),
                                         std::make_shared<const std::string>(store.snapshot())};
    return {vote(1, raft::NodeId{2}),
            append({putAt(1, 1, "a", "1"), putAt(2, 1, "b", "2"), putAt(3, 1, "c", "3")}),
            append({putAt(4, 1, "d", std::string(5000, 'x'))}),
            compaction,
            vote(3, raft::NodeId{1}),
            append({putAt(4, 3, "another", "d")}),
            append({putAt(5, 3, "e", "5")})};
}

bool isSame(const raft::Stored &a, const raft::Stored &b)
{
    return a.hard == b.hard && a.log == b.log && a.snapshot.has_value() == b.snapshot.has_value() &&
           (!a.snapshot || (a.snapshot->last == b.snapshot->last && *a.snapshot->data == *b.snapshot->data &&
                            *a.snapshot->membership == *b.snapshot->membership));
}

void tell(const std::string &line)
{
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0)
        _exit(1);
}

int fail(const JournalError &error)
{
    tell("failed " + error.message.toStdString() + "\n");
    return error.exitCode();
}

/// The child: crashes --write DIRECTORY CALL FATE. A call of 0 meets no fate; then it tells how many it made.
int writeJournal(const QStringList &arguments)
{
    auto opened = [&] {
        system_calls::arrange(arguments[3].toULongLong(), static_cast<Fate>(arguments[4].toInt()));
        return Journal::open({arguments[2], QStringLiteral("raftarium"), raft::NodeId{1}});
    }();
    if (const auto *error = std::get_if<JournalError>(&opened))
        return fail(*error);
    auto &journal = std::get<std::unique_ptr<Journal>>(opened);
    std::uint64_t next = 0;
    std::optional<JournalError> failure;
    QEventLoop loop;
    const std::vector<raft::Write> writes = workload();
    const auto submit = [&] {
        if (next == writes.size())
            return loop.quit();
        raft::Write change = writes[next++];
        change.id = raft::WriteId{next};
        journal->submit(change);
    };
    QObject::connect(journal.get(), &Journal::written, &loop, [&](raft::WriteId upTo) {
        tell("written " + std::to_string(upTo.value) + "\n");
        submit();
    });
    QObject::connect(journal.get(), &Journal::failed, &loop, [&](const JournalError &error) {
        failure = error;
        loop.quit();
    });
    submit();
    loop.exec();
    if (!failure)
        failure = journal->close();
    if (failure)
        return fail(*failure);
    tell("calls " + std::to_string(system_calls::count()) + "\n");
    return 0;
}

struct ChildReport {
    std::uint64_t acknowledged = 0;
    std::size_t calls = 0;
    QString failure;
    bool killed = false;
    int code = -1;
};

ChildReport runChild(const QString &directory, std::size_t call, Fate fate)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--write"), directory, QString::number(call),
                 QString::number(static_cast<int>(fate))});
    ChildReport report;
    if (!child.waitForFinished())
        return report;
    for (const QByteArray &line : child.readAllStandardOutput().split('\n')) {
        if (line.startsWith("written "))
            report.acknowledged = line.mid(8).toULongLong();
        else if (line.startsWith("calls "))
            report.calls = line.mid(6).toULongLong();
        else if (line.startsWith("failed "))
            report.failure = QString::fromUtf8(line.mid(7));
    }
    report.killed = child.exitStatus() == QProcess::CrashExit;
    report.code = child.exitCode();
    return report;
}

/// How many of the workload's writes make the journal what it is, the compaction left out or not.
std::optional<std::uint64_t> writesMaking(const raft::Stored &stored, bool compacted)
{
    raft::Stored model;
    std::optional<std::uint64_t> found;
    std::uint64_t count = 0;
    const std::vector<raft::Write> writes = workload();
    for (auto change = writes.begin();; ++change, ++count) {
        if (isSame(model, stored))
            found = count;
        if (change == writes.end())
            return found;
        if (compacted || !change->snapshot)
            apply(*change, model);
    }
}

/// How many of the workload's writes the journal holds; nothing when it holds anything else. A snapshot only
/// says in short what the log says at length: either will do.
std::optional<std::uint64_t> writesIn(const raft::Stored &stored)
{
    return std::max(writesMaking(stored, true), writesMaking(stored, false));
}

/// Whether the journal opens again with at least what was acknowledged.
void verifyNothingLost(const JournalDesk &desk, const ChildReport &report)
{
    auto opened = Journal::open(desk.place());
    const auto *error = std::get_if<JournalError>(&opened);
    QVERIFY2(error == nullptr, error != nullptr ? qPrintable(error->message) : "");
    auto &journal = std::get<std::unique_ptr<Journal>>(opened);
    const std::optional<std::uint64_t> present = writesIn(journal->stored());
    QVERIFY2(present, "a state in which no server ever was");
    QVERIFY2(*present >= report.acknowledged, "an acknowledged write is lost");
    QVERIFY(!journal->close());
}

} // namespace

class Crashes : public QObject {
    Q_OBJECT

private slots:
    void survivesAnyFateAtAnyCall_data();
    void survivesAnyFateAtAnyCall();
    void survivesAFateWhileATornTailIsCut_data();
    void survivesAFateWhileATornTailIsCut();
    void losesNothingOnAFullDisk();
    void losesNothingAtALimitOfFileSize();
};

void Crashes::survivesAnyFateAtAnyCall_data()
{
    QTest::addColumn<int>("fate");
    QTest::newRow("killed before") << static_cast<int>(Fate::KilledBefore);
    QTest::newRow("killed after") << static_cast<int>(Fate::KilledAfter);
    QTest::newRow("power lost") << static_cast<int>(Fate::PowerLost);
    QTest::newRow("failing") << static_cast<int>(Fate::Failing);
    QTest::newRow("half done") << static_cast<int>(Fate::HalfDone);
}

void Crashes::survivesAnyFateAtAnyCall()
{
    QFETCH(int, fate);
    const JournalDesk undisturbed;
    const ChildReport all = runChild(undisturbed.place().directory, 0, Fate::Failing);
    QCOMPARE(all.acknowledged, workload().size());
    QVERIFY(all.calls > 10);
    std::size_t endured = 0;
    for (std::size_t call = 1; call <= all.calls; ++call) {
        const JournalDesk desk;
        const ChildReport report = runChild(desk.place().directory, call, static_cast<Fate>(fate));
        const bool isKilled = fate <= static_cast<int>(Fate::PowerLost);
        // What is written while the journal becomes shorter takes two calls more, in the shorter file.
        if (report.code == 0 && !report.killed && call + 2 > report.calls) {
            verifyNothingLost(desk, report);
            continue;
        }
        QCOMPARE(report.killed, isKilled);
        if (!isKilled && report.code == 0) { // It befell the shorter file: then the journal stays as it is.
            QCOMPARE(report.acknowledged, workload().size());
            ++endured;
        } else if (!isKilled) {
            QCOMPARE(report.code, 1);
            // The name of the directory is there.
            const QString place = QFileInfo(desk.place().directory).path();
            QVERIFY2(report.failure.contains(place), qPrintable(report.failure));
            QVERIFY2(report.failure.contains(QStringLiteral("error")) ||
                         report.failure.contains(QStringLiteral("No space left")),
                     qPrintable(report.failure));
        }
        verifyNothingLost(desk, report);
    }
    QVERIFY(fate != static_cast<int>(Fate::Failing) || endured >= 3); // Written, synced, renamed.
}

void Crashes::survivesAFateWhileATornTailIsCut_data()
{
    survivesAnyFateAtAnyCall_data();
}

void Crashes::survivesAFateWhileATornTailIsCut()
{
    QFETCH(int, fate);
    const JournalDesk whole;
    QCOMPARE(runChild(whole.place().directory, 0, Fate::Failing).acknowledged, workload().size());
    const QByteArray content = whole.content();
    const qsizetype mark = content.lastIndexOf('\n', -2);
    for (std::size_t call = 1; call <= 4; ++call) {
        const JournalDesk desk;
        QVERIFY(runChild(desk.place().directory, 0, Fate::Failing).acknowledged > 0);
        desk.setContent(content.left(mark - 10)); // The last write is torn.
        const ChildReport report = runChild(desk.place().directory, call, static_cast<Fate>(fate));
        QCOMPARE(report.acknowledged, 0U);
        verifyNothingLost(desk, {workload().size() - 1, 0, {}, false, 0});
    }
}

void Crashes::losesNothingOnAFullDisk()
{
    if (::geteuid() != 0)
        QSKIP("only root may mount a small file system");
    const QTemporaryDir base;
    const QByteArray mountPoint = QFile::encodeName(base.path());
    if (::mount("tmpfs", mountPoint.constData(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("a small file system cannot be mounted here");
    const auto unmount = qScopeGuard([&] { ::umount(mountPoint.constData()); });

    const JournalPlace place{base.filePath(QStringLiteral("data")), QStringLiteral("raftarium"),
                             raft::NodeId{1}};
    QFile ballast(base.filePath(QStringLiteral("ballast")));
    QVERIFY(ballast.open(QIODevice::WriteOnly));
    QCOMPARE(ballast.write(QByteArray(20'000, 'x')), 20'000);
    ballast.close();

    std::uint64_t acknowledged = 0;
    for (const bool hasRoom : {false, true}) {
        auto opened = Journal::open(place);
        const auto *error = std::get_if<JournalError>(&opened);
        QVERIFY2(error == nullptr, error != nullptr ? qPrintable(error->message) : "");
        auto &journal = std::get<std::unique_ptr<Journal>>(opened);
        const raft::Index last = journal->stored().log.lastIndex();
        QVERIFY2(last.value >= acknowledged, "an acknowledged write is lost");
        for (raft::Index index{1}; index <= last; ++index)
            QVERIFY(journal->stored().log.at(index) == putAt(index.value, 1, "key", std::string(500, 'v')));

        QSignalSpy written(journal.get(), &Journal::written);
        QSignalSpy failed(journal.get(), &Journal::failed);
        std::uint64_t next = last.value;
        for (std::uint64_t id = 1; id <= (hasRoom ? 10U : 1000U) && failed.isEmpty(); ++id) {
            raft::Write change = append({putAt(++next, 1, "key", std::string(500, 'v'))});
            change.hard = raft::HardState{raft::Term{1}, std::nullopt};
            change.id = raft::WriteId{id};
            journal->submit(change);
            QTRY_VERIFY(!failed.isEmpty() ||
                        (!written.isEmpty() && written.last()[0].value<raft::WriteId>().value == id));
            if (failed.isEmpty())
                acknowledged = next;
        }
        QCOMPARE(failed.isEmpty(), hasRoom);
        if (!hasRoom) {
            const QString message = failed[0][0].value<JournalError>().message;
            QVERIFY2(message.contains(place.directory) && message.contains(QStringLiteral("No space left")),
                     qPrintable(message));
            QVERIFY(journal->close());
            QVERIFY(ballast.remove());
        }
    }
    QVERIFY(acknowledged > 10);
}

void Crashes::losesNothingAtALimitOfFileSize()
{
    const JournalDesk desk;
    QCOMPARE(runChild(desk.place().directory, 0, Fate::Failing).acknowledged, workload().size());
    const qint64 size = desk.content().size();
    const rlimit before = [] {
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        return limit;
    }();
    auto opened = Journal::open(desk.place());
    auto &journal = std::get<std::unique_ptr<Journal>>(opened);
    QSignalSpy failed(journal.get(), &Journal::failed);
    rlimit limit = before;
    limit.rlim_cur = static_cast<rlim_t>(size) + 100;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    raft::Write change = append({putAt(6, 3, "long", std::string(500, 'v'))});
    change.id = raft::WriteId{1};
    journal->submit(change);
    const bool failedInTime = failed.wait();
    journal.reset();
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(failedInTime);
    const QString message = failed[0][0].value<JournalError>().message;
    QVERIFY2(message.contains(desk.path()) && message.contains(QStringLiteral("File too large")),
             qPrintable(message));
    QCOMPARE(desk.content().size(), size + 100);
    verifyNothingLost(desk, {workload().size(), 0, {}, false, 0});
    QCOMPARE(desk.content().left(size).count('\n'), desk.content().count('\n') - 1);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--write"))
        return writeJournal(arguments);
    Crashes story;
    return QTest::qExec(&story, argc, argv);
}

#include "crashes.moc"
