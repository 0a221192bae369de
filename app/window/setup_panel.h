#pragma once

#include "raftcore/cluster/cluster.h"

#include <QDialog>

class QSpinBox;

namespace raftarium {

/// Asks how many servers and which seed a new cluster shall have. Never modal.
class SetupPanel : public QDialog {
    Q_OBJECT

public:
    explicit SetupPanel(QWidget *parent = nullptr);

signals:
    void chosen(const raft::ClusterSetup &setup);

private:
    QSpinBox *m_servers;
    QSpinBox *m_seed;
};

} // namespace raftarium
