#pragma once

#include "netnode/journal/checksum.h"
#include "netnode/journal/journal.h"
#include "raftcore/store/command.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <string>
#include <vector>

/// A directory with the journal of server 1, and what a story does with it.
class JournalDesk {
public:
    raftarium::JournalPlace place() const
    {
        return {m_directory.filePath(QStringLiteral("data")), cluster, node};
    }
    QString path() const { return m_directory.filePath(QStringLiteral("data/node_1.jsonl")); }
    QString lockPath() const { return m_directory.filePath(QStringLiteral("data/node_1.lock")); }

    /// Opens the journal, or keeps the error.
    std::unique_ptr<raftarium::Journal> open()
    {
        auto opened = raftarium::Journal::open(place());
        error.reset();
        if (auto *refusal = std::get_if<raftarium::JournalError>(&opened)) {
            error = *refusal;
            return nullptr;
        }
        return std::move(std::get<std::unique_ptr<raftarium::Journal>>(opened));
    }

    /// Submits the write and waits until it is on disk.
    bool write(raftarium::Journal &journal, raft::Write change)
    {
        change.id = raft::WriteId{++m_lastWrite};
        QSignalSpy written(&journal, &raftarium::Journal::written);
        journal.submit(change);
        return written.wait() && written.last()[0].value<raft::WriteId>() == change.id;
    }

    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setContent(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QString cluster = QStringLiteral("raftarium");
    raft::NodeId node{1};
    std::optional<raftarium::JournalError> error;

private:
    /// In memory where that is possible: most stories are not about how long a disk takes.
    static QString anyPlace()
    {
        const QFileInfo memory(QStringLiteral("/dev/shm"));
        return (memory.isWritable() ? memory.filePath() : QDir::tempPath()) +
               QStringLiteral("/journal-XXXXXX");
    }

    QTemporaryDir m_directory{anyPlace()};
    std::uint64_t m_lastWrite = 0;
};

/// The eight digits before a line's JSON.
inline QByteArray checksumOf(const QByteArray &json)
{
    const std::uint32_t sum = raftarium::crc32c({json.constData(), static_cast<std::size_t>(json.size())});
    return QByteArray::number(sum, 16).rightJustified(8, '0');
}

inline raft::Entry putAt(std::uint64_t index, std::uint64_t term, const std::string &key,
                         const std::string &value)
{
    return {{raft::Index{index}, raft::Term{term}},
            raft::Command(raft::encode({raft::Put{key, value}, std::nullopt}))};
}

inline raft::Write vote(std::uint64_t term, std::optional<raft::NodeId> candidate)
{
    raft::Write write;
    write.hard = raft::HardState{raft::Term{term}, candidate};
    return write;
}

inline raft::Write append(std::vector<raft::Entry> entries)
{
    raft::Write write;
    write.entries = raft::Entries(std::move(entries));
    return write;
}
