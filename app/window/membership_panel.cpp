#include "app/window/membership_panel.h"

#include "app/session/membership_edit.h"
#include "app/session/server_name.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace raftarium {

namespace {

constexpr int mostNewServers = 2; ///< Rows for servers that are not there yet.
enum Choice { Votes, Learns, Outside };

Choice choiceOf(Belonging belonging)
{
    switch (belonging) {
    case Belonging::Voter: return Votes;
    case Belonging::Learner: return Learns;
    case Belonging::Leaving:
    case Belonging::NotYet:
    case Belonging::ByOwnLog:
    case Belonging::Left: break;
    }
    return Outside;
}

std::size_t changedVoters(const raft::Membership &a, const raft::Membership &b)
{
    std::vector<raft::NodeId> changed;
    std::set_symmetric_difference(a.voters.begin(), a.voters.end(), b.voters.begin(), b.voters.end(),
                                  std::back_inserter(changed));
    return changed.size();
}

} // namespace

MembershipPanel::MembershipPanel(Session *session, QWidget *parent)
    : QDialog(parent), m_session(session), m_grid(new QGridLayout),
      m_joint(new QCheckBox(tr("By &joint consensus in any case"))), m_words(new QLabel)
{
    setObjectName(QStringLiteral("membershipPanel"));
    setWindowTitle(tr("Membership"));
    setModal(false);
    m_joint->setObjectName(QStringLiteral("membershipJoint"));
    m_joint->setToolTip(
        tr("The old and the new majority are both needed until the change is committed (§6)"));
    m_words->setObjectName(QStringLiteral("membershipWords"));
    m_words->setWordWrap(true);
    m_words->setProperty("muted", true);
    m_words->setMinimumWidth(300);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_words->setMinimumHeight(3 * m_words->fontMetrics().lineSpacing()); // Other words do not move the boxes.
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_apply = buttons->button(QDialogButtonBox::Ok);
    m_apply->setText(tr("Change"));
    m_apply->setObjectName(QStringLiteral("membershipApply"));
    m_apply->setProperty("primary", true);
    m_apply->setDefault(true);
    for (const auto which : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel})
        buttons->button(which)->setIcon(QIcon());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addLayout(m_grid);
    layout->addWidget(m_joint);
    layout->addWidget(m_words);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::hide);
    connect(buttons, &QDialogButtonBox::accepted, this, &MembershipPanel::apply);
    connect(m_joint, &QCheckBox::toggled, this, &MembershipPanel::judge);
    connect(session, &Session::viewChanged, this, [this] {
        if (isVisible())
            judge();
    });
    connect(session, &Session::clusterReplaced, this, &QDialog::hide);
}

void MembershipPanel::open()
{
    showMembers();
    judge();
    show();
    raise();
    activateWindow();
}

void MembershipPanel::showMembers()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_choices.clear();
    raft::ClusterView view = m_session->view();
    std::vector<raft::NodeId> ids;
    for (const raft::ServerView &server : view.servers)
        ids.push_back(server.id);
    for (raft::NodeId next{1}; ids.size() < view.servers.size() + mostNewServers; ++next)
        if (!view.server(next))
            ids.push_back(next);
    for (const raft::NodeId id : ids) {
        const bool isNew = !view.server(id);
        const QString name = serverName(id);
        auto *label = new QLabel(isNew ? tr("%1, new").arg(name) : name);
        auto *choice = new QComboBox;
        choice->setObjectName(QStringLiteral("member%1").arg(id.value));
        choice->setAccessibleName(name);
        choice->addItems({tr("voter"), tr("learner"), isNew ? tr("not there") : tr("not a member")});
        choice->setCurrentIndex(isNew ? Outside : choiceOf(belongingOf(view, id)));
        label->setBuddy(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, &MembershipPanel::judge);
        const int row = m_grid->rowCount();
        m_grid->addWidget(label, row, 0);
        m_grid->addWidget(choice, row, 1);
        m_choices[id] = choice;
    }
}

raft::Membership MembershipPanel::wanted() const
{
    raft::Membership wanted;
    for (const auto &[id, choice] : m_choices) {
        if (choice->currentIndex() == Votes)
            wanted.voters.push_back(id);
        else if (choice->currentIndex() == Learns)
            wanted.learners.push_back(id);
    }
    return wanted;
}

/// Says what would happen, or why nothing can.
void MembershipPanel::judge()
{
    const raft::ClusterView &view = m_session->view();
    const raft::Membership target = wanted();
    const raft::Membership &present = *membershipOf(view);
    const std::size_t changed = changedVoters(present, target);
    QString obstacle = m_session->isLive() ? changeObstacle(view) : m_session->pastObstacle();
    if (obstacle.isEmpty() && target.voters.empty())
        obstacle = tr("A cluster needs at least one voter");
    const bool same = target.voters == present.voters && target.learners == present.learners;
    if (obstacle.isEmpty() && same && !m_joint->isChecked())
        obstacle = tr("This is the membership as it is");
    m_apply->setEnabled(obstacle.isEmpty());
    QString words = obstacle;
    if (words.isEmpty() && (changed > 1 || m_joint->isChecked()))
        words =
            tr("Joint consensus: until the change is committed, %1 of the %2 old voters and %3 of the %4 new "
               "ones must agree (§6).")
                .arg(present.voters.size() / 2 + 1)
                .arg(present.voters.size())
                .arg(target.voters.size() / 2 + 1)
                .arg(target.voters.size());
    else if (words.isEmpty())
        words = changed == 1
                    ? tr("One voter changes: any two majorities overlap, so one step is enough (§6).")
                    : tr("No voter changes: one step is enough.");
    m_words->setText(words);
}

void MembershipPanel::apply()
{
    hide();
    changeMembership(*m_session, wanted(), m_joint->isChecked());
}

} // namespace raftarium
