#include "window_bench.h"

#include "app/comparison/comparison_window.h"
#include "app/inspector/inspector_widget.h"
#include "app/log/log_grid_widget.h"
#include "app/program/traces.h"
#include "app/session/server_name.h"
#include "app/traces/columns_panel.h"
#include "app/traces/pattern_panel.h"
#include "app/traces/shown_trace.h"
#include "app/window/comparisons.h"
#include "app/window/safety_light.h"
#include "netnode/traces/spooled_input.h"
#include "raftcore/simulation/simulation.h"
#include "raftcore/traces/trace_export.h"

#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

#include <array>
#include <unistd.h>

using namespace raftarium;

namespace {

QString example(const char *name)
{
    return QStringLiteral(RAFTARIUM_SOURCE_DIR "/tests/traces/examples/") + QString::fromLatin1(name);
}

/// Two servers win the same term: the vote of S1 was given twice.
constexpr const char *splitBrain = R"(000100 VOTE S0 Converting to Candidate, calling election T:4
000103 VOTE S1 Granting Vote to S0 at T4
000105 LEAD S0 Achieved Majority for T4 (2), converting to Leader
000140 VOTE S2 Converting to Candidate, calling election T:4
000144 VOTE S1 Granting Vote to S2 at T4
000146 LEAD S2 Achieved Majority for T4 (2), converting to Leader
)";

} // namespace

/// Logs of other implementations in the window.
class TraceWindowTest : public WindowBench {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        m_window->setTraceFiles(traceFiles());
    }
    void cleanup() { end(); }

    void aStudentsLogIsDroppedOnTheWindow()
    {
        drop({example("lab.log")});
        QTRY_COMPARE(m_session->title(), QStringLiteral("lab.log"));
        QCOMPARE(m_session->view().servers.size(), std::size_t(3));
        QCOMPARE(serverName({1}), QStringLiteral("S0")); // As the log calls it.
        const std::vector<std::pair<QString, std::uint64_t>> expected{{QStringLiteral("S1"), 1},
                                                                      {QStringLiteral("S2"), 2}};
        QCOMPARE(leaders(), expected);
        QVERIFY(!m_session->isPlaying());
    }

    void whatTheLogDoesNotTellIsUnknown()
    {
        open({example("lab.log")});
        press(Qt::Key_Home);
        QVERIFY(canvas()->factLines().join(u'\n').contains(u"S0: role ?, term ?"));
        press(Qt::Key_End);
        QVERIFY(canvas()->factLines().join(u'\n').contains(u"log ends at ?"));
        QVERIFY(find<QWidget>("statusBar")->findChild<QLabel *>(QStringLiteral("statusRun")) != nullptr);
    }

    void nothingCanBeDoneAndTheReasonIsTold()
    {
        open({example("lab.log")});
        clickServer(1);
        QVERIFY(!action("crash")->isEnabled());
        QVERIFY2(action("crash")->toolTip().contains(u"trace"), qPrintable(action("crash")->toolTip()));
        press(Qt::Key_K);
        QVERIFY2(strip().contains(u"trace"), qPrintable(strip()));
    }

    void aStateTraceShowsItsMessagesAndLogs()
    {
        open({example("etcd-state.ndjson")});
        press(Qt::Key_End);
        bool tellsLog = false;
        for (const raft::ServerView &server : m_session->view().servers)
            tellsLog =
                tellsLog || (server.knowledge.knows(raft::ServerFact::LogLength) && server.log.size() > 0);
        QVERIFY(tellsLog);
        bool travels = false;
        for (raft::EventNumber event = 1; event <= m_session->events().size() && !travels; ++event) {
            m_session->seekEvent(event);
            travels = !m_session->view().messages.empty();
        }
        QVERIFY(travels);
    }

    void aCounterexamplePlays()
    {
        open({example("tlc.out")});
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0));
        const raft::EventNumber all = m_session->events().size();
        while (m_session->shownEvent() < all) {
            const raft::EventNumber before = m_session->shownEvent();
            press(Qt::Key_Right);
            QVERIFY(m_session->shownEvent() > before);
        }
        press(Qt::Key_Right);
        QVERIFY2(strip().contains(u"ends here"), qPrintable(strip()));
    }

    void aSplitBrainIsFoundAndExplained()
    {
        open({write("brain.log", splitBrain)});
        const auto *selected = std::get_if<SelectedEvent>(&m_session->selection());
        QVERIFY(selected != nullptr);
        QCOMPARE(m_session->events()[selected->event].kind, raft::EventKind::SafetyViolated);
        QVERIFY2(strip().contains(u"brain.log:"), qPrintable(strip()));
        const auto &violation = m_session->cluster().violations().front();
        QCOMPARE(violation.property, raft::SafetyProperty::ElectionSafety);
        QVERIFY2(violation.proof.find("brain.log:2 and brain.log:5") != std::string::npos ||
                     violation.proof.find("brain.log:3 and brain.log:6") != std::string::npos,
                 violation.proof.c_str());
        QVERIFY(!find<SafetyLight>("safetyLight")->holds());
    }

    void whatWasNotCheckedIsNotSaidToHold()
    {
        open({example("lab.log")});
        press(Qt::Key_End);
        const auto *light = find<SafetyLight>("safetyLight");
        QVERIFY(light->holds());
        QVERIFY(light->unchecked() > 0);
        QVERIFY(light->unchecked() < checkedProperties);
        QVERIFY2(!light->toolTip().contains(u"all 7"), qPrintable(light->toolTip()));
    }

    void theShieldIsGreenOnlyWhereEverythingWasChecked()
    {
        const auto isGreen = [this] {
            const QImage picture = find<SafetyLight>("safetyLight")->grab().toImage();
            return picture.pixelColor(picture.width() / 2, picture.height() / 2 + 8) == Theme::light().good;
        };
        m_window->setThemeChoice(MainWindow::ThemeChoice::Light);
        QVERIFY(isGreen());
        open({example("lab.log")});
        press(Qt::Key_End);
        QVERIFY(!isGreen());
    }

    void columnsAreSearchedAndCopied()
    {
        open({example("lab.log")});
        auto *panel = find<ColumnsPanel>("columnsPanel");
        QVERIFY(panel->isVisible());
        auto *search = find<QLineEdit>("columnsSearch");
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("achieved majority for T2"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(m_session->view().leader() ? serverName(m_session->view().leader()->id) : QString(),
                     QStringLiteral("S2"));
        QTRY_VERIFY2(panel->change().contains(u"candidate → leader"), qPrintable(panel->change()));
        panel->table()->setFocus();
        QTest::keyClick(panel->table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY2(QGuiApplication::clipboard()->text().contains(u"Achieved Majority for T2"),
                 qPrintable(QGuiApplication::clipboard()->text()));
    }

    void aNoteGoesAcrossTheColumnsOfAllServers()
    {
        open({example("lab.log")});
        const QTableView *table = find<ColumnsPanel>("columnsPanel")->table();
        QTRY_COMPARE(table->columnSpan(0, 0), table->model()->columnCount());
        QCOMPARE(table->columnSpan(2, 0), 1); // What S0 says stands in the column of S0.
    }

    void thePanelsOfATraceStandInOnePlace()
    {
        open({example("lab.log")});
        const QSize size = m_window->size();
        QTRY_VERIFY(action("tracePatterns")->isEnabled());
        action("tracePatterns")->trigger();
        action("columns")->trigger();
        const QList<QDockWidget *> sharing = m_window->tabifiedDockWidgets(find<QDockWidget>("logDock"));
        QVERIFY(sharing.contains(find<QDockWidget>("columnsDock")));
        QVERIFY(sharing.contains(find<QDockWidget>("patternsDock")));
        QCOMPARE(m_window->size(), size);
    }

    void aTraceThatWasReadBeforeTheWindowStandsHasItsColumns()
    {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(m_session.get(), m_settings.get());
        m_window->resize(1280, 720);
        m_window->setTraceFiles(traceFiles());
        m_window->openTrace({example("lab.log")}, {});
        QTRY_VERIFY(!m_window->isBusy());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(find<ColumnsPanel>("columnsPanel")->isVisible());
    }

    void aTableOfPatternsIsNotKeptBesideAnotherTrace()
    {
        open({write("first.log", splitBrain)});
        QTRY_VERIFY(action("tracePatterns")->isEnabled());
        action("tracePatterns")->trigger();
        open({example("own.trace.jsonl")});
        QVERIFY(find<QDockWidget>("patternsDock")->isHidden());
    }

    void aPanelOfPatternsThatIsMerelyShownHoldsTheTable()
    {
        m_window->resize(1000, 700);
        open({example("lab.log")});
        QDockWidget *dock = find<QDockWidget>("patternsDock");
        dock->show();
        dock->raise();
        QTRY_VERIFY(find<QTableWidget>("patternTable")->rowCount() > 0);
        const QWidget *panel = dock->widget();
        const auto *apply = find<QPushButton>("patternApply");
        QTRY_VERIFY(panel->rect().contains(QRect(apply->mapTo(panel, QPoint()), apply->size())));
        open({example("own.trace.jsonl")});
        dock->show();
        dock->raise();
        QTRY_VERIFY(dock->isHidden()); // No table belongs to it.
        QVERIFY2(strip().contains(u"lab log"), qPrintable(strip()));
    }

    void longNamesAreShortenedToWhatTellsThemApart()
    {
        open({write("names.trace.jsonl", R"({"raft_trace":1,"servers":["node-01.example","node-02.example"]})"
                                         "\n"
                                         R"({"n":"node-02.example","k":"state","term":1,"role":"leader"})"
                                         "\n")});
        QCOMPARE(serverName({1}), QStringLiteral("node-01.example"));
        QCOMPARE(distinctServerName({1}), QStringLiteral("01"));
        QCOMPARE(distinctServerName({2}), QStringLiteral("02"));
        open({example("lab.log")});
        QCOMPARE(distinctServerName({1}), QStringLiteral("S0"));
    }

    void aLogThatGrowsIsFollowed()
    {
        const QString path =
            write("growing.log", "000100 VOTE S0 Converting to Candidate, calling election T:1\n"
                                 "000110 VOTE S1 Granting Vote to S0 at T1\n");
        open({path});
        press(Qt::Key_End);
        QVERIFY(action("followTrace")->isChecked());
        append(path, "000120 LEAD S0 Achieved Majority for T1 (2), converting to Leader\n");
        QTRY_VERIFY(m_session->view().leader() != nullptr);
        press(Qt::Key_Home); // A window that looks at the past is left there.
        append(path, "000130 VOTE S1 Converting to Candidate, calling election T:2\n");
        const raft::EventNumber before = m_session->events().size();
        QTRY_VERIFY(m_session->events().size() > before);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0));
        QVERIFY(!action("followTrace")->isChecked());
    }

    void severalLogsThatGrowAreFollowed()
    {
        const QString one =
            write("one.log", "000100 VOTE S0 Converting to Candidate, calling election T:1\n");
        const QString two = write("two.log", "000110 VOTE S1 Granting Vote to S0 at T1\n");
        open({one, two});
        press(Qt::Key_End);
        append(one, "000120 LEAD S0 Achieved Majority for T1 (2), converting to Leader\n");
        QTRY_VERIFY(m_session->view().leader() != nullptr);
        press(Qt::Key_Home); // A window that looks at the past is left there.
        append(two, "000130 VOTE S1 Converting to Candidate, calling election T:2\n");
        const raft::EventNumber before = m_session->events().size();
        QTRY_VERIFY(m_session->events().size() > before);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0));
    }

    void aCounterexampleThatGrowsIsFollowed()
    {
        const auto state = [](int number, int term, const char *role) -> QByteArray {
            return "State " + QByteArray::number(number) + ": <Next>\n/\\ currentTerm = (s1 :> " +
                   QByteArray::number(term) + ")\n/\\ state = (s1 :> " + role + ")\n\n";
        };
        const QString path = write("growing.out", state(1, 1, "Follower") + state(2, 2, "Candidate"));
        open({path});
        press(Qt::Key_Right);
        const raft::EventNumber before = m_session->shownEvent();
        const raft::EventNumber all = m_session->events().size();
        append(path, state(3, 2, "Leader").constData());
        QTRY_VERIFY(m_session->events().size() > all);
        QCOMPARE(m_session->shownEvent(), before); // A window that looks at the past is left there.
        press(Qt::Key_End);
        append(path, state(4, 3, "Follower").constData());
        QTRY_COMPARE(m_session->view().servers.front().hard.term, raft::Term{3});
    }

    void ofSeveralGroupsAnotherCanBeChosen()
    {
        open({write("groups.log", R"({"msg":"became leader","gid":100,"node":1,"term":2})"
                                  "\n"
                                  R"({"msg":"became leader","gid":101,"node":2,"term":7})"
                                  "\n")});
        QVERIFY2(strip().contains(u"Raft group 100"), qPrintable(strip()));
        QTRY_VERIFY(find<QLabel>("statusRun")->text().contains(u"Raft group 100"));
        const std::vector<std::pair<QString, std::uint64_t>> first{{QStringLiteral("S1"), 2}};
        QCOMPARE(leaders(), first);
        action("traceGroup")->trigger();
        auto *dialog = m_window->findChild<QInputDialog *>(QStringLiteral("traceGroupDialog"));
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QTest::keyClick(dialog->findChild<QComboBox *>(), Qt::Key_Down);
        QTest::keyClick(dialog, Qt::Key_Return);
        const std::vector<std::pair<QString, std::uint64_t>> second{{QStringLiteral("S2"), 7}};
        QTRY_COMPARE(leaders(), second);
        open({example("lab.log")});
        QVERIFY(!action("traceGroup")->isEnabled());
    }

    void standardInputIsKeptAndFollowed()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        const SpooledInput input(ends[0]);
        const auto say = [&ends](const QByteArray &text) {
            QCOMPARE(::write(ends[1], text.constData(), static_cast<std::size_t>(text.size())), text.size());
        };
        say("000100 VOTE S0 Converting to Candidate, calling election T:1\n");
        QTRY_VERIFY(QFileInfo(input.path()).size() > 0);
        open({input.path()});
        QVERIFY(m_session->title().contains(u"standard input"));
        press(Qt::Key_End);
        say("000120 LEAD S0 Achieved Majority for T1 (2), converting to Leader\n");
        QTRY_VERIFY(m_session->view().leader() != nullptr);
        QVERIFY(!input.hasEnded());
        ::close(ends[1]);
        QTRY_VERIFY(input.hasEnded());
        ::close(ends[0]);
    }

    void aLogThatIsWrittenAnewIsReadAnew()
    {
        const QString path =
            write("anew.log", "000100 VOTE S0 Converting to Candidate, calling election T:1\n");
        open({path});
        write("anew.log", "000001 LEAD S1 Achieved Majority for T7 (2), converting to Leader\n"
                          "000002 TIMR S0 Not Leader\n");
        QTRY_VERIFY(!leaders().empty());
        QCOMPARE(leaders().front().second, std::uint64_t(7));
    }

    void aTraceIsComparedWithAnother()
    {
        open({write("left.log", "000100 LEAD S1 becomes leader T1\n000200 TERM S1 becomes follower T2\n")});
        const QString other =
            write("right.log", "000900 LEAD S1 becomes leader T1\n001200 TERM S1 becomes follower T3\n");
        m_window->comparisons()->compareWithRecording(other);
        ComparisonWindow *shown = nullptr;
        QTRY_VERIFY((shown = m_window->findChild<ComparisonWindow *>()) != nullptr && shown->isVisible());
        const QString words = shown->findChild<QLabel *>(QStringLiteral("partingWords"))->text();
        QVERIFY2(words.contains(u"event 2"), qPrintable(words));
        QVERIFY(traceOf(shown->session(0).cluster()) != nullptr);
    }

    void aTraceIsComparedWithASimulation()
    {
        auto run = raft::simulate(raft::clusterOf(3, 1));
        run->advance(raft::Time{2'000'000});
        QByteArray text;
        raft::exportTrace(*run, "run", [&text](std::string_view line, raft::EventNumber) {
            text.append(line.data(), static_cast<qsizetype>(line.size()));
        });
        const QString path = write("run.trace.jsonl", text.constData());
        m_session->adopt(std::move(run));
        m_window->comparisons()->compareWithRecording(path);
        ComparisonWindow *shown = nullptr;
        QTRY_VERIFY((shown = m_window->findChild<ComparisonWindow *>()) != nullptr && shown->isVisible());
        const QString words = shown->findChild<QLabel *>(QStringLiteral("partingWords"))->text();
        QVERIFY2(words.contains(u"the same"), qPrintable(words));
    }

    void aPatternTeachesTheWordsOfALog()
    {
        const QString path = write("own.log", "000010 ELEC S0 now I am THE BOSS T3\n000020 INFO S1 hello\n");
        open({path});
        QVERIFY(leaders().empty());
        QTRY_VERIFY(action("tracePatterns")->isEnabled());
        action("tracePatterns")->trigger();
        auto *table = find<QTableWidget>("patternTable");
        QVERIFY(table->isVisible());
        table->setCurrentCell(0, 2);
        QTest::mouseClick(find<QPushButton>("patternAdd"), Qt::LeftButton);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, QStringLiteral("*the boss {term}"));
        QTest::keyClick(editor, Qt::Key_Return);
        table->item(0, 4)->setText(QStringLiteral("leader"));
        QTRY_COMPARE(table->item(0, 0)->text(), QStringLiteral("1")); // It takes one line.
        QTest::mouseClick(find<QPushButton>("patternApply"), Qt::LeftButton);
        QTRY_COMPARE(leaders().size(), std::size_t(1));
        QVERIFY(QFile::exists(path + QStringLiteral(".patterns.json")));
    }

    void brokenLinesAreCountedAndShown()
    {
        open({write("torn.trace.jsonl",
                    "{\"n\":\"S1\",\"k\":\"state\",\"term\":1,\"role\":\"leader\"}\n{\"n\":\n")});
        QVERIFY2(strip().contains(u"torn.trace.jsonl:2"), qPrintable(strip()));
    }

    void whatIsNoTraceSaysWhatToDo()
    {
        drop({write("packed.log", QByteArray("\x1f\x8b\x08 zzzz", 9))});
        QTRY_VERIFY2(!strip().isEmpty(), "nothing told");
        QVERIFY(m_session->title().isEmpty());
    }

private:
    QString write(const char *name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        return file.fileName();
    }
    static void append(const QString &path, const char *text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write(text);
    }
    void open(const QStringList &paths)
    {
        m_window->openFiles(paths);
        QTRY_VERIFY(!m_window->isBusy());
        QTRY_VERIFY(!m_session->cluster().capabilities().manual);
        m_session->showNow();
    }
    void drop(const QStringList &paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enters(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enters);
        QVERIFY(enters.isAccepted());
        QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &event);
    }
    /// Who began to lead, in which term.
    std::vector<std::pair<QString, std::uint64_t>> leaders() const
    {
        std::vector<std::pair<QString, std::uint64_t>> found;
        for (raft::EventNumber number = 1; number <= m_session->events().size(); ++number) {
            const raft::Event event = m_session->events()[number];
            if (event.kind == raft::EventKind::StateChanged &&
                static_cast<raft::Role>(event.detail) == raft::Role::Leader)
                found.emplace_back(serverName({event.server}), event.term.value);
        }
        return found;
    }
};

QTEST_MAIN(TraceWindowTest)
#include "trace_window_test.moc"
