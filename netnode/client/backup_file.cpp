#include "netnode/client/backup_file.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr qint64 presentVersion = 1;
/// A value of a MiB in which every byte is escaped, and its key.
constexpr qint64 longestLine = 8 * 1024 * 1024;

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject objectIn(QByteArrayView line)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), line.size())).object();
}

bool isItem(const QJsonObject &line)
{
    return line[u"key"_s].isString() && line[u"value"_s].isString();
}

} // namespace

bool BackupWriter::write(const QByteArray &line)
{
    m_hash.addData(line);
    return m_out.write(line) == line.size();
}

bool BackupWriter::begin(const BackupHeader &header)
{
    return write(lineOf({{u"backup"_s, u"raftarium"_s},
                         {u"version"_s, presentVersion},
                         {u"cluster"_s, header.cluster},
                         {u"index"_s, header.index},
                         {u"term"_s, header.term},
                         {u"keys"_s, header.keys},
                         {u"taken"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}}));
}

bool BackupWriter::add(const QJsonObject &item)
{
    ++m_keys;
    return write(lineOf({{u"key"_s, item[u"key"_s]}, {u"value"_s, item[u"value"_s]}}));
}

bool BackupWriter::end()
{
    const QString hash = QString::fromLatin1(m_hash.result().toHex());
    return write(lineOf({{u"end"_s, true}, {u"keys"_s, m_keys}, {u"sha256"_s, hash}}));
}

std::optional<QString> BackupReader::open(const QString &path)
{
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadOnly))
        return u"Cannot read %1: %2."_s.arg(path, m_file.errorString());
    if (const std::optional<QString> problem = check())
        return u"%1: %2"_s.arg(path, *problem);
    m_file.seek(0);
    readLine();
    m_left = m_header.keys;
    return std::nullopt;
}

// QIODevice::readLine(qint64) makes room for the longest line each time: a hundred thousand short ones took
// minutes.
QByteArrayView BackupReader::readLine()
{
    if (m_line.isEmpty())
        m_line.resize(longestLine);
    return {m_line.constData(), std::max<qint64>(m_file.readLine(m_line.data(), m_line.size()), 0)};
}

std::optional<QString> BackupReader::check()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArrayView line = readLine();
    const QJsonObject first = objectIn(line);
    if (first[u"backup"_s].toString() != u"raftarium"_s)
        return u"this is no backup of raftctl."_s;
    if (first[u"version"_s].toInteger() != presentVersion)
        return u"this backup is of version %1, which a newer raftctl has written; use that one."_s.arg(
            first[u"version"_s].toInteger());
    m_header = {first[u"cluster"_s].toString(), first[u"index"_s].toInteger(), first[u"term"_s].toInteger(),
                first[u"keys"_s].toInteger()};
    qint64 number = 1;
    for (; number <= m_header.keys && line.endsWith('\n'); ++number) {
        hash.addData(line);
        line = readLine();
    }
    if (!line.endsWith('\n'))
        return u"it ends in line %1: the rest of the backup is missing."_s.arg(number);
    hash.addData(line);
    const QJsonObject last = objectIn(readLine());
    if (!last[u"end"_s].toBool() || last[u"sha256"_s].toString().toLatin1() != hash.result().toHex())
        return u"the check sum does not fit: the backup is damaged."_s;
    return m_file.atEnd() ? std::nullopt : std::optional(u"something stands behind the end of the backup."_s);
}

std::optional<QJsonObject> BackupReader::next()
{
    if (m_left == 0)
        return std::nullopt;
    --m_left;
    const QJsonObject item = objectIn(readLine());
    return isItem(item) ? std::optional(item) : std::nullopt;
}

} // namespace raftarium
