#include "journal_desk.h"

#include "raftcore/store/store.h"

#include <QRegularExpression>

using namespace raftarium;

/// The journal on good days: what was written is there again after every start.
class JournalStory : public QObject {
    Q_OBJECT

private slots:
    void checksumsAsTheStandardSays();
    void beginsForItsOwnerOnly();
    void closesItsFilesToOthers();
    void keepsWhatWasWritten();
    void readsAsOneRecordALine();
    void replacesFromAnIndexOn();
    void sharesOneSyncAmongManyWrites();
    void marksWhatIsSafeWhenItIsQuiet();
    void marksWhatIsSafeWhenItStops();
    void startsAFreshFileWithASnapshot();
    void aLargeSnapshotDelaysNoWrite();
    void dropsTheLogThatASnapshotReplaces();
};

// RFC 3720, B.4, and the customary check value.
void JournalStory::checksumsAsTheStandardSays()
{
    QCOMPARE(crc32c(std::string(32, '\0')), 0x8a9136aaU);
    QCOMPARE(crc32c(std::string(32, '\xff')), 0x62a8ab43U);
    QCOMPARE(crc32c("123456789"), 0xe3069283U);
    QCOMPARE(crc32c(""), 0U);
}

void JournalStory::beginsForItsOwnerOnly()
{
    JournalDesk desk;
    const auto journal = desk.open();
    QVERIFY(journal);
    QVERIFY(journal->isNew());
    QCOMPARE(journal->stored().hard.term.value, 0U);
    QCOMPARE(journal->stored().log.size(), 0U);
    const auto ofOwner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(QFileInfo(desk.path()).permissions(), ofOwner);
    QCOMPARE(QFileInfo(desk.lockPath()).permissions(), ofOwner);
    QCOMPARE(QFileInfo(desk.place().directory).permissions(), ofOwner | QFile::ExeOwner | QFile::ExeUser);
}

void JournalStory::closesItsFilesToOthers()
{
    JournalDesk desk;
    desk.open();
    const auto ofOwner = QFile::ReadOwner | QFile::WriteOwner;
    const auto ofEverybody = ofOwner | QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(QFile::setPermissions(desk.path(), ofEverybody));
    QVERIFY(QFile::setPermissions(desk.lockPath(), ofEverybody));
    QVERIFY(QFile::setPermissions(desk.place().directory, ofEverybody | QFile::ExeOwner | QFile::ExeOther));
    {
        const auto journal = desk.open();
        QVERIFY(journal);
        QCOMPARE(journal->warnings().size(), 3);
        for (const QString &path : {desk.path(), desk.lockPath(), desk.place().directory})
            QVERIFY(journal->warnings().join(u' ').contains(path));
    }
    for (const QString &path : {desk.path(), desk.lockPath()})
        QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(QFileInfo(desk.place().directory).permissions() & QFile::ReadOther); // Nobody has asked for that.
    QCOMPARE(desk.open()->warnings().size(), 1);
}

void JournalStory::keepsWhatWasWritten()
{
    JournalDesk desk;
    {
        const auto journal = desk.open();
        QVERIFY(desk.write(*journal, vote(4, raft::NodeId{3})));
        QVERIFY(desk.write(*journal,
                           append({putAt(1, 4, "a", "1"), putAt(2, 4, "b", std::string("\0\n\"", 3))})));
    }
    const auto journal = desk.open();
    QVERIFY2(journal, qPrintable(desk.error ? desk.error->message : QString()));
    QVERIFY(!journal->isNew());
    QCOMPARE(journal->warnings(), QStringList());
    const raft::Stored &stored = journal->stored();
    QVERIFY((stored.hard == raft::HardState{raft::Term{4}, raft::NodeId{3}}));
    QCOMPARE(stored.log.size(), 2U);
    QVERIFY(stored.log.at(raft::Index{1}) == putAt(1, 4, "a", "1"));
    QVERIFY(stored.log.at(raft::Index{2}) == putAt(2, 4, "b", std::string("\0\n\"", 3)));
}

void JournalStory::readsAsOneRecordALine()
{
    JournalDesk desk;
    {
        const auto journal = desk.open();
        QVERIFY(desk.write(*journal, vote(4, raft::NodeId{3})));
        QVERIFY(desk.write(*journal, append({putAt(1, 4, "zone1:temp", "25.5C")})));
    }
    const QList<QByteArray> lines = desk.content().split('\n');
    QCOMPARE(lines.size(), 6);
    const QRegularExpression header(QStringLiteral(
        R"(^ \{"journal":"raftarium","version":2,"cluster":"raftarium","node":1,"disk":"[0-9a-f]+","file":\["[0-9a-f]+","[0-9a-f]+"\]\}$)"));
    QVERIFY2(header.match(QString::fromUtf8(lines[0].mid(8))).hasMatch(), lines[0].constData());
    // How far the file was synced, with a line feed for each line.
    const auto after = [&lines](int line) -> QByteArray {
        qsizetype bytes = line;
        for (int i = 0; i < line; ++i)
            bytes += lines[i].size();
        return " {\"durable\":" + QByteArray::number(bytes);
    };
    QCOMPARE(lines[1].mid(8), after(1) + R"(,"term":0,"voted_for":null})");
    QCOMPARE(lines[2].mid(8), after(2) + R"(,"term":4,"voted_for":3})");
    QCOMPARE(lines[3].mid(8), after(3) + R"(,"append":[{"index":1,"term":4,"put":["zone1:temp","25.5C"]}]})");
    QCOMPARE(lines[4].mid(8), after(4) + "}");
    QCOMPARE(lines[5], QByteArray());
}

void JournalStory::replacesFromAnIndexOn()
{
    JournalDesk desk;
    {
        const auto journal = desk.open();
        QVERIFY(desk.write(*journal, vote(2, {})));
        QVERIFY(desk.write(*journal,
                           append({putAt(1, 1, "a", "1"), putAt(2, 1, "b", "1"), putAt(3, 1, "c", "1")})));
        QVERIFY(desk.write(*journal, append({putAt(2, 2, "b", "2")})));
    }
    const auto journal = desk.open();
    QCOMPARE(journal->stored().log.size(), 2U);
    QVERIFY(journal->stored().log.at(raft::Index{1}) == putAt(1, 1, "a", "1"));
    QVERIFY(journal->stored().log.at(raft::Index{2}) == putAt(2, 2, "b", "2"));
}

void JournalStory::sharesOneSyncAmongManyWrites()
{
    JournalDesk desk;
    const auto journal = desk.open();
    QSignalSpy written(journal.get(), &Journal::written);
    constexpr std::uint64_t writes = 20'000;
    raft::Write term = vote(1, {});
    term.id = raft::WriteId{1};
    journal->submit(term);
    for (std::uint64_t i = 1; i < writes; ++i) {
        raft::Write change = append({putAt(i, 1, "key", "value")});
        change.id = raft::WriteId{i + 1};
        journal->submit(change);
    }
    QTRY_COMPARE(written.isEmpty() ? 0 : written.last()[0].value<raft::WriteId>().value, writes);
    QVERIFY2(written.size() < static_cast<int>(writes) / 2, "submitted faster than they are written");
    for (int i = 1; i < written.size(); ++i)
        QVERIFY(written[i - 1][0].value<raft::WriteId>() < written[i][0].value<raft::WriteId>());
    QTRY_COMPARE(journal->pending(), 0U);
}

void JournalStory::marksWhatIsSafeWhenItIsQuiet()
{
    JournalDesk desk;
    const auto journal = desk.open();
    QVERIFY(desk.write(*journal, vote(1, {})));
    const QByteArray before = desk.content();
    QTRY_COMPARE(desk.content().mid(before.size()).mid(8),
                 " {\"durable\":" + QByteArray::number(before.size()) + "}\n");
    QTest::qWait(500);
    QCOMPARE(desk.content().count('\n'), before.count('\n') + 1);
}

void JournalStory::marksWhatIsSafeWhenItStops()
{
    JournalDesk desk;
    auto journal = desk.open();
    raft::Write change = vote(1, {});
    change.id = raft::WriteId{1};
    journal->submit(change);
    QVERIFY(!journal->close());
    QVERIFY2(desk.content().contains("\"term\":1"), "what was submitted before the end is written");
    const QByteArray content = desk.content();
    const QByteArray mark = content.mid(content.lastIndexOf('\n', -2) + 1);
    QCOMPARE(mark.mid(8), " {\"durable\":" + QByteArray::number(content.size() - mark.size()) + "}\n");
}

void JournalStory::startsAFreshFileWithASnapshot()
{
    JournalDesk desk;
    raft::Store store;
    {
        const auto journal = desk.open();
        QVERIFY(desk.write(*journal, vote(1, raft::NodeId{2})));
        for (std::uint64_t i = 1; i <= 100; ++i) {
            const raft::Entry entry = putAt(i, 1, "key", std::to_string(i));
            QVERIFY(desk.write(*journal, append({entry})));
            if (i <= 98)
                store.apply(entry);
        }
        const qint64 before = desk.content().size();
        raft::Write compaction;
        compaction.snapshot = raft::Snapshot{{raft::Index{98}, raft::Term{1}},
                                             std::make_shared<const raft::Membership>(raft::Membership{
                                                 {raft::NodeId{1}, raft::NodeId{2}}, {}, {}}),
                                             std::make_shared<const std::string>(store.snapshot())};
        QVERIFY(desk.write(*journal, compaction));
        QTRY_VERIFY(desk.content().size() < before / 5);
        QCOMPARE(QDir(desk.place().directory).entryList(QDir::Files).size(), 3);
        QVERIFY(desk.write(*journal, append({putAt(101, 1, "key", "101")})));
    }
    const auto journal = desk.open();
    QVERIFY2(journal, qPrintable(desk.error ? desk.error->message : QString()));
    const raft::Stored &stored = journal->stored();
    QVERIFY((stored.hard == raft::HardState{raft::Term{1}, raft::NodeId{2}}));
    QCOMPARE(stored.log.base().index.value, 98U);
    QCOMPARE(stored.log.lastIndex().value, 101U);
    QVERIFY(stored.snapshot && *stored.snapshot->data == store.snapshot());
    QCOMPARE(stored.snapshot->membership->voters.size(), 2U);
}

void JournalStory::aLargeSnapshotDelaysNoWrite()
{
    JournalDesk desk;
    const auto journal = desk.open();
    QVERIFY(desk.write(*journal, vote(1, raft::NodeId{2})));
    QVERIFY(desk.write(*journal, append({putAt(1, 1, "key", "1"), putAt(2, 1, "key", "2")})));
    const QByteArray before = desk.content();
    raft::Store store;
    for (std::uint64_t i = 1; i <= 16; ++i)
        store.apply(putAt(i, 1, "key" + std::to_string(i), std::string(1024 * 1024, 'v')));
    raft::Write compaction;
    compaction.snapshot =
        raft::Snapshot{{raft::Index{1}, raft::Term{1}},
                       std::make_shared<const raft::Membership>(raft::Membership{{raft::NodeId{1}}, {}, {}}),
                       std::make_shared<const std::string>(store.snapshot())};
    QVERIFY(desk.write(*journal, compaction));
    QVERIFY(desk.write(*journal, append({putAt(3, 1, "key", "3")})));
    // On disk, and the shorter journal is not there yet: a crash now would find it all in the longer one.
    const QByteArray during = desk.content();
    QVERIFY(during.startsWith(before) && during.size() > before.size());
    const JournalDesk crashed;
    QVERIFY(QDir().mkpath(crashed.place().directory));
    crashed.setContent(during);
    {
        auto found = Journal::open(crashed.place());
        QVERIFY(std::holds_alternative<std::unique_ptr<Journal>>(found));
        QCOMPARE(std::get<std::unique_ptr<Journal>>(found)->stored().log.lastIndex().value, 3U);
    }
    // What came meanwhile stands behind the snapshot in the end.
    QTRY_VERIFY(!desk.content().startsWith(before));
    QVERIFY(!journal->close());
    const JournalDesk copy;
    QVERIFY(QDir().mkpath(copy.place().directory));
    copy.setContent(desk.content());
    auto found = Journal::open(copy.place());
    QVERIFY(std::holds_alternative<std::unique_ptr<Journal>>(found));
    const raft::Stored &stored = std::get<std::unique_ptr<Journal>>(found)->stored();
    QVERIFY(stored.snapshot && *stored.snapshot->data == store.snapshot());
    QCOMPARE(stored.log.base().index.value, 1U);
    QCOMPARE(stored.log.lastIndex().value, 3U);
    QVERIFY(stored.log.at(raft::Index{3}) == putAt(3, 1, "key", "3"));
}

void JournalStory::dropsTheLogThatASnapshotReplaces()
{
    JournalDesk desk;
    {
        const auto journal = desk.open();
        QVERIFY(desk.write(*journal, vote(5, {})));
        QVERIFY(desk.write(*journal, append({putAt(1, 1, "a", "1"), putAt(2, 1, "b", "1")})));
        raft::Write install;
        install.replacesLog = true;
        install.snapshot = raft::Snapshot{{raft::Index{1}, raft::Term{5}},
                                          std::make_shared<const raft::Membership>(),
                                          std::make_shared<const std::string>()};
        QVERIFY(desk.write(*journal, install));
    }
    const auto journal = desk.open();
    QVERIFY2(journal, qPrintable(desk.error ? desk.error->message : QString()));
    QCOMPARE(journal->stored().log.size(), 0U);
    QVERIFY((journal->stored().log.base() == raft::Position{raft::Index{1}, raft::Term{5}}));
}

QTEST_GUILESS_MAIN(JournalStory)
#include "journal.moc"
