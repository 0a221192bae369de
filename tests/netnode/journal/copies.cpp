#include "journal_desk.h"

#include "raftcore/store/store.h"

#include <cstdio>
#include <functional>
#include <unistd.h>

using namespace raftarium;

namespace {

/// Some writes; what the journal holds and how it is called meanwhile is up to `between`.
void writeTwice(JournalDesk &desk, const std::function<void()> &between)
{
    for (std::uint64_t index = 1; index <= 2; ++index) {
        const auto journal = desk.open();
        QVERIFY(desk.write(*journal, vote(index, {})));
        QVERIFY(desk.write(*journal, append({putAt(index, index, "key", "value")})));
        QVERIFY(!journal->close());
        if (index == 1)
            between();
    }
}

void copyFile(const QString &from, const QString &to)
{
    QFile::remove(to);
    QVERIFY(QFile::copy(from, to));
}

raft::Write compaction()
{
    raft::Store store;
    store.apply(putAt(1, 1, "key", "value"));
    raft::Write write;
    write.snapshot = raft::Snapshot{{raft::Index{1}, raft::Term{1}},
                                    std::make_shared<const raft::Membership>(),
                                    std::make_shared<const std::string>(store.snapshot())};
    return write;
}

} // namespace

/// A journal that is a copy may be older than what its server has promised: it is another disk.
class Copies : public QObject {
    Q_OBJECT

private slots:
    void aDiskKeepsItsNumber();
    void aCopyIsAnotherDisk();
    void anOlderContentOfTheSameFileIsAnotherDisk();
    void anEarlierStateOfAllFilesIsAnotherDisk_data();
    void anEarlierStateOfAllFilesIsAnotherDisk();
    void aStartThatIsCutShortMakesNoCopy();
    void anOlderLinkToTheFileIsAnotherDisk();
    void aMovedDirectoryIsTheSameDisk();
    void somebodyCanVouchForACopy();
    void somebodyCanVouchForACopyLater();
    void aCrashAroundACompactionMakesNoCopy();
    void anOldJournalIsTakenOver();
};

void Copies::aDiskKeepsItsNumber()
{
    JournalDesk desk;
    raft::DiskId disk;
    {
        const auto journal = desk.open();
        disk = journal->disk();
        QVERIFY(disk.value > 0 && disk.value < raft::greatestNumber);
        QVERIFY(desk.write(*journal, vote(1, {})));
        QVERIFY(desk.write(*journal, append({putAt(1, 1, "key", "value")})));
        QVERIFY(desk.write(*journal, compaction()));
    }
    for (int start = 0; start < 3; ++start) {
        const auto journal = desk.open();
        QCOMPARE(journal->disk(), disk);
        QVERIFY(!journal->isCopy());
        QVERIFY(desk.write(*journal, vote(static_cast<std::uint64_t>(start) + 2, {})));
    }
    JournalDesk other;
    QVERIFY(other.open()->disk() != disk);
}

void Copies::aCopyIsAnotherDisk()
{
    JournalDesk desk;
    const QString backup = desk.path() + QStringLiteral(".backup");
    writeTwice(desk, [&] { copyFile(desk.path(), backup); });
    const raft::DiskId first = desk.open()->disk();
    copyFile(backup, desk.path());
    raft::DiskId second;
    {
        const auto copy = desk.open();
        QVERIFY(copy->isCopy());
        QCOMPARE(copy->stored().log.lastIndex().value, 1U);
        second = copy->disk();
        QVERIFY(second != first);
    }
    const auto again = desk.open();
    QVERIFY(!again->isCopy());
    QCOMPARE(again->disk(), second);
    QCOMPARE(again->stored().log.lastIndex().value, 1U);
}

void Copies::anOlderContentOfTheSameFileIsAnotherDisk()
{
    JournalDesk desk;
    QByteArray older;
    writeTwice(desk, [&] { older = desk.content(); });
    const raft::DiskId first = desk.open()->disk();
    desk.setContent(older);
    const auto journal = desk.open();
    QVERIFY(journal->isCopy());
    QVERIFY(journal->disk() != first);
}

void Copies::anEarlierStateOfAllFilesIsAnotherDisk_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::newRow("the whole directory") << QStringList{
        QStringLiteral("node_1.jsonl"), QStringLiteral("node_1.lock"), QStringLiteral("node_1.start")};
    QTest::newRow("journal and lock")
        << QStringList{QStringLiteral("node_1.jsonl"), QStringLiteral("node_1.lock")};
}

// As cp -a does it, into the very files that are there.
void Copies::anEarlierStateOfAllFilesIsAnotherDisk()
{
    QFETCH(QStringList, files);
    JournalDesk desk;
    const QDir directory(desk.place().directory);
    std::vector<QByteArray> earlier;
    writeTwice(desk, [&] {
        for (const QString &name : files) {
            QFile file(directory.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            earlier.push_back(file.readAll());
        }
    });
    const raft::DiskId first = desk.open()->disk();
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        QFile file(directory.filePath(files[static_cast<qsizetype>(i)]));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(earlier[i]), earlier[i].size());
    }
    raft::DiskId second;
    {
        const auto journal = desk.open();
        QVERIFY(journal->isCopy());
        second = journal->disk();
        QVERIFY(second != first);
    }
    const auto again = desk.open();
    QVERIFY(!again->isCopy());
    QCOMPARE(again->disk(), second);
}

// The lock file knows of the next start before that has its file, and for a moment longer than it should.
void Copies::aStartThatIsCutShortMakesNoCopy()
{
    for (const bool isRenamed : {false, true}) {
        JournalDesk desk;
        writeTwice(desk, [] {});
        const QString start = QDir(desk.place().directory).filePath(QStringLiteral("node_1.start"));
        const QString kept = start + QStringLiteral(".kept");
        const auto contentOfLock = [&desk] {
            QFile lock(desk.lockPath());
            return lock.open(QIODevice::ReadOnly) ? lock.readAll() : QByteArray();
        };
        const auto startIn = [](const QByteArray &text) {
            const qsizetype at = text.indexOf("\"start\":") + 8;
            return text.mid(at, text.indexOf(']', at) + 1 - at);
        };
        const QByteArray before = contentOfLock();
        QCOMPARE(::link(QFile::encodeName(start).constData(), QFile::encodeName(kept).constData()), 0);
        const raft::DiskId disk = desk.open()->disk();
        const QByteArray next = startIn(contentOfLock());
        QVERIFY(next != startIn(before));
        QByteArray json = before.mid(before.indexOf('{'), before.indexOf('}') - before.indexOf('{'));
        json += ",\"next_start\":" + next + '}';
        QFile lock(desk.lockPath());
        QVERIFY(lock.open(QIODevice::ReadWrite));
        lock.write(before.left(before.indexOf('\n') + 1) + checksumOf(json) + ' ' + json + " \n");
        lock.close();
        if (!isRenamed)
            QCOMPARE(std::rename(QFile::encodeName(kept).constData(), QFile::encodeName(start).constData()),
                     0);
        const auto journal = desk.open();
        QVERIFY(!journal->isCopy());
        QCOMPARE(journal->disk(), disk);
    }
}

void Copies::anOlderLinkToTheFileIsAnotherDisk()
{
    JournalDesk desk;
    const QString backup = desk.path() + QStringLiteral(".backup");
    raft::DiskId first;
    {
        const auto journal = desk.open();
        first = journal->disk();
        QVERIFY(desk.write(*journal, vote(1, {})));
        QVERIFY(desk.write(*journal, append({putAt(1, 1, "key", "value")})));
        QVERIFY(QFile::rename(desk.path(), backup)); // The same file; what comes is a new one.
        QVERIFY(desk.write(*journal, compaction()));
        QVERIFY(desk.write(*journal, vote(2, {})));
    }
    QCOMPARE(std::rename(QFile::encodeName(backup).constData(), QFile::encodeName(desk.path()).constData()),
             0);
    const auto journal = desk.open();
    QVERIFY(journal->isCopy());
    QVERIFY(journal->disk() != first);
}

void Copies::aMovedDirectoryIsTheSameDisk()
{
    JournalDesk desk;
    writeTwice(desk, [] {});
    const raft::DiskId disk = desk.open()->disk();
    const QString elsewhere = desk.place().directory + QStringLiteral("-moved");
    QVERIFY(QDir().rename(desk.place().directory, elsewhere));
    JournalPlace place = desk.place();
    place.directory = elsewhere;
    const auto opened = Journal::open(place);
    const auto &journal = std::get<std::unique_ptr<Journal>>(opened);
    QVERIFY(!journal->isCopy());
    QCOMPARE(journal->disk(), disk);
}

void Copies::somebodyCanVouchForACopy()
{
    JournalDesk desk;
    writeTwice(desk, [] {});
    const raft::DiskId disk = desk.open()->disk();
    const JournalDesk other;
    QVERIFY(QDir().mkpath(other.place().directory));
    copyFile(desk.path(), other.path());
    JournalPlace place = other.place();
    place.trustCopy = true;
    {
        const auto opened = Journal::open(place);
        const auto &journal = std::get<std::unique_ptr<Journal>>(opened);
        QVERIFY(!journal->isCopy());
        QCOMPARE(journal->disk(), disk);
    }
    const auto opened = Journal::open(other.place()); // It was said once, and is known from now on.
    QCOMPARE(std::get<std::unique_ptr<Journal>>(opened)->disk(), disk);
}

// All servers were moved, and have been started: none of them counts any more, and nothing else helps.
void Copies::somebodyCanVouchForACopyLater()
{
    JournalDesk desk;
    JournalPlace vouched = desk.place();
    vouched.trustCopy = true;
    const auto member = [](raft::DiskId disk) {
        raft::Membership members{{raft::NodeId{1}}, {}, {}};
        members.cluster = raft::ClusterId{7};
        members.seat(raft::NodeId{1}, disk);
        return raft::MembershipChange(members);
    };
    raft::DiskId first;
    {
        const auto journal = desk.open();
        first = journal->disk();
        QVERIFY(desk.write(*journal, vote(1, {})));
        QVERIFY(desk.write(*journal, append({raft::Entry{{raft::Index{1}, raft::Term{1}}, member(first)}})));
    }
    copyFile(desk.path(), desk.path() + QStringLiteral(".moved"));
    copyFile(desk.path() + QStringLiteral(".moved"), desk.path());
    raft::DiskId second;
    for (int start = 0; start < 3; ++start) {
        const auto journal = desk.open();
        QVERIFY(journal->isCopy());
        QVERIFY(journal->disk() != first);
        QVERIFY(start == 0 || journal->disk() == second);
        second = journal->disk();
    }
    {
        const auto opened = Journal::open(vouched);
        const auto &journal = std::get<std::unique_ptr<Journal>>(opened);
        QVERIFY(!journal->isCopy());
        QCOMPARE(journal->disk(), first);
    }
    copyFile(desk.path(), desk.path() + QStringLiteral(".moved"));
    copyFile(desk.path() + QStringLiteral(".moved"), desk.path());
    {
        const auto journal = desk.open();
        QVERIFY(journal->isCopy());
        second = journal->disk();
        QVERIFY(desk.write(*journal, append({raft::Entry{{raft::Index{2}, raft::Term{1}}, member(second)}})));
    }
    // The cluster has taken it in: its former number is of the past.
    const auto opened = Journal::open(vouched);
    QCOMPARE(std::get<std::unique_ptr<Journal>>(opened)->disk(), second);
    QVERIFY(!std::get<std::unique_ptr<Journal>>(opened)->isCopy());
}

// The new file may have the journal's name before the lock file knows that, and the other way round.
void Copies::aCrashAroundACompactionMakesNoCopy()
{
    for (const bool isRenamed : {false, true}) {
        JournalDesk desk;
        QByteArray before;
        const QString old = desk.path() + QStringLiteral(".old");
        raft::DiskId disk;
        {
            const auto journal = desk.open();
            disk = journal->disk();
            QVERIFY(desk.write(*journal, vote(1, {})));
            QVERIFY(desk.write(*journal, append({putAt(1, 1, "key", "value")})));
            raft::Write install = compaction();
            install.replacesLog = true;
            QFile lock(desk.lockPath());
            QVERIFY(lock.open(QIODevice::ReadOnly));
            before = lock.readAll();
            QCOMPARE(::link(QFile::encodeName(desk.path()).constData(), QFile::encodeName(old).constData()),
                     0);
            QVERIFY(desk.write(*journal, install));
        }
        // What stood there between the announcement and the new name: both files.
        QFile lock(desk.lockPath());
        QVERIFY(lock.open(QIODevice::ReadWrite));
        const auto fileIn = [](const QByteArray &text) {
            return text.mid(text.indexOf("[\""), text.indexOf(']') + 1 - text.indexOf("[\""));
        };
        QByteArray json = before.mid(before.indexOf('{'), before.indexOf('}') - before.indexOf('{'));
        json += ",\"next\":" + fileIn(lock.readAll()) + '}';
        QVERIFY(lock.seek(0));
        lock.write(before.left(before.indexOf('\n') + 1) + checksumOf(json) + ' ' + json + " \n");
        lock.close();
        if (!isRenamed)
            QCOMPARE(
                std::rename(QFile::encodeName(old).constData(), QFile::encodeName(desk.path()).constData()),
                0);
        const auto journal = desk.open();
        QVERIFY(!journal->isCopy());
        QCOMPARE(journal->disk(), disk);
    }
}

void Copies::anOldJournalIsTakenOver()
{
    JournalDesk desk;
    const QByteArray header = R"({"journal":"raftarium","version":1,"cluster":"raftarium","node":1})";
    const QByteArray record =
        R"({"durable":76,"term":7,"voted_for":3,"append":[{"index":1,"term":7,"noop":true}]})";
    QVERIFY(QDir().mkpath(desk.place().directory));
    desk.setContent(checksumOf(header) + ' ' + header + '\n' + checksumOf(record) + ' ' + record + '\n');
    QFile lock(desk.lockPath());
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("Server 1 has run here: without its journal it must not start again as if it were new.\n");
    lock.close();
    raft::DiskId disk;
    {
        const auto journal = desk.open();
        QVERIFY2(journal, qPrintable(desk.error ? desk.error->message : QString()));
        QVERIFY(!journal->isCopy());
        QCOMPARE(journal->stored().hard.term.value, 7U);
        QCOMPARE(journal->stored().log.lastIndex().value, 1U);
        disk = journal->disk();
    }
    QVERIFY(desk.content().contains("\"version\":2"));
    const auto journal = desk.open();
    QCOMPARE(journal->disk(), disk);
    QCOMPARE(journal->stored().hard.vote, std::optional(raft::NodeId{3}));
    QVERIFY(!journal->isCopy());
}

QTEST_GUILESS_MAIN(Copies)
#include "copies.moc"
