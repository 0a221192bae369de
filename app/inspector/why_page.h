#pragma once

#include "app/inspector/inspector_page.h"

class QLabel;
class QPushButton;

namespace raftarium {

class FactsView;

/// Why something happened: the chain of causes of an event and the rule that decided.
class WhyPage : public InspectorPage {
    Q_OBJECT

public:
    explicit WhyPage(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void refresh() override;
    void forget() override;
    /// Explains what is selected now.
    void explainSelection();

signals:
    /// The reader has seen enough.
    void closed();

private:
    FactsView *m_facts;
    QLabel *m_title;
    QPushButton *m_back;
    raft::EventNumber m_event = 0; ///< What is explained.
};

} // namespace raftarium
