#include "../journal/journal_desk.h"
#include "run_raftctl.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

/// `raftctl journal show`: what is on a server's disk, for people and for programs.
class JournalShow : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_desk.emplace();
        const auto journal = m_desk->open();
        QVERIFY(journal != nullptr);
        QVERIFY(m_desk->write(*journal, vote(3, raft::NodeId{2})));
        QVERIFY(m_desk->write(*journal, append({putAt(1, 3, "k", "v"), putAt(2, 3, "k", "w")})));
    }

    void tellsWhatEachLineSays()
    {
        const RaftctlResult shown = raftctl({u"journal"_s, u"show"_s, m_desk->path()});
        QCOMPARE(shown.error, QString());
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.contains(u"journal of server 1 of cluster \"raftarium\""_s),
                 qPrintable(shown.out));
        QVERIFY2(shown.out.contains(u"term 3, vote for S2"_s), qPrintable(shown.out));
        QVERIFY2(shown.out.contains(u"entries 1@3 to 2@3"_s), qPrintable(shown.out));
    }

    void givesProgramsTheJsonAlone()
    {
        const RaftctlResult shown = raftctl({u"journal"_s, u"show"_s, m_desk->path(), u"--json"_s});
        QCOMPARE(shown.code, 0);
        const QStringList lines = shown.out.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), m_desk->content().count('\n'));
        for (const QString &line : lines)
            QVERIFY2(QJsonDocument::fromJson(line.toUtf8()).isObject(), qPrintable(line));
    }

    void readsStandardInput()
    {
        const RaftctlResult shown = raftctl({u"journal"_s, u"show"_s, u"-"_s}, m_desk->content());
        QCOMPARE(shown.error, QString());
        QVERIFY(shown.out.contains(u"entries 1@3 to 2@3"_s));
    }

    void aTornEndIsNoDamage()
    {
        m_desk->setContent(m_desk->content() + "0123");
        const RaftctlResult shown = raftctl({u"journal"_s, u"show"_s, m_desk->path()});
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.error.contains(u"the last record is not complete"_s), qPrintable(shown.error));
    }

    void damageIsNamed()
    {
        QByteArray content = m_desk->content();
        const qsizetype at = content.indexOf("vote");
        QVERIFY(at > 0);
        content[at] = 'b';
        m_desk->setContent(content);
        const RaftctlResult shown = raftctl({u"journal"_s, u"show"_s, m_desk->path()});
        QCOMPARE(shown.code, 2);
        QVERIFY2(shown.out.contains(u"journal of server 1"_s), qPrintable(shown.out));
        QVERIFY2(shown.error.contains(u": byte "_s), qPrintable(shown.error));
    }

    void checkReadsAsAStartingServerWould()
    {
        const RaftctlResult sound = raftctl({u"journal"_s, u"check"_s, m_desk->path()});
        QCOMPARE(sound.code, 0);
        QCOMPARE(sound.out,
                 m_desk->path() + u": sound: S1 of \"raftarium\", term 3, vote for S2, last entry 2@3\n"_s);
        const QByteArray content = m_desk->content();
        m_desk->setContent(content + "0123");
        QVERIFY(raftctl({u"journal"_s, u"check"_s, m_desk->path()}).out.contains(u"does not count"_s));
        QByteArray damaged = content;
        damaged[content.indexOf("vote")] = 'b';
        m_desk->setContent(damaged);
        const RaftctlResult bad = raftctl({u"journal"_s, u"check"_s, m_desk->path(), m_desk->path()});
        QCOMPARE(bad.code, 1);
        QCOMPARE(bad.error.count(u": byte "_s), 2);
        QCOMPARE(m_desk->content(), damaged);
        QCOMPARE(raftctl({u"journal"_s, u"check"_s, u"/no/such/file"_s}).code, 2);
    }

    void theHintIsWhatTheServerWouldSay()
    {
        const auto hint = [this] { return raftctl({u"journal"_s, u"repair-hint"_s, m_desk->path()}).out; };
        QCOMPARE(hint(), u"There is nothing to repair.\n"_s);
        const QByteArray content = m_desk->content();
        m_desk->setContent(content + "0123");
        QVERIFY2(hint().contains(u"Start the server"_s), qPrintable(hint()));
        QByteArray damaged = content;
        damaged[content.indexOf("vote")] = 'b';
        m_desk->setContent(damaged);
        QVERIFY2(hint().contains(u"start server 1 with --join"_s), qPrintable(hint()));
        QVERIFY2(hint().contains(u"Nothing was changed"_s), qPrintable(hint()));
    }

    void whatIsNoJournalIsRefused()
    {
        m_desk->setContent("hello\n");
        QCOMPARE(raftctl({u"journal"_s, u"show"_s, m_desk->path()}).code, 2);
        QCOMPARE(raftctl({u"journal"_s, u"show"_s, u"/no/such/file"_s}).code, 2);
        QCOMPARE(raftctl({u"journal"_s, u"show"_s}).code, 2);
    }

private:
    std::optional<JournalDesk> m_desk; ///< Of its own for every story: one of them leaves a damaged journal.
};

QTEST_GUILESS_MAIN(JournalShow)
#include "journal.moc"
