#include "window_bench.h"

#include "app/program/recordings.h"
#include "app/window/exports.h"
#include "app/window/progress_note.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace raftarium;

/// What leaves the window: asked for in its menu, written beside it.
class ExportTest : public WindowBench {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        m_window->setRecordingFiles(recordingFiles());
        electLeader();
    }
    void cleanup() { end(); }

    void allExportsStandInOneMenu()
    {
        const auto *menu = find<QMenu>("exportMenu");
        QVERIFY(menu != nullptr);
        QStringList names;
        for (const QAction *each : menu->actions())
            if (!each->isSeparator())
                names.append(each->objectName());
        for (const char *name : {"exportWindow", "exportCanvas", "exportTimeline", "exportLogGrid",
                                 "exportDiagram", "exportFilm", "exportWindowFilm", "exportEvents",
                                 "exportOperations", "exportLogs", "exportReport", "exportPage"})
            QVERIFY2(names.contains(QString::fromLatin1(name)), name);
    }

    void aKeyAndANameAreEnoughForAPicture()
    {
        press(Qt::Key_E, Qt::ControlModifier);
        choose(path("window.svg"));
        QTRY_VERIFY(strip().contains(u"Saved"));
        QVERIFY(contents("window.svg").contains("<svg"));
    }

    void theNameFollowsTheKindOfFile()
    {
        action("exportCanvas")->trigger();
        auto *dialog = find<QFileDialog>("exportDialog");
        QVERIFY(dialog != nullptr);
        emit dialog->filterSelected(dialog->nameFilters().at(2));
        QVERIFY(dialog->selectedFiles().first().endsWith(u".pdf"));
        dialog->reject();
    }

    void tablesAreWrittenBesideTheWindow_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("events") << QByteArray("exportEvents") << QStringLiteral("e.csv")
                                << QByteArray("sentence");
        QTest::newRow("lines") << QByteArray("exportEvents") << QStringLiteral("e.jsonl")
                               << QByteArray("{\"");
        QTest::newRow("logs") << QByteArray("exportLogs") << QStringLiteral("l.csv") << QByteArray("noop");
        QTest::newRow("report") << QByteArray("exportReport") << QStringLiteral("r.md")
                                << QByteArray("5 servers");
        QTest::newRow("diagram") << QByteArray("exportDiagram") << QStringLiteral("d.svg")
                                 << QByteArray("Space–time");
    }

    void tablesAreWrittenBesideTheWindow()
    {
        QFETCH(QByteArray, command);
        QFETCH(QString, file);
        QFETCH(QByteArray, holds);
        action(command.constData())->trigger();
        choose(m_folder.filePath(file));
        QTRY_VERIFY2(strip().contains(u"Saved"), qPrintable(strip()));
        QVERIFY(contents(qPrintable(file)).contains(holds));
    }

    void aFilmOfTheMarkedTimeIsMadeAndTheInstantComesBack()
    {
        ExportRequest request = film("frame-%02d.png");
        request.stretch = {raft::Time{100'000}, raft::Time{200'000}};
        const raft::Time before = m_session->shownTime();
        m_window->exports()->carryOut(request);
        QTRY_VERIFY(strip().contains(u"Saved"));
        QCOMPARE(m_session->shownTime(), before);
        QVERIFY(m_session->isLive());
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("frame-*.png")}).size(), qsizetype(26));
    }

    void aFilmThatIsCancelledLeavesNothing()
    {
        ExportRequest request = film("gone-%05d.png");
        request.speed = 0.001; // It would take for ever.
        const raft::Time before = m_session->shownTime();
        m_window->exports()->carryOut(request);
        QTRY_VERIFY(find<ProgressNote>("progressNote")->isVisible());
        QVERIFY(!action("exportWindow")->isEnabled());
        QTest::mouseClick(find<QToolButton>("progressCancel"), Qt::LeftButton);
        QTRY_VERIFY(action("exportWindow")->isEnabled());
        QCOMPARE(m_session->shownTime(), before);
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("gone-*.png")}).size(), qsizetype(0));
    }

    void aWindowThatClosesEndsItsFilm()
    {
        ExportRequest request = film("closed-%05d.png");
        request.speed = 0.001;
        m_window->exports()->carryOut(request);
        QTRY_VERIFY(QFile::exists(path("closed-00003.png")));
        m_window.reset();
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("closed-*.png")}).size(), qsizetype(0));
        openWindow();
    }

    void whatCannotBeWrittenIsTold()
    {
        ExportRequest request;
        request.path = QStringLiteral("/nowhere/x.png");
        m_window->exports()->carryOut(request);
        QTRY_VERIFY(strip().contains(u"/nowhere/x.png"));
    }

    void eventsLogsAndPicturesAreCopied()
    {
        m_session->select(SelectedEvent{3});
        press(Qt::Key_C, Qt::ControlModifier);
        const QString sentence = QString::fromStdString(m_session->cluster().describe(3));
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(sentence));
        m_session->select(NothingSelected{});
        QVERIFY(passUntil([this] {
            const auto &servers = m_session->view().servers;
            return std::all_of(servers.begin(), servers.end(), [](const raft::ServerView &each) {
                return each.log.lastIndex() == raft::Index{1};
            });
        }));
        action("copyLog")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text().count(QStringLiteral("noop")), qsizetype(5));
        action("copyPicture")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->image().size(), canvas()->size());
    }

    void whatTheProgramKeptItselfIsNotAmongTheRecentFiles()
    {
        m_window->saveRecording(path("kept.raft.json"));
        QTRY_VERIFY(strip().contains(u"Saved"));
        m_settings->remove(QStringLiteral("recentFiles"));
        m_window->openOwnCopy(path("kept.raft.json"));
        QTRY_COMPARE(m_session->shownEvent(), raft::EventNumber(0));
        QVERIFY(m_settings->value(QStringLiteral("recentFiles")).toStringList().isEmpty());
        QCOMPARE(m_session->title(), QString()); // Nor is the run called as that file.
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray contents(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    ExportRequest film(const char *name) const
    {
        ExportRequest request;
        request.path = path(name);
        request.thing = ExportedThing::Canvas;
        return request;
    }
    void choose(const QString &path)
    {
        auto *dialog = find<QFileDialog>("exportDialog");
        QVERIFY(dialog != nullptr);
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                          Qt::LeftButton);
        QTRY_VERIFY(find<QFileDialog>("exportDialog") == nullptr);
        m_window->activateWindow();
        canvas()->setFocus();
    }
};

QTEST_MAIN(ExportTest)
#include "export_test.moc"
