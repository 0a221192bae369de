#include "netnode/host/address_book.h"

#include "netnode/host/log.h"
#include "netnode/journal/journal_error.h"
#include "netnode/journal/posix_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <fcntl.h>

namespace raftarium {

namespace {

constexpr qint64 largestBook = 1024 * 1024;

/// As the journal is replaced: complete on disk before it gets its name.
void replaceFile(const QString &directory, const QString &path, const QByteArray &content)
{
    const QString half = path + QStringLiteral(".new");
    try {
        PosixFile file(half, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
        file.append({content.constData(), static_cast<std::size_t>(content.size())});
        file.sync();
        file.rename(path);
        syncDirectory(directory);
    } catch (const JournalError &) {
        QFile::remove(half); // A disk that is full needs the room.
        throw;
    }
}

QJsonValue jsonOf(const AddressBook::Entry &entry)
{
    if (entry.decision == 0)
        return entry.url.toString();
    QJsonObject object{{QStringLiteral("url"), entry.url.toString()},
                       {QStringLiteral("decision"), static_cast<qint64>(entry.decision)}};
    if (!entry.insteadOf.isEmpty())
        object[QStringLiteral("instead_of")] = entry.insteadOf.toString();
    return object;
}

AddressBook::Entry entryFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return {QUrl(value.toString(), QUrl::StrictMode), 0, {}};
    const QJsonObject object = value.toObject();
    const qint64 decision = object[QStringLiteral("decision")].toInteger();
    return {QUrl(object[QStringLiteral("url")].toString(), QUrl::StrictMode),
            decision > 0 ? static_cast<std::uint64_t>(decision) : 0,
            QUrl(object[QStringLiteral("instead_of")].toString())};
}

} // namespace

AddressBook::AddressBook(const QString &directory, raft::NodeId self)
    : m_directory(directory), m_path(QStringLiteral("%1/node_%2.peers.json").arg(directory).arg(self.value))
{
    m_writer.setMaxThreadCount(1);
}

AddressBook::~AddressBook()
{
    m_writer.waitForDone();
}

std::map<raft::NodeId, AddressBook::Entry> AddressBook::read(QString *warning) const
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    const QJsonDocument document =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(largestBook)) : QJsonDocument();
    if (!document.isObject()) {
        *warning =
            QStringLiteral("%1 cannot be read and is passed over: addresses that it held must be given again")
                .arg(m_path);
        return {};
    }
    std::map<raft::NodeId, Entry> addresses;
    const QJsonObject object = document.object();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        bool isNumber = false;
        const raft::NodeId server{entry.key().toULongLong(&isNumber)};
        const Entry read = entryFrom(entry.value());
        if (isNumber && server.value != 0 && read.url.isValid() && !read.url.host().isEmpty())
            addresses[server] = read;
    }
    return addresses;
}

void AddressBook::save(const std::map<raft::NodeId, Entry> &addresses)
{
    QJsonObject object;
    for (const auto &[server, entry] : addresses)
        object[QString::number(server.value)] = jsonOf(entry);
    const QByteArray content = QJsonDocument(object).toJson();
    m_writer.start([directory = m_directory, path = m_path, content] {
        try {
            replaceFile(directory, path, content);
        } catch (const JournalError &error) {
            qCWarning(logNode).noquote() << "addresses of servers are not saved:" << error.message;
        }
    });
}

} // namespace raftarium
