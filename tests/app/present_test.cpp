#include "text_recorder.h"
#include "window_bench.h"

#include "app/present/presentation.h"
#include "app/present/speaker_window.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/lectures.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QToolTip>

#include <csignal>

using namespace raftarium;

/// Lectures: the same instant in another layout, driven by a remote.
class PresentTest : public WindowBench {
    Q_OBJECT

    Presentation &present() const { return *m_window->lectures()->presentation(); }
    Curtain *curtain() const { return find<Curtain>("curtain"); }
    SpeakerWindow *speaker() const
    {
        for (QWidget *each : QApplication::topLevelWidgets())
            if (auto *window = qobject_cast<SpeakerWindow *>(each))
                return window;
        return nullptr;
    }
    /// A run with elections, writes and a crash, looked at from its start.
    void lookBackOnARun()
    {
        QVERIFY(electLeader());
        press(Qt::Key_C);
        QVERIFY(passUntil([this] { return m_session->view().leader()->commit.value > 1; }));
        press(Qt::Key_R);
        press(Qt::Key_Home);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0));
    }
    static void remotes()
    {
        QTest::addColumn<QList<int>>("forward");
        QTest::addColumn<QList<int>>("back");
        QTest::addColumn<QList<int>>("black");
        const auto add = [](const char *name, const QList<int> &forward, const QList<int> &back,
                            const QList<int> &black) { QTest::newRow(name) << forward << back << black; };
        add("Logitech R400, R700, R800", {Qt::Key_PageDown}, {Qt::Key_PageUp}, {});
        add("Logitech Spotlight", {Qt::Key_Right}, {Qt::Key_Left}, {});
        add("Kensington", {Qt::Key_PageDown}, {Qt::Key_PageUp}, {Qt::Key_B});
        add("with arrows up and down", {Qt::Key_Down}, {Qt::Key_Up}, {Qt::Key_V});
        add("a keyboard", {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter}, {Qt::Key_Backspace}, {Qt::Key_B});
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void f5ShowsTheSameInstantInAnotherLayout()
    {
        lookBackOnARun();
        m_session->seekEvent(20);
        press(Qt::Key_2);
        press(Qt::Key_F5);
        QVERIFY(present().isOn());
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(20));
        QCOMPARE(m_session->selectedServer(), raft::NodeId{2});
        QVERIFY(!m_window->menuBar()->isVisible() && !m_window->statusBar()->isVisible());
        QVERIFY(canvas()->isVisible() && find<QDockWidget>("timelineDock")->isVisible());
        QVERIFY(!find<QDockWidget>("logDock")->isVisible());
        QVERIFY(!present().caption().isEmpty());
        press(Qt::Key_F5); // A remote sends F5 and Esc in turn, and may be out of step.
        QVERIFY(present().isOn());
        press(Qt::Key_Escape);
        QVERIFY(!present().isOn());
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(20));
        QCOMPARE(m_session->selectedServer(), raft::NodeId{2});
        QVERIFY(m_window->menuBar()->isVisible() && m_window->statusBar()->isVisible());
        QVERIFY(find<QDockWidget>("logDock")->isVisible());
        QCOMPARE(m_window->size(), QSize(1280, 720));
    }

    void everyRemoteGoesForwardsAndBack_data() { remotes(); }
    void everyRemoteGoesForwardsAndBack()
    {
        QFETCH(const QList<int>, forward);
        QFETCH(const QList<int>, back);
        QFETCH(const QList<int>, black);
        lookBackOnARun();
        press(Qt::Key_F5);
        for (const int key : forward) {
            const raft::EventNumber before = m_session->shownEvent();
            press(Qt::Key(key));
            QVERIFY(m_session->shownEvent() > before);
            QVERIFY(raft::importance(m_session->events()[m_session->shownEvent()]) >=
                    raft::Importance::Commit);
        }
        for (const int key : back) {
            const raft::EventNumber before = m_session->shownEvent();
            press(Qt::Key(key));
            QVERIFY(m_session->shownEvent() < before);
        }
        for (const int key : black) {
            press(Qt::Key(key));
            QCOMPARE(curtain()->blank(), Curtain::Blank::Black);
            press(Qt::Key(key));
            QCOMPARE(curtain()->blank(), Curtain::Blank::None);
        }
        press(Qt::Key_F5);
        QVERIFY(present().isOn());
        press(Qt::Key_Escape);
        QVERIFY(!present().isOn());
        press(Qt::Key_F5);
        QVERIFY(present().isOn());
    }

    void theDotPlaysAndPausesAndShiftGoesByEvents()
    {
        lookBackOnARun();
        press(Qt::Key_F5);
        press(Qt::Key_Period);
        QVERIFY(m_session->isPlaying());
        press(Qt::Key_Period);
        QVERIFY(!m_session->isPlaying());
        m_session->seekEvent(7);
        press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(8));
        press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(7));
    }

    void escLeavesOneLayerAtATime()
    {
        press(Qt::Key_F5);
        press(Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(curtain()->tool(), Curtain::Tool::Pen);
        QTest::mousePress(curtain(), Qt::LeftButton, {}, QPoint(200, 200));
        QMouseEvent drawn(QEvent::MouseMove, QPointF(240, 220), curtain()->mapToGlobal(QPointF(240, 220)),
                          Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(curtain(), &drawn);
        QTest::mouseRelease(curtain(), Qt::LeftButton, {}, QPoint(240, 220));
        QCOMPARE(curtain()->strokes(), qsizetype(1));
        press(Qt::Key_W);
        QCOMPARE(curtain()->blank(), Curtain::Blank::White);
        press(Qt::Key_B);
        QCOMPARE(curtain()->blank(), Curtain::Blank::Black);
        QCOMPARE(m_window->grab().toImage().pixelColor(300, 300), QColor(Qt::black));
        press(Qt::Key_Escape);
        QCOMPARE(curtain()->blank(), Curtain::Blank::None);
        QCOMPARE(curtain()->tool(), Curtain::Tool::Pen);
        press(Qt::Key_Escape);
        QCOMPARE(curtain()->tool(), Curtain::Tool::None);
        QVERIFY(present().isOn());
        press(Qt::Key_Escape);
        QVERIFY(!present().isOn());
    }

    void theOtherKeysStayTheWindows()
    {
        QVERIFY(electLeader());
        press(Qt::Key_F5);
        press(Qt::Key_3);
        QCOMPARE(m_session->selectedServer(), raft::NodeId{3});
        press(Qt::Key_K);
        QCOMPARE(server(3).liveness, raft::Liveness::Crashed);
        press(Qt::Key_K, Qt::ShiftModifier);
        QVERIFY(server(3).liveness != raft::Liveness::Crashed);
        press(Qt::Key_P); // The partition editor takes Enter and Esc for itself.
        QVERIFY(canvas()->isSplitEditing());
        press(Qt::Key_Escape);
        QVERIFY(!canvas()->isSplitEditing());
        QVERIFY(present().isOn());
        press(Qt::Key_K, Qt::ControlModifier);
        type("crash b .");
        QCOMPARE(find<QLineEdit>("paletteField")->text(), QStringLiteral("crash b ."));
        QCOMPARE(curtain()->blank(), Curtain::Blank::None);
        press(Qt::Key_Escape);
        QVERIFY(present().isOn());
    }

    void aFrozenAudienceSeesNothingOfWhatIsPrepared()
    {
        lookBackOnARun();
        press(Qt::Key_F5);
        press(Qt::Key_Z);
        QVERIFY(curtain()->isFrozen());
        const QImage seen = m_window->grab().toImage();
        press(Qt::Key_PageDown);
        press(Qt::Key_PageDown);
        QVERIFY(m_session->shownEvent() > 0);
        QCOMPARE(m_window->grab().toImage(), seen);
        press(Qt::Key_Z);
        QVERIFY(m_window->grab().toImage() != seen);
        QVERIFY(present().isOn());
    }

    void theLecturersWindowGoesOnWhileTheAudiencesStandsStill()
    {
        lookBackOnARun();
        press(Qt::Key_F5);
        press(Qt::Key_F5, Qt::ControlModifier);
        QVERIFY(speaker() && speaker()->isVisible());
        QTest::mouseClick(speaker()->findChild<QPushButton *>(QStringLiteral("speakerFreeze")),
                          Qt::LeftButton);
        QVERIFY(curtain()->isFrozen());
        auto *mirror = speaker()->findChild<CanvasWidget *>(QStringLiteral("speakerCanvas"));
        const QStringList before = mirror->factLines();
        QTest::mouseClick(speaker()->findChild<QPushButton *>(QStringLiteral("speakerForward")),
                          Qt::LeftButton);
        m_session->showNow();
        QVERIFY(mirror->factLines() != before);
        QTest::mouseClick(speaker()->findChild<QPushButton *>(QStringLiteral("speakerBlack")),
                          Qt::LeftButton);
        QCOMPARE(curtain()->blank(), Curtain::Blank::Black);
        press(Qt::Key_Escape);
        press(Qt::Key_Escape);
        QVERIFY(present().isOn() && !curtain()->isFrozen());
        press(Qt::Key_Escape);
        QVERIFY(!present().isOn() && !speaker()->isVisible());
    }

    void theLecturersClockTellsWhatIsLeft()
    {
        QCOMPARE(SpeakerWindow::timeText(70, 0), QStringLiteral("1:10"));
        QCOMPARE(SpeakerWindow::timeText(70, 12), QStringLiteral("10:50 left of 12 min"));
        QCOMPARE(SpeakerWindow::timeText(12 * 60 + 5, 12), QStringLiteral("0:05 over 12 min"));
    }

    void theMouseHidesAndNoTipComesUp()
    {
        press(Qt::Key_F5);
        QTRY_VERIFY(QApplication::overrideCursor() &&
                    QApplication::overrideCursor()->shape() == Qt::BlankCursor);
        QTest::mouseMove(canvas(), QPoint(50, 60));
        QMouseEvent moved(QEvent::MouseMove, QPointF(60, 60), canvas()->mapToGlobal(QPointF(60, 60)),
                          Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(canvas(), &moved);
        QVERIFY(!QApplication::overrideCursor());
        const CanvasGeometry &geometry = canvas()->geometryModel();
        const QPoint at = geometry.toWidget(geometry.centre({1})).toPoint();
        QHelpEvent ask(QEvent::ToolTip, at, canvas()->mapToGlobal(at));
        QApplication::sendEvent(canvas(), &ask);
        QVERIFY(!QToolTip::isVisible());
        press(Qt::Key_Escape);
        const QPoint there = geometry.toWidget(geometry.centre({1})).toPoint(); // The canvas is smaller now.
        QHelpEvent askAgain(QEvent::ToolTip, there, canvas()->mapToGlobal(there));
        QApplication::sendEvent(canvas(), &askAgain);
        QVERIFY(QToolTip::isVisible());
    }

    void theScreenStaysOnMeanwhile()
    {
        const QString record = m_folder.filePath(QStringLiteral("number"));
        QFile program(m_folder.filePath(QStringLiteral("systemd-inhibit")));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\necho $$ > " + record.toUtf8() + "\nexec cat > /dev/null\n");
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", QByteArray(m_folder.path().toUtf8() + ':' + path));
        press(Qt::Key_F5);
        const auto number = [&record] {
            QFile file(record);
            return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
        };
        QTRY_VERIFY(number() > 0);
        QVERIFY(::kill(number(), 0) == 0);
        press(Qt::Key_Escape);
        QTRY_VERIFY(::kill(number(), 0) != 0);
        qputenv("PATH", path);
    }

    void thePanelBesideTheCanvasIsChosenAndRemembered()
    {
        m_window->actions()->carryOut(chosen(QStringLiteral("present-logDock")));
        press(Qt::Key_F5);
        QVERIFY(find<QDockWidget>("logDock")->isVisible());
        QVERIFY(!find<QDockWidget>("timelineDock")->isVisible());
        m_window->actions()->carryOut(chosen(QStringLiteral("present-none")));
        QVERIFY(!find<QDockWidget>("logDock")->isVisible());
        m_window->actions()->carryOut(chosen(QStringLiteral("present-logDock")));
        press(Qt::Key_Escape);
        openWindow();
        press(Qt::Key_F5);
        QVERIFY(find<QDockWidget>("logDock")->isVisible());
    }

    void lettersCanBeReadFromTheLastRow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("dock");
        for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)})
            for (const char *dock : {"timelineDock", "logDock", "inspectorDock", "figure2Dock", "none"})
                QTest::addRow("%d %s", size.height(), dock) << size << QString::fromLatin1(dock);
    }
    void lettersCanBeReadFromTheLastRow()
    {
        QFETCH(const QSize, size);
        QFETCH(const QString, dock);
        doALot();
        m_window->actions()->carryOut(chosen(QStringLiteral("present-") + dock));
        press(Qt::Key_F5);
        m_window->showNormal();
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        QCoreApplication::processEvents();
        const QList<PaintedText> texts = paintedTexts();
        QVERIFY(texts.size() > 20);
        for (const PaintedText &text : texts)
            QVERIFY2(text.text.trimmed().isEmpty() || text.pixels >= size.height() / 50.0,
                     qPrintable(QStringLiteral("“%1” is %2 pixels high").arg(text.text).arg(text.pixels)));
    }

    /// A screen is filled some time after it was asked for.
    void thePanelHasItsShareOfTheWindow_data()
    {
        QTest::addColumn<QString>("dock");
        QTest::addColumn<Qt::Orientation>("along");
        QTest::newRow("beside") << QStringLiteral("figure2Dock") << Qt::Horizontal;
        QTest::newRow("beneath") << QStringLiteral("timelineDock") << Qt::Vertical;
    }
    void thePanelHasItsShareOfTheWindow()
    {
        QFETCH(const QString, dock);
        QFETCH(const Qt::Orientation, along);
        m_window->actions()->carryOut(chosen(QStringLiteral("present-") + dock));
        press(Qt::Key_F5);
        m_window->showNormal();
        const auto share = [this, &dock, along] {
            const QSize panel = find<QDockWidget>(dock.toLatin1().constData())->size();
            return along == Qt::Horizontal ? qreal(panel.width()) / m_window->width()
                                           : qreal(panel.height()) / m_window->height();
        };
        for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(1280, 720)}) {
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            QTRY_VERIFY2(share() > 0.3 && share() < 0.45, qPrintable(QString::number(share())));
        }
    }

    void aWindowThatIsClosedWhilePresentingOpensAsBefore()
    {
        press(Qt::Key_F5);
        m_window->closeAtOnce();
        QVERIFY(!present().isOn());
        openWindow();
        QVERIFY(m_window->menuBar()->isVisible() && find<QDockWidget>("logDock")->isVisible());
        QVERIFY(!m_window->isFullScreen());
    }

private:
    /// Everything that a picture can show: terms, entries, faults, a partition, messages on their way.
    void doALot()
    {
        QVERIFY(electLeader());
        press(Qt::Key_C);
        QVERIFY(passUntil([this] { return m_session->view().leader()->commit.value > 1; }));
        press(Qt::Key_R);
        m_session->perform(raft::action::Crash{{m_session->view().leader() ? 2U : 1U}, 0});
        m_session->perform(raft::action::Split{{{{1}, {2}}, {{3}, {4}, {5}}}});
        m_session->perform(raft::action::SlowLink{{3}, {4}, raft::Time(20'000)});
        m_session->perform(raft::action::Mark{"here"});
        for (int i = 0; i < 12; ++i)
            press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(passUntil([this] { return !m_session->view().messages.empty(); }));
    }
    /// What stands on the window, wherever it was painted.
    QList<PaintedText> paintedTexts() const
    {
        TextRecorder recorder(m_window->size());
        QPainter painter(&recorder);
        canvas()->paintPicture(painter, canvas()->size());
        if (const auto *timeline = find<TimelineWidget>("timeline"); timeline->isVisible())
            timeline->paintPicture(painter);
        find<QWidget>("captionBar")->render(&painter);
        for (const QDockWidget *dock : m_window->findChildren<QDockWidget *>())
            if (dock->isVisible() && dock->objectName() != QStringLiteral("timelineDock"))
                dock->widget()->render(&painter);
        return recorder.texts();
    }
    Command chosen(const QString &name) const
    {
        for (const Command &command : m_window->actions()->offered())
            if (command.name == name)
                return command;
        return {};
    }
};

QTEST_MAIN(PresentTest)
#include "present_test.moc"
