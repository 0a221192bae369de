#pragma once

#include <QString>

class QFileDialog;
class QSettings;
class QWidget;

namespace raftarium {

/// A dialog that asks for an existing file, where the last one was; wide enough for its columns, never modal.
/// It deletes itself when it is closed.
QFileDialog *newFileDialog(QWidget *parent, QSettings *settings, const QString &title, const QString &filter);
/// The same for a file to be written, proposing a name.
QFileDialog *newSaveDialog(QWidget *parent, QSettings *settings, const QString &title, const QString &filter,
                           const QString &name, const QString &suffix);

} // namespace raftarium
