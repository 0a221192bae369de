#pragma once

#include "fake_processes.h"
#include "window_bench.h"

#include <QPushButton>

#include <optional>

namespace raftarium {

/// A window that can show processes; they are made by hand.
class ProcessBench : public WindowBench {
protected:
    void beginWithProcesses()
    {
        begin();
        m_asked.reset();
        m_refusal.clear();
        m_gone = false;
        m_fake = nullptr;
        m_window->setProcessFactory([this](const ProcessRequest &request, QString *problem) {
            m_asked = request;
            *problem = m_refusal;
            auto cluster =
                m_refusal.isEmpty() ? std::make_unique<FakeProcesses>(request.servers, &m_gone) : nullptr;
            m_fake = cluster.get();
            return cluster;
        });
    }

    QWidget *panel() const { return find<QWidget>("processPanel"); }
    QPushButton *go() const { return find<QPushButton>("processGo"); }
    void click(const char *name)
    {
        QTest::mouseClick(find<QWidget>(name), Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    void startFive()
    {
        click("processMode");
        click("processGo");
        m_window->activateWindow();
        canvas()->setFocus();
    }
    /// Lets the window show what is.
    void frame()
    {
        bool shown = false;
        const auto once = connect(m_session.get(), &Session::viewChanged, this, [&shown] { shown = true; });
        QTRY_VERIFY(shown);
        disconnect(once);
    }
    QString facts() const { return canvas()->factLines().join(u'\n'); }

    std::optional<ProcessRequest> m_asked;
    QString m_refusal; ///< What the factory answers; empty: processes.
    bool m_gone = false;
    FakeProcesses *m_fake = nullptr; ///< The latest; the session owns it.
};

} // namespace raftarium
