#pragma once

#include "app/inspector/inspector_page.h"

class QLabel;
class QPushButton;

namespace raftarium {

class FactsView;

/// Why something happened: the chain of causes of an event, or the life of an entry, and the rule that
/// decided. Explains what is selected, also when that changes while it is in front.
class WhyPage : public InspectorPage {
    Q_OBJECT

public:
    explicit WhyPage(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void refresh() override;
    void forget() override;
    /// Explains what is selected now, also what was explained before.
    void explainSelection();

signals:
    /// The reader has seen enough.
    void closed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool isShown(const Selection &selection) const;
    void explainEvent(raft::EventNumber event);
    void explainEntry(raft::Position at);
    void showHint();

    FactsView *m_facts;
    QLabel *m_title;
    QPushButton *m_back;
    std::optional<Selection> m_explained; ///< What was selected when it was explained; nothing before.
};

} // namespace raftarium
