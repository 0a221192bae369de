#pragma once

#include "app/inspector/inspector_page.h"
#include "raftcore/cluster/action.h"

#include <optional>
#include <vector>

class QPushButton;

namespace raftarium {

class FactsView;

/// The selected message, link, entry or event, and what can be done to it.
class MessagePage : public InspectorPage {
    Q_OBJECT

public:
    explicit MessagePage(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void refresh() override;
    void forget() override;

private:
    /// A button and the action it stands for at the moment.
    struct ActionButton {
        QPushButton *button;
        QString help;
        std::optional<raft::Action> action;
    };

    ActionButton makeButton(const QString &objectName, const QString &text, const QString &help);
    QWidget *makeMessageButtons();
    QWidget *makeLinkButtons();
    void showMessage(std::uint64_t id, raft::EventNumber near);
    void showLink(const SelectedLink &link);
    void showRecorded(raft::EventNumber event);
    void showNothing();
    void offer(QWidget *buttons, bool why);
    void updateButtons(std::vector<ActionButton> &buttons);

    FactsView *m_facts;
    std::vector<ActionButton> m_messageActions;
    std::vector<ActionButton> m_linkActions;
    QWidget *m_messageButtons;
    QWidget *m_linkButtons;
    QPushButton *m_why;
    std::uint64_t m_tracedMessage = 0;
    raft::EventNumber m_tracedSent = 0; ///< Its MessageSent, so that it is searched once.
};

} // namespace raftarium
