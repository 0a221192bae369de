#pragma once

#include <QProcess>
#include <QString>

/// Runs the window's program in a folder, through a shell that may set limits before. Its exit code; −1 when
/// it has crashed, or does not end.
inline int runProgram(const QString &folder, const QString &arguments, const QString &before = {})
{
    QProcess shell;
    shell.setWorkingDirectory(folder);
    shell.setProcessChannelMode(QProcess::ForwardedChannels);
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), before + QStringLiteral("exec \"" RAFTARIUM "\" ") + arguments});
    const bool hasEnded = shell.waitForFinished(120'000);
    return hasEnded && shell.exitStatus() == QProcess::NormalExit ? shell.exitCode() : -1;
}
