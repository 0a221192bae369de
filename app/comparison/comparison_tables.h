#pragma once

#include "app/comparison/compared_runs.h"

#include <QTabWidget>

namespace raftarium {

/// What became of two runs since they parted, as tables: who led in each, and the committed entries that
/// differ.
class ComparisonTables : public QTabWidget {
    Q_OBJECT

public:
    ComparisonTables(const ComparedRuns &runs, QWidget *parent = nullptr);

signals:
    /// A row of the leaders was chosen: when that server began to lead.
    void timeAsked(raft::Time time);
    /// A row of the entries was chosen.
    void entryAsked(raft::Index index);

private:
    QWidget *leaderTable(const ComparedRuns &runs);
    QWidget *entryTable(const ComparedRuns &runs);
};

} // namespace raftarium
