#include "window_bench.h"

#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/command_palette.h"
#include "app/window/shortcut_list.h"

#include <QAbstractButton>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

using namespace raftarium;

/// The table of commands, and everything that is read from it.
class CommandsTest : public WindowBench {
    Q_OBJECT

    QStringList paletteRows() const
    {
        QStringList rows;
        const auto *list = find<QListWidget>("paletteList");
        for (int row = 0; row < list->count(); ++row)
            rows.append(list->item(row)->text());
        return rows;
    }
    QStringList paletteRowsFor(const char *typed)
    {
        press(Qt::Key_K, Qt::ControlModifier);
        type(typed);
        const QStringList rows = paletteRows();
        press(Qt::Key_Escape);
        return rows;
    }
    void askThePalette(const char *typed)
    {
        press(Qt::Key_K, Qt::ControlModifier);
        type(typed);
        press(Qt::Key_Return);
    }
    /// The menu that the right button opens on a server.
    QMenu *menuOf(std::uint64_t server) const
    {
        const QPoint at =
            canvas()->geometryModel().toWidget(canvas()->geometryModel().centre({server})).toPoint();
        QContextMenuEvent ask(QContextMenuEvent::Mouse, at, canvas()->mapToGlobal(at));
        QApplication::sendEvent(canvas(), &ask);
        return canvas()->findChild<QMenu *>(QStringLiteral("contextMenu"));
    }
    void elect()
    {
        QVERIFY(electLeader());
        QVERIFY(passUntil([this] { return m_session->view().leader()->commit.value > 0; }));
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void whatWouldDoNothingInThePastIsGrey()
    {
        elect();
        const raft::EventNumber running = m_session->shownEvent();
        press(Qt::Key_2);
        press(Qt::Key_K);
        const raft::EventNumber down = m_session->shownEvent();
        press(Qt::Key_K, Qt::ShiftModifier);
        passUntil([this, down] { return m_session->shownEvent() > down + 20; });
        m_session->seekEvent(running);
        QVERIFY(!action("restart")->isEnabled());
        QVERIFY2(action("restart")->toolTip().contains(u"not down"),
                 qPrintable(action("restart")->toolTip()));
        QVERIFY(action("crash")->isEnabled());
        QVERIFY(!action("heal")->isEnabled());
        m_session->seekEvent(down);
        QTRY_VERIFY(action("restart")->isEnabled());
        QVERIFY(!action("crash")->isEnabled());
    }

    void aMessageThatHasArrivedCanNoLongerBeTouched()
    {
        elect();
        QVERIFY(passUntil([this] { return !m_session->view().messages.empty(); }));
        const std::uint64_t message = m_session->view().messages.front().id;
        const raft::EventNumber onItsWay = m_session->shownEvent();
        m_session->select(SelectedMessage{message});
        for (const char *name : {"drop", "duplicate", "hold", "delay", "deliver", "follow"})
            QVERIFY2(action(name)->isEnabled(), name);
        passUntil([this, message] { return !m_session->view().message(message); });
        for (const char *name : {"drop", "duplicate", "hold", "delay", "deliver", "follow"})
            QVERIFY2(!action(name)->isEnabled(), name);
        press(Qt::Key_D);
        QVERIFY(strip().contains(u"not on its way"));
        m_session->seekEvent(onItsWay);
        QVERIFY(action("drop")->isEnabled());
    }

    void theReasonsOfTheTableHaveOneFullStop()
    {
        for (const QAction *each : m_window->actions()->all())
            QVERIFY2(!each->toolTip().contains(QStringLiteral("..")), qPrintable(each->toolTip()));
    }

    void theMenuOfAServerIsMadeOfTheTable()
    {
        elect();
        QMenu *menu = menuOf(3);
        QVERIFY(menu);
        QCOMPARE(menu->actions().first()->text(), QStringLiteral("S3"));
        QVERIFY(menu->actions().contains(action("crash")));
        QVERIFY(action("crash")->isEnabled() && !action("restart")->isEnabled());
        QVERIFY(menu->actions().contains(action("restart")));
        for (qsizetype i = 1; i < menu->actions().size(); ++i)
            QVERIFY(!menu->actions()[i]->isSeparator() || !menu->actions()[i - 1]->isSeparator());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action("crash")).center());
        QCOMPARE(server(3).liveness, raft::Liveness::Crashed);
    }

    void theMenuOfALinkSaysWhatItWouldDo()
    {
        m_session->select(SelectedLink{{1}, {2}});
        QCOMPARE(action("cutLink")->text(), QStringLiteral("Cut S1 ↔ S2"));
        press(Qt::Key_X);
        QCOMPARE(action("cutLink")->text(), QStringLiteral("Open S1 ↔ S2"));
        action("loseOnLink")->trigger();
        QCOMPARE(m_session->view().link({1}, {2})->lossPerMillion, 300'000U);
        QCOMPARE(action("loseOnLink")->text(), QStringLiteral("No loss on S1 → S2"));
        press(Qt::Key_H);
        QCOMPARE(m_session->view().link({1}, {2})->lossPerMillion, 0U);
    }

    void theTimelineAndTheLogHaveMenus()
    {
        elect();
        auto *timeline = find<TimelineWidget>("timeline");
        press(Qt::Key_2);
        press(Qt::Key_K);
        QTRY_VERIFY(!timeline->scene().marks.empty());
        emit timeline->customContextMenuRequested(timeline->scene().marks.back().at.toPoint());
        auto *menu = canvas()->findChild<QMenu *>(QStringLiteral("contextMenu"));
        QVERIFY(menu);
        QVERIFY(std::holds_alternative<SelectedEvent>(m_session->selection()));
        for (const char *name : {"why", "bookmark", "branchHere"})
            QVERIFY2(menu->actions().contains(action(name)), name);
        delete menu;
        auto *log = find<LogGridWidget>("log");
        const QRectF cell = log->geometryOfGrid().cell(0, {1});
        emit log->customContextMenuRequested(cell.center().toPoint());
        QVERIFY(std::holds_alternative<SelectedEntry>(m_session->selection()));
        menu = canvas()->findChild<QMenu *>(QStringLiteral("contextMenu"));
        QVERIFY(menu);
        QCOMPARE(menu->actions().first()->text(), QStringLiteral("Entry 1 of term 1"));
        QVERIFY(menu->actions().contains(action("why")));
    }

    void dialsShowTheirValuesAndWhatTheyKeepFromWorking()
    {
        find<QDockWidget>("networkDock")->show();
        auto *latency = find<QSlider>("latencyMin");
        QTRY_COMPARE(find<QLabel>("latencyMinValue")->text(), QStringLiteral("5 ms"));
        QVERIFY(!find<QLabel>("networkHazard")->isVisible());
        latency->setValue(203);
        QCOMPARE(find<QLabel>("latencyMinValue")->text(), QStringLiteral("203 ms"));
        QTRY_VERIFY(find<QLabel>("networkHazard")->text().contains(u"No leader can be elected"));
        find<QSlider>("latencyMin")->setValue(0);
        find<QSlider>("latencyMax")->setValue(10);
        QTRY_VERIFY(!find<QLabel>("networkHazard")->isVisible());
    }

    void thePaletteOffersTheBestMatchFirst()
    {
        elect();
        QVERIFY(paletteRowsFor("read").first().startsWith(QStringLiteral("Read, linearizable")));
        QVERIFY(paletteRowsFor("undo").first().startsWith(QStringLiteral("Undo")));
        QVERIFY(paletteRowsFor("partition").first().startsWith(QStringLiteral("Partition…")));
        QVERIFY(paletteRowsFor("kill").first().startsWith(QStringLiteral("Crash")));
        QVERIFY(paletteRowsFor("spread").first().startsWith(QStringLiteral("Re-draw the timers")));
        QVERIFY(paletteRowsFor("fork").first().startsWith(QStringLiteral("Branch here")));
        QVERIFY(!paletteRowsFor("read").first().contains(u"timers"));
        QCOMPARE(paletteRowsFor("no such thing"),
                 QStringList{QStringLiteral("There is no command of that name")});
    }

    void thePaletteKnowsPanelsThemesAndBranches()
    {
        elect();
        askThePalette("theme dark");
        QVERIFY(m_window->theme().dark);
        QCOMPARE(paletteRowsFor("inspector history").first(), QStringLiteral("Panel: Inspector, History"));
        QCOMPARE(paletteRowsFor("network panel").first(), QStringLiteral("Panel: Network and disks"));
        press(Qt::Key_Home);
        press(Qt::Key_F);
        QCOMPARE(m_session->branches().size(), std::size_t(2));
        askThePalette("branches main");
        QCOMPARE(m_session->branch(), std::size_t(0));
    }

    void thePaletteGoesToTimesAndEvents()
    {
        elect();
        askThePalette("3");
        QVERIFY(m_session->isLive()); // The run is shorter than 3 s.
        press(Qt::Key_K, Qt::ControlModifier);
        type("3");
        QVERIFY(paletteRows().contains(QStringLiteral("Go to event 3")));
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(3));
    }

    void theListOfKeysHasColumnsAndArrows()
    {
        press(Qt::Key_F1);
        const auto *list = find<ShortcutList>("shortcutList");
        QVERIFY(list);
        QStringList texts;
        QSet<int> columns;
        for (const QLabel *label : list->findChildren<QLabel *>()) {
            texts.append(label->text());
            if (label->font().weight() == QFont::DemiBold)
                columns.insert(label->mapTo(list, QPoint()).x());
        }
        QVERIFY(texts.contains(QStringLiteral("→")));
        QVERIFY(texts.contains(QStringLiteral("Shift+←")));
        QVERIFY(!texts.join(u' ').contains(QStringLiteral("Right")));
        QCOMPARE(columns.size(), 3);
    }

    void spaceNeverPressesAButtonThatWasClicked()
    {
        elect();
        m_session->setPlaying(false);
        m_session->select(SelectedLink{{1}, {2}});
        for (QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
            if (!button->isVisibleTo(m_window.get()) || button->visibleRegion().isEmpty())
                continue;
            QVERIFY2(!(button->focusPolicy() & Qt::ClickFocus), qPrintable(button->objectName()));
        }
        QTest::mouseClick(find<QPushButton>("linkThere"), Qt::LeftButton);
        QVERIFY(m_session->view().link({1}, {2})->cut);
        press(Qt::Key_Space);
        QVERIFY(m_session->view().link({1}, {2})->cut);
        QVERIFY(m_session->isPlaying());
        press(Qt::Key_Space);
        QVERIFY(!m_session->isPlaying());
    }

    void aButtonThatWasReachedByTabLosesItsKeysWhenItIsClicked()
    {
        auto *button = find<QAbstractButton>("crashButton");
        press(Qt::Key_1);
        button->setFocus(Qt::TabFocusReason);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(server(1).liveness, raft::Liveness::Crashed);
        QVERIFY(!button->hasFocus());
        press(Qt::Key_Space);
        QVERIFY(m_session->isPlaying());
    }

    void theRowOfDigitsSelectsByItsPlace()
    {
        // As on AZERTY: the key in the place of 4 types an apostrophe.
        QKeyEvent apostrophe(QEvent::KeyPress, Qt::Key_Apostrophe, Qt::NoModifier, 13, 0, 0,
                             QStringLiteral("'"));
        QCoreApplication::sendEvent(m_window.get(), &apostrophe);
        QCOMPARE(m_session->selectedServer(), std::optional(raft::NodeId{4}));
        // The key in the place of 5 types "(", and in the place of 6 a "-", which is a shortcut elsewhere.
        QKeyEvent minus(QEvent::ShortcutOverride, Qt::Key_Minus, Qt::NoModifier, 15, 0, 0,
                        QStringLiteral("-"));
        minus.ignore();
        QCoreApplication::sendEvent(canvas(), &minus);
        QVERIFY(minus.isAccepted());
        QKeyEvent slash(QEvent::KeyPress, Qt::Key_Slash, Qt::ShiftModifier, 16, 0, 0, QStringLiteral("/"));
        QCoreApplication::sendEvent(m_window.get(), &slash); // As on German keyboards.
        QCOMPARE(m_session->selectedServer(), std::optional(raft::NodeId{4}));
    }

    void everyKeyOfPunctuationHasAnotherWay()
    {
        for (const char *name : {"faster", "slower", "pace", "console", "shortcuts", "play"}) {
            bool isOnEveryLayout = false;
            const QList<QKeySequence> keys = action(name)->shortcuts();
            for (const QKeySequence &key : keys) {
                const int code = key[0].key();
                isOnEveryLayout =
                    isOnEveryLayout || code == Qt::Key_Space || (code >= Qt::Key_F1 && code <= Qt::Key_F12);
            }
            QVERIFY2(isOnEveryLayout, name);
        }
    }

    void branchesHaveNoLimitAndCanBeNamedAndDeleted()
    {
        elect();
        for (int i = 0; i < 20; ++i) {
            press(Qt::Key_Home);
            press(Qt::Key_F);
        }
        QCOMPARE(m_session->branches().size(), std::size_t(21));
        askThePalette("rename this branch");
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("paletteField"));
        type("no leader");
        press(Qt::Key_Return);
        QCOMPARE(m_session->branches().back().name, QStringLiteral("no leader"));
        const std::size_t parent = m_session->branches().back().parent;
        action("deleteBranch")->trigger();
        QCOMPARE(m_session->branches().size(), std::size_t(20));
        QCOMPARE(m_session->branch(), parent);
        m_session->showBranch(0);
        QVERIFY(!action("deleteBranch")->isEnabled());
    }

    void aBranchThatOthersBeganOnCanBeDeleted()
    {
        elect();
        const raft::Time present = m_session->shownTime();
        press(Qt::Key_Home);
        press(Qt::Key_F);
        electLeader();
        press(Qt::Key_Left);
        press(Qt::Key_F);
        QCOMPARE(m_session->branches()[2].parent, std::size_t(1));
        m_session->deleteBranch(1);
        QCOMPARE(m_session->branch(), std::size_t(1));
        QCOMPARE(m_session->branches()[1].parent, std::size_t(0));
        QCOMPARE(m_session->branches()[1].parted, raft::Time(0));
        m_session->showBranch(0);
        QCOMPARE(m_session->shownTime(), present);
    }

    void bookmarksArePutAnywhereAndFoundByName()
    {
        elect();
        press(Qt::Key_M);
        press(Qt::Key_Escape);
        QCOMPARE(m_session->bookmarks().front().name, QStringLiteral("bookmark 1"));
        m_session->seekTime(raft::Time(20'000));
        press(Qt::Key_M);
        type("quiet");
        press(Qt::Key_Return);
        QCOMPARE(m_session->bookmarks().size(), std::size_t(2));
        QVERIFY(!m_session->isLive()); // It is no action: no branch begins.
        QCOMPARE(m_session->branches().size(), std::size_t(1));
        press(Qt::Key_End);
        askThePalette("bookmarks quiet");
        QCOMPARE(m_session->shownTime(), raft::Time(20'000));
        QVERIFY(action("deleteBookmark")->isEnabled());
        action("deleteBookmark")->trigger();
        QCOMPARE(m_session->bookmarks().size(), std::size_t(1));
        QVERIFY(!action("deleteBookmark")->isEnabled());
    }

    void whatWasOpenComesBackByUndo()
    {
        elect();
        const raft::Time present = m_session->shownTime();
        QVERIFY(m_session->open(raft::clusterOf(3)));
        QCOMPARE(m_session->view().servers.size(), std::size_t(3));
        press(Qt::Key_1);
        press(Qt::Key_K);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_session->view().servers.size(), std::size_t(3)); // First within the run …
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_session->view().servers.size(), std::size_t(5)); // … then from run to run.
        QCOMPARE(m_session->shownTime(), present);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_session->view().servers.size(), std::size_t(3));
        QVERIFY(!action("redo")->isEnabled());
    }

    void tenWritesAreInOrderAndUndoneAtOnce()
    {
        elect();
        const raft::EventNumber before = m_session->shownEvent();
        press(Qt::Key_C, Qt::ShiftModifier);
        const raft::ServerView &leader = *m_session->view().leader();
        const std::uint64_t last = leader.log.lastIndex().value;
        for (std::uint64_t index = last - 9; index <= last; ++index) {
            const auto &command = std::get<raft::Command>(leader.log.at({index}).payload);
            const auto put = std::get<raft::Put>(raft::decodeCommand(*command.bytes)->change);
            QCOMPARE(put.value, std::to_string(index));
        }
        std::map<raft::NodeId, std::size_t> messages; // One to each follower, with all ten entries.
        for (const raft::MessageView &message : m_session->view().messages)
            if (const auto *append = std::get_if<raft::AppendEntries>(&message.message.body))
                if (append->entries.size() == 10)
                    ++messages[message.message.to];
        QCOMPARE(messages.size(), std::size_t(4));
        QVERIFY(passUntil([&] { return m_session->view().leader()->commit.value >= last; }));
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_session->shownEvent(), before);
    }

    void aServerThatIsRemovedLearnsOfItAndDeposesNoLeader()
    {
        elect();
        const std::uint64_t leader = electLeader();
        const std::uint64_t other = leader == 5 ? 4 : 5;
        const raft::Term term = server(leader).hard.term;
        press(static_cast<Qt::Key>(Qt::Key_0 + int(other)));
        press(Qt::Key_Delete);
        for (int beat = 0; beat < 60; ++beat)
            press(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m_session->view().leader()->id.value, leader);
        QCOMPARE(m_session->view().leader()->hard.term, term);
        QCOMPARE(server(other).hard.term, term);
        QVERIFY(!server(other).membership.votes({other}));
    }

    void aNewClusterBeginsWithThePresentSettingsAndPointsOutWhatCannotWork()
    {
        raft::ClusterSetup setup = raft::clusterOf(3, 77);
        setup.server.heartbeat = raft::Time(40'000);
        QVERIFY(m_session->open(setup));
        press(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(find<QSpinBox>("setupServers")->value(), 3);
        QCOMPARE(find<QSpinBox>("setupSeed")->value(), 77);
        QCOMPARE(find<QSpinBox>("setupHeartbeat")->value(), 40);
        QCOMPARE(find<QSpinBox>("setupTimeoutMax")->value(), 300);
        const auto *words = find<QLabel>("setupWords");
        QVERIFY(words->text().isEmpty());
        find<QSpinBox>("setupLatencyMin")->setValue(203);
        QCOMPARE(find<QSpinBox>("setupLatencyMax")->value(), 203);
        QVERIFY2(words->text().contains(u"No leader can be elected"), qPrintable(words->text()));
        QVERIFY(words->text().contains(u"406 ms"));
        find<QSpinBox>("setupHeartbeat")->setValue(200);
        QVERIFY2(words->text().contains(u"cannot work"), qPrintable(words->text()));
    }

    void quittingAsksWhenSomethingWouldBeLost()
    {
        press(Qt::Key_1);
        press(Qt::Key_K);
        press(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(m_window->isVisible());
        auto *question = find<QMessageBox>("quitQuestion");
        QVERIFY(question);
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!find<QMessageBox>("quitQuestion"));
        QVERIFY(m_window->isVisible());
        press(Qt::Key_Q, Qt::ControlModifier);
        QTest::mouseClick(find<QPushButton>("quitAnyway"), Qt::LeftButton);
        QTRY_VERIFY(!m_window->isVisible());
    }

    void quittingAsksNothingWhereNothingWasDone()
    {
        elect();
        press(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!m_window->isVisible());
    }

    void aFileThatIsDroppedIsOpenedAndRemembered()
    {
        const QString path = QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios/tour.md");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QTRY_VERIFY(!m_window->isBusy()); // It is run beside the window.
        m_session->setPlaying(false);
        QVERIFY(action("openRecent")->isEnabled());
        m_session->open(raft::clusterOf(3));
        askThePalette("recent tour");
        QTRY_COMPARE(m_session->view().servers.size(), std::size_t(5));
    }
};

QTEST_MAIN(CommandsTest)
#include "commands_test.moc"
