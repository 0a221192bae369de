#include "app/window/file_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace raftarium {

namespace {

constexpr QSize roomForColumns(900, 560);

QString lastFolder(const QSettings *settings)
{
    const QString folder = settings->value(QStringLiteral("lastFolder")).toString();
    return QFileInfo(folder).isDir() ? folder
                                     : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

QFileDialog *newFileDialog(QWidget *parent, QSettings *settings, const QString &title, const QString &filter)
{
    auto *dialog = new QFileDialog(parent, title, lastFolder(settings), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setModal(false);
    dialog->resize(roomForColumns);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [settings](const QString &path) {
        settings->setValue(QStringLiteral("lastFolder"), QFileInfo(path).absolutePath());
    });
    return dialog;
}

QFileDialog *newSaveDialog(QWidget *parent, QSettings *settings, const QString &title, const QString &filter,
                           const QString &name, const QString &suffix)
{
    QFileDialog *dialog = newFileDialog(parent, settings, title, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(name);
    return dialog;
}

} // namespace raftarium
