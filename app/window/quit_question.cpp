#include "app/window/quit_question.h"

#include "app/commands/actions.h"

#include <QMessageBox>
#include <QPushButton>

namespace raftarium {

QString lossByClosing(const Session &session)
{
    if (const auto run = session.processRun(); run && session.run(*run).capabilities().endsServers)
        return Actions::tr("The servers that were started here end with the window.");
    return session.isChanged() ? Actions::tr("What you did in this run has not been saved.") : QString();
}

void askBeforeClosing(QWidget *window, Actions *actions, const QString &loss,
                      const std::function<void()> &quit)
{
    const QString name = QStringLiteral("quitQuestion");
    if (window->findChild<QMessageBox *>(name))
        return;
    auto *box = new QMessageBox(QMessageBox::NoIcon, Actions::tr("Quit"), loss, QMessageBox::Cancel, window);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QAction *save = actions->action(QStringLiteral("saveRecording"));
    if (save->isEnabled())
        QObject::connect(box->addButton(Actions::tr("Save…"), QMessageBox::ActionRole), &QPushButton::clicked,
                         save, &QAction::trigger);
    box->button(QMessageBox::Cancel)->setIcon(QIcon());
    QPushButton *anyway = box->addButton(Actions::tr("Quit anyway"), QMessageBox::DestructiveRole);
    anyway->setObjectName(QStringLiteral("quitAnyway"));
    QObject::connect(anyway, &QPushButton::clicked, window, quit);
    box->setDefaultButton(QMessageBox::Cancel);
    box->open();
}

} // namespace raftarium
