#pragma once

#include <QByteArray>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

/// Clients with threads of their own that write at an even rate, and note when each write was answered.
class SteadyWriter {
public:
    struct Answer {
        std::uint64_t index = 0; ///< Of the entry.
        std::chrono::steady_clock::time_point at;
    };

    /// All of them together write so often a second to the server at that port of loopback.
    SteadyWriter(std::uint16_t port, QByteArray token, int perSecond);
    ~SteadyWriter(); ///< Ends them.

    /// What was answered since the last call.
    std::vector<Answer> take();
    std::uint64_t written() const { return m_written; }

private:
    void run(int client);

    std::uint16_t m_port;
    QByteArray m_token;
    std::chrono::microseconds m_pause;
    std::atomic<bool> m_stop = false;
    std::atomic<std::uint64_t> m_written = 0;
    std::mutex m_mutex;
    std::vector<Answer> m_answers;
    std::vector<std::thread> m_threads;
};
