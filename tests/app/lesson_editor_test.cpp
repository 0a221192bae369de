#include "lesson_bench.h"

#include "app/lesson/lesson_editor.h"
#include "raftcore/scenario/scenario.h"

#include <QDockWidget>
#include <QPlainTextEdit>
#include <QRandomGenerator>
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
                                                 Qt::SHIFT | Qt::Key_Right};
        const QKeyCombination key = keys[random.bounded(int(keys.size()))];
        if (random.bounded(4) == 0 && !m_session->view().messages.empty()) {
            const auto &messages = m_session->view().messages;
            m_session->select(
                SelectedMessage{messages[static_cast<std::size_t>(random.bounded(int(messages.size())))].id});
        }
        // Before its first command a recording has nothing to take back: that would show what was open
        // before.
        const bool takesBack = key.key() == Qt::Key_Z;
        if (!takesBack || editor().recorder()->commands().size() > 1)
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
        for (int i = 0; i < 40; ++i)
            doSomething(random);
        QCOMPARE(complaint(), QString());
        compareWithReplay();
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
};

QTEST_MAIN(LessonEditorTest)
#include "lesson_editor_test.moc"
