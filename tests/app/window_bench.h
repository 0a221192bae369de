#pragma once

#include "app/canvas/canvas_widget.h"
#include "app/commands/actions.h"
#include "app/window/main_window.h"
#include "app/window/message_strip.h"
#include "raftcore/simulation/simulation.h"

#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

namespace raftarium {

/// A window over a simulation of five servers, and a person's hands.
class WindowBench : public QObject {
protected:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;

    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(m_session.get(), m_settings.get());
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        canvas()->setFocus();
        QCoreApplication::processEvents();
    }
    template <class Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QString::fromLatin1(name));
    }
    CanvasWidget *canvas() const { return find<CanvasWidget>("canvas"); }
    QAction *action(const char *name) const { return m_window->actions()->action(QString::fromLatin1(name)); }
    const raft::ServerView &server(std::uint64_t id) const { return *m_session->view().server({id}); }
    QString strip() const
    {
        return m_window->messageStrip()->isVisible() ? m_window->messageStrip()->sentence() : QString();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text)); }
    void clickServer(std::uint64_t id)
    {
        const CanvasGeometry &geometry = canvas()->geometryModel();
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, geometry.toWidget(geometry.centre({id})).toPoint());
    }
    /// Lets virtual time pass, heartbeat by heartbeat, until `holds`; at most so many heartbeats.
    template <class Holds>
    bool passUntil(Holds holds)
    {
        for (int beat = 0; beat < 100; ++beat) {
            if (holds())
                return true;
            press(Qt::Key_Right, Qt::ControlModifier);
        }
        return holds();
    }
    std::uint64_t electLeader()
    {
        passUntil([this] { return m_session->view().leader() != nullptr; });
        return m_session->view().leader() ? m_session->view().leader()->id.value : 0;
    }

    /// Settings of its own and a cluster that no other story has touched.
    void begin(const raft::ClusterSetup &setup = raft::clusterOf(5, 42))
    {
        QStandardPaths::setTestModeEnabled(true);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("window.ini")),
                                                 QSettings::IniFormat);
        m_settings->clear();
        m_session = std::make_unique<Session>(raft::simulate);
        QVERIFY(m_session->open(setup));
        openWindow();
    }
    void end()
    {
        m_window.reset();
        m_session.reset();
    }
};

} // namespace raftarium
