#pragma once

#include "raftcore/cluster/cluster.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace raftarium {

/// Asks for the settings of a new cluster: servers and seed, time limits, network and disks, options of the
/// protocol. Points out settings with which no leader can be elected. Never modal.
class SetupPanel : public QDialog {
    Q_OBJECT

public:
    explicit SetupPanel(QWidget *parent = nullptr);

    /// Starts from these settings.
    void showSetup(const raft::ClusterSetup &setup);
    /// What is entered now.
    raft::ClusterSetup setup() const;

signals:
    void chosen(const raft::ClusterSetup &setup);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// The two ends of a range of times.
    struct Range {
        QSpinBox *least;
        QSpinBox *most;
    };

    QLayout *seedRow();
    QSpinBox *addNumber(const QString &name, const QString &title, int least, int most, const QString &unit);
    Range addRange(QFormLayout *form, const QString &name, const QString &title, int least, int most);
    void addTimes(QFormLayout *form);
    void addOptions(QFormLayout *form);
    void addButtons(QFormLayout *form);
    void judge();

    QSpinBox *m_servers;
    QSpinBox *m_seed;
    Range m_timeout{};
    QSpinBox *m_heartbeat;
    Range m_latency{};
    QSpinBox *m_loss;
    Range m_disk{};
    QComboBox *m_chunk;
    QCheckBox *m_preVote;
    QCheckBox *m_checkQuorum;
    QCheckBox *m_leaseReads;
    QLabel *m_words;
    QPushButton *m_start = nullptr;
};

/// A cluster as the window makes it: snapshots travel in chunks so small that one sees them.
raft::ClusterSetup windowCluster(std::size_t servers, std::uint64_t seed);
/// The options of the protocol that are on: "PreVote · CheckQuorum"; empty when none is.
QString optionsText(const raft::Config &server);

} // namespace raftarium
