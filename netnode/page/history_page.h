#pragma once

#include <QByteArray>
#include <QString>

namespace raftarium {

/// A checked history as a web page: the verdict and the picture of what decides it. It loads nothing and runs
/// nothing. `svg` is a picture of raftcore/pictures.
QByteArray historyPage(const QString &title, const QString &verdict, QByteArray svg);

} // namespace raftarium
