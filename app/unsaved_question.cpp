#include "unsaved_question.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QIcon>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace raftarium {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

} // namespace

void askAboutLeftRun(QWidget *window, const QString &file, const std::function<void()> &open)
{
    const QString when = QLocale().toString(QFileInfo(file).lastModified(), QLocale::ShortFormat);
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Not saved"),
                                tr("A run of %1 was not saved.").arg(when), QMessageBox::NoButton, window);
    box->setObjectName(QStringLiteral("leftRunQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *opens = box->addButton(tr("Open"), QMessageBox::AcceptRole);
    opens->setObjectName(QStringLiteral("openLeftRun"));
    QObject::connect(opens, &QPushButton::clicked, window, open);
    QPushButton *discards = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    discards->setObjectName(QStringLiteral("discardLeftRun"));
    QObject::connect(discards, &QPushButton::clicked, window, [file] {
        QFile::remove(file);
        QFile::remove(file + QStringLiteral(".lock"));
    });
    QPushButton *later = box->addButton(QMessageBox::Close);
    later->setText(tr("Later"));
    later->setIcon(QIcon());
    box->setDefaultButton(opens);
    box->open();
}

} // namespace raftarium
