#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace raftarium {

/// Turns Ctrl-C and SIGTERM into a signal of the event loop, for programs that have something to finish
/// first. Made before the first thread begins; a second Ctrl-C ends the program at once.
class Interrupt : public QObject {
    Q_OBJECT

public:
    Interrupt();
    ~Interrupt() override;

    /// Holds both back until there is an Interrupt, in this thread and those that begin later: for programs
    /// whose threads begin before there can be one.
    static void hold();

signals:
    void asked();

private:
    void read();

    int m_descriptor = -1;
    bool m_wasAsked = false;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace raftarium
