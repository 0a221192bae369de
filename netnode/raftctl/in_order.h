#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace raftarium {

/// Numbered pieces of work for several threads.
struct Batch {
    std::uint64_t count = 0;
    unsigned jobs = 1;                       ///< Threads at work.
    const std::atomic<bool> *stop = nullptr; ///< Once true, no further piece is begun.
};

/// Does the pieces 0 … count − 1 and calls `tell` with every result, in the order of the numbers and never
/// from two threads at a time: what it hears does not depend on the number of jobs.
template <class Result>
void doInOrder(const Batch &batch, const std::function<Result(std::uint64_t)> &work,
               const std::function<void(const Result &)> &tell)
{
    std::atomic<std::uint64_t> given{0};
    std::mutex mutex;
    std::map<std::uint64_t, Result> early; // Results that are not yet the next one to tell.
    std::uint64_t due = 0;
    const auto take = [&](std::uint64_t number, Result result) {
        const std::lock_guard lock(mutex);
        early.emplace(number, std::move(result));
        for (; !early.empty() && early.begin()->first == due; ++due) {
            tell(early.begin()->second);
            early.erase(early.begin());
        }
    };
    const auto labour = [&] {
        while (batch.stop == nullptr || !*batch.stop) {
            const std::uint64_t next = given++;
            if (next >= batch.count)
                return;
            take(next, work(next));
        }
    };
    std::vector<std::thread> others;
    for (unsigned job = 1; job < batch.jobs; ++job)
        others.emplace_back(labour);
    labour();
    for (std::thread &other : others)
        other.join();
}

} // namespace raftarium
