#pragma once

#include "raftcore/cluster/cluster.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace raftarium {

/// Asks how many servers and which seed a new cluster shall have, and which options of the protocol it uses.
/// Never modal.
class SetupPanel : public QDialog {
    Q_OBJECT

public:
    explicit SetupPanel(QWidget *parent = nullptr);

    /// Starts from the options of a cluster that is open.
    void showOptions(const raft::Config &server);

signals:
    void chosen(const raft::ClusterSetup &setup);

private:
    void addOptions(QFormLayout *form);
    raft::ClusterSetup setup() const;

    QSpinBox *m_servers;
    QSpinBox *m_seed;
    QCheckBox *m_preVote;
    QCheckBox *m_checkQuorum;
    QCheckBox *m_leaseReads;
    QComboBox *m_chunk;
};

/// A cluster as the window makes it: snapshots travel in chunks so small that one sees them.
raft::ClusterSetup windowCluster(std::size_t servers, std::uint64_t seed);
/// The options of the protocol that are on: "PreVote · CheckQuorum"; empty when none is.
QString optionsText(const raft::Config &server);

} // namespace raftarium
