#include "window_bench.h"

#include "app/canvas/canvas_facts.h"
#include "app/lab/found_page.h"
#include "app/lab/futures_chart.h"
#include "app/lab/futures_panel.h"
#include "app/lab/history_window.h"
#include "app/lab/lab_panel.h"
#include "app/lab/rule_list.h"
#include "app/lab/search_page.h"
#include "app/lab/sentence_row.h"
#include "app/lab/statistics_window.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/laboratory.h"
#include "raftcore/pictures/history_svg.h"
#include "raftcore/scenario/scenario.h"

#include <QCheckBox>
#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

using namespace raftarium;

/// A student in the laboratory: turns a rule off, and watches what comes of it.
class LabTest : public WindowBench {
    Q_OBJECT

    LabPanel &lab() const { return *m_window->laboratory()->panel(); }
    FoundPage &found() const { return *lab().foundPage(); }
    void openLab()
    {
        press(Qt::Key_F9);
        QVERIFY(lab().isVisible());
    }
    void toggle(const char *rule)
    {
        auto *box = find<QCheckBox>(rule);
        QVERIFY2(box != nullptr, rule);
        find<QLineEdit>("labFilter")->setText(QString::fromLatin1(rule).mid(4)); // Into sight.
        QCoreApplication::processEvents();
        QVERIFY2(box->isVisible(), rule);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    }
    void pressFind() { QTest::mouseClick(find<QPushButton>("labFind"), Qt::LeftButton); }
    void awaitSearch()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!lab().isSearching(), 60'000);
        QCoreApplication::processEvents();
        m_session->showNow();
    }
    void findWithout(const char *rule)
    {
        openLab();
        toggle(rule);
        pressFind();
        awaitSearch();
    }
    QString words() const { return find<QLabel>("labWords")->text(); }
    bool isViolated(raft::SafetyProperty property) const
    {
        const auto &violations = m_session->view().violations;
        return std::any_of(violations.begin(), violations.end(),
                           [property](const raft::Violation &one) { return one.property == property; });
    }
    bool tellsRun() const { return found().isVisible(); }
    SentenceRow &move(int number) const
    {
        return *m_window->findChild<SentenceRow *>(QStringLiteral("foundMove%1").arg(number));
    }

    HistoryWindow *openHistory()
    {
        action("clientHistory")->trigger();
        return find<HistoryWindow>("historyWindow");
    }
    void awaitVerdict(const HistoryWindow *window)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!window->isJudging(), 60'000);
        QCoreApplication::processEvents();
    }
    void judge(HistoryWindow *window, const QString &path)
    {
        window->judgeFile(path);
        awaitVerdict(window);
    }

    void takePictures(const QString &folder, bool dark, QSize size)
    {
        end();
        begin();
        m_window->showTheme(dark ? MainWindow::ThemeChoice::Dark : MainWindow::ThemeChoice::Light);
        m_window->resize(size);
        const auto save = [&](QWidget *widget, const char *what) {
            for (int i = 0; i < 5; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
            m_session->showNow();
            widget->grab().save(QStringLiteral("%1/%2-%3-%4.png")
                                    .arg(folder, QLatin1StringView(what),
                                         dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                    .arg(size.width()));
        };
        openLab();
        save(m_window.get(), "rules");
        find<QSpinBox>("labBudget")->setValue(2);
        pressFind();
        awaitSearch();
        save(m_window.get(), "nothing");
        findWithout("ruleCommitOnlyOwnTerm");
        m_session->setPlaying(false);
        QTest::mouseClick(&move(4), Qt::LeftButton);
        save(m_window.get(), "found");
        QTest::mouseClick(&move(5), Qt::LeftButton);
        find<QScrollArea>("foundScroll")->ensureWidgetVisible(find<SentenceRow>("foundFact2"));
        save(m_window.get(), "why");
        action("statistics")->trigger();
        find<QCheckBox>("statisticsCompare")->setChecked(true);
        find<QPushButton>("statisticsRun")->click();
        auto *statistics = find<StatisticsWindow>("statisticsWindow");
        QTRY_VERIFY_WITH_TIMEOUT(!statistics->study().isRunning(), 60'000);
        save(statistics, "statistics");
        statistics->close();
        QVERIFY(m_session->open(raft::clusterOf(5, 42)));
        m_window->findChild<QDockWidget *>(QStringLiteral("labDock"))->hide();
        electLeader();
        m_session->perform(raft::action::Split{{{{1}, {2}}, {{3}, {4}}, {{5}}}});
        for (int beat = 0; beat < 20; ++beat)
            press(Qt::Key_Right, Qt::ControlModifier);
        action("futures")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!find<FuturesPanel>("futures")->study().isRunning(), 60'000);
        save(m_window.get(), "futures");
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    /// "A student unticks §5.4.2, presses Find, watches Figure 8 and reads why, without a manual."
    void aStudentSeesFigure8()
    {
        openLab();
        type("5.4.2"); // The field is ready for it.
        QVERIFY(find<QCheckBox>("ruleCommitOnlyOwnTerm")->isVisible());
        QVERIFY(!find<QCheckBox>("ruleOneVotePerTerm")->isVisible());
        toggle("ruleCommitOnlyOwnTerm");
        QCOMPARE(find<QLabel>("labCount")->text(), QStringLiteral("One rule is off"));
        pressFind();
        awaitSearch();
        QVERIFY(tellsRun());
        QVERIFY(m_session->isPlaying());
        QCOMPARE(find<QLabel>("foundTitle")->text(),
                 QStringLiteral("5 moves break Leader Completeness without CommitOnlyOwnTerm"));
        QCOMPARE(m_session->title(), find<QLabel>("foundTitle")->text());
        QVERIFY(!m_session->view().rules.holds(raft::Rule::CommitOnlyOwnTerm));
        QCOMPARE(found().run().moves.size(), std::size_t{5});
        QVERIFY(find<QLabel>("foundProof")->text().contains(QStringLiteral("without entry 1@1")));
        press(Qt::Key_Space); // Of the window: it presses no button of the page.
        QVERIFY(tellsRun());
        QVERIFY(!m_session->isPlaying());
    }

    /// What is in the middle must not move while a class looks at it.
    void thePanelKeepsItsWidthWhateverItShows()
    {
        m_window->resize(1280, 720);
        openLab();
        QCoreApplication::processEvents();
        const auto *dock = find<QDockWidget>("labDock");
        const int width = dock->width();
        toggle("ruleCommitOnlyOwnTerm");
        QCoreApplication::processEvents();
        QCOMPARE(dock->width(), width);
        pressFind();
        QVERIFY(find<QPushButton>("labCancel")->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(dock->width(), width);
        awaitSearch();
        QVERIFY(tellsRun());
        QCoreApplication::processEvents();
        QCOMPARE(dock->width(), width);
    }

    void theFactsThatContradictEachOtherLeadToTheirEvents()
    {
        findWithout("ruleCommitOnlyOwnTerm");
        const std::vector<Contradiction> &facts = found().run().contradiction;
        QCOMPARE(facts.size(), std::size_t{2});
        QVERIFY(facts[0].text.contains(QStringLiteral("for committed")));
        QVERIFY(facts[1].text.contains(QStringLiteral("does not have that entry")));
        QTest::mouseClick(find<SentenceRow>("foundFact1"), Qt::LeftButton);
        m_session->showNow();
        QCOMPARE(m_session->shownEvent(), facts[0].event);
        QVERIFY(m_session->selection() == Selection(SelectedEvent{facts[0].event}));
        QCOMPARE(m_session->events()[facts[0].event].kind, raft::EventKind::CommitAdvanced);
        QTest::mouseClick(find<SentenceRow>("foundFact2"), Qt::LeftButton);
        m_session->showNow();
        QCOMPARE(m_session->events()[m_session->shownEvent()].kind, raft::EventKind::StateChanged);
    }

    void theRunIsGoneThroughMoveByMove()
    {
        findWithout("ruleMajorityCommits");
        QTest::mouseClick(find<QPushButton>("foundNext"), Qt::LeftButton);
        m_session->setPlaying(false);
        QTest::mouseClick(&move(1), Qt::LeftButton);
        m_session->showNow();
        QCOMPARE(found().current(), 0);
        QVERIFY(move(1).isCurrent());
        QVERIFY(!isViolated(raft::SafetyProperty::LeaderCompleteness));
        QTest::mouseClick(find<QPushButton>("foundNext"), Qt::LeftButton);
        m_session->showNow();
        QCOMPARE(found().current(), 1);
        QVERIFY(isViolated(raft::SafetyProperty::LeaderCompleteness));
        QVERIFY(!find<QPushButton>("foundNext")->isEnabled());
        QTest::mouseClick(find<QPushButton>("foundPrevious"), Qt::LeftButton);
        m_session->showNow();
        QCOMPARE(found().current(), 0);
    }

    /// The same moves with the rule in force break nothing, and the page says where they part.
    void theRuleIsShownAtWorkBesideItsAbsence()
    {
        findWithout("ruleCommitOnlyOwnTerm");
        const std::vector<FoundMove> &moves = found().run().moves;
        QVERIFY(std::any_of(moves.begin(), moves.end(), [](const FoundMove &one) { return one.differs(); }));
        QVERIFY(!moves.front().differs());
        QTest::mouseClick(find<QToolButton>("foundWith"), Qt::LeftButton);
        m_session->showNow();
        QCOMPARE(m_session->branches().size(), std::size_t{2});
        QCOMPARE(m_session->branch(), std::size_t{1});
        QTest::mouseClick(&move(5), Qt::LeftButton);
        m_session->showNow();
        QVERIFY(m_session->view().rules.all());
        QVERIFY(m_session->view().violations.empty());
        QCOMPARE(found().current(), 4);
        QTest::mouseClick(find<QToolButton>("foundWithout"), Qt::LeftButton);
        m_session->showNow();
        QCOMPARE(m_session->branch(), std::size_t{0});
        QVERIFY(!m_session->view().violations.empty());
    }

    void theScenarioThatIsSavedFailsAsTheRunDoes()
    {
        findWithout("ruleCommitOnlyOwnTerm");
        QString text;
        connect(&lab(), &LabPanel::scenarioWritten, this,
                [&text](const QString &written) { text = written; });
        QTest::mouseClick(find<QPushButton>("foundScenario"), Qt::LeftButton);
        QVERIFY(text.contains(QStringLiteral("rule CommitOnlyOwnTerm off")));
        delete find<QFileDialog>("labSaveDialog");
        const auto parsed = raft::parseScenario(text.toStdString(), "lab.md");
        QVERIFY(std::holds_alternative<raft::Scenario>(parsed));
        const auto factory = [](const raft::ClusterSetup &setup, std::string *problem) {
            return raft::simulate(setup, problem);
        };
        const raft::ScenarioOutcome outcome = raft::runScenario(std::get<raft::Scenario>(parsed), factory);
        QVERIFY(!outcome.passed());
        QVERIFY2(
            QString::fromStdString(outcome.problem->message()).contains(QStringLiteral("LeaderCompleteness")),
            outcome.problem->message().c_str());
    }

    void withEveryRuleItSaysHowFarItLooked()
    {
        openLab();
        find<QSpinBox>("labBudget")->setValue(1);
        pressFind();
        QVERIFY(lab().isSearching());
        QVERIFY(find<QPushButton>("labCancel")->isVisible());
        QVERIFY(!find<QPushButton>("labFind")->isEnabled());
        QVERIFY2(words().contains(QStringLiteral("states")), qPrintable(words()));
        awaitSearch();
        QVERIFY(!tellsRun());
        QVERIFY2(words().startsWith(QStringLiteral("No run ")), qPrintable(words()));
        QVERIFY2(words().contains(QStringLiteral("with every rule in force")), qPrintable(words()));
        for (const raft::NamedPlan &plan : raft::plansWithEveryRule())
            QVERIFY2(words().contains(QString::fromStdString(plan.about)), plan.about.c_str());
    }

    void aSearchCanBeCancelled()
    {
        openLab();
        pressFind();
        QTest::mouseClick(find<QPushButton>("labCancel"), Qt::LeftButton);
        awaitSearch();
        QVERIFY2(words().contains(QStringLiteral("cancelled")), qPrintable(words()));
        QVERIFY(find<QPushButton>("labFind")->isEnabled());
    }

    void aRuleForProgressIsSaidToBeOne()
    {
        openLab();
        toggle("ruleHigherTermStepsDown");
        find<QSpinBox>("labBudget")->setValue(1);
        pressFind();
        awaitSearch();
        QVERIFY2(words().contains(QStringLiteral("a rule for progress, not for safety")),
                 qPrintable(words()));
    }

    void aGoalIsReachedByAnHonestRun()
    {
        openLab();
        find<QLineEdit>("labGoal")->setFocus();
        type("role 3 leader term=2; log 1 = 1");
        QTest::keyClick(find<QLineEdit>("labGoal"), Qt::Key_Return);
        awaitSearch();
        QVERIFY2(tellsRun(), qPrintable(words()));
        m_session->setPlaying(false);
        m_session->goLive();
        QCOMPARE(server(3).role, raft::Role::Leader);
        QCOMPARE(server(3).hard.term.value, std::uint64_t{2});
        QVERIFY(m_session->view().rules.all());
    }

    void aGoalThatIsNoneIsRefusedWithTheReason()
    {
        openLab();
        find<QLineEdit>("labGoal")->setText(QStringLiteral("role 9 emperor"));
        pressFind();
        QVERIFY(!lab().isSearching());
        QVERIFY2(words().startsWith(QStringLiteral("✕ The goal: ")), qPrintable(words()));
    }

    /// "Can it still go wrong from here?"
    void aSearchGoesOnFromTheInstantShown()
    {
        QVERIFY(electLeader() != 0);
        const raft::EventNumber here = m_session->shownEvent();
        const std::uint64_t leader = m_session->view().leader()->id.value;
        openLab();
        toggle("ruleMajorityCommits");
        find<QCheckBox>("labHere")->setChecked(true);
        pressFind();
        awaitSearch();
        QVERIFY2(tellsRun(), qPrintable(words()));
        QVERIFY(m_session->events().size() > here);
        const raft::EventNumber began = found().run().moves.front().first - 1;
        QVERIFY(began >= here);
        QCOMPARE(m_session->cluster().viewAt(here).leader()->id.value, leader);
        QVERIFY(!m_session->cluster().violations().empty());
    }

    void aRuleThatIsOffInARunningClusterCannotBeOverlooked()
    {
        openLab();
        toggle("ruleOneVotePerTerm");
        QTest::mouseClick(find<QPushButton>("labTurnOff"), Qt::LeftButton);
        m_session->showNow();
        QVERIFY(!m_session->view().rules.holds(raft::Rule::OneVotePerTerm));
        QVERIFY(notices(m_session->view()).first().startsWith(QStringLiteral("✕ off: OneVotePerTerm")));
    }

    void everythingIsReachedWithoutAMouse()
    {
        openLab();
        find<QLineEdit>("labFilter")->setFocus();
        type("MajorityCommits");
        press(Qt::Key_Tab);
        for (int tabs = 0; tabs < 6 && QApplication::focusWidget() != find<QCheckBox>("ruleMajorityCommits");
             ++tabs)
            press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), find<QCheckBox>("ruleMajorityCommits"));
        press(Qt::Key_Space);
        QVERIFY(!find<QCheckBox>("ruleMajorityCommits")->isChecked());
        action("findRun")->trigger();
        awaitSearch();
        QVERIFY(tellsRun());
        move(2).setFocus();
        press(Qt::Key_Space);
        QCOMPARE(found().current(), 1);
    }

    // ---- Futures

    /// A partition that leaves no majority ends without a leader, whatever the chances.
    void anOutageBecomesInevitable()
    {
        QVERIFY(electLeader() != 0);
        m_session->perform(raft::action::Split{{{{1}, {2}}, {{3}, {4}}, {{5}}}});
        for (int beat = 0; beat < 20; ++beat)
            press(Qt::Key_Right, Qt::ControlModifier);
        find<QSpinBox>("futuresCount")->setValue(10);
        action("futures")->trigger();
        auto *futures = find<FuturesPanel>("futures");
        QVERIFY(futures->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!futures->study().isRunning(), 60'000);
        QCoreApplication::processEvents();
        const std::vector<FutureShare> &shares = futures->study().shares();
        QCOMPARE(shares.size(), std::size_t{20});
        for (const FutureShare &share : shares)
            QCOMPARE(share.seen, std::size_t{10});
        QCOMPARE(shares.back().same, std::size_t{10});
        const QString told = find<QLabel>("futuresWords")->text();
        QVERIFY2(told.contains(QStringLiteral("none of these futures avoids it")), qPrintable(told));
        // Both beside each other: a column at each instant on the timeline's axis, full where none avoids it.
        auto *timeline = find<TimelineWidget>("timeline");
        QVERIFY(timeline->isVisible());
        const QRectF row = timeline->rows().futures;
        const std::vector<QRectF> columns = timeline->futureColumns();
        QCOMPARE(columns.size(), shares.size());
        QCOMPARE(columns.back().height(), row.height());
        QCOMPARE(columns.back().center().x(), timeline->geometryOfTime().mapTimeToX(shares.back().at));
        auto *chart = find<FuturesChart>("futuresChart");
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->columnAt(10).center().toPoint());
        m_session->showNow();
        QCOMPARE(m_session->shownTime(), shares[10].at);
        QVERIFY(m_session->open(raft::clusterOf(3, 1))); // Another run has no such futures.
        QVERIFY(timeline->rows().futures.isEmpty());
    }

    void whereNoTimePassesThereAreNoFutures() { QVERIFY(!action("futures")->isEnabled()); }

    // ---- Statistics

    void electionsAreDrawnAndAreTheSameForTheSameSeed()
    {
        action("statistics")->trigger();
        auto *window = find<StatisticsWindow>("statisticsWindow");
        QVERIFY(window->isVisible());
        find<QSpinBox>("statisticsElections")->setValue(300);
        find<QCheckBox>("statisticsCompare")->setChecked(true);
        const auto hold = [&] {
            QTest::mouseClick(find<QPushButton>("statisticsRun"), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(!window->study().isRunning(), 60'000);
            QCoreApplication::processEvents();
        };
        hold();
        QCOMPARE(window->study().held(), std::size_t{600});
        const auto *table = find<QTableWidget>("statisticsTable");
        QCOMPARE(table->columnCount(), 2);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("300"));
        const auto first = window->study().samples(0);
        const auto second = window->study().samples(1);
        QVERIFY(!(first == second));
        QCOMPARE(first.front(), raft::holdElection(window->study().plan().settings[0], 1));
        hold();
        QVERIFY(window->study().samples(0) == first);
        QVERIFY(window->study().samples(1) == second);
    }

    void settingsThatCannotWorkArePointedOut()
    {
        action("statistics")->trigger();
        find<QSpinBox>("AlatencyMin")->setValue(900);
        const QString told = find<QLabel>("statisticsHazards")->text();
        QVERIFY2(told.startsWith(QStringLiteral("✕ No leader can be elected")), qPrintable(told));
    }

    // ---- Histories

    void aHistoryInAFileIsJudgedAndDrawn()
    {
        QFile file(m_folder.filePath(QStringLiteral("bad.jsonl")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"client":1,"op":"put","key":"x","value":"1","call":1,"return":2,"result":"ok"}
{"client":2,"op":"get","key":"x","call":3,"return":4,"result":"ok","read":null})");
        file.close();
        HistoryWindow *window = openHistory();
        judge(window, file.fileName());
        const QString told = find<QLabel>("historyWords")->text();
        QVERIFY2(told.startsWith(QStringLiteral("✕ bad.jsonl is not linearizable, key “x”")),
                 qPrintable(told));
        QCOMPARE(window->chart().bars.size(), std::size_t{2});
        QVERIFY(find<QPushButton>("historySave")->isEnabled());
        judge(window, m_folder.filePath(QStringLiteral("none.jsonl")));
        QVERIFY(find<QLabel>("historyWords")->text().startsWith(QStringLiteral("Cannot read ")));
    }

    void theClientsOfALongHistoryStayInSight()
    {
        QFile file(m_folder.filePath(QStringLiteral("long.jsonl")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        constexpr int writes = 30;
        for (int write = 1; write <= writes; ++write)
            file.write(QStringLiteral("{\"client\":%1,\"op\":\"put\",\"key\":\"x\",\"value\":\"v%2\","
                                      "\"call\":%3,\"return\":%4,\"result\":\"ok\"}\n")
                           .arg(write % 3)
                           .arg(write)
                           .arg(2 * write)
                           .arg(2 * write + 1)
                           .toUtf8());
        file.write(R"({"client":1,"op":"get","key":"x","call":98,"return":99,"result":"ok","read":"v1"})");
        file.close();
        HistoryWindow *window = openHistory();
        judge(window, file.fileName());
        auto *scroll = window->findChild<QScrollArea *>();
        QScrollBar *bar = scroll->horizontalScrollBar();
        QVERIFY(bar->maximum() > scroll->viewport()->width() / 2);
        const raft::PicturePart part = raft::namesIn(window->chart());
        const QRect names(0, static_cast<int>(part.top), static_cast<int>(part.width),
                          static_cast<int>(part.height));
        bar->setValue(0);
        const QImage before = scroll->viewport()->grab(names).toImage();
        bar->setValue(bar->maximum());
        QCOMPARE(scroll->viewport()->grab(names).toImage(), before);
    }

    void theHistoryOfARunHasItsLeadersAndFaults()
    {
        openLab();
        toggle("ruleReadsAreConfirmed");
        pressFind();
        awaitSearch();
        m_session->setPlaying(false);
        HistoryWindow *window = openHistory();
        QTest::mouseClick(find<QPushButton>("historyRun"), Qt::LeftButton);
        awaitVerdict(window);
        QVERIFY(window->chart().verdict == raft::Linearizability::Verdict::Violated);
        const std::vector<raft::HistoryMark> &marks = window->chart().marks;
        QVERIFY(std::any_of(marks.begin(), marks.end(), [](const raft::HistoryMark &mark) {
            return mark.kind == raft::HistoryMoment::Kind::Leader;
        }));
    }

    // ---- Pictures for people to look at: RAFTARIUM_PICTURES=folder

    void pictures()
    {
        const QString folder = qEnvironmentVariable("RAFTARIUM_PICTURES");
        if (folder.isEmpty())
            QSKIP("nobody looks");
        for (const bool dark : {false, true})
            for (const QSize size : {QSize(1000, 700), QSize(1280, 720), QSize(1920, 1080)})
                takePictures(folder, dark, size);
    }
};

QTEST_MAIN(LabTest)
#include "lab_test.moc"
