#pragma once

#include "app/session/session.h"

#include <QDialog>

#include <map>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace raftarium {

/// Lets one think the membership over, server by server, and asks the leader for it: in one step where one
/// voter changes, by joint consensus where several do (§6). Never modal.
class MembershipPanel : public QDialog {
    Q_OBJECT

public:
    MembershipPanel(Session *session, QWidget *parent = nullptr);

    /// Shows the membership as it is now.
    void open() override;

private:
    void showMembers();
    void judge();
    void apply();
    raft::Membership wanted() const;

    Session *m_session;
    QGridLayout *m_grid;
    std::map<raft::NodeId, QComboBox *> m_choices;
    QCheckBox *m_joint;
    QLabel *m_words;
    QPushButton *m_apply;
};

} // namespace raftarium
