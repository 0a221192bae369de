#include "netnode/journal/journal.h"

#include "netnode/journal/journal_file.h"

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace raftarium {

namespace {

/// So long without a write, and a mark tells that everything before it is on disk.
constexpr std::chrono::milliseconds quiet{200};
/// So often it is looked whether it is time to try again what has failed.
constexpr std::chrono::seconds troubleCheck{1};

/// Among them SIGXFSZ: a file that may not grow is to be an error like any other.
void leaveSignalsToOthers()
{
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, nullptr);
}

} // namespace

/// The thread that writes. Owns the file; reports to the journal through its event loop.
class Journal::Writer {
public:
    Writer(Journal &journal, JournalFile file)
        : m_journal(journal), m_file(std::move(file)), m_thread([this] { run(); })
    {
    }

    void submit(const raft::Write &write)
    {
        {
            const std::lock_guard guard(m_mutex);
            m_queue.push_back(write);
            ++m_pending;
            m_isShortOfRoom = m_isShortOfRoom && !write.snapshot;
        }
        m_wake.notify_one();
    }

    std::size_t pending() const
    {
        const std::lock_guard guard(m_mutex);
        return m_pending;
    }

    QString trouble() const
    {
        const std::lock_guard guard(m_mutex);
        return m_trouble;
    }

    bool isShortOfRoom() const
    {
        const std::lock_guard guard(m_mutex);
        return m_isShortOfRoom;
    }

    std::optional<JournalError> close()
    {
        {
            const std::lock_guard guard(m_mutex);
            m_closing = true;
        }
        m_wake.notify_one();
        if (m_thread.joinable())
            m_thread.join();
        return m_error;
    }

private:
    void run()
    {
        leaveSignalsToOthers();
        std::vector<raft::Write> group;
        try {
            while (takeGroup(group)) {
                if (group.empty()) {
                    m_file.replaceWhenReady();
                    m_file.mark();
                } else {
                    const auto took = m_file.write(group);
                    report(group.back().id, took);
                }
                tellRoom();
            }
            while (m_file.isReplacing())
                m_file.finishReplacement();
            m_file.mark();
        } catch (const JournalError &error) {
            m_error = error;
            m_journal.m_calls.post([&journal = m_journal, error] { emit journal.failed(error); });
        }
    }

    /// Waits for writes and takes all there are; none, when it has been quiet for a moment. False at the end.
    bool takeGroup(std::vector<raft::Write> &group)
    {
        std::unique_lock lock(m_mutex);
        m_pending -= std::exchange(group, {}).size();
        const auto called = [this] { return m_closing || !m_queue.empty(); };
        if (!m_file.isMarked() || m_file.isReplacing())
            m_wake.wait_for(lock, quiet, called);
        else if (m_file.trouble())
            m_wake.wait_for(lock, troubleCheck, called);
        else
            m_wake.wait(lock, called);
        group.swap(m_queue);
        return !group.empty() || !m_closing;
    }

    void tellRoom()
    {
        const std::optional<JournalError> &trouble = m_file.trouble();
        const bool isShort = m_file.isShortOfRoom();
        const std::lock_guard guard(m_mutex);
        m_trouble = trouble ? trouble->message : QString();
        m_isShortOfRoom = isShort;
    }

    void report(raft::WriteId upTo, std::chrono::microseconds took)
    {
        m_journal.m_calls.post([&journal = m_journal, upTo, took] { emit journal.written(upTo, took); });
    }

    Journal &m_journal;
    JournalFile m_file;
    mutable std::mutex m_mutex; ///< Guards the queue, what is pending or reported, and whether it closes.
    std::condition_variable m_wake;
    std::vector<raft::Write> m_queue;
    std::size_t m_pending = 0;
    bool m_closing = false;
    QString m_trouble;
    bool m_isShortOfRoom = false;
    std::optional<JournalError> m_error; ///< Written by the thread, read after it has ended.
    std::thread m_thread;
};

Journal::Opened Journal::open(const JournalPlace &place)
{
    try {
        JournalFile::Opening opening = JournalFile::open(place);
        std::unique_ptr<Journal> journal(new Journal);
        journal->m_stored = std::move(opening.stored);
        journal->m_path = opening.file.path();
        journal->m_warnings = opening.warnings;
        journal->m_isNew = opening.isNew;
        journal->m_isCopy = opening.isCopy;
        journal->m_disk = opening.file.disk();
        journal->m_writer = std::make_unique<Writer>(*journal, std::move(opening.file));
        return journal;
    } catch (const JournalError &error) {
        return error;
    }
}

Journal::Journal() = default;

Journal::~Journal()
{
    close();
}

void Journal::submit(const raft::Write &write)
{
    m_writer->submit(write);
}

std::size_t Journal::pending() const
{
    return m_writer->pending();
}

QString Journal::trouble() const
{
    return m_writer->trouble();
}

bool Journal::isShortOfRoom() const
{
    return m_writer->isShortOfRoom();
}

std::optional<JournalError> Journal::close()
{
    return m_writer->close();
}

} // namespace raftarium
