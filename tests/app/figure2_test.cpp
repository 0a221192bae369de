#include "lesson_bench.h"

#include "app/lesson/figure2_page.h"
#include "app/lesson/rule_row.h"

#include <QDockWidget>

using namespace raftarium;

/// The rules of Figure 2, lit as they are at work.
class Figure2Test : public LessonBench {
    Q_OBJECT

    Figure2Page *page() const { return find<Figure2Page>("figure2"); }
    RuleRow *row(Figure2 rule) const
    {
        return page()->findChild<RuleRow *>(QStringLiteral("rule%1").arg(static_cast<int>(rule)));
    }
    /// The first event that shows a rule.
    raft::EventNumber firstOf(Figure2 rule) const
    {
        const raft::EventRecord &events = m_session->events();
        for (raft::EventNumber event = 1; event <= events.size(); ++event) {
            const std::vector<Figure2> shown = rulesShownBy(events, event);
            if (std::find(shown.begin(), shown.end(), rule) != shown.end())
                return event;
        }
        return 0;
    }
    void playRun(const char *commands)
    {
        openLesson(step("Run", "All of it.", commands));
        goOn();
        find<QDockWidget>("figure2Dock")->show();
        find<QDockWidget>("figure2Dock")->raise();
        QCoreApplication::processEvents();
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void theRulesOfAnElectionAreSeenAtWork()
    {
        playRun("cluster 3\nelect 1\nput 1 k=v\nrun");
        for (const Figure2 rule :
             {Figure2::TimeOut, Figure2::StandForElection, Figure2::GrantVote, Figure2::Win,
              Figure2::SendHeartbeat, Figure2::TakeCommand, Figure2::Replicate, Figure2::AppendNew,
              Figure2::CountReplica, Figure2::CommitOwnTerm, Figure2::FollowCommit, Figure2::ApplyCommitted,
              Figure2::PersistFirst, Figure2::Answer})
            QVERIFY2(firstOf(rule) != 0, qPrintable(row(rule)->text()));
        for (const Figure2 rule : {Figure2::RemoveConflict, Figure2::RefuseGap, Figure2::GoBack,
                                   Figure2::RefuseStaleAppend, Figure2::RefuseStaleVote})
            QVERIFY2(firstOf(rule) == 0, qPrintable(row(rule)->text()));
    }

    void theRulesOfARepairAreSeenAtWork()
    {
        playRun("cluster 3\nnode 1 log=1,1 term=3; node 2 log=1,1,2,2 term=3; node 3 log=1,1,3,3\nelect 3");
        QVERIFY(firstOf(Figure2::RemoveConflict) != 0);
        playRun("cluster 3\nnode 1 log=5,6,7; node 2 log=5,8; node 3 log=5,8\ntimeout 1; run");
        QVERIFY(firstOf(Figure2::RefuseVote) != 0);
    }

    void aRuleLightsUpAtItsEventAndAClickGoesThere()
    {
        playRun("cluster 3\nelect 1");
        const raft::EventNumber won = firstOf(Figure2::Win);
        QVERIFY(won != 0);
        m_session->seekEvent(won);
        m_session->showNow();
        QVERIFY(row(Figure2::Win)->isLit());
        m_session->seekEvent(1);
        m_session->showNow();
        QVERIFY(!row(Figure2::Win)->isLit());
        m_session->seekEvent(m_session->events().size());
        m_session->showNow();
        QVERIFY(!row(Figure2::Win)->isLit());
        page()->ensureWidgetVisible(row(Figure2::Win));
        QTest::mouseClick(row(Figure2::Win), Qt::LeftButton);
        m_session->showNow();
        QCOMPARE(m_session->shownEvent(), won);
        QCOMPARE(m_session->selection(), Selection(SelectedEvent{won}));
        QVERIFY(row(Figure2::Win)->isLit());
    }

    void whatIsLitDoesNotDependOnTheWayThere()
    {
        playRun("cluster 5\nelect 1\nput 1 a=1\nrun\nisolate 1\nelect 2\nheal\nrun\nput 2 b=2\nrun");
        Figure2Firings stepwise;
        const raft::EventRecord &events = m_session->events();
        for (raft::EventNumber event = 0; event <= events.size(); ++event) {
            stepwise.follow(events, event);
            Figure2Firings jumped;
            jumped.follow(events, event);
            for (std::size_t rule = 0; rule < static_cast<std::size_t>(Figure2::Count); ++rule)
                QCOMPARE(stepwise.last(static_cast<Figure2>(rule)), jumped.last(static_cast<Figure2>(rule)));
        }
    }
};

QTEST_MAIN(Figure2Test)
#include "figure2_test.moc"
