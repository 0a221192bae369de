#pragma once

#include "app/lab/election_study.h"
#include "app/lab/setting_column.h"
#include "app/theme/theme.h"
#include "raftcore/pictures/elections_svg.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace raftarium {

class SvgView;

/// Statistics of elections: thousands of them in one or two settings, drawn while they are held, as figure 16
/// of the paper has them. Never modal.
class StatisticsWindow : public QDialog {
    Q_OBJECT

public:
    /// Writes a file that is to be asked for: its kind ("CSV (*.csv)"), suffix and contents.
    using Export =
        std::function<void(const QString &filter, const QString &suffix, const QByteArray &contents)>;

    explicit StatisticsWindow(Export save, QWidget *parent = nullptr);

    const ElectionStudy &study() const { return *m_study; }
    void setTheme(const Theme &theme);
    /// Starts from the settings of a cluster.
    void showSetup(const raft::ClusterSetup &setup);

public slots:
    void run();

private:
    QWidget *makeForm();
    void addWork(QGridLayout *grid, int row);
    QWidget *makePicture();
    QPushButton *newButton(const char *name, const QString &words, const QString &tip);
    std::vector<const SettingColumn *> columns() const;
    void judge();
    void draw();
    void fillTable();
    void drawPicture();
    QByteArray picture(raft::SvgScheme scheme, raft::ElectionsRoom room) const;
    raft::SvgScheme scheme() const;
    void saveCsv();
    void saveSvg();
    void savePng();

    Export m_export;
    Theme m_theme = Theme::light();
    ElectionStudy *m_study;
    QStringList m_names;                          ///< Of the settings that are studied …
    std::vector<raft::ElectionFigures> m_figures; ///< … and what came of them so far.
    SettingColumn *m_first = nullptr;
    SettingColumn *m_second = nullptr;
    QCheckBox *m_compare;
    QSpinBox *m_elections;
    QSpinBox *m_seed;
    QLabel *m_hazards;
    QPushButton *m_run = nullptr;
    QPushButton *m_cancel = nullptr;
    QProgressBar *m_bar;
    SvgView *m_picture;
    QTableWidget *m_table;
    QList<QPushButton *> m_exports;
};

} // namespace raftarium
