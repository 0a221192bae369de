#pragma once

#include <QFile>
#include <QObject>
#include <QSocketNotifier>
#include <QTemporaryDir>

namespace raftarium {

/// What comes in by standard input, as a file that grows by whole lines while it comes: what can follow a
/// file can follow a pipe. The file ends with this object.
class StandardInput : public QObject {
    Q_OBJECT

public:
    explicit StandardInput(QObject *parent = nullptr);

    QString path() const { return m_file.fileName(); }

signals:
    /// The file has become longer, or nothing comes any more.
    void grew();

private:
    void take();
    void end();

    QTemporaryDir m_folder;
    QFile m_file;
    QByteArray m_rest; ///< The beginning of a line.
    QSocketNotifier m_arrival;
};

} // namespace raftarium
