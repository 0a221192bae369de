#pragma once

#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QWidget>

class QStackedWidget;

namespace raftarium {

class InspectorPage;
class InspectorTabs;
class WhyPage;

/// The inspector: everything in words and numbers about what is selected. Works only while it can be seen.
class InspectorWidget : public QWidget {
    Q_OBJECT

public:
    /// Its pages.
    enum class Tab { Node, Message, Safety, Store, History };
    Q_ENUM(Tab)

    explicit InspectorWidget(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// The page in front; while causes are shown, the one they go back to.
    Tab currentTab() const;
    /// Whether the chain of causes is in front.
    bool showsWhy() const;

    QSize sizeHint() const override { return {280, 480}; }
    QSize minimumSizeHint() const override;

public slots:
    void showTab(raftarium::InspectorWidget::Tab tab);
    /// Shows the chain of causes of what is selected, ending in the rule that decided.
    void showWhy();
    /// Goes back to the page that was in front before the causes.
    void leaveWhy();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPage(const QString &title, InspectorPage *page);
    void addShortcuts();
    void refresh();
    void followSelection();
    InspectorPage *pageInFront() const;

    Session *m_session;
    InspectorTabs *m_tabs;
    QStackedWidget *m_pages;
    WhyPage *m_why;
};

} // namespace raftarium
