#pragma once

#include "app/session/process_request.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace raftarium {

/// Asks which real processes to show: some that are started here, or some that run already. Never modal;
/// stays open until its asker hides it, so that nothing typed is lost when the processes cannot be shown.
class ProcessPanel : public QDialog {
    Q_OBJECT

public:
    explicit ProcessPanel(QWidget *parent = nullptr);

    /// What is asked for now.
    ProcessRequest request() const;
    /// Says why what was chosen could not be done; empty: nothing is wrong.
    void showProblem(const QString &sentence);

signals:
    void chosen(const raftarium::ProcessRequest &request);

private:
    QWidget *kinds();
    QWidget *startPage();
    QWidget *attachPage();
    QLayout *fileRow(QLineEdit *field, const QString &title, bool folder);
    void showKind(ProcessRequest::Kind kind);
    void judge();

    ProcessRequest::Kind m_kind = ProcessRequest::Kind::Start;
    QList<QToolButton *> m_segments;
    QStackedWidget *m_pages;
    QSpinBox *m_servers;
    QComboBox *m_delay;
    QComboBox *m_keeping;
    QLineEdit *m_folder;
    QPushButton *m_browse = nullptr; ///< For the folder.
    QLineEdit *m_addresses;
    QLineEdit *m_tokenFile;
    QLineEdit *m_authority;
    QLabel *m_problem;
    QPushButton *m_go = nullptr;
};

/// Web addresses out of what was typed: separated by commas or blanks, "host:port" taken for http.
QStringList addressesIn(const QString &text);
/// Why these addresses cannot be asked; empty when they can.
QString addressObstacle(const QStringList &addresses);

} // namespace raftarium
