#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonObject>
#include <QString>

#include <optional>

class QIODevice;

/// A file with everything that a cluster stores: lines of JSON. The first says what it is, then every key has
/// a line, and the last one holds the SHA-256 of all lines before it.
namespace raftarium {

/// What a backup is of.
struct BackupHeader {
    QString cluster;  ///< Its name.
    qint64 index = 0; ///< The last entry of the log that had been applied …
    qint64 term = 0;  ///< … and the term in which the copy was taken.
    qint64 keys = 0;
};

/// Writes a backup.
class BackupWriter {
public:
    explicit BackupWriter(QIODevice &out) : m_out(out) {}

    /// Each of these answers false when it cannot be written.
    bool begin(const BackupHeader &header);
    /// {"key","value"}.
    bool add(const QJsonObject &item);
    bool end();

private:
    bool write(const QByteArray &line);

    QIODevice &m_out;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_keys = 0;
};

/// Reads a backup that is sound as a whole.
class BackupReader {
public:
    /// Opens it, and reads all of it once, to see that nothing is missing or different. One sentence that
    /// says what is wrong; nothing when all is well.
    std::optional<QString> open(const QString &path);

    const BackupHeader &header() const { return m_header; }
    /// The next key with its value; nothing at the end.
    std::optional<QJsonObject> next();

private:
    std::optional<QString> check();
    /// The next line, good until the one after it is read; empty at the end.
    QByteArrayView readLine();

    QFile m_file;
    QByteArray m_line; ///< Room for the longest one.
    BackupHeader m_header;
    qint64 m_left = 0; ///< So many keys are still to come.
};

} // namespace raftarium
