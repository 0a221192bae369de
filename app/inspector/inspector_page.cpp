#include "app/inspector/inspector_page.h"

namespace raftarium {

InspectorPage::InspectorPage(Session *session, QWidget *parent) : QWidget(parent), m_session(session)
{
}

void InspectorPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (hasCluster())
        refresh();
}

} // namespace raftarium
