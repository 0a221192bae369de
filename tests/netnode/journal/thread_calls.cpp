#include "netnode/journal/thread_calls.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <thread>
#include <vector>

using raftarium::ThreadCalls;

/// Threads report to the thread of an event loop.
class ThreadCallsStory : public QObject {
    Q_OBJECT

private slots:
    void callsComeInTheOrderOfTheirPostsOnThisThread()
    {
        ThreadCalls calls;
        std::vector<int> seen;
        bool isOnAnother = false;
        const std::thread::id here = std::this_thread::get_id();
        std::thread poster([&] {
            for (int number = 0; number < 1'000; ++number)
                calls.post([&, number] {
                    seen.push_back(number);
                    isOnAnother = isOnAnother || std::this_thread::get_id() != here;
                });
        });
        QTRY_COMPARE(seen.size(), std::size_t{1'000});
        poster.join();
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QVERIFY(!isOnAnother);
    }

    void whatIsPostedToSomethingThatEndsIsForgotten()
    {
        auto calls = std::make_unique<ThreadCalls>();
        bool isCalled = false;
        calls->post([&] { isCalled = true; });
        calls.reset();
        QCoreApplication::processEvents();
        QVERIFY(!isCalled);
    }

    void aCallMayBeTheEndOfThem()
    {
        auto *calls = new ThreadCalls;
        bool isCalled = false;
        calls->post([calls] { delete calls; });
        calls->post([&] { isCalled = true; });
        QCoreApplication::processEvents();
        QVERIFY(!isCalled);
    }
};

QTEST_GUILESS_MAIN(ThreadCallsStory)
#include "thread_calls.moc"
