#include "lesson_bench.h"

#include "app/inspector/inspector_widget.h"
#include "app/lesson/choice_row.h"
#include "app/lesson/lesson_contents.h"
#include "app/lesson/question_card.h"
#include "app/log/log_grid_widget.h"
#include "app/present/presentation.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QProcess>

using namespace raftarium;

/// Lessons in the window: read, answer, see, try.
class LessonTest : public LessonBench {
    Q_OBJECT

    /// Last terms decide: a question with choices, one answered by a server, one by an entry.
    static QString lastTerms()
    {
        return QStringLiteral("---\ntitle: Last terms\nreference: Raft paper §5.4.1\nminutes: 5\n---\n\n"
                              "Three servers restart.\n\n") +
               step("Who can win", "Look at the logs.",
                    "cluster 3\n"
                    "node 1 log=5,6,7; node 2 log=5,8; node 3 log=5,8\n"
                    "caption \"Three logs\"\n"
                    "notes \"Let them vote twice.\"\n"
                    "ask \"Who can be elected?\" \"S1\" -> \"It is the longest, no more.\" \"S2 or S3\"* "
                    "because \"The last term is compared first.\"\n"
                    "timeout 1; run\n"
                    "expect role 1 not-leader") +
               step("A winner", "Now one stands that can win.",
                    "ask \"Who could have voted for S1?\" server = 1 else \"Its log is later.\"\n"
                    "elect 2") +
               step("What goes", "One log loses something.",
                    "ask \"Which entry of S1 went first?\" entry = 2:3\n"
                    "expect log 1 = 5,8,9");
    }
    QList<ChoiceRow *> rows() const
    {
        QList<ChoiceRow *> shown;
        for (ChoiceRow *row : panel().findChildren<ChoiceRow *>())
            if (row->isVisible())
                shown.append(row);
        return shown;
    }
    QString card() const
    {
        QStringList texts;
        for (const QLabel *label : find<QuestionCard>("questionCard")->findChildren<QLabel *>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(u'\n');
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void aLessonIsChosenWithTheKeys()
    {
        panel().setLessons({{written(QStringLiteral("terms.md"), lastTerms()), QStringLiteral("Last terms"),
                             QStringLiteral("5 min"), raft::LessonLevel::First}});
        press(Qt::Key_L);
        auto *list = find<QListWidget>("lessonList");
        QVERIFY(list->isVisible() && list->hasFocus());
        for (int row = 0; row < list->count() && list->selectedItems().isEmpty(); ++row)
            QTest::keyClick(list, Qt::Key_Down); // The first row is a heading.
        QTest::keyClick(list, Qt::Key_Return);
        settle();
        QVERIFY(player().isOpen());
        QCOMPARE(find<QLabel>("lessonTitle")->text(), QStringLiteral("Last terms"));
    }

    void theLessonsOfALevelKeepTheOrderInWhichTheyAreTaught()
    {
        using Level = raft::LessonLevel;
        panel().setLessons({{QStringLiteral("1"), QStringLiteral("Votes"), {}, Level::First},
                            {QStringLiteral("2"), QStringLiteral("Snapshots"), {}, Level::Second},
                            {QStringLiteral("3"), QStringLiteral("Majorities"), {}, Level::First}});
        const auto *list = find<QListWidget>("lessonList");
        QStringList rows;
        for (int row = 0; row < list->count(); ++row)
            rows << list->item(row)->text();
        rows.removeAt(rows.size() - 2); // What the second level is called …
        rows.removeFirst();             // … and the first.
        QCOMPARE(rows, QStringList({QStringLiteral("Votes"), QStringLiteral("Majorities"),
                                    QStringLiteral("Snapshots")}));
    }

    void theCardSaysWhatNextDoesWhileTheAnswerIsShown()
    {
        openLesson(step("Time passes", "A heartbeat or two.",
                        "cluster 3 clock\nelect 1\n"
                        "ask \"Does S1 lead on?\" \"Yes\"* \"No\"\nwait 400ms"));
        if (m_session->isPlaying()) // To the question.
            clickButton("lessonNext");
        QVERIFY(card().contains(QStringLiteral("Next shows what happens")));
        clickButton("lessonNext");
        QVERIFY(m_session->isPlaying());
        QVERIFY2(card().contains(QStringLiteral("Next goes to its end")), qPrintable(card()));
        clickButton("lessonNext");
        QVERIFY(!m_session->isPlaying());
        QVERIFY2(card().contains(QStringLiteral("The answer")) && !card().contains(QStringLiteral("Next")),
                 qPrintable(card()));
    }

    /// The lecturer's hand left the mouse somewhere: which choice lies beneath it must not be seen.
    void noChoiceStandsOutBeneathAHiddenMouse()
    {
        openLesson(lastTerms());
        press(Qt::Key_F5);
        QCoreApplication::processEvents();
        ChoiceRow *choice = rows()[1];
        const QPointF rest = choice->mapToGlobal(QPointF(20, 10));
        const auto pointAt = [choice](QPointF global) {
            const QPointF place = choice->mapFromGlobal(global);
            QMouseEvent moved(QEvent::MouseMove, place, global, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
            QApplication::sendEvent(choice, &moved);
            QEnterEvent entered(place, place, global);
            QApplication::sendEvent(choice, &entered);
        };
        const auto hovered = [this] {
            const QList<ChoiceRow *> all = rows();
            return std::count_if(all.begin(), all.end(),
                                 [](const ChoiceRow *row) { return row->underMouse(); });
        };
        QCursor::setPos(rest.toPoint());
        QCoreApplication::processEvents();
        pointAt(rest);
        QCOMPARE(hovered(), 1);
        QTRY_VERIFY(QApplication::overrideCursor());
        QCOMPARE(hovered(), 0);
        pointAt(rest); // As when the card changes beneath a mouse that rests.
        QVERIFY(QApplication::overrideCursor());
        QCOMPARE(hovered(), 0);
        pointAt(rest + QPointF(4, 2));
        QVERIFY(!QApplication::overrideCursor());
        QVERIFY(hovered() > 0);
    }

    /// Without the second majority S1 changed the members with S4 and S5 alone. To S2, which leads then,
    /// these two were never members: that they are none "any more" would be wrong.
    void whoIsAMemberByItsOwnLogIsNotSaidToHaveLeft()
    {
        QFile lesson(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios/joint-consensus.md"));
        QVERIFY(lesson.open(QIODevice::ReadOnly));
        openLesson(QString::fromUtf8(lesson.readAll()));
        while (player().canGoOn())
            clickButton("lessonNext");
        QCOMPARE(m_session->view().leader()->id, raft::NodeId{2});
        QCOMPARE(belongingOf(m_session->view(), {4}), raft::Belonging::ByOwnLog);
        const QString facts = canvas()->factLines().join(u'\n');
        QVERIFY2(facts.contains(u"a member by its own log only"), qPrintable(facts));
        QVERIFY2(!facts.contains(u"no longer a member"), qPrintable(facts));
    }

    void aLessonIsReadStepByStep()
    {
        openLesson(lastTerms());
        QVERIFY(find<QDockWidget>("lessonDock")->isVisible());
        QCOMPARE(find<QLabel>("lessonTitle")->text(), QStringLiteral("Last terms"));
        QVERIFY(prose().contains(QStringLiteral("Three servers restart.")));
        QVERIFY(prose().contains(QStringLiteral("Look at the logs.")));
        QVERIFY(!prose().contains(QStringLiteral("Now one stands")));
        QCOMPARE(server(2).log.last().term, raft::Term{8});
        QVERIFY(card().contains(QStringLiteral("Who can be elected?")));
        goOn();
        goOn();
        QVERIFY(prose().contains(QStringLiteral("Now one stands")));
        QVERIFY(!prose().contains(QStringLiteral("Look at the logs.")));
    }

    void nothingIsSeenBeforeItIsAskedAbout()
    {
        openLesson(lastTerms());
        const raft::EventNumber before = m_session->events().size();
        QVERIFY(m_session->isLive());
        goOn();
        QVERIFY(m_session->events().size() > before);
    }

    void numberKeysAnswerWhileAQuestionIsOpenAndSelectServersOtherwise()
    {
        openLesson(lastTerms());
        canvas()->setFocus();
        press(Qt::Key_1);
        QCOMPARE(m_session->selectedServer(), std::nullopt);
        QCOMPARE(rows()[0]->mark(), ChoiceRow::Mark::Wrong);
        QVERIFY(card().contains(QStringLiteral("✕ It is the longest, no more.")));
        QVERIFY(!card().contains(QStringLiteral("The last term is compared first.")));
        press(Qt::Key_2);
        QCOMPARE(rows()[0]->mark(), ChoiceRow::Mark::None);
        QCOMPARE(rows()[1]->mark(), ChoiceRow::Mark::Right);
        QVERIFY(card().contains(QStringLiteral("The last term is compared first.")));
        press(Qt::Key_3); // There is no third choice.
        QCOMPARE(m_session->selectedServer(), raft::NodeId{3});
        goOn();
        press(Qt::Key_1);
        QCOMPARE(m_session->selectedServer(), raft::NodeId{1});
    }

    void theRunShowsWhoWasRight()
    {
        openLesson(lastTerms());
        QTest::mouseClick(rows()[0], Qt::LeftButton);
        QCoreApplication::processEvents();
        goOn();
        QCOMPARE(rows()[0]->mark(), ChoiceRow::Mark::Wrong);
        QCOMPARE(rows()[1]->mark(), ChoiceRow::Mark::Right);
        QVERIFY(card().contains(QStringLiteral("The last term is compared first.")));
        QVERIFY(server(1).role != raft::Role::Leader);
        clickButton("lessonWhy");
        QVERIFY(find<QDockWidget>("inspectorDock")->isVisible());
        QVERIFY(m_window->findChild<InspectorWidget *>()->showsWhy());
    }

    void whatIsSaidGoesWithWhatIsSeen()
    {
        openLesson(step("One", "Look.",
                        "cluster 3\ncaption \"Three followers\"\nask \"Who?\" \"S1\"* \"S2\"\nelect 1\n"
                        "caption \"S1 leads\"") +
                   QStringLiteral("It has won.\n"));
        clickButton("lessonNext");
        QVERIFY(player().isOnTheWay());
        QCOMPARE(player().cues().caption, std::string("Three followers"));
        QVERIFY(!prose().contains(QStringLiteral("It has won.")));
        QCOMPARE(rows()[0]->mark(), ChoiceRow::Mark::None);
        clickButton("lessonNext");
        QVERIFY(!player().isOnTheWay());
        QCOMPARE(player().cues().caption, std::string("S1 leads"));
        QVERIFY(prose().contains(QStringLiteral("It has won.")));
        QCOMPARE(rows()[0]->mark(), ChoiceRow::Mark::Right);
    }

    void aStepIsDoneWhenItsEndHasBeenSeen()
    {
        const auto progress = [this] { return LessonProgress(m_settings.get()); };
        const QString file = QStringLiteral("lesson.md");
        openLesson(step("One", "Look.", "cluster 3\nelect 1") + step("Two", "Look.", "put 1 x=1; run"));
        const std::size_t all = player().scenario().steps.size();
        QVERIFY(player().isOnTheWay());
        QCOMPARE(player().stepsDone(), std::size_t(0));
        clickButton("lessonNext"); // To the end of the first step, …
        QVERIFY(!player().isOnTheWay());
        QCOMPARE(player().stepsDone(), all - 1);
        clickButton("lessonNext"); // … on the way through the second, …
        QVERIFY(player().isOnTheWay());
        QCOMPARE(player().stepsDone(), all - 1);
        QVERIFY(!progress().isFinished(file));
        clickButton("lessonNext"); // … and to its end.
        QVERIFY(!player().isOnTheWay());
        QCOMPARE(player().stepsDone(), all);
        QCOMPARE(progress().stepsDone(file), all);
        QVERIFY(progress().isFinished(file));
    }

    void thePictureDoesNotTellWhatIsAsked()
    {
        openLesson(step("Cut off", "Look.",
                        "cluster 5\nelect 1\nsplit 1,2 | 3,4,5\n"
                        "ask \"Can S1 commit a write?\" \"Yes\" \"No\"*\nput 1 x=1; run"));
        const auto tells = [this] {
            return canvas()->factLines().join(u'\n').contains(QStringLiteral("cannot commit new entries"));
        };
        goOn();
        QVERIFY(card().contains(QStringLiteral("Can S1 commit")));
        QVERIFY(canvas()->factLines().contains(QStringLiteral("group S1 S2: minority · 2 of 5")));
        QVERIFY(!tells());
        press(Qt::Key_2);
        QVERIFY(!tells());
        goOn();
        QVERIFY(tells());
        m_session->perform(raft::action::TurnOffRule{raft::Rule::MajorityCommits});
        m_session->showNow();
        QVERIFY(!tells()); // It is not so any more.
    }

    /// Above the servers, which keep out of its way; while presenting it stands above the whole window.
    void theCaptionStandsOnTheCanvas()
    {
        openLesson(
            step("One", "Look.", "cluster 3\ncaption \"Three followers\"\nelect 1\ncaption \"S1 leads\""));
        goOn();
        QCOMPARE(canvas()->caption(), std::optional(QStringLiteral("S1 leads")));
        QVERIFY(canvas()->factLines().contains(QStringLiteral("S1 leads")));
        const CanvasGeometry &geometry = canvas()->geometryModel();
        QVERIFY(geometry.captionArea().height() > 0);
        for (const raft::NodeId server : geometry.servers())
            QVERIFY(!geometry.footprint(server).intersects(geometry.captionArea()));
        QVERIFY(!geometry.clockArea().intersects(geometry.captionArea()));
        m_window->lectures()->presentation()->enter();
        QVERIFY(!canvas()->caption());
        m_window->lectures()->presentation()->leave();
        QVERIFY(canvas()->caption());
        panel().showLessons();
        QVERIFY(!canvas()->caption());
        QVERIFY(geometry.captionArea().isEmpty());
    }

    void aServerIsTheAnswerWhenItIsClicked()
    {
        openLesson(lastTerms());
        goOn();
        goOn();
        QVERIFY(card().contains(QStringLiteral("Click a server.")));
        clickServer(2);
        QVERIFY(card().contains(QStringLiteral("✕ Its log is later.")));
        clickServer(1);
        QVERIFY(card().contains(QStringLiteral("✓")));
        QVERIFY(!card().contains(QStringLiteral("✕")));
    }

    void anEntryIsTheAnswerWhenItsCellIsClicked()
    {
        openLesson(lastTerms());
        for (int i = 0; i < 4; ++i)
            goOn();
        QVERIFY(card().contains(QStringLiteral("Click an entry")));
        auto *log = find<LogGridWidget>("log");
        const auto clickCell = [log](int row, std::uint64_t index) {
            QTest::mouseClick(log, Qt::LeftButton, {},
                              log->geometryOfGrid().cell(row, {index}).center().toPoint());
        };
        clickCell(0, 3);
        QVERIFY(card().contains(QStringLiteral("✕")));
        clickCell(1, 3);
        QVERIFY(card().contains(QStringLiteral("✓")));
    }

    void goingBackIsTimeTravel()
    {
        openLesson(lastTerms());
        const raft::EventNumber first = m_session->shownEvent();
        goOn();
        const raft::EventNumber second = m_session->shownEvent();
        goOn();
        goOn();
        const std::size_t happened = m_session->events().size();
        clickButton("lessonBack");
        clickButton("lessonBack");
        QCOMPARE(m_session->shownEvent(), second);
        clickButton("lessonBack");
        QCOMPARE(m_session->shownEvent(), first);
        QVERIFY(!find<QPushButton>("lessonBack")->isEnabled());
        QCOMPARE(std::size_t(m_session->events().size()), happened); // Nothing is run twice.
        goOn();
        QCOMPARE(m_session->shownEvent(), second);
    }

    void theLessonIsNotDisturbedByWhatYouTry()
    {
        openLesson(lastTerms());
        goOn();
        const raft::EventNumber there = m_session->shownEvent();
        const std::size_t happened = m_session->events().size();
        canvas()->setFocus();
        press(Qt::Key_2);
        press(Qt::Key_K);
        QCOMPARE(server(2).liveness, raft::Liveness::Crashed);
        QCOMPARE(m_session->branches().size(), std::size_t(2));
        QVERIFY(find<QPushButton>("lessonReturn")->isVisible());
        clickButton("lessonReturn");
        QCOMPARE(m_session->branch(), std::size_t(0));
        QCOMPARE(m_session->shownEvent(), there);
        QCOMPARE(std::size_t(m_session->events().size()), happened);
        QVERIFY(server(2).liveness != raft::Liveness::Crashed);
        QVERIFY(!find<QPushButton>("lessonReturn")->isVisible());
        goOn();
        QVERIFY(!player().problem());
    }

    void timeDoesNotGoOnBehindTheLessonsBack()
    {
        openLesson(step("One", "Time passes.", "cluster 3 clock seed=7\nuntil leader any within 2s") +
                   step("Two", "More time.", "wait 100ms"));
        goOn();
        const raft::EventNumber there = m_session->shownEvent();
        canvas()->setFocus();
        press(Qt::Key_Space);
        QVERIFY(!m_session->isPlaying());
        QVERIFY(strip().contains(QStringLiteral("lesson")));
        press(Qt::Key_Right);
        press(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m_session->shownEvent(), there);
        press(Qt::Key_F); // A branch of one's own, where time passes.
        press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(m_session->shownTime() > raft::Time{});
        press(Qt::Key_PageDown);
        settle();
        QVERIFY(!player().problem());
        QCOMPARE(m_session->branch(), std::size_t(0));
    }

    void freePlayIsDoneWhenItsConditionHolds()
    {
        openLesson(step("Your turn", "Try it.",
                        "cluster 3\n"
                        "free \"Get S2 elected.\" until role 2 leader\n"
                        "solution\nelect 2\nend\n"
                        "expect role 2 leader"));
        QVERIFY(card().contains(QStringLiteral("Get S2 elected.")));
        clickButton("tryIt");
        QCOMPARE(m_session->branches().size(), std::size_t(2));
        QVERIFY(!card().contains(QStringLiteral("Done")));
        m_session->perform(raft::action::ForceTimeout{{2}});
        for (int i = 0; i < 20 && !m_session->view().messages.empty(); ++i)
            m_session->perform(raft::action::Deliver{m_session->view().messages.front().id});
        m_session->showNow();
        QCOMPARE(server(2).role, raft::Role::Leader);
        QTRY_VERIFY(card().contains(QStringLiteral("Done")));
        goOn();
        QVERIFY(!player().problem());
        QCOMPARE(player().stop().kind, LessonStop::Kind::End);
    }

    void theTalliesOfTwoVotesAreKept()
    {
        QCOMPARE(QuestionCard::tally(QStringLiteral("a12 B 5")), QStringLiteral("A 12 · B 5"));
        QCOMPARE(QuestionCard::tally(QStringLiteral("12, 5, 3")), QStringLiteral("A 12 · B 5 · C 3"));
        QCOMPARE(QuestionCard::tally(QStringLiteral("nobody")), QString());
        openLesson(lastTerms());
        const auto enter = [this](const char *field, const char *votes) {
            find<QLineEdit>(field)->setFocus();
            type(votes);
            press(Qt::Key_Return);
        };
        enter("tallyBefore", "A 12 B 5");
        QCOMPARE(find<QLineEdit>("tallyBefore")->text(), QStringLiteral("A 12 · B 5"));
        enter("tallyAfter", "3 14");
        canvas()->setFocus();
        press(Qt::Key_2);
        goOn();
        QCOMPARE(find<QLineEdit>("tallyBefore")->text(), QStringLiteral("A 12 · B 5"));
        QCOMPARE(find<QLineEdit>("tallyAfter")->text(), QStringLiteral("A 3 · B 14"));
        const QJsonObject answers = QJsonDocument::fromJson(panel().answers()).object();
        QCOMPARE(answers[QStringLiteral("lesson")].toString(), QStringLiteral("lesson.md"));
        const QJsonArray questions = answers[QStringLiteral("answers")].toArray();
        QCOMPARE(questions.size(), 3);
        const QJsonObject first = questions[0].toObject();
        QCOMPARE(first[QStringLiteral("choice")].toInt(), 2);
        QCOMPARE(first[QStringLiteral("right")].toBool(), true);
        QCOMPARE(first[QStringLiteral("votes")].toArray()[1].toString(), QStringLiteral("A 3 · B 14"));
        QVERIFY(!questions[1].toObject().contains(QStringLiteral("right")));
    }

    void savedAnswersAreMarkedByTheCommandLine()
    {
        openLesson(lastTerms());
        canvas()->setFocus();
        press(Qt::Key_2); // Right.
        goOn();
        goOn();
        clickServer(2); // Wrong; the third question stays open.
        const QString path = m_folder.filePath(QStringLiteral("answers.json"));
        action("saveAnswers")->trigger();
        auto *dialog = find<QFileDialog>("answersDialog");
        QVERIFY(dialog);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(QFile::exists(path));
        QProcess raftctl;
        raftctl.start(QStringLiteral(RAFTCTL), {QStringLiteral("lesson"), QStringLiteral("grade"),
                                                m_folder.filePath(QStringLiteral("lesson.md")), path});
        QVERIFY(raftctl.waitForFinished(60'000));
        const QString marks = QString::fromUtf8(raftctl.readAllStandardOutput());
        QCOMPARE(raftctl.exitCode(), 0);
        QVERIFY2(marks.contains(QStringLiteral("1 of 3 right, 1 not answered")), qPrintable(marks));
        QVERIFY2(marks.contains(QStringLiteral("wrong: Who could have voted for S1?")), qPrintable(marks));
    }

    void progressIsKeptForEachFile()
    {
        openLesson(lastTerms());
        goOn();
        goOn();
        goOn();
        const std::size_t done = player().stepsDone();
        QVERIFY(done >= 1);
        openWindow();
        openLesson(lastTerms());
        QCOMPARE(LessonProgress(m_settings.get()).stepsDone(QStringLiteral("lesson.md")), done);
        QCOMPARE(LessonProgress(m_settings.get()).stepsDone(QStringLiteral("other.md")), std::size_t(0));
        QVERIFY(!LessonProgress(m_settings.get()).isFinished(QStringLiteral("lesson.md")));
        while (player().canGoOn())
            goOn();
        QVERIFY(LessonProgress(m_settings.get()).isFinished(QStringLiteral("lesson.md")));
    }

    void aClickInTheContentsGoesToAStep()
    {
        openLesson(lastTerms());
        auto *contents = find<LessonContents>("lessonContents");
        contents->setFolded(false);
        QCoreApplication::processEvents();
        QTest::mouseClick(contents, Qt::LeftButton, {}, contents->placeOf(2).center());
        settle();
        QCOMPARE(player().stop().step, std::size_t(3));
        QVERIFY(prose().contains(QStringLiteral("One log loses something.")));
        QTest::mouseClick(contents, Qt::LeftButton, {}, contents->placeOf(0).center());
        QCOMPARE(player().stop().step, std::size_t(1));
    }

    void whatDoesNotHoldSaysSoUntilItIsDismissed()
    {
        openLesson(step("Wrong", "This is not so.", "cluster 3\nelect 1\nexpect role 2 leader"), "wrong.md");
        QVERIFY(player().problem());
        const QString said = find<QLabel>("lessonFailure")->text();
        QVERIFY2(said.startsWith(u'✕') && said.contains(QStringLiteral("wrong.md:8")), qPrintable(said));
        QVERIFY(find<QLabel>("statusFailure")->isVisible());
        const raft::EventNumber last = m_session->events().size();
        QCOMPARE(m_session->events()[last].kind, raft::EventKind::Marked);
        QVERIFY(m_session->cluster().describe(last).find("wrong.md:8") != std::string::npos);
        clickButton("lessonAll");
        QVERIFY(!player().isOpen());
    }

    void severalClustersFollowEachOtherAndCanBeGoneBackTo()
    {
        openLesson(step("Three", "Three servers.", "cluster 3\nelect 1") +
                   step("Five", "Five servers.", "cluster 5\nelect 4"));
        QCOMPARE(m_session->view().servers.size(), std::size_t(3));
        goOn();
        goOn();
        QCOMPARE(m_session->view().servers.size(), std::size_t(5));
        QCOMPARE(server(4).role, raft::Role::Leader);
        clickButton("lessonBack");
        QCOMPARE(m_session->view().servers.size(), std::size_t(3));
        QCOMPARE(server(1).role, raft::Role::Leader);
    }

    void anotherAnswerLeadsAnotherWay()
    {
        openLesson(step("Fork", "Choose.",
                        "cluster 3\nchoose \"Whom?\" \"S1\" \"S3\"\n"
                        "when 1\nelect 1\nend\nwhen 2\nelect 3\nend"));
        canvas()->setFocus();
        press(Qt::Key_2);
        goOn();
        QCOMPARE(server(3).role, raft::Role::Leader);
        clickButton("lessonBack");
        canvas()->setFocus();
        press(Qt::Key_1);
        goOn();
        QCOMPARE(server(1).role, raft::Role::Leader);
    }

    void aRemoteGoesThroughTheLesson()
    {
        openLesson(lastTerms());
        canvas()->setFocus();
        press(Qt::Key_F5);
        const Presentation &presentation = *m_window->lectures()->presentation();
        QCOMPARE(presentation.caption(), QStringLiteral("Who can be elected?"));
        QVERIFY(find<QDockWidget>("lessonDock")->isVisible());
        press(Qt::Key_PageDown); // Begins to show …
        settle();
        press(Qt::Key_PageDown); // … and lets it be over.
        const raft::EventNumber there = m_session->shownEvent();
        QVERIFY(there > 0);
        QCOMPARE(presentation.caption(), QStringLiteral("Three logs"));
        press(Qt::Key_PageUp);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0));
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QCOMPARE(m_session->shownEvent(), there);
        press(Qt::Key_Escape);
        QVERIFY(player().isOpen() && !presentation.isOn());
    }

    void aRunThatWasPutAsideIsRunAgain()
    {
        openLesson(lastTerms());
        goOn();
        const raft::EventNumber there = m_session->shownEvent();
        for (int i = 0; i < 7; ++i) // More documents than are kept for undo.
            QVERIFY(m_session->open(raft::clusterOf(5, 3)));
        m_session->showNow();
        QVERIFY(find<QPushButton>("lessonReturn")->isVisible());
        clickButton("lessonReturn");
        QCOMPARE(m_session->view().servers.size(), std::size_t(3));
        QCOMPARE(m_session->shownEvent(), there);
        goOn();
        QVERIFY(!player().problem());
    }
};

QTEST_MAIN(LessonTest)
#include "lesson_test.moc"
