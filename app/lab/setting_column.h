#pragma once

#include "raftcore/statistics/elections.h"

#include <QObject>
#include <QString>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QSpinBox;
class QWidget;

namespace raftarium {

/// The fields of one election setting, as a column of a table whose first column names them.
class SettingColumn : public QObject {
    Q_OBJECT

public:
    /// `name`: "A"; its fields are called "A timeoutMin" and so on for programs.
    SettingColumn(QGridLayout *grid, int column, const QString &name, QObject *parent = nullptr);

    /// Writes the names of the fields into the first column.
    static void addNames(QGridLayout *grid);
    raft::ElectionSetting setting() const;
    void showSetting(const raft::ElectionSetting &setting);
    /// What differs from a new cluster, in a few words: "timeout 150–300 ms, loss 5 %".
    QString words() const;
    void setEnabled(bool enabled);

signals:
    void changed();

private:
    struct Range {
        QSpinBox *least = nullptr;
        QSpinBox *most = nullptr;
    };

    QSpinBox *newNumber(const char *name, const QString &words, int least, int most, const QString &unit);
    Range addRange(const char *name, const QString &words);
    void add(QWidget *field);

    QGridLayout *m_grid;
    int m_column;
    QString m_name;
    int m_row = 1;
    QList<QWidget *> m_fields;
    QSpinBox *m_servers;
    Range m_timeout;
    QSpinBox *m_heartbeat;
    Range m_latency;
    QSpinBox *m_loss;
    Range m_disk;
    QCheckBox *m_preVote;
    QCheckBox *m_checkQuorum;
    QComboBox *m_beginning;
};

} // namespace raftarium
