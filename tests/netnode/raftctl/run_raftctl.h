#pragma once

#include <QProcess>
#include <QtTest>

/// How a command of raftctl ended.
struct RaftctlResult {
    int code = -1; ///< -1: not at all, or not by itself.
    QString out;
    QString error;
};

/// Runs raftctl while this program's event loop goes on, so that its servers answer.
inline RaftctlResult raftctl(const QStringList &arguments, const QByteArray &input = {},
                             const QStringList &environment = {})
{
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QStringLiteral(RAFTCTL), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!finished.wait(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}
