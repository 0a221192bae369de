#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

/// The files of resources/ that say how servers are started elsewhere, read as plainly as they are written.
namespace deployment {

/// The text of a file of the source tree; empty when it cannot be read.
QString read(const QString &path);

/// What the Dockerfile copies out of the source tree, in its order.
QStringList copiedIntoImage();
/// The arguments with which the Dockerfile runs cmake to configure.
QStringList configureArguments();

/// A server of compose.yaml.
struct ComposeService {
    QString name;
    QMap<QString, QString> environment;
    QString ports;
    QString volumes;
};
QList<ComposeService> composeServices();

/// The variables that the StatefulSet sets.
QMap<QString, QString> podEnvironment();
/// The variables that the systemd unit sets, or tells its reader to set.
QStringList unitVariables();
/// The script that a pod runs, as /bin/sh -c gets it.
QString podScript();

} // namespace deployment
