#include "journal_desk.h"

#include "netnode/journal/record.h"
#include "netnode/journal/recovery.h"
#include "raftcore/store/store.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace raftarium;

/// The journal on bad days: torn, damaged, exchanged, missing, locked. Nothing is believed that was not
/// written.
class Damage : public QObject {
    Q_OBJECT

private slots:
    void startsAfterATailWasCutAnywhere();
    void refusesASnapshotThatNobodyCanRead();
    void cutsATornTailForGood();
    void findsEveryFlippedBit();
    void changesNothingInADamagedFile();
    void refusesWhenLinesAreMissingOrDoubled_data();
    void refusesWhenLinesAreMissingOrDoubled();
    void neverStartsAnewInSilence_data();
    void neverStartsAnewInSilence();
    void refusesWhatIsNotItsOwn_data();
    void refusesWhatIsNotItsOwn();
    void refusesAHeaderThatIsNestedDeeply();
    void keepsASecondProcessOut();
    void namesADirectoryThatCannotBeWritten();
    void clearsAwayAHalfWrittenReplacement();
};

namespace {

using Code = JournalError::Code;

/// A journal with a snapshot and some writes after it.
QByteArray writeAFullJournal(JournalDesk &desk)
{
    const auto journal = desk.open();
    raft::Store store;
    store.apply(putAt(1, 1, "zone1:temp", "25.5C"));
    raft::Write compaction;
    compaction.snapshot = raft::Snapshot{{raft::Index{1}, raft::Term{1}},
                                         std::make_shared<const raft::Membership>(),
                                         std::make_shared<const std::string>(store.snapshot())};
    const bool ok = desk.write(*journal, vote(1, raft::NodeId{1})) &&
                    desk.write(*journal, append({putAt(1, 1, "zone1:temp", "25.5C")})) &&
                    desk.write(*journal, compaction) &&
                    desk.write(*journal, append({putAt(2, 1, "a", "1")})) &&
                    desk.write(*journal, vote(2, raft::NodeId{3})) &&
                    desk.write(*journal, append({putAt(3, 2, "b", "2"), putAt(4, 2, "c", "3")})) &&
                    desk.write(*journal, append({putAt(5, 2, "d", "4")}));
    if (!ok || journal->close())
        qFatal("the journal cannot be written");
    return desk.content();
}

/// What a refusal must say: the file, the line, the byte and a way out that is safe.
bool isHelpful(const JournalDesk &desk)
{
    const QString &message = desk.error->message;
    return message.contains(desk.path()) && message.contains(QStringLiteral("line ")) &&
           message.contains(QStringLiteral("byte ")) &&
           message.contains(QStringLiteral("Nothing was changed. ")) &&
           !message.contains(QStringLiteral("estore"));
}

qsizetype startOfLine(const QByteArray &content, int number)
{
    qsizetype start = 0;
    for (int line = 1; line < number; ++line)
        start = content.indexOf('\n', start) + 1;
    return start;
}

QByteArray withoutLine(QByteArray content, int number)
{
    const qsizetype start = startOfLine(content, number);
    return content.remove(start, content.indexOf('\n', start) + 1 - start);
}

QByteArray withFlippedBit(QByteArray content, qsizetype bit)
{
    content[bit / 8] = static_cast<char>(content[bit / 8] ^ (1 << (bit % 8)));
    return content;
}

} // namespace

void Damage::startsAfterATailWasCutAnywhere()
{
    JournalDesk desk;
    const QByteArray whole = writeAFullJournal(desk);
    const qsizetype firstLoose = startOfLine(whole, 3);
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const std::string content = whole.left(size).toStdString();
        const auto outcome = recoverJournal(content, desk.cluster.toStdString(), desk.node);
        const auto *recovered = std::get_if<RecoveredJournal>(&outcome);
        QVERIFY2((recovered != nullptr) == (size >= firstLoose),
                 "the first two lines were on disk before the file had its name, what follows may be torn");
        if (recovered == nullptr)
            continue;
        const QByteArray complete = whole.left(size == 0 ? 0 : whole.lastIndexOf('\n', size - 1) + 1);
        QCOMPARE(recovered->size, static_cast<std::uint64_t>(complete.size()));
        const raft::Stored &stored = recovered->stored;
        QCOMPARE(stored.snapshot->last.index.value, 1U);
        QCOMPARE(stored.hard.term.value, complete.contains("\"term\":2,\"voted_for\":3") ? 2U : 1U);
        const std::uint64_t last = complete.contains("\"index\":5")   ? 5
                                   : complete.contains("\"index\":4") ? 4
                                   : complete.contains("\"index\":2") ? 2
                                                                      : 1;
        QCOMPARE(stored.log.lastIndex().value, last);
    }
}

// A server that went on without it would lack what the log has no more.
void Damage::refusesASnapshotThatNobodyCanRead()
{
    JournalDesk desk;
    {
        const auto journal = desk.open();
        raft::Write install;
        install.replacesLog = true;
        install.hard = raft::HardState{raft::Term{5}, {}};
        install.snapshot = raft::Snapshot{{raft::Index{7}, raft::Term{5}},
                                          std::make_shared<const raft::Membership>(),
                                          std::make_shared<const std::string>("no state of a store")};
        QVERIFY(desk.write(*journal, install));
    }
    const QByteArray before = desk.content();
    QVERIFY(!desk.open());
    QCOMPARE(desk.error->code, Code::Damaged);
    QCOMPARE(desk.error->exitCode(), 3);
    QVERIFY2(isHelpful(desk), qPrintable(desk.error->message));
    QCOMPARE(desk.content(), before);
}

void Damage::cutsATornTailForGood()
{
    JournalDesk desk;
    const QByteArray whole = writeAFullJournal(desk);
    const qsizetype torn = startOfLine(whole, 6) + 20;
    desk.setContent(whole.left(torn));
    {
        const auto journal = desk.open();
        QVERIFY2(journal->warnings().join(u' ').contains(desk.path() + QStringLiteral(", line 6, byte ")),
                 qPrintable(journal->warnings().join(u' ')));
        QVERIFY(desk.write(*journal, append({putAt(4, 2, "after", "the cut")})));
    }
    const auto journal = desk.open();
    QVERIFY2(journal, qPrintable(desk.error ? desk.error->message : QString()));
    QCOMPARE(journal->warnings(), QStringList());
    QVERIFY(journal->stored().log.at(raft::Index{4}) == putAt(4, 2, "after", "the cut"));
}

void Damage::findsEveryFlippedBit()
{
    JournalDesk desk;
    const QByteArray whole = writeAFullJournal(desk);
    const qsizetype mark = startOfLine(whole, static_cast<int>(whole.count('\n')));
    QVERIFY(mark * 8 > 1000);
    for (qsizetype bit = 0; bit < whole.size() * 8; ++bit) {
        const std::string content = withFlippedBit(whole, bit).toStdString();
        const auto outcome = recoverJournal(content, desk.cluster.toStdString(), desk.node);
        const QByteArray where =
            QByteArray("bit ") + QByteArray::number(bit % 8) + " of byte " + QByteArray::number(bit / 8);
        if (bit / 8 >= mark) { // Nothing after it knows that the mark was safe: it is taken as torn.
            const auto *recovered = std::get_if<RecoveredJournal>(&outcome);
            QVERIFY2(recovered && recovered->size == static_cast<std::uint64_t>(mark), where.constData());
            continue;
        }
        const auto *problem = std::get_if<JournalProblem>(&outcome);
        QVERIFY2(problem && problem->code == Code::Damaged, where.constData());
        const qsizetype line = bit < 8 ? 0 : whole.lastIndexOf('\n', bit / 8 - 1) + 1;
        QVERIFY2(problem->byte == static_cast<std::uint64_t>(line), where.constData());
    }
}

void Damage::changesNothingInADamagedFile()
{
    JournalDesk desk;
    const QByteArray whole = writeAFullJournal(desk);
    for (qsizetype byte = 0; byte < startOfLine(whole, static_cast<int>(whole.count('\n'))); byte += 7) {
        const QByteArray damaged = withFlippedBit(whole, byte * 8 + byte % 8);
        desk.setContent(damaged);
        QVERIFY(!desk.open());
        QCOMPARE(desk.error->code, Code::Damaged);
        QCOMPARE(desk.error->exitCode(), 3);
        QVERIFY2(isHelpful(desk), qPrintable(desk.error->message));
        QCOMPARE(desk.content(), damaged);
    }
}

void Damage::refusesWhenLinesAreMissingOrDoubled_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<bool>("doubled");
    for (int line = 1; line <= 6; ++line) {
        QTest::addRow("line %d missing", line) << line << false;
        QTest::addRow("line %d doubled", line) << line << true;
    }
}

void Damage::refusesWhenLinesAreMissingOrDoubled()
{
    QFETCH(int, line);
    QFETCH(bool, doubled);
    JournalDesk desk;
    const QByteArray whole = writeAFullJournal(desk);
    QByteArray changed = withoutLine(whole, line);
    if (doubled) {
        const qsizetype start = startOfLine(whole, line);
        changed = whole;
        changed.insert(start, whole.mid(start, whole.indexOf('\n', start) + 1 - start));
    }
    desk.setContent(changed);
    QVERIFY(!desk.open());
    QCOMPARE(desk.error->code, line == 1 && !doubled ? Code::Foreign : Code::Damaged);
    QVERIFY2(isHelpful(desk), qPrintable(desk.error->message));
}

void Damage::neverStartsAnewInSilence_data()
{
    QTest::addColumn<bool>("empty");
    QTest::newRow("the file is missing") << false;
    QTest::newRow("the file is empty") << true;
}

void Damage::neverStartsAnewInSilence()
{
    QFETCH(bool, empty);
    JournalDesk desk;
    writeAFullJournal(desk);
    if (empty)
        desk.setContent({});
    else
        QVERIFY(QFile::remove(desk.path()));
    QVERIFY(!desk.open());
    QCOMPARE(desk.error->code, Code::Missing);
    QCOMPARE(desk.error->exitCode(), 3);
    QVERIFY2(desk.error->message.contains(desk.path()), qPrintable(desk.error->message));
    for (const char *way : {"--join", "afresh", "remove the whole directory"})
        QVERIFY2(desk.error->message.contains(QString::fromLatin1(way)), qPrintable(desk.error->message));
    QCOMPARE(QFile::exists(desk.path()), empty);

    QVERIFY(QDir(desk.place().directory).removeRecursively());
    QVERIFY2(desk.open(), "without its directory it is a new server");
}

void Damage::refusesWhatIsNotItsOwn_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    const auto number = [](Code code) { return static_cast<int>(code); };
    QTest::newRow("another cluster") << QByteArray("\"cluster\":\"raftarium\"")
                                     << QByteArray("\"cluster\":\"other\"") << number(Code::Foreign)
                                     << QByteArray("--cluster 'other'");
    QTest::newRow("another server") << QByteArray("\"node\":1") << QByteArray("\"node\":2")
                                    << number(Code::Foreign) << QByteArray("belongs to server 2");
    QTest::newRow("a later version") << QByteArray("\"version\":2") << QByteArray("\"version\":3")
                                     << number(Code::NewerVersion) << QByteArray("newer version");
    QTest::newRow("another program") << QByteArray("\"journal\":\"raftarium\"")
                                     << QByteArray("\"journal\":\"x\"") << number(Code::Foreign)
                                     << QByteArray("not a journal of Raftarium");
}

void Damage::refusesWhatIsNotItsOwn()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    JournalDesk desk;
    QByteArray content = writeAFullJournal(desk);
    QByteArray header = content.mid(9, content.indexOf('\n') - 9);
    QVERIFY(header.contains(from));
    header.replace(from, to);
    content.replace(0, content.indexOf('\n'), QByteArray(checksumOf(header) + ' ' + header));
    desk.setContent(content);
    QVERIFY(!desk.open());
    QCOMPARE(static_cast<int>(desk.error->code), code);
    QCOMPARE(desk.error->exitCode(), 3);
    QVERIFY2(desk.error->message.contains(QString::fromUtf8(reason)), qPrintable(desk.error->message));
    QVERIFY2(isHelpful(desk), qPrintable(desk.error->message));
    QVERIFY2(!desk.error->message.contains(QStringLiteral("remove")), qPrintable(desk.error->message));
    QCOMPARE(desk.content(), content);
}

void Damage::keepsASecondProcessOut()
{
    JournalDesk desk;
    auto first = desk.open();
    QVERIFY(!desk.open());
    QCOMPARE(desk.error->code, Code::Locked);
    QCOMPARE(desk.error->exitCode(), 3);
    QVERIFY2(desk.error->message.contains(desk.lockPath()), qPrintable(desk.error->message));
    first.reset();
    QVERIFY(desk.open());
}

void Damage::namesADirectoryThatCannotBeWritten()
{
    JournalDesk desk;
    const QString directory = desk.place().directory;
    QVERIFY(QDir().mkpath(directory));
    const QByteArray name = QFile::encodeName(directory);
    // Root may write anywhere, so it becomes somebody else for a moment.
    const bool isRoot = ::geteuid() == 0;
    QCOMPARE(::chmod(QFile::encodeName(QFileInfo(directory).path()).constData(), 0711), 0);
    QCOMPARE(::chmod(name.constData(), 0555), 0);
    QVERIFY(!isRoot || ::seteuid(65534) == 0);
    const auto journal = desk.open();
    QVERIFY(!isRoot || ::seteuid(0) == 0);
    QCOMPARE(::chmod(name.constData(), 0700), 0);
    QVERIFY(!journal);
    QCOMPARE(desk.error->code, Code::Io);
    QCOMPARE(desk.error->exitCode(), 1);
    QVERIFY2(desk.error->message.contains(desk.lockPath()) &&
                 desk.error->message.contains(QStringLiteral("Permission denied")),
             qPrintable(desk.error->message));
}

void Damage::clearsAwayAHalfWrittenReplacement()
{
    JournalDesk desk;
    writeAFullJournal(desk);
    QFile half(desk.path() + QStringLiteral(".new"));
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write("half a");
    half.close();
    const auto journal = desk.open();
    QVERIFY(journal);
    QCOMPARE(journal->stored().log.lastIndex().value, 5U);
    QVERIFY(!half.exists());
}

void Damage::refusesAHeaderThatIsNestedDeeply()
{
    std::string content;
    appendChecked(content, "{\"journal\":" + std::string(400'000, '[') + std::string(400'000, ']') + '}');
    const auto outcome = recoverJournal(content, "raftarium", raft::NodeId{1});
    const auto *problem = std::get_if<JournalProblem>(&outcome);
    QVERIFY(problem != nullptr);
    QCOMPARE(problem->code, Code::Foreign);
}

QTEST_GUILESS_MAIN(Damage)
#include "damage.moc"
