#include "lesson_bench.h"

#include "app/lesson/lesson_editor.h"
#include "app/lesson/scenario_completion.h"
#include "app/window/handbook.h"
#include "raftcore/scenario/options.h"
#include "raftcore/scenario/scenario.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDockWidget>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTextBlock>

using namespace raftarium;

/// Lessons that are made in the window: written, and recorded.
class LessonEditorTest : public LessonBench {
    Q_OBJECT

    LessonEditor &editor() const { return *find<LessonEditor>("lessonEditor"); }
    QPlainTextEdit *source() const { return find<QPlainTextEdit>("lessonSource"); }
    QString complaint() const
    {
        const auto *label = find<QLabel>("lessonProblem");
        return label->isVisible() ? label->text() : QString();
    }
    void typeLines(const QStringList &lines)
    {
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                QTest::keyClick(source(), Qt::Key_Return);
            QTest::keyClicks(source(), lines[i]);
        }
    }
    void openEditor()
    {
        action("lessonEditor")->trigger();
        source()->setFocus();
        QCoreApplication::processEvents();
        QCOMPARE(QApplication::focusWidget(), source());
    }
    void record()
    {
        action("recordLesson")->trigger();
        m_session->setPlaying(false);
        canvas()->setFocus();
        QVERIFY(editor().recorder()->isRecording());
    }
    /// What is written, run from its start.
    raft::ScenarioOutcome replayed() const
    {
        const std::string text = editor().text().toStdString();
        auto parsed = raft::parseScenario(text, "recorded.md");
        if (const auto *problem = std::get_if<raft::ScenarioProblem>(&parsed))
            return {nullptr, *problem, 0, {}};
        const auto factory = [](const raft::ClusterSetup &setup, std::string *problem) {
            return raft::simulate(setup, problem);
        };
        return raft::runScenario(std::get<raft::Scenario>(parsed), factory);
    }
    /// Whether what is written makes the run that is shown again, as far as it was recorded.
    void compareWithReplay()
    {
        const raft::ScenarioOutcome outcome = replayed();
        QVERIFY2(outcome.passed(), outcome.problem ? outcome.problem->message().c_str() : "");
        QVERIFY(outcome.cluster);
        const raft::EventRecord &again = outcome.cluster->events();
        const raft::EventRecord &done = m_session->events();
        QVERIFY(again.size() <= done.size());
        for (raft::EventNumber event = 1; event <= again.size(); ++event)
            QVERIFY2(again[event] == done[event],
                     qPrintable(QStringLiteral("event %1 of\n%2").arg(event).arg(editor().text())));
    }
    /// Does something to the cluster with keys that a lesson can say.
    void doSomething(QRandomGenerator &random)
    {
        static const QList<QKeyCombination> keys{Qt::Key_1,
                                                 Qt::Key_2,
                                                 Qt::Key_3,
                                                 Qt::Key_4,
                                                 Qt::Key_5,
                                                 Qt::Key_K,
                                                 Qt::SHIFT | Qt::Key_K,
                                                 Qt::Key_K,
                                                 Qt::SHIFT | Qt::Key_K,
                                                 Qt::Key_E,
                                                 Qt::Key_C,
                                                 Qt::Key_C,
                                                 Qt::Key_I,
                                                 Qt::Key_H,
                                                 Qt::Key_R,
                                                 Qt::Key_B,
                                                 Qt::Key_Q,
                                                 Qt::Key_D,
                                                 Qt::Key_U,
                                                 Qt::Key_Right,
                                                 Qt::Key_Right,
                                                 Qt::CTRL | Qt::Key_Right,
                                                 Qt::CTRL | Qt::Key_Right,
                                                 Qt::CTRL | Qt::Key_Right,
                                                 Qt::CTRL | Qt::Key_Z,
                                                 Qt::CTRL | Qt::Key_Z,
                                                 Qt::SHIFT | Qt::Key_Right};
        const QKeyCombination key = keys[random.bounded(int(keys.size()))];
        if (random.bounded(4) == 0 && !m_session->view().messages.empty()) {
            const auto &messages = m_session->view().messages;
            m_session->select(
                SelectedMessage{messages[static_cast<std::size_t>(random.bounded(int(messages.size())))].id});
        }
        press(key.key(), key.keyboardModifiers());
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void aMistakeIsToldAtItsLineWhileYouType()
    {
        openEditor();
        typeLines({QStringLiteral("# Mine"),
                   {},
                   QStringLiteral("```raft"),
                   QStringLiteral("cluster 3"),
                   QStringLiteral("elekt 1")});
        QVERIFY2(complaint().startsWith(QStringLiteral("✕ Line 5:")) || complaint().contains(u"never closed"),
                 qPrintable(complaint()));
        typeLines({{}, QStringLiteral("```"), {}});
        QVERIFY2(complaint().startsWith(QStringLiteral("✕ Line 5:")), qPrintable(complaint()));
        QVERIFY(complaint().contains(QStringLiteral("elekt")));
        QCOMPARE(source()->extraSelections().size(), 1);
        QCOMPARE(source()->extraSelections().first().cursor.blockNumber(), 4);
        editor().setText(editor().text().replace(QStringLiteral("elekt"), QStringLiteral("elect")), {});
        QCOMPARE(complaint(), QString());
        QVERIFY(source()->extraSelections().isEmpty());
    }

    void wordsOfTheLanguageComplete_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("a command") << QStringLiteral("el") << QStringList{QStringLiteral("elect")};
        QTest::newRow("behind another")
            << QStringLiteral("cluster 3; res")
            << QStringList{QStringLiteral("restart"), QStringLiteral("restore"), QStringLiteral("resume")};
        QTest::newRow("a condition") << QStringLiteral("expect comm")
                                     << QStringList{QStringLiteral("commit")};
        QTest::newRow("what is waited for")
            << QStringLiteral("free \"Go.\" until lea") << QStringList{QStringLiteral("leader")};
        QTest::newRow("an option of the cluster")
            << QStringLiteral("cluster 3 se") << QStringList{QStringLiteral("seed=")};
        QTest::newRow("an option of a server")
            << QStringLiteral("node 2 nop") << QStringList{QStringLiteral("noprevote")};
        QTest::newRow("a type of message")
            << QStringLiteral("deliver 1->2 Tim") << QStringList{QStringLiteral("TimeoutNow")};
        QTest::newRow("within a text") << QStringLiteral("caption \"el") << QStringList();
        QTest::newRow("within a comment") << QStringLiteral("elect 1 # el") << QStringList();
        QTest::newRow("what is whole") << QStringLiteral("elect") << QStringList();
    }
    void wordsOfTheLanguageComplete()
    {
        QFETCH(const QString, line);
        QFETCH(const QStringList, words);
        QCOMPARE(completionOf(line).words, words);
    }

    void aWordThatIsOfferedIsTaken()
    {
        openEditor();
        typeLines({QStringLiteral("```raft"), QStringLiteral("clus")});
        const QAbstractItemView *words = find<QCompleter>("sourceWords")->popup();
        QVERIFY(words->isVisible());
        QTest::keyClick(find<QCompleter>("sourceWords")->popup(), Qt::Key_Return);
        QTRY_VERIFY(editor().text().endsWith(QStringLiteral("\ncluster")));
        QVERIFY(!words->isVisible());
        QCOMPARE(find<QLabel>("lessonForm")->text(), QStringLiteral("cluster N [OPTION…]"));
        QTest::keyClicks(source(), QStringLiteral(" 3 "));
        QTest::keyClick(source(), Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(words->isVisible());
        QCOMPARE(words->model()->rowCount(), int(raft::clusterOptions().size()));
        QTest::keyClick(find<QCompleter>("sourceWords")->popup(), Qt::Key_Escape);
        QVERIFY(!words->isVisible());
    }

    void proseIsNotCompleted()
    {
        openEditor();
        typeLines({QStringLiteral("clus")});
        const QAbstractItemView *words = find<QCompleter>("sourceWords")->popup();
        QVERIFY(!words->isVisible());
    }

    void anyLineCanBeRunTo()
    {
        openEditor();
        editor().setText(QStringLiteral("```raft\ncluster 3\nelect 1\nelect 2\n```\n"), {});
        QTextCursor cursor(source()->document()->findBlockByNumber(2));
        source()->setTextCursor(cursor);
        clickButton("editorRun");
        QCOMPARE(server(1).role, raft::Role::Leader);
        source()->setTextCursor(QTextCursor(source()->document()->findBlockByNumber(3)));
        clickButton("editorRun");
        QCOMPARE(server(2).role, raft::Role::Leader);
    }

    void whatIsWrittenIsTriedAsALesson()
    {
        openEditor();
        editor().setText(QStringLiteral("# Mine\n\n## First\n\nRead.\n\n```raft\ncluster 3\nelect 1\n```\n"),
                         {});
        clickButton("editorTry");
        QVERIFY(player().isOpen());
        QCOMPARE(find<QLabel>("lessonTitle")->text(), QStringLiteral("Mine"));
    }

    void whatYouDoIsWrittenDown()
    {
        record();
        press(Qt::Key_1);
        press(Qt::Key_E);
        for (int i = 0; i < 4; ++i)
            press(Qt::Key_Right, Qt::ControlModifier);
        press(Qt::Key_C);
        press(Qt::Key_Right, Qt::ControlModifier);
        press(Qt::Key_2);
        press(Qt::Key_K);
        const QString text = editor().text();
        QVERIFY2(text.contains(QStringLiteral("cluster 5 clock seed=42")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("\ntimeout 1\nwait 200ms\nput 1 x=")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("\nwait 50ms\ncrash 2\n```\n")), qPrintable(text));
        QCOMPARE(complaint(), QString());
        compareWithReplay();
        action("recordLesson")->trigger();
        QVERIFY(!editor().recorder()->isRecording());
        press(Qt::Key_3);
        press(Qt::Key_K);
        QCOMPARE(editor().text(), text);
    }

    void whatYouTakeBackIsNotInTheLesson()
    {
        record();
        press(Qt::Key_Right, Qt::ControlModifier);
        press(Qt::Key_2);
        press(Qt::Key_K);
        press(Qt::Key_Right, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_3);
        press(Qt::Key_K);
        QVERIFY2(!editor().text().contains(QStringLiteral("crash 2")), qPrintable(editor().text()));
        QVERIFY(editor().text().contains(QStringLiteral("crash 3")));
        compareWithReplay();
    }

    void undoingAllThatWasRecordedEndsTheRecording()
    {
        press(Qt::Key_1);
        press(Qt::Key_K); // In what was open before.
        record();
        press(Qt::Key_2);
        press(Qt::Key_K);
        const QString text = editor().text();
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(editor().recorder()->isRecording());
        press(Qt::Key_Z, Qt::ControlModifier); // What was open before.
        QVERIFY(!editor().recorder()->isRecording());
        press(Qt::Key_3);
        press(Qt::Key_K);
        QCOMPARE(editor().text(), text);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        compareWithReplay();
    }

    void aBranchThatIsDeletedEndsNoRecording()
    {
        record();
        press(Qt::Key_2);
        press(Qt::Key_K);
        press(Qt::Key_Right, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_3);
        press(Qt::Key_K);
        QCOMPARE(m_session->branches().size(), std::size_t(2));
        m_session->showBranch(0);
        m_session->deleteBranch(1);
        QCoreApplication::processEvents();
        QVERIFY(editor().recorder()->isRecording());
        press(Qt::Key_4);
        press(Qt::Key_K);
        QVERIFY(editor().text().contains(QStringLiteral("crash 2\n")));
        QVERIFY(!editor().text().contains(QStringLiteral("crash 3\n")));
        compareWithReplay();
    }

    void serversWithOptionsAndDisksOfTheirOwnAreRecorded()
    {
        openLesson(step("One", "",
                        "cluster 3\nnode 1 log=1,2 commit=1\n"
                        "node 2 prevote batch=4 snapshot=1@1 log=2"));
        record();
        press(Qt::Key_1);
        press(Qt::Key_E);
        QVERIFY2(
            editor().text().contains(QStringLiteral("\nnode 1 log=1,2 term=2 commit=1\n"
                                                    "node 2 snapshot=1@1 log=2 term=2 prevote batch=4\n")),
            qPrintable(editor().text()));
        compareWithReplay();
    }

    void proseThatIsWrittenMeanwhileStays()
    {
        record();
        press(Qt::Key_1);
        press(Qt::Key_E);
        source()->moveCursor(QTextCursor::End);
        source()->insertPlainText(QStringLiteral("\nAfter it.\n"));
        press(Qt::Key_2);
        press(Qt::Key_K);
        const QString text = editor().text();
        QVERIFY2(text.endsWith(QStringLiteral("timeout 1\ncrash 2\n```\n\nAfter it.\n")), qPrintable(text));
    }

    void whatIsRecordedMakesTheSameRunAgain_data()
    {
        QTest::addColumn<quint32>("seed");
        constexpr quint32 sessions = 50;
        for (quint32 seed = 1; seed <= sessions; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void whatIsRecordedMakesTheSameRunAgain()
    {
        QFETCH(const quint32, seed);
        QRandomGenerator random(seed);
        record();
        for (int i = 0; i < 40 && editor().recorder()->isRecording(); ++i)
            doSomething(random);
        if (!editor().recorder()->isRecording()) // All was taken back: what was recorded is shown again.
            press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(complaint(), QString());
        compareWithReplay();
    }

    void theLanguageIsInTheHelp()
    {
        action("scenarioLanguage")->trigger();
        const QPointer<Handbook> help = find<Handbook>("handbook");
        QVERIFY(help && help->isVisible());
        QCoreApplication::processEvents();
        const auto *page = find<QTextBrowser>("handbookPage");
        QCOMPARE(page->verticalScrollBar()->value(), 0); // It begins at its beginning.
        QVERIFY(help->sections().contains(QStringLiteral("Servers and disks")));
        QVERIFY(help->sections().contains(QStringLiteral("lossy")));
        QVERIFY(help->sections().contains(QStringLiteral("compact")));
        QTest::keyClicks(find<QLineEdit>("handbookSearch"), QStringLiteral("this share of the"));
        QCOMPARE(help->sections(), QStringList{QStringLiteral("lossy")});
        QCOMPARE(page->textCursor().selectedText().toLower(), QStringLiteral("this share of the"));
        help->close();
        QTRY_VERIFY(!help);
    }

    void aFileThatChangesOnDiskIsReadAgain()
    {
        const QString path = written(QStringLiteral("mine.md"), QStringLiteral("# One\n"));
        openEditor();
        editor().setText(QStringLiteral("# One\n"), path);
        written(QStringLiteral("mine.md"), QStringLiteral("# Two\n"));
        QTRY_COMPARE(editor().text(), QStringLiteral("# Two\n"));
        QTest::keyClicks(source(), QStringLiteral("Mine. "));
        written(QStringLiteral("mine.md"), QStringLiteral("# Three\n"));
        QTRY_VERIFY(strip().contains(QStringLiteral("has changed on disk")) && strip().contains(u"Open"));
        QVERIFY(editor().text().startsWith(QStringLiteral("Mine. ")));
    }

    // Something else has its name now, which may have no end.
    void aFileThatBecomesTooLargeIsNotReadAgain()
    {
        const QString path = written(QStringLiteral("mine.md"), QStringLiteral("# One\n"));
        openEditor();
        editor().setText(QStringLiteral("# One\n"), path);
        written(QStringLiteral("mine.md"), QStringLiteral("Large. ").repeated(2'500'000));
        QTRY_VERIFY2(strip().contains(QStringLiteral("larger than 16 MiB")), qPrintable(strip()));
        QCOMPARE(editor().text(), QStringLiteral("# One\n"));
    }
};

QTEST_MAIN(LessonEditorTest)
#include "lesson_editor_test.moc"
