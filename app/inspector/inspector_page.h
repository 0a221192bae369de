#pragma once

#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QWidget>

namespace raftarium {

/// One page of the inspector. It is asked to refresh only while it can be seen, at most once a frame.
class InspectorPage : public QWidget {
    Q_OBJECT

public:
    explicit InspectorPage(Session *session, QWidget *parent = nullptr);

    virtual void setTheme(const Theme &theme) = 0;
    /// Shows the session's instant and selection. Only called while a cluster is open.
    virtual void refresh() = 0;
    /// Another cluster is open.
    virtual void forget() {}

signals:
    /// The reader asks for the safety page or for the causes of the selection.
    void safetyRequested();
    void whyRequested();

protected:
    void showEvent(QShowEvent *event) override;
    Session &session() const { return *m_session; }
    /// Whether there is anything to show.
    bool hasCluster() const { return !m_session->view().servers.empty(); }

private:
    Session *m_session;
};

} // namespace raftarium
