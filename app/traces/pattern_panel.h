#pragma once

#include "app/theme/theme.h"
#include "raftcore/traces/lab_pattern.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QSplitter;
class QTableWidget;

namespace raftarium {

/// What the sentences of a lab log mean: the table of patterns, to be edited, and beside it which lines of
/// the log each of them takes and which none does.
class PatternPanel : public QWidget {
    Q_OBJECT

public:
    explicit PatternPanel(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Shows the table of that log, of which these are the first lines; `kept` is where the table is kept.
    void setLog(const QStringList &lines, const raft::LabPatterns &patterns, const QString &kept);
    /// The table as it is; nothing while a row of it cannot be understood.
    std::optional<raft::LabPatterns> patterns() const;
    /// Why the table cannot be used; empty when it can.
    QString problem() const;

signals:
    /// The log is to be read with this table, which is to be kept beside it.
    void applied(const raft::LabPatterns &patterns);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill(const raft::LabPatterns &patterns);
    void addRow();
    void removeRow();
    void moveUp();
    void restore();
    void refresh();
    void preview(const raft::LabPatterns &patterns);
    QString json() const;

    QTableWidget *m_table;
    QTableWidget *m_preview;
    QSplitter *m_split;
    QCheckBox *m_onlyUntaken;
    QLabel *m_outcome;
    QPushButton *m_apply;
    QStringList m_lines;
    Theme m_theme = Theme::light();
    bool m_isFilling = false;
};

} // namespace raftarium
