#include "window_bench.h"

#include "app/log/log_grid_widget.h"
#include "app/theme/elided_label.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/progress_note.h"
#include "app/window/text_sizes.h"

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QToolButton>
#include <QToolTip>

using namespace raftarium;

/// What the window says: that it can be read, that it is true, and that it hides nothing.
class ReadingTest : public WindowBench {
    Q_OBJECT

private:
    /// Sends a request to the leader and waits for the answer.
    void request(const QString &line)
    {
        auto *field = find<QLineEdit>("writeField");
        field->setFocus();
        field->setText(line);
        QTest::keyClick(field, Qt::Key_Return);
        canvas()->setFocus();
        passUntil([this] { return answer().contains(u"ok"); });
    }
    QString answer() const { return find<QLabel>("statusAnswer")->text(); }
    /// The label that shows the tool tip at that place of the widget.
    static QLabel *toolTipAt(QWidget *widget, QPoint place)
    {
        QHelpEvent help(QEvent::ToolTip, place, widget->mapToGlobal(place));
        QCoreApplication::sendEvent(widget, &help);
        for (QWidget *top : QApplication::topLevelWidgets())
            if (top->inherits("QTipLabel") && top->isVisible())
                return qobject_cast<QLabel *>(top);
        return nullptr;
    }
    QString writeFile(const QString &name, const QByteArray &commands) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write("# " + name.toUtf8() + "\n\n```raft\n" + commands + "\n```\n");
        return file.fileName();
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void textOfClientsIsNeverHtml()
    {
        electLeader();
        const int height = find<QWidget>("statusBar")->height();
        request(QStringLiteral("put <b>k</b> <h1>BIG</h1><br><br>"));
        QVERIFY(answer().startsWith(u"put <b>k</b> <h1>BIG</h1><br><br>  → ok"));
        QCOMPARE(find<QLabel>("statusAnswer")->textFormat(), Qt::PlainText);
        QCOMPARE(find<QWidget>("statusBar")->height(), height);

        auto *log = find<LogGridWidget>("log");
        QLabel *tip = toolTipAt(log, log->geometryOfGrid().cell(0, {2}).center().toPoint());
        QVERIFY(tip != nullptr);
        QVERIFY(tip->text().contains(u"<b>k</b>=<h1>BIG</h1>"));
        QCOMPARE(tip->textFormat(), Qt::PlainText);
        QToolTip::hideText();
    }

    void noLabelGuessesWhetherItsTextIsHtml()
    {
        press(Qt::Key_P); // With the bar of the split editor.
        const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY2(!label->isVisible() || label->textFormat() != Qt::AutoText,
                     qPrintable(label->objectName() + u": " + label->text()));
    }

    void noAnswerMakesTheWindowWider()
    {
        electLeader();
        m_window->resize(1000, 600);
        request(QStringLiteral("put %1 %2").arg(QString(100, u'a'), QString(90, u'b')));
        QCoreApplication::processEvents();
        QCOMPARE(m_window->width(), 1000);
        QVERIFY(m_window->minimumSizeHint().width() <= 1000);
        auto *label = find<ElidedLabel>("statusAnswer");
        QVERIFY(label->isElided());
        const QLabel *tip = toolTipAt(label, label->rect().center());
        QVERIFY(tip != nullptr);
        QCOMPARE(QString(tip->text()).remove(u'\n'), label->text());
        QToolTip::hideText();
    }

    void thePastHasNoAnswerOfThePresent()
    {
        electLeader();
        request(QStringLiteral("put x 1"));
        QVERIFY(!answer().isEmpty());
        press(Qt::Key_Home);
        QTRY_VERIFY(answer().isEmpty());
        press(Qt::Key_End);
        QTRY_VERIFY(answer().contains(u"ok"));
    }

    void theWindowFitsHalfAScreen()
    {
        m_window->resize(960, 600);
        QCoreApplication::processEvents();
        QCOMPARE(m_window->width(), 960);
        for (const char *name :
             {"simulationMode", "startButton", "playButton", "speedSlider", "paceButton", "crashButton",
              "restartButton", "partitionButton", "healButton", "writeField", "submitButton", "safetyLight",
              "canvas", "timeline", "log", "inspector"}) {
            const auto *widget = find<QWidget>(name);
            const QRect place(widget->mapTo(m_window.get(), QPoint()), widget->size());
            QVERIFY2(widget->isVisible() && m_window->rect().contains(place), name);
        }
    }

    void theCanvasKeepsItsShareOfTheWindow()
    {
        m_window->resize(1920, 1080);
        QTest::qWait(0);
        const double share = canvas()->height() / 1080.0;
        const double width = canvas()->width() / 1920.0;
        m_window->resize(1280, 720);
        QTest::qWait(0);
        QVERIFY(canvas()->height() / 720.0 > share - 0.1);
        QVERIFY(canvas()->width() / 1280.0 > width - 0.1);
        m_window->resize(1920, 1080);
        QTest::qWait(0);
        QVERIFY(std::abs(canvas()->height() / 1080.0 - share) < 0.02);
    }

    void aDockThatWasMadeLargerStaysAsLarge()
    {
        auto *dock = find<QDockWidget>("timelineDock");
        QTest::qWait(0);
        m_window->resizeDocks({dock}, {300}, Qt::Vertical);
        QCoreApplication::processEvents();
        const double share = dock->height() / 720.0;
        m_window->resize(1280, 1000);
        QTest::qWait(0);
        QVERIFY(std::abs(dock->height() / 1000.0 - share) < 0.02);
    }

    void aNoteHidesNoServer_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1000, 640);
        QTest::newRow("usual") << QSize(1280, 720);
        QTest::newRow("large") << QSize(1920, 1080);
    }

    void aNoteHidesNoServer()
    {
        QFETCH(QSize, size);
        m_window->resize(size);
        QCoreApplication::processEvents();
        for (const int words : {2, 6, 12}) {
            m_window->tell(QStringLiteral("nothing can be done ").repeated(words));
            QCOMPARE(canvas()->hiddenBy(m_window->messageStrip()->geometry()), 0.0);
        }
        // Servers that come push it aside.
        for (int i = 0; i < 3; ++i)
            press(Qt::Key_Insert);
        m_window->tell(QStringLiteral("a sentence that is about as long as most of them"));
        QTRY_VERIFY(!canvas()->geometryModel().isMoving());
        QCOMPARE(canvas()->hiddenBy(m_window->messageStrip()->geometry()), 0.0);
    }

    void aNoteLeavesWithItsCluster()
    {
        m_window->tell(QStringLiteral("S3 is down"));
        QVERIFY(!strip().isEmpty());
        QVERIFY(m_session->open(raft::clusterOf(3, 1)));
        QVERIFY(strip().isEmpty());
    }

    void everyPanelRemembersTheSizeOfItsText()
    {
        canvas()->setFocus();
        press(Qt::Key_Plus, Qt::AltModifier);
        press(Qt::Key_Plus, Qt::AltModifier);
        find<QWidget>("timeline")->setFocus();
        press(Qt::Key_Plus, Qt::AltModifier);
        const auto sizes = [this] {
            const auto *all = m_window->findChild<TextSizes *>();
            return QList<double>{all->scale(TextSizes::Panel::Canvas), all->scale(TextSizes::Panel::Timeline),
                                 all->scale(TextSizes::Panel::Log)};
        };
        const QList<double> chosen = sizes();
        QVERIFY(chosen[0] > chosen[1] && chosen[1] > chosen[2]);
        QCOMPARE(canvas()->geometryModel().textScale(), chosen[0]);
        m_window.reset();
        openWindow();
        QCOMPARE(sizes(), chosen);
        QCOMPARE(canvas()->geometryModel().textScale(), chosen[0]);
    }

    void theLargestTextHidesNoServer()
    {
        m_window->resize(1280, 720);
        m_window->findChild<TextSizes *>()->setScale(TextSizes::Panel::Canvas, 3);
        QCoreApplication::processEvents();
        const CanvasGeometry &geometry = canvas()->geometryModel();
        const QRectF room(canvas()->rect());
        for (const raft::NodeId id : geometry.servers())
            QVERIFY(room.contains(geometry.footprint(id)));
    }

    void aScenarioRunsBesideTheWindow()
    {
        const raft::Cluster *before = &m_session->cluster();
        QByteArray commands = "cluster 5 clock seed=1\n";
        for (int i = 0; i < 400; ++i)
            commands += "wait 3600s\n";
        QVERIFY(m_window->openScenario(writeFile(QStringLiteral("long.md"), commands), true));
        QCOMPARE(&m_session->cluster(), before);
        auto *note = find<ProgressNote>("progressNote");
        QTRY_VERIFY(note->isVisible());
        // The window goes on: the cluster that is shown can be acted upon.
        press(Qt::Key_1);
        press(Qt::Key_K);
        QCOMPARE(server(1).liveness, raft::Liveness::Crashed);
        // One thing at a time.
        QVERIFY(!m_window->openScenario(writeFile(QStringLiteral("short.md"), "cluster 3"), true));
        QVERIFY(strip().contains(u"already"));
        QTest::mouseClick(find<QToolButton>("progressCancel"), Qt::LeftButton);
        QTRY_VERIFY(!m_window->isBusy());
        QCOMPARE(&m_session->cluster(), before);
        QVERIFY(!note->isVisible());
    }

    void aFalseExpectationStaysInSight()
    {
        const QString path =
            writeFile(QStringLiteral("false.md"), "cluster 3 clock seed=1\nwait 300ms\nexpect term 1 = 99");
        QVERIFY(m_window->openScenario(path, false));
        QTRY_VERIFY(!m_window->isBusy());
        const auto *failure = find<QLabel>("statusFailure");
        QVERIFY(failure->isVisible());
        QVERIFY2(failure->text().contains(u"false.md:6"), qPrintable(failure->text()));
        press(Qt::Key_Escape);
        press(Qt::Key_End);
        QVERIFY(failure->isVisible());
        QVERIFY(m_session->open(raft::clusterOf(3, 1)));
        QVERIFY(!failure->isVisible());
    }

    void aFileThatIsDroppedIsOpened()
    {
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(
            writeFile(QStringLiteral("dropped.md"), "cluster 3 clock seed=1\nwait 1s"))});
        const QPoint middle = m_window->rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(middle), Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE(m_session->view().servers.size(), std::size_t(3));
        QVERIFY(m_window->windowTitle().startsWith(u"dropped.md"));
    }

    void theThemeOfOneStartIsNotThatOfTheNext()
    {
        m_window->setThemeChoice(MainWindow::ThemeChoice::Light);
        m_window->showTheme(MainWindow::ThemeChoice::Dark);
        QVERIFY(m_window->theme().dark);
        m_window->close();
        m_window.reset();
        openWindow();
        QVERIFY(!m_window->theme().dark);
    }
};

QTEST_MAIN(ReadingTest)
#include "reading_test.moc"
