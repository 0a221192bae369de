#include "app/commands/actions.h"
#include "app/window/main_window.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

// The wish to close the window, and what that would lose.
namespace raftarium {

/// What closing the window would lose, in one sentence; empty when nothing.
QString MainWindow::whatIsLost() const
{
    if (const auto run = m_session->processRun(); run && m_session->run(*run).capabilities().endsServers)
        return tr("The servers that were started here end with the window.");
    return m_session->isChanged() ? tr("What you did in this run has not been saved.") : QString();
}

void MainWindow::closeAtOnce()
{
    m_mayClose = true;
    close();
}

void MainWindow::askBeforeClosing(const QString &loss)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Quit"), loss, QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("quitQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (m_actions->action(QStringLiteral("saveRecording"))->isEnabled()) {
        QPushButton *save = box->addButton(tr("Save…"), QMessageBox::ActionRole);
        connect(save, &QPushButton::clicked, m_actions->action(QStringLiteral("saveRecording")),
                &QAction::trigger);
    }
    box->button(QMessageBox::Cancel)->setIcon(QIcon());
    QPushButton *quit = box->addButton(tr("Quit anyway"), QMessageBox::DestructiveRole);
    quit->setObjectName(QStringLiteral("quitAnyway"));
    connect(quit, &QPushButton::clicked, this, &MainWindow::closeAtOnce);
    box->setDefaultButton(QMessageBox::Cancel);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const QString loss = m_mayClose ? QString() : whatIsLost();
    if (!loss.isEmpty()) {
        event->ignore();
        if (!findChild<QMessageBox *>(QStringLiteral("quitQuestion")))
            askBeforeClosing(loss);
        return;
    }
    rememberLayout();
    QMainWindow::closeEvent(event);
}

} // namespace raftarium
