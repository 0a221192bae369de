#include "app/window/file_dialog.h"

#include "app/theme/window_size.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace raftarium {

namespace {

constexpr QSize roomForColumns(900, 560);

QString lastFolder(const QSettings *settings)
{
    for (const QString &folder : {settings->value(QStringLiteral("lastFolder")).toString(),
                                  QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)})
        if (QFileInfo(folder).isDir())
            return folder;
    return QDir::homePath();
}

} // namespace

QFileDialog *newFileDialog(QWidget *parent, QSettings *settings, const QString &title, const QString &filter)
{
    auto *dialog = new QFileDialog(parent, title, lastFolder(settings), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setModal(false);
    resizeWithinScreen(dialog, roomForColumns);
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
