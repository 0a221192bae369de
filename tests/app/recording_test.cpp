#include "window_bench.h"

#include "app/program/recordings.h"
#include "app/session/run_report.h"
#include "app/window/progress_note.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace raftarium;

/// Runs that the window keeps in files and shows again.
class RecordingWindowTest : public WindowBench {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        m_window->setRecordingFiles(recordingFiles());
    }
    void cleanup() { end(); }

    void aRunIsSavedAndOpenedWithTheKeys()
    {
        const std::uint64_t leader = electLeader();
        clickServer(leader);
        press(Qt::Key_K);
        passUntil([&] { return m_session->view().leader() != nullptr; });
        const raft::EventNumber events = m_session->events().size();
        const std::uint64_t hash = m_session->events().hash();
        press(Qt::Key_S, Qt::ControlModifier);
        choose();
        QTRY_VERIFY(strip().contains(u"Saved"));
        QVERIFY(QFile::exists(path()));

        QVERIFY(m_session->open(raft::clusterOf(3, 1)));
        canvas()->setFocus();
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        choose();
        QTRY_COMPARE(m_session->events().size(), events);
        QCOMPARE(m_session->events().hash(), hash);
        QVERIFY(!m_session->isPlaying());
        QCOMPARE(m_session->shownEvent(), raft::EventNumber(0)); // From the start.
        press(Qt::Key_End);
        QCOMPARE(server(leader).liveness, raft::Liveness::Crashed);
    }

    void aRunLeavesAsAWebPageAndComesBack()
    {
        electLeader();
        const std::uint64_t hash = m_session->events().hash();
        action("exportPage")->trigger();
        choose("pageDialog", pagePath());
        QTRY_VERIFY(strip().contains(u"Saved"));
        QFile page(pagePath());
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.readAll().startsWith("<!DOCTYPE html>"));

        QVERIFY(m_session->open(raft::clusterOf(3, 1)));
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        choose("recordingDialog", pagePath());
        QTRY_COMPARE(m_session->events().hash(), hash);
    }

    void branchesAreKept()
    {
        const std::uint64_t leader = electLeader();
        clickServer(leader);
        press(Qt::Key_K);
        passUntil([this] { return m_session->view().leader() != nullptr; });
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_F);
        QCOMPARE(m_session->branches().size(), std::size_t(2));
        m_session->renameBranch(1, QStringLiteral("what if"));
        m_session->setBookmark(QStringLiteral("look here"));
        const raft::Time marked = m_session->shownTime();
        save();
        QVERIFY(m_session->open(raft::clusterOf(3, 1)));
        m_window->openRecording(path());
        QTRY_COMPARE(m_session->branches().size(), std::size_t(2));
        QCOMPARE(m_session->branches()[1].name, QStringLiteral("what if"));
        QCOMPARE(m_session->bookmarks().size(), std::size_t(1));
        QCOMPARE(m_session->bookmarks().front().name, QStringLiteral("look here"));
        QCOMPARE(m_session->bookmarks().front().at, marked);
        QCOMPARE(m_session->branch(), std::size_t(1));
        QVERIFY(m_session->branches()[1].parted.count() > 0);
        m_session->showBranch(0);
        QCOMPARE(server(leader).liveness, raft::Liveness::Crashed);
    }

    void aRunWhoseBeginningIsForgottenIsShownFromWhereItIsKept()
    {
        auto cluster = raft::simulate(raft::clusterOf(3, 1));
        cluster->advance(raft::Time{5'000'000});
        raft::NodeId leader = cluster->view().leader()->id;
        cluster->perform(raft::action::Submit{leader, raft::StoreCommand{raft::Put{"early", "1"}, {}}});
        cluster->advance(raft::Time{120'000'000});
        leader = cluster->view().leader()->id;
        cluster->perform(raft::action::Submit{leader, raft::StoreCommand{raft::Put{"late", "1"}, {}}});
        cluster->advance(raft::Time{121'000'000});
        cluster->forgetBefore(cluster->events().size() * 3 / 4);
        const raft::EventNumber first = cluster->events().first();
        QVERIFY(first > 1);
        const QString report = runReport(*cluster, QStringLiteral("long"));
        QVERIFY2(report.contains(u"put late 1") && report.contains(u"is no longer available"),
                 qPrintable(report));
        m_session->adopt(std::move(cluster));
        const raft::Time from = m_session->events()[first].at;
        QCOMPARE(m_session->startTime(), from);
        press(Qt::Key_Home);
        QCOMPARE(m_session->shownTime(), from);
        m_session->seekTime(raft::Time{1'000});
        QCOMPARE(m_session->shownTime(), from);
        m_session->stepBack();
        QCOMPARE(m_session->shownEvent(), first);
    }

    void aReportTellsThatClientsSawMoreThanOneStore()
    {
        raft::ClusterSetup setup = raft::clusterOf(3, 1);
        setup.manual = true;
        const auto cluster = raft::simulate(setup);
        const auto deliverAll = [&cluster] {
            while (!cluster->view().messages.empty())
                cluster->perform(raft::action::Deliver{cluster->view().messages.front().id});
        };
        cluster->perform(raft::action::TurnOffRule{raft::Rule::ReadsAreConfirmed});
        cluster->perform(raft::action::ForceTimeout{raft::NodeId{1}});
        deliverAll();
        cluster->perform(raft::action::Split{{{raft::NodeId{1}}, {raft::NodeId{2}, raft::NodeId{3}}}});
        cluster->perform(raft::action::ForceTimeout{raft::NodeId{2}});
        deliverAll();
        cluster->perform(raft::action::Submit{raft::NodeId{2}, raft::StoreCommand{raft::Put{"x", "1"}, {}}});
        deliverAll();
        QVERIFY(runReport(*cluster, {}).contains(u"All safety properties held"));
        cluster->perform(raft::action::Submit{raft::NodeId{1}, raft::Get{"x", true}});
        const QString report = runReport(*cluster, {});
        QVERIFY2(report.contains(u"✕ Linearizability: no order of the operations on \"x\""),
                 qPrintable(report));
        QVERIFY(!report.contains(u"All safety properties held"));
    }

    void whatCannotBeOpenedIsToldAndTheRunStays()
    {
        const raft::Cluster *shown = &m_session->cluster();
        m_window->openRecording(QStringLiteral("/nowhere/x.raft.json"));
        QTRY_VERIFY(strip().contains(u"/nowhere/x.raft.json"));
        QCOMPARE(&m_session->cluster(), shown);
        QTRY_VERIFY(action("openRecording")->isEnabled());
    }

    void longWorkTellsItsProgressAndCanBeCancelled()
    {
        QPromise<QString> promise;
        RecordingFiles slow;
        slow.save = [&promise](const QString &, const QString &, const Session &) {
            return promise.future();
        };
        slow.open = [](const QString &) { return QFuture<std::shared_ptr<OpenedRecording>>(); };
        m_window->setRecordingFiles(slow);
        promise.start();
        promise.setProgressRange(0, 10);
        m_window->saveRecording(path());
        auto *note = find<ProgressNote>("progressNote");
        QTRY_VERIFY(note->isVisible());
        QVERIFY(!action("saveRecording")->isEnabled());
        QVERIFY(action("saveRecording")->toolTip().contains(u"already"));
        QTest::mouseClick(find<QToolButton>("progressCancel"), Qt::LeftButton);
        QVERIFY(promise.isCanceled());
        promise.finish();
        QTRY_VERIFY(!note->isVisible());
        QVERIFY(strip().contains(u"Cancelled."));
        QVERIFY(action("saveRecording")->isEnabled());
    }

    void withoutFilesNothingIsKept()
    {
        m_window->setRecordingFiles({});
        QVERIFY(!action("saveRecording")->isEnabled());
        QVERIFY(action("saveRecording")->toolTip().contains(u"keeps no recordings"));
    }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("run.raft.json")); }
    QString pagePath() const { return m_folder.filePath(QStringLiteral("run.html")); }
    /// Types the path into the dialog that is open.
    void choose() { choose("recordingDialog", path()); }
    void choose(const char *which, const QString &path)
    {
        auto *dialog = find<QFileDialog>(which);
        QVERIFY(dialog != nullptr);
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(name != nullptr);
        name->setText(path);
        const auto *buttons = dialog->findChild<QDialogButtonBox *>();
        QTest::mouseClick(buttons->button(dialog->acceptMode() == QFileDialog::AcceptSave
                                              ? QDialogButtonBox::Save
                                              : QDialogButtonBox::Open),
                          Qt::LeftButton);
        QTRY_VERIFY(find<QFileDialog>(which) == nullptr);
        m_window->activateWindow();
        canvas()->setFocus();
    }
    void save()
    {
        m_window->saveRecording(path());
        QTRY_VERIFY(strip().contains(u"Saved"));
    }
};

QTEST_MAIN(RecordingWindowTest)
#include "recording_test.moc"
